"use strict";(()=>{var qs,Se,_d,eu,zo,wd,Md,Sd,Jl,Ws,ns,Td,tu,Ql,Zl,bb,Vs={},Ks=[],vb=/acit|ex(?:s|g|n|p|$)|rph|grid|ows|mnc|ntw|ine[ch]|zoo|^ord|itera/i,Ys=Array.isArray;function ko(e,t){
for(var n in t)e[n]=t[n];return e}function nu(e){e&&e.parentNode&&e.parentNode.removeChild(e)}function ou(e,t,n){var o,r,s,a={};for(s in t)s=="key"?o=t[s]:s=="r\
ef"?r=t[s]:a[s]=t[s];if(arguments.length>2&&(a.children=arguments.length>3?qs.call(arguments,2):n),typeof e=="function"&&e.defaultProps!=null)for(s in e.defaultProps)
a[s]===void 0&&(a[s]=e.defaultProps[s]);return Us(e,a,o,r,null)}function Us(e,t,n,o,r){var s={type:e,props:t,key:n,ref:o,__k:null,__:null,__b:0,__e:null,__c:null,
constructor:void 0,__v:r??++_d,__i:-1,__u:0};return r==null&&Se.vnode!=null&&Se.vnode(s),s}function W(e){return e.children}function ai(e,t){this.props=e,this.context=t}function xr(e,t){if(t==null)return e.__?xr(e.__,e.__i+1):null;for(var n;t<e.__k.length;t++)
if((n=e.__k[t])!=null&&n.__e!=null)return n.__e;return typeof e.type=="function"?xr(e):null}function wb(e){if(e.__P&&e.__d){var t=e.__v,n=t.__e,o=[],r=[],s=ko({},
t);s.__v=t.__v+1,Se.vnode&&Se.vnode(s),ru(e.__P,s,t,e.__n,e.__P.namespaceURI,32&t.__u?[n]:null,o,n??xr(t),!!(32&t.__u),r),s.__v=t.__v,s.__.__k[s.__i]=s,$d(o,s,r),
t.__e=t.__=null,s.__e!=n&&Cd(s)}}function Cd(e){if((e=e.__)!=null&&e.__c!=null)return e.__e=e.__c.base=null,e.__k.some(function(t){if(t!=null&&t.__e!=null)return e.
__e=e.__c.base=t.__e}),Cd(e)}function yd(e){(!e.__d&&(e.__d=!0)&&zo.push(e)&&!js.__r++||wd!=Se.debounceRendering)&&((wd=Se.debounceRendering)||Md)(js)}function js(){
try{for(var e,t=1;zo.length;)zo.length>t&&zo.sort(Sd),e=zo.shift(),t=zo.length,wb(e)}finally{zo.length=js.__r=0}}function Rd(e,t,n,o,r,s,a,l,u,c,m){var d,p,g,b,
w,k,S=o&&o.__k||Ks,x=t.length;for(u=yb(n,t,S,u,x),d=0;d<x;d++)(g=n.__k[d])!=null&&(p=g.__i!=-1&&S[g.__i]||Vs,g.__i=d,k=ru(e,g,p,r,s,a,l,u,c,m),b=g.__e,g.ref&&p.
ref!=g.ref&&(p.ref&&iu(p.ref,null,g),m.push(g.ref,g.__c||b,g)),w==null&&b!=null&&(w=b),4&g.__u?(u=Ad(g,u,e),p.__e&&(p.__e=null)):typeof g.type=="function"&&k!==
void 0?u=k:b&&(u=b.nextSibling),g.__u&=-7);return n.__e=w,u}function yb(e,t,n,o,r){var s,a,l,u,c,m=n.length,d=m,p=0;for(e.__k=new Array(r),s=0;s<r;s++)(a=t[s])!=
null&&typeof a!="boolean"&&typeof a!="function"?(typeof a=="string"||typeof a=="number"||typeof a=="bigint"||a.constructor==String?a=e.__k[s]=Us(null,a,null,null,
null):Ys(a)?a=e.__k[s]=Us(W,{children:a},null,null,null):a.constructor===void 0&&a.__b>0?a=e.__k[s]=Us(a.type,a.props,a.key,a.ref?a.ref:null,a.__v):e.__k[s]=a,u=
s+p,a.__=e,a.__b=e.__b+1,l=null,(c=a.__i=xb(a,n,u,d))!=-1&&(d--,(l=n[c])&&(l.__u|=2)),l==null||l.__v==null?(c==-1&&(r>m?p--:r<m&&p++),typeof a.type!="function"&&
(a.__u|=4)):c!=u&&(c==u-1?p--:c==u+1?p++:(c>u?p--:p++,a.__u|=4))):e.__k[s]=null;if(d)for(s=0;s<m;s++)(l=n[s])!=null&&(2&l.__u)==0&&(l.__e==o&&(o=xr(l)),Nd(l,l));
return o}function Ad(e,t,n){var o,r;if(typeof e.type=="function"){for(o=e.__k,r=0;o&&r<o.length;r++)o[r]&&(o[r].__=e,t=Ad(o[r],t,n));return t}e.__e!=t&&(t&&e.type&&
!t.parentNode&&(t=xr(e)),t=n.insertBefore(e.__e,t||null));do t=t&&t.nextSibling;while(t!=null&&t.nodeType==8);return t}function xb(e,t,n,o){var r,s,a,l=e.key,u=e.type,c=t[n],m=c!=null&&(2&c.__u)==0;if(c===null&&l==null||m&&l==c.key&&u==c.type)return n;if(o>(m?1:0)){for(r=n-1,s=n+
1;r>=0||s<t.length;)if((c=t[a=r>=0?r--:s++])!=null&&(2&c.__u)==0&&l==c.key&&u==c.type)return a}return-1}function xd(e,t,n){t[0]=="-"?e.setProperty(t,n??""):e[t]=
n==null?"":typeof n!="number"||vb.test(t)?n:n+"px"}function zs(e,t,n,o,r){var s,a;e:if(t=="style")if(typeof n=="string")e.style.cssText=n;else{if(typeof o=="str\
ing"&&(e.style.cssText=o=""),o)for(t in o)n&&t in n||xd(e.style,t,"");if(n)for(t in n)o&&n[t]==o[t]||xd(e.style,t,n[t])}else if(t[0]=="o"&&t[1]=="n")s=t!=(t=t.replace(
Td,"$1")),a=t.toLowerCase(),t=a in e||t=="onFocusOut"||t=="onFocusIn"?a.slice(2):t.slice(2),e.l||(e.l={}),e.l[t+s]=n,n?o?n[ns]=o[ns]:(n[ns]=tu,e.addEventListener(
t,s?Zl:Ql,s)):e.removeEventListener(t,s?Zl:Ql,s);else{if(r=="http://www.w3.org/2000/svg")t=t.replace(/xlink(H|:h)/,"h").replace(/sName$/,"s");else if(t!="width"&&
t!="height"&&t!="href"&&t!="list"&&t!="form"&&t!="tabIndex"&&t!="download"&&t!="rowSpan"&&t!="colSpan"&&t!="role"&&t!="popover"&&t in e)try{e[t]=n??"";break e}catch{}
typeof n=="function"||(n==null||n===!1&&t[4]!="-"?e.removeAttribute(t):e.setAttribute(t,t=="popover"&&n==1?"":n))}}function kd(e){return function(t){if(this.l){
var n=this.l[t.type+e];if(t[Ws]==null)t[Ws]=tu++;else if(t[Ws]<n[ns])return;return n(Se.event?Se.event(t):t)}}}function ru(e,t,n,o,r,s,a,l,u,c){var m,d,p,g,b,w,
k,S,x,L,A,j,I,F,P,T,N=t.type;if(t.constructor!==void 0)return null;128&n.__u&&(u=!!(32&n.__u),s=[l=t.__e=n.__e]),(m=Se.__b)&&m(t);e:if(typeof N=="function"){d=a.
length;try{if(x=t.props,L=N.prototype&&N.prototype.render,A=(m=N.contextType)&&o[m.__c],j=m?A?A.props.value:m.__:o,n.__c?S=(p=t.__c=n.__c).__=p.__E:(L?t.__c=p=new N(
x,j):(t.__c=p=new ai(x,j),p.constructor=N,p.render=_b),A&&A.sub(p),p.state||(p.state={}),p.__n=o,g=p.__d=!0,p.__h=[],p._sb=[]),L&&p.__s==null&&(p.__s=p.state),L&&
N.getDerivedStateFromProps!=null&&(p.__s==p.state&&(p.__s=ko({},p.__s)),ko(p.__s,N.getDerivedStateFromProps(x,p.__s))),b=p.props,w=p.state,p.__v=t,g)L&&N.getDerivedStateFromProps==
null&&p.componentWillMount!=null&&p.componentWillMount(),L&&p.componentDidMount!=null&&p.__h.push(p.componentDidMount);else{if(L&&N.getDerivedStateFromProps==null&&
x!==b&&p.componentWillReceiveProps!=null&&p.componentWillReceiveProps(x,j),t.__v==n.__v||!p.__e&&p.shouldComponentUpdate!=null&&p.shouldComponentUpdate(x,p.__s,
j)===!1){t.__v!=n.__v&&(p.props=x,p.state=p.__s,p.__d=!1),t.__e=n.__e,t.__k=n.__k,t.__k.some(function(C){C&&(C.__=t)}),Ks.push.apply(p.__h,p._sb),p._sb=[],p.__h.
length&&a.push(p),l=xr(n);break e}p.componentWillUpdate!=null&&p.componentWillUpdate(x,p.__s,j),L&&p.componentDidUpdate!=null&&p.__h.push(function(){p.componentDidUpdate(
b,w,k)})}if(p.context=j,p.props=x,p.__P=e,p.__e=!1,I=Se.__r,F=0,L)p.state=p.__s,p.__d=!1,I&&I(t),m=p.render(p.props,p.state,p.context),Ks.push.apply(p.__h,p._sb),
p._sb=[];else do p.__d=!1,I&&I(t),m=p.render(p.props,p.state,p.context),p.state=p.__s;while(p.__d&&++F<25);p.state=p.__s,p.getChildContext!=null&&(o=ko(ko({},o),
p.getChildContext())),L&&!g&&p.getSnapshotBeforeUpdate!=null&&(k=p.getSnapshotBeforeUpdate(b,w)),P=m!=null&&m.type===W&&m.key==null?Ed(m.props.children):m,l=Rd(
e,Ys(P)?P:[P],t,n,o,r,s,a,l,u,c),p.base=t.__e,t.__u&=-161,p.__h.length&&a.push(p),S&&(p.__E=p.__=null)}catch(C){if(a.length=d,t.__v=null,u||s!=null){if(C.then){
for(t.__u|=u?160:128;l&&l.nodeType==8&&l.nextSibling;)l=l.nextSibling;s!=null&&(s[s.indexOf(l)]=null),t.__e=l}else if(s!=null)for(T=s.length;T--;)nu(s[T])}else t.
__e=n.__e;t.__k==null&&(t.__k=n.__k||[]),C.then||Pd(t),Se.__e(C,t,n)}}else s==null&&t.__v==n.__v?(t.__k=n.__k,t.__e=n.__e):l=t.__e=kb(n.__e,t,n,o,r,s,a,u,c);return(m=
Se.diffed)&&m(t),128&t.__u?void 0:l}function Pd(e){e&&(e.__c&&(e.__c.__e=!0),e.__k&&e.__k.some(Pd))}function $d(e,t,n){for(var o=0;o<n.length;o++)iu(n[o],n[++o],
n[++o]);Se.__c&&Se.__c(t,e),e.some(function(r){try{e=r.__h,r.__h=[],e.some(function(s){s.call(r)})}catch(s){Se.__e(s,r.__v)}})}function Ed(e){return typeof e!="\
object"||e==null||e.__b>0?e:Ys(e)?e.map(Ed):e.constructor!==void 0?null:ko({},e)}function kb(e,t,n,o,r,s,a,l,u){var c,m,d,p,g,b,w,k=n.props||Vs,S=t.props,x=t.type;
if(x=="svg"?r="http://www.w3.org/2000/svg":x=="math"?r="http://www.w3.org/1998/Math/MathML":r||(r="http://www.w3.org/1999/xhtml"),s!=null){for(c=0;c<s.length;c++)
if((g=s[c])&&"setAttribute"in g==!!x&&(x?g.localName==x:g.nodeType==3)){e=g,s[c]=null;break}}if(e==null){if(x==null)return document.createTextNode(S);e=document.
createElementNS(r,x,S.is&&S),l&&(Se.__m&&Se.__m(t,s),l=!1),s=null}if(x==null)k===S||l&&e.data==S||(e.data=S);else{if(s=x=="textarea"&&S.defaultValue!=null?null:
s&&qs.call(e.childNodes),!l&&s!=null)for(k={},c=0;c<e.attributes.length;c++)k[(g=e.attributes[c]).name]=g.value;for(c in k)g=k[c],c=="dangerouslySetInnerHTML"?d=
g:c=="children"||c in S||c=="value"&&"defaultValue"in S||c=="checked"&&"defaultChecked"in S||zs(e,c,null,g,r);for(c in S)g=S[c],c=="children"?p=g:c=="dangerousl\
ySetInnerHTML"?m=g:c=="value"?b=g:c=="checked"?w=g:l&&typeof g!="function"||k[c]===g||zs(e,c,g,k[c],r);if(m)l||d&&(m.__html==d.__html||m.__html==e.innerHTML)||(e.
innerHTML=m.__html),t.__k=[];else if(d&&(e.innerHTML=""),Rd(t.type=="template"?e.content:e,Ys(p)?p:[p],t,n,o,x=="foreignObject"?"http://www.w3.org/1999/xhtml":r,
s,a,s?s[0]:n.__k&&xr(n,0),l,u),s!=null)for(c=s.length;c--;)nu(s[c]);l&&x!="textarea"||(c="value",x=="progress"&&b==null?e.removeAttribute("value"):b!=null&&(b!==
e[c]||x=="progress"&&!b||x=="option"&&b!=k[c])&&zs(e,c,b,k[c],r),c="checked",w!=null&&w!=e[c]&&zs(e,c,w,k[c],r))}return e}function iu(e,t,n){try{if(typeof e=="f\
unction"){var o=typeof e.__u=="function";o&&e.__u(),o&&t==null||(e.__u=e(t))}else e.current=t}catch(r){Se.__e(r,n)}}function Nd(e,t,n){var o,r;if(Se.unmount&&Se.
unmount(e),(o=e.ref)&&(o.current&&o.current!=e.__e||iu(o,null,t)),(o=e.__c)!=null){if(o.componentWillUnmount)try{o.componentWillUnmount()}catch(s){Se.__e(s,t)}o.
base=o.__P=o.__n=null}if(o=e.__k)for(r=0;r<o.length;r++)o[r]&&Nd(o[r],t,n||typeof e.type!="function");n||nu(e.__e),e.__c=e.__=e.__e=void 0}function _b(e,t,n){return this.
constructor(e,n)}function Ld(e,t,n){var o,r,s,a;t==document&&(t=document.documentElement),Se.__&&Se.__(e,t),r=(o=typeof n=="function")?null:n&&n.__k||t.__k,s=[],
a=[],ru(t,e=(!o&&n||t).__k=ou(W,null,[e]),r||Vs,Vs,t.namespaceURI,!o&&n?[n]:r?null:t.firstChild?qs.call(t.childNodes):null,s,!o&&n?n:r?r.__e:t.firstChild,o,a),$d(
s,e,a),e.props.children=null}qs=Ks.slice,Se={__e:function(e,t,n,o){for(var r,s,a;t=t.__;)if((r=t.__c)&&!r.__)try{if((s=r.constructor)&&s.getDerivedStateFromError!=null&&(r.setState(s.getDerivedStateFromError(
e)),a=r.__d),r.componentDidCatch!=null&&(r.componentDidCatch(e,o||{}),a=r.__d),a)return r.__E=r}catch(l){e=l}throw e}},_d=0,eu=function(e){return e!=null&&e.constructor===
void 0},ai.prototype.setState=function(e,t){var n;n=this.__s!=null&&this.__s!=this.state?this.__s:this.__s=ko({},this.state),typeof e=="function"&&(e=e(ko({},n),
this.props)),e&&ko(n,e),e!=null&&this.__v&&(t&&this._sb.push(t),yd(this))},ai.prototype.forceUpdate=function(e){this.__v&&(this.__e=!0,e&&this.__h.push(e),yd(this))},
ai.prototype.render=W,zo=[],Md=typeof Promise=="function"?Promise.prototype.then.bind(Promise.resolve()):setTimeout,Sd=function(e,t){return e.__v.__b-t.__v.__b},
js.__r=0,Jl=Math.random().toString(8),Ws="__d"+Jl,ns="__a"+Jl,Td=/(PointerCapture)$|Capture$/i,tu=0,Ql=kd(!1),Zl=kd(!0),bb=0;var li,ut,su,Fd,Js=0,Wd=[],ct=Se,Dd=ct.__b,Od=ct.__r,Bd=ct.diffed,Id=ct.__c,Hd=ct.unmount,Gd=ct.__;function Qs(e,t){ct.__h&&ct.__h(ut,e,Js||t),Js=0;var n=ut.__H||
(ut.__H={__:[],__h:[]});return e>=n.__.length&&n.__.push({}),n.__[e]}function K(e){return Js=1,Mb(Vd,e)}function Mb(e,t,n){var o=Qs(li++,2);if(o.t=e,!o.__c&&(o.
__=[n?n(t):Vd(void 0,t),function(l){var u=o.__N?o.__N[0]:o.__[0],c=o.t(u,l);u!==c&&(o.__N=[c,o.__[1]],o.__c.setState({}))}],o.__c=ut,!ut.__f)){var r=function(l,u,c){
if(!o.__c.__H)return!0;var m=!1,d=o.__c.props!==l;if(o.__c.__H.__.some(function(g){if(g.__N){m=!0;var b=g.__[0];g.__=g.__N,g.__N=void 0,b!==g.__[0]&&(d=!0)}}),s){
var p=s.call(this,l,u,c);return m?p||d:p}return!m||d};ut.__f=!0;var s=ut.shouldComponentUpdate,a=ut.componentWillUpdate;ut.componentWillUpdate=function(l,u,c){if(this.
__e){var m=s;s=void 0,r(l,u,c),s=m}a&&a.call(this,l,u,c)},ut.shouldComponentUpdate=r}return o.__N||o.__}function ae(e,t){var n=Qs(li++,3);!ct.__s&&lu(n.__H,t)&&
(n.__=e,n.u=t,ut.__H.__h.push(n))}function Ud(e,t){var n=Qs(li++,4);!ct.__s&&lu(n.__H,t)&&(n.__=e,n.u=t,ut.__h.push(n))}function _e(e){return Js=5,V(function(){
return{current:e}},[])}function V(e,t){var n=Qs(li++,7);return lu(n.__H,t)&&(n.__=e(),n.__H=t,n.__h=e),n.__}function Sb(){for(var e;e=Wd.shift();){var t=e.__H;if(e.__P&&t)try{t.__h.some(Xs),t.__h.some(au),t.__h=[]}catch(n){t.__h=[],ct.__e(n,e.__v)}}}ct.__b=function(e){
ut=null,Dd&&Dd(e)},ct.__=function(e,t){e&&t.__k&&t.__k.__m&&(e.__m=t.__k.__m),Gd&&Gd(e,t)},ct.__r=function(e){Od&&Od(e),li=0;var t=(ut=e.__c).__H;t&&(su===ut?(t.
__h=[],ut.__h=[],t.__.some(function(n){n.__N&&(n.__=n.__N),n.u=n.__N=void 0})):(t.__h.some(Xs),t.__h.some(au),t.__h=[],li=0)),su=ut},ct.diffed=function(e){Bd&&Bd(
e);var t=e.__c;t&&t.__H&&(t.__H.__h.length&&(Wd.push(t)!==1&&Fd===ct.requestAnimationFrame||((Fd=ct.requestAnimationFrame)||Tb)(Sb)),t.__H.__.some(function(n){n.
u&&(n.__H=n.u,n.u=void 0)})),su=ut=null},ct.__c=function(e,t){t.some(function(n){try{n.__h.some(Xs),n.__h=n.__h.filter(function(o){return!o.__||au(o)})}catch(o){
t.some(function(r){r.__h&&(r.__h=[])}),t=[],ct.__e(o,n.__v)}}),Id&&Id(e,t)},ct.unmount=function(e){Hd&&Hd(e);var t,n=e.__c;n&&n.__H&&(n.__H.__.some(function(o){
try{Xs(o)}catch(r){t=r}}),n.__H=void 0,t&&ct.__e(t,n.__v))};var zd=typeof requestAnimationFrame=="function";function Tb(e){var t,n=function(){clearTimeout(o),zd&&
cancelAnimationFrame(t),setTimeout(e)},o=setTimeout(n,35);zd&&(t=requestAnimationFrame(n))}function Xs(e){var t=ut,n=e.__c;typeof n=="function"&&(e.__c=void 0,n()),
ut=t}function au(e){var t=ut;e.__c=e.__(),ut=t}function lu(e,t){return!e||e.length!==t.length||t.some(function(n,o){return n!==e[o]})}function Vd(e,t){return typeof t==
"function"?t(e):t}var Cb=Symbol.for("preact-signals");function na(){if(_o>1)_o--;else{var e,t=!1;for((function(){var r=ea;for(ea=void 0;r!==void 0;){var s=r.S;if(s.v===r.v)for(var a=s.
t;a!==void 0;a=a.x)a.i===r.i&&(a.i=s.i);r=r.o}})();rs!==void 0;){var n=rs;for(rs=void 0,Zs++;n!==void 0;){var o=n.u;if(n.u=void 0,n.f&=-3,!(8&n.f)&&jd(n))try{n.
c()}catch(r){t||(e=r,t=!0)}n=o}}if(Zs=0,_o--,t)throw e}}function is(e){if(_o>0)return e();uu=++Rb,_o++;try{return e()}finally{na()}}var os,nt=void 0;function ss(e){
var t=nt,n=os;nt=void 0,os=void 0;try{return e()}finally{nt=t,os=n}}var rs=void 0,_o=0,Zs=0,Rb=0,uu=0,ea=void 0,ta=0;function Kd(e){if(nt!==void 0){var t=e.n;if(t===
void 0||t.t!==nt)return t={i:0,S:e,p:nt.s,n:void 0,t:nt,e:void 0,x:void 0,r:t},nt.s!==void 0&&(nt.s.n=t),nt.s=t,e.n=t,32&nt.f&&e.S(t),t;if(t.i===-1)return t.i=0,
t.n!==void 0&&(t.n.p=t.p,t.p!==void 0&&(t.p.n=t.n),t.p=nt.s,t.n=void 0,nt.s.n=t,nt.s=t),t}}function xt(e,t){this.v=e,this.i=0,this.n=void 0,this.t=void 0,this.l=
0,this.W=t?.watched,this.Z=t?.unwatched,this.name=t?.name}xt.prototype.brand=Cb;xt.prototype.h=function(){return!0};xt.prototype.S=function(e){var t=this,n=this.
t;n!==e&&e.e===void 0&&(e.x=n,this.t=e,n!==void 0?n.e=e:ss(function(){var o;(o=t.W)==null||o.call(t)}))};xt.prototype.U=function(e){var t=this;if(this.t!==void 0){
var n=e.e,o=e.x;n!==void 0&&(n.x=o,e.e=void 0),o!==void 0&&(o.e=n,e.x=void 0),e===this.t&&(this.t=o,o===void 0&&ss(function(){var r;(r=t.Z)==null||r.call(t)}))}};
xt.prototype.subscribe=function(e){var t=this;return ht(function(){var n=t.value;ss(function(){return e(n)})},{name:"sub"})};xt.prototype.valueOf=function(){return this.
value};xt.prototype.toString=function(){return this.value+""};xt.prototype.toJSON=function(){return this.value};xt.prototype.peek=function(){var e=this;return ss(
function(){return e.value})};Object.defineProperty(xt.prototype,"value",{get:function(){var e=Kd(this);return e!==void 0&&(e.i=this.i),this.v},set:function(e){if(e!==
this.v){if(Zs>100)throw new Error("Cycle detected");(function(n){_o!==0&&Zs===0&&n.l!==uu&&(n.l=uu,ea={S:n,v:n.v,i:n.i,o:ea})})(this),this.v=e,this.i++,ta++,_o++;
try{for(var t=this.t;t!==void 0;t=t.x)t.t.N()}finally{na()}}}});function pe(e,t){return new xt(e,t)}function jd(e){for(var t=e.s;t!==void 0;t=t.n)if(t.S.i!==t.i||
!t.S.h()||t.S.i!==t.i)return!0;return!1}function qd(e){for(var t=e.s;t!==void 0;t=t.n){var n=t.S.n;if(n!==void 0&&(t.r=n),t.S.n=t,t.i=-1,t.n===void 0){e.s=t;break}}}
function Yd(e){for(var t=e.s,n=void 0;t!==void 0;){var o=t.p;t.i===-1?(t.S.U(t),o!==void 0&&(o.n=t.n),t.n!==void 0&&(t.n.p=o)):n=t,t.S.n=t.r,t.r!==void 0&&(t.r=
void 0),t=o}e.s=n}function kr(e,t){xt.call(this,void 0,t),this.x=e,this.s=void 0,this.g=ta-1,this.f=4}kr.prototype=new xt;kr.prototype.h=function(){if(this.f&=-3,
1&this.f)return!1;if((36&this.f)==32||(this.f&=-5,this.g===ta))return!0;if(this.g=ta,this.f|=1,this.i>0&&!jd(this))return this.f&=-2,!0;var e=nt;try{qd(this),nt=
this;var t=this.x();(16&this.f||this.v!==t||this.i===0)&&(this.v=t,this.f&=-17,this.i++)}catch(n){this.v=n,this.f|=16,this.i++}return nt=e,Yd(this),this.f&=-2,!0};
kr.prototype.S=function(e){if(this.t===void 0){this.f|=36;for(var t=this.s;t!==void 0;t=t.n)t.S.S(t)}xt.prototype.S.call(this,e)};kr.prototype.U=function(e){if(this.
t!==void 0&&(xt.prototype.U.call(this,e),this.t===void 0)){this.f&=-33;for(var t=this.s;t!==void 0;t=t.n)t.S.U(t)}};kr.prototype.N=function(){if(!(2&this.f)){this.
f|=6;for(var e=this.t;e!==void 0;e=e.x)e.t.N()}};Object.defineProperty(kr.prototype,"value",{get:function(){if(1&this.f)throw new Error("Cycle detected");var e=Kd(
this);if(this.h(),e!==void 0&&(e.i=this.i),16&this.f)throw this.v;return this.v}});function On(e,t){return new kr(e,t)}function Xd(e){var t=e.j;if(e.j=void 0,typeof t==
"function"){_o++;var n=nt;nt=void 0;try{t()}catch(o){throw e.f&=-2,e.f|=8,cu(e),o}finally{nt=n,na()}}}function cu(e){for(var t=e.s;t!==void 0;t=t.n)t.S.U(t);e.x=
void 0,e.s=void 0,Xd(e)}function Ab(e){if(nt!==this)throw new Error("Out-of-order effect");Yd(this),nt=e,this.f&=-2;try{8&this.f&&cu(this)}finally{na()}}function ui(e,t){
this.x=e,this.j=void 0,this.s=void 0,this.u=void 0,this.f=32,this.name=t?.name,os&&os.push(this)}ui.prototype.c=function(){var e=this.S();try{if(8&this.f||this.
x===void 0)return;var t=this.x();typeof t=="function"&&(this.j=t)}finally{e()}};ui.prototype.S=function(){if(1&this.f)throw new Error("Cycle detected");this.f|=
1,this.f&=-9,Xd(this),qd(this),_o++;var e=nt;return nt=this,Ab.bind(this,e)};ui.prototype.N=function(){2&this.f||(this.f|=2,this.u=rs,rs=this)};ui.prototype.d=function(){
this.f|=8,1&this.f||cu(this)};ui.prototype.dispose=function(){this.d()};function ht(e,t){var n=new ui(e,t);try{n.c()}catch(r){throw n.d(),r}var o=n.d.bind(n);return o[Symbol.
dispose]=o,o}var Jd,ra,oa,Pb=typeof window<"u"&&!!window.__PREACT_SIGNALS_DEVTOOLS__;var Qd=[];ht(function(){Jd=this.N})();function ci(e,t){Se[e]=t.bind(null,Se[e]||function(){})}function as(e){if(oa){var t=oa;oa=void 0,t()}oa=e&&e.S()}function Zd(e){
var t=this,n=e.data,o=Eb(n);o.name="ReactiveDom",o.value=n;var r=V(function(){for(var l=t,u=t.__v;u=u.__;)if(u.__c){u.__c.__$f|=4;break}var c=On(function(){var g=o.
value.value;return g===0?0:g===!0?"":g||""}),m=On(function(){return!Array.isArray(c.value)&&!eu(c.value)}),d=ht(function(){if(this.N=ep,m.value){var g=c.value;l.
__v&&l.__v.__e&&l.__v.__e.nodeType===3&&(l.__v.__e.data=g)}}),p=t.__$u.d;return t.__$u.d=function(){d(),p.call(this)},[m,c]},[]),s=r[0],a=r[1];return s.value?a.
peek():a.value}Zd.displayName="ReactiveTextNode";Object.defineProperties(xt.prototype,{constructor:{configurable:!0,value:ou(W,null).constructor},type:{configurable:!0,
value:Zd},props:{configurable:!0,get:function(){var e=this;return{data:{get value(){return e.value}}}}},__b:{configurable:!0,value:1}});ci("__b",function(e,t){if(as(),
ra=void 0,typeof t.type=="string"){var n,o=t.props;for(var r in o)if(r!=="children"){var s=o[r];s instanceof xt&&(n||(t.__np=n={}),n[r]=s,o[r]=s.peek())}}e(t)});
ci("__r",function(e,t){if(e(t),t.type!==W){as();var n,o=t.__c;o&&(o.__$f&=-2,(n=o.__$u)===void 0&&(o.__$u=n=(function(r,s){var a;return ht(function(){a=this},{name:s}),
a.c=r,a})((function(r){return function(){var s;Pb&&((s=this.y)==null||s.call(this)),r.__$f|=1,r.setState({})}})(o),typeof t.type=="function"?t.type.displayName||
t.type.name:""))),ra=o,as(n)}});ci("__e",function(e,t,n,o){as(),ra=void 0,e(t,n,o)});ci("diffed",function(e,t){as(),ra=void 0;var n;if(typeof t.type=="string"&&
(n=t.__e)){var o=t.__np,r=t.props,s=n.U;if(s)for(var a in s){var l=s[a];l===void 0||o&&a in o||(l.d(),s[a]=void 0)}if(o){s||(s={},n.U=s);for(var u in o){var c=s[u],
m=o[u];c===void 0?(c=$b(n,u,m,r),s[u]=c):c.o(m,r)}}}e(t)});function $b(e,t,n,o){var r=t in e&&e.ownerSVGElement===void 0,s=pe(n);return{o:function(a,l){s.value=
a,o=l},d:ht(function(){this.N=ep;var a=s.value.value;o[t]!==a&&(o[t]=a,r?e[t]=a:a!=null&&(a!==!1||t[4]==="-")?e.setAttribute(t,a):e.removeAttribute(t))})}}ci("u\
nmount",function(e,t){if(typeof t.type=="string"){var n=t.__e;if(n){var o=n.U;if(o){n.U=void 0;for(var r in o){var s=o[r];s&&s.d()}}}var a=t.__np;if(a){var l=t.
props;for(var u in a)l[u]=a[u]}t.__np=void 0}else{var c=t.__c;if(c){c.__$f|=8;var m=c.__$u;m&&(c.__$u=void 0,m.d())}}e(t)});ci("__h",function(e,t,n,o){o<3&&(t.__$f|=
2),e(t,n,o)});ai.prototype.shouldComponentUpdate=function(e,t){if(this.__R)return!0;var n=this.__$u,o=n&&n.s!==void 0;for(var r in t)return!0;if(this.__f||typeof this.
u=="boolean"&&this.u===!0){var s=2&this.__$f;if(!(o||s||4&this.__$f)||1&this.__$f)return!0}else if(!(o||4&this.__$f)||3&this.__$f)return!0;for(var a in e)if(a!==
"__source"&&e[a]!==this.props[a])return!0;for(var l in this.props)if(!(l in e))return!0;return!1};function Eb(e,t){return V(function(){return pe(e,t)},[])}var Nb=function(e){queueMicrotask(function(){queueMicrotask(e)})};function Lb(){is(function(){for(var e;e=Qd.shift();)Jd.call(e)})}function ep(){Qd.push(this)===1&&(Se.requestAnimationFrame||Nb)(Lb)}var Fb=[["h",36e11],["m",6e10],["s",1e9],["ms",1e6],["us",1e3],["µs",1e3],["ns",1]];function un(e){let t=/^\s*(-?)(\d{1,16})(?:\.(\d{1,18}))?\s*(h|m|s|ms|us|µs|μs|ns)?\s*$/.
exec(e);if(!t)return null;let n=(t[4]??"ns").replace("μ","µ"),o=Fb.find(([l])=>l===n)[1],r=Number(t[2])*o,s=t[3]?Math.round(+`0.${t[3]}`*o):0,a=r+s;return Number.
isSafeInteger(Math.round(a))?t[1]?-Math.round(a):Math.round(a):null}function tp(e){return e.includes(".")?e.replace(/\.?0+$/,""):e}function di(e){let t=e<0?"-":
"",n=Math.abs(Math.round(e));if(n===0)return"0";if(n<1e3)return`${t}${n}`;let[o,r,s]=n>=1e9?["s",1e9,9]:n>=1e6?["ms",1e6,6]:["us",1e3,3],a=Math.floor(n/r),l=String(
n-a*r).padStart(s,"0");return t+tp(`${a}.${l}`)+o}function M(e){if(e==null||!Number.isFinite(e))return"–";let t=Math.abs(e),n=e<0?"−":"",o=(r,s)=>{let a=t/r,
l=a>=100?0:a>=10?1:2;return`${n}${tp(a.toFixed(l))} ${s}`};return t<999.5?`${n}${Math.round(t)} ns`:t<999500?o(1e3,"µs"):t<9995e5?o(1e6,"ms"):t<12e10?o(1e9,"s"):
t<72e11?o(6e10,"min"):o(36e11,"h")}function ot(e,t=1){let n=e<0?"−":"",o=Math.abs(e),r=t>=1e9?0:Math.min(9,Math.ceil(9-Math.log10(Math.max(1,t))));if(o>=6e10&&
t>=1e3){let s=o/1e9,a=Math.floor(s/3600),l=Math.floor(s%3600/60),u=(s%60).toFixed(r).padStart(r?r+3:2,"0");return a?`${n}${a}:${String(l).padStart(2,"0")}:${u}`:
`${n}${l}:${u}`}return`${n}${(o/1e9).toFixed(r)} s`}function pi(e){let t=e.indexOf("+",1);if(t<0)return null;let n=un(e.slice(0,t)),o=un(e.slice(t+1));return n===
null||o===null||o<=0?null:{from:n,to:n+o}}function It(e){let t=Math.round(e.from);return`${di(t)}+${di(Math.max(1,Math.round(e.to)-t))}`}var Db="1";function np(e){try{return decodeURIComponent(e)}catch{return e}}function du(e){return encodeURIComponent(e).replace(/%(3A|2C|40|2B|2F|7E|5B|5D|24|3B)/g,
t=>decodeURIComponent(t))}function Ob(e){let t=Object.create(null);for(let n of e.replace(/^\?/,"").split("&")){if(!n)continue;let o=n.indexOf("="),r=np(o<0?n:n.
slice(0,o));r&&!(r in t)&&(t[r]=o<0?"":np(n.slice(o+1)))}return t}function Bb(e){let t=Object.keys(e).map(n=>e[n]===""?du(n):`${du(n)}=${du(e[n])}`);return t.length?
`?${t.join("&")}`:""}function Wo(e,t){let n=Object.assign(Object.create(null),e);for(let o of Object.keys(t)){let r=t[o];r==null?delete n[o]:n[o]=r}return n}function op(e){let t=e.lastIndexOf("@");if(t<=0)return null;let n=un(e.slice(t+1));return n===null?null:{row:e.slice(0,t),t:n}}function cn(e){return`${e.row}@${Math.
round(e.t)}`}function jn(e){return(e??"").split(",").filter(Boolean)}function pu(e){let t=Object.create(null);for(let n of jn(e)){let o=n.indexOf(":");t[o<0?n:n.
slice(0,o)]=o<0?"1":n.slice(o+1)}return t}function rp(e){let t=Object.keys(e).map(n=>e[n]==="1"&&!n.includes(":")?n:`${n}:${e[n]}`);return t.length?t.join(","):
null}function ip(e,t){return(o=>new URL(".",o).pathname)(e&&/\/app\.js(\?|$)/.test(e)?e:t)}function fu(e,t,n){return{path:`/${(e.startsWith(n)?e.slice(n.length):
e.replace(/^\//,"")).replace(/\/+$/,"")}`,params:Ob(t)}}function kn(e,t){return t+e.path.replace(/^\//,"")+Bb(Ib(e.params))}function Ib(e){let t=Object.keys(e);
return t.length===0||t.includes("v")?e:{v:Db,...e}}function sp(e,t){let n=e[t];return n===void 0?null:pi(n)}var ls=typeof document<"u",dt=ls?ip(document.querySelector("script[src]")?.src??null,document.baseURI):"/";function ap(){return ls?fu(location.pathname,location.
search,dt):{path:"/",params:{}}}var gt=pe(ap()),Be=pe(null),Zt=pe(null),fi=pe(null),Ie=On(()=>Be.value?.fp??null),ce=On(()=>Be.value?.end??0),Ht=On(()=>Be.value?.
state==="ready");function Hb(e,t){return e===t||JSON.stringify(e)===JSON.stringify(t)}function lp(e){let t=null;return On(()=>{let n=e();return Hb(t,n)||(t=n),t})}
var de=lp(()=>sp(gt.value.params,"range")),pt=lp(()=>{let e=gt.value.params.sel;return e===void 0?null:op(e)}),ge=On(()=>gt.value.params),pn=On(()=>gt.value.path),
Uo;function hu(){Uo!==void 0&&(clearTimeout(Uo),Uo=void 0,history.replaceState(null,"",kn(gt.peek(),dt)))}function up(e){hu(),kn(e,dt)!==kn(gt.peek(),dt)&&(history.
pushState(null,"",kn(e,dt)),gt.value=e)}function Gb(e){gt.value=e,Uo??(Uo=setTimeout(hu,300))}function me(e){let t=gt.peek();up({path:t.path,params:Wo(t.params,
e)})}function Mo(e){let t=gt.peek();Gb({path:t.path,params:Wo(t.params,e)})}function Gt(e){me({range:e?It(e):null})}function ia(e){me({sel:e?cn(e):null})}function Q(e,t={}){
let n=de.value;return kn({path:e,params:Wo(n?{range:It(n)}:{},t)},dt)}function He(e){return Q("/timeline",{t:e.view?It(e.view):null,sel:e.sel?cn(e.sel):null,area:e.
area?It(e.area):null,rows:e.rows??null,q:e.q??null,pin:e.pin?.length?e.pin.join(","):null,hl:e.hl??null})}function kt(e){let t=new URL(e,location.href);up(fu(t.
pathname,t.search,dt))}function cp(){addEventListener("popstate",()=>{Uo!==void 0&&(clearTimeout(Uo),Uo=void 0),gt.value=ap()}),addEventListener("pagehide",hu)}
var mu={theme:"system",navigation:"area",narrow:!1};function zb(){try{let e=JSON.parse(localStorage.getItem("tacho")??"{}");return{...mu,...typeof e=="object"?e:
{}}}catch{return mu}}var dn=pe(ls?zb():mu);function mi(e){dn.value={...dn.peek(),...e};try{localStorage.setItem("tacho",JSON.stringify(dn.peek()))}catch{}}var dp=pe(
ls&&matchMedia("(prefers-color-scheme: dark)").matches);ls&&matchMedia("(prefers-color-scheme: dark)").addEventListener("change",e=>{dp.value=e.matches});var _t=On(
()=>{let e=ge.value.theme,t=e==="dark"||e==="light"?e:dn.value.theme;return t==="system"?dp.value?"dark":"light":t});function sa(e){is(()=>{mi({theme:e}),ge.peek().
theme!==void 0&&Mo({theme:null})})}var _r=class extends Error{constructor(n,o){super(o);this.status=n;this.name="ApiError"}};function zt(e){return e instanceof DOMException&&e.name==="AbortError"}
function fn(e){return e instanceof Error?e.message:String(e)}function pp(e){let t=[];for(let n of Object.keys(e)){let o=e[n];o==null||o===!1||t.push(`${encodeURIComponent(
n)}=${encodeURIComponent(o===!0?"1":String(o))}`)}return t.length?`?${t.join("&")}`:""}function Vo(e,t={}){return`${dt}api/1/${Ie.peek()??"0"}/${e}${pp(t)}`}var Wb=6,
Ub=10;function Vb(e,t){return new Promise((n,o)=>{let r=()=>{clearTimeout(s),o(new DOMException("","AbortError"))},s=setTimeout(()=>{t?.removeEventListener("abo\
rt",r),n()},e);t?.aborted?r():t?.addEventListener("abort",r,{once:!0})})}function Kb(e){if(e.status!==429&&e.status!==503)return null;let t=Number(e.headers.get(
"Retry-After")??1);return Math.min(t>0?t:1,Ub)*1e3}async function gu(e,t){let n;for(let r=1;;r++){try{n=await fetch(e,{signal:t??null,credentials:"same-origin"})}catch(a){
throw zt(a)?a:new _r(0,"The server does not answer. Is tacho still running?")}if(n.ok)return n;let s=Kb(n);if(s===null||r===Wb)break;await Vb(s,t)}let o=`The se\
rver answered ${n.status}.`;try{let r=await n.json();typeof r.error=="string"&&(o=r.error)}catch{}throw new _r(n.status,o)}async function ze(e,t={},n){return await(await gu(
Vo(e,t),n)).json()}async function fp(e,t={},n){return await(await gu(`${dt}api/1/${e}${pp(t)}`,n)).json()}async function aa(e,t,n,o,r){let s=`${Vo("tiles")}?l=${e}\
&x=${t}-${n}&r=${o.map(encodeURIComponent).join(",")}`;return(await gu(s,r)).arrayBuffer()}var jb=5e3,qb=50,Yb=e=>new Promise(t=>setTimeout(t,e));async function Xb(){Ie.peek()&&(Zt.value=await ze("meta"))}async function mp(){let e=0;for(;;){let t=qb;try{
let n=Be.peek(),o=await fp("status",{since:n?.seq??0}),r=!n||o.seq!==n.seq||o.fp!==n.fp||o.state!==n.state;r&&(Be.value=o),e=0,fi.value=null,r&&(!Zt.peek()||o.generations!==
n?.generations||o.state!==n?.state)&&await Xb().catch(()=>{}),o.state!=="reading"&&!o.follow&&(t=jb)}catch(n){!zt(n)&&++e>=2&&(fi.value=fn(n)),t=Math.min(5e3,250*
2**e)}await Yb(document.hidden?Math.max(t,2e3):t)}}function hp(e){if(e===void 0)return null;let t=e.indexOf("@"),n=pi(t<0?e:e.slice(0,t));return n?{...n,rows:t<0?null:jn(e.slice(t+1))}:null}function gp(e){return It(
e)+(e.rows?.length?`@${e.rows.join(",")}`:"")}var Ko={value:null,error:null,busy:!1},Nt=pe(Ko),To=pe(Ko),So=pe(Ko),ua=pe(Ko),us=pe("running"),Mr=pe(null);function Jb(e){let t=Mr.peek();return t!==null&&t.row===
e.row&&t.t===e.t}var mn=pe(null);function co(e){me({area:e?gp(e):null})}function ca(){let e=mn.peek();e&&me({range:It(e),area:null,t:It(e)})}function da(){let e=mn.peek();e&&me({t:It(e)})}function bp(){
let e=Nt.peek().value;e&&co({from:e.begin,to:Math.max(e.end,e.begin+1),rows:null})}function la(e,t){let n=new AbortController;return e.value={value:e.peek().value,
error:null,busy:!0},t(n.signal).then(o=>{n.signal.aborted||(e.value={value:o,error:null,busy:!1})},o=>{!zt(o)&&!n.signal.aborted&&(e.value={value:null,error:fn(
o),busy:!1})}),()=>n.abort()}function vp(){let e=[ht(()=>{let t=pt.value;if(So.value=Ko,!t||!Ie.value||Jb(t)){Nt.value=To.value=Ko;return}let n={row:t.row,t:Math.
round(t.t)},o=[la(Nt,r=>ze("at",n,r)),la(To,r=>ze("flows",n,r))];return()=>o.forEach(r=>r())}),ht(()=>{let t=hp(gt.value.params.area);JSON.stringify(t)!==JSON.stringify(
mn.peek())&&(mn.value=t)}),ht(()=>{let t=mn.value;if(!t||!Ie.value){ua.value=Ko;return}let n={from:Math.round(t.from),to:Math.round(t.to),rows:Qb(t.rows),stacks:us.
value};return la(ua,o=>ze("area",n,o))})];return()=>e.forEach(t=>t())}function Qb(e){let t=(e??[]).map(n=>n.replace(/^(fn\d+)\/l\d+$/,"$1")).filter(n=>/^(p\d+|g\d+(~\d+)?|fn\d+)$/.
test(n));return t.length?[...new Set(t)].join(","):"all"}function pa(){let e=pt.peek();if(e){if(So.peek().value){So.value=Ko;return}la(So,t=>ze("chain",{row:e.row,
t:Math.round(e.t)},t))}}function cs(e){me({sel:cn(e)})}var ds=pe(null),wp;function bu(e){ds.value=e,clearTimeout(wp),wp=setTimeout(()=>{ds.value=null},2500)}async function ps(e,t){try{await navigator.clipboard.writeText(
e),bu(`${t} copied.`)}catch{bu("The browser does not let this page copy.")}}function fa(){let e=Nt.peek().value;if(!e)return null;let t=e.goroutine?`g${e.goroutine.
id}`:e.row,n=e.reason?` on ${e.reason}`:"",r=(e.stack.find(s=>!/^(runtime|sync|internal)\./.test(s.fn))??e.stack[0])?.fn??e.goroutine?.fn;return`${t} ${e.state}\
 ${M(e.end-e.begin)}${n}${r?` in ${r}`:""}, t=${ot(e.begin,1e5)}`}function yp(){return location.origin+kn(gt.peek(),dt)}function xp(){let e=gt.peek(),t=Be.peek()?.
name??"trace.out",n=o=>`'${o.replace(/'/g,"'\\''")}'`;return`tacho view ${n(t)} --open ${n(kn(e,"/").replace(/^\//,""))}`}async function jo(){let e=fa();await ps(
e?`${yp()}
${e}`:yp(),"Link")}async function ma(){let e=Nt.peek().value,t=fa();if(!e||!t){bu("Nothing is selected.");return}let n=e.stack.map(r=>`    ${r.fn}
        ${r.file}:${r.line}`),o=e.unblocked_by?[`made runnable by ${e.unblocked_by.key} at ${ot(e.unblocked_by.t)}`]:[];await ps([t,...o,...n].join(`
`),"Selection")}async function kp(){let e=Nt.peek().value;e&&await ps(JSON.stringify(e,null,2),"JSON")}var Sr=class extends Error{};function Mp(e){return e+7&-8}function vu(e){return e*10}function Zb(e,t){switch(e){case 2:return vu(t);case 3:return Mp(vu(t))+1024*
5;case 4:return 1024*8;case 5:return 1024*16;default:return 0}}function _p(e,t){return{n:t,ref:new Uint32Array(e,0,t),x0:new Uint16Array(e,t*4,t),x1:new Uint16Array(
e,t*6,t),state:new Uint8Array(e,t*8,t),flags:new Uint8Array(e,t*9,t)}}function e0(e,t,n){let o={spans:null,share:null,count:null,min:null,max:null,avg:null},r=Mp(
vu(t));switch(e){case 2:return{...o,spans:_p(n,t)};case 3:return{...o,spans:_p(n,t),share:new Uint8Array(n,r,1024*4),count:new Uint8Array(n,r+1024*4,1024)};case 4:
return{...o,min:new Float32Array(n,0,1024),max:new Float32Array(n,1024*4,1024)};case 5:return{...o,avg:new Float32Array(n,0,1024*4)};default:return o}}function ha(e){
if(e.byteLength<32)throw new Sr("the answer is shorter than its header");let t=new DataView(e);if(t.getUint32(0,!0)!==827605844||t.getUint16(4,!0)!==1)throw new Sr(
"the answer holds no tiles of a version that this page reads");let n=t.getUint16(6,!0),o=t.getUint32(12,!0);if(t.getUint32(8,!0)!==e.byteLength||32+n*32>e.byteLength||
o>44)throw new Sr("the answer was cut");let r=[];for(let s=0;s<n;s++){let a=32+s*32,l=t.getUint8(a+8),u=t.getUint32(a+16,!0),c=t.getUint32(a+12,!0),m=l===2||l===
3?u:0;if(l>5||m>4096)throw new Sr("a tile is of no known kind");let d=Zb(l,m);if(c+d>e.byteLength)throw new Sr("a tile lies outside of its answer");let p=d?e.slice(
c,c+d):null;r.push({row:t.getUint32(a,!0),tile:{level:o,x:t.getInt32(a+4,!0),kind:l,state:t.getUint8(a+9),ref:l===1?u:4294967295,provisional:(t.getUint16(a+10,!0)&
1)!==0,slices:t.getUint32(a+20,!0),longest:t.getFloat64(a+24,!0),...e0(l,m,p??new ArrayBuffer(0)),payload:p}})}return{level:o,end:t.getFloat64(16,!0),tiles:r}}function ga(e){
return 400+(e.payload?.byteLength??0)}function Xe(e){return 1024*2**e}function en(e,t){let n=t===65535?65536:t;return e.x*Xe(e.level)+n/64*2**e.level}var Sp=3,Tp=256,t0=5e3,Cp=1500;function Rp(e){return e.width*e.height*4}function wu(e,t){return t*64+e}var ba=class{constructor(t,n,o=64<<20,r=64<<20){this.fetchTiles=
t;this.onTiles=n;this.maxBytes=o;this.maxBitmapBytes=r;this.rows=new Map;this.asked=new Set;this.flights=new Set;this.bytes=0;this.bitmaps=0;this.frame=0;this.pausedUntil=
0;this.end=0;this.failed=null}get inFlight(){return this.flights.size}get size(){return{bytes:this.bytes,bitmaps:this.bitmaps}}beginFrame(){this.frame++}get(t,n,o){
let r=this.rows.get(t)?.get(wu(n,o));return r?(r.used=this.frame,r):null}stale(t){return t.tile.provisional&&this.end>t.end&&this.end>t.tile.x*Xe(t.tile.level)}missing(t,n,o){
let r=this.rows.get(t)?.get(wu(n,o));return(!r||this.stale(r))&&!this.asked.has(`${n} ${o} ${t}`)}ask(t){if(!(this.flights.size>=Sp||performance.now()<this.pausedUntil))
for(let n of this.batches(t)){if(this.flights.size>=Sp)break;this.send(n)}}batches(t){let n=new Map,o=[];for(let r of t){let s=r.first,a=r.last;for(;s<=a&&!this.
missing(r.row,r.level,s);)s++;for(;a>=s&&!this.missing(r.row,r.level,a);)a--;if(s>a)continue;a=Math.min(a,s+Tp-1);let l=`${r.level} ${s} ${a}`,u=n.get(l),c=u&&((u.
rows.length+1)*(a-s+1)>Tp||u.rows.reduce((m,d)=>m+d.length+3,0)>t0);(!u||c)&&(u={level:r.level,first:s,last:a,rows:[]},n.set(l,u),o.push(u)),u.rows.push(r.row)}
return o}async send(t){let{level:n,first:o,last:r,rows:s}=t,a=[];for(let u of s)for(let c=o;c<=r;c++)a.push(`${n} ${c} ${u}`);for(let u of a)this.asked.add(u);let l=new AbortController;
this.flights.add(l);try{let u=ha(await this.fetchTiles(n,o,r,s,l.signal));l.signal.aborted||this.keep(t,u),this.failed=null}catch(u){l.signal.aborted||(this.failed=
u instanceof Error?u.message:String(u),this.pausedUntil=performance.now()+Cp,setTimeout(this.onTiles,Cp+10))}finally{for(let u of a)this.asked.delete(u);this.flights.
delete(l),this.onTiles()}}keep(t,n){for(let{row:o,tile:r}of n.tiles){let s=t.rows[o];if(s===void 0||r.level!==t.level||r.x<t.first||r.x>t.last)continue;let a=this.
rows.get(s);a||this.rows.set(s,a=new Map);let l=wu(r.level,r.x),u=a.get(l),c=u?.bitmap??null;u&&(this.bytes-=ga(u.tile),u.bitmap=null,u.dropped=!0),a.set(l,{tile:r,
end:n.end,used:this.frame,bitmap:c,painted:"",painting:"",dropped:!1}),this.bytes+=ga(r)}this.bytes>this.maxBytes&&this.sweep()}setBitmap(t,n,o){if(t.dropped){n.
close();return}this.closeBitmap(t),this.bitmaps+=Rp(n),t.bitmap=n,t.painted=o,this.bitmaps>this.maxBitmapBytes&&this.sweep()}closeBitmap(t){t.bitmap&&(this.bitmaps-=
Rp(t.bitmap),t.bitmap.close(),t.bitmap=null)}*all(){for(let[t,n]of this.rows)for(let[o,r]of n)yield[t,n,o,r]}sweep(){let t=[...this.all()].sort((r,s)=>r[3].used-
s[3].used),n=this.bytes>this.maxBytes?this.maxBytes*2/3:this.maxBytes,o=this.bitmaps>this.maxBitmapBytes?this.maxBitmapBytes*2/3:this.maxBitmapBytes;for(let[r,s,
a,l]of t){if(this.bytes<=n&&this.bitmaps<=o||l.used===this.frame)break;l.bitmap&&this.bitmaps>o&&(this.closeBitmap(l),l.painted=""),this.bytes>n&&(this.closeBitmap(
l),this.bytes-=ga(l.tile),l.dropped=!0,s.delete(a),s.size===0&&this.rows.delete(r))}}clear(){for(let t of this.flights)t.abort();this.flights.clear();for(let[,,
,t]of this.all())t.bitmap?.close(),t.dropped=!0;this.rows.clear(),this.asked.clear(),this.bytes=0,this.bitmaps=0}};var Ap=new Intl.NumberFormat("en-US");function $(e){return e==null||!Number.isFinite(e)?"–":Ap.format(e)}function qn(e){let t=Math.abs(e);if(t<1e4)return Ap.format(
Math.round(e*100)/100);for(let[n,o]of[[1e9,"G"],[1e6,"M"],[1e3,"k"]])if(t>=n)return`${(e/n).toPrecision(3).replace(/\.?0+$/,r=>r.startsWith(".")?"":r)} ${o}`;return String(
e)}function bt(e){if(e==null||!Number.isFinite(e))return"–";for(let[t,n]of[[2**40,"TiB"],[2**30,"GiB"],[2**20,"MiB"],[2**10,"KiB"]])if(Math.abs(e)>=t)return`${(e/
t).toFixed(e/t>=100?0:1)} ${n}`;return`${Math.round(e)} B`}function ee(e){if(!Number.isFinite(e))return"–";let t=e*100;return`${t>=10||t===0?t.toFixed(0):t>=1?
t.toFixed(1):t>=.01?t.toFixed(2):"<0.01"} %`}function Ge(e,t,n=`${t}s`){return`${$(e)} ${e===1?t:n}`}var va=class{constructor(t,n){this.fetchNames=t;this.onNames=n;this.goroutines=new Map;this.strings=new Map;this.stacks=new Map;this.wantG=new Set;this.wantS=new Set;
this.wantK=new Set;this.busy=!1}goroutine(t){return this.look(this.goroutines,this.wantG,t)}text(t){return this.look(this.strings,this.wantS,t)}stack(t){return this.
look(this.stacks,this.wantK,t)}look(t,n,o){let r=t.get(o);return r!==void 0?r:(n.size<250&&n.add(o),null)}async flush(){if(this.busy||this.wantG.size+this.wantS.
size+this.wantK.size===0)return;this.busy=!0;let[t,n,o]=[[...this.wantG],[...this.wantS],[...this.wantK]];this.wantG=new Set,this.wantS=new Set,this.wantK=new Set;
try{let r=await this.fetchNames(t,n,o);this.bound();for(let s of t)this.goroutines.set(s,r.g?.[s]??null);for(let s of n)this.strings.set(s,r.s?.[s]??null);for(let s of o)
this.stacks.set(s,r.k?.[s]??null);this.onNames()}catch{await new Promise(r=>setTimeout(r,2e3))}finally{this.busy=!1}}bound(){for(let t of[this.goroutines,this.strings,
this.stacks])t.size>1e5&&t.clear()}};function tn(e){let t=e.indexOf("["),n=e.lastIndexOf("/",t<0?e.length:t);return n<0?e:e.slice(n+1)}function yu(e){let t=e<=.0031308?12.92*e:1.055*e**.4166666666666667-.055;return Math.round(Math.min(1,Math.max(0,t))*255)}function qo(e,t,n){let o=t*Math.cos(n*
Math.PI/180),r=t*Math.sin(n*Math.PI/180),s=(e+.3963377774*o+.2158037573*r)**3,a=(e-.1055613458*o-.0638541728*r)**3,l=(e-.0894841775*o-1.291485548*r)**3;return[yu(
4.0767416621*s-3.3077115913*a+.2309699292*l),yu(-1.2684380046*s+2.6097574011*a-.3413193965*l),yu(-.0041960863*s-.7034186147*a+1.707614701*l)]}function Pp(e){let t=/^\s*oklch\(\s*([\d.]+)\s+([\d.]+)\s+([\d.]+)\s*\)\s*$/.
exec(e);return t?qo(Number(t[1]),Number(t[2]),Number(t[3])):null}function $p(e){let t=/^\s*rgba?\(\s*(\d+)[\s,]+(\d+)[\s,]+(\d+)/.exec(e);return t?[Number(t[1]),
Number(t[2]),Number(t[3])]:null}function fs(e,t,n){let o=s=>(s/255)**2.2,r=s=>Math.round(255*(o(e[s])*(1-n)+o(t[s])*n)**.45454545454545453);return[r(0),r(1),r(2)]}
function Yn(e,t=1){return t>=1?`rgb(${e[0]} ${e[1]} ${e[2]})`:`rgb(${e[0]} ${e[1]} ${e[2]} / ${t})`}function Ep(e,t=255){return(t<<24|e[2]<<16|e[1]<<8|e[0])>>>0}var Mt=["running","runnable","waiting","syscall"],Xn=(()=>{let e=new Uint8Array(256).fill(255);e[1]=0,e[2]=1,e[3]=2,e[4]=3;for(let t=8;t<=12;t++)e[t]=0;for(let t=16;t<
216;t++)e[t]=2;return e})(),n0={0:"nothing",1:"running",2:"runnable",3:"waiting",4:"syscall",5:"not yet seen",8:"GC mark",9:"stop the world",10:"sweep",11:"mark\
 assist",12:"span"};function Co(e,t){return e>=16?t[e-16]||"waiting":n0[e]??"unknown"}function Np(e,t,n){if(!t)return!0;let o=t.indexOf(":"),r=Mt.indexOf(o<0?t:
t.slice(0,o));return Xn[e]!==r?!1:o<0||Co(e,n).includes(t.slice(o+1))}var o0=[[/gc|sweep|assist|mark|scaveng/i,345,.03,.03],[/sync|mutex|semacquire|lock|cond|wait ?group/i,285,.075,.035],[/chan/i,232,.05,.035],[/select/i,215,.025,
.03],[/net|io wait|poll/i,190,.045,.03],[/sleep|timer/i,95,0,.012],[/system|forever|idle/i,250,-.02,.006]];function r0(e){let t=n=>(n/255)**2.2;return .2126*t(e[0])+
.7152*t(e[1])+.0722*t(e[2])}function i0(e,t,n){let o=o0.find(([l])=>l.test(e));if(!o)return n;let[,r,s,a]=o;return t?qo(.36+s*.9,a*1.2,r):qo(.885-s,a,r)}var s0=0;
function Fp(e,t,n,o){let r=t?qo(.5,0,0):qo(.6,0,0),s=g=>{let b=e(g);return Pp(b)??$p(b)??r},a=s("--bg-raised"),l=s("--waiting"),u=g=>{switch(g){case 0:return a;case 1:
return s("--running");case 2:return s("--runnable");case 4:return s("--syscall");case 5:return s("--created");case 7:return s("--line-strong");case 8:return s("\
--gc");case 9:return s("--stw");case 10:return fs(s("--gc"),l,.5);case 11:return fs(s("--gc"),s("--stw"),.4);case 12:return s("--span");case 3:return l;default:
return g>=16&&g-16<n.length?i0(Co(g,n),t,l):l}},c=[];for(let g=0;g<256;g++){let b=u(g);c.push(Np(g,o,n)||Xn[g]===255?b:fs(b,a,.82))}let m=g=>r0(g)>.26?"rgb(16 2\
2 32)":"rgb(240 244 250)",d=Array.from({length:24},(g,b)=>{let w=112+(b>>1)*14.5,k=t?qo(.55+b%2*.09,.08,w):qo(.76+b%2*.085,.08,w),S=o&&o!=="running"?fs(k,a,.8):
k;return{fill:Yn(S),text:m(S)}}),p=g=>Yn(s(g));return{version:++s0,dark:t,rgb:c,css:c.map(g=>Yn(g)),pixels:Uint32Array.from(c,(g,b)=>b===0?0:Ep(g)),text:c.map(m),
bg:p("--bg"),bgRaised:Yn(a),bgSunken:p("--bg-sunken"),fg:p("--fg"),fgMuted:p("--fg-muted"),fgFaint:p("--fg-faint"),line:p("--line"),lineStrong:p("--line-strong"),
accent:p("--accent"),accentRgb:s("--accent"),gc:s("--gc"),stw:s("--stw"),font:e("--font").trim()||"sans-serif",identity:d}}function xu(e){let t=2166136261;for(let n=0;n<
e.length;n++)t=Math.imul(t^e.charCodeAt(n),16777619);return((t^t>>>15)>>>0)%24}function rt(e,t){return(t-e.view.from)/(e.view.to-e.view.from)*e.width}function Ro(e,t){return Math.round((30+t-e.scroll)*e.dpr)}var wa=50;function _n(e,t){let n=Math.max(t,1),o=e.to-e.from,r=Math.min(Number.isFinite(o)?Math.max(o,wa):n,n*1.1),s=Math.min(r*.5,n),a=Number.isFinite(e.from)?
e.from:0;return a=Math.min(a,n+s-r),a=Math.max(a,-s),r>=n&&(a=(n-r)/2),{from:a,to:a+r}}function Dp(e,t,n,o){let r=e.to-e.from,s=e.from+r*t,a=Math.min(Math.max(r*
n,wa),Math.max(o,wa)*1.1),l=s-a*t;return _n({from:l,to:l+a},o)}function ku(e,t,n){return _n({from:e.from+t,to:e.to+t},n)}function Yo(e,t,n=.1){let o=Math.max((e.
to-e.from)*n,wa/4);return _n({from:e.from-o,to:e.to+o},t)}function _u(e){return _n({from:0,to:Math.max(e,1)},Math.max(e,1))}function Op(e,t,n,o){let r=e.to-e.from;
if(t>=e.from&&n<=e.to)return e;if(n-t>=r)return _n({from:t-r*.1,to:t+r*.9},o);let s=(t+n)/2;return _n({from:s-r/2,to:s+r/2},o)}function Ao(e,t){let n=(e.to-e.from)/
Math.max(1,t);if(!(n>1))return 0;let o=Math.floor(Math.log2(n));return 2**o>n&&o--,Math.min(Math.max(o,0),44)}function Tr(e,t,n){let o=Xe(t),r=Math.max(0,Math.floor(
e.from/o)),s=Math.floor((Math.min(e.to,Math.max(n,1))-.001)/o);return[r,Math.max(r-1,s)]}var c0=4e3,d0=4,Mu=28,p0=64,f0=14;function Bp(e,t,n){return Math.round(rt(e,n*Xe(t)))}var xa=new Map;function Hp(e,t){let n=xa.get(t);return n===void 0&&(xa.size>
5e3&&xa.clear(),n=e.ctx.measureText(t).width,xa.set(t,n)),n}function Gp(e,t,n){let o=Hp(e,t);if(o<=n)return t;let r=Math.floor(t.length*(n-7*e.dpr)/o);return r>=
3?`${t.slice(0,r)}…`:""}function zp(e,t,n,o){if(n===12)return e.names.text(o)??"";if(t==="proc"||t==="thread"){let r=o===4294967295?null:e.names.goroutine(o);
return r?`${tn(r.fn)}  g${r.id}`:n===4?"syscall":n>=8&&n<12?Co(n,e.reasons):""}return(n===1||n===4)&&o!==4294967295&&t==="goroutine"?`${Co(n,e.reasons)} on P ${o}`:
Co(n,e.reasons)}function Wp(e,t,n,o){if(n===12){let r=e.names.text(o);if(r!==null)return e.palette.identity[xu(r)]}if(t==="proc"&&n===1&&o!==4294967295){let r=e.
names.goroutine(o);if(r)return e.palette.identity[xu(r.fn)]}return{fill:e.palette.css[n],text:e.palette.text[n]}}function m0(e,t,n,o,r,s,a){let{ctx:l}=e,u=s-r,{
fill:c,text:m}=Wp(e,t.kind,n,o),d=u>=6*e.dpr&&!(a&2)?Math.max(1,Math.round(e.dpr*.5)):0;l.fillStyle=c,l.fillRect(r,t.y,u-d,t.h),e.rects++,n===2&&e.hatch&&u>24*e.
dpr&&(l.fillStyle=e.hatch,l.fillRect(r,t.y,u-d,t.h));let p=Xn[n]===2;if(u<(p?p0:Mu)*e.dpr||t.h<13*e.dpr||a&1&&r>Mu*e.dpr)return;let g=Math.max(r,0),b=Math.min(s,
e.width)-g-8*e.dpr,w=Gp(e,zp(e,t.kind,n,o),b);w&&(l.fillStyle=p?e.palette.fgMuted:m,l.fillText(w,g+4*e.dpr,t.y+t.h/2+.5))}function h0(e,t,n,o){let r=n.spans,s=(e.
view.to-e.view.from)/e.width;for(let a=0;a<r.n&&e.rects<c0;a++){let l=en(n,r.x1[a]);if(l<e.view.from)continue;let u=en(n,r.x0[a]);if(u>e.view.to)break;if((l-u)/
s<o)continue;let c=Math.max(rt(e,u),-e.width),m=Math.min(rt(e,l),2*e.width);m0(e,t,r.state[a],r.ref[a],Math.round(c),Math.max(Math.round(c)+1,Math.round(m)),r.flags[a])}}
function g0(e,t){if(t.kind!==2||t.spans.n>64)return!1;let n=1.5*(e.view.to-e.view.from)/e.width,o=t.spans;for(let r=0;r<o.n;r++)if(en(t,o.x1[r])-en(t,o.x0[r])<n)
return!1;return!0}function b0(e,t,n){return n.painted===""&&(e.waiting=!0),e.painter.picture(n,t.style)}function Su(e,t,n,o,r,s,a){let l=n.tile;if(l.kind===0)return!0;
if(l.kind===1)return e.ctx.fillStyle=e.palette.css[l.state],e.ctx.fillRect(s,t.y,a-s,t.h),!0;let u=b0(e,t,n);return u?(e.ctx.drawImage(u,o,0,r-o,u.height,s,t.y,
a-s,t.h),!0):!1}function Ip(e,t,n,o,r,s){e.waiting=!0;for(let l=1;l<=f0&&n+l<=44;l++){let u=e.cache.get(t.row,n+l,Math.floor(o/2**l));if(!u)continue;let c=1024/
2**l,m=o%2**l*c;if(Su(e,t,u,m,m+c,r,s))return}let a=0;for(let l of[0,1]){let u=n>0?e.cache.get(t.row,n-1,o*2+l):null,c=Math.round((r+s)/2);u&&Su(e,t,u,0,1024,l?
c:r,l?s:c)&&a++}if(a===0&&e.missing){e.ctx.fillStyle=e.missing;let l=Math.max(0,r);e.ctx.fillRect(l,t.y,Math.min(s,Math.round(rt(e,e.end)))-l,t.h)}}function v0(e,t,n){
let o=Bp(e,t.level,n),r=Bp(e,t.level,n+1),s=e.cache.get(t.row,t.level,n);if(!s){Ip(e,t,t.level,n,o,r);return}let a=s.tile;if(a.kind===0)return;if(a.kind===1){w0(
e,t,a,o,r);return}let l=g0(e,a);!l&&!Su(e,t,s,0,1024,o,r)&&Ip(e,t,t.level,n,o,r),a.spans&&t.h>=5*e.dpr&&h0(e,t,a,l?0:d0*e.dpr)}function w0(e,t,n,o,r){let s=e.cache.
get(t.row,n.level,n.x-1)?.tile,a=o>Mu*e.dpr&&s!==void 0&&s.kind!==0,{fill:l,text:u}=Wp(e,t.kind,n.state,n.ref);if(e.ctx.fillStyle=l,e.ctx.fillRect(o,t.y,r-o,t.h),
a||t.h<13*e.dpr)return;let c=Math.max(0,o),m=Gp(e,zp(e,t.kind,n.state,n.ref),Math.min(e.width,r)-c-8*e.dpr);m&&(e.ctx.fillStyle=Xn[n.state]===2?e.palette.fgMuted:
u,e.ctx.fillText(m,c+4*e.dpr,t.y+t.h/2+.5))}function y0(e){switch(e){case"gc":return 8;case"stw":return 9;case"task":case"region":return 12;default:return 1}}function x0(e,t){
return t<=8?.5:e==="lane"?1:e==="group"||e==="counter"?3:2}function k0(e,t,n){if(t.h<18*e.dpr)return;let{scale:o,unit:r}=e.scaleOf(n.key);if(n.kind==="group"&&(n.
members??0)<=1)return;let s=n.kind==="group"?`0–${qn(o)}`:r==="bytes"?bt(o):qn(o),a=Hp(e,s);e.ctx.fillStyle=e.palette.bgRaised,e.ctx.globalAlpha=.72,e.ctx.fillRect(
e.width-a-8*e.dpr,t.y,a+8*e.dpr,13*e.dpr),e.ctx.globalAlpha=1,e.ctx.fillStyle=e.palette.fgFaint,e.ctx.fillText(s,e.width-a-4*e.dpr,t.y+7*e.dpr)}function _0(e,t,n,o,r){
let s=t.row,a=x0(s.kind,t.height),l=Math.round((30+t.top-e.scroll+a)*e.dpr),u=Math.round((30+t.top-e.scroll+t.height-a)*e.dpr),c=Math.max(1,u-l),{scale:m,base:d}=e.
scaleOf(s.key),p={row:s.key,kind:s.kind,y:l,h:c,level:n,style:{height:c,scale:m,base:d,own:y0(s.kind)}};(e.selected?.row===s.key||e.hovered?.row===s.key)&&(e.ctx.
fillStyle=Yn(e.palette.accentRgb,e.selected?.row===s.key?.1:.045),e.ctx.fillRect(0,Ro(e,t.top),e.width,Math.round(t.height*e.dpr)));for(let g=o;g<=r;g++)v0(e,p,
g);(s.kind==="counter"||s.kind==="group")&&k0(e,p,s)}function Up(e,t){let{ctx:n,palette:o}=e,r=Ao(e.view,e.width),[s,a]=Tr(e.view,r,e.end);n.imageSmoothingEnabled=
!0,n.font=`${11*e.dpr}px ${o.font}`,n.textBaseline="middle",n.textAlign="left";for(let l of t){let u=Ro(e,l.top),c=Ro(e,l.top+l.height);l.item.kind==="section"?
(n.fillStyle=o.bgSunken,n.fillRect(0,u,e.width,c-u)):l.row&&_0(e,l,r,s,a),(l.item.kind==="section"||l.height>16)&&(n.fillStyle=o.line,n.fillRect(0,c-1,e.width,1))}}
function Vp(e){let t=e.layout.sticky(e.scroll);if(!t)return;let n=Math.round((30+t.y)*e.dpr),o=Math.round(t.item.height*e.dpr);e.ctx.fillStyle=e.palette.bgSunken,
e.ctx.fillRect(0,n,e.width,o),e.ctx.fillStyle=e.palette.line,e.ctx.fillRect(0,n+o-1,e.width,1)}function Kp(e,t,n){let o=Ao(e.view,e.width),[r,s]=Tr(e.view,o,e.end),
a=t.filter(l=>l.row!==null);if(n!==null){let l=n-30+e.scroll;a.sort((u,c)=>Math.abs(u.top-l)-Math.abs(c.top-l))}return a.map(l=>({row:l.row.key,level:o,first:r,
last:s}))}function jp(e,t,n,o){let r=Ao(e.view,e.width),[s,a]=Tr(e.view,r,e.end),l=Math.floor((e.end-1)/Xe(r)),u=t.filter(S=>S.row!==null).map(S=>S.row.key),c=u.
map(S=>({row:S,level:r,first:Math.max(0,s-1),last:Math.min(l,a+1)}));if(o==="pan")return c;let m=Math.min(Math.max(r+(n?-1:1),0),44),d=(e.view.from+e.view.to)/2,
p=(e.view.to-e.view.from)/4,g=n?{from:d-p,to:d+p}:e.view,[b,w]=Tr(g,m,e.end),k=m===r?[]:u.map(S=>({row:S,level:m,first:b,last:w}));return o==="zoom"?k:[...c,...k]}function M0(e,t){let n=0,o=e.length;for(;n<o;){let r=n+o>>1;e[r]<=t?n=r+1:o=r}return n-1}function qp(e,t,n=0){let o=2**e.level,r=e.x*Xe(e.level),s=Math.min(Math.
max((t-r)/o,0),1024-1e-6),a=Math.floor(s);if(e.kind===1)return{kind:"span",state:e.state,ref:e.ref,from:r,to:r+Xe(e.level),open:!0,index:0};if(e.kind===4)return Number.
isNaN(e.max[a])?null:{kind:"counter",min:e.min[a],max:e.max[a]};if(e.kind===5){let m=e.avg;return{kind:"heat",avg:[m[a*4],m[a*4+1],m[a*4+2],m[a*4+3]]}}if(!e.spans)
return null;let l=e.spans,u=M0(l.x0,s*64);for(let m of[u,u+1]){if(m<0||m>=l.n)continue;let d=l.x1[m]===65535?1024*64:l.x1[m],p=l.x0[m],g=n/o*64;if(s*64>=p-g&&s*
64<Math.max(d,p+1)+g)return{kind:"span",state:l.state[m],ref:l.ref[m]??4294967295,from:en(e,p),to:en(e,l.x1[m]),open:l.flags[m]!==0,index:m}}if(e.kind!==3||e.count[a]===
0)return null;let c=e.share;return{kind:"merged",slices:2**(e.count[a]-1),shares:[c[a*4]/255,c[a*4+1]/255,c[a*4+2]/255,c[a*4+3]/255],from:r+a*o,to:r+(a+1)*o,longest:e.
longest}}function _a(e,t){let n=e.x*Xe(e.level),o={from:n,to:n+Xe(e.level)};if(e.kind===0)return o;if(e.kind===1||!e.spans)return null;let{spans:r}=e;for(let c=0;c<
r.n;c++){let m=en(e,r.x0[c]),d=en(e,r.x1[c]);if(m<=t&&t<d)return null;d<=t?o.from=Math.max(o.from,d):o.to=Math.min(o.to,m)}if(!e.count)return o;let s=2**e.level,
a=Math.min(1023,Math.max(0,Math.floor((t-n)/s)));if(e.count[a]!==0)return null;let l=a;for(;l>0&&e.count[l-1]===0;)l--;let u=a;for(;u<1023&&e.count[u+1]===0;)u++;
return{from:Math.max(o.from,n+l*s),to:Math.min(o.to,n+(u+1)*s)}}function Yp(e,t,n,o){let r=Xe(t),s=Math.floor(n/r),a=e(s),l=a&&_a(a,n)&&{..._a(a,n),open:!1};if(!l)
return null;for(let u=s-1;l.from>0&&l.from===(u+1)*r;u--){let c=e(u),m=c&&_a(c,l.from-r/1024/2);if(l.open||(l.open=!c),!m)break;l.from=m.from}for(let u=s+1;l.to<
o&&l.to===u*r;u++){let c=e(u),m=c&&_a(c,l.to);if(l.open||(l.open=!c),!m)break;l.to=m.to}return l.to=Math.min(l.to,o),l}function Xp(e,t,n,o,r){let s=2**e.level,a=e.
x*Xe(e.level),l=Math.max(t,a),u=Math.min(n,a+Xe(e.level));if(u<=l)return;if(e.kind===1){let g=o[e.state];g<4&&(r[g]+=u-l);return}if(e.kind===2){let g=e.spans;for(let b=0;b<
g.n;b++){let w=o[g.state[b]],k=Math.max(l,en(e,g.x0[b])),S=Math.min(u,en(e,g.x1[b]));w<4&&S>k&&(r[w]+=S-k)}return}let c=e.kind===3?e.share:e.kind===5?e.avg:null;
if(!c)return;let m=e.kind===3?s/255:s,d=Math.floor((l-a)/s),p=Math.min(1024,Math.ceil((u-a)/s));for(let g=d;g<p;g++)for(let b=0;b<4;b++)r[b]+=c[g*4+b]*m}function Qo(e,t,n){let o=document.createElement(e);return o.className=t,n.append(o),o}function S0(){let e=document.createElementNS("http://www.w3.org/2000/svg",
"svg");e.setAttribute("viewBox","0 0 20 20"),e.setAttribute("width","12"),e.setAttribute("height","12"),e.setAttribute("aria-hidden","true");let t=document.createElementNS(
"http://www.w3.org/2000/svg","path");return t.setAttribute("d","M7 4l6 6-6 6"),t.setAttribute("fill","none"),t.setAttribute("stroke","currentColor"),t.setAttribute(
"stroke-width","2.2"),e.append(t),e}var T0={heap:"Live heap",goal:"GC heap goal",gomaxprocs:"GOMAXPROCS",goroutines:"Goroutines",runnable:"Runnable goroutines",
threads:"Threads",running:"Running goroutines"};function Cu(e){return T0[e.key.slice(2)]??e.label}function ms(e){switch(e.kind){case"group":return tn(e.label)||
"not known";case"counter":return Cu(e);case"gc":return"GC";case"stw":return"Stop the world";case"proc":case"thread":return/^[pm]\d+$/.test(e.label)?`${e.label[0].
toUpperCase()} ${e.label.slice(1)}`:e.label||e.key;default:return e.label||e.key}}function Ru(e){if(e.item.kind==="section")return{name:e.item.title,extra:$(e.item.
total),title:""};if(e.item.kind==="note")return{name:e.item.text,extra:"",title:e.item.text};let t=e.row;if(!t)return{name:"…",extra:"",title:""};switch(t.kind){case"\
goroutine":{let n=t.end>t.begin?M(t.end-t.begin):"",o=t.fn&&t.fn!==t.label?tn(t.fn):"",r=t.id!==void 0?`g${t.id}`:t.key;return{name:e.level>2?r:`${r} ${o}`,extra:n,
title:`${t.label} ${t.fn??""} ${n&&`lives ${n}`}`}}case"group":{let n=$(t.members??0);return{name:ms(t),extra:n,title:`${t.label||"start function not known"}: ${n}\
 goroutines, at most ${$(Math.ceil(t.peak??0))} at once`}}default:return{name:ms(t),extra:"",title:ms(t)}}}var Ma=class{constructor(t,n){this.host=t;this.actions=
n;this.pool=new Map;this.free=[];this.frame=0;this.total=-1;this.reachable=null;t.setAttribute("role","treegrid"),t.setAttribute("aria-label","Rows of the timel\
ine")}make(){let t=document.createElement("div");t.className="tl-label",t.setAttribute("role","row");let n=Qo("span","tl-cell",t);n.setAttribute("role","gridcel\
l");let o=Qo("button","tl-fold",n);o.type="button",o.tabIndex=-1,o.append(S0());let r=Qo("span","tl-name",n),s=Qo("span","tl-extra",n),a=Qo("span","tl-shares",n),
l=Mt.map(d=>Qo("i",`share-${d}`,a)),u=Qo("button","tl-act",n);u.type="button",u.tabIndex=-1,u.textContent="≡",u.title="Lifetimes packed into lanes";let c=Qo("\
button","tl-act tl-pin",n);c.type="button",c.tabIndex=-1,c.textContent="⊤";let m={root:t,name:r,extra:s,bar:a,parts:l,fold:o,lanes:u,pin:c,at:null,top:NaN,height:NaN,
text:"",used:0};return this.listen(m),this.host.append(t),m}listen(t){let{root:n,fold:o,lanes:r,pin:s}=t;o.onclick=a=>{a.stopPropagation(),this.actions.fold(t.at)},
r.onclick=a=>{a.stopPropagation(),this.actions.lanes(t.at)},s.onclick=a=>{a.stopPropagation(),this.actions.pin(t.at.key)},n.onclick=()=>{t.at.item.kind==="secti\
on"?this.actions.fold(t.at):t.at.row&&this.actions.choose(t.at)},n.ondblclick=()=>{t.at.row?.kind==="group"&&this.actions.fold(t.at)},n.oncontextmenu=a=>{!t.at.
row&&t.at.item.kind!=="section"||(a.preventDefault(),this.actions.menu(t.at,a.clientX,a.clientY))},n.onkeydown=a=>{a.code!=="Enter"&&a.code!=="Space"||(a.preventDefault(),
t.at.item.kind==="section"||t.at.row?.kind==="group"?this.actions.fold(t.at):t.at.row&&this.actions.choose(t.at))},n.onpointerenter=()=>this.actions.hover(t.at.
row?.key??null),n.onpointerleave=()=>this.actions.hover(null)}update(t,n,o,r){this.frame++,this.reachable=t.some(s=>s.key===o.selected)?o.selected:t.find(s=>s.row)?.
key??null,o.total!==this.total&&(this.total=o.total,this.host.setAttribute("aria-rowcount",String(o.total)));for(let s of t)this.place(s,s.top-n,o,!1);r&&this.place(
r.at,r.y,o,!0);for(let[s,a]of this.pool)a.used!==this.frame&&(this.pool.delete(s),this.free.length<40?(a.root.hidden=!0,this.free.push(a)):a.root.remove())}place(t,n,o,r){
let s=t.item.kind==="run"&&!t.row?`${t.item.key}[${t.index}]`:t.key,a=this.pool.get(s);a||(a=this.free.pop()??this.make(),a.text="",a.root.hidden=!1,this.pool.set(
s,a)),a.at=t,a.used=this.frame;let l=Math.round(n);(l!==a.top||t.height!==a.height)&&(a.top=l,a.height=t.height,a.root.style.transform=`translateY(${l}px)`,a.root.
style.height=`${t.height}px`),this.fill(a,t,o,r)}fill(t,n,o,r){let s=n.row?o.shares.get(n.row.key):void 0,a=n.item.kind==="section"?!n.item.folded:n.item.kind===
"row"?n.item.open:null,l=o.selected===n.key,u=o.pins.includes(n.key),{name:c,extra:m,title:d}=Ru(n),p=[c,m,a,l,u,r,n.height,n.level,s?.join(),o.lanes.includes(n.
key),n.key===this.reachable].join(`
`);if(p===t.text)return;t.text=p;let{root:g}=t;g.className=`tl-label tl-${n.item.kind==="section"?"section":n.row?.kind??"note"} tl-depth${n.level}`+(l?" tl-cho\
sen":"")+(r?" tl-sticky":"")+(n.height<13?" tl-thin":""),g.title=d,g.tabIndex=n.key===this.reachable?0:-1,g.setAttribute("aria-level",String(n.level)),g.setAttribute(
"aria-selected",String(l)),a===null?g.removeAttribute("aria-expanded"):g.setAttribute("aria-expanded",String(a)),t.name.textContent=c,t.extra.textContent=m,t.fold.
hidden=a===null,t.fold.setAttribute("aria-label",a?"Fold":"Unfold"),t.lanes.hidden=n.row?.kind!=="group"||!n.row.lanes,t.lanes.setAttribute("aria-pressed",String(
o.lanes.includes(n.key))),t.pin.hidden=!n.row,t.pin.setAttribute("aria-pressed",String(u)),t.pin.title=u?"Take from the top":"Pin on top",this.fillShares(t,s,n.
height)}fillShares(t,n,o){let r=n?.reduce((s,a)=>s+a,0)??0;t.bar.hidden=!n||o<13||r<=0,!(t.bar.hidden||!n)&&(n.forEach((s,a)=>{t.parts[a].style.width=`${s/Math.
max(r,1)*100}%`}),t.bar.title=n.map((s,a)=>`${Mt[a]} ${ee(s)}`).join(", "))}focus(t){this.host.contains(document.activeElement)&&this.pool.get(t)?.root.focus({preventScroll:!0})}};function C0(e,t,n,o){if(t===12)return o.text(n)??"span";if((e.kind==="proc"||e.kind==="thread")&&n!==4294967295){let r=o.goroutine(n);return r?`g${r.id} ${tn(r.
fn)}`:""}return""}function R0(e,t,n,o){if(e.kind!=="goroutine"||n===4294967295)return"";if(t===1||t===4)return`on P ${n}`;if(t===2){let a=o.goroutine(n);return a?
`made runnable by g${a.id} ${tn(a.fn)}`:""}let r=o.stack(n),s=r?.find(a=>!a.fn.startsWith("runtime."))??r?.[0];return s?`in ${tn(s.fn)}`:""}function Jp(e,t,n,o){
switch(t.kind){case"span":{let r=Co(t.state,o),s=C0(e,t.state,t.ref,n),a=t.open?`≥ ${M(t.to-t.from)}`:M(t.to-t.from),l=t.state>=16&&r!=="waiting"?`waiting: ${r}`:
r,u=[`${s||l}  ${a}`],c=[s&&t.state!==12?l:"",R0(e,t.state,t.ref,n)].filter(Boolean).join(", ");return c&&u.push(c),u}case"merged":{let r=t.shares.map((s,a)=>s>
.004?`${Mt[a]} ${ee(s)}`:"").filter(Boolean).join(", ");return[`${qn(t.slices)} or more slices in ${M(t.to-t.from)}`,r||"nothing of the four states",`longest ne\
ar here ${M(t.longest)}`]}case"counter":{let r=s=>e.unit==="bytes"?bt(s):qn(Math.round(s*100)/100);return[t.min===t.max?r(t.max):`${r(t.min)} to ${r(t.max)}`,Cu(
e)]}case"heat":return[tn(e.label),t.avg.map((r,s)=>r>=.005?`${qn(Math.round(r*100)/100)} ${Mt[s]}`:"").filter(Boolean).join(", ")||"no goroutine"]}}var A0={proc:24,thread:16,goroutine:20,group:34,lane:14,task:18,region:18,gc:18,stw:18,counter:34},P0={proc:12,thread:6,goroutine:7,group:20,lane:6,task:8,region:8,
gc:10,stw:8,counter:20};function Cr(e,t){return(t?P0:A0)[e]}function $0(e){return e==="gc"||e==="stw"?e:e.startsWith("c:")?"counter":/^p\d+$/.test(e)?"proc":/^m\d+$/.
test(e)?"thread":/^fn\d+$/.test(e)?"group":/^fn\d+\/l/.test(e)?"lane":/^task\d/.test(e)?"task":/^region\d|\/r\d+$/.test(e)?"region":"goroutine"}function Au(e){let t=$0(
e),n=t==="proc"?`P ${e.slice(1)}`:t==="thread"?`M ${e.slice(1)}`:e;return{key:e,kind:t,label:n,depth:0,begin:0,end:0,slices:0,totals:[0,0,0,0]}}var hs=class{constructor(){
this.items=[];this.height=0}addSection(t,n,o,r){this.closeSection(),this.items.push({kind:"section",key:`#${t}`,name:t,title:n,total:o,folded:r,y:this.height,height:24,
bottom:0}),this.height+=24}addRow(t,n,o,r=2,s=null){this.items.push({kind:"row",key:t.key,row:t,level:r,open:s,section:o,y:this.height,height:n}),this.height+=n}addRun(t,n,o,r,s,a=2){
o<=0||(this.items.push({kind:"run",key:t,source:n,n:o,each:r,level:a,section:s,y:this.height,height:o*r}),this.height+=o*r)}addNote(t,n,o,r=2){this.items.push({
kind:"note",key:t,text:n,level:r,section:o,y:this.height,height:22}),this.height+=22}closeSection(){for(let t=this.items.length-1;t>=0;t--){let n=this.items[t];
if(n.kind==="section"){n.bottom=this.height;break}}}itemAt(t){let n=0,o=this.items.length;for(;n<o;){let r=n+o>>1;this.items[r].y<=t?n=r+1:o=r}return Math.max(n-
1,this.items.length?0:-1)}rowOf(t,n){let o={item:t,index:n,height:t.height,top:t.y,level:t.kind==="section"?1:t.level};if(t.kind==="run"){let r=t.source.at(n);return{
...o,row:r,key:r?.key??`${t.key}[${n}]`,top:t.y+n*t.each,height:t.each}}return{...o,row:t.kind==="row"?t.row:null,key:t.key}}at(t){let n=this.itemAt(t),o=this.items[n];
if(!o||t<0||t>=this.height)return null;let r=o.kind==="run"?Math.min(Math.floor((t-o.y)/o.each),o.n-1):0;return this.rowOf(o,r)}visible(t,n){let o=[];for(let r=Math.
max(0,this.itemAt(t));r<this.items.length;r++){let s=this.items[r];if(s.y>=n)break;if(s.kind!=="run"){o.push(this.rowOf(s,0));continue}let a=Math.max(0,Math.floor(
(t-s.y)/s.each)),l=Math.min(s.n-1,Math.ceil((n-s.y)/s.each)-1);for(let u=a;u<=l;u++)o.push(this.rowOf(s,u))}return o}find(t){for(let n of this.items)if(n.kind===
"run"){let o=n.source.indexOf(t);if(o>=0&&o<n.n)return this.rowOf(n,o)}else if(n.key===t)return this.rowOf(n,0);return null}sticky(t){for(let n=this.itemAt(t);n>=
0;n--){let o=this.items[n];if(o.kind==="section")return o.folded?null:{item:o,y:Math.min(0,o.bottom-24-t)}}return null}neighbour(t,n){let o=this.find(t),r=o?n?o.
top+o.height:o.top-1:n?0:this.height-1;for(let s=0;s<1e4;s++){let a=this.at(r);if(!a)return null;if(a.row)return a;r=n?a.top+a.height:a.top-1}return null}};function Qp(e,t,n,o){
let r=e.at(n+o)??e.at(n);if(!r)return n;let s=t.find(r.key);if(s)return n+s.top-r.top;let a=t.items.find(l=>l.key===r.item.key);return a?n+a.y-r.item.y:n}var hi=class{constructor(t,n,o,r=0){this.fetchRows=t;this.query=n;this.onChange=o;this.pages=new Map;this.index=new Map;this.flights=new Map;this.generation=0;this.
known=!1;this.error=null;this.total=r}get ready(){return this.known}at(t){let n=Math.floor(t/200);return this.pages.get(n)?.rows[t-n*200]??null}indexOf(t){return this.
index.get(t)??-1}setQuery(t){JSON.stringify(t)!==JSON.stringify(this.query)&&(this.query=t,this.refresh())}refresh(){this.generation++;for(let t of this.flights.
values())t.abort();this.flights.clear()}want(t,n){let o=Math.max(0,Math.floor(t/200)),r=Math.floor(Math.max(t,Math.min(n,this.known?this.total-1:n))/200);for(let s=o;s<=
r;s++)this.pages.get(s)?.generation!==this.generation&&!this.flights.has(s)&&this.flights.size<2&&this.load(s);for(let[s,a]of this.flights)(s<o-1||s>r+1)&&(a.abort(),
this.flights.delete(s))}async load(t){let n=new AbortController,o=this.generation;this.flights.set(t,n);try{let r=await this.fetchRows({...this.query,offset:t*200,
limit:200},n.signal);if(n.signal.aborted||o!==this.generation)return;this.total=r.total,this.known=!0,this.error=null,this.drop(t),this.pages.set(t,{rows:r.rows,
generation:o}),r.rows.forEach((s,a)=>this.index.set(s.key,t*200+a)),this.trim(t)}catch(r){if(n.signal.aborted)return;this.error=r instanceof Error?r.message:String(
r),this.pages.set(t,{rows:this.pages.get(t)?.rows??[],generation:o}),this.known=!0}finally{this.flights.get(t)===n&&this.flights.delete(t)}this.onChange()}drop(t){
let n=this.pages.get(t);n&&(this.pages.delete(t),n.rows.forEach((o,r)=>{this.index.get(o.key)===t*200+r&&this.index.delete(o.key)}))}trim(t){for(;this.pages.size>
64;){let n=[...this.pages.keys()].reduce((o,r)=>Math.abs(r-t)>Math.abs(o-t)?r:o);this.drop(n)}}close(){this.refresh()}};var Eu={first:"first seen",running:"time running",runnable:"time runnable",max_runnable:"longest wait to run",blocked:"time blocked",lifetime:"lifetime",unblocks:"\
unblocks made",id:"id"},E0={gc:"Garbage collector",procs:"Ps",groups:"Goroutines",tasks:"Tasks",regions:"Regions",counters:"Counters",threads:"Threads (Ms)"},Zp=[
"gc","procs","groups","tasks","regions","counters","threads"],N0=new Set(["threads","counters"]),Pu=1e3;function gi(e){let t=pu(e.rows),n=r=>(r??"").split(";").
filter(Boolean),o=t.sort!==void 0&&t.sort in Eu?t.sort:"first";return{sort:o,ascending:t.order?t.order==="asc":o==="first"||o==="id",alive:t.alive!=="0",open:n(
t.open),lanes:n(t.lanes),folds:n(t.folds),sections:n(t.sections),compact:t.compact==="1",state:t.state??"",min:t.min??"",filter:e.q??"",pins:jn(e.pin)}}function Ta(e,t){
let n=pu(e.rows);for(let[o,r]of Object.entries(t))r===null||r===""?delete n[o]:n[o]=r;return rp(n)}function Ca(e,t){return(e.includes(t)?e.filter(n=>n!==t):[...e,
t]).join(";")}var $u=class{constructor(t,n,o){this.group=t;this.total=n;this.fn=o}at(t){return{...Au(`${this.group}/l${t}`),label:`lane ${t+1}`,fn:this.fn,group:this.
group,depth:1}}indexOf(t){if(!t.startsWith(`${this.group}/l`))return-1;let n=Number(t.slice(this.group.length+2));return Number.isInteger(n)&&n>=0&&n<this.total?
n:-1}},Sa=class{constructor(t,n){this.fetchRows=t;this.onChange=n;this.sections=new Map;this.members=new Map;this.known=new Map;this.alive=null;this.layout=new hs;
this.options=gi({});this.complete=!1}row(t){return this.known.get(t)??null}remember(t){this.known.size>2e4&&this.known.clear(),this.known.set(t.key,t)}sectionNames(){
let t=this.options.sections.filter(n=>Zp.includes(n));return[...new Set([...t,...Zp])]}isFolded(t){return N0.has(t)!==this.options.folds.includes(t)}setAlive(t){
let n={from:Math.floor(t.from),to:Math.ceil(t.to)};this.alive&&this.alive.from===n.from&&this.alive.to===n.to||(this.alive=n,this.requery())}setOptions(t){this.
options=t,this.requery()}refresh(){for(let t of[...this.sections.values(),...this.members.values()])t.refresh();this.onChange()}memberQuery(t){let n=this.options;
return{group:t,sort:n.sort,order:n.ascending?"asc":"desc",filter:n.filter||null,alive:n.alive&&this.alive?`${this.alive.from},${this.alive.to}`:null,state:n.state||
null,min:n.state&&Math.max(0,un(n.min)??0)||null}}sectionQuery(t){let n=t==="groups"||t==="tasks"||t==="regions",o=t==="procs"||t==="threads";return{section:t,filter:n&&
this.options.filter||null,sort:o?"id":null,order:o?"asc":null}}requery(){for(let[t,n]of this.members)n.setQuery(this.memberQuery(t));for(let[t,n]of this.sections)
n.setQuery(this.sectionQuery(t));this.onChange()}section(t,n){let o=this.sections.get(t);return o||(o=new hi(this.fetchRows,this.sectionQuery(t),this.onChange,n),
this.sections.set(t,o)),o}group(t,n){let o=this.members.get(t);return o||(o=new hi(this.fetchRows,this.memberQuery(t),this.onChange,Math.min(n,1)),this.members.
set(t,o)),o}build(t,n){let o=this.compose(t,[]),r=this.options.pins,s=n!==null&&!r.includes(n)&&!o.find(n)?[n]:[];return this.layout=r.length+s.length?this.compose(
t,[...r,...s]):o,this.layout}compose(t,n){let o=new hs;if(n.length){o.addSection("pinned","Pinned and selected",n.length,this.isFolded("pinned"));for(let r of this.
isFolded("pinned")?[]:n){let s=this.known.get(r)??Au(r);o.addRow(s,Cr(s.kind,this.options.compact),"pinned")}}for(let r of this.sectionNames()){let s=t?.sections.
find(a=>a.name===r)?.total??0;s>0&&this.addSection(o,r,s,new Set(n))}return o.closeSection(),o}addSection(t,n,o,r){let s=this.isFolded(n),a=this.section(n,o);if(t.
addSection(n,E0[n]??n,a.ready?a.total:o,s),s)return;let l=Math.min(a.total,n==="groups"?Pu:a.total);a.error&&t.addNote(`${n}!`,a.error,n),a.ready&&l===0&&t.addNote(
`${n}?`,this.options.filter?`Nothing is named like “${this.options.filter}”.`:"Nothing here.",n),n==="groups"?this.addGroups(t,a,l,r):this.addPlain(t,n,a,l),
n==="groups"&&a.total>Pu&&t.addNote("groups+",`${a.total-Pu} more functions: filter to see them.`,n)}addPlain(t,n,o,r){let s=this.options.compact;if(n!=="gc"){let a={
procs:"proc",threads:"thread",tasks:"task",regions:"region",counters:"counter"}[n]??"task";t.addRun(`#${n}/`,o,r,Cr(a,s),n),o.want(0,Math.min(r,1)-1);return}o.want(
0,r-1);for(let a=0;a<r;a++){let l=o.at(a);l&&t.addRow(l,Cr(l.kind,s),n)}}orderGroups(t){let n=t.filter(u=>u!==null&&u.members!==0);if(!this.complete||n.length===
0)return n;let[o,r,s]=[0,1,2],l={running:u=>u.totals[o],runnable:u=>u.totals[r],max_runnable:u=>u.totals[r],blocked:u=>u.totals[s]}[this.options.sort]??(u=>u.totals[o]+
u.totals[r]);return n.sort((u,c)=>l(c)-l(u))}addGroups(t,n,o,r){let{compact:s,open:a,lanes:l}=this.options;n.want(0,o-1);for(let u of this.orderGroups(Array.from(
{length:o},(c,m)=>n.at(m)))){let c=a.includes(u.key),m=!c&&l.includes(u.key);if(r.has(u.key)||t.addRow(u,Cr("group",s),"groups",2,c||m),m&&t.addRun(`${u.key}/`,
new $u(u.key,u.lanes??0,u.label),u.lanes??0,Cr("lane",s),"groups",3),!c)continue;let d=this.group(u.key,u.members??1);d.ready||d.want(0,0),d.error?t.addNote(`${u.
key}!`,d.error,"groups",3):d.ready&&d.total===0&&t.addNote(`${u.key}?`,"No goroutine of this function is in view or passes the filter.","groups",3),t.addRun(`${u.
key}/`,d,d.total,Cr("goroutine",s),"groups",3)}}want(t){let n=new Map;for(let o of t){if(o.row&&this.remember(o.row),o.item.kind!=="run")continue;let r=n.get(o.
item.source);n.set(o.item.source,r?[r[0],o.index]:[o.index,o.index])}for(let[o,[r,s]]of n)o instanceof hi&&o.want(r-20,s+20)}close(){for(let t of[...this.sections.
values(),...this.members.values()])t.close()}};var L0=(()=>{let e=[];for(let t=1;t<=1e9;t*=10)e.push(t,2*t,5*t);return[...e.filter(t=>t<=1e10),1e10,15e9,3e10,6e10,12e10,3e11,6e11,9e11,18e11,36e11,72e11,216e11,
864e11]})();function ef(e,t){let n=e*t;return L0.find(o=>o>=n)??864e11*Math.ceil(n/864e11)}function F0(e,t,n){let o=Math.max(Math.abs(n.from),Math.abs(n.to));if(o>=
1e9)return ot(e,t);let[r,s]=o>=1e6?["ms",1e6]:["µs",1e3],a=Math.max(0,Math.ceil(Math.log10(s/t)-1e-9));return`${(e/s).toFixed(a)} ${r}`}function Nu(e,t,n=110){
let o=(e.to-e.from)/Math.max(1,t),r=ef(o,n),s=[10,5,4,3,2].find(m=>Number.isInteger(r/m)&&r/m/o>=9)??1,a=r/s,l=[],u=Math.ceil(e.from/a),c=Math.floor(e.to/a);for(let m=u;m<=
c&&l.length<1e3;m++){let d=m%s===0;l.push({t:m*a,major:d,label:d?F0(m*a,r,e):""})}return l}function Ra(e,t){let n=(e.to-e.from)/Math.max(1,t),o=ef(n,110);if(o>=
1e5||Math.abs(e.from)<o*1e3)return null;let r=Math.floor(e.from/(o*100))*o*100;return{t:r,label:ot(r,o*100)}}function tf(e,t){return e===t?"0":`+${M(e-t)}`}function nf(e,t,n,o,r,s){let a=rt(e,t),l=Math.max(rt(e,n),a+s);if(l<0||a>e.width)return;let u=Math.max(0,Math.round(a)),c=Math.min(e.width,Math.round(l))-u;if(c<=
0)return;let m=Math.min(1,Math.max(.12,(rt(e,n)-a)/e.dpr));e.ctx.fillStyle=Yn(o,r*m),e.ctx.fillRect(u,Math.round(30*e.dpr),c,e.height)}function sf(e){if(!e.bands)
return;let t=e.palette.dark;for(let[n,o]of e.bands.gc)nf(e,n,o,e.palette.gc,t?.1:.075,1);for(let[n,o]of e.bands.stw)nf(e,n,o,e.palette.stw,t?.3:.22,e.dpr)}function af(e){
let t=(n,o,r)=>{let s=rt(e,n),a=Math.max(rt(e,o),s+e.dpr);a<0||s>e.width||(e.ctx.fillStyle=Yn(r),e.ctx.fillRect(Math.round(s),Math.round(26*e.dpr),Math.max(1,Math.
round(a-s)),Math.round(3*e.dpr)))};for(let[n,o]of e.bands?.gc??[])t(n,o,e.palette.gc);for(let[n,o]of e.bands?.stw??[])t(n,o,e.palette.stw)}function lf(e){let t=Math.
round(30*e.dpr),n=(o,r,s)=>{let a=Math.max(0,Math.round(rt(e,o))),l=Math.min(e.width,Math.round(rt(e,r)));l<=a||(e.ctx.globalAlpha=s,e.ctx.fillStyle=e.palette.bgSunken,
e.ctx.fillRect(a,t,l-a,e.height-t),e.ctx.globalAlpha=1)};n(-1/0,0,1),n(e.end,1/0,1),e.range&&(n(0,e.range.from,.66),n(e.range.to,e.end,.66));for(let o of[0,e.end]){
let r=Math.round(rt(e,o));r>=0&&r<e.width&&(e.ctx.fillStyle=e.palette.lineStrong,e.ctx.fillRect(r,t,1,e.height-t))}}function uf(e){let t=e.area;if(!t)return;let n=Math.
max(-2,Math.round(rt(e,t.from))),o=Math.min(e.width+2,Math.round(rt(e,t.to))),r=30*e.dpr,s=e.height;if(t.rows){let l=t.rows.map(u=>e.layout.find(u)).filter(u=>u!==
null);l.length&&(r=Math.max(r,Math.min(...l.map(u=>Ro(e,u.top)))),s=Math.max(...l.map(u=>Ro(e,u.top+u.height))))}if(o<=n||s<=r)return;e.ctx.fillStyle=Yn(e.palette.
accentRgb,.12),e.ctx.fillRect(n,r,o-n,s-r),e.ctx.strokeStyle=e.palette.accent,e.ctx.lineWidth=e.dpr,e.ctx.strokeRect(n+.5,r+.5,o-n-1,s-r-1);let a=M(t.to-t.from);
D0(e,a,Math.min(Math.max((n+o)/2,40*e.dpr),e.width-40*e.dpr),r+12*e.dpr)}function D0(e,t,n,o){let{ctx:r}=e;r.font=`600 ${11*e.dpr}px ${e.palette.font}`;let s=r.
measureText(t).width+14*e.dpr;r.fillStyle=e.palette.accent,r.beginPath(),r.roundRect(n-s/2,o-9*e.dpr,s,18*e.dpr,9*e.dpr),r.fill(),r.fillStyle=e.palette.bgRaised,
r.textAlign="center",r.fillText(t,n,o+.5),r.textAlign="left"}function cf(e){if(!e.selected)return;let t=e.layout.find(e.selected.row);if(!t)return;let n=Ro(e,t.
top),o=Math.round(t.height*e.dpr),{ctx:r}=e,s=2*e.dpr,a=Math.max(rt(e,e.selected.begin),-s*2),l=Math.min(Math.max(rt(e,e.selected.end),a+3*e.dpr),e.width+s*2);l<
0||a>e.width||(r.strokeStyle=e.palette.fg,r.lineWidth=s,r.strokeRect(Math.round(a),n+s/2,Math.max(s,Math.round(l-a)),o-s),e.focused&&(r.strokeStyle=e.palette.accent,
r.lineWidth=e.dpr,r.strokeRect(Math.round(a)-s,n-s/2,Math.round(l-a)+2*s,o+s)))}function Aa(e,t,n){let o=e.layout.find(t),r=rt(e,n);return o?{x:r,y:Ro(e,o.top)+
Math.round(o.height*e.dpr/2),shown:!0}:{x:r,y:0,shown:!1}}var of={create:"created",unblock:"unblocked",syscall:"left its syscall"};function rf(e,t,n,o){let r=4*
e.dpr;e.ctx.beginPath(),e.ctx.moveTo(t,n),e.ctx.lineTo(t-r,n+(o?-r*1.5:r*1.5)),e.ctx.lineTo(t+r,n+(o?-r*1.5:r*1.5)),e.ctx.closePath(),e.ctx.fill()}function O0(e,t,n){
let o=Aa(e,t.from.key,t.from.t),r=Aa(e,t.to.key,t.to.t),{ctx:s}=e;if(!o.shown&&!r.shown)return;if(s.lineWidth=1.5*e.dpr,s.strokeStyle=s.fillStyle=e.palette.fg,o.
shown&&r.shown){let m=r.y>o.y,d=Math.min(60*e.dpr,Math.abs(r.y-o.y)/2+8*e.dpr)*(m?1:-1);s.beginPath(),s.moveTo(o.x,o.y),s.bezierCurveTo(o.x,o.y+d,r.x,r.y-d,r.x,
r.y),s.stroke(),s.beginPath(),s.arc(o.x,o.y,2.5*e.dpr,0,7),s.fill(),rf(e,r.x,r.y,m);return}let a=o.shown?o:r,l=o.shown?`→ ${t.to.key} ${of[t.kind]}`:`${of[t.kind]}\
 by ${t.from.key}`;if(a.x<0||a.x>e.width)return;s.setLineDash([3*e.dpr,2*e.dpr]),s.beginPath(),s.moveTo(a.x,a.y),s.lineTo(a.x,a.y-18*e.dpr),s.stroke(),s.setLineDash(
[]),r.shown&&rf(e,a.x,a.y,!0),s.font=`${11*e.dpr}px ${e.palette.font}`;let u=s.measureText(l).width,c=Math.min(a.x+4*e.dpr,e.width-u-6*e.dpr);n.some(m=>Math.abs(
m.y-a.y)<15*e.dpr&&c<m.x+m.w+8*e.dpr&&m.x<c+u+8*e.dpr)||(n.push({x:c,y:a.y,w:u}),s.fillStyle=e.palette.bgRaised,s.globalAlpha=.85,s.fillRect(c-3*e.dpr,a.y-27*e.
dpr,u+6*e.dpr,15*e.dpr),s.globalAlpha=1,s.fillStyle=e.palette.fg,s.fillText(l,c,a.y-19*e.dpr))}function df(e){let t=[];for(let r of e.edges)O0(e,r,t);let n=e.chain?.
steps??[];e.ctx.strokeStyle=e.palette.accent,e.ctx.lineWidth=3*e.dpr,e.ctx.lineJoin="round",e.ctx.beginPath();let o=!1;for(let r of n){let s=Aa(e,r.key,r.end),a=Aa(
e,r.key,r.begin);if(!s.shown){o=!1;continue}o?e.ctx.lineTo(s.x,s.y):e.ctx.moveTo(s.x,s.y),e.ctx.lineTo(a.x,a.y),o=!0}n.length&&e.ctx.stroke()}function pf(e){let{
ctx:t,palette:n}=e,o=Math.round(30*e.dpr);t.fillStyle=n.bgRaised,t.fillRect(0,0,e.width,o);let r=e.width/e.dpr,s=Ra(e.view,r);t.font=`${11*e.dpr}px ${n.font}`,t.
textBaseline="middle";for(let a of Nu(e.view,r)){let l=Math.round(rt(e,a.t));t.fillStyle=a.major?n.lineStrong:n.line,t.fillRect(l,o-Math.round((a.major?10:7)*e.
dpr),1,Math.round((a.major?10:7)*e.dpr)),a.major&&(t.fillStyle=n.fgMuted,t.fillText(s?tf(a.t,s.t):a.label,l+4*e.dpr,11*e.dpr))}if(t.fillStyle=n.lineStrong,t.fillRect(
0,o-1,e.width,1),e.range){t.fillStyle=n.accent;let a=Math.max(0,rt(e,e.range.from));t.fillRect(a,0,Math.min(e.width,rt(e,e.range.to))-a,2*e.dpr)}}function ff(e){
e.ctx.fillStyle=e.palette.line,e.ctx.globalAlpha=.6;for(let t of Nu(e.view,e.width/e.dpr))t.major&&e.ctx.fillRect(Math.round(rt(e,t.t)),0,1,e.height);e.ctx.globalAlpha=
1}function mf(e){for(let t of e.marks){let n=Math.round(rt(e,t.t));n<0||n>e.width||(e.ctx.fillStyle=e.palette.accent,e.ctx.globalAlpha=t.kept?1:.6,e.ctx.fillRect(
n,0,Math.max(1,e.dpr),e.height),e.ctx.beginPath(),e.ctx.moveTo(n,0),e.ctx.lineTo(n+9*e.dpr,4*e.dpr),e.ctx.lineTo(n,8*e.dpr),e.ctx.fill(),e.ctx.globalAlpha=1)}}function hf(e){
if(e.cursorX===null)return;let t=Math.round(e.cursorX*e.dpr);e.ctx.fillStyle=e.palette.fgMuted,e.ctx.globalAlpha=.4,e.ctx.fillRect(t,0,1,e.height),e.ctx.globalAlpha=
1;let n=e.view.from+(e.view.to-e.view.from)*t/e.width,o=ot(n,(e.view.to-e.view.from)/e.width);e.ctx.font=`${11*e.dpr}px ${e.palette.font}`;let r=e.ctx.measureText(
o).width+10*e.dpr,s=Math.min(Math.max(t-r/2,0),e.width-r);e.ctx.fillStyle=e.palette.fg,e.ctx.beginPath(),e.ctx.roundRect(s,2*e.dpr,r,16*e.dpr,4*e.dpr),e.ctx.fill(),
e.ctx.fillStyle=e.palette.bgRaised,e.ctx.fillText(o,s+5*e.dpr,10.5*e.dpr)}function bi(e){if(!(e>0))return 1;let t=10**Math.floor(Math.log10(e));return[1,1.5,2,3,5,7,10].find(o=>o*t>=e*.9999)*t}var B0=24,Pa=class{constructor(t,n,o){this.cache=n;this.onPainted=o;this.jobs=new Map;this.queue=[];this.pixels=null;this.version=0;this.nextId=1;this.lacking=0;
this.broken=null;this.worker=new Worker(t),this.worker.onmessage=r=>this.done(r.data),this.worker.onerror=()=>{this.broken="The painter could not be started."}}setColors(t,n){
t!==this.version&&(this.version=t,this.pixels=n)}static needed(t){return t.kind>=2}beginFrame(){this.queue.length=0,this.lacking=0}picture(t,n){let o=`${this.version}\
 ${n.height} ${n.scale} ${n.base} ${n.own}`;return t.painted!==o&&(this.lacking++,t.painting!==o&&this.queue.push({cached:t,style:n,id:o})),t.bitmap}endFrame(){
for(;this.queue.length&&this.jobs.size<B0;){let{cached:t,style:n,id:o}=this.queue.shift(),r=t.tile,s={id:this.nextId++,kind:r.kind,state:r.state,n:r.spans?.n??0,
payload:r.payload,...n};this.pixels&&(s.pixels=this.pixels,this.pixels=null),t.painting=o,this.jobs.set(s.id,{cached:t,style:o}),this.worker.postMessage(s)}}get busy(){
return this.jobs.size>0||this.queue.length>0}done({id:t,bitmap:n}){let o=this.jobs.get(t);this.jobs.delete(t),!(!o||!n)&&(o.cached.painting===o.style?(o.cached.
painting="",this.cache.setBitmap(o.cached,n,o.style)):n.close(),this.onPainted())}close(){this.worker.terminate(),this.jobs.clear()}};var I0=160,H0=180,G0=4,be=pe(null),Jn=pe(null),Rr=pe(!0),vi=pe(0),gf=matchMedia("(forced-colors: active)"),bf=pe(gf.matches);gf.addEventListener("change",e=>{bf.
value=e.matches});function po(e,t,n){let o=document.createElement(e);return o.className=t,n.append(o),o}var $a=class{constructor(t){this.host=t;this.ends=[];this.
hatch=null;this.missing=null;this.view={from:0,to:1};this.ownView=!0;this.glide=null;this.scroll=0;this.width=1;this.height=1;this.left=0;this.top=0;this.dpr=1;
this.pointer=null;this.hoveredRow=null;this.drag=null;this.draft=null;this.held=new Map;this.lastFrame=0;this.wanted=!1;this.rebuildWanted=!0;this.bands=null;this.
bandsFlight=null;this.shares=new Map;this.scales=new Map;this.temporaryMark=null;this.focused=!1;this.ownSelection="";this.zoomingIn=!0;this.moving=null;this.revealWanted=
null;this.viewGiven=ge.peek().t!==void 0;this.sharp=!1;this.barShown="";this.column=po("div","tl-column",t),this.corner=po("div","tl-origin",this.column);let n=po(
"div","tl-list",this.column),o=po("div","tl-field",t);this.canvas=po("canvas","tl-canvas",o),this.canvas.tabIndex=0,this.canvas.setAttribute("role","img"),this.
canvas.setAttribute("aria-label","Timeline. The grid of rows beside it and “Show as table” hold the same."),this.bar=po("div","tl-scroll",t),this.thumb=po("\
div","tl-thumb",this.bar),this.tip=po("div","tl-tip",o),this.tip.hidden=!0,this.empty=po("p","tl-empty",o),this.empty.hidden=!0,this.empty.textContent="Nothing \
in this trace can be drawn. The line at the bottom says what was read.",this.ctx=this.canvas.getContext("2d",{alpha:!1}),this.cache=new ba(aa,()=>this.arrived()),
this.painter=new Pa(`${dt}worker.js`,this.cache,()=>this.draw()),this.names=new va((r,s,a)=>ze("names",{g:r.join(",")||null,s:s.join(",")||null,k:a.join(",")||null}),
()=>this.draw()),this.model=new Sa((r,s)=>ze("rows",r,s),()=>this.rebuild()),this.labels=new Ma(n,{fold:r=>this.fold(r),lanes:r=>this.setRows({lanes:Ca(this.model.
options.lanes,r.key),open:this.model.options.open.filter(s=>s!==r.key).join(";")}),pin:r=>this.pin(r),choose:r=>this.chooseRow(r),menu:(r,s,a)=>{Jn.value={x:s,y:a,
row:r.key,t:null}},hover:r=>{this.hoveredRow=r,this.draw()}}),this.observer=new ResizeObserver(()=>this.resize()),this.observer.observe(o),this.listen(),this.follow(),
this.resize(),be.value=this}close(){be.value=null,this.commitView(),this.observer.disconnect();for(let t of this.ends)t();clearTimeout(this.settleTimer),clearTimeout(
this.measureTimer),this.bandsFlight?.abort(),this.model.close(),this.painter.close(),this.cache.clear()}follow(){let t=Ie.peek(),n=0;this.ends.push(vp(),ht(()=>{
bf.value,this.readColors(_t.value,Zt.value?.reasons??[],ge.value.hl??null)}),ht(()=>{let o=ge.value.t;this.showAddress(o===void 0?de.value:pi(o),o)}),ht(()=>{this.
model.setOptions(gi(ge.value))}),ht(()=>{let o=ce.value;Ie.value!==t&&(t=Ie.value,this.cache.clear()),this.cache.end=o,this.ownView&&(this.view=_u(o)),this.touch()}),
ht(()=>{let o=Zt.value;this.model.complete=Ht.value,o&&++n>1&&this.model.refresh(),this.rebuild()}),ht(()=>{let o=pt.value;o&&cn(o)!==this.ownSelection&&(this.revealWanted=
o.row),this.rebuild()}),ht(()=>{let o=Nt.value.value;o&&this.revealWanted!==null&&o.row===pt.peek()?.row&&(this.revealWanted=this.viewGiven?null:this.revealWanted,
this.viewGiven||this.revealTime(o.begin,o.end),this.viewGiven=!1),this.draw()}),ht(()=>{To.value,So.value,mn.value,de.value,Rr.value,ge.value.mark,this.draw()}))}showAddress(t,n){
n!==void 0&&n===this.lastT||(this.lastT=n,this.ownView=t===null,t?this.glideTo(_n(t,ce.peek()||t.to)):ce.peek()>0&&this.glideTo(_u(ce.peek())))}readColors(t,n,o){
document.documentElement.dataset.theme=t;let r=getComputedStyle(document.documentElement),s=l=>{this.corner.style.color=`var(${l})`;let u=getComputedStyle(this.
corner).color;return this.corner.style.color="",u},a=l=>{let u=r.getPropertyValue(l);return/^\s*[A-Za-z]+\s*$/.test(u)?s(l):u};this.palette=Fp(a,t==="dark",n,o),
this.painter.setColors(this.palette.version,this.palette.pixels),this.makePatterns(),this.draw()}makePatterns(){let t=(o,r,s)=>{let a=document.createElement("ca\
nvas");a.width=a.height=o;let l=a.getContext("2d");l.strokeStyle=r,l.lineWidth=s;for(let u of[-o,0,o])l.beginPath(),l.moveTo(u-2,o+2),l.lineTo(u+o+2,-2),l.stroke();
return this.ctx.createPattern(a,"repeat")},n=Math.round(8*this.dpr);this.hatch=t(n,"rgb(255 255 255 / 0.28)",n/4),this.missing=t(n,this.palette.line,this.dpr)}touch(){
clearTimeout(this.settleTimer),this.settleTimer=setTimeout(()=>this.settle(),I0),this.draw()}setView(t){this.glide=null,this.ownView=!1,this.note(t),this.view=t,
this.touch()}note(t){let n=this.view.to-this.view.from,o=(t.to-t.from)/n;this.zoomingIn=o<1,this.moving=Math.abs(o-1)>1e-9?"zoom":"pan"}glideTo(t){this.note(t),
matchMedia("(prefers-reduced-motion: reduce)").matches||this.width<=1||this.lastFrame===0?(this.glide=null,this.view=t):this.glide={from:this.view,to:t,start:performance.
now()},this.touch()}jump(t){this.commitView(),me({t:It(_n(t,ce.peek()))})}commitView(){let t=this.glide?.to??this.view,n={from:Math.round(t.from),to:Math.max(Math.
round(t.from)+1,Math.round(t.to))},o=this.ownView?void 0:It(n);o===this.lastT||this.ownView&&ge.peek().t===void 0||(this.lastT=o,Mo({t:o??null}))}settle(){this.
moving=null,this.commitView(),this.model.setAlive(this.view),this.measureRows(),this.askBands(),vi.value++,this.draw()}get timeAtPointer(){return this.timeAt(this.
pointer?.x??this.width/2)}timeAt(t){return this.view.from+(this.view.to-this.view.from)*t/this.width}zoom(t,n=this.pointer?.x??this.width/2){this.setView(Dp(this.
view,n/this.width,t,ce.peek()))}pan(t){this.setView(ku(this.view,(this.view.to-this.view.from)*t,ce.peek()))}showWhole(){this.commitView(),me({t:null})}fitRows(){
let t=this.visibleRows().filter(n=>n.row&&n.row.end>n.row.begin);t.length&&this.jump(Yo({from:Math.min(...t.map(n=>n.row.begin)),to:Math.max(...t.map(n=>n.row.end))},
ce.peek(),.03))}fitSelected(){let t=Nt.peek().value,n=t?{from:t.begin,to:t.end}:mn.peek();if(!n)return;let o=this.view.to-this.view.from,r=(n.from+n.to)/2,s=_n(
{from:r-o/2,to:r+o/2},ce.peek()),a=Math.abs(s.from-this.view.from)<o*.02;t&&this.revealRow(t.row),this.jump(a||n.to-n.from>o?Yo(n,ce.peek(),.2):s)}hold(t,n){n===
null?this.held.delete(t):this.held.get(t)!==n&&(this.held.set(t,n),this.move(50)),this.draw()}move(t){for(let[n,o]of this.held){let r=Math.min(t,50)/1e3*o;n==="\
in"||n==="out"?this.zoom(Math.exp((n==="in"?-2.2:2.2)*r)):this.pan((n==="left"?-1:1)*r*.9)}}rebuild(){this.rebuildWanted=!0,this.draw()}layOut(){this.rebuildWanted=
!1;let t=this.model.layout,n=this.pointer?Math.max(0,this.pointer.y-30):0,o=Zt.peek()?.sections.some(s=>(s.name==="procs"||s.name==="groups")&&s.total>0);this.empty.
hidden=!Ht.peek()||!Zt.peek()||o===!0;let r=this.model.build(Zt.peek(),pt.peek()?.row??null);this.scroll=this.boundScroll(t.height?Qp(t,r,this.scroll,n):this.scroll),
this.revealWanted!==null&&r.find(this.revealWanted)&&this.revealRow(this.revealWanted)}get rowsHeight(){return Math.max(1,this.height-30)}boundScroll(t){return Math.
min(Math.max(0,t),Math.max(0,this.model.layout.height-this.rowsHeight+24))}setScroll(t){this.scroll=this.boundScroll(t),this.touch()}revealRow(t){let n=this.model.
layout.find(t);if(!n)return;let o=this.scroll+30;(n.top<o||n.top+n.height>this.scroll+this.rowsHeight)&&this.setScroll(n.top-this.rowsHeight/2+n.height/2)}revealTime(t,n){
this.revealWanted=null;let o=Op(this.view,t,Math.min(n,t+(this.view.to-this.view.from)*.5),ce.peek());o!==this.view&&(this.ownView=!1,this.glideTo(o))}visibleRows(){
return this.model.layout.visible(this.scroll,this.scroll+this.rowsHeight)}setRows(t){this.commitView(),me({rows:Ta(ge.peek(),t)})}fold(t){let n=this.model.options;
if(t.item.kind==="section")this.setRows({folds:Ca(n.folds,t.item.name)});else if(t.row?.kind==="group"){let o=n.lanes.filter(r=>r!==t.key).join(";");this.setRows(
n.lanes.includes(t.key)?{lanes:o}:{open:Ca(n.open,t.key),lanes:o})}}moveSection(t,n){let o=this.model.sectionNames(),r=o.indexOf(t),s=r+n;r<0||s<0||s>=o.length||
(o.splice(r,1),o.splice(s,0,t),this.setRows({sections:o.join(";")}))}pin(t){let n=jn(ge.peek().pin),o=n.includes(t)?n.filter(r=>r!==t):[...n,t];me({pin:o.length?
o.join(","):null})}chooseRow(t){let n=pt.peek()?.t??Math.round((this.view.from+this.view.to)/2);this.choose(t.key,n)}choose(t,n){this.commitView(),this.ownSelection=
cn({row:t,t:n}),me({sel:this.ownSelection})}stepRow(t){let n=pt.peek()?.row??this.hoveredRow??"",o=this.model.layout.neighbour(n,t);if(!o?.row)return;let r=pt.peek()?.
t??Math.round((this.view.from+this.view.to)/2);this.choose(o.key,r),this.revealRow(o.key),requestAnimationFrame(()=>this.labels.focus(o.key))}foldSelected(){let t=pt.
peek()?.row??this.hoveredRow,n=t?this.model.layout.find(t):null,o=n?.row?.kind==="group"?n:n?.row?.group?this.model.layout.find(n.row.group):null;o&&this.fold(o)}mark(t){
let n=Math.round(this.timeAtPointer);if(!t){this.temporaryMark=this.temporaryMark===null?n:null,this.draw();return}let o=jn(ge.peek().mark),r=o.find(a=>Math.abs(
(un(a)??-1)-n)<(this.view.to-this.view.from)*5/this.width),s=r?o.filter(a=>a!==r):[...o,di(this.temporaryMark??n)];this.temporaryMark=null,me({mark:s.length?s.join(
","):null})}marks(){let t=jn(ge.peek().mark).map(un).filter(n=>n!==null).map(n=>({t:n,kept:!0}));return this.temporaryMark===null?t:[...t,{t:this.temporaryMark,
kept:!1}]}arrived(){this.measureTimer??(this.measureTimer=setTimeout(()=>{this.measureTimer=void 0,this.measureRows(),vi.value++,this.draw()},120)),this.draw()}measureRows(){
let t=Ao(this.view,this.width*this.dpr),[n,o]=Tr(this.view,t,ce.peek()),r=Math.max(0,this.view.from),s=Math.max(1,Math.min(this.view.to,ce.peek())-r);this.shares=
new Map;for(let{row:a}of this.visibleRows()){if(!a||a.kind==="counter")continue;let l=new Float64Array(4);for(let u=n;u<=o;u++){let c=this.cache.get(a.key,t,u);
c&&Xp(c.tile,r,this.view.to,Xn,l)}this.shares.set(a.key,Array.from(l,u=>u/s))}this.measureScales(t,n,o)}rowShares(t){return this.shares.get(t)??null}measureScales(t,n,o){
for(let{row:r}of this.visibleRows()){if(r?.kind!=="group")continue;let s=0,a=0;for(let u=n;u<=o;u++){let c=this.cache.get(r.key,t,u)?.tile.avg;for(let m=0;c&&m<
c.length;m+=4){let d=c[m]+c[m+1]+c[m+3];s=Math.max(s,d),a=Math.max(a,d+c[m+2])}}let l=s>0?Math.min(a,Math.max(s*3,1)):a;l>0&&this.scales.set(r.key,bi(l))}}scaleOf(t){
let n=this.model.row(t);return n?.kind==="counter"?{scale:bi(n.max??1),base:0,unit:n.unit??"count"}:{scale:this.scales.get(t)??bi(n?.peak??1),base:0,unit:"count"}}askBands(){
let t=this.view.to-this.view.from,n=Math.max(0,Math.floor(this.view.from-t/2)),o=Math.ceil(Math.min(ce.peek(),this.view.to+t/2));o<=n||!Ie.peek()||(this.bandsFlight?.
abort(),this.bandsFlight=new AbortController,ze("marks",{from:n,to:o},this.bandsFlight.signal).then(r=>{this.bands=r,this.draw()},r=>{zt(r)}))}resize(){let t=this.
canvas.parentElement.getBoundingClientRect(),n=Math.min(devicePixelRatio||1,3);this.left=t.left,this.top=t.top,this.width=Math.max(1,Math.round(t.width)),this.height=
Math.max(1,Math.round(t.height)),n!==this.dpr&&(this.dpr=n,this.makePatterns()),this.canvas.width=Math.round(this.width*n),this.canvas.height=Math.round(this.height*
n),this.frame(performance.now()),this.touch()}draw(){this.wanted||(this.wanted=!0,requestAnimationFrame(t=>this.frame(t)))}animate(t){if(this.held.size&&this.move(
this.lastFrame?t-this.lastFrame:16),!this.glide)return;let n=Math.min(1,(t-this.glide.start)/H0),o=1-(1-n)**3,{from:r,to:s}=this.glide;this.view={from:r.from+(s.
from-r.from)*o,to:r.to+(s.to-r.to)*o},n>=1&&(this.glide=null)}scene(){let t=pt.peek(),n=Nt.peek().value,o=t&&n&&n.row===t.row&&t.t>=n.begin&&t.t<=n.end;return{ctx:this.
ctx,width:this.canvas.width,height:this.canvas.height,dpr:this.dpr,view:this.view,end:ce.peek(),reading:!Ht.peek(),scroll:this.scroll,layout:this.model.layout,palette:this.
palette,cache:this.cache,painter:this.painter,names:this.names,reasons:Zt.peek()?.reasons??[],bands:Rr.peek()?this.bands:null,range:de.peek(),area:this.draft??mn.
peek(),marks:this.marks(),selected:t?{...t,begin:o?n.begin:t.t,end:o?n.end:t.t}:null,focused:this.focused,hovered:this.hoveredRow?{row:this.hoveredRow,t:0}:null,
cursorX:this.drag?.kind==="pan"?null:this.pointer?.x??null,edges:t?To.peek().value?.edges??[]:[],chain:t?So.peek().value:null,compact:this.model.options.compact,
hatch:this.hatch,missing:this.missing,rects:0,waiting:!1,scaleOf:r=>this.scaleOf(r)}}frame(t){this.wanted=!1,this.animate(t),this.rebuildWanted&&this.layOut(),this.
lastFrame=(this.held.size||this.glide,t),this.cache.beginFrame(),this.painter.beginFrame();let n=this.visibleRows();this.model.want(n);let o=this.scene();this.ctx.
fillStyle=this.palette.bgRaised,this.ctx.fillRect(0,0,o.width,o.height),ff(o),Up(o,n),sf(o),lf(o),uf(o),cf(o),df(o),Vp(o),pf(o),af(o),mf(o),hf(o);let r=!o.waiting&&
this.painter.lacking===0&&!this.glide;this.painter.endFrame(),this.showSharp(r&&n.every(s=>s.row!==null||s.item.kind!=="run")),this.ask(o,n),this.updateColumn(n),
this.names.flush(),(this.glide||this.held.size)&&this.draw()}showSharp(t){t!==this.sharp&&(this.sharp=t,this.host.dataset.sharp=String(t))}ask(t,n){if(!Ie.peek()||
t.end<=0)return;let o=this.glide?{...t,view:this.glide.to}:t;this.cache.ask(Kp(o,n,this.pointer?.y??null)),this.cache.inFlight===0&&!this.glide&&this.cache.ask(
jp(t,n,this.zoomingIn,this.moving))}updateColumn(t){let n=Ra(this.view,this.width),o=n?`${n.label} +`:`${M(this.view.to-this.view.from)} shown`;this.corner.textContent!==
o&&(this.corner.textContent=o);let r=this.model.layout,s=r.sticky(this.scroll),a=s?t.filter(l=>l.item!==s.item):t;this.labels.update(a,this.scroll,{pins:this.model.
options.pins,lanes:this.model.options.lanes,selected:pt.peek()?.row??null,total:r.items.length,shares:this.shares},s?{at:{key:s.item.key,row:null,item:s.item,index:0,
top:0,height:s.item.height,level:1},y:s.y}:null),this.updateBar(r.height)}updateBar(t){let n=`${t} ${this.height} ${this.scroll}`;if(n===this.barShown)return;this.
barShown=n;let o=this.rowsHeight/Math.max(t+24,1);this.bar.hidden=o>=1;let r=this.height,s=Math.max(24,r*o);this.thumb.style.height=`${s}px`;let a=Math.max(1,t+
24-this.rowsHeight);this.thumb.style.transform=`translateY(${(r-s)*this.scroll/a}px)`}rowAt(t){if(t<30)return null;let n=this.model.layout.sticky(this.scroll);return n&&
t<30+n.y+n.item.height?null:this.model.layout.at(t-30+this.scroll)}hit(t,n){let o=Ao(this.view,this.width*this.dpr),r=(this.view.to-this.view.from)/this.width*2;
for(let s=0;s<6;s++){let a=this.cache.get(t,o+s,Math.floor(n/(1024*2**(o+s))));if(a)return a.tile.kind===0?null:qp(a.tile,n,r)}return null}gap(t,n){let o=Ao(this.
view,this.width*this.dpr);for(let r=o;r<o+6;r++)if(this.cache.get(t,r,Math.floor(n/Xe(r))))return Yp(s=>this.cache.get(t,r,s)?.tile??null,r,n,ce.peek());return null}longestNear(t,n){
let o=Ao(this.view,this.width*this.dpr),r=this.cache.get(t,o,Math.floor(n/Xe(o)))?.tile,s=null;for(let a=0;a<(r?.spans?.n??0);a++){let l=en(r,r.spans.x0[a]),u=en(
r,r.spans.x1[a]);(!s||u-l>s.to-s.from)&&(s={from:l,to:u})}return s}point(t){return{x:t.clientX-this.left,y:t.clientY-this.top}}listen(){let t=this.canvas,n={passive:!1};
t.addEventListener("wheel",o=>this.wheel(o),n),this.column.addEventListener("wheel",o=>this.wheel(o),n),t.addEventListener("pointerenter",()=>{let o=t.getBoundingClientRect();
this.left=o.left,this.top=o.top}),t.addEventListener("pointerdown",o=>this.press(o)),t.addEventListener("pointermove",o=>this.moved(o)),t.addEventListener("poin\
terup",o=>this.release(o)),t.addEventListener("pointercancel",()=>this.cancelDrag()),t.addEventListener("pointerleave",()=>{this.pointer=null,this.hoveredRow=null,
this.tip.hidden=!0,this.draw()}),t.addEventListener("dblclick",o=>this.doubleClick(o)),t.addEventListener("contextmenu",o=>{let r=this.point(o),s=this.rowAt(r.y);
s?.row&&(o.preventDefault(),Jn.value={x:o.clientX,y:o.clientY,row:s.key,t:Math.round(this.timeAt(r.x))})}),t.addEventListener("auxclick",o=>o.preventDefault()),
t.addEventListener("focus",()=>{this.focused=t.matches(":focus-visible"),this.draw()}),t.addEventListener("blur",()=>{this.focused=!1,this.held.clear(),this.draw()}),
this.bar.addEventListener("pointerdown",o=>{this.bar.setPointerCapture(o.pointerId),o.target===this.bar&&this.setScroll(o.offsetY/this.height*this.model.layout.
height-this.rowsHeight/2),this.drag={kind:"bar",y:o.clientY,scroll:this.scroll}}),this.bar.addEventListener("pointermove",o=>{this.drag?.kind==="bar"&&this.setScroll(
this.drag.scroll+(o.clientY-this.drag.y)*(this.model.layout.height+24)/this.height)}),this.bar.addEventListener("pointerup",()=>this.cancelDrag())}wheel(t){t.preventDefault();
let n=t.deltaMode===1?16:t.deltaMode===2?this.rowsHeight:1,o=t.deltaX*n,r=t.deltaY*n;if(t.ctrlKey||t.metaKey){let s=this.point(t);this.zoom(Math.exp(Math.max(-120,
Math.min(120,r))*(Math.abs(r)<50?.01:.004)),Math.min(Math.max(s.x,0),this.width))}else t.shiftKey||Math.abs(o)>Math.abs(r)?this.pan((t.shiftKey&&o===0?r:o)/this.
width):this.setScroll(this.scroll+r)}press(t){if(t.button===2)return;let n=this.point(t);this.canvas.setPointerCapture(t.pointerId);let o=t.button===1||t.shiftKey!==
(dn.peek().navigation==="pan"&&n.y>=30);t.button===1&&t.preventDefault(),o&&t.button!==0||o&&t.shiftKey?this.drag={kind:"pan",x:n.x,y:n.y,view:this.view,scroll:this.
scroll}:this.drag={kind:"press",x:n.x,y:n.y,ruler:n.y<30,t:this.timeAt(n.x)}}moved(t){let n=this.point(t);this.pointer=n;let o=this.drag;if(o?.kind==="press"&&Math.
hypot(n.x-o.x,n.y-o.y)>G0&&(dn.peek().navigation==="pan"&&!t.shiftKey&&!o.ruler?this.drag={kind:"pan",x:o.x,y:o.y,view:this.view,scroll:this.scroll}:this.drag={
...o,kind:"area"}),this.drag?.kind==="pan"){let r=(this.drag.x-n.x)/this.width*(this.drag.view.to-this.drag.view.from);this.setView(ku(this.drag.view,r,ce.peek())),
this.setScroll(this.drag.scroll+this.drag.y-n.y)}else this.drag?.kind==="area"&&(this.draft=this.areaOf(this.drag,n));this.canvas.classList.toggle("tl-panning",
this.drag?.kind==="pan"),this.hover(),this.draw()}areaOf(t,n){let o=this.timeAt(Math.min(Math.max(n.x,0),this.width)),r=Math.max(0,Math.min(t.t,o)),s=Math.min(Math.
max(t.t,o),Math.max(ce.peek(),1)),a=null;if(!t.ruler){let l=Math.max(30,Math.min(t.y,n.y))-30+this.scroll,u=Math.max(t.y,n.y)-30+this.scroll;a=this.model.layout.
visible(l,u+1).filter(c=>c.row).map(c=>c.key),(a.length===0||a.length>100)&&(a=null)}return{from:Math.round(Math.min(r,s)),to:Math.round(Math.max(s,r+1)),rows:a}}release(t){
let n=this.drag;if(this.drag=null,this.canvas.classList.remove("tl-panning"),n?.kind==="area"&&this.draft){this.commitView();let{from:o,to:r,rows:s}=this.draft;
this.draft=null,co({from:o,to:r,rows:s})}else n?.kind==="press"&&this.click(this.point(t));this.draw()}cancelDrag(){this.drag=null,this.draft=null,this.draw()}click(t){
let n=this.rowAt(t.y);if(n?.item.kind==="section"){this.fold(n);return}if(!n?.row)return;let o=Math.round(this.timeAt(t.x));if(o<0||o>ce.peek())return;let r=this.
hit(n.key,o),s=r?null:this.gap(n.key,o);if(s){Mr.value={row:n.key,t:o,...s},this.choose(n.key,o);return}if(n.row.kind==="group"&&r?.kind==="heat"){this.choose(n.
key,o);return}let a=r?.kind==="span"?Math.min(Math.max(o,Math.ceil(r.from)),Math.max(Math.ceil(r.from),Math.floor(r.to)-1)):o;this.choose(n.key,a)}doubleClick(t){
let n=this.point(t),o=this.rowAt(n.y),r=o?.row?this.hit(o.key,this.timeAt(n.x)):null;r?.kind==="span"?this.jump(Yo(r,ce.peek(),.25)):this.zoom(.25,n.x)}hover(){
let t=this.pointer,n=t&&!this.drag?this.rowAt(t.y):null;this.hoveredRow=n?.row?.key??null;let o=t?this.timeAt(t.x):0,r=n?.row&&o>=0&&o<=ce.peek()?this.hit(n.key,
o):null,s=n?.row&&r?Jp(n.row,r,this.names,Zt.peek()?.reasons??[]):[];if(this.tip.hidden=s.length===0,!t||!s.length)return;let a=s.join(`
`);this.tip.textContent!==s.join("")&&(this.tip.textContent="",s.forEach((c,m)=>{po("div",m===0?"tl-tip-first":"tl-tip-more",this.tip).textContent=c}),this.tip.
dataset.text=a);let l=t.x>this.width-300,u=t.y>this.height-110;this.tip.style.transform=`translate(${Math.round(t.x+(l?-14:14))}px, ${Math.round(t.y+(u?-14:18))}\
px) translate(${l?"-100%":"0"}, ${u?"-100%":"0"})`}get hoverPlace(){return this.hoveredRow?{row:this.hoveredRow,t:Math.round(this.timeAtPointer)}:null}};function Ea(e){let t=e.trim().toLowerCase(),n=/^([gpm])\s*(\d+(?:~\d+)?)$/.exec(t);if(n)return{row:n[1]+n[2]};let o=/^task\s*(\d+)$/.exec(t);if(o)return{page:`/\
task/${o[1]}`};if(/^(fn\d+(\/l\d+)?|gc|stw|c:\w+)$/.test(t))return{row:t};let r=/[a-zµ]$/.test(t)?un(t):null;return r!==null&&r>=0?{t:r}:null}var Zo=pe([]),gs=pe(0),bs=pe(null),Fu=pe(-1),Lu=null;async function Du(e){if(Lu?.abort(),Lu=new AbortController,Fu.value=-1,!e.trim()){Zo.value=[],gs.value=0;return}
try{let t=await ze("find",{q:e,limit:50},Lu.signal);Zo.value=t.rows,gs.value=t.total,bs.value=null}catch(t){zt(t)||(bs.value=fn(t))}}function vf(e,t){let n={row:e,
t:Math.max(0,Math.round(t))};pn.peek()==="/timeline"?me({sel:cn(n)}):kt(He({sel:n}))}function Ou(e){Fu.value=Zo.peek().indexOf(e),vf(e.key,e.begin)}function Bu(e){
let t=Zo.peek();t.length&&Ou(t[(Fu.peek()+e+t.length)%t.length])}function wf(e,t,n=0){let o=Ea(e);if(!o)return!1;if("row"in o)vf(o.row,t?(t.from+t.to)/2:n);else if("\
t"in o){let r=t?(t.to-t.from)/2:5e5,s={from:Math.round(Math.max(0,o.t-r)),to:Math.round(o.t+r)};pn.peek()==="/timeline"?me({t:`${s.from}+${s.to-s.from}`}):kt(He(
{view:s}))}else kt(Q(o.page));return!0}var vs=[{path:"/",roots:["","overview"],title:"Overview",icon:"overview",group:"look"},{path:"/timeline",roots:["timeline"],title:"Timeline",icon:"timeline",group:"\
look"},{path:"/findings",roots:["findings"],title:"Findings",icon:"findings",group:"look"},{path:"/goroutines",roots:["goroutines"],title:"Goroutines",icon:"gor\
outines",group:"measure"},{path:"/profiles",roots:["profiles"],title:"Profiles",icon:"profiles",group:"measure"},{path:"/latency",roots:["latency"],title:"Laten\
cy",icon:"latency",group:"measure"},{path:"/mmu",roots:["mmu"],title:"GC & MMU",icon:"gc",group:"measure"},{path:"/tasks",roots:["tasks","task"],title:"Tasks",icon:"\
tasks",group:"measure"},{path:"/regions",roots:["regions","region"],title:"Regions",icon:"regions",group:"measure"},{path:"/events",roots:["events"],title:"Even\
ts",icon:"events",group:"more"},{path:"/compare",roots:["compare"],title:"Compare",icon:"compare",group:"more"},{path:"/settings",roots:["settings"],title:"Sett\
ings",icon:"settings",group:"about"},{path:"/help",roots:["help"],title:"Help",icon:"help",group:"about"}];function z0(e){try{return decodeURIComponent(e)}catch{
return e}}function wi(e){let t=e.indexOf("/",1),n=t<0?e.slice(1):e.slice(1,t),o=t<0?"":e.slice(t+1);return{route:vs.find(s=>s.roots.includes(n))??null,root:n,arg:o?
z0(o):null}}var Mn=pe(null),yi=pe(typeof innerWidth>"u"||innerWidth>900),Na=pe(!0),Po=pe(!1);function yf(e){let t=Nt.peek().value,n=e?t?.next:t?.prev;t&&n!==null&&n!==void 0?
cs({row:t.row,t:n}):pt.peek()||be.peek()?.pan(e?.2:-.2)}function xf(e){let t=Nt.peek().value;if(!t)return;if(e){let r=t.unblocked_by??t.goroutine?.created_by??null;
r&&cs({row:r.key,t:r.t});return}let n=To.peek().value?.edges.find(r=>r.from.key===t.row),o=t.unblocks[0]??n?.to;o&&cs({row:o.key,t:o.t})}function Iu(e){let t=Nt.
peek().value,n=pt.peek(),o=e==="goroutine"?t?.goroutine?.key:t?.[e];o&&n&&cs({row:o,t:n.t})}function W0(){Jn.peek()?Jn.value=null:Po.peek()?Po.value=!1:pt.peek()?
ia(null):mn.peek()?co(null):de.peek()&&Gt(null)}function U0(){let e=Mt.indexOf(ge.peek().hl??"");me({hl:Mt[e+1]??null})}var V0=vs.map((e,t)=>({id:`page-${e.title}`,
title:e.title,keys:t<9?[`Digit${t+1}`]:e.path==="/help"?["Shift+Slash"]:[],group:"Pages",run:()=>kt(Q(e.path))})),$o=[{id:"zoom-in",title:"Zoom in at the pointe\
r",keys:["KeyW","Equal","NumpadAdd"],group:"Move",timeline:!0,held:!0,run:()=>be.peek()?.zoom(.5)},{id:"zoom-out",title:"Zoom out at the pointer",keys:["KeyS","\
Minus","NumpadSubtract"],group:"Move",timeline:!0,held:!0,run:()=>be.peek()?.zoom(2)},{id:"left",title:"Earlier",keys:["KeyA"],group:"Move",timeline:!0,held:!0,
run:()=>be.peek()?.pan(-.25)},{id:"right",title:"Later",keys:["KeyD"],group:"Move",timeline:!0,held:!0,run:()=>be.peek()?.pan(.25)},{id:"fit",title:"Centre the \
selection; again: fit it",keys:["KeyF"],group:"Move",timeline:!0,run:()=>be.peek()?.fitSelected()},{id:"whole",title:"The whole trace",keys:["Digit0","Numpad0"],
group:"Move",timeline:!0,run:()=>be.peek()?.showWhole()},{id:"fit-rows",title:"Fit the rows in sight",keys:["Shift+Digit0"],group:"Move",timeline:!0,run:()=>be.
peek()?.fitRows()},{id:"undo",title:"Undo the last step",keys:["KeyZ","Ctrl+KeyZ"],group:"Move",run:()=>history.back()},{id:"redo",title:"Redo it",keys:["Shift+\
KeyZ","Ctrl+Shift+KeyZ"],group:"Move",run:()=>history.forward()},{id:"prev",title:"Previous slice of the row",keys:["ArrowLeft","Comma"],group:"Rows and slices",
timeline:!0,run:()=>yf(!1)},{id:"next",title:"Next slice of the row",keys:["ArrowRight","Period"],group:"Rows and slices",timeline:!0,run:()=>yf(!0)},{id:"up",title:"\
Row above",keys:["ArrowUp","KeyK"],group:"Rows and slices",timeline:!0,run:()=>be.peek()?.stepRow(!1)},{id:"down",title:"Row below",keys:["ArrowDown","KeyJ"],group:"\
Rows and slices",timeline:!0,run:()=>be.peek()?.stepRow(!0)},{id:"open",title:"Open the group of the row",keys:["Enter","Space"],group:"Rows and slices",timeline:!0,
run:()=>be.peek()?.foldSelected()},{id:"flow-back",title:"Back along the flow: unblocker, creator",keys:["BracketLeft"],group:"Rows and slices",timeline:!0,run:()=>xf(
!0)},{id:"flow-on",title:"Forward along the flow: what it unblocked",keys:["BracketRight"],group:"Rows and slices",timeline:!0,run:()=>xf(!1)},{id:"chain",title:"\
Wake-up chain of the selection",keys:["Shift+BracketLeft"],group:"Rows and slices",timeline:!0,run:pa},{id:"to-g",title:"To the goroutine of the slice",keys:["K\
eyG"],group:"Rows and slices",timeline:!0,run:()=>Iu("goroutine")},{id:"to-p",title:"To the P of the slice",keys:["KeyP"],group:"Rows and slices",timeline:!0,run:()=>Iu(
"p")},{id:"to-m",title:"To the thread of the slice",keys:["KeyT"],group:"Rows and slices",timeline:!0,run:()=>Iu("m")},{id:"area",title:"Area of the selected sl\
ice",keys:["KeyR"],group:"Select and mark",timeline:!0,run:bp},{id:"area-show",title:"Zoom to the area",keys:["Shift+KeyR"],group:"Select and mark",timeline:!0,
run:da},{id:"area-commit",title:"Restrict all pages to the area",keys:["Ctrl+Enter"],group:"Select and mark",timeline:!0,run:ca},{id:"view-commit",title:"Restri\
ct all pages to what is shown",keys:[],group:"Select and mark",timeline:!0,run:()=>{let e=be.peek()?.view;e&&Gt(e)}},{id:"mark",title:"Mark the time at the poin\
ter",keys:["KeyM"],group:"Select and mark",timeline:!0,run:()=>be.peek()?.mark(!1)},{id:"mark-keep",title:"Keep the mark in the link",keys:["Shift+KeyM"],group:"\
Select and mark",timeline:!0,run:()=>be.peek()?.mark(!0)},{id:"pin",title:"Pin the selected row on top",keys:[],group:"Select and mark",timeline:!0,run:()=>{let e=pt.
peek();e&&be.peek()?.pin(e.row)}},{id:"copy-link",title:"Copy a link to this view",keys:["KeyY"],group:"Select and mark",run:()=>{jo()}},{id:"copy",title:"Copy \
the selection as text",keys:["KeyC"],group:"Select and mark",run:()=>{ma()}},{id:"escape",title:"Clear selection, then area, then range",keys:["Escape"],group:"\
Select and mark",run:W0},{id:"find",title:"Search",keys:["Slash","Ctrl+KeyF"],group:"Find",run:()=>{Mn.value="find"}},{id:"find-next",title:"Next result",keys:[
"KeyN"],group:"Find",run:()=>Bu(1)},{id:"find-prev",title:"Previous result",keys:["Shift+KeyN"],group:"Find",run:()=>Bu(-1)},{id:"go",title:"Go to a goroutine, \
P, thread or time",keys:["Shift+Semicolon"],group:"Find",run:()=>{Mn.value="go"}},{id:"palette",title:"All commands",keys:["Ctrl+KeyK"],group:"Find",run:()=>{Mn.
value="command"}},{id:"overlay",title:"Bands of GC and stopped world",keys:["KeyO"],group:"Show",timeline:!0,run:()=>{Rr.value=!Rr.peek()}},{id:"compact",title:"\
Compact rows",keys:["KeyX"],group:"Show",timeline:!0,run:()=>{let e=be.peek();e?.setRows({compact:e.model.options.compact?null:"1"})}},{id:"legend",title:"Legen\
d",keys:["KeyL"],group:"Show",timeline:!0,run:()=>{Na.value=!Na.peek()}},{id:"highlight",title:"Highlight the next state",keys:["KeyH"],group:"Show",timeline:!0,
run:U0},{id:"table",title:"Show as table",keys:["Shift+KeyT"],group:"Show",timeline:!0,run:()=>{Po.value=!Po.peek()}},{id:"panel",title:"Panel of the selection",
keys:["KeyQ"],group:"Show",timeline:!0,run:()=>{yi.value=!yi.peek()}},...V0];function K0(e){let t={ArrowLeft:"←",ArrowRight:"→",ArrowUp:"↑",ArrowDown:"↓",
Comma:",",Period:".",Slash:"/",Semicolon:";",BracketLeft:"[",BracketRight:"]",Equal:"+",Minus:"−",NumpadAdd:"Num +",NumpadSubtract:"Num −",Numpad0:"Num 0",Escape:"\
Esc",Space:"Space"};return{"Shift+Slash":"?","Shift+Semicolon":":"}[e]??e.split("+").map(o=>t[o]??o.replace(/^(Key|Digit)/,"")).join(" ")}function xi(e){return e.
keys.filter(t=>!t.startsWith("Numpad")).map(K0)}var ws=new Map;for(let e of $o)for(let t of e.keys)ws.set(t,e);var Hu={"zoom-in":"in","zoom-out":"out",left:"left",right:"right"};function j0(e){return e.altKey?
null:`${e.ctrlKey||e.metaKey?"Ctrl+":""}${e.shiftKey?"Shift+":""}${e.code}`}function q0(e){return!!e?.closest?.('input:not([type="checkbox"]):not([type="radio"]\
), textarea, select, [contenteditable], dialog')}function Y0(e,t){let n=t;return e.code==="Enter"||e.code==="Space"?!!n?.closest?.('a, button, summary, input, [\
role="slider"], [role="grid"]'):e.code.startsWith("Arrow")?!!n?.closest?.('[role="grid"], [role="treegrid"]:not(.tl-list), [role="slider"], [role="tablist"], [r\
ole="menu"], input'):!1}var X0={":":"Shift+Semicolon","?":"Shift+Slash","/":"Slash"};function J0(e){let t=e.ctrlKey||e.metaKey||e.altKey?void 0:X0[e.key];if(t)return{
command:ws.get(t),fast:!1};let n=j0(e);if(!n)return null;let o=ws.get(n);if(o)return{command:o,fast:!1};let r=e.shiftKey&&!e.ctrlKey&&!e.metaKey?ws.get(e.code):
void 0;return r?.held?{command:r,fast:!0}:null}var Gu=new Set;function Q0(e){if(e.defaultPrevented||Mn.peek()!==null||q0(e.target)||Y0(e,e.target))return;let t=J0(
e);if(!t)return;let{command:n,fast:o}=t,r=be.peek();if(n.timeline&&!r)return;e.preventDefault();let s=Hu[n.id];s&&r?(Gu.add(e.code),r.hold(s,o?4:1)):(!e.repeat||
/^(prev|next|up|down|find-)/.test(n.id))&&n.run()}function Z0(e){if(!Gu.delete(e.code))return;let t=ws.get(e.code),n=t&&Hu[t.id];n&&be.peek()?.hold(n,null)}function kf(){
addEventListener("keydown",Q0),addEventListener("keyup",Z0),addEventListener("blur",()=>{Gu.clear();for(let e of Object.values(Hu))be.peek()?.hold(e,null)})}var ys=pe([]),ev=4,tv=5e6,nv=1200,_f="";function Mf(e){_f=Ie.peek()??"",ys.value=(e.findings??[]).flatMap(t=>t.evidence.slice(0,ev).map(n=>({t:n.begin_ns,severity:t.
severity,title:t.title,to:`/findings/${t.rule}`})))}function La(e){ae(()=>{e&&Mf(e)},[e])}function Sf(){let e=Ie.value,t=Ht.value;ae(()=>{if(!e||!t||(Be.peek()?.
events??0)>tv)return;let n=new AbortController,o=setTimeout(()=>{_f!==e&&ze("doc/findings",{},n.signal).then(Mf,()=>{})},nv);return()=>{clearTimeout(o),n.abort()}},
[e,t])}function Tf(e,t){let n=null;for(let o of ys.peek())Math.abs(o.t-e)<=t&&(!n||Math.abs(o.t-e)<Math.abs(n.t-e))&&(n=o);return n}function Cf(e){return Q(e.to)}function zu(e,t){if(e===0)return"0";let n=Math.floor(Math.log10(Math.abs(e)))+1;return e.toFixed(Math.max(0,t-Math.max(n,1)))}function Re(e){return e==null||!Number.
isFinite(e)?"–":Math.abs(e)<1e9?`${(e/1e6).toFixed(3)} ms`:ot(e,1e3)}function Rf(e){return Math.abs(e)<1e9?`${(e/1e6).toFixed(6)} ms`:`${(e/1e9).toFixed(9)} s`}
function ki(e){let t=Math.max(...e.map(Math.abs),1),n=e.length>1?Math.abs(e[1]-e[0]):t,[o,r]=t>=1e9?["s",1e9]:t>=1e6?["ms",1e6]:t>=1e3?["µs",1e3]:["ns",1],s=Math.
max(0,Math.min(9,Math.ceil(-Math.log10(n/r)-1e-9)));return e.map(a=>`${(a/r).toFixed(a===0?0:s)} ${o}`)}function Fa(e){return`${$(Math.round(e))} ns`}function Af(e){
if(e==null||!Number.isFinite(e))return"new";if(e>=2)return"×"+zu(e+1,2);let t=e*100,n=Math.abs(t)<9.95?Math.abs(t).toFixed(1):Math.abs(t).toFixed(0);return(t<0?
"−":"+")+n+" %"}function xs(e){return(e<1e3?zu(e,3):qn(Math.round(e)))+"/s"}function Pf(e,t){switch(t){case"ns":return M(e);case"1/s":return xs(e);case"share":
return ee(e);case"bytes":return bt(e);case"ratio":return"×"+zu(e,3);default:return $(Number.isInteger(e)?e:Number(e.toPrecision(3)))}}function De(e){let t=e.indexOf(
"["),n=t<0?e:e.slice(0,t);return e.slice(n.lastIndexOf("/")+1)}function Wu(e){let t=e.indexOf("["),n=t<0?e:e.slice(0,t),o=n.lastIndexOf("/"),r=n.indexOf(".",o+1);
return r<0?n:n.slice(0,r)}var ov=new Set("archive bufio builtin bytes cmp compress container context crypto database debug embed encoding errors expvar flag fmt\
 go hash html image index internal io iter log maps math mime net os path plugin reflect regexp runtime slices sort strconv strings structs sync syscall testing\
 text time unicode unique unsafe vendor weak".split(" "));function er(e){let t=Wu(e),n=t.indexOf("/");return ov.has(n<0?t:t.slice(0,n))}function tr(e){return e===
""?"(no name)":/^\s+$/.test(e)?JSON.stringify(e):e}function Lt(e){return e===""?"(no stack seen)":e}var rv=0;function i(e,t,n,o,r,s){t||(t={});var a,l,u=t;if("ref"in u)for(l in u={},t)l=="ref"?a=t[l]:u[l]=t[l];var c={type:e,props:u,key:n,ref:a,__k:null,__:null,__b:0,__e:null,
__c:null,constructor:void 0,__v:--rv,__i:-1,__u:0,__source:r,__self:s};if(typeof e=="function"&&(a=e.defaultProps))for(l in a)u[l]===void 0&&(u[l]=a[l]);return Se.
vnode&&Se.vnode(c),c}var iv={overview:"M3 3h6v6H3zM11 3h6v4h-6zM11 9h6v8h-6zM3 11h6v6H3z",timeline:"M2 5h7M12 5h6M4 10h10M2 15h4M9 15h8",findings:"M9 4a5 5 0 1 0 0 10A5 5 0 0 0 9 4z\
M12.6 12.6L17 17M9 6.5v3M9 11.4v.1",goroutines:"M4 4.5h12M4 10h12M4 15.5h7M2 4.5h.1M2 10h.1M2 15.5h.1",profiles:"M2 4h16v3H2zM2 8.5h10v3H2zM2 13h6v3H2zM13.5 8.5\
H16v3h-2.5z",latency:"M3 17V3M3 17h14M6 14v-3M9 14V6M12 14v-5M15 14v-2",gc:"M4 6h12M8 6V4h4v2M5.5 6l.8 11h7.4l.8-11M8.5 9v5M11.5 9v5",tasks:"M3 5l1.5 1.5L7 4M3 \
10.5L4.5 12 7 9.500M3 16l1.5 1.500L7 15M10 5.500h7M10 11h7M10 16.500h7",regions:"M3 4v12M17 4v12M3 10h14M6 7L3 10l3 3M14 7l3 3-3 3",events:"M3 4h14M3 8h14M3 12h\
14M3 16h9",compare:"M3 16V8h3v8zM8 16V4h3v12zM13 16v-6h3v6z",settings:"M3 6h6M13 6h4M11 4v4M3 14h2M9 14h8M7 12v4",help:"M10 2.500a7.5 7.5 0 1 0 0 15 7.5 7.5 0 0\
 0 0-15zM7.8 8a2.2 2.2 0 1 1 3.2 2c-.7.4-1 .8-1 1.600M10 14v.1",search:"M8.5 3.500a5 5 0 1 0 0 10 5 5 0 0 0 0-10zM12.2 12.200L17 17",share:"M8 5H4v11h11v-4M11 4\
h5v5M16 4l-7 7",sun:"M10 6.500a3.5 3.5 0 1 0 0 7 3.5 3.5 0 0 0 0-7zM10 1.500v2M10 16.500v2M1.5 10h2M16.5 10h2M4 4l1.4 1.400M14.6 14.600L16 16M16 4l-1.4 1.400M5.\
4 14.600L4 16",moon:"M16.5 11.500A7 7 0 0 1 8.5 3.500a7 7 0 1 0 8 8z",close:"M5 5l10 10M15 5L5 15",chevron:"M7 4l6 6-6 6",back:"M13 4l-6 6 6 6",sidebar:"M3 4h14\
v12H3zM7.5 4v12",pin:"M10 12v6M6 12h8l-1.5-3V4h1V2.500h-7V4h1v5z",table:"M3 4h14v12H3zM3 8h14M3 12h14M8 4v12",zoomin:"M8.5 3.500a5 5 0 1 0 0 10 5 5 0 0 0 0-10zM\
12.2 12.200L17 17M6 8.500h5M8.5 6v5",zoomout:"M8.5 3.500a5 5 0 1 0 0 10 5 5 0 0 0 0-10zM12.2 12.200L17 17M6 8.500h5",fit:"M3 7V3h4M17 7V3h-4M3 13v4h4M17 13v4h-4",
warning:"M10 3l7.5 13.500h-15zM10 8.500v3.500M10 14.200v.1",menu:"M10 4.500v.1M10 10v.1M10 15.500v.1",keyboard:"M2 5h16v10H2zM5 8h.1M8 8h.1M11 8h.1M14 8h.1M6 12\
h8",flag:"M5 18V3M5 4h10l-2.5 3.500L15 11H5",copy:"M7 7h9v10H7zM4 13V3h9",flow:"M3 5h5a4 4 0 0 1 4 4v2a4 4 0 0 0 4 4M13.5 12.500L16.5 15 13.5 17.5"};function Me({
name:e,size:t=18}){return i("svg",{class:"icon",width:t,height:t,viewBox:"0 0 20 20","aria-hidden":"true",focusable:"false",children:i("path",{d:iv[e],fill:"non\
e",stroke:"currentColor","stroke-width":"1.6","stroke-linecap":"round","stroke-linejoin":"round"})})}function nr(e){return encodeURIComponent(e)}function Da(e){return Q(`/goroutines/${nr(Lt(e))}`)}function Sn(e,t,n=.6){let o=Math.max((t-e)*n,500);return{from:Math.
max(0,Math.round(e-o)),to:Math.round(t+o)}}function Qn(e,t,n,o=[]){let r=e==null||e<0?null:`g${e}`,s=[r,...o.map(a=>a==null||a<0?null:`g${a}`)].filter((a,l,u)=>a!==
null&&u.indexOf(a)===l);return He({view:Sn(t,n),sel:r?{row:r,t:Math.round(t+Math.min(1,(n-t)/2))}:null,area:r?null:{from:t,to:Math.max(n,t+1)},pin:s})}function nn({
fn:e,full:t}){return i("a",{class:"fname",href:Da(e),title:Lt(e),children:t?Lt(e):De(Lt(e))})}function fo({fn:e}){return i("span",{class:`fname${er(e)?" fn-libr\
ary":""}`,title:Lt(e),children:De(Lt(e))})}function Ft({id:e,at:t,to:n}){return e==null||e<0?i("span",{class:"faint",children:"–"}):i("a",{class:"mono",href:Qn(
e,t,n??t+1),title:`Goroutine ${e} on the timeline`,children:["g",e]})}function Bn({id:e,from:t,to:n}){return i("a",{href:Qn(e,t,n),title:"Show on the timeline",
children:Re(t)})}function ie({ns:e}){return e==null?i("span",{class:"faint",children:"–"}):i("span",{class:e===0?"faint":void 0,title:Fa(e),children:e===0?"0":
M(e)})}function Eo({to:e,children:t="Show on timeline",main:n}){return i("a",{class:`button${n?" button-main":""}`,href:e,children:[i(Me,{name:"timeline",size:14}),
" ",t]})}var Ar=e=>"func"in e?e.func:e.function;function Oa(e){return e.findIndex(t=>!er(Ar(t)))}function Uu({frame:e}){let t=e.file.slice(e.file.lastIndexOf("/")+
1);return i("span",{class:"place",title:`${e.file}:${e.line}`,children:t?`${t}:${e.line}`:""})}function sv(e){return e.map(t=>`${Ar(t)}
	${t.file}:${t.line}`).join(`
`)}function Wt({frames:e,atMost:t=40}){let[n,o]=K(!1);if(e.length===0)return i("p",{class:"faint",children:"(no stack)"});let r=Oa(e),s=n?e:e.slice(0,t);return i(
"ol",{class:"frames",children:[s.map((a,l)=>i("li",{class:l===r?"stack-own":er(Ar(a))?"stack-library":void 0,children:[i("span",{class:"fname",title:Ar(a),children:De(
Ar(a))})," ",i(Uu,{frame:a})]},l)),s.length<e.length&&i("li",{children:i("button",{type:"button",class:"link",onClick:()=>o(!0),children:[e.length-s.length," mo\
re"]})})]})}function mo({frames:e}){if(e.length===0)return i("span",{class:"faint",children:"(no stack)"});let t=Oa(e),n=e[t<0?0:t];return i("span",{class:"stac\
k-line",title:sv(e),children:[i("span",{class:`fname${t<0?" fn-library":""}`,children:De(Ar(n))})," ",i(Uu,{frame:n}),t>0&&i("span",{class:"faint",children:[" i\
n ",De(Ar(e[t-1]))]})]})}function _i({frame:e}){return e?i("span",{class:"stack-line",children:[i(fo,{fn:e.function})," ",i(Uu,{frame:e})]}):i("span",{class:"fa\
int",children:"–"})}function ho(e,t,n){if(!(t>e)||n<1)return[];let o=(t-e)/n,r=10**Math.floor(Math.log10(o)),s=r*10;for(let l of[1,2,5])if(r*l>=o*(1-1e-9)){s=r*l;break}let a=[];for(let l=Math.
ceil(e/s-1e-9)+0;l*s<=t*(1+1e-12);l++)a.push(l*s);return a}function Mi(e,t,n){if(!(t>e)||e<=0)return[];let o=Math.ceil(Math.log10(e)-1e-9),r=Math.floor(Math.log10(
t)+1e-9),s=r-o+1,a=[];if(s*3<=n){for(let u=o-1;u<=r;u++)for(let c of[1,2,5]){let m=c*10**u;m>=e*(1-1e-9)&&m<=t*(1+1e-9)&&a.push(m)}return a}let l=Math.max(1,Math.
ceil(s/Math.max(n,1)));for(let u=o;u<=r;u++)(u-o)%l===0&&a.push(10**u);return a}function Si(e,t,n){return(Math.log(Math.max(e,1e-9))-Math.log(t))/(Math.log(n)-Math.
log(t))}var Ia=["running","syscall","runnable","waiting","unknown"];function go(e){return{running:e.running_ns,syscall:e.syscall_ns+e.syscall_blocked_ns,runnable:e.runnable_ns,
waiting:e.blocked_ns,unknown:e.unknown_ns}}function Ha([e,t,n,o]){return{running:e,syscall:o,runnable:t,waiting:n,unknown:0}}function $f(e){return Ia.reduce((t,n)=>t+
e[n],0)}function Ba(e){let t=$f(e);return Ia.filter(n=>e[n]>0).map(n=>`${n} ${M(e[n])} (${ee(e[n]/t)})`).join(", ")}function Zn({shares:e,tall:t}){let n=$f(e);return n<=
0?i("span",{class:"faint",children:"–"}):i("span",{class:`sharebar${t?" sharebar-tall":""}`,role:"img","aria-label":Ba(e),title:Ba(e),children:Ia.filter(o=>e[o]>
0).map(o=>i("span",{class:`state-${o}`,style:{flexGrow:Math.max(e[o]/n,.004)}},o))})}function bo({names:e=Ia.slice(0,4)}){return i("span",{class:"legend",children:e.
map(t=>i("span",{class:"legend-item",children:[i("span",{class:`legend-mark state-${t}`,"aria-hidden":"true"}),t]},t))})}function or({p50:e,p99:t,max:n,low:o,high:r}){
if(n<=0||r<=o)return i("span",{class:"faint",children:"–"});let s=a=>Math.max(0,Math.min(1,Si(Math.max(a,o),o,r)))*100;return i("svg",{class:"spread",viewBox:"\
0 0 100 16",preserveAspectRatio:"none",role:"img","aria-label":`median ${M(e)}, 99th percentile ${M(t)}, longest ${M(n)}`,children:[i("title",{children:["median\
 ",M(e),", p99 ",M(t),", longest ",M(n)]}),i("line",{class:"spread-axis",x1:"0",x2:"100",y1:"8",y2:"8"}),i("line",{class:"spread-range",x1:s(e),x2:s(n),y1:"8",y2:"\
8"}),i("line",{class:"spread-p99",x1:s(t),x2:s(t),y1:"3",y2:"13"}),i("line",{class:"spread-max",x1:s(n),x2:s(n),y1:"5",y2:"11"}),i("line",{class:"spread-p50",x1:s(
e),x2:s(e),y1:"1",y2:"15"})]})}function Ef({values:e,label:t,width:n=160,height:o=34}){let r=Math.max(...e.map(u=>u??0),1e-12),s=n/Math.max(e.length-1,1),a="",l=!1;
return e.forEach((u,c)=>{if(u===null||!Number.isFinite(u)){l=!1;return}a+=`${l?"L":"M"}${(c*s).toFixed(1)} ${(o-1-u/r*(o-3)).toFixed(1)}`,l=!0}),i("svg",{class:"\
sparkline",width:n,height:o,viewBox:`0 0 ${n} ${o}`,role:"img","aria-label":t,children:[i("title",{children:t}),e.every(u=>u!==null)&&i("path",{class:"sparkline\
-area",d:`${a}L${n} ${o}L0 ${o}Z`}),i("path",{class:"sparkline-line",d:a})]})}var av=e=>e.replace(/_/g," ");function lv(e){let t=e.evidence[0];if(!t)return He({});let n=[...new Set(e.evidence.map(o=>o.goroutine).filter(o=>o!==null&&o>=0))].
slice(0,12).map(o=>`g${o}`);return He({view:Sn(t.begin_ns,t.end_ns),area:{from:t.begin_ns,to:Math.max(t.end_ns,t.begin_ns+1)},sel:t.goroutine!==null&&t.goroutine>=
0?{row:`g${t.goroutine}`,t:Math.round(t.begin_ns+Math.min(1,(t.end_ns-t.begin_ns)/2))}:null,pin:n})}function Ga(e){let t=Oa(e.stack),n=e.stack[t<0?0:t];return n?
De(n.func):""}function za(e,t){return!t||e.evidence.length===0||e.evidence.some(n=>n.begin_ns<t.to&&n.end_ns>t.from)}function uv({e}){let[t,n]=K(!1);return i("l\
i",{children:[i("a",{href:Qn(e.goroutine,e.begin_ns,e.end_ns),title:"Show on the timeline",children:e.what}),i("span",{class:"muted",children:[" ",M(e.end_ns-e.
begin_ns)," from ",Re(e.begin_ns),e.goroutine!==null&&e.goroutine>=0?`, g${e.goroutine}`:""]}),e.stack.length>0&&i("button",{type:"button",class:"link","aria-ex\
panded":t,onClick:()=>n(!t),children:t?"hide stack":"stack"}),t&&i(Wt,{frames:e.stack})]})}function Wa({finding:e,open:t=!1,duration:n}){let[o,r]=K(t),[s,a]=K(!1),
l=!za(e,de.value);return i("article",{class:`finding finding-${e.severity}${l?" finding-outside":""}`,id:`finding-${e.rule}`,children:[i("div",{class:"finding-m\
ain",children:[i("div",{class:"finding-text",children:[i("h3",{children:[i("span",{class:`severity severity-${e.severity}`,children:e.severity}),e.title,Ga(e)&&
i("code",{class:"finding-place",children:Ga(e)})]}),i("p",{children:e.text}),i("div",{class:"finding-actions",children:[e.evidence.length>0&&i(Eo,{to:lv(e)}),e.
stack.length>0&&i("button",{type:"button",class:"button","aria-expanded":s,onClick:()=>a(!s),children:s?"Hide stacks":"Show stacks"}),i("button",{type:"button",
class:"button","aria-expanded":o,onClick:()=>r(!o),children:o?"Less":"What it rests on"}),l&&i("span",{class:"tag",children:"none of its moments are in the rang\
e"})]})]}),i("div",{class:"finding-cost",children:[i("strong",{class:"num",children:M(e.cost_ns)}),i("span",{class:"muted",children:e.cost_of}),e.series&&e.series.
values.length>1&&i(Ef,{values:e.series.values,label:`${e.series.name}, from the begin to the end of the trace; most ${$(Number(Math.max(...e.series.values).toPrecision(
3)))}`}),e.series&&i("span",{class:"faint finding-series",children:e.series.name})]})]}),s&&i("div",{class:"finding-stacks",children:[i("div",{children:[i("h4",
{children:"Where"}),i(Wt,{frames:e.stack})]}),e.other_stack.length>0&&i("div",{children:[i("h4",{children:"The other side"}),i(Wt,{frames:e.other_stack})]})]}),
o&&i("div",{class:"finding-more",children:[i("div",{children:[i("h4",{children:"Numbers"}),i("table",{class:"grid-table plain-tight",children:i("tbody",{children:[
i("tr",{children:[i("th",{scope:"row",children:"times"}),i("td",{class:"num",children:$(e.count)})]}),i("tr",{children:[i("th",{scope:"row",children:"longest"}),
i("td",{class:"num",children:M(e.longest_ns)})]}),i("tr",{children:[i("th",{scope:"row",children:"main share"}),i("td",{class:"num",children:ee(e.share)})]}),i(
"tr",{children:[i("th",{scope:"row",children:"cost of the trace’s length"}),i("td",{class:"num",children:["×",(e.cost_ns/Math.max(n,1)).toPrecision(2)]})]}),
Object.keys(e.facts).map(u=>i("tr",{children:[i("th",{scope:"row",children:av(u)}),i("td",{class:"num",children:Pf(e.facts[u].value,e.facts[u].unit)})]},u))]})})]}),
i("div",{children:[i("h4",{children:"Moments to look at"}),i("ul",{class:"evidence",children:e.evidence.map((u,c)=>i(uv,{e:u},c))}),e.fix&&i(W,{children:[i("h4",
{children:"What usually helps"}),i("p",{children:e.fix})]}),e.note&&i(W,{children:[i("h4",{children:"Note"}),i("p",{children:e.note})]}),e.blind&&i(W,{children:[
i("h4",{children:"What the trace cannot show"}),i("p",{class:"muted",children:e.blind})]}),i("p",{class:"faint",children:["Rule ",e.rule,", ",e.confidence,"."]})]})]})]})}var cv={data:null,error:null,busy:!0};function Vu(e,t){let[n,o]=K(cv);return ae(()=>{if(e===null)return;let r=new AbortController;return o(s=>({data:s.data,error:null,
busy:!0})),t(r.signal).then(s=>{r.signal.aborted||o({data:s,error:null,busy:!1})},s=>{!r.signal.aborted&&!zt(s)&&o({data:null,error:{status:s instanceof _r?s.status:
0,message:fn(s)},busy:!1})}),()=>r.abort()},[e]),n}function ke(e,t={}){let n=Ie.value,o=e===null||n===null?null:`${Vo(e,t)} ${Ht.value}`;return Vu(o,r=>ze(e,t,r))}
function Ku(e,t={}){let n=Ie.value,o=Be.value,r=o?.state==="ready"&&!o.follow?"end":String(o?.generations??0),[s,a]=K(r),l=_e(0);ae(()=>{let c=Math.max(0,l.current+
1e3-Date.now()),m=setTimeout(()=>{l.current=Date.now(),a(r)},r==="end"?0:c);return()=>clearTimeout(m)},[r]);let u=e===null||n===null?null:`${Vo(e,t)} ${s}`;return Vu(
u,c=>ze(e,t,c))}function Nf(e,t={}){let n=Ie.value,o=e===null||n===null?null:Vo(e,t);return Vu(o,async r=>{let s=await fetch(o,{signal:r,credentials:"same-origi\
n"});if(s.ok)return s.text();let a=await s.json().catch(()=>({}));throw new _r(s.status,typeof a.error=="string"?a.error:`The server answered ${s.status}.`)})}function Je({
kind:e="info",title:t,children:n}){return i("div",{class:`notice notice-${e}`,role:e==="bad"?"alert":"note",children:[e!=="info"&&e!=="good"&&i(Me,{name:"warnin\
g",size:18}),i("div",{children:[i("strong",{children:t}),n&&i("div",{class:"notice-text",children:n})]})]})}function rr({rows:e=4}){return i("div",{class:"loadi\
ng",role:"status","aria-label":"Loading",children:Array.from({length:e},(t,n)=>i("div",{class:`loading-row loading-${n%4}`},n))})}function Te({load:e,rows:t,children:n}){
if(e.error){let o=e.error.status===404||e.error.status===400;return i(Je,{kind:o?"warn":"bad",title:o?"There is nothing to show":"This could not be worked out",
children:e.error.message})}return e.data===null?i(rr,{rows:t}):i("div",{class:e.busy?"stale":void 0,"aria-busy":e.busy,children:n(e.data)})}function it({head:e}){
return e.error?i(Je,{kind:e.usable?"warn":"bad",title:e.usable?"The trace is damaged; this is about the part before":"Nothing can be read of this trace",children:[
e.error,e.lost_bytes?` ${bt(e.lost_bytes)} at the end are lost.`:""]}):null}function Lf(){let e=Be.value;return!e||e.state!=="reading"?null:i("span",{class:"tag\
 tag-live",role:"status",children:"so far"})}function Qe({title:e,trail:t,lead:n,actions:o,children:r}){return i("div",{class:"page p-page",children:[i("header",{class:"p-head",children:[i("div",{class:"p-\
head-text",children:[t&&i("nav",{class:"p-trail","aria-label":"Above",children:t.map(s=>i("span",{children:[i("a",{href:s.href,children:s.text})," ",i("span",{"\
aria-hidden":"true",children:"›"})," "]},s.href))}),i("h1",{children:[e," ",i(Lf,{})]}),n&&i("p",{class:"p-lead",children:n})]}),o&&i("div",{class:"p-actions",
children:o})]}),r]})}function oe({title:e,note:t,actions:n,children:o,flush:r,id:s}){return i("section",{class:`card p-card${r?" p-card-flush":""}`,id:s,children:[
(e||n)&&i("header",{class:"p-card-head",children:[i("div",{children:[e&&i("h2",{children:e}),t&&i("p",{class:"p-note",children:t})]}),n&&i("div",{class:"p-actio\
ns",children:n})]}),o]})}function gn({label:e,options:t,value:n,onChange:o}){return i("div",{class:"segments",role:"radiogroup","aria-label":e,onKeyDown:s=>{let a=s.
key==="ArrowRight"||s.key==="ArrowDown"?1:s.key==="ArrowLeft"||s.key==="ArrowUp"?-1:0;if(!a)return;s.preventDefault(),s.stopPropagation();let l=t.findIndex(m=>m.
value===n),u=t[(l+a+t.length)%t.length];o(u.value);let c=s.currentTarget;requestAnimationFrame(()=>c.querySelector('[aria-checked="true"]')?.focus())},children:t.
map(s=>i("button",{type:"button",role:"radio",title:s.hint,"aria-checked":s.value===n,tabIndex:s.value===n?0:-1,class:"segment",onClick:()=>o(s.value),children:s.
text},s.value))})}function Kt({facts:e,small:t}){return i("dl",{class:`factrow${t?" facts-small":""}`,children:e.filter(n=>!!n).map(n=>i("div",{class:"fact",title:n.
hint,children:[i("dt",{children:n.label}),i("dd",{class:n.tone,children:n.href?i("a",{href:n.href,children:n.value}):n.value})]},n.label))})}function Ke({restricted:e,
what:t="These numbers"}){let n=de.value;return n?e?i("span",{class:"tag tag-range",title:`${Re(n.from)} to ${Re(n.to)}`,children:["in the range, ",M(n.to-n.from)]}):
i("span",{class:"tag",title:`${t} are about the whole trace, whatever range is chosen.`,children:"whole trace"}):null}function Ut(e,t,n){let o=ge.value[e];return[
o!==void 0&&(!n||n.includes(o))?o:t,s=>Mo({[e]:s===t?null:s})]}var Ff=new WeakMap,ju=typeof ResizeObserver>"u"?null:new ResizeObserver(e=>{for(let t of e)Ff.get(
t.target)?.(Math.floor(t.contentRect.width))});function jt(){let e=_e(null),[t,n]=K(0);return ae(()=>{let o=e.current;if(!(!o||!ju))return Ff.set(o,n),ju.observe(
o),()=>ju.unobserve(o)},[]),[e,t]}function Df(e,t,n="text/csv"){let o=URL.createObjectURL(new Blob([t],{type:`${n};charset=utf-8`})),r=document.createElement("a");
r.href=o,r.download=e,r.click(),setTimeout(()=>URL.revokeObjectURL(o),1e4)}async function dv(e){try{return await navigator.clipboard.writeText(e),!0}catch{return!1}}
function Ua({text:e,label:t="Copy"}){let[n,o]=K("");return i("button",{type:"button",class:"button button-quiet",onClick:()=>{dv(e()).then(r=>{o(r?"done":"refus\
ed"),setTimeout(()=>o(""),1500)})},children:[i(Me,{name:"copy",size:14})," ",i("span",{"aria-live":"polite",children:n==="done"?"Copied":n==="refused"?"Not allo\
wed":t})]})}function on(){let[e,t]=K(!1);return[e,i("button",{type:"button",class:"button button-quiet","aria-pressed":e,onClick:()=>t(!e),children:[i(Me,{name:"\
table",size:14})," Show as table"]},"twin")]}var pv="uplot",fv="u-hz",mv="u-vt",hv="u-title",gv="u-wrap",bv="u-under",vv="u-over",wv="u-axis",Er="u-off",yv="u-select",xv="u-cursor-x",kv="u-cursor-y",_v="u-\
cursor-pt",Mv="u-legend",Sv="u-live",Tv="u-inline",Cv="u-series",Rv="u-marker",Of="u-label",Av="u-value",_s="width",Ms="height";var Bf="bottom",Ti="left",qu="right",dc="#000",If=dc+"0",Yu="mousemove",Hf="mousedown",Xu="mouseup",Gf="mouseenter",zf="mouseleave",Wf="dblclick",Pv="resize",$v="\
scroll",Uf="change",Ya="dppxchange",pc="--",Ni=typeof window<"u",tc=Ni?document:null,Ri=Ni?window:null,Ev=Ni?navigator:null,Ee,Va;function nc(){let e=devicePixelRatio;
Ee!=e&&(Ee=e,Va&&rc(Uf,Va,nc),Va=matchMedia(`(min-resolution: ${Ee-.001}dppx) and (max-resolution: ${Ee+.001}dppx)`),Nr(Uf,Va,nc),Ri.dispatchEvent(new CustomEvent(
Ya)))}function Tn(e,t){if(t!=null){let n=e.classList;!n.contains(t)&&n.add(t)}}function oc(e,t){let n=e.classList;n.contains(t)&&n.remove(t)}function Ze(e,t,n){
e.style[t]=n+"px"}function eo(e,t,n,o){let r=tc.createElement(e);return t!=null&&Tn(r,t),n?.insertBefore(r,o),r}function In(e,t){return eo("div",e,t)}var Vf=new WeakMap;
function vo(e,t,n,o,r){let s="translate("+t+"px,"+n+"px)",a=Vf.get(e);s!=a&&(e.style.transform=s,Vf.set(e,s),t<0||n<0||t>o||n>r?Tn(e,Er):oc(e,Er))}var Kf=new WeakMap;
function jf(e,t,n){let o=t+n,r=Kf.get(e);o!=r&&(Kf.set(e,o),e.style.background=t,e.style.borderColor=n)}var qf=new WeakMap;function Yf(e,t,n,o){let r=t+""+n,s=qf.
get(e);r!=s&&(qf.set(e,r),e.style.height=n+"px",e.style.width=t+"px",e.style.marginLeft=o?-t/2+"px":0,e.style.marginTop=o?-n/2+"px":0)}var fc={passive:!0},Nv={...fc,
capture:!0};function Nr(e,t,n,o){t.addEventListener(e,n,o?Nv:fc)}function rc(e,t,n,o){t.removeEventListener(e,n,fc)}Ni&&nc();function to(e,t,n,o){let r;n=n||0,o=
o||t.length-1;let s=o<=2147483647;for(;o-n>1;)r=s?n+o>>1:Cn((n+o)/2),t[r]<e?n=r:o=r;return e-t[n]<=t[o]-e?n:o}function _m(e){return(n,o,r)=>{let s=-1,a=-1;for(let l=o;l<=
r;l++)if(e(n[l])){s=l;break}for(let l=r;l>=o;l--)if(e(n[l])){a=l;break}return[s,a]}}var Mm=e=>e!=null,Sm=e=>e!=null&&e>0,Qa=_m(Mm),Lv=_m(Sm);function Fv(e,t,n,o=0,r=!1){
let s=r?Lv:Qa,a=r?Sm:Mm;[t,n]=s(e,t,n);let l=e[t],u=e[t];if(t>-1)if(o==1)l=e[t],u=e[n];else if(o==-1)l=e[n],u=e[t];else for(let c=t;c<=n;c++){let m=e[c];a(m)&&(m<
l?l=m:m>u&&(u=m))}return[l??We,u??-We]}function Za(e,t,n,o){let r=Qf(e),s=Qf(t);e==t&&(r==-1?(e*=n,t/=n):(e/=n,t*=n));let a=n==10?No:Tm,l=r==1?Cn:Hn,u=s==1?Hn:Cn,
c=l(a(Tt(e))),m=u(a(Tt(t))),d=Ai(n,c),p=Ai(n,m);return n==10&&(c<0&&(d=Ue(d,-c)),m<0&&(p=Ue(p,-m))),o||n==2?(e=d*r,t=p*s):(e=Pm(e,d),t=el(t,p)),[e,t]}function mc(e,t,n,o){
let r=Za(e,t,n,o);return e==0&&(r[0]=0),t==0&&(r[1]=0),r}var hc=.1,Xf={mode:3,pad:hc},Ts={pad:0,soft:null,mode:0},Dv={min:Ts,max:Ts};function Xa(e,t,n,o){return tl(
n)?Jf(e,t,n):(Ts.pad=n,Ts.soft=o?0:null,Ts.mode=o?3:0,Jf(e,t,Dv))}function Ae(e,t){return e??t}function Ov(e,t,n){for(t=Ae(t,0),n=Ae(n,e.length-1);t<=n;){if(e[t]!=
null)return!0;t++}return!1}function Jf(e,t,n){let o=n.min,r=n.max,s=Ae(o.pad,0),a=Ae(r.pad,0),l=Ae(o.hard,-We),u=Ae(r.hard,We),c=Ae(o.soft,We),m=Ae(r.soft,-We),
d=Ae(o.mode,0),p=Ae(r.mode,0),g=t-e,b=No(g),w=rn(Tt(e),Tt(t)),k=No(w),S=Tt(k-b);(g<1e-24||S>10)&&(g=0,(e==0||t==0)&&(g=1e-24,d==2&&c!=We&&(s=0),p==2&&m!=-We&&(a=
0)));let x=g||w||1e3,L=No(x),A=Ai(10,Cn(L)),j=x*(g==0?e==0?.1:1:s),I=Ue(Pm(e-j,A/10),24),F=e>=c&&(d==1||d==3&&I<=c||d==2&&I>=c)?c:We,P=rn(l,I<F&&e>=F?F:no(F,I)),
T=x*(g==0?t==0?.1:1:a),N=Ue(el(t+T,A/10),24),C=t<=m&&(p==1||p==3&&N>=m||p==2&&N<=m)?m:-We,B=no(u,N>C&&t<=C?C:rn(C,N));return P==B&&P==0&&(B=100),[P,B]}var Bv=new Intl.
NumberFormat(Ni?Ev.language:"en-US"),gc=e=>Bv.format(e),Rn=Math,qa=Rn.PI,Tt=Rn.abs,Cn=Rn.floor,St=Rn.round,Hn=Rn.ceil,no=Rn.min,rn=Rn.max,Ai=Rn.pow,Qf=Rn.sign,No=Rn.
log10,Tm=Rn.log2,Iv=(e,t=1)=>Rn.sinh(e)*t,Ju=(e,t=1)=>Rn.asinh(e/t),We=1/0;function Zf(e){return(No((e^e>>31)-(e>>31))|0)+1}function ic(e,t,n){return no(rn(e,t),
n)}function Cm(e){return typeof e=="function"}function xe(e){return Cm(e)?e:()=>e}var Hv=()=>{},Rm=e=>e,Am=(e,t)=>t,Gv=e=>null,em=e=>!0,tm=(e,t)=>e==t,zv=/\.\d*?(?=9{6,}|0{6,})/gm,
Lr=e=>{if(Em(e)||sr.has(e))return e;let t=`${e}`,n=t.match(zv);if(n==null)return e;let o=n[0].length-1;if(t.indexOf("e-")!=-1){let[r,s]=t.split("e");return+`${Lr(
r)}e${s}`}return Ue(e,o)};function Pr(e,t){return Lr(Ue(Lr(e/t))*t)}function el(e,t){return Lr(Hn(Lr(e/t))*t)}function Pm(e,t){return Lr(Cn(Lr(e/t))*t)}function Ue(e,t=0){
if(Em(e))return e;let n=10**t,o=e*n*(1+Number.EPSILON);return St(o)/n}var sr=new Map;function $m(e){return((""+e).split(".")[1]||"").length}function Rs(e,t,n,o){
let r=[],s=o.map($m);for(let a=t;a<n;a++){let l=Tt(a),u=Ue(Ai(e,a),l);for(let c=0;c<o.length;c++){let m=e==10?+`${o[c]}e${a}`:o[c]*u,d=(a>=0?0:l)+(a>=s[c]?0:s[c]),
p=e==10?m:Ue(m,d);r.push(p),sr.set(p,d)}}return r}var Cs={},bc=[],Pi=[null,null],ir=Array.isArray,Em=Number.isInteger,Wv=e=>e===void 0;function nm(e){return typeof e==
"string"}function tl(e){let t=!1;if(e!=null){let n=e.constructor;t=n==null||n==Object}return t}function Uv(e){return e!=null&&typeof e=="object"}var Vv=Object.getPrototypeOf(
Uint8Array),Nm="__proto__";function $i(e,t=tl){let n;if(ir(e)){let o=e.find(r=>r!=null);if(ir(o)||t(o)){n=Array(e.length);for(let r=0;r<e.length;r++)n[r]=$i(e[r],
t)}else n=e.slice()}else if(e instanceof Vv)n=e.slice();else if(t(e)){n={};for(let o in e)o!=Nm&&(n[o]=$i(e[o],t))}else n=e;return n}function vt(e){let t=arguments;
for(let n=1;n<t.length;n++){let o=t[n];for(let r in o)r!=Nm&&(tl(e[r])?vt(e[r],$i(o[r])):e[r]=$i(o[r]))}return e}var Kv=0,jv=1,qv=2;function Yv(e,t,n){for(let o=0,
r,s=-1;o<t.length;o++){let a=t[o];if(a>s){for(r=a-1;r>=0&&e[r]==null;)e[r--]=null;for(r=a+1;r<n&&e[r]==null;)e[s=r++]=null}}}function Xv(e,t){if(Zv(e)){let a=e[0].
slice();for(let l=1;l<e.length;l++)a.push(...e[l].slice(1));return ew(a[0])||(a=Qv(a)),a}let n=new Set;for(let a=0;a<e.length;a++){let u=e[a][0],c=u.length;for(let m=0;m<
c;m++)n.add(u[m])}let o=[Array.from(n).sort((a,l)=>a-l)],r=o[0].length,s=new Map;for(let a=0;a<r;a++)s.set(o[0][a],a);for(let a=0;a<e.length;a++){let l=e[a],u=l[0];
for(let c=1;c<l.length;c++){let m=l[c],d=Array(r).fill(void 0),p=t?t[a][c]:jv,g=[];for(let b=0;b<m.length;b++){let w=m[b],k=s.get(u[b]);w===null?p!=Kv&&(d[k]=w,
p==qv&&g.push(k)):d[k]=w}Yv(d,g,r),o.push(d)}}return o}var Jv=typeof queueMicrotask>"u"?e=>Promise.resolve().then(e):queueMicrotask;function Qv(e){let t=e[0],n=t.
length,o=Array(n);for(let s=0;s<o.length;s++)o[s]=s;o.sort((s,a)=>t[s]-t[a]);let r=[];for(let s=0;s<e.length;s++){let a=e[s],l=Array(n);for(let u=0;u<n;u++)l[u]=
a[o[u]];r.push(l)}return r}function Zv(e){let t=e[0][0],n=t.length;for(let o=1;o<e.length;o++){let r=e[o][0];if(r.length!=n)return!1;if(r!=t){for(let s=0;s<n;s++)
if(r[s]!=t[s])return!1}}return!0}function ew(e,t=100){let n=e.length;if(n<=1)return!0;let o=0,r=n-1;for(;o<=r&&e[o]==null;)o++;for(;r>=o&&e[r]==null;)r--;if(r<=
o)return!0;let s=rn(1,Cn((r-o+1)/t));for(let a=e[o],l=o+s;l<=r;l+=s){let u=e[l];if(u!=null){if(u<=a)return!1;a=u}}return!0}var Lm=["January","February","March",
"April","May","June","July","August","September","October","November","December"],Fm=["Sunday","Monday","Tuesday","Wednesday","Thursday","Friday","Saturday"];function Dm(e){
return e.slice(0,3)}var tw=Fm.map(Dm),nw=Lm.map(Dm),ow={MMMM:Lm,MMM:nw,WWWW:Fm,WWW:tw};function ks(e){return(e<10?"0":"")+e}function rw(e){return(e<10?"00":e<100?
"0":"")+e}var iw={YYYY:e=>e.getFullYear(),YY:e=>(e.getFullYear()+"").slice(2),MMMM:(e,t)=>t.MMMM[e.getMonth()],MMM:(e,t)=>t.MMM[e.getMonth()],MM:e=>ks(e.getMonth()+
1),M:e=>e.getMonth()+1,DD:e=>ks(e.getDate()),D:e=>e.getDate(),WWWW:(e,t)=>t.WWWW[e.getDay()],WWW:(e,t)=>t.WWW[e.getDay()],HH:e=>ks(e.getHours()),H:e=>e.getHours(),
h:e=>{let t=e.getHours();return t==0?12:t>12?t-12:t},AA:e=>e.getHours()>=12?"PM":"AM",aa:e=>e.getHours()>=12?"pm":"am",a:e=>e.getHours()>=12?"p":"a",mm:e=>ks(e.
getMinutes()),m:e=>e.getMinutes(),ss:e=>ks(e.getSeconds()),s:e=>e.getSeconds(),fff:e=>rw(e.getMilliseconds())};function vc(e,t){t=t||ow;let n=[],o=/\{([a-z]+)\}|[^{]+/gi,
r;for(;r=o.exec(e);)n.push(r[0][0]=="{"?iw[r[1]]:r[0]);return s=>{let a="";for(let l=0;l<n.length;l++)a+=typeof n[l]=="string"?n[l]:n[l](s,t);return a}}var sw=new Intl.
DateTimeFormat().resolvedOptions().timeZone;function aw(e,t){let n;return t=="UTC"||t=="Etc/UTC"?n=new Date(+e+e.getTimezoneOffset()*6e4):t==sw?n=e:(n=new Date(
e.toLocaleString("en-US",{timeZone:t})),n.setMilliseconds(e.getMilliseconds())),n}var Om=e=>e%1==0,Ja=[1,2,2.5,5],lw=Rs(10,-32,0,Ja),Bm=Rs(10,0,32,Ja),uw=Bm.filter(
Om),$r=lw.concat(Bm),wc=`
`,Im="{YYYY}",om=wc+Im,Hm="{M}/{D}",Ss=wc+Hm,Ka=Ss+"/{YY}",Gm="{aa}",cw="{h}:{mm}",Ci=cw+Gm,rm=wc+Ci,im=":{ss}",Fe=null;function zm(e){let t=e*1e3,n=t*60,o=n*60,
r=o*24,s=r*30,a=r*365,u=(e==1?Rs(10,0,3,Ja).filter(Om):Rs(10,-3,0,Ja)).concat([t,t*5,t*10,t*15,t*30,n,n*5,n*10,n*15,n*30,o,o*2,o*3,o*4,o*6,o*8,o*12,r,r*2,r*3,r*
4,r*5,r*6,r*7,r*8,r*9,r*10,r*15,s,s*2,s*3,s*4,s*6,a,a*2,a*5,a*10,a*25,a*50,a*100]),c=[[a,Im,Fe,Fe,Fe,Fe,Fe,Fe,1],[r*28,"{MMM}",om,Fe,Fe,Fe,Fe,Fe,1],[r,Hm,om,Fe,
Fe,Fe,Fe,Fe,1],[o,"{h}"+Gm,Ka,Fe,Ss,Fe,Fe,Fe,1],[n,Ci,Ka,Fe,Ss,Fe,Fe,Fe,1],[t,im,Ka+" "+Ci,Fe,Ss+" "+Ci,Fe,rm,Fe,1],[e,im+".{fff}",Ka+" "+Ci,Fe,Ss+" "+Ci,Fe,rm,
Fe,1]];function m(d){return(p,g,b,w,k,S)=>{let x=[],L=k>=a,A=k>=s&&k<a,j=d(b),I=Ue(j*e,3),F=Qu(j.getFullYear(),L?0:j.getMonth(),A||L?1:j.getDate()),P=Ue(F*e,3);
if(A||L){let T=A?k/s:0,N=L?k/a:0,C=I==P?I:Ue(Qu(F.getFullYear()+N,F.getMonth()+T,1)*e,3),B=new Date(St(C/e)),G=B.getFullYear(),U=B.getMonth();for(let E=0;C<=w;E++){
let X=Qu(G+N*E,U+T*E,1),O=X-d(Ue(X*e,3));C=Ue((+X+O)*e,3),C<=w&&x.push(C)}}else{let T=k>=r?r:k,N=Cn(b)-Cn(I),C=P+N+el(I-P,T);x.push(C);let B=d(C),G=B.getHours()+
B.getMinutes()/n+B.getSeconds()/o,U=k/o,E=p.axes[g]._space,X=S/E;for(;C=Ue(C+k,e==1?0:3),!(C>w);)if(U>1){let O=Cn(Ue(G+U,6))%24,le=d(C).getHours()-O;le>1&&(le=-1),
C-=le*o,G=(G+U)%24;let fe=x[x.length-1];Ue((C-fe)/k,3)*X>=.7&&x.push(C)}else x.push(C)}return x}}return[u,c,m]}var[dw,pw,fw]=zm(1),[mw,hw,gw]=zm(.001);Rs(2,-53,
53,[1]);function sm(e,t){return e.map(n=>n.map((o,r)=>r==0||r==8||o==null?o:t(r==1||n[8]==0?o:n[1]+o)))}function am(e,t){return(n,o,r,s,a)=>{let l=t.find(b=>a>=
b[0])||t[t.length-1],u,c,m,d,p,g;return o.map(b=>{let w=e(b),k=w.getFullYear(),S=w.getMonth(),x=w.getDate(),L=w.getHours(),A=w.getMinutes(),j=w.getSeconds(),I=k!=
u&&l[2]||S!=c&&l[3]||x!=m&&l[4]||L!=d&&l[5]||A!=p&&l[6]||j!=g&&l[7]||l[1];return u=k,c=S,m=x,d=L,p=A,g=j,I(w)})}}function bw(e,t){let n=vc(t);return(o,r,s,a,l)=>r.
map(u=>n(e(u)))}function Qu(e,t,n){return new Date(e,t,n)}function lm(e,t){return t(e)}var vw="{YYYY}-{MM}-{DD} {h}:{mm}{aa}";function um(e,t){return(n,o,r,s)=>s==
null?pc:t(e(o))}function ww(e,t){let n=e.series[t];return n.width?n.stroke(e,t):n.points.width?n.points.stroke(e,t):null}function yw(e,t){return e.series[t].fill(
e,t)}var xw={show:!0,live:!0,isolate:!1,mount:Hv,markers:{show:!0,width:2,stroke:ww,fill:yw,dash:"solid"},idx:null,idxs:null,values:[]};function kw(e,t){let n=e.
cursor.points,o=In(),r=n.size(e,t);Ze(o,_s,r),Ze(o,Ms,r);let s=r/-2;Ze(o,"marginLeft",s),Ze(o,"marginTop",s);let a=n.width(e,t,r);return a&&Ze(o,"borderWidth",a),
o}function _w(e,t){let n=e.series[t].points;return n._fill||n._stroke}function Mw(e,t){let n=e.series[t].points;return n._stroke||n._fill}function Sw(e,t){return e.
series[t].points.size}var Zu=[0,0];function Tw(e,t,n){return Zu[0]=t,Zu[1]=n,Zu}function ja(e,t,n,o=!0){return r=>{r.button==0&&(!o||r.target==t)&&n(r)}}function ec(e,t,n,o=!0){
return r=>{(!o||r.target==t)&&n(r)}}var Cw={show:!0,x:!0,y:!0,lock:!1,move:Tw,points:{one:!1,show:kw,size:Sw,width:0,stroke:Mw,fill:_w},bind:{mousedown:ja,mouseup:ja,
click:ja,dblclick:ja,mousemove:ec,mouseleave:ec,mouseenter:ec},drag:{setScale:!0,x:!0,y:!1,dist:0,uni:null,click:(e,t)=>{t.stopPropagation(),t.stopImmediatePropagation()},
_x:!1,_y:!1},focus:{dist:(e,t,n,o,r)=>o-r,prox:-1,bias:0},hover:{skip:[void 0],prox:null,bias:0},left:-10,top:-10,idx:null,dataIdx:null,idxs:null,event:null},Wm={
show:!0,stroke:"rgba(0,0,0,0.07)",width:2},yc=vt({},Wm,{filter:Am}),Um=vt({},yc,{size:10}),Vm=vt({},Wm,{show:!1}),xc='12px system-ui, -apple-system, "Segoe UI",\
 Roboto, "Helvetica Neue", Arial, "Noto Sans", sans-serif, "Apple Color Emoji", "Segoe UI Emoji", "Segoe UI Symbol", "Noto Color Emoji"',Km="bold "+xc,jm=1.5,cm={
show:!0,scale:"x",stroke:dc,space:50,gap:5,alignTo:1,size:50,labelGap:0,labelSize:30,labelFont:Km,side:2,grid:yc,ticks:Um,border:Vm,font:xc,lineGap:jm,rotate:0},
Rw="Value",Aw="Time",dm={show:!0,scale:"x",auto:!1,sorted:1,min:We,max:-We,idxs:[]};function Pw(e,t,n,o,r){return t.map(s=>s==null?"":gc(s))}function $w(e,t,n,o,r,s,a){
let l=[],u=sr.get(r)||0;n=a?n:Ue(el(n,r),u);for(let c=n;c<=o;c=Ue(c+r,u))l.push(Object.is(c,-0)?0:c);return l}function sc(e,t,n,o,r,s,a){let l=[],u=e.scales[e.axes[t].
scale].log,c=u==10?No:Tm,m=Cn(c(n));r=Ai(u,m),u==10&&(r=$r[to(r,$r)]);let d=n,p=r*u;u==10&&(p=$r[to(p,$r)]);do l.push(d),d=d+r,u==10&&!sr.has(d)&&(d=Ue(d,sr.get(
r))),d>=p&&(r=d,p=r*u,u==10&&(p=$r[to(p,$r)]));while(d<=o);return l}function Ew(e,t,n,o,r,s,a){let u=e.scales[e.axes[t].scale].asinh,c=o>u?sc(e,t,rn(u,n),o,r):[
u],m=o>=0&&n<=0?[0]:[];return(n<-u?sc(e,t,rn(u,-o),-n,r):[u]).reverse().map(p=>-p).concat(m,c)}var qm=/./,Nw=/[12357]/,Lw=/[125]/,pm=/1/,ac=(e,t,n,o)=>e.map((r,s)=>t==
4&&r==0||s%o==0&&n.test(r.toExponential()[r<0?1:0])?r:null);function Fw(e,t,n,o,r){let s=e.axes[n],a=s.scale,l=e.scales[a],u=e.valToPos,c=s._space,m=u(10,a),d=u(
9,a)-m>=c?qm:u(7,a)-m>=c?Nw:u(5,a)-m>=c?Lw:pm;if(d==pm){let p=Tt(u(1,a)-m);if(p<c)return ac(t.slice().reverse(),l.distr,d,Hn(c/p)).reverse()}return ac(t,l.distr,
d,1)}function Dw(e,t,n,o,r){let s=e.axes[n],a=s.scale,l=s._space,u=e.valToPos,c=Tt(u(1,a)-u(2,a));return c<l?ac(t.slice().reverse(),3,qm,Hn(l/c)).reverse():t}function Ow(e,t,n,o){
return o==null?pc:t==null?"":gc(t)}var fm={show:!0,scale:"y",stroke:dc,space:30,gap:5,alignTo:1,size:50,labelGap:0,labelSize:30,labelFont:Km,side:3,grid:yc,ticks:Um,
border:Vm,font:xc,lineGap:jm,rotate:0};function Bw(e,t){let n=3+(e||1)*2;return Ue(n*t,3)}function Iw(e,t){let{scale:n,idxs:o}=e.series[0],r=e._data[0],s=e.valToPos(
r[o[0]],n,!0),a=e.valToPos(r[o[1]],n,!0),l=Tt(a-s),u=e.series[t],c=l/(u.points.space*Ee);return o[1]-o[0]<=c}var mm={scale:null,auto:!0,sorted:0,min:We,max:-We},
Ym=(e,t,n,o,r)=>r,hm={show:!0,auto:!0,sorted:0,gaps:Ym,alpha:1,facets:[vt({},mm,{scale:"x"}),vt({},mm,{scale:"y"})]},gm={scale:"y",auto:!0,sorted:0,show:!0,spanGaps:!1,
gaps:Ym,alpha:1,points:{show:Iw,filter:null},values:null,min:We,max:-We,idxs:[],path:null,clip:null};function Hw(e,t,n,o,r){return n/10}var Xm={time:!0,auto:!0,
distr:1,log:10,asinh:1,min:null,max:null,dir:1,ori:0},Gw=vt({},Xm,{time:!1,ori:1}),bm={};function Jm(e,t){let n=bm[e];return n||(n={key:e,plots:[],sub(o){n.plots.
push(o)},unsub(o){n.plots=n.plots.filter(r=>r!=o)},pub(o,r,s,a,l,u,c){for(let m=0;m<n.plots.length;m++)n.plots[m]!=r&&n.plots[m].pub(o,r,s,a,l,u,c)}},e!=null&&(bm[e]=
n)),n}var Ei=1,lc=2;function Fr(e,t,n){let o=e.mode,r=e.series[t],s=o==2?e._data[t]:e._data,a=e.scales,l=e.bbox,u=s[0],c=o==2?s[1]:s[t],m=o==2?a[r.facets[0].scale]:
a[e.series[0].scale],d=o==2?a[r.facets[1].scale]:a[r.scale],p=l.left,g=l.top,b=l.width,w=l.height,k=e.valToPosH,S=e.valToPosV;return m.ori==0?n(r,u,c,m,d,k,S,p,
g,b,w,ol,Li,il,Zm,th):n(r,u,c,m,d,S,k,g,p,w,b,rl,Fi,Mc,eh,nh)}function kc(e,t){let n=0,o=0,r=Ae(e.bands,bc);for(let s=0;s<r.length;s++){let a=r[s];a.series[0]==
t?n=a.dir:a.series[1]==t&&(a.dir==1?o|=1:o|=2)}return[n,o==1?-1:o==2?1:o==3?2:0]}function zw(e,t,n,o,r){let s=e.mode,a=e.series[t],l=s==2?a.facets[1].scale:a.scale,
u=e.scales[l];return r==-1?u.min:r==1?u.max:u.distr==3?u.dir==1?u.min:u.max:0}function Lo(e,t,n,o,r,s){return Fr(e,t,(a,l,u,c,m,d,p,g,b,w,k)=>{let S=a.pxRound,x=c.
dir*(c.ori==0?1:-1),L=c.ori==0?Li:Fi,A,j;x==1?(A=n,j=o):(A=o,j=n);let I=S(d(l[A],c,w,g)),F=S(p(u[A],m,k,b)),P=S(d(l[j],c,w,g)),T=S(p(s==1?m.max:m.min,m,k,b)),N=new Path2D(
r);return L(N,P,T),L(N,I,T),L(N,I,F),N})}function nl(e,t,n,o,r,s){let a=null;if(e.length>0){a=new Path2D;let l=t==0?il:Mc,u=n;for(let d=0;d<e.length;d++){let p=e[d];
if(p[1]>p[0]){let g=p[0]-u;g>0&&l(a,u,o,g,o+s),u=p[1]}}let c=n+r-u,m=10;c>0&&l(a,u,o-m/2,c,o+s+m)}return a}function Ww(e,t,n){let o=e[e.length-1];o&&o[0]==t?o[1]=
n:e.push([t,n])}function _c(e,t,n,o,r,s,a){let l=[],u=e.length;for(let c=r==1?n:o;c>=n&&c<=o;c+=r)if(t[c]===null){let d=c,p=c;if(r==1)for(;++c<=o&&t[c]===null;)
p=c;else for(;--c>=n&&t[c]===null;)p=c;let g=s(e[d]),b=p==d?g:s(e[p]),w=d-r;g=a<=0&&w>=0&&w<u?s(e[w]):g;let S=p+r;b=a>=0&&S>=0&&S<u?s(e[S]):b,b>=g&&l.push([g,b])}
return l}function vm(e){return e==0?Rm:e==1?St:t=>Pr(t,e)}function Qm(e){let t=e==0?ol:rl,n=e==0?(r,s,a,l,u,c)=>{r.arcTo(s,a,l,u,c)}:(r,s,a,l,u,c)=>{r.arcTo(a,s,
u,l,c)},o=e==0?(r,s,a,l,u)=>{r.rect(s,a,l,u)}:(r,s,a,l,u)=>{r.rect(a,s,u,l)};return(r,s,a,l,u,c=0,m=0)=>{c==0&&m==0?o(r,s,a,l,u):(c=no(c,l/2,u/2),m=no(m,l/2,u/2),
t(r,s+c,a),n(r,s+l,a,s+l,a+u,c),n(r,s+l,a+u,s,a+u,m),n(r,s,a+u,s,a,m),n(r,s,a,s+l,a,c),r.closePath())}}var ol=(e,t,n)=>{e.moveTo(t,n)},rl=(e,t,n)=>{e.moveTo(n,t)},
Li=(e,t,n)=>{e.lineTo(t,n)},Fi=(e,t,n)=>{e.lineTo(n,t)},il=Qm(0),Mc=Qm(1),Zm=(e,t,n,o,r,s)=>{e.arc(t,n,o,r,s)},eh=(e,t,n,o,r,s)=>{e.arc(n,t,o,r,s)},th=(e,t,n,o,r,s,a)=>{
e.bezierCurveTo(t,n,o,r,s,a)},nh=(e,t,n,o,r,s,a)=>{e.bezierCurveTo(n,t,r,o,a,s)};function oh(e){return(t,n,o,r,s)=>Fr(t,n,(a,l,u,c,m,d,p,g,b,w,k)=>{let{pxRound:S,
points:x}=a,L,A;c.ori==0?(L=ol,A=Zm):(L=rl,A=eh);let j=Ue(x.width*Ee,3),I=(x.size-x.width)/2*Ee,F=Ue(I*2,3),P=new Path2D,T=new Path2D,{left:N,top:C,width:B,height:G}=t.
bbox;il(T,N-F,C-F,B+F*2,G+F*2);let U=E=>{if(u[E]!=null){let X=S(d(l[E],c,w,g)),O=S(p(u[E],m,k,b));L(P,X+I,O),A(P,X,O,I,0,qa*2)}};if(s)s.forEach(U);else for(let E=o;E<=
r;E++)U(E);return{stroke:j>0?P:null,fill:P,clip:T,flags:Ei|lc}})}function rh(e){return(t,n,o,r,s,a)=>{o!=r&&(s!=o&&a!=o&&e(t,n,o),s!=r&&a!=r&&e(t,n,r),e(t,n,a))}}
var Uw=rh(Li),Vw=rh(Fi);function ih(e){let t=Ae(e?.alignGaps,0);return(n,o,r,s)=>Fr(n,o,(a,l,u,c,m,d,p,g,b,w,k)=>{[r,s]=Qa(u,r,s);let S=a.pxRound,x=G=>S(d(G,c,w,
g)),L=G=>S(p(G,m,k,b)),A,j;c.ori==0?(A=Li,j=Uw):(A=Fi,j=Vw);let I=c.dir*(c.ori==0?1:-1),F={stroke:new Path2D,fill:null,clip:null,band:null,gaps:null,flags:Ei},P=F.
stroke,T=!1;if(s-r>=w*4){let G=te=>n.posToVal(te,c.key,!0),U=null,E=null,X,O,re,we=x(l[I==1?r:s]),le=x(l[r]),fe=x(l[s]),ve=G(I==1?le+1:fe-1);for(let te=I==1?r:s;te>=
r&&te<=s;te+=I){let wt=l[te],et=(I==1?wt<ve:wt>ve)?we:x(wt),Le=u[te];et==we?Le!=null?(O=Le,U==null?(A(P,et,L(O)),X=U=E=O):O<U?U=O:O>E&&(E=O)):Le===null&&(T=!0):
(U!=null&&j(P,we,L(U),L(E),L(X),L(O)),Le!=null?(O=Le,A(P,et,L(O)),U=E=X=O):(U=E=null,Le===null&&(T=!0)),we=et,ve=G(we+I))}U!=null&&U!=E&&re!=we&&j(P,we,L(U),L(E),
L(X),L(O))}else for(let G=I==1?r:s;G>=r&&G<=s;G+=I){let U=u[G];U===null?T=!0:U!=null&&A(P,x(l[G]),L(U))}let[C,B]=kc(n,o);if(a.fill!=null||C!=0){let G=F.fill=new Path2D(
P),U=a.fillTo(n,o,a.min,a.max,C),E=L(U),X=x(l[r]),O=x(l[s]);I==-1&&([O,X]=[X,O]),A(G,O,E),A(G,X,E)}if(!a.spanGaps){let G=[];T&&G.push(..._c(l,u,r,s,I,x,t)),F.gaps=
G=a.gaps(n,o,r,s,G),F.clip=nl(G,c.ori,g,b,w,k)}return B!=0&&(F.band=B==2?[Lo(n,o,r,s,P,-1),Lo(n,o,r,s,P,1)]:Lo(n,o,r,s,P,B)),F})}function Kw(e){let t=Ae(e.align,
1),n=Ae(e.ascDesc,!1),o=Ae(e.alignGaps,0),r=Ae(e.extend,!1);return(s,a,l,u)=>Fr(s,a,(c,m,d,p,g,b,w,k,S,x,L)=>{[l,u]=Qa(d,l,u);let A=c.pxRound,{left:j,width:I}=s.
bbox,F=le=>A(b(le,p,x,k)),P=le=>A(w(le,g,L,S)),T=p.ori==0?Li:Fi,N={stroke:new Path2D,fill:null,clip:null,band:null,gaps:null,flags:Ei},C=N.stroke,B=p.dir*(p.ori==
0?1:-1),G=P(d[B==1?l:u]),U=F(m[B==1?l:u]),E=U,X=U;r&&t==-1&&(X=j,T(C,X,G)),T(C,U,G);for(let le=B==1?l:u;le>=l&&le<=u;le+=B){let fe=d[le];if(fe==null)continue;let ve=F(
m[le]),te=P(fe);t==1?T(C,ve,G):T(C,E,te),T(C,ve,te),G=te,E=ve}let O=E;r&&t==1&&(O=j+I,T(C,O,G));let[re,we]=kc(s,a);if(c.fill!=null||re!=0){let le=N.fill=new Path2D(
C),fe=c.fillTo(s,a,c.min,c.max,re),ve=P(fe);T(le,O,ve),T(le,X,ve)}if(!c.spanGaps){let le=[];le.push(..._c(m,d,l,u,B,F,o));let fe=c.width*Ee/2,ve=n||t==1?fe:-fe,
te=n||t==-1?-fe:fe;le.forEach(wt=>{wt[0]+=ve,wt[1]+=te}),N.gaps=le=c.gaps(s,a,l,u,le),N.clip=nl(le,p.ori,k,S,x,L)}return we!=0&&(N.band=we==2?[Lo(s,a,l,u,C,-1),
Lo(s,a,l,u,C,1)]:Lo(s,a,l,u,C,we)),N})}function wm(e,t,n,o,r,s,a=We){if(e.length>1){let l=null;for(let u=0,c=1/0;u<e.length;u++)if(t[u]!==void 0){if(l!=null){let m=Tt(
e[u]-e[l]);m<c&&(c=m,a=Tt(n(e[u],o,r,s)-n(e[l],o,r,s)))}l=u}}return a}function jw(e){e=e||Cs;let t=Ae(e.size,[.6,We,1]),n=e.align||0,o=e.gap||0,r=e.radius;r=r==
null?[0,0]:typeof r=="number"?[r,0]:r;let s=xe(r),a=1-t[0],l=Ae(t[1],We),u=Ae(t[2],1),c=Ae(e.disp,Cs),m=Ae(e.each,g=>{}),{fill:d,stroke:p}=c;return(g,b,w,k)=>Fr(
g,b,(S,x,L,A,j,I,F,P,T,N,C)=>{let B=S.pxRound,G=n,U=o*Ee,E=l*Ee,X=u*Ee,O,re;A.ori==0?[O,re]=s(g,b):[re,O]=s(g,b);let we=A.dir*(A.ori==0?1:-1),le=A.ori==0?il:Mc,
fe=A.ori==0?m:(J,Ve,yt,Vr,fr,ro,mr)=>{m(J,Ve,yt,fr,Vr,mr,ro)},ve=Ae(g.bands,bc).find(J=>J.series[0]==b),te=ve!=null?ve.dir:0,wt=S.fillTo(g,b,S.min,S.max,te),qt=B(
F(wt,j,C,T)),et,Le,zn,bn=N,st=B(S.width*Ee),oo=!1,wo=null,$n=null,Do=null,zr=null;d!=null&&(st==0||p!=null)&&(oo=!0,wo=d.values(g,b,w,k),$n=new Map,new Set(wo).
forEach(J=>{J!=null&&$n.set(J,new Path2D)}),st>0&&(Do=p.values(g,b,w,k),zr=new Map,new Set(Do).forEach(J=>{J!=null&&zr.set(J,new Path2D)})));let{x0:Wr,size:qi}=c;
if(Wr!=null&&qi!=null){G=1,x=Wr.values(g,b,w,k),Wr.unit==2&&(x=x.map(yt=>g.posToVal(P+yt*N,A.key,!0)));let J=qi.values(g,b,w,k);qi.unit==2?Le=J[0]*N:Le=I(J[0],A,
N,P)-I(0,A,N,P),bn=wm(x,L,I,A,N,P,bn),zn=bn-Le+U}else bn=wm(x,L,I,A,N,P,bn),zn=bn*a+U,Le=bn-zn;zn<1&&(zn=0),st>=Le/2&&(st=0),zn<5&&(B=Rm);let Es=zn>0,dr=bn-zn-(Es?
st:0);Le=B(ic(dr,X,E)),et=(G==0?Le/2:G==we?0:Le)-G*we*((G==0?U/2:0)+(Es?st/2:0));let Yt={stroke:null,fill:null,clip:null,band:null,gaps:null,flags:0},Ur=oo?null:
new Path2D,yo=null;if(ve!=null)yo=g.data[ve.series[1]];else{let{y0:J,y1:Ve}=c;J!=null&&Ve!=null&&(L=Ve.values(g,b,w,k),yo=J.values(g,b,w,k))}let pr=O*Le,he=re*Le;
for(let J=we==1?w:k;J>=w&&J<=k;J+=we){let Ve=L[J];if(Ve==null)continue;if(yo!=null){let an=yo[J]??0;if(Ve-an==0)continue;qt=F(an,j,C,T)}let yt=A.distr!=2||c!=null?
x[J]:J,Vr=I(yt,A,N,P),fr=F(Ae(Ve,wt),j,C,T),ro=B(Vr-et),mr=B(rn(fr,qt)),vn=B(no(fr,qt)),En=mr-vn;if(Ve!=null){let an=Ve<0?he:pr,Wn=Ve<0?pr:he;oo?(st>0&&Do[J]!=null&&
le(zr.get(Do[J]),ro,vn+Cn(st/2),Le,rn(0,En-st),an,Wn),wo[J]!=null&&le($n.get(wo[J]),ro,vn+Cn(st/2),Le,rn(0,En-st),an,Wn)):le(Ur,ro,vn+Cn(st/2),Le,rn(0,En-st),an,
Wn),fe(g,b,J,ro-st/2,vn,Le+st,En)}}return st>0?Yt.stroke=oo?zr:Ur:oo||(Yt._fill=S.width==0?S._fill:S._stroke??S._fill,Yt.width=0),Yt.fill=oo?$n:Ur,Yt})}function qw(e,t){
let n=Ae(t?.alignGaps,0);return(o,r,s,a)=>Fr(o,r,(l,u,c,m,d,p,g,b,w,k,S)=>{[s,a]=Qa(c,s,a);let x=l.pxRound,L=O=>x(p(O,m,k,b)),A=O=>x(g(O,d,S,w)),j,I,F;m.ori==0?
(j=ol,F=Li,I=th):(j=rl,F=Fi,I=nh);let P=m.dir*(m.ori==0?1:-1),T=L(u[P==1?s:a]),N=T,C=[],B=[];for(let O=P==1?s:a;O>=s&&O<=a;O+=P)if(c[O]!=null){let we=u[O],le=L(
we);C.push(N=le),B.push(A(c[O]))}let G={stroke:e(C,B,j,F,I,x),fill:null,clip:null,band:null,gaps:null,flags:Ei},U=G.stroke,[E,X]=kc(o,r);if(l.fill!=null||E!=0){
let O=G.fill=new Path2D(U),re=l.fillTo(o,r,l.min,l.max,E),we=A(re);F(O,N,we),F(O,T,we)}if(!l.spanGaps){let O=[];O.push(..._c(u,c,s,a,P,L,n)),G.gaps=O=l.gaps(o,r,
s,a,O),G.clip=nl(O,m.ori,b,w,k,S)}return X!=0&&(G.band=X==2?[Lo(o,r,s,a,U,-1),Lo(o,r,s,a,U,1)]:Lo(o,r,s,a,U,X)),G})}function Yw(e){return qw(Xw,e)}function Xw(e,t,n,o,r,s){
let a=e.length;if(a<2)return null;let l=new Path2D;if(n(l,e[0],t[0]),a==2)o(l,e[1],t[1]);else{let u=Array(a),c=Array(a-1),m=Array(a-1),d=Array(a-1);for(let p=0;p<
a-1;p++)m[p]=t[p+1]-t[p],d[p]=e[p+1]-e[p],c[p]=m[p]/d[p];u[0]=c[0];for(let p=1;p<a-1;p++)c[p]===0||c[p-1]===0||c[p-1]>0!=c[p]>0?u[p]=0:(u[p]=3*(d[p-1]+d[p])/((2*
d[p]+d[p-1])/c[p-1]+(d[p]+2*d[p-1])/c[p]),isFinite(u[p])||(u[p]=0));u[a-1]=c[a-2];for(let p=0;p<a-1;p++)r(l,e[p]+d[p]/3,t[p]+u[p]*d[p]/3,e[p+1]-d[p]/3,t[p+1]-u[p+
1]*d[p]/3,e[p+1],t[p+1])}return l}var uc=new Set;function ym(){for(let e of uc)e.syncRect(!0)}Ni&&(Nr(Pv,Ri,ym),Nr($v,Ri,ym,!0),Nr(Ya,Ri,()=>{Dt.pxRatio=Ee}));var Jw=ih(),
Qw=oh();function xm(e,t,n,o){return(o?[e[0],e[1]].concat(e.slice(2)):[e[0]].concat(e.slice(1))).map((s,a)=>cc(s,a,t,n))}function Zw(e,t){return e.map((n,o)=>o==
0?{}:vt({},t,n))}function cc(e,t,n,o){return vt({},t==0?n:o,e)}function sh(e,t,n){return t==null?Pi:[t,n]}var ey=sh;function ty(e,t,n){return t==null?Pi:Xa(t,n,
hc,!0)}function ah(e,t,n,o){return t==null?Pi:Za(t,n,e.scales[o].log,!1)}var ny=ah;function lh(e,t,n,o){return t==null?Pi:mc(t,n,e.scales[o].log,!1)}var oy=lh;function ry(e,t,n,o,r){
let s=rn(Zf(e),Zf(t)),a=t-e,l=to(r/o*a,n);do{let u=n[l],c=o*u/a;if(c>=r&&s+(u<5?sr.get(u):0)<=17)return[u,c]}while(++l<n.length);return[0,0]}function km(e){let t,
n;return e=e.replace(/(\d+)px/,(o,r)=>(t=St((n=+r)*Ee))+"px"),[e,t,n]}function iy(e){e.show&&[e.font,e.labelFont].forEach(t=>{let n=Ue(t[2]*Ee,1);t[0]=t[0].replace(
/[0-9.]+px/,n+"px"),t[1]=n})}function Dt(e,t,n){let o={mode:Ae(e.mode,1)},r=o.mode;function s(f,h,v,y){let _=h.valToPct(f);return y+v*(h.dir==-1?1-_:_)}function a(f,h,v,y){
let _=h.valToPct(f);return y+v*(h.dir==-1?_:1-_)}function l(f,h,v,y){return h.ori==0?s(f,h,v,y):a(f,h,v,y)}o.valToPosH=s,o.valToPosV=a;let u=!1;o.status=0;let c=o.
root=In(pv);if(e.id!=null&&(c.id=e.id),Tn(c,e.class),e.title){let f=In(hv,c);f.textContent=e.title}let m=eo("canvas"),d=o.ctx=m.getContext("2d"),p=In(gv,c);Nr("\
click",p,f=>{f.target===b&&(je!=ni||tt!=oi)&&Bt.click(o,f)},!0);let g=o.under=In(bv,p);p.appendChild(m);let b=o.over=In(vv,p);e=$i(e);let w=+Ae(e.pxAlign,1),k=vm(
w);(e.plugins||[]).forEach(f=>{f.opts&&(e=f.opts(o,e)||e)});let S=e.ms||.001,x=o.series=r==1?xm(e.series||[],dm,gm,!1):Zw(e.series||[null],hm),L=o.axes=xm(e.axes||
[],cm,fm,!0),A=o.scales={},j=o.bands=e.bands||[];j.forEach(f=>{f.fill=xe(f.fill||null),f.dir=Ae(f.dir,-1)});let I=r==2?x[1].facets[0].scale:x[0].scale,F={axes:nb,
series:Jg},P=(e.drawOrder||["axes","series"]).map(f=>F[f]);function T(f){let h=f.distr==3?v=>No(v>0?v:f.clamp(o,v,f.min,f.max,f.key)):f.distr==4?v=>Ju(v,f.asinh):
f.distr==100?v=>f.fwd(v):v=>v;return v=>{let y=h(v),{_min:_,_max:R}=f,D=R-_;return(y-_)/D}}function N(f){let h=A[f];if(h==null){let v=(e.scales||Cs)[f]||Cs;if(v.
from!=null){N(v.from);let y=vt({},A[v.from],v,{key:f});y.valToPct=T(y),A[f]=y}else{h=A[f]=vt({},f==I?Xm:Gw,v),h.key=f;let y=h.time,_=h.range,R=ir(_);if((f!=I||r==
2&&!y)&&(R&&(_[0]==null||_[1]==null)&&(_={min:_[0]==null?Xf:{mode:1,hard:_[0],soft:_[0]},max:_[1]==null?Xf:{mode:1,hard:_[1],soft:_[1]}},R=!1),!R&&tl(_))){let D=_;
_=(H,z,q)=>z==null?Pi:Xa(z,q,D)}h.range=xe(_||(y?ey:f==I?h.distr==3?ny:h.distr==4?oy:sh:h.distr==3?ah:h.distr==4?lh:ty)),h.auto=xe(R?!1:h.auto),h.clamp=xe(h.clamp||
Hw),h._min=h._max=null,h.valToPct=T(h)}}}N("x"),N("y"),r==1&&x.forEach(f=>{N(f.scale)}),L.forEach(f=>{N(f.scale)});for(let f in e.scales)N(f);let C=A[I],B=C.distr,
G,U;C.ori==0?(Tn(c,fv),G=s,U=a):(Tn(c,mv),G=a,U=s);let E={};for(let f in A){let h=A[f];(h.min!=null||h.max!=null)&&(E[f]={min:h.min,max:h.max},h.min=h.max=null)}
let X=e.tzDate||(f=>new Date(St(f/S))),O=e.fmtDate||vc,re=S==1?fw(X):gw(X),we=am(X,sm(S==1?pw:hw,O)),le=um(X,lm(vw,O)),fe=[],ve=o.legend=vt({},xw,e.legend),te=o.
cursor=vt({},Cw,{drag:{y:r==2}},e.cursor),wt=ve.show,qt=te.show,et=ve.markers;ve.idxs=fe,et.width=xe(et.width),et.dash=xe(et.dash),et.stroke=xe(et.stroke),et.fill=
xe(et.fill);let Le,zn,bn,st=[],oo=[],wo,$n=!1,Do={};if(ve.live){let f=x[1]?x[1].values:null;$n=f!=null,wo=$n?f(o,1,0):{_:0};for(let h in wo)Do[h]=pc}if(wt)if(Le=
eo("table",Mv,c),bn=eo("tbody",null,Le),ve.mount(o,Le),$n){zn=eo("thead",null,Le,bn);let f=eo("tr",null,zn);eo("th",null,f);for(var zr in wo)eo("th",Of,f).textContent=
zr}else Tn(Le,Tv),ve.live&&Tn(Le,Sv);let Wr={show:!0},qi={show:!1};function Es(f,h){if(h==0&&($n||!ve.live||r==2))return Pi;let v=[],y=eo("tr",Cv,bn,bn.childNodes[h]);
Tn(y,f.class),f.show||Tn(y,Er);let _=eo("th",null,y);if(et.show){let H=In(Rv,_);if(h>0){let z=et.width(o,h);z&&(H.style.border=z+"px "+et.dash(o,h)+" "+et.stroke(
o,h)),H.style.background=et.fill(o,h)}}let R=In(Of,_);f.label instanceof HTMLElement?R.appendChild(f.label):R.textContent=f.label,h>0&&(et.show||(R.style.color=
f.width>0?et.stroke(o,h):et.fill(o,h)),Yt("click",_,H=>{if(te._lock)return;gr(H);let z=x.indexOf(f);if((H.ctrlKey||H.metaKey)!=ve.isolate){let q=x.some((Y,Z)=>Z>
0&&Z!=z&&Y.show);x.forEach((Y,Z)=>{Z>0&&so(Z,q?Z==z?Wr:qi:Wr,!0,mt.setSeries)})}else so(z,{show:!f.show},!0,mt.setSeries)},!1),jr&&Yt(Gf,_,H=>{te._lock||(gr(H),
so(x.indexOf(f),ii,!0,mt.setSeries))},!1));for(var D in wo){let H=eo("td",Av,y);H.textContent="--",v.push(H)}return[y,v]}let dr=new Map;function Yt(f,h,v,y=!0){
let _=dr.get(h)||{},R=te.bind[f](o,h,v,y);R&&(Nr(f,h,_[f]=R),dr.set(h,_))}function Ur(f,h,v){let y=dr.get(h)||{};for(let _ in y)(f==null||_==f)&&(rc(_,h,y[_]),delete y[_]);
f==null&&dr.delete(h)}let yo=0,pr=0,he=0,J=0,Ve=0,yt=0,Vr=Ve,fr=yt,ro=he,mr=J,vn=0,En=0,an=0,Wn=0;o.bbox={};let Rl=!1,Ns=!1,Kr=!1,hr=!1,Ls=!1,Nn=!1;function Al(f,h,v){
(v||f!=o.width||h!=o.height)&&Wc(f,h),Qr(!1),Kr=!0,Ns=!0,Zr()}function Wc(f,h){o.width=yo=he=f,o.height=pr=J=h,Ve=yt=0,Ug(),Vg();let v=o.bbox;vn=v.left=Pr(Ve*Ee,
.5),En=v.top=Pr(yt*Ee,.5),an=v.width=Pr(he*Ee,.5),Wn=v.height=Pr(J*Ee,.5)}let Gg=3;function zg(){let f=!1,h=0;for(;!f;){h++;let v=eb(h),y=tb(h);f=h==Gg||v&&y,f||
(Wc(o.width,o.height),Ns=!0)}}function Wg({width:f,height:h}){Al(f,h)}o.setSize=Wg;function Ug(){let f=!1,h=!1,v=!1,y=!1;L.forEach((_,R)=>{if(_.show&&_._show){let{
side:D,_size:H}=_,z=D%2,q=_.label!=null?_.labelSize:0,Y=H+q;Y>0&&(z?(he-=Y,D==3?(Ve+=Y,y=!0):v=!0):(J-=Y,D==0?(yt+=Y,f=!0):h=!0))}}),br[0]=f,br[1]=v,br[2]=h,br[3]=
y,he-=Oo[1]+Oo[3],Ve+=Oo[3],J-=Oo[2]+Oo[0],yt+=Oo[0]}function Vg(){let f=Ve+he,h=yt+J,v=Ve,y=yt;function _(R,D){switch(R){case 1:return f+=D,f-D;case 2:return h+=
D,h-D;case 3:return v-=D,v+D;case 0:return y-=D,y+D}}L.forEach((R,D)=>{if(R.show&&R._show){let H=R.side;R._pos=_(H,R._size),R.label!=null&&(R._lpos=_(H,R.labelSize))}})}
if(te.dataIdx==null){let f=te.hover,h=f.skip=new Set(f.skip??[]);h.add(void 0);let v=f.prox=xe(f.prox),y=f.bias??(f.bias=0);te.dataIdx=(_,R,D,H)=>{if(R==0)return D;
let z=D,q=v(_,R,D,H)??We,Y=q>=0&&q<We,Z=C.ori==0?he:J,ue=te.left,$e=t[0],Ce=t[R];if(h.has(Ce[D])){z=null;let ye=null,se=null,ne;if(y==0||y==-1)for(ne=D;ye==null&&
ne-- >0;)h.has(Ce[ne])||(ye=ne);if(y==0||y==1)for(ne=D;se==null&&ne++<Ce.length;)h.has(Ce[ne])||(se=ne);if(ye!=null||se!=null)if(Y){let Ye=ye==null?-1/0:G($e[ye],
C,Z,0),at=se==null?1/0:G($e[se],C,Z,0),Et=ue-Ye,Oe=at-ue;Et<=Oe?Et<=q&&(z=ye):Oe<=q&&(z=se)}else z=se==null?ye:ye==null?se:D-ye<=se-D?ye:se}else Y&&Tt(ue-G($e[D],
C,Z,0))>q&&(z=null);return z}}let gr=f=>{te.event=f};te.idxs=fe,te._lock=!1;let Vt=te.points;Vt.show=xe(Vt.show),Vt.size=xe(Vt.size),Vt.stroke=xe(Vt.stroke),Vt.
width=xe(Vt.width),Vt.fill=xe(Vt.fill);let io=o.focus=vt({},e.focus||{alpha:.3},te.focus),jr=io.prox>=0,qr=jr&&Vt.one,Ln=[],Yr=[],Xr=[];function Uc(f,h){let v=Vt.
show(o,h);if(v instanceof HTMLElement)return Tn(v,_v),Tn(v,f.class),vo(v,-10,-10,he,J),b.insertBefore(v,Ln[h]),v}function Vc(f,h){if(r==1||h>0){let v=r==1&&A[f.
scale].time,y=f.value;f.value=v?nm(y)?um(X,lm(y,O)):y||le:y||Ow,f.label=f.label||(v?Aw:Rw)}if(qr||h>0){f.width=f.width==null?1:f.width,f.paths=f.paths||Jw||Gv,f.
fillTo=xe(f.fillTo||zw),f.pxAlign=+Ae(f.pxAlign,w),f.pxRound=vm(f.pxAlign),f.stroke=xe(f.stroke||null),f.fill=xe(f.fill||null),f._stroke=f._fill=f._paths=f._focus=
null;let v=Bw(rn(1,f.width),1),y=f.points=vt({},{size:v,width:rn(1,v*.2),stroke:f.stroke,space:v*2,paths:Qw,_stroke:null,_fill:null},f.points);y.show=xe(y.show),
y.filter=xe(y.filter),y.fill=xe(y.fill),y.stroke=xe(y.stroke),y.paths=xe(y.paths),y.pxAlign=f.pxAlign}if(wt){let v=Es(f,h);st.splice(h,0,v[0]),oo.splice(h,0,v[1]),
ve.values.push(null)}if(qt){fe.splice(h,0,null);let v=null;qr?h==0&&(v=Uc(f,h)):h>0&&(v=Uc(f,h)),Ln.splice(h,0,v),Yr.splice(h,0,0),Xr.splice(h,0,0)}$t("addSerie\
s",h)}function Kg(f,h){h=h??x.length,f=r==1?cc(f,h,dm,gm):cc(f,h,{},hm),x.splice(h,0,f),Vc(x[h],h)}o.addSeries=Kg;function jg(f){if(x.splice(f,1),wt){ve.values.
splice(f,1),oo.splice(f,1);let h=st.splice(f,1)[0];Ur(null,h.firstChild),h.remove()}qt&&(fe.splice(f,1),Ln.splice(f,1)[0].remove(),Yr.splice(f,1),Xr.splice(f,1)),
$t("delSeries",f)}o.delSeries=jg;let br=[!1,!1,!1,!1];function qg(f,h){if(f._show=f.show,f.show){let v=f.side%2,y=A[f.scale];y==null&&(f.scale=v?x[1].scale:I,y=
A[f.scale]);let _=y.time;f.size=xe(f.size),f.space=xe(f.space),f.rotate=xe(f.rotate),ir(f.incrs)&&f.incrs.forEach(D=>{!sr.has(D)&&sr.set(D,$m(D))}),f.incrs=xe(f.
incrs||(y.distr==2?uw:_?S==1?dw:mw:$r)),f.splits=xe(f.splits||(_&&y.distr==1?re:y.distr==3?sc:y.distr==4?Ew:$w)),f.stroke=xe(f.stroke),f.grid.stroke=xe(f.grid.stroke),
f.ticks.stroke=xe(f.ticks.stroke),f.border.stroke=xe(f.border.stroke);let R=f.values;f.values=ir(R)&&!ir(R[0])?xe(R):_?ir(R)?am(X,sm(R,O)):nm(R)?bw(X,R):R||we:R||
Pw,f.filter=xe(f.filter||(y.distr>=3&&y.log==10?Fw:y.distr==3&&y.log==2?Dw:Am)),f.font=km(f.font),f.labelFont=km(f.labelFont),f._size=f.size(o,null,h,0),f._space=
f._rotate=f._incrs=f._found=f._splits=f._values=null,f._size>0&&(br[h]=!0,f._el=In(wv,p))}}function Yi(f,h,v,y){let[_,R,D,H]=v,z=h%2,q=0;return z==0&&(H||R)&&(q=
h==0&&!_||h==2&&!D?St(cm.size/3):0),z==1&&(_||D)&&(q=h==1&&!R||h==3&&!H?St(fm.size/2):0),q}let Kc=o.padding=(e.padding||[Yi,Yi,Yi,Yi]).map(f=>xe(Ae(f,Yi))),Oo=o.
_padding=Kc.map((f,h)=>f(o,h,br,0)),Ot,Ct=null,Rt=null,Fs=r==1?x[0].idxs:null,Un=null,Xi=!1;function jc(f,h){if(t=f??[],o.data=o._data=t,r==2){Ot=0;for(let v=1;v<
x.length;v++)Ot+=t[v][0].length}else{t.length==0&&(o.data=o._data=t=[[]]),Un=t[0],Ot=Un.length;let v=t;if(B==2){v=t.slice();let y=v[0]=Array(Ot);for(let _=0;_<Ot;_++)
y[_]=_}o._data=t=v}if(Qr(!0),$t("setData"),B==2&&(Kr=!0),h!==!1){let v=C;v.auto(o,Xi)?Pl():Io(I,v.min,v.max),hr=hr||te.left>=0,Nn=!0,Zr()}}o.setData=jc;function Pl(){
Xi=!0;let f,h;r==1&&(Ot>0?(Ct=Fs[0]=0,Rt=Fs[1]=Ot-1,f=t[0][Ct],h=t[0][Rt],B==2?(f=Ct,h=Rt):f==h&&(B==3?[f,h]=Za(f,f,C.log,!1):B==4?[f,h]=mc(f,f,C.log,!1):C.time?
h=f+St(86400/S):[f,h]=Xa(f,h,hc,!0))):(Ct=Fs[0]=f=null,Rt=Fs[1]=h=null)),Io(I,f,h)}let Ds,Jr,$l,El,Nl,Ll,Fl,Dl,Ol,ln;function qc(f,h,v,y,_,R){f??(f=If),v??(v=bc),
y??(y="butt"),_??(_=If),R??(R="round"),f!=Ds&&(d.strokeStyle=Ds=f),_!=Jr&&(d.fillStyle=Jr=_),h!=$l&&(d.lineWidth=$l=h),R!=Nl&&(d.lineJoin=Nl=R),y!=Ll&&(d.lineCap=
Ll=y),v!=El&&d.setLineDash(El=v)}function Yc(f,h,v,y){h!=Jr&&(d.fillStyle=Jr=h),f!=Fl&&(d.font=Fl=f),v!=Dl&&(d.textAlign=Dl=v),y!=Ol&&(d.textBaseline=Ol=y)}function Bl(f,h,v,y,_=0){
if(y.length>0&&f.auto(o,Xi)&&(h==null||h.min==null)){let R=Ae(Ct,0),D=Ae(Rt,y.length-1),H=v.min==null?Fv(y,R,D,_,f.distr==3):[v.min,v.max];f.min=no(f.min,v.min=
H[0]),f.max=rn(f.max,v.max=H[1])}}let Xc={min:null,max:null};function Yg(){for(let y in A){let _=A[y];E[y]==null&&(_.min==null||E[I]!=null&&_.auto(o,Xi))&&(E[y]=
Xc)}for(let y in A){let _=A[y];E[y]==null&&_.from!=null&&E[_.from]!=null&&(E[y]=Xc)}E[I]!=null&&Qr(!0);let f={};for(let y in E){let _=E[y];if(_!=null){let R=f[y]=
$i(A[y],Uv);if(_.min!=null)vt(R,_);else if(y!=I||r==2)if(Ot==0&&R.from==null){let D=R.range(o,null,null,y);R.min=D[0],R.max=D[1]}else R.min=We,R.max=-We}}if(Ot>
0){x.forEach((y,_)=>{if(r==1){let R=y.scale,D=E[R];if(D==null)return;let H=f[R];if(_==0){let z=H.range(o,H.min,H.max,R);H.min=z[0],H.max=z[1],Ct=to(H.min,t[0]),
Rt=to(H.max,t[0]),Rt-Ct>1&&(t[0][Ct]<H.min&&Ct++,t[0][Rt]>H.max&&Rt--),y.min=Un[Ct],y.max=Un[Rt]}else y.show&&y.auto&&Bl(H,D,y,t[_],y.sorted);y.idxs[0]=Ct,y.idxs[1]=
Rt}else if(_>0&&y.show&&y.auto){let[R,D]=y.facets,H=R.scale,z=D.scale,[q,Y]=t[_],Z=f[H],ue=f[z];Z!=null&&Bl(Z,E[H],R,q,R.sorted),ue!=null&&Bl(ue,E[z],D,Y,D.sorted),
y.min=D.min,y.max=D.max}});for(let y in f){let _=f[y],R=E[y];if(_.from==null&&(R==null||R.min==null)){let D=_.range(o,_.min==We?null:_.min,_.max==-We?null:_.max,
y);_.min=D[0],_.max=D[1]}}}for(let y in f){let _=f[y];if(_.from!=null){let R=f[_.from];if(R.min==null)_.min=_.max=null;else{let D=_.range(o,R.min,R.max,y);_.min=
D[0],_.max=D[1]}}}let h={},v=!1;for(let y in f){let _=f[y],R=A[y];if(R.min!=_.min||R.max!=_.max){R.min=_.min,R.max=_.max;let D=R.distr;R._min=D==3?No(R.min):D==
4?Ju(R.min,R.asinh):D==100?R.fwd(R.min):R.min,R._max=D==3?No(R.max):D==4?Ju(R.max,R.asinh):D==100?R.fwd(R.max):R.max,h[y]=v=!0}}if(v){x.forEach((y,_)=>{r==2?_>0&&
h.y&&(y._paths=null):h[y.scale]&&(y._paths=null)});for(let y in h)Kr=!0,$t("setScale",y);qt&&te.left>=0&&(hr=Nn=!0)}for(let y in E)E[y]=null}function Xg(f){let h=ic(
Ct-1,0,Ot-1),v=ic(Rt+1,0,Ot-1);for(;f[h]==null&&h>0;)h--;for(;f[v]==null&&v<Ot-1;)v++;return[h,v]}function Jg(){if(Ot>0){let f=x.some(h=>h._focus)&&ln!=io.alpha;
f&&(d.globalAlpha=ln=io.alpha),x.forEach((h,v)=>{if(v>0&&h.show&&(Jc(v,!1),Jc(v,!0),h._paths==null)){let y=ln;ln!=h.alpha&&(d.globalAlpha=ln=h.alpha);let _=r==2?
[0,t[v][0].length-1]:Xg(t[v]);h._paths=h.paths(o,v,_[0],_[1]),ln!=y&&(d.globalAlpha=ln=y)}}),x.forEach((h,v)=>{if(v>0&&h.show){let y=ln;ln!=h.alpha&&(d.globalAlpha=
ln=h.alpha),h._paths!=null&&Qc(v,!1);{let _=h._paths!=null?h._paths.gaps:null,R=h.points.show(o,v,Ct,Rt,_),D=h.points.filter(o,v,R,_);(R||D)&&(h.points._paths=h.
points.paths(o,v,Ct,Rt,D),Qc(v,!0))}ln!=y&&(d.globalAlpha=ln=y),$t("drawSeries",v)}}),f&&(d.globalAlpha=ln=1)}}function Jc(f,h){let v=h?x[f].points:x[f];v._stroke=
v.stroke(o,f),v._fill=v.fill(o,f)}function Qc(f,h){let v=h?x[f].points:x[f],{stroke:y,fill:_,clip:R,flags:D,_stroke:H=v._stroke,_fill:z=v._fill,_width:q=v.width}=v.
_paths;q=Ue(q*Ee,3);let Y=null,Z=q%2/2;h&&z==null&&(z=q>0?"#fff":H);let ue=v.pxAlign==1&&Z>0;if(ue&&d.translate(Z,Z),!h){let $e=vn-q/2,Ce=En-q/2,ye=an+q,se=Wn+q;
Y=new Path2D,Y.rect($e,Ce,ye,se)}h?Il(H,q,v.dash,v.cap,z,y,_,D,R):Qg(f,H,q,v.dash,v.cap,z,y,_,D,Y,R),ue&&d.translate(-Z,-Z)}function Qg(f,h,v,y,_,R,D,H,z,q,Y){let Z=!1;
z!=0&&j.forEach((ue,$e)=>{if(ue.series[0]==f){let Ce=x[ue.series[1]],ye=t[ue.series[1]],se=(Ce._paths||Cs).band;ir(se)&&(se=ue.dir==1?se[0]:se[1]);let ne,Ye=null;
Ce.show&&se&&Ov(ye,Ct,Rt)?(Ye=ue.fill(o,$e)||R,ne=Ce._paths.clip):se=null,Il(h,v,y,_,Ye,D,H,z,q,Y,ne,se),Z=!0}}),Z||Il(h,v,y,_,R,D,H,z,q,Y)}let Zc=Ei|lc;function Il(f,h,v,y,_,R,D,H,z,q,Y,Z){
qc(f,h,v,y,_),(z||q||Z)&&(d.save(),z&&d.clip(z),q&&d.clip(q)),Z?(H&Zc)==Zc?(d.clip(Z),Y&&d.clip(Y),Bs(_,D),Os(f,R,h)):H&lc?(Bs(_,D),d.clip(Z),Os(f,R,h)):H&Ei&&(d.
save(),d.clip(Z),Y&&d.clip(Y),Bs(_,D),d.restore(),Os(f,R,h)):(Bs(_,D),Os(f,R,h)),(z||q||Z)&&d.restore()}function Os(f,h,v){v>0&&(h instanceof Map?h.forEach((y,_)=>{
d.strokeStyle=Ds=_,d.stroke(y)}):h!=null&&f&&d.stroke(h))}function Bs(f,h){h instanceof Map?h.forEach((v,y)=>{d.fillStyle=Jr=y,d.fill(v)}):h!=null&&f&&d.fill(h)}
function Zg(f,h,v,y){let _=L[f],R;if(y<=0)R=[0,0];else{let D=_._space=_.space(o,f,h,v,y),H=_._incrs=_.incrs(o,f,h,v,y,D);R=ry(h,v,H,y,D)}return _._found=R}function Hl(f,h,v,y,_,R,D,H,z,q){
let Y=D%2/2;w==1&&d.translate(Y,Y),qc(H,D,z,q,H),d.beginPath();let Z,ue,$e,Ce,ye=_+(y==0||y==3?-R:R);v==0?(ue=_,Ce=ye):(Z=_,$e=ye);for(let se=0;se<f.length;se++)
h[se]!=null&&(v==0?Z=$e=f[se]:ue=Ce=f[se],d.moveTo(Z,ue),d.lineTo($e,Ce));d.stroke(),w==1&&d.translate(-Y,-Y)}function eb(f){let h=!0;return L.forEach((v,y)=>{if(!v.
show)return;let _=A[v.scale];if(_.min==null){v._show&&(h=!1,v._show=!1,Qr(!1));return}else v._show||(h=!1,v._show=!0,Qr(!1));let R=v.side,D=R%2,{min:H,max:z}=_,
[q,Y]=Zg(y,H,z,D==0?he:J);if(Y==0)return;let Z=_.distr==2,ue=v._splits=v.splits(o,y,H,z,q,Y,Z),$e=_.distr==2?ue.map(ne=>Un[ne]):ue,Ce=_.distr==2?Un[ue[1]]-Un[ue[0]]:
q,ye=v._values=v.values(o,v.filter(o,$e,y,Y,Ce),y,Y,Ce);v._rotate=R==2?v.rotate(o,ye,y,Y):0;let se=v._size;v._size=Hn(v.size(o,ye,y,f)),se!=null&&v._size!=se&&(h=
!1)}),h}function tb(f){let h=!0;return Kc.forEach((v,y)=>{let _=v(o,y,br,f);_!=Oo[y]&&(h=!1),Oo[y]=_}),h}function nb(){for(let f=0;f<L.length;f++){let h=L[f];if(!h.
show||!h._show)continue;let v=h.side,y=v%2,_,R,D=h.stroke(o,f),H=v==0||v==3?-1:1,[z,q]=h._found;if(h.label!=null){let Jt=h.labelGap*H,xn=St((h._lpos+Jt)*Ee);Yc(
h.labelFont[0],D,"center",v==2?"top":Bf),d.save(),y==1?(_=R=0,d.translate(xn,St(En+Wn/2)),d.rotate((v==3?-qa:qa)/2)):(_=St(vn+an/2),R=xn);let yr=Cm(h.label)?h.label(
o,f,z,q):h.label;d.fillText(yr,_,R),d.restore()}if(q==0)continue;let Y=A[h.scale],Z=y==0?an:Wn,ue=y==0?vn:En,$e=h._splits,Ce=Y.distr==2?$e.map(Jt=>Un[Jt]):$e,ye=Y.
distr==2?Un[$e[1]]-Un[$e[0]]:z,se=h.ticks,ne=h.border,Ye=se.show?se.size:0,at=St(Ye*Ee),Et=St((h.alignTo==2?h._size-Ye-h.gap:h.gap)*Ee),Oe=h._rotate*-qa/180,lt=k(
h._pos*Ee),wn=(at+Et)*H,Xt=lt+wn;R=y==0?Xt:0,_=y==1?Xt:0;let Fn=h.font[0],Vn=h.align==1?Ti:h.align==2?qu:Oe>0?Ti:Oe<0?qu:y==0?"center":v==3?qu:Ti,lo=Oe||y==1?"m\
iddle":v==2?"top":Bf;Yc(Fn,D,Vn,lo);let yn=h.font[1]*h.lineGap,Dn=$e.map(Jt=>k(l(Jt,Y,Z,ue))),Kn=h._values;for(let Jt=0;Jt<Kn.length;Jt++){let xn=Kn[Jt];if(xn!=
null){y==0?_=Dn[Jt]:R=Dn[Jt],xn=""+xn;let yr=xn.indexOf(`
`)==-1?[xn]:xn.split(/\n/gm);for(let Qt=0;Qt<yr.length;Qt++){let vd=yr[Qt];Oe?(d.save(),d.translate(_,R+Qt*yn),d.rotate(Oe),d.fillText(vd,0,0),d.restore()):d.fillText(
vd,_,R+Qt*yn)}}}se.show&&Hl(Dn,se.filter(o,Ce,f,q,ye),y,v,lt,at,Ue(se.width*Ee,3),se.stroke(o,f),se.dash,se.cap);let uo=h.grid;uo.show&&Hl(Dn,uo.filter(o,Ce,f,q,
ye),y,y==0?2:1,y==0?En:vn,y==0?Wn:an,Ue(uo.width*Ee,3),uo.stroke(o,f),uo.dash,uo.cap),ne.show&&Hl([lt],[1],y==0?1:0,y==0?1:2,y==1?En:vn,y==1?Wn:an,Ue(ne.width*Ee,
3),ne.stroke(o,f),ne.dash,ne.cap)}$t("drawAxes")}function Qr(f){x.forEach((h,v)=>{v>0&&(h._paths=null,f&&(r==1?(h.min=null,h.max=null):h.facets.forEach(y=>{y.min=
null,y.max=null})))})}let Is=!1,Gl=!1,Ji=[];function ob(){Gl=!1;for(let f=0;f<Ji.length;f++)$t(...Ji[f]);Ji.length=0}function Zr(){Is||(Jv(ed),Is=!0)}function rb(f,h=!1){
Is=!0,Gl=h,f(o),ed(),h&&Ji.length>0&&queueMicrotask(ob)}o.batch=rb;function ed(){if(Rl&&(Yg(),Rl=!1),Kr&&(zg(),Kr=!1),Ns){if(Ze(g,Ti,Ve),Ze(g,"top",yt),Ze(g,_s,
he),Ze(g,Ms,J),Ze(b,Ti,Ve),Ze(b,"top",yt),Ze(b,_s,he),Ze(b,Ms,J),Ze(p,_s,yo),Ze(p,Ms,pr),m.width=St(yo*Ee),m.height=St(pr*Ee),L.forEach(({_el:f,_show:h,_size:v,
_pos:y,side:_})=>{if(f!=null)if(h){let R=_===3||_===0?v:0,D=_%2==1;Ze(f,D?"left":"top",y-R),Ze(f,D?"width":"height",v),Ze(f,D?"top":"left",D?yt:Ve),Ze(f,D?"heig\
ht":"width",D?J:he),oc(f,Er)}else Tn(f,Er)}),Ds=Jr=$l=Nl=Ll=Fl=Dl=Ol=El=null,ln=1,es(!0),Ve!=Vr||yt!=fr||he!=ro||J!=mr){Qr(!1);let f=he/ro,h=J/mr;if(qt&&!hr&&te.
left>=0){te.left*=f,te.top*=h,ei&&vo(ei,St(te.left),0,he,J),ti&&vo(ti,0,St(te.top),he,J);for(let v=0;v<Ln.length;v++){let y=Ln[v];y!=null&&(Yr[v]*=f,Xr[v]*=h,vo(
y,Hn(Yr[v]),Hn(Xr[v]),he,J))}}if(qe.show&&!Ls&&qe.left>=0&&qe.width>0){qe.left*=f,qe.width*=f,qe.top*=h,qe.height*=h;for(let v in jl)Ze(ri,v,qe[v])}Vr=Ve,fr=yt,
ro=he,mr=J}$t("setSize"),Ns=!1}yo>0&&pr>0&&(d.clearRect(0,0,m.width,m.height),$t("drawClear"),P.forEach(f=>f()),$t("draw")),qe.show&&Ls&&(Hs(qe),Ls=!1),qt&&hr&&
(wr(null,!0,!1),hr=!1),ve.show&&ve.live&&Nn&&(Vl(),Nn=!1),u||(u=!0,o.status=1,$t("ready")),Xi=!1,Is=!1}o.redraw=(f,h)=>{Kr=h||!1,f!==!1?Io(I,C.min,C.max):Zr()};
function zl(f,h){let v=A[f];if(v.from==null){if(Ot==0){let y=v.range(o,h.min,h.max,f);h.min=y[0],h.max=y[1]}if(h.min>h.max){let y=h.min;h.min=h.max,h.max=y}if(Ot>
1&&h.min!=null&&h.max!=null&&h.max-h.min<1e-16)return;f==I&&v.distr==2&&Ot>0&&(h.min=to(h.min,t[0]),h.max=to(h.max,t[0]),h.min==h.max&&h.max++),E[f]=h,Rl=!0,Zr()}}
o.setScale=zl;let Wl,Ul,ei,ti,td,nd,ni,oi,od,rd,je,tt,Bo=!1,Bt=te.drag,At=Bt.x,Pt=Bt.y;qt&&(te.x&&(Wl=In(xv,b)),te.y&&(Ul=In(kv,b)),C.ori==0?(ei=Wl,ti=Ul):(ei=Ul,
ti=Wl),je=te.left,tt=te.top);let qe=o.select=vt({show:!0,over:!0,left:0,width:0,top:0,height:0},e.select),ri=qe.show?In(yv,qe.over?b:g):null;function Hs(f,h){if(qe.
show){for(let v in f)qe[v]=f[v],v in jl&&Ze(ri,v,f[v]);h!==!1&&$t("setSelect")}}o.setSelect=Hs;function ib(f){if(x[f].show)wt&&oc(st[f],Er);else if(wt&&Tn(st[f],
Er),qt){let v=qr?Ln[0]:Ln[f];v!=null&&vo(v,-10,-10,he,J)}}function Io(f,h,v){zl(f,{min:h,max:v})}function so(f,h,v,y){h.focus!=null&&cb(f),h.show!=null&&x.forEach(
(_,R)=>{R>0&&(f==R||f==null)&&(_.show=h.show,ib(R),r==2?(Io(_.facets[0].scale,null,null),Io(_.facets[1].scale,null,null)):Io(_.scale,null,null),Zr())}),v!==!1&&
$t("setSeries",f,h),y&&ts("setSeries",o,f,h)}o.setSeries=so;function sb(f,h){vt(j[f],h)}function ab(f,h){f.fill=xe(f.fill||null),f.dir=Ae(f.dir,-1),h=h??j.length,
j.splice(h,0,f)}function lb(f){f==null?j.length=0:j.splice(f,1)}o.addBand=ab,o.setBand=sb,o.delBand=lb;function ub(f,h){x[f].alpha=h,qt&&Ln[f]!=null&&(Ln[f].style.
opacity=h),wt&&st[f]&&(st[f].style.opacity=h)}let xo,Ho,vr,ii={focus:!0};function cb(f){if(f!=vr){let h=f==null,v=io.alpha!=1;x.forEach((y,_)=>{if(r==1||_>0){let R=h||
_==0||_==f;y._focus=h?null:R,v&&ub(_,R?1:io.alpha)}}),vr=f,v&&Zr()}}wt&&jr&&Yt(zf,Le,f=>{te._lock||(gr(f),vr!=null&&so(null,ii,!0,mt.setSeries))});function ao(f,h,v){
let y=A[h];v&&(f=f/Ee-(y.ori==1?yt:Ve));let _=he;y.ori==1&&(_=J,f=_-f),y.dir==-1&&(f=_-f);let R=y._min,D=y._max,H=f/_,z=R+(D-R)*H,q=y.distr;return q==3?Ai(10,z):
q==4?Iv(z,y.asinh):q==100?y.bwd(z):z}function db(f,h){let v=ao(f,I,h);return to(v,t[0],Ct,Rt)}o.valToIdx=f=>to(f,t[0]),o.posToIdx=db,o.posToVal=ao,o.valToPos=(f,h,v)=>A[h].
ori==0?s(f,A[h],v?an:he,v?vn:0):a(f,A[h],v?Wn:J,v?En:0),o.setCursor=(f,h,v)=>{je=f.left,tt=f.top,wr(null,h,v)};function id(f,h){Ze(ri,Ti,qe.left=f),Ze(ri,_s,qe.
width=h)}function sd(f,h){Ze(ri,"top",qe.top=f),Ze(ri,Ms,qe.height=h)}let Qi=C.ori==0?id:sd,Zi=C.ori==1?id:sd;function pb(){if(wt&&ve.live)for(let f=r==2?1:0;f<
x.length;f++){if(f==0&&$n)continue;let h=ve.values[f],v=0;for(let y in h)oo[f][v++].firstChild.nodeValue=h[y]}}function Vl(f,h){if(f!=null&&(f.idxs?f.idxs.forEach(
(v,y)=>{fe[y]=v}):Wv(f.idx)||fe.fill(f.idx),ve.idx=fe[0]),wt&&ve.live){for(let v=0;v<x.length;v++)(v>0||r==1&&!$n)&&fb(v,fe[v]);pb()}Nn=!1,h!==!1&&$t("setLegend")}
o.setLegend=Vl;function fb(f,h){let v=x[f],y=f==0&&B==2?Un:t[f],_;$n?_=v.values(o,f,h)??Do:(_=v.value(o,h==null?null:y[h],f,h),_=_==null?Do:{_}),ve.values[f]=_}
function wr(f,h,v){od=je,rd=tt,[je,tt]=te.move(o,je,tt),te.left=je,te.top=tt,qt&&(ei&&vo(ei,St(je),0,he,J),ti&&vo(ti,0,St(tt),he,J));let y,_=Ct>Rt;xo=We,Ho=null;
let R=C.ori==0?he:J,D=C.ori==1?he:J;if(je<0||Ot==0||_){y=te.idx=null;for(let H=0;H<x.length;H++){let z=Ln[H];z!=null&&vo(z,-10,-10,he,J)}jr&&so(null,ii,!0,f==null&&
mt.setSeries),ve.live&&(fe.fill(y),Nn=!0)}else{let H,z,q;r==1&&(H=C.ori==0?je:tt,z=ao(H,I),y=te.idx=to(z,t[0],Ct,Rt),q=G(t[0][y],C,R,0));let Y=-10,Z=-10,ue=0,$e=0,
Ce=!0,ye="",se="";for(let ne=r==2?1:0;ne<x.length;ne++){let Ye=x[ne],at=fe[ne],Et=at==null?null:r==1?t[ne][at]:t[ne][1][at],Oe=te.dataIdx(o,ne,y,z),lt=Oe==null?
null:r==1?t[ne][Oe]:t[ne][1][Oe];if(Nn=Nn||lt!=Et||Oe!=at,fe[ne]=Oe,ne>0&&Ye.show){let wn=Oe==null?-10:Oe==y?q:G(r==1?t[0][Oe]:t[ne][0][Oe],C,R,0),Xt=lt==null?-10:
U(lt,r==1?A[Ye.scale]:A[Ye.facets[1].scale],D,0);if(jr&&lt!=null){let Fn=C.ori==1?je:tt,Vn=Tt(io.dist(o,ne,Oe,Xt,Fn));if(Vn<xo){let lo=io.bias;if(lo!=0){let yn=ao(
Fn,Ye.scale),Dn=lt>=0?1:-1,Kn=yn>=0?1:-1;Kn==Dn&&(Kn==1?lo==1?lt>=yn:lt<=yn:lo==1?lt<=yn:lt>=yn)&&(xo=Vn,Ho=ne)}else xo=Vn,Ho=ne}}if(Nn||qr){let Fn,Vn;C.ori==0?
(Fn=wn,Vn=Xt):(Fn=Xt,Vn=wn);let lo,yn,Dn,Kn,uo,Jt,xn=!0,yr=Vt.bbox;if(yr!=null){xn=!1;let Qt=yr(o,ne);Dn=Qt.left,Kn=Qt.top,lo=Qt.width,yn=Qt.height}else Dn=Fn,Kn=
Vn,lo=yn=Vt.size(o,ne);if(Jt=Vt.fill(o,ne),uo=Vt.stroke(o,ne),qr)ne==Ho&&xo<=io.prox&&(Y=Dn,Z=Kn,ue=lo,$e=yn,Ce=xn,ye=Jt,se=uo);else{let Qt=Ln[ne];Qt!=null&&(Yr[ne]=
Dn,Xr[ne]=Kn,Yf(Qt,lo,yn,xn),jf(Qt,Jt,uo),vo(Qt,Hn(Dn),Hn(Kn),he,J))}}}}if(qr){let ne=io.prox,Ye=vr==null?xo<=ne:xo>ne||Ho!=vr;if(Nn||Ye){let at=Ln[0];at!=null&&
(Yr[0]=Y,Xr[0]=Z,Yf(at,ue,$e,Ce),jf(at,ye,se),vo(at,Hn(Y),Hn(Z),he,J))}}}if(qe.show&&Bo)if(f!=null){let[H,z]=mt.scales,[q,Y]=mt.match,[Z,ue]=f.cursor.sync.scales,
$e=f.cursor.drag;if(At=$e._x,Pt=$e._y,At||Pt){let{left:Ce,top:ye,width:se,height:ne}=f.select,Ye=f.scales[Z].ori,at=f.posToVal,Et,Oe,lt,wn,Xt,Fn=H!=null&&q(H,Z),
Vn=z!=null&&Y(z,ue);Fn&&At?(Ye==0?(Et=Ce,Oe=se):(Et=ye,Oe=ne),lt=A[H],wn=G(at(Et,Z),lt,R,0),Xt=G(at(Et+Oe,Z),lt,R,0),Qi(no(wn,Xt),Tt(Xt-wn))):Qi(0,R),Vn&&Pt?(Ye==
1?(Et=Ce,Oe=se):(Et=ye,Oe=ne),lt=A[z],wn=U(at(Et,ue),lt,D,0),Xt=U(at(Et+Oe,ue),lt,D,0),Zi(no(wn,Xt),Tt(Xt-wn))):Zi(0,D)}else ql()}else{let H=Tt(od-td),z=Tt(rd-nd);
if(C.ori==1){let ue=H;H=z,z=ue}At=Bt.x&&H>=Bt.dist,Pt=Bt.y&&z>=Bt.dist;let q=Bt.uni;q!=null?At&&Pt&&(At=H>=q,Pt=z>=q,!At&&!Pt&&(z>H?Pt=!0:At=!0)):Bt.x&&Bt.y&&(At||
Pt)&&(At=Pt=!0);let Y,Z;At&&(C.ori==0?(Y=ni,Z=je):(Y=oi,Z=tt),Qi(no(Y,Z),Tt(Z-Y)),Pt||Zi(0,D)),Pt&&(C.ori==1?(Y=ni,Z=je):(Y=oi,Z=tt),Zi(no(Y,Z),Tt(Z-Y)),At||Qi(
0,R)),!At&&!Pt&&(Qi(0,0),Zi(0,0))}if(Bt._x=At,Bt._y=Pt,f==null){if(v){if(bd!=null){let[H,z]=mt.scales;mt.values[0]=H!=null?ao(C.ori==0?je:tt,H):null,mt.values[1]=
z!=null?ao(C.ori==1?je:tt,z):null}ts(Yu,o,je,tt,he,J,y)}if(jr){let H=v&&mt.setSeries,z=io.prox;vr==null?xo<=z&&so(Ho,ii,!0,H):xo>z?so(null,ii,!0,H):Ho!=vr&&so(Ho,
ii,!0,H)}}Nn&&(ve.idx=y,Vl()),h!==!1&&$t("setCursor")}let Go=null;Object.defineProperty(o,"rect",{get(){return Go==null&&es(!1),Go}});function es(f=!1){f?Go=null:
(Go=b.getBoundingClientRect(),$t("syncRect",Go))}function ad(f,h,v,y,_,R,D){te._lock||Bo&&f!=null&&f.movementX==0&&f.movementY==0||(Kl(f,h,v,y,_,R,D,!1,f!=null),
f!=null?wr(null,!0,!0):wr(h,!0,!1))}function Kl(f,h,v,y,_,R,D,H,z){if(Go==null&&es(!1),gr(f),f!=null)v=f.clientX-Go.left,y=f.clientY-Go.top;else{if(v<0||y<0){je=
-10,tt=-10;return}let[q,Y]=mt.scales,Z=h.cursor.sync,[ue,$e]=Z.values,[Ce,ye]=Z.scales,[se,ne]=mt.match,Ye=h.axes[0].side%2==1,at=C.ori==0?he:J,Et=C.ori==1?he:J,
Oe=Ye?R:_,lt=Ye?_:R,wn=Ye?y:v,Xt=Ye?v:y;if(Ce!=null?v=se(q,Ce)?l(ue,A[q],at,0):-10:v=at*(wn/Oe),ye!=null?y=ne(Y,ye)?l($e,A[Y],Et,0):-10:y=Et*(Xt/lt),C.ori==1){let Fn=v;
v=y,y=Fn}}z&&(h==null||h.cursor.event.type==Yu)&&((v<=1||v>=he-1)&&(v=Pr(v,he)),(y<=1||y>=J-1)&&(y=Pr(y,J))),H?(td=v,nd=y,[ni,oi]=te.move(o,v,y)):(je=v,tt=y)}let jl={
width:0,height:0,left:0,top:0};function ql(){Hs(jl,!1)}let ld,ud,cd,dd;function pd(f,h,v,y,_,R,D){Bo=!0,At=Pt=Bt._x=Bt._y=!1,Kl(f,h,v,y,_,R,D,!0,!1),f!=null&&(Yt(
Xu,tc,fd,!1),ts(Hf,o,ni,oi,he,J,null));let{left:H,top:z,width:q,height:Y}=qe;ld=H,ud=z,cd=q,dd=Y}function fd(f,h,v,y,_,R,D){Bo=Bt._x=Bt._y=!1,Kl(f,h,v,y,_,R,D,!1,
!0);let{left:H,top:z,width:q,height:Y}=qe,Z=q>0||Y>0,ue=ld!=H||ud!=z||cd!=q||dd!=Y;if(Z&&ue&&Hs(qe),Bt.setScale&&Z&&ue){let $e=H,Ce=q,ye=z,se=Y;if(C.ori==1&&($e=
z,Ce=Y,ye=H,se=q),At&&Io(I,ao($e,I),ao($e+Ce,I)),Pt)for(let ne in A){let Ye=A[ne];ne!=I&&Ye.from==null&&Ye.min!=We&&Io(ne,ao(ye+se,ne),ao(ye,ne))}ql()}else te.lock&&
(te._lock=!te._lock,wr(h,!0,f!=null));f!=null&&(Ur(Xu,tc),ts(Xu,o,je,tt,he,J,null))}function mb(f,h,v,y,_,R,D){if(te._lock)return;gr(f);let H=Bo;if(Bo){let z=!0,
q=!0,Y=10,Z,ue;C.ori==0?(Z=At,ue=Pt):(Z=Pt,ue=At),Z&&ue&&(z=je<=Y||je>=he-Y,q=tt<=Y||tt>=J-Y),Z&&z&&(je=je<ni?0:he),ue&&q&&(tt=tt<oi?0:J),wr(null,!0,!0),Bo=!1}je=
-10,tt=-10,fe.fill(null),wr(null,!0,!0),H&&(Bo=H)}function md(f,h,v,y,_,R,D){te._lock||(gr(f),Pl(),ql(),f!=null&&ts(Wf,o,je,tt,he,J,null))}function hd(){L.forEach(
iy),Al(o.width,o.height,!0)}Nr(Ya,Ri,hd);let si={};si.mousedown=pd,si.mousemove=ad,si.mouseup=fd,si.dblclick=md,si.setSeries=(f,h,v,y)=>{let _=mt.match[2];v=_(o,
h,v),v!=-1&&so(v,y,!0,!1)},qt&&(Yt(Hf,b,pd),Yt(Yu,b,ad),Yt(Gf,b,f=>{gr(f),es(!1)}),Yt(zf,b,mb),Yt(Wf,b,md),uc.add(o),o.syncRect=es);let Gs=o.hooks=e.hooks||{};function $t(f,h,v){
Gl?Ji.push([f,h,v]):f in Gs&&Gs[f].forEach(y=>{y.call(null,o,h,v)})}(e.plugins||[]).forEach(f=>{for(let h in f.hooks)Gs[h]=(Gs[h]||[]).concat(f.hooks[h])});let gd=(f,h,v)=>v,
mt=vt({key:null,setSeries:!1,filters:{pub:em,sub:em},scales:[I,x[1]?x[1].scale:null],match:[tm,tm,gd],values:[null,null]},te.sync);mt.match.length==2&&mt.match.
push(gd),te.sync=mt;let bd=mt.key,Yl=Jm(bd);function ts(f,h,v,y,_,R,D){mt.filters.pub(f,h,v,y,_,R,D)&&Yl.pub(f,h,v,y,_,R,D)}Yl.sub(o);function hb(f,h,v,y,_,R,D){
mt.filters.sub(f,h,v,y,_,R,D)&&si[f](null,h,v,y,_,R,D)}o.pub=hb;function gb(){Yl.unsub(o),uc.delete(o),dr.clear(),rc(Ya,Ri,hd),c.remove(),Le?.remove(),$t("destr\
oy")}o.destroy=gb;function Xl(){$t("init",e,t),jc(t||e.data,!1),E[I]?zl(I,E[I]):Pl(),Ls=qe.show&&(qe.width>0||qe.height>0),hr=Nn=!0,Al(e.width,e.height)}return x.
forEach(Vc),L.forEach(qg),n?n instanceof HTMLElement?(n.appendChild(c),Xl()):n(o,Xl):Xl(),o}Dt.assign=vt;Dt.fmtNum=gc;Dt.rangeNum=Xa;Dt.rangeLog=Za;Dt.rangeAsinh=
mc;Dt.orient=Fr;Dt.pxRatio=Ee;Dt.join=Xv;Dt.fmtDate=vc,Dt.tzDate=aw;Dt.sync=Jm;{Dt.addGap=Ww,Dt.clipGaps=nl;let e=Dt.paths={points:oh};e.linear=ih,e.stepped=Kw,
e.bars=jw,e.spline=Yw}function sn(e){return getComputedStyle(document.documentElement).getPropertyValue(e).trim()||"#888"}function uh(e){let t=2166136261;for(let n=0;n<e.length;n++)t=
Math.imul(t^e.charCodeAt(n),16777619);return t>>>0}var ch=14;function dh(e,t){if(e===""||e.startsWith("("))return t?"oklch(0.34 0.01 250)":"oklch(0.9 0.008 250)";
let o=uh(e)%5*.008;if(er(e))return t?`oklch(${.35+o} 0.022 250)`:`oklch(${.87+o} 0.022 250)`;let r=Wu(e),s=r==="main"?88:uh(r)%ch*(360/ch)+12;return t?`oklch(${.46+
o} 0.085 ${s})`:`oklch(${.81+o} 0.095 ${s})`}function sy(e){let t=e[0]?.values.length??0,n=new Array(t).fill(0),o=[];for(let r of e){for(let s=0;s<t;s++){let a=r.values[s];n[s]=a==null||n[s]===null?null:n[s]+
a}o.push([...n])}return o.reverse()}var ay=Array.from({length:52},(e,t)=>2**t);function ly(e,t){return`color-mix(in oklch, ${e} ${Math.round(t*100)}%, transpare\
nt)`}function Dr(e){let[t,n]=jt(),o=_e(null),[r,s]=K(null),a=_e(e);a.current=e;let l=_t.value,u=e.height??130,c=V(()=>{let g=e.stacked?sy(e.series):e.series.map(
b=>[...b.values]);return[[...e.x],...g]},[e.x,e.series,e.stacked]),m=e.series.map(g=>`${g.name} ${g.colour}`).join();ae(()=>{if(n<=0||!t.current)return;let g=!0,
b=requestAnimationFrame(()=>{if(!g||!t.current)return;let w=a.current,k=sn("--fg-faint"),S={stroke:sn("--line"),width:1},x=(P,T)=>T.map(N=>Math.abs(Math.log10(N)-
Math.round(Math.log10(N)))<1e-9?N:null),L={filter:x,grid:{...S,filter:x},ticks:{...S,size:4,filter:x}},A='11px system-ui, "DejaVu Sans", sans-serif',j=w.stacked?
[...w.series].reverse():w.series,I=Dt.paths.stepped({align:1}),F={width:n,height:u,padding:[8,22,0,0],legend:{show:!1},cursor:{y:!1,points:{size:6},drag:{x:!!w.
onSelect,y:!1,setScale:!1},...w.group?{sync:{key:w.group,setSeries:!1}}:{}},scales:{x:{time:!1,distr:w.logX?3:1,range:()=>{let P=a.current.span,T=a.current.x;return P?
[P.from,P.to]:[T[0]??0,T[T.length-1]??1]}},y:{distr:w.logY?3:1,range:w.logY?(P,T,N)=>T>0?[T*.8,Math.max(N*1.25,T*12)]:[1,10]:(P,T,N)=>[0,Math.max(a.current.top??
0,N>0?N*1.08:1)]}},axes:[{stroke:k,font:A,grid:S,ticks:{...S,size:4},size:26,gap:4,space:84,values:(P,T)=>a.current.ticksX?a.current.ticksX(T):T.map(N=>N===null?
"":a.current.formatX(N)),...w.logX?L:{}},{stroke:k,font:A,grid:S,ticks:{show:!1},size:64,gap:6,space:28,values:(P,T)=>T.map(N=>N===null?"":a.current.formatY(N)),
...w.logY?{splits:(P,T,N,C)=>Mi(N,C,5),filter:(P,T)=>T}:{},...w.binary?{incrs:ay}:{}}],series:[{},...j.map(P=>{let T=sn(P.colour);return{label:P.name,stroke:T,width:P.
width??(w.stacked?0:1.6),...P.filled||w.stacked?{fill:w.stacked?T:ly(T,.18)}:{},...P.dash?{dash:P.dash}:{},...w.stepped?{paths:I}:{},points:w.points?{show:!0,size:4,
fill:T,width:0}:{show:w.onPick?void 0:!1,size:6},spanGaps:!1}})],hooks:{setCursor:[P=>s(P.cursor.idx??null)],setSelect:[P=>{P.select.width>3&&a.current.onSelect?.(
P.posToVal(P.select.left,"x"),P.posToVal(P.select.left+P.select.width,"x")),P.setSelect({left:0,top:0,width:0,height:0},!1)}],draw:[P=>{let T=a.current.picked,N=T==
null?void 0:a.current.x[T];if(N===void 0)return;let C=P.valToPos(N,"x",!0);P.ctx.save(),P.ctx.strokeStyle=sn("--accent"),P.ctx.lineWidth=2,P.ctx.beginPath(),P.ctx.
moveTo(C,P.bbox.top),P.ctx.lineTo(C,P.bbox.top+P.bbox.height),P.ctx.stroke(),P.ctx.restore()}]}};o.current=new Dt(F,c,t.current)});return()=>{g=!1,cancelAnimationFrame(
b),o.current?.destroy(),o.current=null}},[n>0,m,l,e.stacked,e.logX,e.logY,u]),ae(()=>{n>0&&o.current?.setSize({width:n,height:u})},[n,u]),ae(()=>{o.current?.setData(
c)},[c]),ae(()=>{o.current?.redraw()},[e.picked]);let d=e.x.length,p=g=>{let b=g.key==="ArrowRight"?1:g.key==="ArrowLeft"?-1:0;if(b&&d>0){let w=Math.max(0,Math.
min(d-1,(r??(b>0?-1:d))+b)),k=o.current;s(w),k?.setCursor({left:k.valToPos(e.x[w]??0,"x"),top:10})}else if(g.key==="Enter"&&r!==null&&e.onPick)e.onPick(r);else return;
g.preventDefault(),g.stopPropagation()};return i("div",{class:"plot",children:[i("div",{class:"plot-head",children:[i("span",{class:"plot-title",children:e.label}),
i("span",{class:"legend",children:[e.series.map(g=>{let b=r===null?null:g.values[r];return i("span",{class:"legend-item",children:[i("span",{class:"legend-mark",
"aria-hidden":"true",style:{background:`var(${g.colour})`}}),g.name,r!==null&&i("span",{class:"legend-value",children:b==null?"–":e.formatY(b)})]},g.name)}),r!==
null&&e.x[r]!==void 0&&i("span",{class:"faint",children:["at ",e.formatX(e.x[r])]})]})]}),i("div",{ref:t,class:"plot-box",style:{height:`${u}px`},tabIndex:0,role:"\
application",onKeyDown:p,"aria-label":`${e.label}: ${e.series.map(g=>g.name).join(", ")}. Arrow keys read values`,onClick:()=>{e.onPick&&o.current&&o.current.cursor.
idx!==null&&o.current.cursor.idx!==void 0&&e.onPick(o.current.cursor.idx)}})]})}function Di({label:e,x:t,series:n,formatX:o,formatY:r,rows:s=200,xTitle:a="time"}){
let l=Math.max(1,Math.ceil(t.length/s));return i("div",{class:"plain-scroll",tabIndex:0,role:"region","aria-label":e,children:i("table",{class:"grid-table",children:[
i("thead",{children:i("tr",{children:[i("th",{class:"num",children:a}),n.map(u=>i("th",{class:"num",children:u.name},u.name))]})}),i("tbody",{children:t.map((u,c)=>c%
l===0&&i("tr",{children:[i("td",{class:"num",children:o(u)}),n.map(m=>{let d=m.values[c];return i("td",{class:"num",children:d==null?"–":r(d)},m.name)})]},u))})]})})}function uy(e,t,n){let o=s=>s==null||typeof s=="number"&&Number.isNaN(s);if(o(e)||o(t))return Number(o(e))-Number(o(t));let r=typeof e=="string"&&typeof t=="str\
ing"?e.localeCompare(t,"en",{numeric:!0}):Number(e)-Number(t);return n?-r:r}function ph(e,t,n){return e.map((o,r)=>({row:o,i:r,v:t(o)})).sort((o,r)=>uy(o.v,r.v,
n)||o.i-r.i).map(o=>o.row)}function fh(e,t,n){let o=t.toLowerCase().split(/\s+/).filter(Boolean);return o.length===0?e:e.filter(r=>{let s=n(r).toLowerCase();return o.
every(a=>s.includes(a))})}function cy(e){if(e==null)return"";if(typeof e!="string")return String(e);let t=/^[=+\-@\t\r]/.test(e)?`'${e}`:e;return/[",\r\n]/.test(
t)?`"${t.replace(/"/g,'""')}"`:t}function mh(e,t){return[e,...t].map(n=>n.map(cy).join(",")).join(`\r
`)+`\r
`}function Sc(e,t){let n=o=>o==null?"":String(o).replace(/[\t\r\n]+/g," ");return[e,...t].map(o=>o.map(n).join("	")).join(`
`)+`
`}var sl=8e6;function hh(e,t,n,o,r=8){let s=e*t,a=Math.min(s,sl),l=s<=sl?n:n/Math.max(a-o,1)*Math.max(s-o,0),u=Math.max(Math.floor(l/t)-r,0),c=Math.min(Math.ceil(
(l+o)/t)+r,e);return{first:u,last:Math.max(c,u),offset:u*t-l+n,height:a}}function gh(e,t,n,o,r){let s=t*n,a=Math.min(s,sl),l=s<=sl?1:Math.max(s-r,1)/Math.max(a-
r,1),u=o*l,c=e*n;return c<u?c/l:c+n>u+r?(c+n-r)/l:o}var dy=0;function py({p:e,shown:t,text:n,onText:o,data:r}){let s=e.total??e.rows.length;return i("div",{class:"table-tools",children:[e.filter!==!1&&e.rows.length>
5&&i("label",{class:"table-filter",children:[i(Me,{name:"search",size:14}),i("span",{class:"hidden-text",children:["Filter ",e.label]}),i("input",{type:"search",
value:n,placeholder:e.filterHint??"Filter",spellcheck:!1,onInput:a=>o(a.currentTarget.value)})]}),e.tools,i("span",{class:"table-count","aria-live":"polite",children:[
t===s?$(s):`${$(t)} of ${$(s)}`," ",s===1?"row":"rows"]}),i(Ua,{text:()=>{let a=r();return Sc(a.header,a.cells)}}),e.csvName&&i("button",{type:"button",class:"b\
utton button-quiet",title:"Save these rows as comma-separated values",onClick:()=>{let a=r();Df(`${e.csvName}.csv`,mh(a.header,a.cells))},children:"CSV"})]})}function fy({
p:e,sort:t,template:n,onSort:o}){return i("div",{class:"table-head",role:"row","aria-rowindex":1,style:{gridTemplateColumns:n},children:e.columns.map(r=>{let s=t?.
column===r.id;return i("div",{role:"columnheader",class:r.num?"th num":"th",title:r.hint,"aria-sort":s?t.descending?"descending":"ascending":void 0,children:r.fixed?
i("span",{class:"th-text",children:r.title||i("span",{class:"hidden-text",children:r.hint??r.id})}):i("button",{type:"button",class:"th-button",onClick:()=>o(r),
children:[i("span",{class:"th-text",children:r.title}),i("span",{class:"th-arrow","aria-hidden":"true",children:s?t.descending?"↓":"↑":""})]})},r.id)})})}function Ne(e){
let[t]=K(()=>`table${++dy}`),[n,o]=K(""),[r,s]=K(e.sort??null),a=e.onSort?e.sort??null:r,[l,u]=K(-1),[c,m]=K(0),d=_e(null),p=e.rowHeight??30,g=V(()=>{let T=fh(e.
rows,n,C=>e.columns.map(B=>B.value(C)).filter(B=>B!=null).join(" ")),N=e.onSort?void 0:e.columns.find(C=>C.id===a?.column);return N&&a?ph(T,N.value,a.descending):
T},[e.rows,e.columns,n,a,e.onSort]),b=Math.min(g.length,e.tallest??18)*p,w=hh(g.length,p,c,b),k=e.columns.map(T=>T.width??(T.num?"88px":"minmax(160px, 1fr)")).join(
" ");Ud(()=>{l>=g.length&&u(g.length-1)},[g.length,l]);let S=w.last>=g.length&&g.length>0;ae(()=>{S&&e.onEnd?.()},[S,g.length]);let x=T=>{let N=a?.column===T.id?
{column:T.id,descending:!a.descending}:{column:T.id,descending:!!T.num};e.onSort?e.onSort(N):s(N),e.onSorted?.(N)},L=T=>{let N=e.columns.filter(C=>!C.picture);return{
header:N.map(C=>C.title),cells:T.map(C=>N.map(B=>B.value(C)))}},A=T=>{let N=e.rowHref?.(T);N?kt(N):e.onRow?.(T)},j=T=>{let N=Math.max(1,Math.floor(b/p)-1),B={ArrowDown:1,
ArrowUp:-1,PageDown:N,PageUp:-N,Home:-1/0,End:1/0}[T.key];if(!(T.target!==T.currentTarget&&T.target!==d.current)){if(B!==void 0&&g.length>0){let G=Math.min(Math.
max(l+B,0),g.length-1);u(G);let U=d.current;U&&(U.scrollTop=gh(G,g.length,p,U.scrollTop,b))}else if(T.key==="Enter"&&g[l]!==void 0)A(g[l]);else if(T.key.toLowerCase()===
"c"&&(T.ctrlKey||T.metaKey)&&g[l]!==void 0&&!String(getSelection()??"")){let G=L([g[l]]);navigator.clipboard?.writeText(Sc(G.header,G.cells))}else return;T.preventDefault(),
T.stopPropagation()}},I=!!(e.rowHref||e.onRow),F=!e.tools&&(e.filter===!1||e.rows.length<=5),P=i(py,{p:e,shown:g.length,text:n,onText:o,data:()=>L(g)});return i(
"div",{class:`table${e.compact?" table-compact":""}${F?" table-bare":""}`,children:[!F&&P,e.rows.length===0?i("div",{class:"table-empty",children:e.empty??"Ther\
e are none."}):i("div",{class:"table-sideways",children:i("div",{class:`table-grid${g.length>(e.tallest??18)?" table-scrolls":""}`,role:"grid","aria-label":e.label,
"aria-rowcount":g.length+1,"aria-colcount":e.columns.length,tabIndex:0,"aria-activedescendant":l>=w.first&&l<w.last?`${t}r${l}`:void 0,onKeyDown:j,children:[i(fy,
{p:e,sort:a,template:k,onSort:x}),i("div",{class:"table-body",role:"rowgroup",ref:d,tabIndex:e.rowHref||g.length<=(e.tallest??18)?void 0:0,style:{height:`${b}px`},
onScroll:T=>m(T.currentTarget.scrollTop),children:i("div",{class:"table-space",role:"presentation",style:{height:`${w.height}px`},children:i("div",{class:"table\
-window",role:"presentation",style:{transform:`translateY(${w.offset}px)`},children:g.slice(w.first,w.last).map((T,N)=>{let C=w.first+N;return i("div",{id:`${t}\
r${C}`,role:"row","aria-rowindex":C+2,"aria-selected":e.isChosen?.(T)||void 0,class:`tr${C===l?" tr-active":""}${e.isChosen?.(T)?" tr-chosen":""}${I?" tr-link":
""}`,style:{gridTemplateColumns:k,height:`${p}px`},onClick:B=>{u(C),I&&!B.target.closest("a,button,input")&&!String(getSelection()??"")&&A(T)},children:e.columns.
map(B=>i("div",{role:"gridcell",class:B.num?"td num":"td",children:B.show?B.show(T):B.value(T)},B.id))},C)})})})}),g.length===0&&i("div",{class:"table-empty",children:[
"Nothing matches “",n,"”."]})]})}),F&&e.rows.length>0&&P]})}function Pe({value:e,of:t,kind:n,children:o}){let r=t>0?Math.max(0,Math.min(1,e/t)):0;return i("\
span",{class:"databar",children:[i("span",{class:`databar-fill${n?` databar-${n}`:""}`,style:{width:`${r*100}%`},"aria-hidden":"true"}),i("span",{class:"databar\
-text",children:o})]})}function my(e){let t=e.gomaxprocs,n=e.scheduler_latency;return[{label:"Duration",value:M(e.duration_ns),href:Q("/timeline")},{label:"Ps",value:t?t.min===t.max?t.
max:`${t.min}–${t.max}`:$(e.procs),hint:"GOMAXPROCS: how many goroutines may run at once",href:Q("/timeline")},e.busy_share===null?null:{label:"Ps busy",value:ee(
e.busy_share),hint:"Part of the time of all Ps in which they ran goroutines",href:Q("/profiles",{kind:"running"})},{label:"Goroutines",value:$(e.goroutines_created),
hint:`${$(e.goroutines_created)} created in the trace; at most ${$(e.goroutines_peak)} at once; ${$(e.goroutines_left)} at its end`,href:Q("/goroutines")},{label:"\
At once",value:$(e.goroutines_peak),hint:"Most goroutines that were there at once",href:Q("/goroutines")},{label:"Sched latency p99",value:M(n.p99_ns),hint:`Wai\
ts for a P: median ${M(n.p50_ns)}, longest ${M(n.max_ns)}, ${$(n.count)} in all`,href:Q("/latency",{kind:"sched"})},{label:"GC cycles",value:$(e.gc_cycles),href:Q(
"/mmu")},e.heap_bytes?{label:"Heap, most",value:bt(e.heap_bytes.max),href:Q("/mmu")}:null,{label:"Events",value:$(e.events),href:Q("/events")}]}function hy(){let e=Be.
value,t=Zt.value;return[{label:"Duration",value:M(ce.value),href:Q("/timeline")},{label:"Ps",value:t?$(t.ps):"…"},{label:"Ps busy",value:"…"},{label:"Gorout\
ines",value:"…"},{label:"At once",value:"…"},{label:"Sched latency p99",value:"…"},{label:"GC cycles",value:"…"},{label:"Heap, most",value:"…"},{label:"\
Events",value:$(e?.events),href:Q("/events")}]}function gy({report:e}){let t=[Be.value?.name??e.file,e.made_by??(e.format?`format ${e.format}`:""),`${bt(e.bytes)}\
 in ${Ge(e.generations,"generation")}`,e.start_unix_ns===null?"":new Date(e.start_unix_ns/1e6).toLocaleString(void 0,{dateStyle:"medium",timeStyle:"medium"})].filter(
Boolean);return i(W,{children:[i("span",{class:"mono",children:t[0]})," · ",t.slice(1).join(" · ")," ·"," ",e.error?i("span",{class:"warn",children:"damaged"}):
i("span",{class:"good",title:"Read to its end without complaint",children:"complete"})]})}var by=480,vy=96;function al(e,t){return V(()=>t.map(([n,o,r])=>({name:o,
colour:r,values:e?.series[n]??[]})),[e])}var wh=[["ps_running","running","--running"],["ps_syscall","in a system call","--syscall"],["ps_idle","idle","--waiting"]],
yh=[["g_running","running","--running"],["g_syscall","system call","--syscall"],["g_runnable","runnable","--runnable"],["g_waiting","waiting","--waiting"]],xh=[
["heap","heap","--gc"],["goal","goal","--fg-faint"]],wy=[["sched_p50","median","--accent"],["sched_p99","p99","--runnable"]],Tc=e=>e>=10||Number.isInteger(e)?$(
Math.round(e)):e.toPrecision(2);function bh(e){if(!e)return[];let t=(e.to-e.from)/e.bins;return Array.from({length:e.bins},(n,o)=>e.from+(o+.5)*t)}function yy({
load:e,latency:t}){let[n,o]=on(),r=e.data,s=V(()=>bh(r),[r]),a=V(()=>bh(t.data),[t.data]),l=al(r,wh),u=al(r,yh),c=al(r,xh).map((b,w)=>({...b,filled:w===0,dash:w===
1?[4,3]:void 0})),m=al(t.data,wy);if(e.error)return i(Je,{kind:"warn",title:"There are no plots",children:e.error.message});if(!r)return i(rr,{rows:4});let d={from:r.
from,to:Math.max(r.to,r.from+1)},p={x:s,span:d,height:128,formatX:Re,ticksX:ki,group:"overview",onSelect:(b,w)=>Gt({from:Math.max(0,Math.round(b)),to:Math.round(
w)})};if(n){let b=[...l.map(w=>({...w,name:`Ps ${w.name}`})),...u.map(w=>({...w,name:`goroutines ${w.name}`}))];return i(W,{children:[i("div",{class:"p-actions \
p-right",children:o}),i(Di,{label:"Ps and goroutines over time",x:s,series:b,formatX:Re,formatY:Tc}),i(Di,{label:"Heap over time",x:s,series:c,formatX:Re,formatY:bt}),
i(Di,{label:"Scheduling latency over time",x:a,series:m,formatX:Re,formatY:M})]})}let g=b=>b.some(w=>w.values.some(k=>k!==null&&k>0));return i(W,{children:[i("d\
iv",{class:`plots${e.busy?" stale":""}`,children:[i(Dr,{...p,label:"Ps",series:l,stacked:!0,stepped:!0,formatY:Tc}),i(Dr,{...p,label:"Goroutines",series:u,stacked:!0,
stepped:!0,formatY:Tc}),g(c)?i(Dr,{...p,label:"Heap",series:c,stepped:!0,binary:!0,formatY:bt}):i("div",{class:"plot plot-none",children:[i("span",{class:"plot-\
title",children:"Heap"}),i("p",{class:"faint",children:"The trace has no heap sizes here."})]}),g(m)?i(Dr,{...p,x:a,label:"Scheduling latency",series:m,logY:!0,
points:!0,formatY:M}):i("div",{class:"plot plot-none",children:[i("span",{class:"plot-title",children:"Scheduling latency"}),i("p",{class:"faint",children:"Noth\
ing waited for a P here."})]})]}),i("p",{class:"p-note p-foot",children:["Drag over a plot to restrict every page to that range. ",i("span",{class:"p-foot-tools",
children:o})]})]})}function Ac({doc:e}){let t=ke("doc/findings",{list:1});return i("div",{children:[e.caveat?i(Je,{kind:"info",title:"The rules were not applied",
children:["The reason: ",e.caveat,"."]}):i(Je,{kind:"good",title:"None of the patterns that the rules know was found",children:"A trace without findings may sti\
ll be slow: the rules know what they know."}),Array.isArray(t.data)&&i("details",{class:"checked",open:!e.caveat,children:[i("summary",{children:e.caveat?"What \
the rules look for":`What was checked: ${$(t.data.length)} patterns`}),i("ul",{children:t.data.map(n=>i("li",{children:[i("span",{class:e.caveat?"faint":"good",
"aria-hidden":"true",children:e.caveat?"·":"✓"})," ",n.title," ",i("code",{class:"faint",children:n.rule})]},n.rule))})]})]})}function xy({load:e}){let t=de.
value;return i(oe,{title:"Findings",actions:e.data&&e.data.findings?.length>5?i("a",{class:"button",href:Q("/findings"),children:["All ",$(e.data.findings.length)]}):
void 0,note:e.data?.findings?.length?"Worst first. Costs overlap and do not add up.":void 0,children:i(Te,{load:e,rows:3,children:n=>{let o=[...n.findings??[]].
sort((r,s)=>Number(za(s,t))-Number(za(r,t)));return o.length===0?i(Ac,{doc:n}):i("div",{class:"findings",children:o.slice(0,5).map(r=>i(Wa,{finding:r,duration:n.
duration_ns},`${r.rule}${r.cost_ns}`))})}})})}function ll({title:e,rows:t,kind:n,empty:o}){let r=Math.max(...t.map(s=>s.total),1);return i("div",{class:"toplist",
children:[i("h3",{children:e}),t.length===0?i("p",{class:"faint",children:o}):i("table",{class:"grid-table plain-top",children:i("tbody",{children:t.map((s,a)=>i(
"tr",{title:s.hint,children:[i("td",{class:"top-name",children:s.fn?i(nn,{fn:s.name}):s.href?i("a",{href:s.href,children:s.name}):s.name}),i("td",{class:"num to\
p-more muted",children:s.more}),i("td",{class:"num top-value",children:i(Pe,{value:s.total,of:r,kind:n,children:M(s.total)})})]},a))})})]})}var Cc=e=>e.map(t=>({
name:t.function,total:t.total_ns,fn:!0,more:t.goroutines===1?"1 goroutine":`${$(t.goroutines)} goroutines`,hint:`${$(t.goroutines)} goroutines: average ${M(t.avg_ns)}\
, median ${M(t.p50_ns)}, p99 ${M(t.p99_ns)}, most ${M(t.max_ns)}`})),Rc=(e,t)=>[...e.groups].sort((n,o)=>o.totals[t]-n.totals[t]).filter(n=>n.totals[t]>0).slice(
0,6).map(n=>({name:n.fn,total:n.totals[t],fn:!0,more:Ge(n.n,"goroutine"),hint:Ba(Ha(n.totals))}));function ky({stacks:e}){let t=Math.max(...e.map(n=>n.total_ns),
1);return i("div",{class:"toplist toplist-wide",children:[i("h3",{children:"Largest waits by stack"}),i("table",{class:"grid-table plain-top",children:i("tbody",
{children:e.map((n,o)=>i("tr",{children:[i("td",{class:"top-name",children:i("a",{class:"quiet-link",href:Q("/profiles",{kind:n.kind}),title:"All stacks of this\
 profile",children:i(mo,{frames:n.frames})})}),i("td",{class:"top-kind muted",children:n.kind}),i("td",{class:"num muted",children:[$(n.count)," ×"]}),i("td",{
class:"num muted",children:["p99 ",i(ie,{ns:n.p99_ns})]}),i("td",{class:"num top-value",children:i(Pe,{value:n.total_ns,of:t,kind:n.kind==="syscall"?"syscall":"\
waiting",children:M(n.total_ns)})})]},o))})}),e.length===0&&i("p",{class:"faint",children:"Nothing waited at a place that is known."})]})}function vh({report:e,
area:t}){let n=de.value!==null||e===null,o=n?t.data:null,r=o?{running:o.states.running?.total??0,syscall:o.states.syscall?.total??0,runnable:o.states.runnable?.
total??0,waiting:o.states.waiting?.total??0,unknown:0}:e?go(e.states):{running:0,syscall:0,runnable:0,waiting:0,unknown:0},a=[...o?o.reasons.map(l=>({reason:l.name,
waits:l.count,total_ns:l.total})):e?.block_reasons??[]].sort((l,u)=>u.total_ns-l.total_ns).filter(l=>l.total_ns>0).slice(0,6).map(l=>({name:l.reason||"since bef\
ore the trace",total:l.total_ns,more:l.waits>0?Ge(l.waits,"wait"):"",hint:l.waits>0?`average ${M(l.total_ns/l.waits)}`:"",href:Q("/latency",{kind:"block"})}));return n&&
t.error?i(Je,{kind:"warn",title:"The range could not be added up",children:t.error.message}):n&&!o?i(rr,{rows:4}):i("div",{class:n&&t.busy?"stale":void 0,children:[
i("div",{class:"states-row",children:[i(Zn,{shares:r,tall:!0}),i("div",{class:"states-legend",children:[i(bo,{})," ",i("span",{class:"muted",children:[M(r.running+
r.syscall+r.runnable+r.waiting+r.unknown)," of goroutine time"]})]})]}),i("div",{class:"tops",children:[i(ll,{title:"Running",kind:"running",rows:o?Rc(o,0):Cc(e?.
functions_by_running??[]),empty:"Nothing ran."}),i(ll,{title:"Runnable, waiting for a P",kind:"runnable",rows:o?Rc(o,1):Cc(e?.functions_by_runnable??[]),empty:"\
Nothing waited for a P."}),i(ll,{title:"Blocked",kind:"waiting",rows:o?Rc(o,2):Cc(e?.functions_by_blocked??[]),empty:"Nothing was blocked."}),i(ll,{title:"What \
for",kind:"waiting",rows:a,empty:"Nothing was blocked."}),!o&&e&&i(ky,{stacks:e.stacks})]})]})}function kh(e){let t=de.value,n=ke("doc/report",{top:6,findings:0}),
o=ke("doc/findings");La(o.data);let r=t??{from:0,to:Math.max(ce.value,1)},s=t!==null||Be.value?.state!=="reading"||ce.value>0,a=Ku(s&&ce.value>0?"plot":null,{name:[
...wh,...yh,...xh].map(([d])=>d).join(","),from:t?t.from:0,to:t?t.to:void 0,bins:by}),l=Ku(s&&ce.value>0?"plot":null,{name:"sched_p50,sched_p99",from:t?t.from:0,
to:t?t.to:void 0,bins:vy}),u=Ht.value&&ce.value>0&&n.data===null,c=ke(t||u?"area":null,{from:r.from,to:r.to,rows:"all",stacks:"off"}),m=n.data?.reports[0];return i(
Qe,{title:"Overview",lead:m?.usable?i(gy,{report:m}):void 0,actions:i(Ke,{restricted:!1,what:"The facts"}),children:[n.data===null&&!n.error&&ce.value>0?i(Kt,{facts:hy()}):
i(Te,{load:n,rows:2,children:d=>{let p=d.reports[0];return p?i(W,{children:[i(it,{head:p}),p.usable&&i(Kt,{facts:my(p)})]}):null}}),i(oe,{title:"Over time",actions:i(
Ke,{restricted:!0}),flush:!0,children:i(yy,{load:a,latency:l})}),i(xy,{load:o}),i(oe,{title:"Where the time went",actions:i(Ke,{restricted:!0}),children:n.data===
null&&c.data?i(vh,{report:null,area:c}):i(Te,{load:n,rows:6,children:d=>d.reports[0]?.usable?i(vh,{report:d.reports[0],area:c}):i("p",{class:"faint",children:"T\
here is nothing to add up."})})})]})}function _h(e){$o.find(t=>t.id===e)?.run()}function Oi({id:e,icon:t,pressed:n}){let o=$o.find(s=>s.id===e),r=xi(o)[0];return i("button",{type:"button",class:"to\
ol",title:`${o.title}${r?` (${r})`:""}`,"aria-label":o.title,"aria-pressed":n,onClick:()=>_h(e),children:i(Me,{name:t,size:16})})}function _y(){let e=ge.value.q??
"",[t,n]=K(e),o=_e();return ae(()=>n(e),[e]),i("input",{type:"search",class:"field tl-filter",placeholder:"Filter rows","aria-label":"Filter rows by function, i\
d or label",value:t,onInput:r=>{let s=r.currentTarget.value;n(s),clearTimeout(o.current),o.current=setTimeout(()=>Mo({q:s||null}),200)},onKeyDown:r=>{r.key==="E\
scape"&&(r.stopPropagation(),me({q:null}),r.currentTarget.blur())}})}function ul(e){me({rows:Ta(ge.peek(),e)})}function My(){let e=gi(ge.value);return i(W,{children:[
i("select",{class:"field","aria-label":"Order of goroutines",title:"Order of goroutines",value:e.sort,onChange:t=>ul({sort:t.currentTarget.value==="first"?null:
t.currentTarget.value,order:null}),children:Object.entries(Eu).map(([t,n])=>i("option",{value:t,children:["by ",n]},t))}),i("label",{title:"Rows of goroutines t\
hat live in the time that is shown",children:[i("input",{type:"checkbox",checked:e.alive,onChange:t=>ul({alive:t.currentTarget.checked?null:"0"})}),"alive in vi\
ew"]})]})}var Sy={running:"running",runnable:"runnable",waiting:"waiting",syscall:"in a syscall"};function Ty(){let e=gi(ge.value),[t,n]=K(e.min);ae(()=>n(e.min),
[e.min]);let o=t!==""&&(un(t)??-1)<0;return i(W,{children:[i("select",{class:"field tl-which","aria-label":"Which goroutines",title:"Which goroutines have rows \
in open groups",value:e.state,onChange:r=>ul({state:r.currentTarget.value||null,min:r.currentTarget.value&&e.min||null}),children:[i("option",{value:"",children:"\
any state"}),Object.entries(Sy).map(([r,s])=>i("option",{value:r,children:["once ",s]},r))]}),e.state&&i("input",{class:"field tl-least",placeholder:"for 1ms","\
aria-label":"At least how long at a time",title:"At one time for at least so long: 250us, 1.5ms, 2s","aria-invalid":o,value:t,onInput:r=>n(r.currentTarget.value),
onChange:r=>{let s=r.currentTarget.value.trim();(s===""||(un(s)??-1)>=0)&&ul({min:s||null})}})]})}function Cy(){let e=ge.value.hl??null;return Na.value?i("div",
{class:`tl-legend${e?" tl-legend-off":""}`,role:"group","aria-label":"States; press one to dim the others",children:[Mt.map(t=>{let n=e===t||(e?.startsWith(`${t}\
:`)??!1);return i("button",{type:"button",class:"tl-key","aria-pressed":n,onClick:()=>me({hl:n?null:t}),children:[i("span",{class:`tl-swatch swatch-${t}`}),t]},
t)}),i("button",{type:"button",class:"tl-key","aria-pressed":Rr.value,title:"Bands of GC and stopped world (O)",onClick:()=>_h("overlay"),children:[i("span",{class:"\
tl-swatch swatch-gc"}),"GC",i("span",{class:"tl-swatch swatch-stw"}),"STW"]})]}):null}function Mh(){return i("div",{class:"tl-bar",role:"toolbar","aria-label":"\
Timeline",children:[i(_y,{}),i(My,{}),i(Ty,{}),i(Cy,{}),i("span",{class:"tl-tools",children:[i(Oi,{id:"zoom-in",icon:"zoomin"}),i(Oi,{id:"zoom-out",icon:"zoomou\
t"}),i(Oi,{id:"whole",icon:"fit"}),i(Oi,{id:"mark-keep",icon:"flag"}),i(Oi,{id:"table",icon:"table",pressed:Po.value}),i(Oi,{id:"panel",icon:"sidebar",pressed:yi.
value})]})]})}var Ry="(no stack)";function Sh(e,t){return{name:e,parent:t,depth:t?t.depth+1:0,value:0,count:0,self:0,children:[]}}var As=class{constructor(t){this.maps=new Map;
this.root=Sh(t,null)}child(t,n){let o=this.maps.get(t);o||(o=new Map,this.maps.set(t,o));let r=o.get(n);return r||(r=Sh(n,t),o.set(n,r),t.children.push(r)),r}add(t,n,o){
let r=this.root;r.value+=n,r.count+=o;for(let s of t)r=this.child(r,s),r.value+=n,r.count+=o;r.self+=n}done(){let t=[this.root];for(let n=0;n<t.length;n++){let o=t[n];
o.children.sort((r,s)=>s.value-r.value||(r.name<s.name?-1:1));for(let r of o.children)t.push(r)}return this.root}};function*Th(e){for(let t=e.length-1;t>=0;t--)
yield e[t]}var cl=e=>e.frames.length>0?e.frames:[Ry];function Ch(e,t=!1,n="all"){let o=new As(n);for(let r of e)(r.value>0||r.count>0)&&o.add(t?cl(r):Th(cl(r)),
r.value,r.count);return o.done()}function Rh(e){let t=[];for(let n of e){if(n.self<=0)continue;let o=[],r=n;for(;r&&o.length<=e.length;)o.push(r.fn),r=r.parent>=
0?e[r.parent]:void 0;t.push({frames:o,value:n.self,count:0})}return t}function Ah(e){let t=[];for(let n of e.split(`
`)){let o=n.lastIndexOf(" "),r=Number(n.slice(o+1));o<=0||!Number.isFinite(r)||r<=0||t.push({frames:n.slice(0,o).split(";").reverse(),value:r,count:r})}return t}
function Ph(e,t,n,o=r=>r.value){let r=[],s=0,a=0,l=[];for(let m=t.parent;m;m=m.parent)l.push(m);for(let m of l.reverse())r.push({node:m,x0:0,x1:1,row:m.depth});
let u=o(t);if(u<=0)return{rects:e===t?[]:r,rows:t.depth+1,pruned:0};let c=[{node:t,x0:0,x1:1}];for(;;){let m=c.pop();if(!m)break;let{node:d,x0:p,x1:g}=m;r.push(
{node:d,x0:p,x1:g,row:d.depth}),s=Math.max(s,d.depth+1);let b=p;for(let w of d.children){let k=o(w)/u;k<n?a++:c.push({node:w,x0:b,x1:Math.min(b+k,g)}),b+=k}}return{
rects:r,rows:s,pruned:a}}function $h(e,t,n=o=>o.value){let o=new Set,r=t.trim().toLowerCase();if(r==="")return{hits:o,share:0};let s=0,a=[[e,!1]];for(;;){let u=a.
pop();if(!u)break;let[c,m]=u,d=c.parent!==null&&c.name.toLowerCase().includes(r);d&&(o.add(c),m||(s+=n(c)));for(let p of c.children)a.push([p,m||d])}let l=n(e);
return{hits:o,share:l>0?s/l:0}}function Eh(e){let t=new Map,n=o=>{let r=t.get(o);return r||(r={name:o,self:0,total:0,selfCount:0,count:0},t.set(o,r)),r};for(let o of e){
let r=cl(o);for(let a of new Set(r)){let l=n(a);l.total+=o.value,l.count+=o.count}let s=n(r[0]);s.self+=o.value,s.selfCount+=o.count}return[...t.values()].sort(
(o,r)=>r.self-o.self||r.total-o.total||(o.name<r.name?-1:1))}function Nh(e,t){let n=new As(t),o=new As(t);for(let r of e){let s=cl(r),a=s.indexOf(t);if(a<0)continue;
let l=s.lastIndexOf(t);n.add(s.slice(l+1),r.value,r.count),o.add(Th(s.slice(0,a)),r.value,r.count)}return{callers:n.done(),callees:o.done()}}function Pc(e,t=n=>n.
value){let n=[e],o=e;for(;o.children.length>0;)o=o.children.reduce((r,s)=>t(s)>t(r)?s:r),n.push(o);return n}var ar=20;function Ay(e,t,n){if(n<14)return"";if(e.measureText(t).width<=n)return t;let o=0,r=t.length;for(;o<r;){let s=o+r+1>>1;e.measureText(`${t.slice(0,s)}…`).
width<=n?o=s:r=s-1}return o<2?"":`${t.slice(0,o)}…`}function Py(e,t){let n=window.devicePixelRatio||1,o=Math.round(t.width*n),r=Math.round(t.height*n);(e.width!==
o||e.height!==r)&&(e.width=o,e.height=r);let s=e.getContext("2d");if(!s)return;s.setTransform(n,0,0,n,0,0),s.clearRect(0,0,t.width,t.height),s.font='12px system\
-ui, "DejaVu Sans", sans-serif',s.textBaseline="middle";let a=sn("--fg"),l=sn("--fg-faint"),u=sn("--runnable"),c=sn("--focus"),m=t.dark?"oklch(0.28 0.008 250)":
"oklch(0.945 0.004 250)";for(let{node:d,x0:p,x1:g,row:b}of t.rects){let w=p*t.width,k=(g-p)*t.width,S=k>3?1:k>1.5?.5:0,x=t.hits?.has(d)??!1;if(s.globalAlpha=d.depth<
t.zoom.depth?.55:1,s.fillStyle=d.parent===null?sn("--bg-hover"):x?u:t.hits?m:dh(d.name,t.dark),s.fillRect(w,b*ar,Math.max(k-S,.5),ar-1),k>22){s.fillStyle=t.hits&&
!x?l:x&&t.dark?"#1a1206":a;let L=Ay(s,De(d.name),k-10);L&&s.fillText(L,w+5,b*ar+ar/2)}d===t.hover&&(s.strokeStyle=c,s.lineWidth=2,s.strokeRect(w+1,b*ar+1,Math.max(
k-S-2,1),ar-3))}s.globalAlpha=1}function $c(e,t){return t==="time"?M(e.value):$(e.count)}function $y({root:e,by:t}){let n=p=>t==="time"?p.value:p.count,[o,r]=K(
()=>new Set(Pc(e,n))),[s,a]=K(0);ae(()=>{r(new Set(Pc(e,n))),a(0)},[e]);let l=[],u=p=>{if(l.push(p),o.has(p))for(let g of p.children.slice(0,100))u(g)};u(e);let c=(p,g)=>{
let b=new Set(o);g?b.add(p):b.delete(p),r(b)},m=n(e);return i("div",{class:"plain-scroll",role:"treegrid","aria-label":"Call tree",tabIndex:0,onKeyDown:p=>{let g=l[s];
if(g){if(p.key==="ArrowDown")a(Math.min(s+1,l.length-1));else if(p.key==="ArrowUp")a(Math.max(s-1,0));else if(p.key==="ArrowRight"&&g.children.length>0)c(g,!0);else if(p.
key==="ArrowLeft"&&o.has(g)&&g.children.length>0)c(g,!1);else if(p.key==="ArrowLeft"&&g.parent)a(Math.max(l.indexOf(g.parent),0));else return;p.preventDefault(),
p.stopPropagation()}},"aria-activedescendant":`tree${s}`,children:[i("div",{class:"tree-row tree-head",role:"row",children:[i("span",{role:"columnheader",children:"\
function"}),i("span",{role:"columnheader",class:"num",children:"total"}),i("span",{role:"columnheader",class:"num",children:"share"}),i("span",{role:"columnhead\
er",class:"num",children:"self"})]}),l.map((p,g)=>i("div",{class:`tree-row${g===s?" tr-active":""}`,role:"row",id:`tree${g}`,"aria-level":p.depth+1,"aria-expand\
ed":p.children.length>0?o.has(p):void 0,onClick:()=>{a(g),c(p,!o.has(p))},children:[i("span",{role:"gridcell",class:"tree-name",style:{paddingLeft:`${Math.min(p.
depth,40)*14}px`},title:p.name,children:[i("span",{class:"tree-mark","aria-hidden":"true",children:p.children.length===0?"":o.has(p)?"▾":"▸"}),De(p.name)]}),
i("span",{role:"gridcell",class:"num",children:$c(p,t)}),i("span",{role:"gridcell",class:"num",children:ee(m>0?n(p)/m:0)}),i("span",{role:"gridcell",class:"num",
children:t==="time"&&p.self>0?M(p.self):""})]},g))]})}function dl({samples:e,by:t="time",label:n,onFunction:o,unit:r}){let[s,a]=jt(),l=_e(null),[u,c]=K(!1),[m,d]=K(
""),p=V(()=>Ch(e,u),[e,u]),[g,b]=K(null),[w,k]=K(null),[S,x]=K(null),[L,A]=on();ae(()=>{b(null),x(null),k(null)},[p]);let I=g&&(O=>{let re=O;for(;re.parent;)re=
re.parent;return re})(g)===p?g:p,F=V(()=>t==="time"?O=>O.value:O=>O.count,[t]),P=V(()=>Ph(p,I,a>0?.5/a:.001,F),[p,I,a,F]),T=V(()=>$h(p,m,F),[p,m,F]),N=Math.max(
P.rows,1)*ar,C=_t.value==="dark",B=w?.node??S;ae(()=>{let O=requestAnimationFrame(()=>{l.current&&a>0&&Py(l.current,{rects:P.rects,width:a,height:N,zoom:I,hits:m.
trim()?T.hits:null,hover:B,dark:C})});return()=>cancelAnimationFrame(O)},[P,a,N,I,T,m,B,C,L]);let G=O=>{let re=l.current.getBoundingClientRect(),we=Math.floor((O.
clientY-re.top)/ar),le=(O.clientX-re.left)/a;return P.rects.find(fe=>fe.row===we&&le>=fe.x0&&le<fe.x1)?.node??null},U=O=>{let re=S??I,we=re.parent?.children??[re],
le=we.indexOf(re),fe;if(O.key==="ArrowDown")fe=re.children[0];else if(O.key==="ArrowUp")fe=re.parent??void 0;else if(O.key==="ArrowRight")fe=we[le+1];else if(O.
key==="ArrowLeft")fe=we[le-1];else if(O.key==="Enter")b(re);else if(O.key==="Escape"&&(I!==p||S))b(null);else return;(fe||O.key.startsWith("Arrow"))&&x(fe??re),
k(null),O.preventDefault(),O.stopPropagation()},E=F(p),X=O=>`${O.name}: ${$c(O,t)}, ${ee(E>0?F(O)/E:0)} of all`+(O.parent&&O.parent!==p?`, ${ee(F(O)/Math.max(F(
O.parent),1))} of its caller`:"")+(t==="time"&&O.self>0?`, itself ${M(O.self)}`:"");return i("div",{class:"flame",children:[i("div",{class:"table-tools",children:[
i("label",{class:"table-filter",children:[i("span",{class:"hidden-text",children:"Search in the flame graph"}),i("input",{type:"search",placeholder:"Search func\
tions",value:m,spellcheck:!1,onInput:O=>d(O.currentTarget.value)})]}),m.trim()!==""&&i("span",{class:"table-count",children:[$(T.hits.size)," found, ",ee(T.share),
" of all"]}),i("button",{type:"button",class:"button button-quiet","aria-pressed":u,title:"Innermost functions at the top, their callers below",onClick:()=>c(!u),
children:"Invert"}),I!==p&&i("button",{type:"button",class:"button button-quiet",onClick:()=>b(null),children:"Whole graph"}),o&&B&&S&&S!==p&&i("button",{type:"\
button",class:"button button-quiet",onClick:()=>o(S.name),children:["Callers of ",De(S.name)]}),i("span",{class:"table-count",children:r??(t==="time"?`${M(p.value)}\
 in all`:`${$(p.count)} in all`)}),A]}),L?i($y,{root:p,by:t}):i("div",{class:"flame-scroll",ref:s,children:[i("canvas",{ref:l,class:"flame-canvas",tabIndex:0,role:"\
application","aria-label":`${n}: flame graph. Arrow keys move, Enter zooms, Escape goes back; Show as table has the same`,style:{width:`${a}px`,height:`${N}px`},
onMouseMove:O=>{let re=G(O),we=s.current.getBoundingClientRect();k(re?{node:re,x:O.clientX-we.left,y:O.clientY-we.top}:null)},onMouseLeave:()=>k(null),onClick:O=>{
let re=G(O);re&&(b(re===I&&re.parent?re.parent:re),x(re))},onKeyDown:U}),w&&i("div",{class:"tip",style:{left:`${Math.min(w.x+12,Math.max(a-380,0))}px`,top:`${w.
y+18+(s.current?.scrollTop??0)}px`},children:[i("strong",{children:w.node.name}),i("span",{children:[$c(w.node,t)," · ",ee(E>0?F(w.node)/E:0)," of all"]}),t===
"time"&&w.node.self>0&&i("span",{children:["itself ",M(w.node.self)]}),w.node.count>0&&t==="time"&&i("span",{children:[$(w.node.count)," times"]})]})]}),i("div",
{class:"hidden-text","aria-live":"polite",children:S?X(S):""}),S&&S!==p&&!L&&i("p",{class:"flame-foot",children:X(S)})]})}function Lh(e){let{nodes:t}=e,n=[];for(let o of t){if(o.self<=0)continue;let r=[o.fn],s=o.parent;for(;s>=0&&s<t.length&&r.length<256;)r.push(t[s].fn),s=t[s].parent;
n.push({frames:r,value:o.self,count:0})}return n}function Bi(e,t){let n=gt.value;return kn({path:"/timeline",params:Wo(n.params,{sel:cn({row:e,t})})},dt)}function Or({place:e,children:t}){return i("a",{href:Bi(
e.key,e.t),children:t??e.key})}function An({name:e,children:t}){return i(W,{children:[i("dt",{children:e}),i("dd",{children:t})]})}function Dh({frames:e,limit:t=12}){
let[n,o]=K(!1);if(e.length===0)return null;let r=n?e:e.slice(0,t);return i("ol",{class:"stack",children:[r.map((s,a)=>i("li",{title:`${s.fn}
${s.file}:${s.line}`,class:/^(runtime|internal\/)/.test(s.fn)?"stack-runtime":"",children:[i("span",{class:"stack-fn",children:tn(s.fn)}),i("span",{class:"stack\
-file",children:[s.file.slice(s.file.lastIndexOf("/")+1),":",s.line]})]},a)),e.length>r.length&&i("li",{children:i("button",{type:"button",class:"plain",onClick:()=>o(
!0),children:[e.length-r.length," more frames"]})})]})}function Fh(e){return Mt.find(n=>e.startsWith(n))??(/stop|stw/i.test(e)?"stw":/gc|mark|sweep/i.test(e)?"g\
c":"span")}function Ey(e){if(e.percentile===null||e.n_same<2)return null;let t=Math.round(e.percentile*10)/10;return i(An,{name:"Compared",children:[t>=99.95?"t\
he longest":`longer than ${t} %`," of ",$(e.n_same)," here in this state"]})}function Ny({d:e}){return i("div",{class:"panel-row",children:[e.prev===null?i("spa\
n",{class:"button","aria-disabled":"true",children:"← previous"}):i("a",{class:"button",href:Bi(e.row,e.prev),children:"← previous"}),e.next===null?i("span",
{class:"button","aria-disabled":"true",children:"next →"}):i("a",{class:"button",href:Bi(e.row,e.next),children:"next →"}),i("button",{type:"button",class:"\
button",onClick:()=>be.peek()?.fitSelected(),title:"Centre, then fit (F)",children:"fit"})]})}function Ly({d:e}){let t=To.value.value,n=e.unblocks.length?e.unblocks:
t?.edges.filter(o=>o.from.key===e.row&&o.to.key!==e.row).map(o=>o.to)??[];return i(W,{children:[e.unblocked_by&&i("section",{children:[i("h3",{children:["Made r\
unnable by ",i(Or,{place:e.unblocked_by})]}),i("p",{class:"faint",children:["at ",ot(e.unblocked_by.t)]}),e.unblocked_by.stack&&i(Dh,{frames:e.unblocked_by.stack,
limit:6})]}),n.length>0&&i("section",{children:[i("h3",{children:["Unblocked ",Ge(n.length,"goroutine"),t&&t.left_off>0?` and ${$(t.left_off)} more`:""]}),i("p",
{class:"links",children:n.slice(0,24).map(o=>i(Or,{place:o},`${o.key}@${o.t}`))})]})]})}function Fy(){let{value:e,error:t,busy:n}=So.value;return i("section",{children:[
i("h3",{children:["Wake-up chain",i("button",{type:"button",class:"plain",onClick:pa,children:e?"hide":n?"…":"show"})]}),t&&i("p",{class:"muted",children:t}),
e&&e.steps.length===0&&i("p",{class:"muted",children:"Nothing woke it before."}),e&&e.steps.length>0&&i("ol",{class:"chain",children:e.steps.slice(0,60).map((o,r)=>i(
"li",{children:[i(Or,{place:{key:o.key,t:o.begin}})," ",o.state,o.reason?` (${o.reason})`:""," ",i("b",{children:M(o.end-o.begin)})," ",i("span",{class:"faint",
children:o.why})]},r))})]})}function Dy({d:e}){let t=e.goroutine;return i(W,{children:[i("p",{class:`slice-head state-${Fh(e.state)}`,children:[i("span",{class:`\
tl-swatch swatch-${Fh(e.state)}`}),i("b",{children:M(e.end-e.begin)})," ",e.state,e.reason&&i(W,{children:[" on ",i("b",{children:e.reason})]})]}),i("dl",{class:"\
facts",children:[t&&i(An,{name:"Goroutine",children:[i(Or,{place:{key:t.key,t:e.begin},children:["g",t.id]})," ",i("a",{class:"fn",href:Q(`/goroutines/${encodeURIComponent(
t.fn)}`),title:t.fn,children:tn(t.fn)})]}),e.p&&i(An,{name:"P",children:i(Or,{place:{key:e.p,t:e.begin}})}),e.m&&i(An,{name:"Thread",children:i(Or,{place:{key:e.
m,t:e.begin}})}),i(An,{name:"From",children:ot(e.begin)}),i(An,{name:"To",children:ot(e.end)}),Ey(e),t?.created_by&&i(An,{name:"Created by",children:i(Or,{place:t.
created_by})}),e.regions.length>0&&i(An,{name:"Regions",children:e.regions.join(" › ")})]}),i(Ny,{d:e}),e.stack.length>0&&i("section",{children:[i("h3",{children:"\
Stack"}),i(Dh,{frames:e.stack})]}),i(Ly,{d:e}),t&&i(Fy,{})]})}function Oy({row:e}){let t=be.value?.model.row(e);return!t||t.kind!=="group"?null:i(W,{children:[i(
"p",{class:"faint mono",children:t.label}),i("dl",{class:"facts",children:[i(An,{name:"Goroutines",children:$(t.members)}),i(An,{name:"At once",children:[$(Math.
ceil(t.peak??0))," at most"]}),Mt.map((n,o)=>i(An,{name:n,children:M(t.totals[o])},n))]}),i("div",{class:"panel-row",children:[i("button",{type:"button",class:"\
button",onClick:()=>{let n=be.peek(),o=n?.model.layout.find(e);n&&o&&n.fold(o)},children:"open or close"}),i("a",{class:"button",href:Q(`/goroutines/${encodeURIComponent(
t.fn??t.label)}`),children:"durations and list"}),i("a",{class:"button",href:Q("/profiles",{scope:`goroutine:${t.fn??t.label}`}),children:"profile"})]})]})}function By(e){
let t=be.value?.model.row(e);return t&&t.kind!=="goroutine"?ms(t):e}var Iy={p:"No goroutine runs on this P.",m:"This thread runs no goroutine.",g:"The goroutine\
 does not live.",gc:"No garbage is collected.",stw:"The world runs."};function Hy({at:e}){let t=(e.to-e.from)/1e3;return i(W,{children:[i("p",{class:"slice-head",
children:[i("b",{children:[e.open?"at least ":"",M(e.to-e.from)]})," idle"]}),i("dl",{class:"facts",children:[i(An,{name:"From",children:ot(e.from,t)}),i(An,{name:"\
To",children:ot(e.to,t)})]}),i("p",{class:"muted",children:Iy[/^[a-z]+/.exec(e.row)?.[0]??""]??"Nothing is here."})]})}function Gy(){let e=pt.value,{value:t,error:n,
busy:o}=Nt.value;if(!e)return null;let r=/^fn\d+$/.test(e.row),s=Mr.value?.row===e.row&&Mr.value.t===e.t?Mr.value:null,a=!s&&t?.row===e.row?t:null;return i("sec\
tion",{class:`panel-part${o&&!a?" busy":""}`,"aria-label":"Selection",children:[i("header",{children:[i("h2",{title:e.row,children:By(e.row)}),i("button",{type:"\
button",class:"tool",title:"Back (Z)",onClick:()=>history.back(),children:i(Me,{name:"back",size:15})}),i("button",{type:"button",class:"tool",title:"Pin the ro\
w on top",onClick:()=>be.peek()?.pin(e.row),children:i(Me,{name:"pin",size:15})}),i("button",{type:"button",class:"tool",title:"Clear the selection (Esc)",onClick:()=>ia(
null),children:i(Me,{name:"close",size:15})})]}),r&&i(Oy,{row:e.row}),s&&i(Hy,{at:s}),a&&i(Dy,{d:a}),!a&&!s&&n&&!r&&i("p",{class:"muted",children:n}),a&&i("p",{
class:"links copies",children:["Copy: ",i("button",{type:"button",class:"plain",onClick:()=>{jo()},children:"link"}),i("button",{type:"button",class:"plain",onClick:()=>{
ma()},children:"text"}),i("button",{type:"button",class:"plain",onClick:()=>{kp()},children:"JSON"}),i("button",{type:"button",class:"plain",onClick:()=>{ps(xp(),
"Command")},children:"command"})]})]})}function zy({a:e}){let t=Object.entries(e.states),n=t.reduce((o,[,r])=>o+r.total,0)||1;return i(W,{children:[i("div",{class:"\
bar","aria-hidden":"true",children:t.map(([o,r])=>i("i",{class:`share-${o}`,style:{width:`${r.total/n*100}%`}},o))}),i("table",{class:"small",children:[i("thead",
{children:i("tr",{children:[i("th",{children:"State"}),i("th",{class:"num",children:"time"}),i("th",{class:"num",children:"share"}),i("th",{class:"num",children:"\
slices"}),i("th",{class:"num",children:"longest"})]})}),i("tbody",{children:t.map(([o,r])=>i("tr",{children:[i("td",{children:[i("span",{class:`tl-swatch swatch\
-${o}`})," ",o]}),i("td",{class:"num",children:M(r.total)}),i("td",{class:"num",children:ee(r.total/n)}),i("td",{class:"num",children:$(r.count)}),i("td",{class:"\
num",children:M(r.max)})]},o))})]}),e.reasons.length>0&&i("table",{class:"small",children:[i("thead",{children:i("tr",{children:[i("th",{children:"Waiting for"}),
i("th",{class:"num",children:"time"}),i("th",{class:"num",children:"times"})]})}),i("tbody",{children:e.reasons.slice(0,12).map(o=>i("tr",{children:[i("td",{children:o.
name}),i("td",{class:"num",children:M(o.total)}),i("td",{class:"num",children:$(o.count)})]},o.name))})]})]})}function Wy({a:e}){let t=Math.round((e.from+e.to)/
2);return i(W,{children:[i("table",{class:"small",children:[i("thead",{children:i("tr",{children:[i("th",{children:"Start function"}),i("th",{class:"num",children:"\
n"}),i("th",{class:"num",children:"running"}),i("th",{class:"num",children:"runnable"})]})}),i("tbody",{children:e.groups.slice(0,20).map(n=>i("tr",{children:[i(
"td",{class:"cut",title:n.fn,children:i("a",{href:Bi(n.key,t),children:tn(n.fn)})}),i("td",{class:"num",children:$(n.n)}),i("td",{class:"num",children:M(n.totals[0])}),
i("td",{class:"num",children:M(n.totals[1])})]},n.key))})]}),i("table",{class:"small",children:[i("thead",{children:i("tr",{children:[i("th",{children:"Goroutin\
e"}),i("th",{class:"num",children:"running"}),i("th",{class:"num",children:"runnable"})]})}),i("tbody",{children:e.goroutines.slice(0,30).map(n=>i("tr",{children:[
i("td",{class:"cut",title:n.fn,children:[i("a",{href:Bi(n.key,t),children:n.key})," ",i("span",{class:"faint",children:tn(n.fn)})]}),i("td",{class:"num",children:M(
n.totals[0])}),i("td",{class:"num",children:M(n.totals[1])})]},n.key))})]})]})}function Uy({a:e}){let t=V(()=>e.flame?Lh(e.flame):[],[e]);return i(W,{children:[
i("p",{class:"links",role:"group","aria-label":"Stacks of which state",children:["running","waiting","runnable","syscall"].map(n=>i("button",{type:"button",class:"\
tl-key","aria-pressed":us.value===n,onClick:()=>{us.value=n},children:[i("span",{class:`tl-swatch swatch-${n}`}),n]},n))}),t.length===0?i("p",{class:"muted",children:"\
No stacks were recorded for this state here."}):i(dl,{samples:t,label:`Stacks that were ${us.value} in the area`})]})}function Vy({a:e}){let t=Object.keys(e.hist.
counts);return i(W,{children:t.map(n=>{let o=e.hist.counts[n],r=Math.max(1,...o);return i("figure",{class:"hist",children:[i("figcaption",{children:[n,": ",Ge(o.
reduce((s,a)=>s+a,0),"slice")," by length"]}),i("div",{class:"hist-bars",children:o.map((s,a)=>i("span",{class:`hist-bar share-${n}`,style:{height:`${s===0?0:Math.
max(3,s/r*100)}%`},title:`${M(e.hist.edges[a])} … ${M(e.hist.edges[a+1]??1/0)}: ${$(s)}`},a))}),i("div",{class:"hist-axis",children:[i("span",{children:M(e.hist.
edges[0])}),i("span",{children:M(e.hist.edges[e.hist.edges.length-1])})]})]},n)})})}function Ky({from:e,to:t}){let[n,o]=K(null),[r,s]=K(null);if(ae(()=>{let l=new AbortController;
return ze("marks",{from:Math.round(e),to:Math.round(t)},l.signal).then(o,u=>{zt(u)||s(fn(u))}),()=>l.abort()},[e,t]),r)return i("p",{class:"bad",children:r});if(!n)
return i("p",{class:"muted",children:"…"});let a=[...n.stw].sort((l,u)=>u[1]-u[0]-(l[1]-l[0]));return i(W,{children:[i("p",{class:"muted",children:[Ge(n.gc.length,
"GC cycle"),", ",Ge(a.length,"stop")," of the world, together ",M(a.reduce((l,[u,c])=>l+c-u,0))]}),i("table",{class:"small",children:[i("thead",{children:i("tr",
{children:[i("th",{children:"Stopped for"}),i("th",{class:"num",children:"at"}),i("th",{class:"num",children:"length"})]})}),i("tbody",{children:a.slice(0,40).map(
([l,u,c])=>i("tr",{children:[i("td",{children:c}),i("td",{class:"num",children:i("a",{href:Bi("stw",l),children:ot(l,1e3)})}),i("td",{class:"num",children:M(u-l)})]},
`${l} ${c}`))})]})]})}var jy={states:"States",stacks:"Stacks",who:"Goroutines",hist:"Lengths",gc:"GC"};function qy(){let[e,t]=K("states"),n=mn.value,o=ua.value;
return n?i("section",{class:`panel-part${o.busy?" busy":""}`,"aria-label":"Area",children:[i("header",{children:[i("h2",{children:["Area ",M(n.to-n.from)]}),i("\
button",{type:"button",class:"tool",title:"Clear the area (Esc)",onClick:()=>co(null),children:i(Me,{name:"close",size:15})})]}),i("p",{class:"muted",children:[
ot(n.from,1e3)," to ",ot(n.to,1e3),", ",n.rows?Ge(n.rows.length,"row"):"all rows",o.value&&`, ${Ge(o.value.slices,"slice")}`]}),i("div",{class:"panel-row",children:[
i("button",{type:"button",class:"button button-main",onClick:ca,title:"All pages show this range only (Ctrl+Enter)",children:"Use as range"}),i("button",{type:"\
button",class:"button",onClick:da,children:"Zoom to it"}),i("a",{class:"button",href:Q("/events",{range:It(n)}),children:"Events"})]}),i("div",{class:"tabs",role:"\
tablist",children:Object.entries(jy).map(([r,s])=>i("button",{type:"button",role:"tab","aria-selected":e===r,onClick:()=>t(r),children:s},r))}),o.error&&i("p",{
class:"bad",children:o.error}),o.value&&e==="states"&&i(zy,{a:o.value}),o.value&&e==="stacks"&&i(Uy,{a:o.value}),o.value&&e==="who"&&i(Wy,{a:o.value}),e==="gc"&&
i(Ky,{from:n.from,to:n.to}),o.value&&e==="hist"&&i(Vy,{a:o.value})]}):null}function Yy(){return i("section",{class:"panel-part",children:[i("h2",{children:"Noth\
ing is selected"}),i("p",{class:"muted",children:"Click a slice to see why it took so long and who woke whom. Drag over rows to sum them up."}),i("ul",{class:"h\
ints",children:["W S A D zoom and move","drag: an area","click: a slice","? all keys","Ctrl K all commands"].map(t=>i("li",{children:t},t))}),!de.value&&ge.value.
t!==void 0&&i("p",{children:i("button",{type:"button",class:"button",onClick:()=>{let t=be.peek()?.view;t&&Gt(t)},children:"Use what is shown as the range of al\
l pages"})})]})}function Oh(){if(!yi.value)return null;let e=pt.value;return i("aside",{class:"panel","aria-label":"Selection and area",children:[!e&&!mn.value&&
i(Yy,{}),i(Gy,{}),i(qy,{}),i("div",{class:"hidden-text",role:"status","aria-live":"polite",children:e&&Nt.value.value?fa():""})]})}function Xy(){let e=Jn.value,t=be.value;if(!e||!t)return[];let n=t.model.layout.find(e.row);if(n?.item.kind==="section"){let u=n.item;return[{words:u.folded?"Un\
fold":"Fold",run:()=>t.fold(n)},{words:"Move the section up",run:()=>t.moveSection(u.name,-1)},{words:"Move the section down",run:()=>t.moveSection(u.name,1)}]}
let o=n?.row,r=e.t===null?null:t.hit(e.row,e.t),s=t.model.options.pins.includes(e.row),a=[];if(e.t!==null&&r?.kind==="span"){let u={from:Math.round(r.from),to:Math.
round(r.to)};a.push({words:"Select the slice",run:()=>t.choose(e.row,e.t)}),a.push({words:"Zoom to the slice",run:()=>t.jump(Yo(u,ce.peek(),.2))}),a.push({words:"\
Area of the slice",run:()=>co({...u,rows:null})})}let l=e.t!==null&&r?.kind==="merged"?t.longestNear(e.row,e.t):null;return l&&a.push({words:"Zoom to the longes\
t slice near here",run:()=>t.jump(Yo(l,ce.peek(),.5))}),e.t!==null&&r?.kind==="merged"&&a.push({words:"Zoom in here",run:()=>t.jump(Yo({from:r.from-200*(r.to-r.
from),to:r.to+200*(r.to-r.from)},ce.peek(),0))}),e.t!==null&&a.push({words:"Mark this time",run:()=>me({mark:[...jn(ge.peek().mark),di(e.t)].join(",")})}),o?.kind===
"group"&&n&&(a.push({words:n.item.kind==="row"&&n.item.open?"Close the group":"Show the goroutines",run:()=>t.fold(n)}),a.push({words:"This function on the page\
 Goroutines",run:()=>kt(Q(`/goroutines/${encodeURIComponent(o.fn??o.label)}`))})),a.push({words:s?"Take from the top":"Pin on top",run:()=>t.pin(e.row)}),a.push(
{words:"Area of what is shown, this row",run:()=>co({from:Math.max(0,Math.round(t.view.from)),to:Math.round(t.view.to),rows:[e.row]})}),a.push({words:"Copy a li\
nk to this view",run:()=>{jo()}}),a}function Bh(){let e=Jn.value,t=_e(null);if(ae(()=>{if(!e)return;t.current?.querySelector("button")?.focus();let r=s=>{t.current?.
contains(s.target)||(Jn.value=null)};return addEventListener("pointerdown",r),addEventListener("wheel",r),()=>{removeEventListener("pointerdown",r),removeEventListener(
"wheel",r)}},[e]),!e)return null;let n=Xy();return i("div",{class:"menu",role:"menu",ref:t,onKeyDown:r=>{if(r.key==="Escape"&&(Jn.value=null,r.stopPropagation()),
r.key!=="ArrowDown"&&r.key!=="ArrowUp")return;let s=[...t.current.querySelectorAll("button")],a=s.indexOf(document.activeElement);s[(a+(r.key==="ArrowDown"?1:-1)+
s.length)%s.length]?.focus(),r.preventDefault()},style:{left:`${Math.min(e.x,innerWidth-300)}px`,top:`${Math.min(e.y,innerHeight-n.length*30-20)}px`},children:n.
map(r=>i("button",{type:"button",role:"menuitem",onClick:()=>{Jn.value=null,r.run()},children:r.words},r.words))})}function Ih(){vi.value;let e=be.value;if(!Po.value||!e)return null;let{from:t,to:n}=e.view,o=e.visibleRows().filter(s=>s.row!==null&&s.row.kind!=="counter"),r=Math.
round((t+n)/2);return i("section",{class:"row-table","aria-label":"Rows as a table",children:[i("header",{children:[i("h2",{children:["Rows in sight, ",ot(Math.
max(0,t),1e3)," to ",ot(n,1e3)]}),i("button",{type:"button",class:"tool",title:"Back to the timeline (Esc)",onClick:()=>{Po.value=!1},children:i(Me,{name:"close",
size:15})})]}),i("p",{class:"muted",children:"Time in each state within what is shown. Groups count all their goroutines, so their shares may pass 100 %."}),i("\
table",{role:"treegrid",class:"small",children:[i("thead",{children:i("tr",{children:[i("th",{children:"Row"}),Mt.map(s=>i("th",{class:"num",colSpan:2,children:s},
s))]})}),i("tbody",{children:o.map(s=>{let a=e.rowShares(s.key),l=gt.value,u=kn({path:l.path,params:Wo(l.params,{sel:cn({row:s.key,t:r})})},dt);return i("tr",{role:"\
row","aria-level":s.level,children:[i("td",{children:i("a",{href:u,children:Ru(s).name})}),Mt.map((c,m)=>i(W,{children:[i("td",{class:"num",children:a?M(a[m]*(n-
t)):"–"}),i("td",{class:"num faint",children:a?ee(a[m]):""})]},c))]},s.key)})})]})]})}function Hh(){let e=_e(null);return ae(()=>{let t=new $a(e.current);return()=>t.close()},[]),i("div",{class:"tl-page",children:[i("h1",{class:"hidden-text",children:"\
Timeline"}),i(Mh,{}),i("div",{class:"tl-body",ref:e}),i(Ih,{}),i(Oh,{}),i(Bh,{})]})}function Jy(e,t,n){let o=Math.max(Math.log10(t/e),.1);for(let r of[40,20,10,5])if(o*r<=n)return r;return 3}function Gh(e,t,n){let o=Jy(e,t,n),r=Math.floor(Math.
log10(e)*o+1e-9),s=Math.max(Math.floor(Math.log10(t)*o+1e-9)+1,r+1);for(;s-r<10;)s++,s-r<10&&r>0&&r--;let a=[];for(let l=r;l<=s;l++)a.push(10**(l/o));return{edges:a,
first:r,n:o}}function zh(e,t,n){let o=n,r=n;for(let s of t)o+=s,s>r&&(r=s);return{edges:e,counts:t,zeros:n,total:o,highest:r}}var pl={edges:[1,10],counts:[0],zeros:0,
total:0,highest:0};function Nc(e,t){let n=0,o=e.edges.length-2;for(;n<o;){let r=n+o+1>>1;(e.edges[r]??0)<=t*(1+1e-12)?n=r:o=r-1}return n}function fl(e,t=60){let n=[],
o=0,r=1/0,s=0;for(let u of e)u>0?(n.push(u),u<r&&(r=u),u>s&&(s=u)):u===0&&o++;if(n.length===0)return o===0?pl:{...pl,zeros:o,total:o,highest:o};let{edges:a}=Gh(
r,s,t),l=new Array(a.length-1).fill(0);for(let u of n){let c=Nc({edges:a},u);l[c]=(l[c]??0)+1}return zh(a,l,o)}function ml(e,t=60){let n=1/0,o=0,r=0;for(let l of e){
if(l.count<=0)continue;let u=Ec(l);u<=0||(n=Math.min(n,u),o=Math.max(o,u))}for(let l of e)l.count>0&&Ec(l)<=0&&(r+=l.count);if(o===0)return r===0?pl:{...pl,zeros:r,
total:r,highest:r};let{edges:s}=Gh(n,o,t),a=new Array(s.length-1).fill(0);for(let l of e){let u=Ec(l);if(l.count<=0||u<=0)continue;let c=Nc({edges:s},u);a[c]=(a[c]??
0)+l.count}return zh(s,a,r)}function Ec(e){return e.to<=e.from+1?e.from:e.from<=0?e.to/2:Math.sqrt(e.from*e.to)}function Qy(e,t){if(e.length===0)return null;let n=Math.ceil(t*e.length-1e-9);return e[Math.min(Math.max(n,1),e.length)-1]??null}function hl(e){let t=[...e].sort(
(o,r)=>o-r),n=[];for(let[o,r]of[["p50",.5],["p90",.9],["p99",.99],["p99.9",.999],["max",1]]){let s=Qy(t,r);s!==null&&n.push({name:o,value:s})}return n}function Wh(e){
let t=e.filter(s=>s.count>0).sort((s,a)=>s.from-a.from),n=0;for(let s of t)n+=s.count;if(n===0)return[];let o=[],r=0;for(let s of t)o.length===0&&o.push({x:Math.
max(s.from,1),share:0}),r+=s.count,o.push({x:Math.max(s.to,1),share:r/n});return o}function Uh(e,t){let n=e.counts.length,o=Math.max(Math.min(t.first,t.last),-1),
r=Math.min(Math.max(t.first,t.last),n-1),s=o<0?0:e.edges[o]??0;return r<0?{from:0,to:Number.MIN_VALUE}:{from:s,to:r===n-1?1/0:e.edges[r+1]??1/0}}function gl(e,t,n){
if(!t)return!0;let o=Math.min(t.first,t.last),r=Math.max(t.first,t.last),s=n>0?Nc(e,n):-1;return s>=o&&s<=r}function Vh(e,t){let n=Math.min(t.first,t.last),o=Math.
max(t.first,t.last),r=n<0?e.zeros:0;for(let s=Math.max(n,0);s<=o;s++)r+=e.counts[s]??0;return r}var Fo=44,bl=12,Gn=22,Zy=22,vl=16;function Ii(e,t,n=M){let{from:o,to:r}=Uh(e,t);return r===Number.MIN_VALUE?"0":r===1/0?`${n(o)} and longer`:`${n(o)} to ${n(r)}`}
function lr({bins:e,label:t,marks:n=[],height:o=150,brush:r=null,onBrush:s,kind:a="span",unit:l=M}){let[u,c]=jt(),[m,d]=K(null),[p,g]=K(null),b=_e(null),w=e.counts.
length,k=Fo+(e.zeros>0?vl+6:0),S=Math.max(c-k-bl,10),x=o-Gn-Zy,L=e.edges[0]??1,A=e.edges[w]??10,j=E=>k+Si(E,L,A)*S,I=Math.max(e.highest,1),F=E=>E<=0?0:Math.max(
E/I*x,1.5),P=E=>{let X=E.currentTarget.getBoundingClientRect(),O=E.clientX-X.left;return e.zeros>0&&O<k-3?-1:Math.max(0,Math.min(w-1,Math.floor((O-k)/S*w)))},T=(E,X)=>s?.(
{first:Math.min(E,X),last:Math.max(E,X)}),N=E=>!r||E>=r.first&&E<=r.last,C=E=>{let X=E.key==="ArrowRight"?1:E.key==="ArrowLeft"?-1:0;if(X){let O=e.zeros>0?-1:0,
re=Math.max(O,Math.min(w-1,(p??(X>0?O-1:w))+X));if(g(re),d(re),E.shiftKey&&s){let we=r?p===r.last?r.first:r.last:p??re;T(we,re)}}else if(E.key==="Enter"&&p!==null&&
s)T(p,p);else if(E.key==="Escape"&&r&&s)s(null);else return;E.preventDefault(),E.stopPropagation()},B=1/0,G=[...n].reverse().filter(E=>E.value>0).map(E=>{let X=j(
Math.min(E.value,A)),O=X<B-34;return O&&(B=X),{...E,at:X,show:O}}),U=m===null?null:m<0?`0: ${$(e.zeros)}`:`${Ii(e,{first:m,last:m},l)}: ${$(e.counts[m]??0)} (${ee(
(e.counts[m]??0)/Math.max(e.total,1))})`;return i("div",{class:`histogram kind-${a}`,ref:u,children:[c>0&&i("svg",{width:c,height:o,class:s?"brushable":void 0,tabindex:0,
role:"group","aria-label":`${t}: histogram of ${$(e.total)}${s?". Arrow keys move, with Shift they choose, Enter chooses a bar, Escape lets go":""}`,onKeyDown:C,
onPointerMove:E=>{let X=P(E);d(X),b.current!==null&&T(b.current,X)},onPointerLeave:()=>d(null),onPointerDown:E=>{!s||E.button!==0||(b.current=P(E),E.currentTarget.
setPointerCapture(E.pointerId),T(b.current,b.current))},onPointerUp:()=>{b.current=null},onDblClick:()=>s?.(null),children:[ho(0,I,3).filter(E=>E>0&&Number.isInteger(
E)).map(E=>i("g",{children:[i("line",{class:"grid-line",x1:Fo,x2:c-bl,y1:Gn+x-E/I*x,y2:Gn+x-E/I*x}),i("text",{class:"tick",x:Fo-6,y:Gn+x-E/I*x+4,"text-anchor":"\
end",children:qn(E)})]},E)),r&&i("rect",{class:"brush",y:Gn-4,height:x+4,x:r.first<0?Fo:k+r.first/w*S,width:Math.max(2,(r.last<0?Fo+vl:k+(r.last+1)/w*S)-(r.first<
0?Fo:k+r.first/w*S))}),e.zeros>0&&i("rect",{class:N(-1)?"bin":"bin bin-out",x:Fo,width:vl,y:Gn+x-F(e.zeros),height:F(e.zeros)}),e.counts.map((E,X)=>E>0&&i("rect",
{class:`${N(X)?"bin":"bin bin-out"}${m===X?" bin-hover":""}`,x:k+X/w*S+(S/w>4?.5:0),width:Math.max(S/w-(S/w>4?1:0),1),y:Gn+x-F(E),height:F(E)},X)),i("line",{class:"\
axis-line",x1:Fo,x2:c-bl,y1:Gn+x+.5,y2:Gn+x+.5}),e.zeros>0&&i("text",{class:"tick",x:Fo+vl/2,y:o-6,"text-anchor":"middle",children:"0"}),Mi(L,A,Math.floor(S/64)).
map(E=>i("text",{class:"tick",x:j(E),y:o-6,"text-anchor":"middle",children:l(E)},E)),G.map(E=>i("g",{class:"percentile",children:[i("line",{x1:E.at,x2:E.at,y1:Gn-
4,y2:Gn+x}),E.show&&i("text",{x:Math.min(E.at,c-bl-14),y:Gn-8,"text-anchor":"middle",children:[E.name,i("title",{children:[E.name,": ",l(E.value)]})]})]},E.name))]}),
i("div",{class:"histogram-foot","aria-live":"polite",children:U??(r?`chosen: ${Ii(e,r,l)}, ${$(Vh(e,r))} of ${$(e.total)}`:s?"drag to choose a stretch":"")})]})}
function Hi({bins:e,label:t,unit:n=M}){let o=0,r=[];return e.zeros>0&&(o+=e.zeros,r.push(["0",e.zeros,o])),e.counts.forEach((s,a)=>{o+=s,s>0&&r.push([`${n(e.edges[a]??
0)} – ${n(e.edges[a+1]??0)}`,s,o])}),i("div",{class:"plain-scroll",tabIndex:0,role:"region","aria-label":t,children:i("table",{class:"grid-table",children:[i(
"thead",{children:i("tr",{children:[i("th",{children:t}),i("th",{class:"num",children:"count"}),i("th",{class:"num",children:"share"}),i("th",{class:"num",children:"\
up to here"})]})}),i("tbody",{children:r.map(([s,a,l])=>i("tr",{children:[i("td",{children:s}),i("td",{class:"num",children:$(a)}),i("td",{class:"num",children:ee(
a/e.total)}),i("td",{class:"num",children:ee(l/e.total)})]},s))})]})})}var qh=e=>({running_ns:e.running.total_ns,runnable_ns:e.runnable.total_ns,blocked_ns:e.blocked.total_ns,syscall_ns:e.syscall.total_ns,syscall_blocked_ns:e.syscall_blocked.
total_ns,unknown_ns:e.unknown.total_ns,total_ns:e.total.total_ns}),ex=[{value:"total_ns",text:"Total",hint:"Of all goroutines together"},{value:"avg_ns",text:"A\
verage",hint:"Of a goroutine"},{value:"p50_ns",text:"Median"},{value:"p99_ns",text:"p99"},{value:"max_ns",text:"Largest"}];function tx(e,t){return`${e}: total ${M(
t.total_ns)}, average ${M(t.avg_ns)}, median ${M(t.p50_ns)}, p99 ${M(t.p99_ns)}, largest ${M(t.max_ns)}`}function nx({groups:e}){let[t,n]=Ut("show","total_ns",[
"total_ns","avg_ns","p50_ns","p99_ns","max_ns"]),o=V(()=>{let r=p=>Math.max(...e.map(p),1),s=Math.max(Math.min(...e.map(p=>p.latency.p50_ns).filter(p=>p>0),1e6),
10),a=r(p=>p.latency.max_ns),l=(p,g)=>p.ranges.find(b=>b.name===g)?.total_ns??0,u=(p,g,b,w,k="86px")=>{let S=r(x=>w(x)[t]);return{id:p,title:g,value:x=>w(x)[t],
show:x=>i("span",{title:tx(g,w(x)),children:i(Pe,{value:w(x)[t],of:S,kind:b,children:i(ie,{ns:w(x)[t]})})}),num:!0,width:k}},c=p=>ox(p.syscall,p.syscall_blocked),
m=[{id:"fn",title:"Start function",value:p=>Lt(p.function),show:p=>i(nn,{fn:p.function}),width:"minmax(200px, 1.6fr)"},{id:"count",title:"Count",value:p=>p.count,
show:p=>$(p.count),num:!0,width:"70px"},{id:"alive",title:"Left",hint:"There when the trace ended",value:p=>p.alive,show:p=>p.alive?$(p.alive):i("span",{class:"\
faint",children:"0"}),num:!0,width:"54px"},{id:"shares",title:"Shares",hint:"How their time divides: running, system calls, runnable, waiting",value:p=>p.total.
total_ns,show:p=>i(Zn,{shares:go(qh(p))}),width:"minmax(70px, 0.7fr)",picture:!0,fixed:!0},u("running","Running","running",p=>p.running),u("runnable","Runnable",
"runnable",p=>p.runnable),{id:"spread",title:"Single waits",hint:"Each wait from runnable to running: median, 99th percentile and longest, on a logarithmic axis\
 that all rows share",value:p=>p.latency.p99_ns,show:p=>i(or,{p50:p.latency.p50_ns,p99:p.latency.p99_ns,max:p.latency.max_ns,low:s,high:a}),width:"96px",picture:!0},
u("blocked","Blocked","waiting",p=>p.blocked),{id:"why",title:"Mostly on",value:Kh,show:p=>i("span",{class:"muted",title:p.blocked_by_reason.map(g=>`${g.name||"\
since before the trace"} ${M(g.total_ns)}`).join(`
`),children:Kh(p)}),width:"minmax(90px, 0.6fr)"},u("syscall","Syscalls","syscall",c),{id:"gc",title:"For GC",hint:"Mark assist and sweeping, in all; overlaps wi\
th the states",value:p=>l(p,"GC mark assist")+l(p,"GC incremental sweep"),show:p=>i("span",{title:`mark assist ${M(l(p,"GC mark assist"))}, sweeping ${M(l(p,"GC\
 incremental sweep"))}`,children:i(ie,{ns:l(p,"GC mark assist")+l(p,"GC incremental sweep")})}),num:!0,width:"72px"},u("life","Lifetime","span",p=>p.total)],d=new Set(
[e.every(p=>l(p,"GC mark assist")+l(p,"GC incremental sweep")===0)&&"gc",e.every(p=>c(p).total_ns===0)&&"syscall"]);return m.filter(p=>!d.has(p.id))},[e,t]);return i(
Ne,{label:"Start functions",columns:o,rows:e,sort:{column:"running",descending:!0},csvName:"goroutines",tallest:24,rowHeight:32,filterHint:"Filter functions",rowHref:r=>Da(
r.function),empty:"The trace shows no goroutine.",tools:i(W,{children:[i(gn,{label:"Times",options:ex,value:t,onChange:n}),i(bo,{})]})})}function ox(e,t){return{
total_ns:e.total_ns+t.total_ns,avg_ns:e.avg_ns+t.avg_ns,p50_ns:Math.max(e.p50_ns,t.p50_ns),p99_ns:Math.max(e.p99_ns,t.p99_ns),max_ns:Math.max(e.max_ns,t.max_ns)}}
function Kh(e){let t=e.blocked_by_reason[0];return t?t.name||"since before the trace":""}function rx({groups:e}){let t=V(()=>{let n=r=>Math.max(...e.map(s=>s.totals[r]),
1),o=(r,s,a,l)=>{let u=n(a);return{id:r,title:s,value:c=>c.totals[a],show:c=>i(Pe,{value:c.totals[a],of:u,kind:l,children:i(ie,{ns:c.totals[a]})}),num:!0,width:"\
110px"}};return[{id:"fn",title:"Start function",value:r=>Lt(r.fn),show:r=>i(nn,{fn:r.fn}),width:"minmax(220px, 1.5fr)"},{id:"n",title:"Goroutines",hint:"That we\
re there in the range",value:r=>r.n,show:r=>$(r.n),num:!0},{id:"shares",title:"Shares",value:r=>r.totals[0],show:r=>i(Zn,{shares:Ha(r.totals)}),width:"minmax(12\
0px, 1fr)",picture:!0,fixed:!0},o("running","Running",0,"running"),o("runnable","Runnable",1,"runnable"),o("waiting","Blocked",2,"waiting"),o("syscall","Syscall\
s",3,"syscall")]},[e]);return i(Ne,{label:"Start functions in the range",columns:t,rows:e,sort:{column:"running",descending:!0},csvName:"goroutines-range",tallest:24,
rowHeight:32,filterHint:"Filter functions",rowHref:n=>Da(n.fn),tools:i(bo,{})})}function ix(){let e=de.value,t=ke(e?null:"doc/goroutines"),n=ke(e?"area":null,e?
{from:e.from,to:e.to,rows:"all",stacks:"off"}:{});return i(Qe,{title:"Goroutines",lead:"What they spent their time on, by the function that they began with.",actions:i(
Ke,{restricted:!0}),children:e?i(oe,{flush:!0,children:i(Te,{load:n,rows:8,children:o=>i(rx,{groups:o.groups})})}):i(Te,{load:t,rows:8,children:o=>i(W,{children:[
i(it,{head:o}),o.usable&&i(oe,{flush:!0,children:i(nx,{groups:o.groups??[]})})]})})})}var sx=[{value:"total",text:"Lifetime"},{value:"running",text:"Running"},{
value:"runnable",text:"Runnable"},{value:"blocked",text:"Blocked"},{value:"syscall",text:"Syscalls"}],jh={total:"span",running:"running",runnable:"runnable",blocked:"\
waiting",syscall:"syscall"},Gi=(e,t)=>t==="syscall"?e.syscall_ns+e.syscall_blocked_ns:e[`${t}_ns`],ax=2e4,lx=["total","running","runnable","blocked","syscall","\
id"];function ux({group:e,rows:t,total:n,sorted:o,onSorted:r}){let[s,a]=Ut("by","total",["total","running","runnable","blocked","syscall"]),[l,u]=K(null),[c,m]=on(),
d=V(()=>t.map(A=>Gi(A,s)),[t,s]),p=V(()=>fl(d),[d]),g=V(()=>hl(d),[d]),b=de.value,w=V(()=>t.filter(A=>gl(p,l,Gi(A,s))&&(!b||A.creation_ns<b.to&&(A.end_ns??1/0)>
b.from)),[t,p,l,s,b]),k=V(()=>{let A=F=>Math.max(...t.map(P=>Gi(P,F)),1),j=(F,P)=>{let T=A(F);return{id:F,title:P,value:N=>Gi(N,F),show:N=>i(Pe,{value:Gi(N,F),of:T,
kind:jh[F],children:i(ie,{ns:Gi(N,F)})}),num:!0,width:"100px"}};return[{id:"id",title:"Goroutine",value:F=>F.id,show:F=>i(Ft,{id:F.id,at:F.creation_ns,to:F.end_ns??
F.creation_ns+F.total_ns}),num:!0,width:"92px"},{id:"created",title:"Created",hint:"Or first seen",value:F=>F.creation_ns,show:F=>i(Bn,{id:F.id,from:F.creation_ns,
to:F.end_ns??F.creation_ns+F.total_ns}),num:!0,width:"112px"},{id:"first",title:"First run",hint:"How long after it was created it ran first",value:F=>F.start_ns===
null?null:F.start_ns-F.creation_ns,show:F=>F.start_ns===null?i("span",{class:"faint",children:"never"}):i(ie,{ns:F.start_ns-F.creation_ns}),num:!0,width:"84px"},
{id:"shares",title:"Shares",value:F=>F.total_ns,show:F=>i(Zn,{shares:go(F)}),width:"minmax(100px, 1fr)",picture:!0,fixed:!0},j("total","Lifetime"),j("running","\
Running"),j("runnable","Runnable"),j("blocked","Blocked"),j("syscall","Syscalls"),{id:"why",title:"Mostly on",value:F=>F.blocked_by_reason[0]?.name??"",show:F=>i(
"span",{class:"muted",title:F.blocked_by_reason.map(P=>`${P.name||"since before the trace"} ${M(P.total_ns)}`).join(`
`),children:F.blocked_by_reason[0]?F.blocked_by_reason[0].name||"since before the trace":""}),width:"minmax(110px, 0.8fr)"},{id:"end",title:"",hint:"Whether it \
was there when the trace ended",value:F=>F.end_ns===null?"left":"",show:F=>F.end_ns===null?i("span",{class:"tag",children:"left"}):"",width:"56px",fixed:!0}]},[
t]),S=w.slice(0,30).map(A=>`g${A.id}`),x=Math.min(...w.map(A=>A.creation_ns)),L=Math.max(...w.map(A=>A.end_ns??A.creation_ns+A.total_ns));return i(W,{children:[
i(oe,{title:"Distribution",note:t.length<n?`Of the first ${$(t.length)} by ${o==="total"?"lifetime":o}; there are ${$(n)}.`:void 0,actions:i(W,{children:[i(gn,{
label:"Measure",options:sx,value:s,onChange:A=>{a(A),u(null)}}),m]}),children:[i(Kt,{small:!0,facts:g.map(A=>({label:A.name,value:A.value===0?"0":M(A.value)}))}),
i("div",{class:"space-above",children:c?i(Hi,{bins:p,label:s}):i(lr,{bins:p,marks:g,label:`${s} of goroutines`,brush:l,onBrush:u,kind:jh[s],height:170})})]}),i(
oe,{title:l?`Those with ${Ii(p,l)} ${s==="total"?"of life":s}`:"Each goroutine",flush:!0,actions:i(W,{children:[l&&i("button",{type:"button",class:"button",onClick:()=>u(
null),children:"All of them"}),w.length>0&&i(Eo,{to:He({view:{from:Math.max(0,x),to:Math.max(L,x+1)},pin:S}),children:w.length>30?"Show the first 30 on the time\
line":"Show these on the timeline"})]}),children:i(Ne,{label:`Goroutines of ${e.function}`,columns:k,rows:w,total:l||b?void 0:n,sort:{column:"total",descending:!0},
csvName:"goroutines",tallest:20,filterHint:"Filter by id, reason",rowHref:A=>Qn(A.id,A.creation_ns,A.end_ns??A.creation_ns+A.total_ns),empty:"None is left.",onSorted:A=>{
t.length<n&&lx.includes(A.column)&&r(A.column)}})})]})}function cx({fn:e}){let[t,n]=K("total"),o=ke("doc/goroutines",{fn:e,top:ax,sort:t==="total"?null:t}),r=o.
data?.group,s=r?go(qh(r)):null;return i(Qe,{title:i("span",{class:"fname fn-title",title:e,children:De(e)}),trail:[{text:"Goroutines",href:Q("/goroutines")}],lead:i(
W,{children:[e!==De(e)&&i("span",{class:"mono",children:e})," ",er(e)&&i("span",{class:"tag",children:"Go’s library"})]}),actions:i(W,{children:[i(Ke,{restricted:!1}),
i("a",{class:"button",href:Q("/profiles",{kind:"sync",scope:`goroutine:${e}`}),children:"Flame of blocking"}),i(Eo,{to:He({q:e,rows:"g:fn"}),main:!0})]}),children:i(
Te,{load:o,rows:8,children:a=>i("div",{class:"stack-gap",children:[i(it,{head:a}),a.group&&s&&i(W,{children:[i(Kt,{facts:[{label:"Goroutines",value:$(a.group.count),
hint:Ge(a.group.alive,"of them was","of them were")+" there when the trace ended"},{label:"Left",value:$(a.group.alive),hint:"There when the trace ended"},{label:"\
Of all running",value:ee(a.group.running_share)},{label:"Running",value:M(a.group.running.total_ns),href:Q("/profiles",{kind:"running",scope:`goroutine:${e}`})},
{label:"Runnable",value:M(a.group.runnable.total_ns),href:Q("/profiles",{kind:"sched",scope:`goroutine:${e}`})},{label:"Blocked",value:M(a.group.blocked.total_ns),
href:Q("/profiles",{kind:"sync",scope:`goroutine:${e}`})},{label:"Syscalls",value:M(a.group.syscall.total_ns+a.group.syscall_blocked.total_ns),href:Q("/profiles",
{kind:"syscall",scope:`goroutine:${e}`})},{label:"Sched latency p99",value:M(a.group.latency.p99_ns),hint:`Median ${M(a.group.latency.p50_ns)}, longest ${M(a.group.
latency.max_ns)} of ${$(a.group.latency.count)}`,href:Q("/latency",{kind:"sched",fn:e})}]}),i(oe,{children:[i(Zn,{shares:s,tall:!0}),i("div",{class:"states-lege\
nd space-above",children:[i(bo,{}),i("span",{class:"muted",children:a.group.blocked_by_reason.slice(0,5).map(l=>`${l.name||"since before the trace"} ${M(l.total_ns)}`).
join(" · ")})]})]}),i(ux,{group:a.group,rows:a.goroutines??[],total:a.group.count,sorted:t,onSorted:n})]})]})})})}function Yh({arg:e}){return e===null?i(ix,{}):
i(cx,{fn:e},e)}function Xh({title:e,root:t,by:n,onFunction:o}){let r=m=>n==="time"?m.value:m.count,[s,a]=K(new Set),l=[],u=(m,d)=>{for(let p of m.children.slice(0,60))l.push({
node:p,level:d}),s.has(p)&&u(p,d+1)};u(t,0);let c=r(t);return i("div",{class:"neighbours",children:[i("h3",{children:e}),l.length===0&&i("p",{class:"faint",children:e===
"Callers"?"Nothing calls it: stacks begin here.":"It calls nothing: stacks end here."}),i("ul",{class:"neighbour-list",children:l.slice(0,200).map(({node:m,level:d},p)=>i(
"li",{style:{paddingLeft:`${Math.min(d,20)*14}px`},children:[i("button",{type:"button",class:"tree-mark","aria-label":`${s.has(m)?"Close":"Open"} ${m.name}`,"ar\
ia-expanded":s.has(m),disabled:m.children.length===0,onClick:()=>{let g=new Set(s);g.delete(m)||g.add(m),a(g)},children:m.children.length===0?"·":s.has(m)?"▾":
"▸"}),i("button",{type:"button",class:"link fname",title:m.name,onClick:()=>o(m.name),children:De(m.name)}),i("span",{class:"neighbour-value num",children:i(Pe,
{value:r(m),of:c,children:[n==="time"?M(m.value):$(m.count)," ",i("span",{class:"faint",children:ee(c>0?r(m)/c:0)})]})})]},p))})]})}function Jh({samples:e,by:t,
chosen:n,onFunction:o}){let r=V(()=>Eh(e),[e]),s=V(()=>n===null?null:Nh(e,n),[e,n]),a=V(()=>e.reduce((d,p)=>d+(t==="time"?p.value:p.count),0),[e,t]),l=d=>t==="t\
ime"?d.self:d.selfCount,u=d=>t==="time"?d.total:d.count,c=d=>i(Pe,{value:d,of:a,children:d===0?i("span",{class:"faint",children:"0"}):t==="time"?i(ie,{ns:d}):$(
d)}),m=V(()=>[{id:"name",title:"Function",value:d=>d.name,show:d=>i(fo,{fn:d.name}),width:"minmax(220px, 1fr)"},{id:"self",title:"Self",hint:"Where stacks end i\
n this function",value:l,show:d=>c(l(d)),num:!0,width:"130px"},{id:"selfShare",title:"Self %",value:d=>a>0?l(d)/a:0,show:d=>ee(a>0?l(d)/a:0),num:!0,width:"74px"},
{id:"total",title:"Total",hint:"Where this function is anywhere on the stack",value:u,show:d=>c(u(d)),num:!0,width:"130px"},{id:"totalShare",title:"Total %",value:d=>a>
0?u(d)/a:0,show:d=>ee(a>0?u(d)/a:0),num:!0,width:"74px"}],[t,a]);return i("div",{class:"sandwich",children:[i(Ne,{label:"Functions",columns:m,rows:r,sort:{column:"\
self",descending:!0},csvName:"functions",tallest:n?10:18,onRow:d=>o(d.name===n?null:d.name),isChosen:d=>d.name===n,filterHint:"Filter functions"}),s&&n!==null&&
i("div",{class:"sandwich-around",children:[i("header",{children:[i("h3",{children:i(fo,{fn:n})}),i("button",{type:"button",class:"link",onClick:()=>o(null),children:"\
close"})]}),i("div",{class:"sandwich-columns",children:[i(Xh,{title:"Callers",root:s.callers,by:t,onFunction:o}),i(Xh,{title:"Callees",root:s.callees,by:t,onFunction:o})]},
n)]}),!n&&i("p",{class:"p-note",children:"Choose a function to see who calls it and what it calls."})]})}var Qh=[{value:"sync",text:"Blocking",hint:"Blocked on channels, select and package sync"},{value:"net",text:"Network",hint:"Blocked on the network"},{value:"sy\
scall",text:"Syscalls",hint:"In system calls"},{value:"sched",text:"Scheduler",hint:"Runnable, waiting for a P; the stack is that of who woke or created the gor\
outine"},{value:"running",text:"Running",hint:"On a P, by the stack at which the goroutine stopped running"},{value:"cpu",text:"CPU samples",hint:"Samples of th\
e CPU profiler, if it ran during the trace"}],dx=[{value:"flame",text:"Flame graph"},{value:"functions",text:"Functions"},{value:"stacks",text:"Stacks"}],px=1e4;
function fx(e){return e?e.startsWith("goroutine:")?{fn:e.slice(10)}:/^g:?\d+$/.test(e)?{goroutine:Number(e.replace(/^g:?/,""))}:e.startsWith("region:")?{region:e.
slice(7)}:{other:e}:{}}function mx(e){return e.stacks.map(t=>({frames:t.frames.map(n=>n.function),value:t.total_ns,count:t.count}))}function hx({doc:e}){let[t,n]=K(
e.stacks[0]??null),o=V(()=>[{id:"stack",title:"Stack",value:s=>s.frames.map(a=>a.function).join(" "),show:s=>i(mo,{frames:s.frames}),width:"minmax(260px, 1fr)"},
{id:"total",title:"Total",value:s=>s.total_ns,show:s=>i(Pe,{value:s.total_ns,of:e.stacks[0]?.total_ns??1,children:i(ie,{ns:s.total_ns})}),num:!0,width:"110px"},
{id:"share",title:"Share",value:s=>s.share,show:s=>ee(s.share),num:!0,width:"76px"},{id:"count",title:"Count",value:s=>s.count,show:s=>$(s.count),num:!0,width:"\
80px"},{id:"avg",title:"Average",value:s=>s.avg_ns,show:s=>i(ie,{ns:s.avg_ns}),num:!0},{id:"p50",title:"Median",value:s=>s.p50_ns,show:s=>i(ie,{ns:s.p50_ns}),num:!0},
{id:"p99",title:"p99",value:s=>s.p99_ns,show:s=>i(ie,{ns:s.p99_ns}),num:!0},{id:"max",title:"Longest",value:s=>s.max_ns,show:s=>i(ie,{ns:s.max_ns}),num:!0},{id:"\
top",title:"Top 1 %",hint:"Part of the total that the longest 1 % make up",value:s=>s.top_1_percent_share,show:s=>ee(s.top_1_percent_share),num:!0,width:"68px"}],
[e]),r=V(()=>t?ml(t.histogram.map(s=>({from:s.from_ns,to:s.to_ns,count:s.count}))):null,[t]);return i("div",{class:"stack-gap",children:[i(Ne,{label:"Stacks",columns:o,
rows:e.stacks,total:e.num_stacks,sort:{column:"total",descending:!0},csvName:`profile-${e.profile}`,tallest:14,filterHint:"Filter by function",onRow:n,isChosen:s=>s===
t,empty:"Nothing waited."}),t&&r&&i("div",{class:"columns-2",children:[i("div",{children:[i("h2",{class:"small-head",children:"Stack, innermost first"}),i(Wt,{frames:t.
frames})]}),i("div",{children:[i("h2",{class:"small-head",children:"How long each of them took"}),i(lr,{bins:r,label:"Lengths of this stack",kind:e.profile==="s\
yscall"?"syscall":e.profile==="sched"?"runnable":"waiting",marks:[{name:"p50",value:t.p50_ns},{name:"p99",value:t.p99_ns},{name:"max",value:t.max_ns}]})]})]})]})}
function gx({scope:e}){let[t,n]=K(!1),o=ke(t?"doc/goroutines":null),r=s=>{me({scope:s}),n(!1)};return e.fn!==void 0||e.goroutine!==void 0||e.region!==void 0||e.
other!==void 0?i("span",{class:"chip chip-range",children:[i("span",{children:e.fn!==void 0?i(W,{children:["goroutines of ",i("span",{class:"mono",children:De(e.
fn)})]}):e.goroutine!==void 0?`g${e.goroutine}`:e.region!==void 0?i(W,{children:["within regions ",i("span",{class:"mono",children:e.region})]}):e.other}),i("bu\
tton",{type:"button",class:"chip-clear",onClick:()=>r(null),children:[i(Me,{name:"close",size:12})," all goroutines"]})]}):t?i("select",{class:"field","aria-lab\
el":"Only goroutines of",ref:s=>s?.focus(),onChange:s=>r(s.currentTarget.value===""?null:`goroutine:${s.currentTarget.value}`),children:[i("option",{value:"",children:o.
data?"All goroutines":"Loading…"}),o.data?.groups?.map(s=>i("option",{value:Lt(s.function),children:[De(Lt(s.function))," (",$(s.count),")"]},s.function))]}):
i("button",{type:"button",class:"button",onClick:()=>n(!0),children:"All goroutines ▾"})}function Lc({samples:e,view:t,by:n,label:o,unit:r}){let s=ge.value.fn??
null,a=l=>me({fn:l,view:l===null?t:"functions"});return e.length===0?i("p",{class:"faint",children:["There is nothing of this kind",de.value?" in the range":"",
"."]}):t==="flame"?i(dl,{samples:e,by:n,label:o,onFunction:a,unit:r}):i(Jh,{samples:e,by:n,chosen:s,onFunction:a})}function bx({query:e}){let t=new URL(Vo("doc/\
profile",{...e,format:"pprof",top:null}),location.href).href,n=`go tool pprof '${t}'`;return i("div",{class:"pprof-line space-above",children:[i("a",{class:"but\
ton",href:t,download:`${String(e.kind)}.pb.gz`,children:"Download pprof"}),i("code",{children:n}),i(Ua,{text:()=>n})]})}function vx({kind:e,scope:t,view:n,by:o}){
let r=de.value,[s,a]=Ut("complete","0",["0","1"]),l={kind:e,fn:t.fn,goroutine:t.goroutine,region:t.region,from:r?`${Math.round(r.from)}ns`:null,to:r?`${Math.round(
r.to)}ns`:null,complete:s==="1"?1:null},u=ke("doc/profile",{...l,top:px}),c=V(()=>u.data?.usable?mx(u.data):[],[u.data]);return i(Te,{load:u,rows:8,children:m=>i(
"div",{class:"stack-gap",children:[i(it,{head:m}),m.count>0&&i(Kt,{facts:[{label:"Total",value:M(m.total_ns)},{label:"Count",value:$(m.count)},{label:"Average",
value:M(m.avg_ns)},{label:"Median",value:M(m.p50_ns)},{label:"p99",value:M(m.p99_ns)},{label:"Longest",value:M(m.max_ns),href:Q("/latency",{kind:e==="sched"?"sc\
hed":e==="syscall"?"syscall":"block"})},{label:"By the longest 1 %",value:ee(m.top_1_percent_share),hint:"Part of the total that the longest 1 % of the waits ma\
ke up"},{label:"Stacks",value:$(m.num_stacks)}]}),i(oe,{flush:!0,children:[n==="stacks"?i(hx,{doc:m},m.profile):i(Lc,{samples:c,view:n,by:o,label:e}),m.num_stacks>
m.stacks.length&&i("p",{class:"p-note",children:["The ",$(m.stacks.length)," largest of ",Ge(m.num_stacks,"stack"),"."]}),e==="sched"&&i("label",{class:"check s\
pace-above",children:[i("input",{type:"checkbox",checked:s==="1",onChange:d=>a(d.currentTarget.checked?"1":"0")}),"with the wait before the first run, which go \
tool trace leaves out"]}),i(bx,{query:l})]})]})})}function wx({scope:e,view:t,by:n}){let o=de.value,r=ke(e.fn!==void 0?"rows":null,{section:"groups",filter:e.fn,
limit:1e3}),s=r.data?.rows.find(m=>m.fn===e.fn||m.label===e.fn),a=e.goroutine!==void 0?`g${e.goroutine}`:e.fn===void 0?"all":s?.key,l=o??{from:0,to:ce.value},u=ke(
a===void 0||l.to<=0?null:"area",{from:l.from,to:l.to,rows:a,stacks:"running"}),c=V(()=>u.data?.flame?Rh(u.data.flame.nodes):[],[u.data]);return r.data&&e.fn!==void 0&&
!s?i(Je,{kind:"warn",title:"There is nothing to show",children:["No goroutine began with ",e.fn,"."]}):e.region!==void 0?i(Je,{title:"Running time cannot be res\
tricted to regions",children:"The profiles of waiting can."}):i(Te,{load:u,rows:8,children:m=>i(oe,{flush:!0,children:[t==="stacks"?i("p",{class:"faint",children:"\
Running time is known by function only: see the flame graph or the functions."}):i(Lc,{samples:c,view:t,by:"time",label:"running"}),i("p",{class:"p-note",children:[
M(m.states.running?.total??0)," of running in ",$(m.states.running?.count??0)," stretches. A stretch counts for the stack at which it ended: the call that block\
ed, or where it was preempted.",n==="count"?" It is weighed by time.":""]})]})})}function yx({scope:e,view:t}){let n=de.value,o=Nf("doc/export",{format:"folded",
state:"samples",from:n?`${Math.round(n.from)}ns`:null,to:n?`${Math.round(n.to)}ns`:null}),r=V(()=>o.data===null?[]:Ah(o.data),[o.data]),s=r.reduce((a,l)=>a+l.count,
0);return i(Te,{load:o,rows:8,children:()=>i(oe,{flush:!0,children:[(e.fn!==void 0||e.goroutine!==void 0)&&i(Je,{title:"Samples are of all goroutines",children:"\
They cannot be restricted to some of them."}),s===0?i(Je,{title:`There are no CPU samples${n?" in the range":" in this trace"}`,children:"They are only there if\
 the CPU profiler ran while the trace was taken (pprof.StartCPUProfile, or /debug/pprof/profile at the same time)."}):t==="stacks"?i("p",{class:"faint",children:"\
See the flame graph or the functions."}):i(Lc,{samples:r,view:t,by:"count",label:"CPU samples",unit:Ge(s,"sample")})]})})}function Zh(e){let[t]=Ut("kind","sync",
["sync","net","syscall","sched","running","cpu"]),[n,o]=Ut("view","flame",["flame","functions","stacks"]),[r,s]=Ut("unit","time",["time","count"]),a=fx(ge.value.
scope),l=Qh.find(u=>u.value===t)?.hint;return i(Qe,{title:"Profiles",lead:`${l}.`,actions:i(W,{children:[i(Ke,{restricted:!0}),i(gx,{scope:a})]}),children:[i("d\
iv",{class:"choices",children:[i(gn,{label:"Kind",options:Qh,value:t,onChange:u=>me({kind:u==="sync"?null:u,fn:null})}),i(gn,{label:"View",options:dx,value:n,onChange:o}),
t!=="cpu"&&t!=="running"&&n!=="stacks"&&i(gn,{label:"Unit",options:[{value:"time",text:"Time"},{value:"count",text:"Count"}],value:r,onChange:s})]}),a.other!==void 0&&
i(Je,{kind:"warn",title:"This scope is not known",children:["“",a.other,"”: a profile can be of all goroutines, of those of a start function (goroutine:NAME),\
 of one (g17), or within regions (region:NAME). For a task choose its time as the range."]}),t==="running"?i(wx,{scope:a,view:n,by:r},t):t==="cpu"?i(yx,{scope:a,
view:n},t):i(vx,{kind:t,scope:a,view:n,by:r},t),Be.value?.state==="reading"&&Zt.value===null&&i("p",{class:"p-note",children:"The trace is still being read."})]})}var zi=62,xx=12,wl=6,kx=24;function _x(e){let t=new Map;for(let r of e.cells)t.set(r.from_ns,r.to_ns);let n=[...t].map(([r,s])=>({from:r,to:s})).sort((r,s)=>r.from-
s.from),o=[];for(let r of n){let s=o[o.length-1];for(;s&&s.to<r.from&&s.to>0&&o.length<200;)s={from:s.to,to:Math.min(s.to*2,r.from)},o.push(s);o.push(r)}return o}
function eg({heat:e,label:t,chosen:n,onCell:o}){let[r,s]=jt(),a=_e(null),[l,u]=K(null),c=V(()=>_x(e),[e]),m=V(()=>{let C=new Map(c.map((U,E)=>[U.from,E])),B=new Map,
G=1;for(let U of e.cells){let E=C.get(U.from_ns);E===void 0||U.column<0||U.column>=e.columns||(B.set(U.column*1e3+E,U.count),G=Math.max(G,U.count))}return{grid:B,
most:G}},[e,c]),d=Math.max(9,Math.min(18,Math.floor(260/Math.max(c.length,1)))),p=Math.max(c.length,1)*d,g=p+wl+kx,b=Math.max(s-zi-xx,10),w=_t.value==="dark";ae(
()=>{let C=requestAnimationFrame(()=>{let B=a.current,G=B?.getContext("2d");if(!B||!G||s<=0)return;let U=window.devicePixelRatio||1;B.width=Math.round(b*U),B.height=
Math.round(p*U),G.scale(U,U),G.clearRect(0,0,b,p),G.fillStyle=sn("--bg-sunken"),G.fillRect(0,0,b,p);let E=b/e.columns;for(let[X,O]of m.grid){let re=Math.floor(X/
1e3),we=X%1e3,le=m.most>1?Math.log(O)/Math.log(m.most):1;G.fillStyle=w?`oklch(${.44+.46*le} ${.09+.07*le} ${290-215*le})`:`oklch(${.83-.5*le} ${.07+.08*le} ${75+
215*le})`;let fe=Math.floor(re*E);G.fillRect(fe,p-(we+1)*d,Math.max(Math.floor((re+1)*E)-fe-(E>4?1:0),1),d-1)}});return()=>cancelAnimationFrame(C)},[e,m,s,p,b,d,
w]);let k=C=>{let B=a.current.getBoundingClientRect(),G=Math.floor((C.clientX-B.left)/b*e.columns),U=Math.floor((p-(C.clientY-B.top))/d);return G<0||G>=e.columns||
U<0||U>=c.length?null:{column:G,row:U}},S=({column:C,row:B})=>({from:e.from_ns+C*e.width_ns,to:e.from_ns+(C+1)*e.width_ns,shortest:c[B]?.from??0,longest:c[B]?.to??
0,count:m.grid.get(C*1e3+B)??0}),x=C=>{let B=l??{column:0,row:c.length-1},U={ArrowRight:[1,0],ArrowLeft:[-1,0],ArrowUp:[0,1],ArrowDown:[0,-1]}[C.key];if(U)u(l?{
column:Math.max(0,Math.min(e.columns-1,B.column+U[0])),row:Math.max(0,Math.min(c.length-1,B.row+U[1]))}:B);else if(C.key==="Enter"&&l)o(S(l));else if(C.key==="E\
scape"&&n)o(null);else return;C.preventDefault(),C.stopPropagation()};if(c.length===0)return i("p",{class:"faint",children:"There are no instances."});let L=e.from_ns+
e.columns*e.width_ns,A=ho(e.from_ns,L,Math.max(2,Math.floor(b/110))),j=ki(A),I=C=>zi+(C-e.from_ns)/(L-e.from_ns)*b,F=C=>({x:zi+C.column/e.columns*b,y:wl+p-(C.row+
1)*d,width:Math.max(b/e.columns,2),height:d}),P=n?{column:Math.round((n.from-e.from_ns)/e.width_ns),row:c.findIndex(C=>C.from===n.shortest)}:null,T=l?S(l):null,
N=Math.max(1,Math.ceil(18/d));return i("div",{class:"heatmap",ref:r,children:[s>0&&i("div",{class:"heatmap-stage",style:{height:`${g}px`},children:[i("canvas",{
ref:a,class:"heatmap-canvas",style:{left:`${zi}px`,top:`${wl}px`,width:`${b}px`,height:`${p}px`},"aria-hidden":"true"}),i("svg",{class:"heatmap-over",width:s,height:g,
tabindex:0,role:"application","aria-label":`${t}: heat map, time by length. Arrow keys move, Enter lists what is in a cell`,onKeyDown:x,onMouseMove:C=>u(k(C)),onMouseLeave:()=>u(
null),onClick:C=>{let B=k(C);o(B&&S(B).count>0?S(B):null)},children:[c.map((C,B)=>B%N===0&&i("text",{class:"tick",x:zi-6,y:wl+p-B*d-d/2+4,"text-anchor":"end",children:M(
C.from)},B)),A.map((C,B)=>i("text",{class:"tick",x:Math.max(zi+10,Math.min(I(C),s-34)),y:g-6,"text-anchor":"middle",children:j[B]},C)),l&&i("rect",{class:"heat-\
hover",...F(l)}),P&&P.row>=0&&i("rect",{class:"heat-chosen",...F(P)})]})]}),i("div",{class:"histogram-foot","aria-live":"polite",children:T?`${Re(T.from)} to ${Re(
T.to)}: ${$(T.count)} of ${M(T.shortest)} to ${M(T.longest)}`:"click a cell to list what is in it"})]})}function tg({heat:e}){let t=[...e.cells].sort((n,o)=>o.from_ns-
n.from_ns||n.column-o.column).slice(0,500);return i("div",{class:"plain-scroll",tabIndex:0,role:"region","aria-label":"Cells of the heat map",children:i("table",
{class:"grid-table",children:[i("thead",{children:i("tr",{children:[i("th",{class:"num",children:"time"}),i("th",{class:"num",children:"length from"}),i("th",{class:"\
num",children:"to"}),i("th",{class:"num",children:"count"})]})}),i("tbody",{children:t.map(n=>i("tr",{children:[i("td",{class:"num",children:Re(e.from_ns+n.column*
e.width_ns)}),i("td",{class:"num",children:M(n.from_ns)}),i("td",{class:"num",children:M(n.to_ns)}),i("td",{class:"num",children:$(n.count)})]},`${n.column} ${n.
from_ns}`))})]})})}function og(e){let t=0;for(;2**t*1024<e&&t<44;)t++;return t}function ng(e){return Xn[e]===0||Xn[e]===3}function rg(e,t,n,o){let r=t.x*Xe(t.level),s=2**t.level,a=(l,u,c)=>{
let m=Math.max(l,n),d=Math.min(u,n+e.length*o);if(d>m)for(let p=Math.floor((m-n)/o);p<e.length&&n+p*o<d;p++){let g=Math.min(d,n+(p+1)*o)-Math.max(m,n+p*o);g>0&&
(e[p]+=g*c)}};if(t.kind===1&&ng(t.state))a(r,r+Xe(t.level),1);else if(t.kind===2&&t.spans){let{n:l,x0:u,x1:c,state:m}=t.spans;for(let d=0;d<l;d++)ng(m[d])&&a(r+
u[d]/64*s,r+(c[d]===65535?1024:c[d]/64)*s,1)}else if(t.kind===3&&t.share)for(let l=0;l<1024;l++){let u=t.share[l*4+0]+t.share[l*4+3];u>0&&a(r+l*s,r+(l+1)*s,Math.
min(u/255,1))}}var Pn=160,Wi=62,Mx=12,ig=100;async function Sx(e,t,n){let o=await ze("rows",{section:"procs",limit:512},n),r=o.rows.map(d=>d.key),s=og(t-e),a=Math.max((t-e)/Pn,
1),l=r.map(()=>new Float64Array(Pn)),u=Math.floor(e/Xe(s)),c=Math.floor(Math.max(t-1,e)/Xe(s));for(let d=0;d<r.length;d+=ig){let p=ha(await aa(s,u,c,r.slice(d,d+
ig),n));for(let{row:g,tile:b}of p.tiles){let w=l[d+g];w&&rg(w,b,e,a)}}for(let d of l)for(let p=0;p<Pn;p++)d[p]=Math.min(d[p]/a,1);let m=r.map((d,p)=>p).sort((d,p)=>r[d].
localeCompare(r[p],"en",{numeric:!0}));return{keys:m.map(d=>r[d]),names:m.map(d=>o.rows[d].label||r[d]),shares:m.map(d=>l[d]),from:e,width:a}}function sg({from:e,
to:t}){let[n,o]=jt(),r=_e(null),[s,a]=K(null),[l,u]=K(null),[c,m]=K(null),[d,p]=on(),g=Ie.value;ae(()=>{if(g===null||t<=e)return;let T=new AbortController;return u(
null),Sx(e,t,T.signal).then(a,N=>{!zt(N)&&!T.signal.aborted&&u(fn(N))}),()=>T.abort()},[g,e,t,Ht.value]);let b=s?.keys.length??0,w=b>40?7:b>16?11:18,k=b*w,S=Math.
max(o-Wi-Mx,10),x=_t.value==="dark";if(ae(()=>{let T=requestAnimationFrame(()=>{let N=r.current,C=N?.getContext("2d");if(!N||!C||!s||o<=0)return;let B=window.devicePixelRatio||
1;N.width=Math.round(S*B),N.height=Math.round(k*B),C.scale(B,B),C.fillStyle=sn("--bg-sunken"),C.fillRect(0,0,S,k);let G=S/Pn;s.shares.forEach((U,E)=>{for(let X=0;X<
Pn;X++){let O=U[X];if(O<.002)continue;let re=Math.floor(X*G);C.fillStyle=x?`oklch(${.3+.48*O} ${.03+.11*O} 168)`:`oklch(${.93-.42*O} ${.03+.085*O} 168)`,C.fillRect(
re,E*w,Math.floor((X+1)*G)-re,w-1)}})});return()=>cancelAnimationFrame(T)},[s,o,S,k,w,x,d]),l)return i(Je,{kind:"warn",title:"There is no map of the Ps",children:l});
let L=T=>{let N=r.current.getBoundingClientRect(),C=Math.floor((T.clientX-N.left)/S*Pn),B=Math.floor((T.clientY-N.top)/w);return C<0||C>=Pn||B<0||B>=b?null:{p:B,
column:C}},A=T=>{if(!T||!s)return;let N=s.from+T.column*s.width;kt(He({view:{from:Math.max(0,Math.round(N-s.width)),to:Math.round(N+2*s.width)},pin:[s.keys[T.p]]}))},
j=T=>{let C={ArrowRight:[1,0],ArrowLeft:[-1,0],ArrowUp:[0,-1],ArrowDown:[0,1]}[T.key];if(C)m(c?{column:Math.max(0,Math.min(Pn-1,c.column+C[0])),p:Math.max(0,Math.
min(b-1,c.p+C[1]))}:{column:0,p:0});else if(T.key==="Enter"&&c)A(c);else return;T.preventDefault(),T.stopPropagation()},I=s?ho(s.from,s.from+Pn*s.width,Math.max(
2,Math.floor(S/110))):[],F=ki(I),P=Math.max(1,Math.ceil(14/w));return i("div",{class:"heatmap",ref:n,children:[i("div",{class:"p-actions p-right",children:p}),!s&&
i(rr,{rows:3}),s&&d&&i("table",{class:"grid-table",children:[i("thead",{children:i("tr",{children:[i("th",{children:"P"}),i("th",{class:"num",children:"busy"}),
i("th",{class:"num",children:"least busy column"}),i("th",{class:"num",children:"busiest"})]})}),i("tbody",{children:s.shares.map((T,N)=>i("tr",{children:[i("td",
{children:s.names[N]}),i("td",{class:"num",children:ee(T.reduce((C,B)=>C+B,0)/Pn)}),i("td",{class:"num",children:ee(Math.min(...T))}),i("td",{class:"num",children:ee(
Math.max(...T))})]},N))})]}),s&&!d&&o>0&&i(W,{children:[i("div",{class:"heatmap-stage",style:{height:`${k+24}px`},children:[i("canvas",{ref:r,class:"heatmap-can\
vas",style:{left:`${Wi}px`,top:"0px",width:`${S}px`,height:`${k}px`},"aria-hidden":"true"}),i("svg",{class:"heatmap-over",width:o,height:k+24,tabindex:0,role:"a\
pplication","aria-label":"Utilization of each P over time. Arrow keys move, Enter shows the place on the timeline",onKeyDown:j,onMouseMove:T=>m(L(T)),onMouseLeave:()=>m(
null),onClick:T=>A(L(T)),children:[s.names.map((T,N)=>N%P===0&&i("text",{class:"tick",x:Wi-6,y:N*w+w/2+4,"text-anchor":"end",children:T},T)),I.map((T,N)=>i("tex\
t",{class:"tick",x:Math.max(Wi+10,Math.min(Wi+(T-s.from)/(Pn*s.width)*S,o-34)),y:k+17,"text-anchor":"middle",children:F[N]},T)),c&&i("rect",{class:"heat-hover",
x:Wi+c.column/Pn*S,y:c.p*w,width:S/Pn,height:w-1})]})]}),i("div",{class:"histogram-foot","aria-live":"polite",children:c?`${s.names[c.p]} from ${Re(s.from+c.column*
s.width)}: ${ee(s.shares[c.p][c.column])} busy`:"click to see the place on the timeline"})]})]})}var Ui=62,yl=12,Vi=10,Tx=24,Cx=[[0,"0 %"],[.5,"50 %"],[.9,"90 %"],[.99,"99 %"],[.999,"99.9 %"],[.9999,"99.99 %"],[.99999,"99.999 %"]],ur=e=>-Math.log10(Math.max(
1-e,1e-9));function ag({lines:e,label:t,height:n=240}){let[o,r]=jt(),[s,a]=K(null),l=Math.max(r-Ui-yl,10),u=n-Vi-Tx,c=Math.max(...e.map(x=>x.count),1),m=Math.max(
1,Math.min(5,Math.ceil(Math.log10(c)))),d=e.filter(x=>x.count>0).map(x=>{let L=Wh(x.buckets);return{...x,points:L.map(A=>({x:Math.min(ur(A.share),ur(1-.5/x.count)),
y:Math.min(A.x,Math.max(x.max,1))}))}}),p=1/0,g=1;for(let x of d)for(let L of x.points)p=Math.min(p,L.y),g=Math.max(g,L.y);if(!Number.isFinite(p))return i("p",{
class:"faint",children:"There is nothing to show."});g<=p&&(g=p*10);let b=x=>Ui+Math.min(x/m,1)*l,w=x=>Vi+u-Si(x,p,g)*u,k=s===null?null:1-10**-((s-Ui)/l*m),S=(x,L)=>{
let A=x.findIndex(j=>j.x>=L);return A<0?x[x.length-1]?.y??null:x[A]?.y??null};return i("div",{class:"percentile-plot",ref:o,children:[r>0&&i("svg",{width:r,height:n,
role:"img","aria-label":`${t}: percentiles`,onPointerMove:x=>a(Math.max(Ui,Math.min(r-yl,x.clientX-x.currentTarget.getBoundingClientRect().left))),onPointerLeave:()=>a(
null),children:[Mi(p,g,7).map(x=>i("g",{children:[i("line",{class:"grid-line",x1:Ui,x2:r-yl,y1:w(x),y2:w(x)}),i("text",{class:"tick",x:Ui-6,y:w(x)+4,"text-ancho\
r":"end",children:M(x)})]},x)),Cx.filter(([x])=>ur(x)<=m&&(x>0||ur(.5)/m*l>44)).map(([x,L])=>i("g",{children:[i("line",{class:"grid-line",x1:b(ur(x)),x2:b(ur(x)),
y1:Vi,y2:Vi+u}),i("text",{class:"tick",x:Math.min(b(ur(x)),r-yl-12),y:n-6,"text-anchor":"middle",children:L})]},L)),d.map(x=>i("path",{class:`line tone-${x.tone}`,
d:x.points.map((L,A)=>`${A?"L":"M"}${b(L.x).toFixed(1)} ${w(L.y).toFixed(1)}`).join("")},x.name)),s!==null&&i("line",{class:"hover-line",x1:s,x2:s,y1:Vi,y2:Vi+u})]}),
i("div",{class:"histogram-foot","aria-live":"off",children:k!==null?i(W,{children:[i("strong",{children:[(k*100).toFixed(k>.999?3:k>.99?2:1)," %"]})," take at m\
ost"," ",d.slice(0,6).map(x=>i("span",{class:"legend-item",children:[i("span",{class:`legend-mark tone-${x.tone}`}),x.name," ",M(S(x.points,ur(k)))]},x.name))]}):
d.length>1&&d.map(x=>i("span",{class:"legend-item",children:[i("span",{class:`legend-mark tone-${x.tone}`}),x.name]},x.name))})]})}var Fc=[{value:"sched",text:"Scheduling",hint:"Runnable, waiting for a P"},{value:"block",text:"Blocking",hint:"Blocked, by reason"},{value:"syscall",text:"Sysc\
alls",hint:"System calls that kept their P, and those that lost it"},{value:"assist",text:"GC assist",hint:"Mark assists: allocation that had to help the collec\
tor"},{value:"stw",text:"Stop-the-world",hint:"Stops of the world, by what they were for"},{value:"task",text:"Tasks",hint:"User tasks, by type"},{value:"region",
text:"Regions",hint:"User regions, by type"}],Rx=[{value:"type",text:"By type"},{value:"function",text:"By start function"},{value:"site",text:"By line of code"}],
Oc={sched:"runnable",block:"waiting",syscall:"syscall",assist:"gc",stw:"stw",task:"span",region:"span"},Ax={"few long":"the longest 1 % make half of the total o\
r more","long tail":"it takes the longest 10 % to make half of the total","many short":"many short ones make the total",even:"all are about alike","too few":"fe\
wer than 10",none:""},Dc={idle:"a P was idle: late wake-up",held:"Ps held by calls",gc:"Ps marking",hog:"a goroutine ran over 10 ms",busy:"all Ps busy",stall:"n\
o progress",stw:"stop-the-world",unknown:"unknown"};function lg(e){return e.histogram.map(t=>({from:t.from_ns,to:t.to_ns,count:t.count}))}function Px(e){let t=new Map;
for(let n of e)for(let o of lg(n)){let r=t.get(o.from);t.set(o.from,r?{...o,count:r.count+o.count}:o)}return[...t.values()].sort((n,o)=>n.from-o.from)}function Ps(e,t){
return e.function!==void 0?Lt(e.function):e.place!==void 0?e.place?`${De(e.place.function)} ${e.place.file.slice(e.place.file.lastIndexOf("/")+1)}:${e.place.line}`:
"(no stack)":e.type||(t==="sched"?"waiting for a P":t==="block"?"reason unknown":"(no name)")}function $x({rows:e,kind:t,by:n,chosen:o,onChoose:r}){let s=V(()=>{
let a=Math.max(...e.map(d=>d.total_ns),1),l=Math.max(Math.min(...e.map(d=>d.p50_ns).filter(d=>d>0),1e6),10),u=Math.max(...e.map(d=>d.max_ns),1),c=(d,p,g,b)=>({id:d,
title:p,hint:b,value:g,show:w=>i(ie,{ns:g(w)}),num:!0,width:"80px"}),m=[{id:"name",title:n==="function"?"Start function":n==="site"?"Where":"Type",value:d=>Ps(d,
t),show:d=>d.function!==void 0?i(nn,{fn:d.function}):d.place!==void 0?i(_i,{frame:d.place}):Ps(d,t),width:"minmax(180px, 1fr)"},{id:"count",title:"Count",value:d=>d.
count,show:d=>$(d.count),num:!0,width:"80px"},{id:"total",title:"Total",value:d=>d.total_ns,show:d=>i(Pe,{value:d.total_ns,of:a,kind:Oc[t],children:i(ie,{ns:d.total_ns})}),
num:!0,width:"96px"},{id:"spread",title:"p50 · p99 · longest",value:d=>d.p99_ns,show:d=>i(or,{p50:d.p50_ns,p99:d.p99_ns,max:d.max_ns,low:l,high:u}),width:"140\
px",picture:!0},c("p50","p50",d=>d.p50_ns),c("p90","p90",d=>d.p90_ns),c("p99","p99",d=>d.p99_ns),c("p999","p99.9",d=>d.p99_9_ns),c("max","Longest",d=>d.max_ns),
{id:"shape",title:"Total made by",value:d=>d.shape,show:d=>i("span",{class:d.shape==="few long"?"warn":"muted",title:Ax[d.shape],children:[d.shape,d.shape==="fe\
w long"?`: 1 % = ${ee(d.top_1_percent_share)}`:""]}),width:"158px"},{id:"cut",title:"Cut",hint:"Cut by the begin or end of the trace; they are in no other numbe\
r",value:d=>d.cut,show:d=>d.cut?i("span",{title:`${M(d.cut_ns)} of them is seen`,children:$(d.cut)}):i("span",{class:"faint",children:"0"}),num:!0,width:"56px"}];
return n!=="type"&&e.some(d=>d.type!=="")&&m.splice(1,0,{id:"type",title:"Type",value:d=>d.type,width:"120px"}),e.some(d=>(d.harm_ns??0)>0)&&m.push({id:"harm",title:"\
Harm",hint:"Time in which others could have run, but the call held the P",value:d=>d.harm_ns??null,show:d=>i(ie,{ns:d.harm_ns}),num:!0,width:"80px"}),m},[e,t,n]);
return i(Ne,{label:"Distributions",columns:s,rows:e,sort:{column:"total",descending:!0},csvName:`latency-${t}`,tallest:10,onRow:r,isChosen:a=>a===o,empty:"There\
 are none."})}function ug({list:e,title:t,kind:n}){let o=V(()=>{let r=Math.max(...e.map(a=>a.duration_ns),1),s=[{id:"begin",title:"From",value:a=>a.begin_ns,show:a=>i(
Bn,{id:a.goroutine,from:a.begin_ns,to:a.begin_ns+a.duration_ns}),num:!0,width:"112px"},{id:"duration",title:"Duration",value:a=>a.duration_ns,show:a=>i(Pe,{value:a.
duration_ns,of:r,kind:Oc[n],children:i(ie,{ns:a.duration_ns})}),num:!0,width:"100px"},{id:"g",title:"Goroutine",value:a=>a.goroutine,show:a=>i(Ft,{id:a.goroutine,
at:a.begin_ns,to:a.begin_ns+a.duration_ns}),num:!0,width:"88px"},{id:"fn",title:"Start function",value:a=>Lt(a.function),show:a=>i(nn,{fn:a.function}),width:"mi\
nmax(140px, 0.8fr)"},{id:"place",title:n==="sched"?"Woken at":"Where",value:a=>a.place?.function??"",show:a=>i(_i,{frame:a.place}),width:"minmax(180px, 1fr)"}];
return n==="sched"&&s.push({id:"delay",title:"Mostly due to",value:a=>Dc[a.delay??""]??"",show:a=>i("span",{class:"muted",children:Dc[a.delay??""]??""}),width:"\
190px"}),n==="block"&&s.push({id:"by",title:"Ended by",value:a=>a.by??null,show:a=>a.by===null||a.by===void 0?i("span",{class:"faint",children:"the runtime"}):i(
"span",{class:"inline-cells",children:[i(Ft,{id:a.by,at:a.begin_ns+a.duration_ns}),i(_i,{frame:a.by_place})]}),width:"minmax(180px, 1fr)"}),(n==="task"||n==="re\
gion")&&s.push({id:"task",title:"Task",value:a=>a.task??null,show:a=>a.task?i("a",{href:Q(`/task/${a.task}`),children:a.task}):i("span",{class:"faint",children:"\
–"}),num:!0,width:"70px"}),s},[e,n]);return i(oe,{title:t,flush:!0,children:i(Ne,{label:t,columns:o,rows:e,sort:{column:"duration",descending:!0},csvName:`lon\
gest-${n}`,tallest:12,rowHref:r=>Qn(r.goroutine,r.begin_ns,r.begin_ns+r.duration_ns,[r.by]),empty:"There are none."})})}function Ex({row:e}){let t=e.delay_ns;if(!t)
return null;let n=Object.keys(t).map(r=>({k:r,ns:t[r]})).filter(r=>r.ns>0).sort((r,s)=>s.ns-r.ns),o=n[0]?.ns??1;return i("div",{children:[i("h2",{class:"small-h\
ead",children:"What the Ps did meanwhile"}),i("table",{class:"grid-table plain-tight",children:i("tbody",{children:n.map(({k:r,ns:s})=>i("tr",{children:[i("td",
{children:Dc[r]??r}),i("td",{class:"num",width:"130",children:i(Pe,{value:s,of:o,kind:"runnable",children:M(s)})}),i("td",{class:"num",width:"64",children:ee(s/
Math.max(e.total_ns,1))})]},r))})})]})}function Nx({cell:e,query:t,kind:n,onClose:o}){let r=ke("doc/latency",{...t,by:"kind",heat:null,columns:null,longest:1e3,
from:`${Math.floor(e.from)}ns`,to:`${Math.ceil(e.to)}ns`});return i(Te,{load:r,children:s=>{let a=s.rows.flatMap(l=>l.longest).filter(l=>{let u=l.begin_ns+l.duration_ns;
return u>=e.from&&u<e.to&&l.duration_ns>=e.shortest&&l.duration_ns<e.longest});return i("div",{children:[i(ug,{list:a,kind:n,title:`${M(e.shortest)} to ${M(e.longest)}\
, ended from ${Re(e.from)} to ${Re(e.to)}`}),i("p",{class:"p-note",children:[a.length<e.count?`${$(a.length)} of ${$(e.count)}: the longest of that time are lis\
ted. `:"",i("button",{type:"button",class:"link",onClick:()=>Gt({from:Math.floor(e.from),to:Math.ceil(e.to)}),children:"Restrict all pages to that time"})," · ",
i("button",{type:"button",class:"link",onClick:o,children:"Back to the longest of all"})]})]})}})}function Lx({doc:e,kind:t,by:n,query:o}){let[r,s]=K(null),[a,l]=K(
null),[u,c]=on(),[m,d]=on(),p=e.rows.filter(P=>P.kind===t),g=P=>`${Ps(P,t)} ${P.type}`,b=p.find(P=>g(P)===r)??(p.length===1?p[0]:null),w=b?[b]:p,k=V(()=>Px(w),[
e,r]),S=V(()=>ml(k,70),[k]),x=w.reduce((P,T)=>P+T.count,0),L=b?[{name:"p50",value:b.p50_ns},{name:"p90",value:b.p90_ns},{name:"p99",value:b.p99_ns},{name:"p99.9",
value:b.p99_9_ns},{name:"max",value:b.max_ns}]:[],A=[...w].sort((P,T)=>T.total_ns-P.total_ns).slice(0,6).map((P,T)=>({name:Ps(P,t),buckets:lg(P),count:P.count,max:P.
max_ns,tone:T})),j=w.flatMap(P=>P.longest).sort((P,T)=>T.duration_ns-P.duration_ns).slice(0,200),I=de.value??{from:0,to:ce.value},F=Fc.find(P=>P.value===t)?.text??
t;return p.length===0?i(oe,{children:i("p",{class:"faint",children:["The trace has none of these",de.value?" in the range":"","."]})}):i("div",{class:"stack-gap",
children:[i(Kt,{facts:b?[{label:"Count",value:$(b.count)},{label:"Total",value:M(b.total_ns)},{label:"Average",value:M(b.avg_ns)},{label:"p50",value:M(b.p50_ns)},
{label:"p90",value:M(b.p90_ns)},{label:"p99",value:M(b.p99_ns)},{label:"p99.9",value:M(b.p99_9_ns)},{label:"Longest",value:M(b.max_ns),href:b.longest[0]?Qn(b.longest[0].
goroutine,b.longest[0].begin_ns,b.longest[0].begin_ns+b.longest[0].duration_ns):void 0}]:[{label:"Count",value:$(x)},{label:"Total",value:M(w.reduce((P,T)=>P+T.
total_ns,0))},{label:"Longest",value:M(Math.max(...w.map(P=>P.max_ns)))},{label:n==="type"?"Types":"Rows",value:$(p.length)}]}),(p.length>1||n!=="type")&&i(oe,{
flush:!0,children:[i($x,{rows:p,kind:t,by:n,chosen:b,onChoose:P=>{s(g(P)===r?null:g(P)),l(null)}}),b&&p.length>1&&i("p",{class:"p-note",children:["Below is ",i(
"strong",{children:Ps(b,t)}),". ",i("button",{type:"button",class:"link",onClick:()=>s(null),children:"All of them"})]})]}),i("div",{class:"columns-2",children:[
i(oe,{title:"How long they took",note:Ge(x,"instance"),actions:c,children:u?i(Hi,{bins:S,label:F}):i(lr,{bins:S,marks:L,label:F,kind:Oc[t],height:250})}),i(oe,{
title:"Percentiles",note:"Cumulative, with the tail spread out: the length that so many do not exceed.",children:i(ag,{lines:A,label:F})})]}),e.heat&&e.heat.cells.
length>0&&i(oe,{title:"Over time",note:`When they ended, by length. ${b&&p.length>1?"All types. ":""}Darker: more of them.`.replace("Darker","Stronger"),actions:d,
children:m?i(tg,{heat:e.heat}):i(eg,{heat:e.heat,label:F,chosen:a,onCell:l})}),t==="sched"&&I.to>I.from&&i(oe,{title:"Utilization of the Ps",note:"The part of t\
he time in which each P ran or was in a system call.",children:i(sg,{from:I.from,to:I.to})}),b?.delay_ns&&i(oe,{children:i(Ex,{row:b})}),a?i(Nx,{cell:a,query:o,
kind:t,onClose:()=>l(null)}):i(ug,{list:j,kind:t,title:"The longest"})]})}function cg(e){let[t]=Ut("kind","sched",["sched","block","syscall","assist","stw","tas\
k","region"]),[n,o]=Ut("group","type",["type","function","site"]),[r,s]=Ut("system","0",["0","1"]),a=de.value,l=ge.value.fn,u={kind:t,by:n,fn:l,system:r==="1"?1:
null,heat:t,columns:160,longest:50,top:500,from:a?`${Math.round(a.from)}ns`:null,to:a?`${Math.round(a.to)}ns`:null},c=ke("doc/latency",u),m=Fc.find(d=>d.value===
t)?.hint;return i(Qe,{title:"Latency",lead:`${m}.`,actions:i(W,{children:[i(Ke,{restricted:!0}),l!==void 0&&i("span",{class:"chip chip-range",children:[i("span",
{children:["goroutines of ",i("span",{class:"mono",children:De(l)})]}),i("button",{type:"button",class:"chip-clear",onClick:()=>me({fn:null}),children:[i(Me,{name:"\
close",size:12})," all"]})]}),i("label",{class:"check",children:[i("input",{type:"checkbox",checked:r==="1",onChange:d=>s(d.currentTarget.checked?"1":"0")})," r\
untime’s own goroutines"]})]}),children:[i("div",{class:"choices",children:[i(gn,{label:"Kind",options:Fc,value:t,onChange:d=>me({kind:d==="sched"?null:d})}),
i(gn,{label:"Rows",options:Rx,value:n,onChange:o})]}),i(Te,{load:c,rows:8,children:d=>i(W,{children:[i(it,{head:d}),d.usable&&i(Lx,{doc:d,kind:t,by:n,query:u},`${t}\
 ${n}`)]})})]})}var Br=24,dg=220,Fx=60;function Dx(e){let t=new Map,n=[...e].sort((r,s)=>(r.begin_ns??0)-(s.begin_ns??0)||s.duration_ns-r.duration_ns),o=[];for(let r of n){for(;o.
length>0&&(o[o.length-1].end_ns??1/0)<=(r.begin_ns??0);)o.pop();t.set(r,o.length),o.push(r)}return t}function Ox(e){let t=new Map,n=[];for(let[o,r]of e.entries()){
let s=o===0||r.parent===null?0:(t.get(r.parent)??0)+1;t.set(r.id,s),n.push({label:`${r.type||"(no name)"} ${r.id}`,hint:`task ${r.id}, ${r.type}: ${M(r.duration_ns)}`,
to:o===0?void 0:Q(`/task/${r.id}`),depth:s,task:r,regions:[],logs:[]});let a=new Map,l=u=>{let c=a.get(u);return c||(c={label:`g${u}`,hint:`goroutine ${u}`,depth:s+
1,regions:[],logs:[]},a.set(u,c)),c};for(let u of r.regions)l(u.goroutine).regions.push(u);for(let u of r.logs)l(u.goroutine??-1).logs.push(u);n.push(...a.values())}
return n}function pg({tasks:e,from:t,to:n}){let[o,r]=jt(),s=V(()=>Ox(e),[e]),a=s.slice(0,Fx),l=Math.max(r-dg-10,10),u=Math.max(n-t,1),c=p=>dg+Math.max(0,Math.min(
1,(p-t)/u))*l,m=a.length*Br,d=(p,g)=>{let b=c(p??t);return{x:b,width:Math.max(c(g??n)-b,1.5)}};return i("div",{class:"gantt",ref:o,children:[r>0&&i("svg",{width:r,
height:m+26,role:"group","aria-label":`Time line of the task with ${$(s.length)} rows`,children:[ho(0,u,Math.max(2,Math.floor(l/110))).map(p=>i("g",{children:[i(
"line",{class:"grid-line",x1:c(t+p),x2:c(t+p),y1:0,y2:m}),i("text",{class:"tick",x:Math.min(c(t+p),r-26),y:m+17,"text-anchor":"middle",children:p===0?"0":`+${M(
p)}`})]},p)),a.map((p,g)=>{let b=g*Br,w=Dx(p.regions),k=Math.max(...w.values(),0)+1,S=i("text",{class:p.task?"gantt-task-name":"path-name",x:p.depth*12,y:b+16,children:[
p.label.length>30-p.depth*2?`${p.label.slice(0,28-p.depth*2)}…`:p.label,i("title",{children:p.hint})]});return i("g",{children:[i("line",{class:"grid-line",x1:0,
x2:r-10,y1:b+Br-.5,y2:b+Br-.5}),p.to?i("a",{href:p.to,children:S}):S,p.task&&i("rect",{class:"gantt-task",...d(p.task.begin_ns,p.task.end_ns),y:b+5,height:Br-10,
rx:2,children:i("title",{children:p.hint})}),p.regions.map((x,L)=>{let A=d(x.begin_ns,x.end_ns),j=(Br-6)/k;return i("g",{children:[i("rect",{class:`gantt-region\
 tone-fill-${L%2}`,...A,y:b+3+(w.get(x)??0)*j,height:Math.max(j-1,2),rx:1.5,children:i("title",{children:`${x.type}: ${M(x.duration_ns)} from ${Re(x.begin_ns)}`})}),
k===1&&A.width>40&&i("text",{class:"gantt-word",x:A.x+4,y:b+16,children:x.type.slice(0,Math.floor(A.width/7)-1)})]},L)}),p.logs.map((x,L)=>i("circle",{class:"ga\
ntt-log",cx:c(x.time_ns),cy:b+Br/2,r:3.5,children:i("title",{children:`${x.category?`${x.category}: `:""}${x.message}`})},L))]},g)})]}),s.length>a.length&&i("p",
{class:"p-note",children:[$(s.length-a.length)," more rows are not drawn; the lists below have them."]})]})}var Bx=new Map([["running","running"],["assist","gc"],["sweep","gc"],["gc","gc"],["runnable_gc","gc"],["runnable_stw","stw"],["runnable_stall","stw"],["lock","l\
ock"],["sync","lock"],["channel","channel"],["select","channel"],["network","network"],["sleep","sleep"],["timer","sleep"],["syscall","syscall"],["cgo","syscall"]]);
function Ir(e){return Bx.get(e)??(e.startsWith("runnable")?"runnable":"waiting")}function Ix({causes:e,total:t}){let n=e.filter(o=>o.total_ns>0);return i("div",
{class:"ledger-bar",role:"img","aria-label":n.map(o=>`${o.name} ${ee(o.share)}`).join(", "),children:n.map(o=>i("span",{class:`cause-${Ir(o.cause)}`,style:{flexGrow:Math.
max(o.total_ns/Math.max(t,1),.003)},title:`${o.name}: ${M(o.total_ns)} (${ee(o.share)})`,children:o.share>.09&&i("span",{class:"ledger-word",children:o.name})},
o.cause))})}function Hx({request:e,chosen:t,onChoose:n}){let o=e.causes.filter(r=>r.total_ns>0).sort((r,s)=>s.total_ns-r.total_ns);return i("table",{class:"grid\
-table ledger-table",children:[i("thead",{children:i("tr",{children:[i("th",{children:"cause"}),i("th",{class:"num",children:"time"}),i("th",{class:"num",children:"\
share"}),i("th",{class:"num",children:"parts"})]})}),i("tbody",{children:[o.map(r=>i("tr",{class:t===r.cause?"tr-chosen":void 0,children:[i("td",{children:i("bu\
tton",{type:"button",class:"link","aria-pressed":t===r.cause,onClick:()=>n(t===r.cause?null:r.cause),children:[i("span",{class:`legend-mark cause-${Ir(r.cause)}`,
"aria-hidden":"true"}),r.name]})}),i("td",{class:"num",title:Fa(r.total_ns),children:M(r.total_ns)}),i("td",{class:"num",children:ee(r.share)}),i("td",{class:"n\
um",children:$(r.count)})]},r.cause)),i("tr",{class:"ledger-sum",children:[i("td",{children:"in all"}),i("td",{class:"num",children:M(e.duration_ns)}),i("td",{class:"\
num",children:"100 %"}),i("td",{class:"num",children:$(e.parts.length)})]})]})]})}function Gx({request:e,chosen:t,cause:n,onPart:o}){let[r,s]=jt(),a=V(()=>{let w=new Map;
for(let k of e.parts)w.has(k.goroutine)||w.set(k.goroutine,{row:w.size,fn:k.function});return w},[e]),l=200,u=Math.max(s-l-8,10),c=24,m=Math.min(a.size,40),d=m*
c,p=w=>l+(w-e.begin_ns)/Math.max(e.duration_ns,1)*u,g=w=>a.get(w.goroutine)?.row??0,b=(w,k)=>w.length>k?`${w.slice(0,k-1)}…`:w;return i("div",{class:"path",ref:r,
children:[s>0&&i("svg",{width:s,height:d+26,role:"img","aria-label":`Critical path over ${$(a.size)} goroutines`,children:[[...a].slice(0,m).map(([w,k])=>i("g",
{children:[i("line",{class:"grid-line",x1:l,x2:s-8,y1:k.row*c+c-.5,y2:k.row*c+c-.5}),i("text",{class:"path-name",x:0,y:k.row*c+16,children:[w===null?"":`g${w} `,
b(k.fn.slice(k.fn.lastIndexOf("/")+1),24),i("title",{children:k.fn})]})]},String(w))),e.parts.map((w,k)=>{if(g(w)>=m)return null;let S=Math.max(p(w.end_ns)-p(w.
begin_ns),.75),x=n!==null&&w.cause!==n,L=e.parts[k+1];return i("g",{class:x?"path-dim":void 0,children:[L&&g(L)!==g(w)&&g(L)<m&&i("line",{class:"path-hop",x1:p(
w.end_ns),x2:p(w.end_ns),y1:g(w)*c+12,y2:g(L)*c+12}),i("rect",{class:`path-part cause-${Ir(w.cause)}${t===k?" path-chosen":""}`,x:p(w.begin_ns),width:S,y:g(w)*c+
4,height:c-8,onClick:()=>o(k),children:i("title",{children:`${e.causes.find(A=>A.cause===w.cause)?.name??w.cause}: ${M(w.duration_ns)}${w.reason?`, ${w.reason}`:
""}`})})]},k)}),ho(0,e.duration_ns,Math.max(2,Math.floor(u/100))).map(w=>i("text",{class:"tick",x:Math.min(p(e.begin_ns+w),s-24),y:d+18,"text-anchor":"middle",children:w===
0?"0":`+${M(w)}`},w))]}),a.size>m&&i("p",{class:"p-note",children:[$(a.size-m)," more goroutines are only in the list below."]})]})}function zx({part:e,name:t}){
return i("div",{class:"part-detail",children:[i("div",{children:[i("h3",{class:"small-head",children:[i("span",{class:`legend-mark cause-${Ir(e.cause)}`,"aria-h\
idden":"true"}),t,", ",M(e.duration_ns)]}),i("p",{class:"muted",children:[i(Ft,{id:e.goroutine,at:e.begin_ns,to:e.end_ns})," ",i(fo,{fn:e.function})," from ",Re(
e.begin_ns),e.reason?`, ${e.reason}`:"",e.followed?" (followed by a guess)":"",". ",i("a",{href:Qn(e.goroutine,e.begin_ns,e.end_ns,[e.other?.goroutine,e.culprit?.
goroutine]),children:"Show on timeline"})]}),i(Wt,{frames:e.stack})]}),e.other&&i("div",{children:[i("h3",{class:"small-head",children:["Ended by ",i(Ft,{id:e.other.
goroutine,at:e.end_ns})," ",i(fo,{fn:e.other.function})]}),e.other.task!==void 0&&i("p",{class:"muted",children:["working for task ",e.other.task,e.other.type?`\
 (${e.other.type})`:""]}),i(Wt,{frames:e.other.stack})]}),e.culprit&&i("div",{children:[i("h3",{class:"small-head",children:["Who had the P: ",i(Ft,{id:e.culprit.
goroutine,at:e.begin_ns,to:e.end_ns})," ",i(fo,{fn:e.culprit.function})]}),i(Wt,{frames:e.culprit.stack})]})]})}function fg({request:e}){let[t,n]=K(null),[o,r]=K(
null),s=V(()=>new Map(e.causes.map(c=>[c.cause,c.name])),[e]),a=V(()=>[{id:"begin",title:"From",value:c=>c.begin_ns,show:c=>i(Bn,{id:c.goroutine,from:c.begin_ns,
to:c.end_ns}),num:!0,width:"110px"},{id:"duration",title:"Duration",value:c=>c.duration_ns,show:c=>i(ie,{ns:c.duration_ns}),num:!0},{id:"cause",title:"Cause",value:c=>s.
get(c.cause)??c.cause,show:c=>i("span",{children:[i("span",{class:`legend-mark cause-${Ir(c.cause)}`,"aria-hidden":"true"}),s.get(c.cause)??c.cause]}),width:"20\
0px"},{id:"g",title:"Goroutine",value:c=>c.goroutine,show:c=>i(Ft,{id:c.goroutine,at:c.begin_ns,to:c.end_ns}),num:!0},{id:"place",title:"Where",value:c=>c.stack.
map(m=>m.function).join(" "),show:c=>i(mo,{frames:c.stack})},{id:"other",title:"Ended by",value:c=>c.other?.goroutine??null,show:c=>c.other?i("span",{children:[
i(Ft,{id:c.other.goroutine,at:c.end_ns})," ",i(fo,{fn:c.other.function}),c.other.type?i("span",{class:"faint",children:[" ",c.other.type]}):null]}):c.culprit?i(
"span",{children:[i(Ft,{id:c.culprit.goroutine,at:c.begin_ns})," ",i(fo,{fn:c.culprit.function})]}):"",width:"minmax(120px, 0.7fr)"}],[s]);if(!e.done)return i("\
p",{class:"faint",children:"The path has too many parts to be split."});let l=t===null?e.parts:e.parts.filter(c=>c.cause===t),u=o===null?null:e.parts[o];return i(
"div",{class:"ledger",children:[i(Ix,{causes:e.causes,total:e.duration_ns}),i("div",{class:"ledger-columns",children:[i(Hx,{request:e,chosen:t,onChoose:n}),i(Gx,
{request:e,chosen:o,cause:t,onPart:c=>r(o===c?null:c)})]}),u&&i(zx,{part:u,name:s.get(u.cause)??u.cause}),i(Ne,{label:"Parts of the critical path",columns:a,rows:l,
sort:{column:"begin",descending:!1},csvName:"critical-path",tallest:12,onRow:c=>r(e.parts.indexOf(c)),isChosen:c=>u===c}),e.caused.count>0&&i("p",{class:"p-note",
children:["Meanwhile others waited ",M(e.caused.total_ns)," (",$(e.caused.count)," times) for locks that this request held",e.caused.victims[0]?`, most of it ${e.
caused.victims[0].type??e.caused.victims[0].function??""}`:"","."]})]})}function Wx({steps:e,low:t,high:n}){let o=Math.max(...e.map(a=>a.count),1),r=Math.max(Math.log10(n/t),.2),s=a=>Math.log10(Math.max(a,t)/t)/r*100;return i("svg",
{class:"minibars",viewBox:"0 0 100 20",preserveAspectRatio:"none",role:"img","aria-label":`histogram from ${M(e[0]?.over_ns??0)} to ${M(e[e.length-1]?.to_ns??0)}`,
children:[i("line",{class:"spread-axis",x1:"0",x2:"100",y1:"19.5",y2:"19.5"}),e.map(a=>a.count>0&&a.to_ns>0&&i("rect",{class:"bin",x:s(Math.max(a.over_ns,t)),width:Math.
max(s(a.to_ns)-s(Math.max(a.over_ns,t))-.4,.8),y:19-Math.max(a.count/o*18,1.2),height:Math.max(a.count/o*18,1.2),children:i("title",{children:`${M(a.over_ns)} t\
o ${M(a.to_ns)}: ${$(a.count)}`})},a.to_ns))]})}function xl(e,t,n=!1){let o=e.flatMap(c=>c.histogram.filter(m=>m.count>0&&m.to_ns>0)),r=Math.max(Math.min(...o.map(
c=>c.over_ns||c.to_ns/2),1e12),1),s=Math.max(...o.map(c=>c.to_ns),r*10),a=Math.max(...e.map(c=>c.latency.total_ns),1),l=(c,m,d)=>({id:c,title:m,value:d,show:p=>i(
ie,{ns:p.latency.count?d(p):null}),num:!0,width:"80px"}),u=[{id:"count",title:"Count",value:c=>c.count,show:c=>$(c.count),num:!0,width:"76px"},{id:"incomplete",
title:"Open",hint:"Begin or end is not in the trace",value:c=>c.incomplete,show:c=>c.incomplete?$(c.incomplete):i("span",{class:"faint",children:"0"}),num:!0,width:"\
60px"},{id:"rate",title:"Rate",hint:"Ended a second",value:c=>c.complete,show:c=>xs(c.complete/Math.max(t/1e9,1e-9)),num:!0,width:"78px"},{id:"histogram",title:"\
How long",hint:"All rows have the same logarithmic axis",value:c=>c.latency.p99_ns,show:c=>i(Wx,{steps:c.histogram,low:r,high:s}),width:n?"120px":"170px",picture:!0},
l("p50","Median",c=>c.latency.p50_ns),l("p90","p90",c=>c.latency.p90_ns),l("p99","p99",c=>c.latency.p99_ns),l("max","Longest",c=>c.latency.max_ns),{id:"total",title:"\
Total",value:c=>c.latency.total_ns,show:c=>i(Pe,{value:c.latency.total_ns,of:a,children:i(ie,{ns:c.latency.total_ns})}),num:!0,width:"96px"}];return n?u.filter(
c=>c.id!=="p90"&&c.id!=="rate"):u}function kl({rows:e,duration:t,label:n,note:o,children:r}){let[s,a]=K(null),[l,u]=on(),c=V(()=>e.map(t),[e]),m=V(()=>fl(c),[c]),
d=V(()=>hl(c),[c]),p=V(()=>s?e.filter(g=>gl(m,s,t(g))):e,[e,m,s]);return i(W,{children:[i(oe,{title:"How long they took",note:o,actions:i(W,{children:[s&&i("but\
ton",{type:"button",class:"button",onClick:()=>a(null),children:"All of them"}),u]}),children:[i(Kt,{small:!0,facts:[{label:"Count",value:$(e.length)},...d.map(
g=>({label:g.name,value:M(g.value)}))]}),i("div",{class:"space-above",children:l?i(Hi,{bins:m,label:n}):i(lr,{bins:m,marks:d,label:n,brush:s,onBrush:a,height:170})})]}),
r(p,s?Ii(m,s):null)]})}function mg({value:e,of:t,kind:n}){return i(Pe,{value:e,of:t,kind:n,children:M(e)})}function _l({type:e}){let[t,n]=K(!1),o=ke(t?"doc/expl\
ain":null,{"slow-vs-normal":e});return i(oe,{title:"Why are the slow ones slow?",note:"The slowest 1 % against all others, cause by cause.",actions:t?void 0:i("\
button",{type:"button",class:"button button-main",onClick:()=>n(!0),children:"Compare them"}),children:t&&i(Te,{load:o,children:r=>{let s=[...r.causes??[]].filter(
u=>u.slow.avg_ns>0||u.normal.avg_ns>0).sort((u,c)=>c.share-u.share),a=Math.max(...s.map(u=>Math.max(u.slow.avg_ns,u.normal.avg_ns)),1),l=(u,c)=>(u??0)/Math.max(
c??1,1);return i(W,{children:[i("p",{class:"p-note",children:[Ge(r.num_slow??0,"slow one")," take ",M(l(r.slow_total_ns,r.num_slow))," on average, ",Ge(r.num_normal??
0,"other")," ",M(l(r.normal_total_ns,r.num_normal)),"."]}),i("div",{class:"plain-scroll",tabIndex:0,role:"region","aria-label":"Causes, slow against normal",children:i(
"table",{class:"grid-table",children:[i("thead",{children:i("tr",{children:[i("th",{children:"cause"}),i("th",{class:"num",children:"slow, average"}),i("th",{class:"\
num",children:"others, average"}),i("th",{class:"num",title:"Part of the difference of the durations",children:"of the difference"}),i("th",{class:"num",title:"\
1: each slow one has more of it than each other one; 0: no difference",children:"tells apart"}),i("th",{children:"mostly at"})]})}),i("tbody",{children:s.map(u=>i(
"tr",{children:[i("td",{children:[i("span",{class:`legend-mark cause-${Ir(u.cause)}`,"aria-hidden":"true"}),u.name]}),i("td",{class:"num",width:"120",children:i(
mg,{value:u.slow.avg_ns,of:a,kind:"runnable"})}),i("td",{class:"num",width:"120",children:i(mg,{value:u.normal.avg_ns,of:a,kind:"waiting"})}),i("td",{class:"num",
children:i("strong",{children:ee(u.share)})}),i("td",{class:"num",children:u.delta.toFixed(2)}),i("td",{class:"clip",children:[u.place&&u.place.length>0?i(mo,{frames:u.
place}):i("span",{class:"faint",children:"–"}),u.other_type?i("span",{class:"muted",children:[" for ",u.other_type]}):null]})]},u.cause))})]})})]})}})})}var Sl="(begin not seen)",hg=e=>e.known===!1?Sl:tr(e.type);function Bc({what:e,how:t}){return i(Je,{title:`The program marked no ${e}`,children:["With ",t," of \
package runtime/trace a program says what belongs together, and the viewer shows how long it took and why."]})}function Ux(){let e=ke("doc/tasks"),t=(n,o)=>{let r=[
{id:"type",title:"Type",value:hg,show:s=>i("a",{href:Q(`/tasks/${nr(s.known?s.type:Sl)}`),children:hg(s)}),width:"minmax(180px, 1fr)"},...xl(n,o)];return i(Ne,{
label:"Types of tasks",columns:r,rows:n,sort:{column:"total",descending:!0},csvName:"tasks",rowHeight:34,tallest:20,rowHref:s=>Q(`/tasks/${nr(s.known?s.type:Sl)}`)})};
return i(Qe,{title:"Tasks",lead:"What the program marked with trace.NewTask, by type.",actions:i(W,{children:[i(Ke,{restricted:!1}),i(Vx,{})]}),children:i(Te,{load:e,
children:n=>i(W,{children:[i(it,{head:n}),n.types&&n.types.length>0?i(oe,{flush:!0,children:t(n.types,n.duration_ns)}):n.usable&&i(Bc,{what:"tasks",how:"NewTask\
, WithRegion and Log"})]})})})}function Vx(){return i("form",{class:"choices",onSubmit:e=>{e.preventDefault();let t=new FormData(e.currentTarget).get("id");typeof t==
"string"&&/^\d+$/.test(t.trim())&&Kx(t.trim())},children:i("input",{class:"field",name:"id",inputMode:"numeric",size:9,placeholder:"Task number","aria-label":"G\
o to the task with this number"})})}function Kx(e){let t=document.createElement("a");t.href=Q(`/task/${e}`),document.body.append(t),t.click(),t.remove()}var jx=3e3;
function Ml(e){return e.state==="complete"?"":e.state==="no_end"?"not ended":e.state==="no_begin"?"began before":"only mentioned"}function gg({tasks:e,total:t}){
let n=V(()=>{let o=Math.max(...e.map(s=>s.duration_ns),1);return[{id:"id",title:"Task",value:s=>s.id,show:s=>i("a",{href:Q(`/task/${s.id}`),children:s.id}),num:!0,
width:"80px"},{id:"begin",title:"Began",value:s=>s.begin_ns,show:s=>s.begin_ns===null?i("span",{class:"faint",children:"before"}):i(Bn,{id:s.begin_goroutine,from:s.
begin_ns,to:s.end_ns??s.begin_ns+s.duration_ns}),num:!0,width:"112px"},{id:"duration",title:"Duration",value:s=>s.duration_ns,show:s=>i(Pe,{value:s.duration_ns,
of:o,children:i(ie,{ns:s.duration_ns})}),num:!0,width:"120px"},{id:"state",title:"",value:s=>Ml(s),show:s=>Ml(s)?i("span",{class:"tag",children:Ml(s)}):"",width:"\
110px",fixed:!0},{id:"g",title:"Goroutines",value:s=>s.goroutines.length,show:s=>$(s.goroutines.length),num:!0,width:"84px"},{id:"regions",title:"Regions",value:s=>s.
regions.length,show:s=>$(s.regions.length),num:!0,width:"76px"},{id:"children",title:"Subtasks",value:s=>s.children.length,show:s=>$(s.children.length),num:!0,width:"\
76px"},{id:"logs",title:"Logs",value:s=>s.logs.map(a=>`${a.category} ${a.message}`).join(" "),show:s=>i("span",{class:"muted",title:s.logs.map(a=>a.message).join(
`
`),children:[s.logs.slice(0,3).map(a=>a.message).join(" · "),s.logs.length>3?` · ${s.logs.length-3} more`:""]}),width:"minmax(160px, 1fr)"}].filter(s=>s.id!==
"state"||e.some(a=>Ml(a)))},[e]);return i(Ne,{label:"Tasks",columns:n,rows:e,total:t,sort:{column:"duration",descending:!0},csvName:"tasks",tallest:18,rowHref:o=>Q(
`/task/${o.id}`),filterHint:"Filter by number, log"})}function qx({type:e}){let t=e===Sl,n=ge.value.log,o=ke("doc/tasks",{type:t?null:e,incomplete:t?1:null,log:n,
top:jx}),r=de.value;return i(Qe,{title:tr(e),trail:[{text:"Tasks",href:Q("/tasks")}],actions:i(W,{children:[i(Ke,{restricted:!0}),i("form",{class:"choices",onSubmit:s=>{
s.preventDefault();let a=new FormData(s.currentTarget).get("log");me({log:typeof a=="string"&&a?a:null})},children:i("input",{class:"field",type:"search",name:"\
log",defaultValue:n,placeholder:"Text in logs, then Enter","aria-label":"Only tasks with this text in a log or region"},n)})]}),children:i(Te,{load:o,children:s=>{
let a=(s.tasks??[]).filter(d=>!t||d.type===""),l=r?a.filter(d=>(d.begin_ns??0)<r.to&&(d.end_ns??1/0)>r.from):a,u=l.filter(d=>d.state==="complete"),c=l.filter(d=>d.
state!=="complete"),m=(s.num_tasks??0)>(s.tasks??[]).length?`The ${$(a.length)} longest of ${$(s.num_tasks??0)}.`:void 0;return l.length===0?i(oe,{children:i("p",
{class:"faint",children:["There are no such tasks",r?" in the range":"",n?` with “${n}”`:"","."]})}):i("div",{class:"stack-gap",children:[i(it,{head:s}),u.length>
0&&i(kl,{rows:u,duration:d=>d.duration_ns,label:e,note:m,children:(d,p)=>i(oe,{title:p?`Tasks of ${p}`:"Tasks",flush:!0,children:i(gg,{tasks:d})})}),c.length>0&&
i(oe,{title:"Begin or end not seen",flush:!0,children:i(gg,{tasks:c})}),!t&&u.length>9&&i(_l,{type:e})]})}})})}function Yx({logs:e,begin:t}){let[n,o]=K(null),r=V(
()=>[{id:"time",title:"Time",value:s=>s.time_ns,show:s=>i(Bn,{id:s.goroutine,from:s.time_ns,to:s.time_ns+1}),num:!0,width:"112px"},{id:"since",title:"Since begi\
n",value:s=>s.time_ns-t,show:s=>`+${M(s.time_ns-t)}`,num:!0,width:"96px"},{id:"g",title:"Goroutine",value:s=>s.goroutine,show:s=>i(Ft,{id:s.goroutine,at:s.time_ns}),
num:!0,width:"84px"},{id:"category",title:"Category",value:s=>s.category,width:"120px"},{id:"message",title:"Message",value:s=>s.message,show:s=>i("span",{title:s.
message,children:s.message}),width:"minmax(200px, 1fr)"},{id:"place",title:"Where",value:s=>s.stack[0]?.function??"",show:s=>i(mo,{frames:s.stack}),width:"minma\
x(160px, 0.7fr)"}],[t]);return i(W,{children:[i(Ne,{label:"Logs",columns:r,rows:e,sort:{column:"time",descending:!1},csvName:"logs",tallest:12,onRow:s=>o(s===n?
null:s),isChosen:s=>s===n}),n&&i("div",{class:"part-detail space-above",children:[i("div",{children:[i("h3",{class:"small-head",children:[n.category||"log"," at\
 ",Re(n.time_ns)]}),i("p",{class:"log-message",children:n.message})]}),i("div",{children:i(Wt,{frames:n.stack})})]})]})}function Tl({regions:e,withTask:t,total:n}){
let o=V(()=>{let r=Math.max(...e.map(a=>a.duration_ns),1),s=[{id:"type",title:"Region",value:a=>a.type,show:a=>i("a",{href:Q(`/region/${nr(a.type)}`),children:tr(
a.type)}),width:"minmax(120px, 0.8fr)"},{id:"begin",title:"Began",value:a=>a.begin_ns,show:a=>a.begin_ns===null?i("span",{class:"faint",children:"before"}):i(Bn,
{id:a.goroutine,from:a.begin_ns,to:a.end_ns??a.begin_ns+a.duration_ns}),num:!0,width:"112px"},{id:"duration",title:"Duration",value:a=>a.duration_ns,show:a=>i(Pe,
{value:a.duration_ns,of:r,children:i(ie,{ns:a.duration_ns})}),num:!0,width:"110px"},{id:"shares",title:"What the goroutine did",value:a=>a.running_ns,show:a=>i(
Zn,{shares:go(a)}),width:"minmax(110px, 0.8fr)",picture:!0,fixed:!0},{id:"running",title:"Running",value:a=>a.running_ns,show:a=>i(ie,{ns:a.running_ns}),num:!0,
width:"80px"},{id:"runnable",title:"Runnable",value:a=>a.runnable_ns,show:a=>i(ie,{ns:a.runnable_ns}),num:!0,width:"80px"},{id:"blocked",title:"Blocked",value:a=>a.
blocked_ns,show:a=>i(ie,{ns:a.blocked_ns}),num:!0,width:"80px"},{id:"why",title:"Mostly on",value:a=>a.blocked_ns>0?a.blocked_by_reason[0]?.name??"":"",width:"m\
inmax(90px, 0.5fr)"},{id:"g",title:"Goroutine",value:a=>a.goroutine,show:a=>i(Ft,{id:a.goroutine,at:a.begin_ns??0,to:a.end_ns??(a.begin_ns??0)+a.duration_ns}),num:!0,
width:"84px"}];return t&&(s.shift(),s.push({id:"task",title:"Task",value:a=>a.task||null,show:a=>a.task?i("a",{href:Q(`/task/${a.task}`),children:a.task}):i("sp\
an",{class:"faint",children:"–"}),num:!0,width:"70px"})),s},[e,t]);return i(Ne,{label:"Regions",columns:o,rows:e,total:n,sort:{column:"duration",descending:!0},
csvName:"regions",tallest:14,filterHint:"Filter",tools:i(bo,{})})}function Xx({id:e}){let t=ke("doc/tasks",{id:e}),n=ke(e==="0"?null:"doc/explain",{task:e}),o=t.
data?.tasks?.[0],r=o?.begin_ns??0,s=o?.end_ns??(o?r+o.duration_ns:0);return i(Qe,{title:o?i(W,{children:[e==="0"?"Background task":tr(o.type)," ",i("span",{class:"\
muted",children:e})]}):`Task ${e}`,trail:[{text:"Tasks",href:Q("/tasks")},...o?.type?[{text:o.type,href:Q(`/tasks/${nr(o.type)}`)}]:[]],actions:o&&i(Eo,{main:!0,
to:He({view:Sn(r,s,.1),area:{from:r,to:Math.max(s,r+1)},pin:o.goroutines.slice(0,30).map(a=>`g${a}`)})}),children:i(Te,{load:t,children:a=>{let l=a.tasks??[],u=l[0];
if(!u)return i(Je,{kind:"warn",title:"There is no such task",children:["The trace has no task ",e,"."]});let c=l.flatMap(d=>d.logs.map(p=>({...p,task:d.id}))),m=l.
flatMap(d=>d.regions);return i("div",{class:"stack-gap",children:[i(it,{head:a}),i(Kt,{facts:[{label:"Duration",value:M(u.duration_ns)},{label:"Began",value:u.begin_ns===
null?"before the trace":Re(u.begin_ns),href:u.begin_ns===null?void 0:He({view:Sn(r,s,.1)})},{label:"Ended",value:u.end_ns===null?"not in the trace":Re(u.end_ns),
tone:u.end_ns===null?"warn":void 0},{label:"Goroutines",value:$(u.goroutines.length),hint:u.goroutines.map(d=>`g${d}`).join(", ")},{label:"Subtasks",value:$(l.length-
1)},{label:"Regions",value:$(m.length)},{label:"Logs",value:$(c.length)},u.parent?{label:"Parent",value:u.parent,href:Q(`/task/${u.parent}`)}:null]}),e!=="0"&&i(
oe,{title:"What it spent its time on",note:"Along the critical path: of two things that went on side by side, the one that finished last counts. The parts add u\
p to the duration.",children:i(Te,{load:n,children:d=>d.requests?.[0]?i(fg,{request:d.requests[0]}):i("p",{class:"faint",children:"It cannot be explained: its b\
egin or end is not in the trace."})})}),u.duration_ns>0&&i(oe,{title:"Time line",note:"The task and its subtasks, regions by goroutine, logs as dots.",children:i(
pg,{tasks:l,from:r,to:s})}),c.length>0&&i(oe,{title:"Logs",flush:!0,children:i(Yx,{logs:c,begin:r})}),m.length>0&&i(oe,{title:"Regions",flush:!0,children:i(Tl,{
regions:m})}),(u.begin_stack.length>0||u.end_stack.length>0)&&i(oe,{children:i("div",{class:"columns-2",children:[i("div",{children:[i("h2",{class:"small-head",
children:"Began at"}),i(Wt,{frames:u.begin_stack})]}),i("div",{children:[i("h2",{class:"small-head",children:"Ended at"}),i(Wt,{frames:u.end_stack})]})]})})]})}})})}
function bg({arg:e,root:t}){return t==="task"&&e!==null?i(Xx,{id:e},e):e===null?i(Ux,{}):i(qx,{type:e},e)}var vg=e=>Q(`/region/${nr(e)}`);function Jx({doc:e}){let t=e.types??[],n=V(()=>[{id:"type",title:"Region",value:o=>o.type,show:o=>i("a",{href:vg(o.type),children:tr(
o.type)}),width:"minmax(130px, 0.8fr)"},{id:"place",title:"Where it began",value:o=>o.frame?.function??"",show:o=>i(_i,{frame:o.frame}),width:"minmax(170px, 1fr\
)"},{id:"shares",title:"Meanwhile",hint:"What goroutines did while complete regions were open",value:o=>o.running_ns,show:o=>i(Zn,{shares:go(o)}),width:"minmax(\
110px, 0.7fr)",picture:!0,fixed:!0},...xl(t,e.duration_ns,!0)],[e]);return i(Ne,{label:"Types of regions",columns:n,rows:t,sort:{column:"total",descending:!0},csvName:"\
regions",rowHeight:34,tallest:20,rowHref:o=>vg(o.type),tools:i(bo,{})})}function Qx(){let e=ke("doc/regions");return i(Qe,{title:"Regions",lead:"What the progra\
m marked with trace.WithRegion, by name and place.",actions:i(Ke,{restricted:!1}),children:i(Te,{load:e,children:t=>i(W,{children:[i(it,{head:t}),t.types&&t.types.
length>0?i(oe,{flush:!0,children:i(Jx,{doc:t})}):t.usable&&i(Bc,{what:"regions",how:"WithRegion or StartRegion"})]})})})}function Zx({type:e}){let t=de.value,n=ke(
"doc/latency",{kind:"region",by:"function",top:500,longest:1,from:t?`${Math.round(t.from)}ns`:null,to:t?`${Math.round(t.to)}ns`:null}),o=V(()=>(n.data?.rows??[]).
filter(s=>s.type===e),[n.data,e]),r=V(()=>{let s=Math.max(...o.map(u=>u.total_ns),1),a=Math.max(Math.min(...o.map(u=>u.p50_ns).filter(u=>u>0),1e9),10),l=Math.max(
...o.map(u=>u.max_ns),1);return[{id:"fn",title:"Start function",value:u=>Lt(u.function??""),show:u=>i(nn,{fn:u.function??""}),width:"minmax(200px, 1fr)"},{id:"c\
ount",title:"Count",value:u=>u.count,show:u=>$(u.count),num:!0},{id:"total",title:"Total",value:u=>u.total_ns,show:u=>i(Pe,{value:u.total_ns,of:s,children:i(ie,
{ns:u.total_ns})}),num:!0,width:"110px"},{id:"spread",title:"Median · p99 · longest",value:u=>u.max_ns,show:u=>i(or,{p50:u.p50_ns,p99:u.p99_ns,max:u.max_ns,low:a,
high:l}),width:"160px",picture:!0},{id:"p50",title:"Median",value:u=>u.p50_ns,show:u=>i(ie,{ns:u.p50_ns}),num:!0},{id:"p99",title:"p99",value:u=>u.p99_ns,show:u=>i(
ie,{ns:u.p99_ns}),num:!0},{id:"max",title:"Longest",value:u=>u.max_ns,show:u=>i(ie,{ns:u.max_ns}),num:!0}]},[o]);return i(Te,{load:n,children:()=>i(Ne,{label:"B\
y start function",columns:r,rows:o,sort:{column:"total",descending:!0},csvName:"region-functions",tallest:8})})}var ek=5e3;function tk({type:e}){let t=ke("doc/r\
egions",{type:e,top:ek}),n=de.value;return i(Qe,{title:tr(e),trail:[{text:"Regions",href:Q("/regions")}],actions:i(W,{children:[i(Ke,{restricted:!0}),i("a",{class:"\
button",href:Q("/profiles",{kind:"sync",scope:`region:${e}`}),children:"Flame of blocking"})]}),children:i(Te,{load:t,children:o=>{let r=o.regions??[],s=n?r.filter(
c=>(c.begin_ns??0)<n.to&&(c.end_ns??1/0)>n.from):r,a=s.filter(c=>c.state==="complete"),l=s.filter(c=>c.state!=="complete"),u=(o.num_regions??0)>r.length?`The ${$(
r.length)} longest of ${$(o.num_regions??0)}.`:void 0;return s.length===0?i(oe,{children:i("p",{class:"faint",children:["There are no such regions",n?" in the r\
ange":"","."]})}):i("div",{class:"stack-gap",children:[i(it,{head:o}),a.length>0&&i(kl,{rows:a,duration:c=>c.duration_ns,label:e,note:u,children:(c,m)=>i(oe,{title:m?
`Regions of ${m}`:"Regions",flush:!0,children:i(Tl,{regions:c,withTask:!0})})}),l.length>0&&i(oe,{title:"Begin or end not seen",flush:!0,children:i(Tl,{regions:l,
withTask:!0})}),i(oe,{title:"By start function",note:"Of the goroutines that the regions were on.",flush:!0,children:i(Zx,{type:e})}),a.length>9&&i(_l,{type:e})]})}})})}
function wg({arg:e}){return e===null?i(Qx,{}):i(tk,{type:e},e)}var yg=[{id:"stw",text:"stop-the-world",hint:"Time in which the world was stopped is not the program’s"},{id:"background",text:"mark workers",hint:"Nor is tha\
t of dedicated and fractional mark workers"},{id:"assist",text:"mark assist",hint:"Nor that in which goroutines helped to mark"},{id:"sweep",text:"sweeping",hint:"\
Nor that in which they swept"},{id:"perproc",text:"each P by itself",hint:"A P has either all or nothing, which is what a single goroutine feels"},{id:"mut",text:"\
percentiles",hint:"Also what 99.9 %, 99 % and 95 % of all windows exceed"}],xg="stw,background,assist";function kg(e){return e%1e9===0?`${e/1e9}s`:e%1e6===0?`${e/
1e6}ms`:e%1e3===0?`${e/1e3}us`:`${e}ns`}function nk({mmu:e}){let t=V(()=>{let n=[{id:"begin",title:"From",value:o=>o.begin_ns,show:o=>i("a",{href:He({view:Sn(o.
begin_ns,o.end_ns,.3),area:{from:o.begin_ns,to:o.end_ns}}),children:Re(o.begin_ns)}),num:!0,width:"120px"},{id:"util",title:"Left to the program",value:o=>o.util,
show:o=>i(Pe,{value:o.util,of:1,children:ee(o.util)}),num:!0,width:"minmax(130px, 1fr)"},{id:"range",title:"",value:()=>"",show:o=>i("button",{type:"button",class:"\
link",onClick:()=>Gt({from:o.begin_ns,to:o.end_ns}),children:"use as range"}),width:"112px",fixed:!0,picture:!0}];return e.worst.some(o=>o.p!==void 0)&&n.splice(
1,0,{id:"p",title:"P",value:o=>o.p??null,num:!0,width:"50px"}),n},[e]);return i(Ne,{label:`Worst windows of ${M(e.worst_window_ns)}`,columns:t,rows:e.worst,sort:{
column:"util",descending:!1},csvName:"worst-windows",filter:!1,rowHref:n=>He({view:Sn(n.begin_ns,n.end_ns,.3),area:{from:n.begin_ns,to:n.end_ns}}),empty:"The tr\
ace is shorter than that."})}function ok(){let e=ge.value.flags??xg,t=e.split(","),n=ge.value.window,[o,r]=on(),s=ke("doc/gc",{mmu:1,"mmu-flags":e,window:n}),a=(u,c)=>{
let m=yg.map(d=>d.id).filter(d=>d===u?c:t.includes(d));Mo({flags:m.join(",")===xg?null:m.join(",")})},l=["stw","background","assist","sweep"];return i(oe,{title:"\
Mutator utilization",note:"The least share of the processor that was left to the program in any window of one length. Click a length for its worst windows.",actions:i(
W,{children:[i(Ke,{restricted:!1,what:"Mutator utilization"}),r]}),children:[i("fieldset",{class:"flags",children:[i("legend",{class:"hidden-text",children:"Wha\
t is not the program"}),i("span",{class:"muted",children:"Not the program:"}),yg.map(u=>i("label",{class:`check${u.id==="perproc"?" check-apart":""}`,title:u.hint,
children:[i("input",{type:"checkbox",checked:t.includes(u.id),disabled:t.includes(u.id)&&l.includes(u.id)&&l.filter(c=>t.includes(c)).length===1,onChange:c=>a(u.
id,c.currentTarget.checked)}),u.text]},u.id))]}),i(Te,{load:s,rows:5,children:u=>{let c=u.mmu;if(!c||c.curve.length===0)return i(Je,{title:"There is no curve",children:"\
The trace does not say how many Ps there are, or is too short."});let m=c.curve.map(g=>g.window_ns),d=[{name:"minimum",colour:"--stw",values:c.curve.map(g=>g.mmu),
width:2}];c.curve.some(g=>g.p99!==void 0)&&d.push({name:"99.9 % of windows",colour:"--runnable",values:c.curve.map(g=>g.p99_9??null),dash:[5,3]},{name:"99 %",colour:"\
--syscall",values:c.curve.map(g=>g.p99??null),dash:[5,3]},{name:"95 %",colour:"--running",values:c.curve.map(g=>g.p95??null),dash:[5,3]});let p=m.indexOf(c.worst_window_ns);
return i("div",{class:"mmu-columns",children:[i("div",{children:o?i(Di,{label:"Mutator utilization",xTitle:"window",x:m,series:d,formatX:M,formatY:ee}):i(Dr,{label:"",
x:m,series:d,logX:!0,height:280,top:1,formatX:M,formatY:ee,picked:p<0?null:p,onPick:g=>me({window:kg(m[g]??1e7)})})}),i("div",{children:[i("div",{class:"choices\
 worst-head",children:[i("h3",{children:"Worst windows of"}),i("select",{class:"field","aria-label":"Length of the windows",value:String(c.worst_window_ns),onChange:g=>me(
{window:kg(Number(g.currentTarget.value))}),children:(m.includes(c.worst_window_ns)?m:[...m,c.worst_window_ns].sort((g,b)=>g-b)).map(g=>i("option",{value:String(
g),children:M(g)},g))})]}),i(nk,{mmu:c})]})]})}})]})}var $s=(e,t)=>e===null||t===null?null:t-e;function Cl(e){return $s(e.sweep_end_ns??e.begin_ns,e.term_begin_ns??
e.end_ns)}function rk({cycles:e}){let t=V(()=>{let n=Math.max(...e.map(l=>Cl(l)??0),1),o=Math.max(...e.map(l=>l.assist_ns),1),r=Math.max(...e.map(l=>l.heap_term_bytes??
l.heap_begin_bytes??0),1),s=(l,u,c,m)=>({id:l,title:u,hint:m,value:c,show:d=>i(Pe,{value:c(d)??0,of:r,kind:"gc",children:bt(c(d))}),num:!0,width:"84px"}),a=l=>l.
heap_marked_bytes&&l.next_goal_bytes?l.next_goal_bytes/l.heap_marked_bytes-1:null;return[{id:"n",title:"Cycle",value:l=>l.cycle,num:!0,width:"64px"},{id:"begin",
title:"Began",value:l=>l.begin_ns,show:l=>l.begin_ns===null?i("span",{class:"faint",children:"before"}):i("a",{href:He({view:Sn(l.begin_ns,l.term_end_ns??l.end_ns??
l.begin_ns+1e6,.3),pin:["c:heap"]}),children:Re(l.begin_ns)}),num:!0,width:"112px"},{id:"trigger",title:"Trigger",value:l=>l.trigger,width:"minmax(80px, 0.6fr)"},
{id:"sweep",title:"Sweep term",hint:"The stop to end sweeping",value:l=>$s(l.sweep_begin_ns,l.sweep_end_ns),show:l=>i(ie,{ns:$s(l.sweep_begin_ns,l.sweep_end_ns)}),
num:!0,width:"84px"},{id:"mark",title:"Mark",hint:"Beside the program",value:Cl,show:l=>i(Pe,{value:Cl(l)??0,of:n,kind:"gc",children:i(ie,{ns:Cl(l)})}),num:!0,width:"\
92px"},{id:"term",title:"Mark term",hint:"The stop to end marking",value:l=>$s(l.term_begin_ns,l.term_end_ns),show:l=>i(ie,{ns:$s(l.term_begin_ns,l.term_end_ns)}),
num:!0,width:"84px"},{id:"assist",title:"Assists",hint:"Time of goroutines that had to help",value:l=>l.assist_ns,show:l=>i("span",{title:`${$(l.assists)} assis\
ts`,children:i(Pe,{value:l.assist_ns,of:o,kind:"runnable",children:i(ie,{ns:l.assist_ns})})}),num:!0,width:"88px"},{id:"worker",title:"Workers",hint:"Time of ma\
rk workers",value:l=>l.worker_ns,show:l=>i(ie,{ns:l.worker_ns}),num:!0,width:"80px"},s("before","Heap before",l=>l.heap_begin_bytes,"When it began"),s("marked",
"Alive",l=>l.heap_marked_bytes,"What was found alive"),s("goal","Goal",l=>l.goal_bytes,"That the heap was to stay below"),{id:"room",title:"Room",hint:"Between \
what is alive and the next goal: GOGC, more for a small heap, less under GOMEMLIMIT",value:a,show:l=>i("span",{title:`Next goal ${bt(l.next_goal_bytes)}`,children:ee(
a(l)??NaN)}),num:!0,width:"64px"},{id:"fn",title:"Begun by",value:l=>l.function,show:l=>l.goroutine===null?"":i(nn,{fn:l.function}),width:"minmax(120px, 1fr)"}]},
[e]);return i(Ne,{label:"Cycles",columns:t,rows:e,sort:{column:"n",descending:!1},csvName:"gc-cycles",tallest:14,empty:"No cycle was under way."})}function ik({
pauses:e,reasons:t}){let n=V(()=>{let r=Math.max(...t.map(a=>a.total_ns),1),s=(a,l,u,c)=>({id:a,title:l,hint:c,value:u,show:m=>i(ie,{ns:u(m)}),num:!0,width:"82p\
x"});return[{id:"reason",title:"Stop for",value:a=>a.reason,width:"minmax(160px, 1fr)"},{id:"count",title:"Count",value:a=>a.count,show:a=>$(a.count),num:!0,width:"\
64px"},{id:"total",title:"Total",value:a=>a.total_ns,show:a=>i(Pe,{value:a.total_ns,of:r,kind:"stw",children:i(ie,{ns:a.total_ns})}),num:!0,width:"92px"},s("p50",
"Median",a=>a.p50_ns),s("p99","p99",a=>a.p99_ns),s("max","Longest",a=>a.max_ns),s("stopping","Stopping, longest",a=>a.stopping_max_ns,"Until the last P had stop\
ped")]},[t]),o=V(()=>{let r=Math.max(...e.map(s=>s.end_ns-s.begin_ns),1);return[{id:"begin",title:"From",value:s=>s.begin_ns,show:s=>i(Bn,{id:s.goroutine,from:s.
begin_ns,to:s.end_ns}),num:!0,width:"112px"},{id:"length",title:"Length",value:s=>s.end_ns-s.begin_ns,show:s=>i(Pe,{value:s.end_ns-s.begin_ns,of:r,kind:"stw",children:i(
ie,{ns:s.end_ns-s.begin_ns})}),num:!0,width:"100px"},{id:"stopping",title:"Stopping",hint:"Until the last P had stopped",value:s=>s.stopping_ns,show:s=>i(ie,{ns:s.
stopping_ns}),num:!0,width:"84px"},{id:"reason",title:"Stop for",value:s=>s.reason,width:"minmax(140px, 0.8fr)"},{id:"by",title:"Stopped by",value:s=>s.function,
show:s=>s.goroutine===null?i("span",{class:"faint",children:"–"}):i("span",{children:[i(Ft,{id:s.goroutine,at:s.begin_ns,to:s.end_ns})," ",i(nn,{fn:s.function})]}),
width:"minmax(150px, 1fr)"},{id:"last",title:"Last to stop",hint:"What the P ran that stopped last",value:s=>s.last_function,show:s=>s.last_goroutine===null?i("\
span",{class:"faint",children:s.last_p===null?"–":`p${s.last_p}`}):i("span",{children:["p",s.last_p," ",i(Ft,{id:s.last_goroutine,at:s.begin_ns,to:s.end_ns}),
" ",s.last_function!==null&&i(nn,{fn:s.last_function})]}),width:"minmax(150px, 1fr)"}]},[e]);return i("div",{class:"stack-gap",children:[i(Ne,{label:"Pauses by \
reason",columns:n,rows:t,sort:{column:"total",descending:!0},csvName:"pauses-by-reason",filter:!1,empty:"The world was never stopped."}),e.length>0&&i(Ne,{label:"\
Longest pauses",columns:o,rows:e,sort:{column:"length",descending:!0},csvName:"pauses",tallest:10})]})}function sk({groups:e}){let t=V(()=>{let n=Math.max(...e.
map(o=>o.assist_total_ns),1);return[{id:"fn",title:"Start function",value:o=>o.function,show:o=>i(nn,{fn:o.function}),width:"minmax(200px, 1fr)"},{id:"assist",title:"\
Assists",value:o=>o.assist_total_ns,show:o=>i(Pe,{value:o.assist_total_ns,of:n,kind:"runnable",children:i(ie,{ns:o.assist_total_ns})}),num:!0,width:"110px"},{id:"\
share",title:"Of its time",hint:"Part of the time that they ran or waited in an assist",value:o=>o.assist_share,show:o=>ee(o.assist_share),num:!0},{id:"count",title:"\
Count",value:o=>o.assist_count,show:o=>$(o.assist_count),num:!0},{id:"p99",title:"p99",value:o=>o.assist_p99_ns,show:o=>i(ie,{ns:o.assist_p99_ns}),num:!0},{id:"\
max",title:"Longest",value:o=>o.assist_max_ns,show:o=>i(ie,{ns:o.assist_max_ns}),num:!0},{id:"sweep",title:"Sweeping",value:o=>o.sweep_total_ns,show:o=>i(ie,{ns:o.
sweep_total_ns}),num:!0},{id:"swept",title:"Swept",value:o=>o.swept_bytes,show:o=>o.swept_bytes?bt(o.swept_bytes):i("span",{class:"faint",children:"0"}),num:!0}]},
[e]);return i(Ne,{label:"Who worked for the collector",columns:t,rows:e,sort:{column:"assist",descending:!0},csvName:"gc-groups",tallest:10,empty:"No goroutine \
had to help."})}function _g(e){let t=ke("doc/gc",{top:2e3}),n=de.value;return i(Qe,{title:"GC & MMU",lead:"What the garbage collector took from the program, and\
 when.",children:[i(ok,{}),i(Te,{load:t,rows:6,children:o=>{if(!o.usable)return i(it,{head:o});let r=n?o.cycles.filter(u=>(u.begin_ns??0)<n.to&&(u.term_end_ns??
u.end_ns??1/0)>n.from):o.cycles,s=n?o.longest_pauses.filter(u=>u.begin_ns<n.to&&u.end_ns>n.from):o.longest_pauses,a=o.pauses_by_reason.reduce((u,c)=>u+c.total_ns,
0),l=o.longest_pauses[0];return i("div",{class:"stack-gap",children:[i(it,{head:o}),i(Kt,{facts:[{label:"Cycles",value:$(o.num_cycles)},{label:"Marking",value:ee(
o.mark_ns/Math.max(o.duration_ns,1)),hint:`${M(o.mark_ns)} in which a cycle was under way`},{label:"World stopped",value:M(a),hint:"All stops, for the collector\
 or not"},{label:"Longest pause",value:l?M(l.end_ns-l.begin_ns):"–",href:l?He({view:Sn(l.begin_ns,l.end_ns)}):void 0},{label:"Assists",value:M(o.groups.reduce(
(u,c)=>u+c.assist_total_ns,0))},{label:"Mark workers",value:M(o.workers.reduce((u,c)=>u+c.total_ns,0)),hint:o.workers.map(u=>`${u.worker} ${M(u.total_ns)}`).join(
", ")},{label:"GOMAXPROCS",value:o.gomaxprocs||"–"}]}),i(oe,{title:"Cycles",actions:i(W,{children:[i(Ke,{restricted:!0}),r.length>0&&i(Eo,{to:He({pin:["c:heap",
"c:goal"]}),children:"Show GC rows"})]}),flush:!0,children:i(rk,{cycles:r})}),i(oe,{title:"Stops of the world",actions:n?i(Ke,{restricted:!1}):void 0,flush:!0,children:i(
ik,{pauses:s,reasons:o.pauses_by_reason})}),i(oe,{title:"Who worked for the collector",note:"Mark assists and sweeping by goroutines, by start function.",actions:i(
Ke,{restricted:!1}),flush:!0,children:i(sk,{groups:o.groups})})]})}})]})}var ak=[{value:"severity",text:"By severity"},{value:"cost",text:"By cost"},{value:"time",text:"By time"}];function Mg({arg:e}){let t=ke("doc/findings");La(t.data);
let[n,o]=Ut("order","severity",["severity","cost","time"]);return i(Qe,{title:"Findings",lead:"Patterns that make Go programs slow, where they were found and wh\
at they cost.",actions:i(W,{children:[i(Ke,{restricted:!1,what:"Findings"}),i(gn,{label:"Order",options:ak,value:n,onChange:o})]}),children:i(Te,{load:t,children:r=>{
let s=[...r.findings??[]];return n==="cost"&&s.sort((a,l)=>l.cost_ns-a.cost_ns),n==="time"&&s.sort((a,l)=>(a.evidence[0]?.begin_ns??0)-(l.evidence[0]?.begin_ns??
0)),i(W,{children:[i(it,{head:r}),s.length===0?i(oe,{children:i(Ac,{doc:r})}):i(W,{children:[i("p",{class:"p-note p-note-above",children:[Ge(s.length,"finding"),
" in ",M(r.duration_ns),". Costs are time of goroutines, of Ps, or on the clock, as said with each; they overlap and do not add up."]}),s.length>3&&i("nav",{class:"\
jump","aria-label":"Findings",children:s.map((a,l)=>i("a",{class:`jump-link jump-${a.severity}`,href:Q(`/findings/${a.rule}`),children:[a.rule," ",i("span",{class:"\
faint",children:Ga(a)})]},l))}),i("h2",{class:"hidden-text",children:"All findings"}),i("div",{class:"findings",children:[s.filter(a=>!e||a.rule===e).map(a=>i(Wa,
{finding:a,duration:r.duration_ns,open:!0},`${a.rule}${a.cost_ns}`)),e&&i("p",{children:i("a",{href:Q("/findings"),children:["All ",$(s.length)," findings"]})})]})]})]})}})})}var Ic={state:"State",delay:"Wait for a P",reason:"Blocked on",running:"Running",runnable:"Runnable",blocked:"Blocked",place:"Place",gc:"Collection",rate:"Rate",
latency:"Mean latency",wait:"Mean wait",task:"Task, mean"};function lk(e){let t=e.b>e.a;switch(e.quantity){case"latency":case"wait":case"task":case"delay":case"\
runnable":case"gc":return t;case"state":return e.name==="runnable"?t:null;default:return null}}function Ki(e,t){return e.quantity==="rate"?xs(t):t===0?"0":e.quantity===
"latency"||e.quantity==="wait"||e.quantity==="task"?M(t):`${M(t)}/s`}function uk(e){return e<1e-4?"< 0.01 %":ee(e)}function ck({d:e}){let t=Math.max(e.a,e.b,1e-12);
return i("svg",{class:"pair",viewBox:"0 0 100 18",preserveAspectRatio:"none",role:"img","aria-label":`A ${Ki(e,e.a)}, B ${Ki(e,e.b)}`,children:[i("title",{children:[
"A ",Ki(e,e.a),", B ",Ki(e,e.b)]}),i("rect",{class:"pair-a",x:"0",y:"2",width:e.a/t*100,height:"6"}),i("rect",{class:"pair-b",x:"0",y:"10",width:e.b/t*100,height:"\
6"})]})}function dk({list:e}){let[t,n]=Ut("quantity","all"),o=[...new Set(e.map(l=>l.quantity))],r=t==="all"?e:e.filter(l=>l.quantity===t),s=V(()=>{let l=e.filter(
d=>d.a_times||d.b_times),u=Math.max(Math.min(...l.flatMap(d=>[d.a_times?.p50_ns??1e9,d.b_times?.p50_ns??1e9]).filter(d=>d>0),1e9),10),c=Math.max(...l.flatMap(d=>[
d.a_times?.max_ns??0,d.b_times?.max_ns??0]),1),m=[{id:"quantity",title:"Quantity",value:d=>Ic[d.quantity]??d.quantity,show:d=>i("span",{class:"muted",children:Ic[d.
quantity]??d.quantity}),width:"118px"},{id:"name",title:"Of",value:d=>d.name,show:d=>i("span",{title:d.name,children:d.quantity==="rate"||d.quantity==="state"?d.
name:De(d.name)}),width:"minmax(180px, 1fr)"},{id:"pair",title:"A, B",value:d=>d.change,show:d=>i(ck,{d}),width:"120px",picture:!0,fixed:!0},{id:"a",title:"A",value:d=>d.
a,show:d=>Ki(d,d.a),num:!0,width:"100px"},{id:"b",title:"B",value:d=>d.b,show:d=>Ki(d,d.b),num:!0,width:"100px"},{id:"change",title:"Change",value:d=>d.change===
null?1/0:Math.abs(d.change),num:!0,width:"88px",show:d=>{let p=lk(d);return i("strong",{class:d.significant?p===null?void 0:p?"delta-up":"delta-down":"faint",children:Af(
d.change)})}},{id:"chance",title:"By chance",hint:"How likely such a difference is if there is none",value:d=>d.chance,show:d=>i("span",{class:d.significant?void 0:
"faint",children:uk(d.chance)}),num:!0,width:"84px"}];if(e.some(d=>d.a_per_task!==null&&d.b_per_task!==null)){let d=(p,g)=>g===null?"–":p.quantity==="rate"?g.
toPrecision(3):M(g);m.push({id:"at",title:"A, a task",value:p=>p.a_per_task,show:p=>d(p,p.a_per_task),num:!0,width:"88px"},{id:"bt",title:"B, a task",value:p=>p.
b_per_task,show:p=>d(p,p.b_per_task),num:!0,width:"88px"})}return l.length>0&&m.push({id:"spread",title:"Median · p99 · longest",hint:"A above, B below, on on\
e logarithmic axis",value:d=>d.b_times?.p99_ns??null,picture:!0,width:"150px",show:d=>d.a_times||d.b_times?i("span",{class:"spreads",children:[d.a_times,d.b_times].
map((p,g)=>p?i(or,{p50:p.p50_ns,p99:p.p99_ns,max:p.max_ns,low:u,high:c},g):null)}):""}),m},[e]),a=[{value:"all",text:"All"},...o.map(l=>({value:l,text:Ic[l]??l}))];
return i(W,{children:[i("div",{class:"choices below",children:i(gn,{label:"Quantity",options:a,value:t,onChange:n})}),i(Ne,{label:"Differences",columns:s,rows:r,
sort:{column:"change",descending:!0},csvName:"compare",rowHeight:34,tallest:18,empty:"Nothing differs by more than chance."})]})}function pk({doc:e}){let t=r=>r.
slice(r.lastIndexOf("/")+1),n=[["File",t(e.a.file),t(e.b.file)],["Duration",M(e.a.duration_ns),M(e.b.duration_ns)],["Tasks that ended",$(e.a.tasks),$(e.b.tasks)],
["Format",e.a.format??"–",e.b.format??"–"]],o=[...new Set([...Object.keys(e.a.mmu??{}),...Object.keys(e.b.mmu??{})])];return i("table",{class:"grid-table co\
mpare-sides",children:[i("thead",{children:i("tr",{children:[i("th",{children:i("span",{class:"hidden-text",children:"quantity"})}),i("th",{children:[i("span",{
class:"legend-mark pair-mark-a","aria-hidden":"true"}),"A"]}),i("th",{children:[i("span",{class:"legend-mark pair-mark-b","aria-hidden":"true"}),"B"]})]})}),i("\
tbody",{children:[n.map(([r,s,a])=>i("tr",{children:[i("th",{scope:"row",children:r}),i("td",{children:s}),i("td",{children:a})]},r)),o.map(r=>i("tr",{children:[
i("th",{scope:"row",children:["Least mutator utilization in ",r]}),i("td",{children:ee(e.a.mmu?.[r]??NaN)}),i("td",{children:ee(e.b.mmu?.[r]??NaN)})]},r))]})]})}
function Sg(e){let t=Be.value?.compare??null,[n,o]=Ut("all","0",["0","1"]),r=ke(Be.value&&t?"doc/compare":null,{all:n==="1"?1:null});return Be.value&&!t?i(Qe,{title:"\
Compare",children:i(Je,{title:"There is one trace",children:["To compare two, name both: ",i("code",{children:"tacho view before.out after.out"}),"."]})}):i(Qe,
{title:"Compare",lead:"A second of each trace, before (A) and after (B), and which differences are more than chance.",actions:i("label",{class:"check",children:[
i("input",{type:"checkbox",checked:n==="1",onChange:s=>o(s.currentTarget.checked?"1":"0")})," also what did not change"]}),children:i(Te,{load:r,rows:8,children:s=>{
let a=s.differences.filter(l=>l.significant);return i("div",{class:"stack-gap",children:[i(it,{head:s.a}),i(it,{head:s.b}),s.caveat&&i(Je,{kind:"warn",title:"No\
thing can be called a change",children:s.caveat}),i("div",{class:"columns-2",children:[i(oe,{title:"The traces",children:i(pk,{doc:s})}),i(oe,{title:"Findings",
children:s.findings.length===0?i("p",{class:"faint",children:"The rules found nothing in either."}):i("table",{class:"grid-table",children:[i("thead",{children:i(
"tr",{children:[i("th",{children:"finding"}),i("th",{class:"num",children:"A, a second"}),i("th",{class:"num",children:"B, a second"}),i("th",{children:i("span",
{class:"hidden-text",children:"change"})})]})}),i("tbody",{children:s.findings.map((l,u)=>i("tr",{children:[i("td",{children:[l.rule," ",i("code",{class:"muted",
children:De(l.place??"")})]}),i("td",{class:"num",children:l.in_a?M(l.a_cost_ns):"–"}),i("td",{class:"num",children:l.in_b?M(l.b_cost_ns):"–"}),i("td",{children:l.
in_a&&!l.in_b?i("span",{class:"tag tag-good",children:"gone in B"}):!l.in_a&&l.in_b?i("span",{class:"tag tag-bad",children:"new in B"}):i("span",{class:"tag",children:"\
in both"})})]},u))})]})})]}),i(oe,{title:a.length===0?"No difference is more than chance":Ge(a.length,"difference")+" beyond chance",note:`${$(s.compared)} quan\
tities were compared, block by block (${$(s.a.blocks)} and ${$(s.b.blocks)} blocks). Two runs of one program may differ by more than the blocks of either.`,flush:!0,
children:i(dk,{list:s.differences})})]})}})})}var Rg=1e3,Tg=["StateTransition","RangeBegin","RangeEnd","RangeActive","TaskBegin","TaskEnd","RegionBegin","RegionEnd","Log","Metric","Label","StackSample","Syn\
c","Experimental"];function Cg(e){let t=n=>e[n]===void 0||e[n]===null?"":String(e[n]);switch(e.kind){case"StateTransition":return`${t("scope")} ${t("id")}: ${t(
"from")} → ${t("to")}${e.reason?`, ${t("reason")}`:""}${e.subject_func?` (${De(t("subject_func"))})`:""}`;case"Metric":return`${t("metric")} = ${t("value")}`;case"\
Label":return`${t("scope")} ${t("id")}: ${t("label")}`;case"RangeBegin":case"RangeEnd":case"RangeActive":return t("range")+(e.swept_bytes!==void 0?`, swept ${t(
"swept_bytes")} B, reclaimed ${t("reclaimed_bytes")} B`:"");case"TaskBegin":case"TaskEnd":return`task ${t("task")} ${t("type")}${e.parent?`, of task ${t("parent")}`:
""}`;case"RegionBegin":case"RegionEnd":return`${t("type")}${e.task?`, task ${t("task")}`:""}`;case"Log":return`${e.category?`${t("category")}: `:""}${t("message")}${e.
task?`, task ${t("task")}`:""}`;case"Sync":return`generation ${t("generation")}`;default:return Object.keys(e).filter(n=>!["time_ns","kind","m","p","g","func","\
stack","subject_stack"].includes(n)).map(n=>`${n}=${typeof e[n]=="object"?JSON.stringify(e[n]):t(n)}`).join(" ")}}function fk(e){return e.scope==="Goroutine"&&typeof e.
id=="number"?e.id:e.g??null}function mk(e){let[t,n]=K({events:[],more:!0,busy:!1,error:null}),o=JSON.stringify([e,Ie.value]),r=_e(null),s=_e({key:o,events:[],more:!0,
busy:!1}),a=()=>{let l=s.current;if(l.busy||!l.more||Ie.peek()===null)return;l.busy=!0,n({events:l.events,more:!0,busy:!0,error:null});let u=new AbortController;
r.current=u,ze("events",{...e,stacks:1,limit:Rg,offset:l.events.length},u.signal).then(c=>{u.signal.aborted||(l.events=[...l.events,...c.events],l.more=c.more&&
c.events.length>0,l.busy=!1,n({events:l.events,more:l.more,busy:!1,error:null}))},c=>{u.signal.aborted||zt(c)||(l.more=!1,l.busy=!1,n({events:l.events,more:!1,busy:!1,
error:fn(c)}))})};return ae(()=>(s.current={key:o,events:[],more:!0,busy:!1},a(),()=>r.current?.abort()),[o]),[t,a]}function hk({e}){let t=e.stack??[],n=e.subject_stack??
[],o=Object.keys(e).filter(r=>r!=="stack"&&r!=="subject_stack");return i("div",{class:"part-detail space-above",children:[i("div",{children:[i("h2",{class:"smal\
l-head",children:e.kind}),i("table",{class:"grid-table plain-tight",children:i("tbody",{children:o.map(r=>i("tr",{children:[i("th",{scope:"row",children:r}),i("\
td",{class:"log-message mono",children:typeof e[r]=="object"?JSON.stringify(e[r]):String(e[r])})]},r))})})]}),t.length>0&&i("div",{children:[i("h2",{class:"smal\
l-head",children:"Stack"}),i(Wt,{frames:t})]}),n.length>0&&i("div",{children:[i("h2",{class:"small-head",children:"Stack of what it is about"}),i(Wt,{frames:n})]})]})}
function Ag(e){let t=de.value,n=ge.value,[o,r]=mk({from:t?`${Math.round(t.from)}ns`:null,to:t?`${Math.round(t.to)}ns`:null,goroutine:n.g,proc:n.p,kind:n.kind}),
[s,a]=K(null),l=V(()=>[{id:"time",title:"Time",value:c=>c.time_ns,show:c=>{let m=fk(c);return i("a",{href:He({view:Sn(c.time_ns-2e4,c.time_ns+2e4),sel:m===null?
null:{row:`g${m}`,t:c.time_ns},pin:m===null?[]:[`g${m}`]}),title:"Show on the timeline",children:Rf(c.time_ns)})},num:!0,width:"136px"},{id:"m",title:"Thread",value:c=>c.
m??null,num:!0,width:"80px"},{id:"p",title:"P",value:c=>c.p??null,num:!0,width:"44px"},{id:"g",title:"Goroutine",value:c=>c.g??null,show:c=>c.g===void 0?"":i("s\
pan",{class:"mono",children:["g",c.g]}),num:!0,width:"86px"},{id:"kind",title:"Kind",value:c=>c.kind,show:c=>i("span",{class:"muted",children:c.kind}),width:"13\
0px"},{id:"what",title:"What happened",value:Cg,show:c=>{let m=Cg(c);return i("span",{title:m,children:m})},width:"minmax(260px, 1.6fr)"},{id:"func",title:"In",
value:c=>c.func??"",show:c=>c.func?i("span",{class:"fname",title:c.func,children:De(c.func)}):"",width:"minmax(140px, 1fr)"}],[]),u=c=>{let m=new FormData(c),d=p=>{
let g=m.get(p);return typeof g=="string"&&g.trim()?g.trim():null};me({g:d("g")?.replace(/^g/,"")??null,p:d("p")?.replace(/^p/,"")??null,kind:d("kind")}),a(null)};
return i(Qe,{title:"Events",lead:"All of them, in their one order, as they are in the trace.",actions:i(Ke,{restricted:!0}),children:[i("form",{class:"choices",
onSubmit:c=>{c.preventDefault(),u(c.currentTarget)},children:[i("label",{class:"choices",children:["Goroutine ",i("input",{class:"field",name:"g",size:8,defaultValue:n.
g??"",placeholder:"all",inputMode:"numeric"})]}),i("label",{class:"choices",children:["P ",i("input",{class:"field",name:"p",size:4,defaultValue:n.p??"",placeholder:"\
all",inputMode:"numeric"})]}),i("label",{class:"choices",children:["Kind",i("select",{class:"field",name:"kind",defaultValue:n.kind??"",onChange:c=>u(c.currentTarget.
form),children:[i("option",{value:"",children:"all kinds"}),Tg.map(c=>i("option",{value:c,selected:c===n.kind,children:c},c)),n.kind!==void 0&&!Tg.includes(n.kind)&&
i("option",{value:n.kind,selected:!0,children:n.kind})]})]}),i("button",{type:"submit",class:"button",children:"Filter"}),(n.g!==void 0||n.p!==void 0||n.kind!==
void 0)&&i("button",{type:"button",class:"button button-quiet",onClick:()=>me({g:null,p:null,kind:null}),children:"All events"})]},`${n.g} ${n.p} ${n.kind}`),o.
error&&i(Je,{kind:"warn",title:"No events",children:o.error}),o.events.length===0&&o.busy&&i(rr,{rows:8}),o.events.length>0&&i(oe,{flush:!0,children:[i(Ne,{label:"\
Events",columns:l,rows:o.events,csvName:"events",tallest:24,rowHeight:26,filterHint:"Filter what is loaded",compact:!0,onEnd:r,onRow:c=>a(c===s?null:c),isChosen:c=>c===
s,tools:i("span",{class:"table-count",children:o.busy?"loading more…":o.more?i("button",{type:"button",class:"link",onClick:r,children:[$(Rg)," more"]}):"that\
 is all"})}),s&&i(hk,{e:s})]}),!o.busy&&!o.error&&o.events.length===0&&i(oe,{children:i("p",{class:"faint",children:"No event matches."})})]})}var gk=["Move","Rows and slices","Select and mark","Find","Show","Pages"],bk=[["running","running","The goroutine executes on a P."],["runnable","runnable","It \
could run and waits for a P: this is scheduling latency."],["waiting","waiting","It waits for something: a channel, a lock, the network, time. Pale, because mos\
t goroutines do it most of the time; shades tell the reasons."],["syscall","syscall","It is inside a system call."],["gc","GC","The garbage collector marks or s\
weeps."],["stw","stop the world","No goroutine may run."]];function Hr({name:e,children:t}){return i("tr",{children:[i("td",{children:e}),i("td",{children:t})]})}
function Pg(){return i("div",{class:"page help",children:[i("h1",{children:"Help"}),i("section",{class:"card",children:[i("h2",{children:"Reading the timeline"}),
i("p",{children:"Each row is one goroutine, P, thread, task or region, or a group of goroutines with the same start function. Where a pixel holds more than one \
slice, the column is stacked: running at the bottom, then syscall, runnable, and waiting on top, each as high as its share of the time. Zooming in turns columns\
 into single slices; a grey line on top of a stretch says that slices are merged there."}),i("table",{class:"small",children:i("tbody",{children:bk.map(([e,t,n])=>i(
"tr",{children:[i("td",{class:"nowrap",children:[i("span",{class:`tl-swatch swatch-${e}`})," ",t]}),i("td",{children:n})]},e))})}),i("p",{children:"Groups show \
how many of their goroutines are in each state at once; what the height stands for is on the right. The arrow opens a group into one row for each goroutine; ≡ p\
acks their lives into lanes."})]}),i("section",{class:"card",children:[i("h2",{children:"Pointer"}),i("table",{class:"small",children:i("tbody",{children:[i(Hr,
{name:"Click",children:"select a slice: why it waited, who woke it, whom it woke"}),i(Hr,{name:"Drag",children:"an area: states, stacks, goroutines and lengths \
within it; on the ruler, over all rows"}),i(Hr,{name:"Shift and drag, or middle button",children:"move"}),i(Hr,{name:"Wheel",children:["scroll rows; with ",i("k\
bd",{children:"Ctrl"})," or a pinch zoom at the pointer; with ",i("kbd",{children:"Shift"})," move in time"]}),i(Hr,{name:"Double click",children:"fit the slice"}),
i(Hr,{name:"Right click",children:"menu"}),i(Hr,{name:"Strip above every page",children:"drag to restrict all pages to a range; drag the frame to move the timel\
ine"})]})})]}),i("div",{class:"help-keys",children:gk.map(e=>i("section",{class:"card",children:[i("h2",{children:e}),i("table",{class:"small",children:i("tbody",
{children:$o.filter(t=>t.group===e&&t.keys.length>0).map(t=>i("tr",{children:[i("td",{class:"nowrap",children:xi(t).map(n=>i("kbd",{children:n},n))}),i("td",{children:t.
title})]},t.id))})})]},e))}),i("p",{class:"muted",children:["Keys are meant by their place on a US keyboard. ",i("kbd",{children:"Shift"})," makes ",i("kbd",{children:"\
W"})," ",i("kbd",{children:"S"})," ",i("kbd",{children:"A"})," ",i("kbd",{children:"D"})," four times as fast. The address holds page, range, view and selection\
: a link opens the same view again, and Back undoes a step."]})]})}function $g({name:e,legend:t,value:n,all:o,set:r}){return i("fieldset",{class:"card choice",children:[i("legend",{children:t}),o.map(s=>i("label",{children:[i("\
input",{type:"radio",name:e,checked:n===s.value,onChange:()=>r(s.value)})," ",s.words]},s.value))]})}var vk=[{value:"system",words:"as the system"},{value:"ligh\
t",words:"light"},{value:"dark",words:"dark"}],wk=[{value:"area",words:"selects an area; with Shift it moves"},{value:"pan",words:"moves; with Shift it selects \
an area"}];function Eg(){let e=dn.value;return i("div",{class:"page",children:[i("h1",{children:"Settings"}),i("p",{class:"muted",children:"Kept in this browser\
 only."}),i($g,{name:"theme",legend:"Colours",value:e.theme,all:vk,set:sa}),i($g,{name:"drag",legend:"Dragging on the timeline",value:e.navigation,all:wk,set:t=>mi(
{navigation:t})}),i("fieldset",{class:"card choice",children:[i("legend",{children:"Navigation"}),i("label",{children:[i("input",{type:"checkbox",checked:e.narrow,
onChange:t=>mi({narrow:t.currentTarget.checked})})," icons only"]})]})]})}var yk={"/":kh,"/timeline":Hh,"/findings":Mg,"/goroutines":Yh,"/profiles":Zh,"/latency":cg,"/mmu":_g,"/tasks":bg,"/regions":wg,"/events":Ag,"/compare":Sg,"/sett\
ings":Eg,"/help":Pg};function Ng(){let{route:e,root:t,arg:n}=wi(pn.value);if(!e)return i("div",{class:"page",children:[i("h1",{children:"No such page"}),i("p",{
class:"page-note",children:["The viewer has no page “",pn.value,"”. The pages are listed on the left."]})]});let o=yk[e.path];return i(o,{arg:n,root:t},e.path)}
function Lg(e){if(e.defaultPrevented||e.button!==0||e.metaKey||e.ctrlKey||e.shiftKey||e.altKey)return;let t=e.target?.closest?.("a");if(!t||t.target||t.hasAttribute(
"download")||t.origin!==location.origin)return;let n=t.pathname.startsWith(dt)?t.pathname.slice(dt.length):null;n===null||n.startsWith("api/")||!wi(`/${n}`).route||
(e.preventDefault(),kt(t.href))}var Hc=pe(null),Gc=pe(null),ji=pe(null),xk=["ps_running","g_runnable","g_running","g_waiting"],kk=1e3,Gr=5,Fg="Drag: restrict all pages to a range",cr={fp:"",end:-1,
at:0,complete:!1};async function _k(e){let t=Ie.peek(),n=ce.peek(),o=Ht.peek(),r=performance.now();if(!(!t||n<=0||cr.fp===t&&cr.end===n&&cr.complete===o)&&!(cr.
fp===t&&!o&&r-cr.at<kk)){cr={fp:t,end:n,at:r,complete:o};try{let[s,a]=await Promise.all([ze("plot",{name:xk.join(","),from:0,to:n,bins:e}),ze("marks",{from:0,to:n})]);
Hc.value=s,Gc.value=a}catch{cr={...cr,end:-1}}}}function Mk(){let e=getComputedStyle(document.documentElement);return t=>e.getPropertyValue(t).trim()}function Dg(e,t,n,o,r,s,a,l){
e.fillStyle=a,e.beginPath(),e.moveTo(0,o+r);let u=n*l/t.length;t.forEach((c,m)=>{let d=o+r-Math.min(1,(c??0)/s)*r;e.lineTo(m*u,d),e.lineTo((m+1)*u,d)}),e.lineTo(
n*l,o+r),e.fill()}function Sk(e){let t=Math.min(devicePixelRatio||1,3),n=e.getBoundingClientRect(),o=Math.max(1,Math.round(n.width)),r=Math.max(1,Math.round(n.height));
(e.width!==Math.round(o*t)||e.height!==Math.round(r*t))&&(e.width=Math.round(o*t),e.height=Math.round(r*t));let s=e.getContext("2d"),a=Mk();s.setTransform(t,0,0,
t,0,0),s.clearRect(0,0,o,r);let l=Math.max(ce.peek(),1),u=b=>b/l*o,c=Hc.peek();if(c){let b=c.to/l,w=c.series.ps_running??[],k=c.series.g_runnable??[],S=L=>bi(Math.
max(1,...L.map(A=>A??0))),x=Math.round((r-8)*.58);Dg(s,w,o,4,x,S(w),a("--running"),b),Dg(s,k,o,4+x+1,r-9-x,S(k),a("--runnable"),b)}let m=Gc.peek();s.fillStyle=a(
"--gc");for(let[b,w]of m?.gc??[])s.fillRect(u(b),r-3,Math.max(1,u(w)-u(b)),3);s.fillStyle=a("--stw");for(let[b,w]of m?.stw??[])s.fillRect(u(b),0,Math.max(1,u(w)-
u(b)),3);let d={low:a("--fg-muted"),medium:a("--warn"),high:a("--bad")};s.strokeStyle=a("--bg-raised"),s.lineWidth=1;for(let b of ys.peek()){let w=Math.min(Math.
max(u(b.t),Gr),o-Gr);s.fillStyle=d[b.severity],s.beginPath(),s.moveTo(w-Gr,0),s.lineTo(w+Gr,0),s.lineTo(w,Gr*1.6),s.closePath(),s.fill(),s.stroke()}let p=ji.peek()??
de.peek();p&&(s.fillStyle=a("--bg-raised"),s.globalAlpha=.72,s.fillRect(0,0,u(p.from),r),s.fillRect(u(p.to),0,o,r),s.globalAlpha=1,s.fillStyle=a("--accent"),s.fillRect(
u(p.from)-1,0,2,r),s.fillRect(u(p.to)-1,0,2,r));let g=be.peek()?.view;if(g&&g.to-g.from<l*.995){s.strokeStyle=a("--fg"),s.lineWidth=1.5;let b=u(g.from);s.strokeRect(
Math.round(b)+.5,1,Math.max(4,Math.round(u(g.to)-b)),r-2)}}function Og(){let e=_e(null),t=_e(null),n=_e(!1),o=()=>{n.current||(n.current=!0,requestAnimationFrame(
()=>{n.current=!1,e.current&&Sk(e.current)}))};Hc.value,Gc.value,ji.value,de.value,_t.value,vi.value,ge.value.t,pn.value,ys.value,Sf();let r=Math.max(ce.value,1),
s=Ht.value,a=Ie.value;ae(()=>{_k(Math.min(1024,Math.max(64,Math.round(e.current.clientWidth/2))))},[r,s,a]),ae(o),ae(()=>{let w=new ResizeObserver(o);return w.observe(
e.current),()=>w.disconnect()},[]);let l=w=>{let k=e.current.getBoundingClientRect();return Math.min(1,Math.max(0,(w.clientX-k.left)/k.width))*r},u=w=>{let k=e.
current.getBoundingClientRect();return w.clientY-k.top>Gr*2.4?null:Tf((w.clientX-k.left)/k.width*r,r*(Gr+1)/k.width)},c=w=>{if(w.button!==0)return;e.current.setPointerCapture(
w.pointerId);let k=l(w),S=be.peek()?.view,x=S&&S.to-S.from<r*.9;t.current=x&&k>=S.from&&k<=S.to?{kind:"move",t:k,view:{...S}}:{kind:"brush",t:k,x:w.clientX}},m=w=>{
let k=t.current,S=l(w);if(!k){let x=u(w);e.current.title=x?`${x.title}; click: the finding`:Fg,e.current.style.cursor=x?"pointer":""}k?.kind==="move"?(be.peek()?.
setView(_n({from:k.view.from+S-k.t,to:k.view.to+S-k.t},r)),o()):k?.kind==="brush"&&Math.abs(w.clientX-k.x)>3&&(ji.value={from:Math.round(Math.min(k.t,S)),to:Math.
round(Math.max(k.t,S))})},d=w=>{let k=t.current,S=ji.peek();t.current=null,ji.value=null;let x=S?null:u(w);x&&k?kt(Cf(x)):k?.kind==="brush"&&S&&S.to>S.from?Gt(S):
k?.kind==="brush"&&p(l(w))},p=w=>{let k=be.peek(),S=k?.view,x=S&&S.to-S.from<r*.9?S.to-S.from:r/20,L=_n({from:w-x/2,to:w+x/2},r);k?k.jump(L):kt(He({view:{from:Math.
max(0,Math.round(L.from)),to:Math.round(L.to)}}))},g=w=>{let k=(w.key==="ArrowRight"?1:w.key==="ArrowLeft"?-1:0)*r*.01;if(!k)return;w.preventDefault();let S=de.
peek()??{from:0,to:Math.round(r)},x=w.shiftKey?S.from:Math.max(0,S.from+k),L=Math.min(r,S.to+k);L-x>r*.005&&Gt({from:Math.round(x),to:Math.round(L)})},b=de.value;
return i("section",{class:"minimap","aria-label":"Whole trace",children:i("canvas",{ref:e,tabIndex:0,role:"slider","aria-label":"Range of all pages. Arrow keys \
move it, with Shift its end.","aria-valuemin":0,"aria-valuemax":Math.round(r),"aria-valuenow":Math.round(b?.from??0),"aria-valuetext":b?`from ${M(b.from)}, ${M(
b.to-b.from)} long`:"the whole trace",title:Fg,onPointerDown:c,onPointerMove:m,onPointerUp:d,onPointerCancel:()=>{t.current=null,ji.value=null},onDblClick:()=>Gt(
null),onKeyDown:g})})}var zc={find:"Search functions, goroutines, tasks, regions",go:"g123, p7, m4, 1.5s, task 9, or a function",command:"Type the name of a command"};function Tk(e,t){
let n=t.toLowerCase();return e.toLowerCase().split(/\s+/).every(o=>n.includes(o))}function Ck(e){return!e.timeline||pn.peek()==="/timeline"}function Rk(e){return $o.
filter(t=>Ck(t)&&Tk(e,`${t.title} ${t.group}`)).map(t=>({id:t.id,words:t.title,extra:t.group,keys:xi(t),run:t.run}))}function Ak(e){pn.peek()==="/timeline"?me({
q:e}):kt(He({q:e}))}function Pk(e,t){if(e==="command")return Rk(t);let n=[];Ea(t)&&n.push({id:"go",words:`Go to ${t.trim()}`,extra:"",keys:[],run:()=>{wf(t,be.peek()?.
view??null)}});for(let o of Zo.value)n.push({id:`${o.key} ${o.begin}`,words:o.label,extra:o.kind==="group"?"function":`${o.kind} ${o.key}`,keys:[],run:()=>Ou(o)});
return t.trim()&&n.push({id:"filter",words:`Filter the timeline's rows by “${t.trim()}”`,extra:"",keys:[],run:()=>Ak(t.trim())}),n}function $k(e,t){return t.
startsWith(">")?["command",t.slice(1).trim()]:t.startsWith(":")?["go",t.slice(1).trim()]:[e,t]}function Ek({opened:e}){let t=_e(null),n=_e(null),[o,r]=K(""),[s,
a]=K(0),[l,u]=$k(e,o);ae(()=>{t.current?.showModal(),Du("")},[]),ae(()=>{if(l==="command")return;let b=setTimeout(()=>{Du(u)},80);return()=>clearTimeout(b)},[l,
u]);let c=Pk(l,u),m=Math.min(s,Math.max(0,c.length-1));ae(()=>{n.current?.children[m]?.scrollIntoView({block:"nearest"})},[m]);let d=()=>{Mn.value=null},p=b=>{b&&
(d(),b.run())};return i("dialog",{class:"palette",ref:t,onClose:d,onKeyDown:b=>{b.key==="ArrowDown"||b.key==="ArrowUp"?(b.preventDefault(),a((m+(b.key==="ArrowD\
own"?1:-1)+c.length)%Math.max(1,c.length))):b.key==="Enter"&&(b.preventDefault(),p(c[m])),b.stopPropagation()},"aria-label":zc[l],onClick:b=>{b.target===t.current&&
d()},children:[i("input",{class:"palette-input",type:"text",autofocus:!0,spellcheck:!1,placeholder:zc[l],"aria-label":zc[l],role:"combobox","aria-expanded":"tru\
e","aria-controls":"palette-list","aria-activedescendant":c.length?`palette-${m}`:void 0,value:o,onInput:b=>{r(b.currentTarget.value),a(0)}}),i("ul",{class:"pal\
ette-list",id:"palette-list",role:"listbox",ref:n,children:c.map((b,w)=>i("li",{id:`palette-${w}`,role:"option","aria-selected":w===m,onClick:()=>p(b),onPointerMove:()=>w!==
m&&a(w),children:[i("span",{class:"palette-words",children:b.words}),i("span",{class:"faint",children:b.extra}),b.keys.slice(0,2).map(k=>i("kbd",{children:k},k))]},
b.id))}),i("p",{class:"palette-foot faint",children:bs.value&&l!=="command"?bs.value:l!=="command"&&gs.value>Zo.value.length?`${$(gs.value)} results, the first ${Zo.
value.length} shown`:"↑ ↓ choose, Enter opens, Esc closes, > commands, : go to"})]})}function Bg(){return Mn.value===null?null:i(Ek,{opened:Mn.value},Mn.value)}function Nk({route:e,current:t}){return i("a",{class:"nav-link",href:Q(e.path),"aria-current":t?"page":void 0,title:e.title,children:[i(Me,{name:e.icon}),i("spa\
n",{class:"nav-word",children:e.title})]})}function Lk(){let e=wi(pn.value).route,t=["look","measure","more","about"],{compare:n}=Be.value??{compare:null},o=vs.
filter(r=>r.path!=="/compare"||n||e===r);return i("nav",{class:"nav","aria-label":"Pages",children:[t.map(r=>i("div",{class:`nav-group nav-${r}`,children:o.filter(
s=>s.group===r).map(s=>i(Nk,{route:s,current:s===e},s.path))},r)),i("button",{class:"nav-link nav-fold",type:"button","aria-pressed":dn.value.narrow,title:dn.value.
narrow?"Show the words":"Show icons only",onClick:()=>mi({narrow:!dn.peek().narrow}),children:[i(Me,{name:"sidebar"}),i("span",{class:"nav-word",children:"Colla\
pse"})]})]})}function Fk(){let e=de.value;return e?i("span",{class:"chip chip-range",children:[i("span",{children:[ot(e.from,(e.to-e.from)/100)," + ",M(e.to-e.from)]}),
i("button",{type:"button",class:"chip-clear",onClick:()=>Gt(null),title:"Back to the whole trace",children:[i(Me,{name:"close",size:12})," whole trace"]})]}):i(
"span",{class:"chip chip-quiet",title:"All pages show the whole trace",children:"whole trace"})}function Dk(){let e=Be.value;return i("header",{class:"top",children:[
i("a",{class:"brand",href:Q("/"),children:"tacho"}),i("span",{class:"trace-name",title:e?.name,children:e?.name??""}),ce.value>0&&i("span",{class:"trace-facts",
children:M(ce.value)}),i(Fk,{}),i("span",{class:"top-space"}),i("button",{type:"button",class:"omnibox",onClick:()=>{Mn.value="find"},title:"Search (/)",children:[
i(Me,{name:"search",size:15}),i("span",{children:"Search or go to…"}),i("kbd",{children:"/"})]}),i("button",{type:"button",class:"tool",title:"All commands (C\
trl K)","aria-label":"All commands",onClick:()=>{Mn.value="command"},children:i(Me,{name:"keyboard"})}),i("button",{type:"button",class:"tool",title:"Copy a lin\
k to this view (Y)","aria-label":"Copy a link to this view",onClick:()=>{jo()},children:i(Me,{name:"share"})}),i("button",{type:"button",class:"tool","aria-labe\
l":_t.value==="dark"?"Light colours":"Dark colours",title:_t.value==="dark"?"Light colours":"Dark colours",onClick:()=>sa(_t.peek()==="dark"?"light":"dark"),children:i(
Me,{name:_t.value==="dark"?"sun":"moon"})}),i("a",{class:"tool",href:Q("/help"),title:"Help (?)","aria-label":"Help",children:i(Me,{name:"help"})})]})}function Ok(){
let e=Be.value;if(fi.value)return i("footer",{class:"strip strip-bad",children:i("span",{role:"status",children:[i(Me,{name:"warning",size:14}),fi.value]})});if(!e)
return i("footer",{class:"strip",children:"Connecting…"});let t=e.total>0?e.done/e.total:null;return i("footer",{class:"strip",children:[e.state==="reading"&&
i(W,{children:[i("progress",{max:1,value:t??void 0,"aria-label":"Reading the trace"}),i("span",{children:["Reading: ",bt(e.done),t!==null&&` of ${bt(e.total)} (${ee(
t)})`,","," ",$(e.events)," events"]})]}),e.state==="failed"&&i("span",{class:"bad",children:[i(Me,{name:"warning",size:14}),e.error??"The trace could not be re\
ad."]}),e.state==="ready"&&i("span",{children:[Ge(e.events,"event")," in ",Ge(e.generations,"generation")]}),e.warnings.map(n=>i("span",{class:"warn",children:[
i(Me,{name:"warning",size:14}),n]},n)),i("span",{class:"top-space"}),e.jobs>0&&i("span",{children:[e.jobs," at work"]}),i("span",{class:"faint",children:e.tool})]})}
function Ig(){let{route:e}=wi(pn.value),t=Be.value?.name;return ae(()=>{document.title=[e?.title,t,"tacho"].filter(Boolean).join(" · ")},[e,t]),ae(()=>{document.
documentElement.dataset.theme=_t.value},[_t.value]),i("div",{class:`shell${dn.value.narrow?" shell-narrow":""}`,children:[i("a",{class:"skip",href:"#page",children:"\
To the page"}),i(Dk,{}),i(Og,{}),i(Lk,{}),i("main",{id:"page",class:"main","data-complete":Ht.value,tabIndex:e?.path==="/timeline"?-1:0,children:i(Ng,{})}),i(Ok,
{}),i(Bg,{}),ds.value&&i("div",{class:"toast",role:"status",children:ds.value})]})}var Hg=document.getElementById("app");Hg.textContent="";cp();kf();document.addEventListener("click",Lg);Ld(i(Ig,{}),Hg);mp();})();
