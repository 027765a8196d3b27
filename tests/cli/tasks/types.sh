"$TACHO" tasks "$DATA/go127-http.trace" | sed "s,$DATA/,,"
"$TACHO" tasks --histogram "$DATA/go127-longregion.trace" | sed "s,$DATA/,,"
"$TACHO" tasks "$DATA/go127-empty.trace" | sed "s,$DATA/,,"
