"use strict";(()=>{var Hs,Me,cd,Wl,Oo,sd,dd,pd,Hl,Fs,ji,fd,Ul,Gl,zl,Yg,Os={},Bs=[],Xg=/acit|ex(?:s|g|n|p|$)|rph|grid|ows|mnc|ntw|ine[ch]|zoo|^ord|itera/i,Gs=Array.isArray;function go(e,t){
for(var n in t)e[n]=t[n];return e}function Vl(e){e&&e.parentNode&&e.parentNode.removeChild(e)}function Kl(e,t,n){var o,r,s,a={};for(s in t)s=="key"?o=t[s]:s=="r\
ef"?r=t[s]:a[s]=t[s];if(arguments.length>2&&(a.children=arguments.length>3?Hs.call(arguments,2):n),typeof e=="function"&&e.defaultProps!=null)for(s in e.defaultProps)
a[s]===void 0&&(a[s]=e.defaultProps[s]);return Ds(e,a,o,r,null)}function Ds(e,t,n,o,r){var s={type:e,props:t,key:n,ref:o,__k:null,__:null,__b:0,__e:null,__c:null,
constructor:void 0,__v:r??++cd,__i:-1,__u:0};return r==null&&Me.vnode!=null&&Me.vnode(s),s}function K(e){return e.children}function ei(e,t){this.props=e,this.context=t}function hr(e,t){if(t==null)return e.__?hr(e.__,e.__i+1):null;for(var n;t<e.__k.length;t++)
if((n=e.__k[t])!=null&&n.__e!=null)return n.__e;return typeof e.type=="function"?hr(e):null}function Jg(e){if(e.__P&&e.__d){var t=e.__v,n=t.__e,o=[],r=[],s=go({},
t);s.__v=t.__v+1,Me.vnode&&Me.vnode(s),jl(e.__P,s,t,e.__n,e.__P.namespaceURI,32&t.__u?[n]:null,o,n??hr(t),!!(32&t.__u),r),s.__v=t.__v,s.__.__k[s.__i]=s,vd(o,s,r),
t.__e=t.__=null,s.__e!=n&&md(s)}}function md(e){if((e=e.__)!=null&&e.__c!=null)return e.__e=e.__c.base=null,e.__k.some(function(t){if(t!=null&&t.__e!=null)return e.
__e=e.__c.base=t.__e}),md(e)}function ad(e){(!e.__d&&(e.__d=!0)&&Oo.push(e)&&!Is.__r++||sd!=Me.debounceRendering)&&((sd=Me.debounceRendering)||dd)(Is)}function Is(){
try{for(var e,t=1;Oo.length;)Oo.length>t&&Oo.sort(pd),e=Oo.shift(),t=Oo.length,Jg(e)}finally{Oo.length=Is.__r=0}}function hd(e,t,n,o,r,s,a,l,u,c,m){var p,d,g,b,
y,M,C=o&&o.__k||Bs,x=t.length;for(u=Qg(n,t,C,u,x),p=0;p<x;p++)(g=n.__k[p])!=null&&(d=g.__i!=-1&&C[g.__i]||Os,g.__i=p,M=jl(e,g,d,r,s,a,l,u,c,m),b=g.__e,g.ref&&d.
ref!=g.ref&&(d.ref&&ql(d.ref,null,g),m.push(g.ref,g.__c||b,g)),y==null&&b!=null&&(y=b),4&g.__u?(u=gd(g,u,e),d.__e&&(d.__e=null)):typeof g.type=="function"&&M!==
void 0?u=M:b&&(u=b.nextSibling),g.__u&=-7);return n.__e=y,u}function Qg(e,t,n,o,r){var s,a,l,u,c,m=n.length,p=m,d=0;for(e.__k=new Array(r),s=0;s<r;s++)(a=t[s])!=
null&&typeof a!="boolean"&&typeof a!="function"?(typeof a=="string"||typeof a=="number"||typeof a=="bigint"||a.constructor==String?a=e.__k[s]=Ds(null,a,null,null,
null):Gs(a)?a=e.__k[s]=Ds(K,{children:a},null,null,null):a.constructor===void 0&&a.__b>0?a=e.__k[s]=Ds(a.type,a.props,a.key,a.ref?a.ref:null,a.__v):e.__k[s]=a,u=
s+d,a.__=e,a.__b=e.__b+1,l=null,(c=a.__i=Zg(a,n,u,p))!=-1&&(p--,(l=n[c])&&(l.__u|=2)),l==null||l.__v==null?(c==-1&&(r>m?d--:r<m&&d++),typeof a.type!="function"&&
(a.__u|=4)):c!=u&&(c==u-1?d--:c==u+1?d++:(c>u?d--:d++,a.__u|=4))):e.__k[s]=null;if(p)for(s=0;s<m;s++)(l=n[s])!=null&&(2&l.__u)==0&&(l.__e==o&&(o=hr(l)),yd(l,l));
return o}function gd(e,t,n){var o,r;if(typeof e.type=="function"){for(o=e.__k,r=0;o&&r<o.length;r++)o[r]&&(o[r].__=e,t=gd(o[r],t,n));return t}e.__e!=t&&(t&&e.type&&
!t.parentNode&&(t=hr(e)),t=n.insertBefore(e.__e,t||null));do t=t&&t.nextSibling;while(t!=null&&t.nodeType==8);return t}function Zg(e,t,n,o){var r,s,a,l=e.key,u=e.type,c=t[n],m=c!=null&&(2&c.__u)==0;if(c===null&&l==null||m&&l==c.key&&u==c.type)return n;if(o>(m?1:0)){for(r=n-1,s=n+
1;r>=0||s<t.length;)if((c=t[a=r>=0?r--:s++])!=null&&(2&c.__u)==0&&l==c.key&&u==c.type)return a}return-1}function ld(e,t,n){t[0]=="-"?e.setProperty(t,n??""):e[t]=
n==null?"":typeof n!="number"||Xg.test(t)?n:n+"px"}function Ls(e,t,n,o,r){var s,a;e:if(t=="style")if(typeof n=="string")e.style.cssText=n;else{if(typeof o=="str\
ing"&&(e.style.cssText=o=""),o)for(t in o)n&&t in n||ld(e.style,t,"");if(n)for(t in n)o&&n[t]==o[t]||ld(e.style,t,n[t])}else if(t[0]=="o"&&t[1]=="n")s=t!=(t=t.replace(
fd,"$1")),a=t.toLowerCase(),t=a in e||t=="onFocusOut"||t=="onFocusIn"?a.slice(2):t.slice(2),e.l||(e.l={}),e.l[t+s]=n,n?o?n[ji]=o[ji]:(n[ji]=Ul,e.addEventListener(
t,s?zl:Gl,s)):e.removeEventListener(t,s?zl:Gl,s);else{if(r=="http://www.w3.org/2000/svg")t=t.replace(/xlink(H|:h)/,"h").replace(/sName$/,"s");else if(t!="width"&&
t!="height"&&t!="href"&&t!="list"&&t!="form"&&t!="tabIndex"&&t!="download"&&t!="rowSpan"&&t!="colSpan"&&t!="role"&&t!="popover"&&t in e)try{e[t]=n??"";break e}catch{}
typeof n=="function"||(n==null||n===!1&&t[4]!="-"?e.removeAttribute(t):e.setAttribute(t,t=="popover"&&n==1?"":n))}}function ud(e){return function(t){if(this.l){
var n=this.l[t.type+e];if(t[Fs]==null)t[Fs]=Ul++;else if(t[Fs]<n[ji])return;return n(Me.event?Me.event(t):t)}}}function jl(e,t,n,o,r,s,a,l,u,c){var m,p,d,g,b,y,
M,C,x,$,E,F,O,H,N,L,B=t.type;if(t.constructor!==void 0)return null;128&n.__u&&(u=!!(32&n.__u),s=[l=t.__e=n.__e]),(m=Me.__b)&&m(t);e:if(typeof B=="function"){p=a.
length;try{if(x=t.props,$=B.prototype&&B.prototype.render,E=(m=B.contextType)&&o[m.__c],F=m?E?E.props.value:m.__:o,n.__c?C=(d=t.__c=n.__c).__=d.__E:($?t.__c=d=new B(
x,F):(t.__c=d=new ei(x,F),d.constructor=B,d.render=tb),E&&E.sub(d),d.state||(d.state={}),d.__n=o,g=d.__d=!0,d.__h=[],d._sb=[]),$&&d.__s==null&&(d.__s=d.state),$&&
B.getDerivedStateFromProps!=null&&(d.__s==d.state&&(d.__s=go({},d.__s)),go(d.__s,B.getDerivedStateFromProps(x,d.__s))),b=d.props,y=d.state,d.__v=t,g)$&&B.getDerivedStateFromProps==
null&&d.componentWillMount!=null&&d.componentWillMount(),$&&d.componentDidMount!=null&&d.__h.push(d.componentDidMount);else{if($&&B.getDerivedStateFromProps==null&&
x!==b&&d.componentWillReceiveProps!=null&&d.componentWillReceiveProps(x,F),t.__v==n.__v||!d.__e&&d.shouldComponentUpdate!=null&&d.shouldComponentUpdate(x,d.__s,
F)===!1){t.__v!=n.__v&&(d.props=x,d.state=d.__s,d.__d=!1),t.__e=n.__e,t.__k=n.__k,t.__k.some(function(T){T&&(T.__=t)}),Bs.push.apply(d.__h,d._sb),d._sb=[],d.__h.
length&&a.push(d),l=hr(n);break e}d.componentWillUpdate!=null&&d.componentWillUpdate(x,d.__s,F),$&&d.componentDidUpdate!=null&&d.__h.push(function(){d.componentDidUpdate(
b,y,M)})}if(d.context=F,d.props=x,d.__P=e,d.__e=!1,O=Me.__r,H=0,$)d.state=d.__s,d.__d=!1,O&&O(t),m=d.render(d.props,d.state,d.context),Bs.push.apply(d.__h,d._sb),
d._sb=[];else do d.__d=!1,O&&O(t),m=d.render(d.props,d.state,d.context),d.state=d.__s;while(d.__d&&++H<25);d.state=d.__s,d.getChildContext!=null&&(o=go(go({},o),
d.getChildContext())),$&&!g&&d.getSnapshotBeforeUpdate!=null&&(M=d.getSnapshotBeforeUpdate(b,y)),N=m!=null&&m.type===K&&m.key==null?wd(m.props.children):m,l=hd(
e,Gs(N)?N:[N],t,n,o,r,s,a,l,u,c),d.base=t.__e,t.__u&=-161,d.__h.length&&a.push(d),C&&(d.__E=d.__=null)}catch(T){if(a.length=p,t.__v=null,u||s!=null){if(T.then){
for(t.__u|=u?160:128;l&&l.nodeType==8&&l.nextSibling;)l=l.nextSibling;s!=null&&(s[s.indexOf(l)]=null),t.__e=l}else if(s!=null)for(L=s.length;L--;)Vl(s[L])}else t.
__e=n.__e;t.__k==null&&(t.__k=n.__k||[]),T.then||bd(t),Me.__e(T,t,n)}}else s==null&&t.__v==n.__v?(t.__k=n.__k,t.__e=n.__e):l=t.__e=eb(n.__e,t,n,o,r,s,a,u,c);return(m=
Me.diffed)&&m(t),128&t.__u?void 0:l}function bd(e){e&&(e.__c&&(e.__c.__e=!0),e.__k&&e.__k.some(bd))}function vd(e,t,n){for(var o=0;o<n.length;o++)ql(n[o],n[++o],
n[++o]);Me.__c&&Me.__c(t,e),e.some(function(r){try{e=r.__h,r.__h=[],e.some(function(s){s.call(r)})}catch(s){Me.__e(s,r.__v)}})}function wd(e){return typeof e!="\
object"||e==null||e.__b>0?e:Gs(e)?e.map(wd):e.constructor!==void 0?null:go({},e)}function eb(e,t,n,o,r,s,a,l,u){var c,m,p,d,g,b,y,M=n.props||Os,C=t.props,x=t.type;
if(x=="svg"?r="http://www.w3.org/2000/svg":x=="math"?r="http://www.w3.org/1998/Math/MathML":r||(r="http://www.w3.org/1999/xhtml"),s!=null){for(c=0;c<s.length;c++)
if((g=s[c])&&"setAttribute"in g==!!x&&(x?g.localName==x:g.nodeType==3)){e=g,s[c]=null;break}}if(e==null){if(x==null)return document.createTextNode(C);e=document.
createElementNS(r,x,C.is&&C),l&&(Me.__m&&Me.__m(t,s),l=!1),s=null}if(x==null)M===C||l&&e.data==C||(e.data=C);else{if(s=x=="textarea"&&C.defaultValue!=null?null:
s&&Hs.call(e.childNodes),!l&&s!=null)for(M={},c=0;c<e.attributes.length;c++)M[(g=e.attributes[c]).name]=g.value;for(c in M)g=M[c],c=="dangerouslySetInnerHTML"?p=
g:c=="children"||c in C||c=="value"&&"defaultValue"in C||c=="checked"&&"defaultChecked"in C||Ls(e,c,null,g,r);for(c in C)g=C[c],c=="children"?d=g:c=="dangerousl\
ySetInnerHTML"?m=g:c=="value"?b=g:c=="checked"?y=g:l&&typeof g!="function"||M[c]===g||Ls(e,c,g,M[c],r);if(m)l||p&&(m.__html==p.__html||m.__html==e.innerHTML)||(e.
innerHTML=m.__html),t.__k=[];else if(p&&(e.innerHTML=""),hd(t.type=="template"?e.content:e,Gs(d)?d:[d],t,n,o,x=="foreignObject"?"http://www.w3.org/1999/xhtml":r,
s,a,s?s[0]:n.__k&&hr(n,0),l,u),s!=null)for(c=s.length;c--;)Vl(s[c]);l&&x!="textarea"||(c="value",x=="progress"&&b==null?e.removeAttribute("value"):b!=null&&(b!==
e[c]||x=="progress"&&!b||x=="option"&&b!=M[c])&&Ls(e,c,b,M[c],r),c="checked",y!=null&&y!=e[c]&&Ls(e,c,y,M[c],r))}return e}function ql(e,t,n){try{if(typeof e=="f\
unction"){var o=typeof e.__u=="function";o&&e.__u(),o&&t==null||(e.__u=e(t))}else e.current=t}catch(r){Me.__e(r,n)}}function yd(e,t,n){var o,r;if(Me.unmount&&Me.
unmount(e),(o=e.ref)&&(o.current&&o.current!=e.__e||ql(o,null,t)),(o=e.__c)!=null){if(o.componentWillUnmount)try{o.componentWillUnmount()}catch(s){Me.__e(s,t)}o.
base=o.__P=o.__n=null}if(o=e.__k)for(r=0;r<o.length;r++)o[r]&&yd(o[r],t,n||typeof e.type!="function");n||Vl(e.__e),e.__c=e.__=e.__e=void 0}function tb(e,t,n){return this.
constructor(e,n)}function xd(e,t,n){var o,r,s,a;t==document&&(t=document.documentElement),Me.__&&Me.__(e,t),r=(o=typeof n=="function")?null:n&&n.__k||t.__k,s=[],
a=[],jl(t,e=(!o&&n||t).__k=Kl(K,null,[e]),r||Os,Os,t.namespaceURI,!o&&n?[n]:r?null:t.firstChild?Hs.call(t.childNodes):null,s,!o&&n?n:r?r.__e:t.firstChild,o,a),vd(
s,e,a),e.props.children=null}Hs=Bs.slice,Me={__e:function(e,t,n,o){for(var r,s,a;t=t.__;)if((r=t.__c)&&!r.__)try{if((s=r.constructor)&&s.getDerivedStateFromError!=null&&(r.setState(s.getDerivedStateFromError(
e)),a=r.__d),r.componentDidCatch!=null&&(r.componentDidCatch(e,o||{}),a=r.__d),a)return r.__E=r}catch(l){e=l}throw e}},cd=0,Wl=function(e){return e!=null&&e.constructor===
void 0},ei.prototype.setState=function(e,t){var n;n=this.__s!=null&&this.__s!=this.state?this.__s:this.__s=go({},this.state),typeof e=="function"&&(e=e(go({},n),
this.props)),e&&go(n,e),e!=null&&this.__v&&(t&&this._sb.push(t),ad(this))},ei.prototype.forceUpdate=function(e){this.__v&&(this.__e=!0,e&&this.__h.push(e),ad(this))},
ei.prototype.render=K,Oo=[],dd=typeof Promise=="function"?Promise.prototype.then.bind(Promise.resolve()):setTimeout,pd=function(e,t){return e.__v.__b-t.__v.__b},
Is.__r=0,Hl=Math.random().toString(8),Fs="__d"+Hl,ji="__a"+Hl,fd=/(PointerCapture)$|Capture$/i,Ul=0,Gl=ud(!1),zl=ud(!0),Yg=0;var ti,st,Yl,kd,Ws=0,Pd=[],ut=Me,_d=ut.__b,Md=ut.__r,Sd=ut.diffed,Td=ut.__c,Cd=ut.unmount,Rd=ut.__;function Us(e,t){ut.__h&&ut.__h(st,e,Ws||t),Ws=0;var n=st.__H||
(st.__H={__:[],__h:[]});return e>=n.__.length&&n.__.push({}),n.__[e]}function X(e){return Ws=1,nb(Ed,e)}function nb(e,t,n){var o=Us(ti++,2);if(o.t=e,!o.__c&&(o.
__=[n?n(t):Ed(void 0,t),function(l){var u=o.__N?o.__N[0]:o.__[0],c=o.t(u,l);u!==c&&(o.__N=[c,o.__[1]],o.__c.setState({}))}],o.__c=st,!st.__f)){var r=function(l,u,c){
if(!o.__c.__H)return!0;var m=!1,p=o.__c.props!==l;if(o.__c.__H.__.some(function(g){if(g.__N){m=!0;var b=g.__[0];g.__=g.__N,g.__N=void 0,b!==g.__[0]&&(p=!0)}}),s){
var d=s.call(this,l,u,c);return m?d||p:d}return!m||p};st.__f=!0;var s=st.shouldComponentUpdate,a=st.componentWillUpdate;st.componentWillUpdate=function(l,u,c){if(this.
__e){var m=s;s=void 0,r(l,u,c),s=m}a&&a.call(this,l,u,c)},st.shouldComponentUpdate=r}return o.__N||o.__}function he(e,t){var n=Us(ti++,3);!ut.__s&&Jl(n.__H,t)&&
(n.__=e,n.u=t,st.__H.__h.push(n))}function $d(e,t){var n=Us(ti++,4);!ut.__s&&Jl(n.__H,t)&&(n.__=e,n.u=t,st.__h.push(n))}function Ce(e){return Ws=5,V(function(){
return{current:e}},[])}function V(e,t){var n=Us(ti++,7);return Jl(n.__H,t)&&(n.__=e(),n.__H=t,n.__h=e),n.__}function ob(){for(var e;e=Pd.shift();){var t=e.__H;if(e.__P&&t)try{t.__h.some(zs),t.__h.some(Xl),t.__h=[]}catch(n){t.__h=[],ut.__e(n,e.__v)}}}ut.__b=function(e){
st=null,_d&&_d(e)},ut.__=function(e,t){e&&t.__k&&t.__k.__m&&(e.__m=t.__k.__m),Rd&&Rd(e,t)},ut.__r=function(e){Md&&Md(e),ti=0;var t=(st=e.__c).__H;t&&(Yl===st?(t.
__h=[],st.__h=[],t.__.some(function(n){n.__N&&(n.__=n.__N),n.u=n.__N=void 0})):(t.__h.some(zs),t.__h.some(Xl),t.__h=[],ti=0)),Yl=st},ut.diffed=function(e){Sd&&Sd(
e);var t=e.__c;t&&t.__H&&(t.__H.__h.length&&(Pd.push(t)!==1&&kd===ut.requestAnimationFrame||((kd=ut.requestAnimationFrame)||rb)(ob)),t.__H.__.some(function(n){n.
u&&(n.__H=n.u,n.u=void 0)})),Yl=st=null},ut.__c=function(e,t){t.some(function(n){try{n.__h.some(zs),n.__h=n.__h.filter(function(o){return!o.__||Xl(o)})}catch(o){
t.some(function(r){r.__h&&(r.__h=[])}),t=[],ut.__e(o,n.__v)}}),Td&&Td(e,t)},ut.unmount=function(e){Cd&&Cd(e);var t,n=e.__c;n&&n.__H&&(n.__H.__.some(function(o){
try{zs(o)}catch(r){t=r}}),n.__H=void 0,t&&ut.__e(t,n.__v))};var Ad=typeof requestAnimationFrame=="function";function rb(e){var t,n=function(){clearTimeout(o),Ad&&
cancelAnimationFrame(t),setTimeout(e)},o=setTimeout(n,35);Ad&&(t=requestAnimationFrame(n))}function zs(e){var t=st,n=e.__c;typeof n=="function"&&(e.__c=void 0,n()),
st=t}function Xl(e){var t=st;e.__c=e.__(),st=t}function Jl(e,t){return!e||e.length!==t.length||t.some(function(n,o){return n!==e[o]})}function Ed(e,t){return typeof t==
"function"?t(e):t}var ib=Symbol.for("preact-signals");function qs(){if(bo>1)bo--;else{var e,t=!1;for((function(){var r=Ks;for(Ks=void 0;r!==void 0;){var s=r.S;if(s.v===r.v)for(var a=s.
t;a!==void 0;a=a.x)a.i===r.i&&(a.i=s.i);r=r.o}})();Yi!==void 0;){var n=Yi;for(Yi=void 0,Vs++;n!==void 0;){var o=n.u;if(n.u=void 0,n.f&=-3,!(8&n.f)&&Ld(n))try{n.
c()}catch(r){t||(e=r,t=!0)}n=o}}if(Vs=0,bo--,t)throw e}}function Xi(e){if(bo>0)return e();Ql=++sb,bo++;try{return e()}finally{qs()}}var qi,Qe=void 0;function Ji(e){
var t=Qe,n=qi;Qe=void 0,qi=void 0;try{return e()}finally{Qe=t,qi=n}}var Yi=void 0,bo=0,Vs=0,sb=0,Ql=0,Ks=void 0,js=0;function Nd(e){if(Qe!==void 0){var t=e.n;if(t===
void 0||t.t!==Qe)return t={i:0,S:e,p:Qe.s,n:void 0,t:Qe,e:void 0,x:void 0,r:t},Qe.s!==void 0&&(Qe.s.n=t),Qe.s=t,e.n=t,32&Qe.f&&e.S(t),t;if(t.i===-1)return t.i=0,
t.n!==void 0&&(t.n.p=t.p,t.p!==void 0&&(t.p.n=t.n),t.p=Qe.s,t.n=void 0,Qe.s.n=t,Qe.s=t),t}}function yt(e,t){this.v=e,this.i=0,this.n=void 0,this.t=void 0,this.l=
0,this.W=t?.watched,this.Z=t?.unwatched,this.name=t?.name}yt.prototype.brand=ib;yt.prototype.h=function(){return!0};yt.prototype.S=function(e){var t=this,n=this.
t;n!==e&&e.e===void 0&&(e.x=n,this.t=e,n!==void 0?n.e=e:Ji(function(){var o;(o=t.W)==null||o.call(t)}))};yt.prototype.U=function(e){var t=this;if(this.t!==void 0){
var n=e.e,o=e.x;n!==void 0&&(n.x=o,e.e=void 0),o!==void 0&&(o.e=n,e.x=void 0),e===this.t&&(this.t=o,o===void 0&&Ji(function(){var r;(r=t.Z)==null||r.call(t)}))}};
yt.prototype.subscribe=function(e){var t=this;return mt(function(){var n=t.value;Ji(function(){return e(n)})},{name:"sub"})};yt.prototype.valueOf=function(){return this.
value};yt.prototype.toString=function(){return this.value+""};yt.prototype.toJSON=function(){return this.value};yt.prototype.peek=function(){var e=this;return Ji(
function(){return e.value})};Object.defineProperty(yt.prototype,"value",{get:function(){var e=Nd(this);return e!==void 0&&(e.i=this.i),this.v},set:function(e){if(e!==
this.v){if(Vs>100)throw new Error("Cycle detected");(function(n){bo!==0&&Vs===0&&n.l!==Ql&&(n.l=Ql,Ks={S:n,v:n.v,i:n.i,o:Ks})})(this),this.v=e,this.i++,js++,bo++;
try{for(var t=this.t;t!==void 0;t=t.x)t.t.N()}finally{qs()}}}});function me(e,t){return new yt(e,t)}function Ld(e){for(var t=e.s;t!==void 0;t=t.n)if(t.S.i!==t.i||
!t.S.h()||t.S.i!==t.i)return!0;return!1}function Fd(e){for(var t=e.s;t!==void 0;t=t.n){var n=t.S.n;if(n!==void 0&&(t.r=n),t.S.n=t,t.i=-1,t.n===void 0){e.s=t;break}}}
function Dd(e){for(var t=e.s,n=void 0;t!==void 0;){var o=t.p;t.i===-1?(t.S.U(t),o!==void 0&&(o.n=t.n),t.n!==void 0&&(t.n.p=o)):n=t,t.S.n=t.r,t.r!==void 0&&(t.r=
void 0),t=o}e.s=n}function gr(e,t){yt.call(this,void 0,t),this.x=e,this.s=void 0,this.g=js-1,this.f=4}gr.prototype=new yt;gr.prototype.h=function(){if(this.f&=-3,
1&this.f)return!1;if((36&this.f)==32||(this.f&=-5,this.g===js))return!0;if(this.g=js,this.f|=1,this.i>0&&!Ld(this))return this.f&=-2,!0;var e=Qe;try{Fd(this),Qe=
this;var t=this.x();(16&this.f||this.v!==t||this.i===0)&&(this.v=t,this.f&=-17,this.i++)}catch(n){this.v=n,this.f|=16,this.i++}return Qe=e,Dd(this),this.f&=-2,!0};
gr.prototype.S=function(e){if(this.t===void 0){this.f|=36;for(var t=this.s;t!==void 0;t=t.n)t.S.S(t)}yt.prototype.S.call(this,e)};gr.prototype.U=function(e){if(this.
t!==void 0&&(yt.prototype.U.call(this,e),this.t===void 0)){this.f&=-33;for(var t=this.s;t!==void 0;t=t.n)t.S.U(t)}};gr.prototype.N=function(){if(!(2&this.f)){this.
f|=6;for(var e=this.t;e!==void 0;e=e.x)e.t.N()}};Object.defineProperty(gr.prototype,"value",{get:function(){if(1&this.f)throw new Error("Cycle detected");var e=Nd(
this);if(this.h(),e!==void 0&&(e.i=this.i),16&this.f)throw this.v;return this.v}});function $n(e,t){return new gr(e,t)}function Od(e){var t=e.j;if(e.j=void 0,typeof t==
"function"){bo++;var n=Qe;Qe=void 0;try{t()}catch(o){throw e.f&=-2,e.f|=8,Zl(e),o}finally{Qe=n,qs()}}}function Zl(e){for(var t=e.s;t!==void 0;t=t.n)t.S.U(t);e.x=
void 0,e.s=void 0,Od(e)}function ab(e){if(Qe!==this)throw new Error("Out-of-order effect");Dd(this),Qe=e,this.f&=-2;try{8&this.f&&Zl(this)}finally{qs()}}function ni(e,t){
this.x=e,this.j=void 0,this.s=void 0,this.u=void 0,this.f=32,this.name=t?.name,qi&&qi.push(this)}ni.prototype.c=function(){var e=this.S();try{if(8&this.f||this.
x===void 0)return;var t=this.x();typeof t=="function"&&(this.j=t)}finally{e()}};ni.prototype.S=function(){if(1&this.f)throw new Error("Cycle detected");this.f|=
1,this.f&=-9,Od(this),Fd(this),bo++;var e=Qe;return Qe=this,ab.bind(this,e)};ni.prototype.N=function(){2&this.f||(this.f|=2,this.u=Yi,Yi=this)};ni.prototype.d=function(){
this.f|=8,1&this.f||Zl(this)};ni.prototype.dispose=function(){this.d()};function mt(e,t){var n=new ni(e,t);try{n.c()}catch(r){throw n.d(),r}var o=n.d.bind(n);return o[Symbol.
dispose]=o,o}var Bd,Xs,Ys,lb=typeof window<"u"&&!!window.__PREACT_SIGNALS_DEVTOOLS__;var Id=[];mt(function(){Bd=this.N})();function oi(e,t){Me[e]=t.bind(null,Me[e]||function(){})}function Qi(e){if(Ys){var t=Ys;Ys=void 0,t()}Ys=e&&e.S()}function Hd(e){
var t=this,n=e.data,o=cb(n);o.name="ReactiveDom",o.value=n;var r=V(function(){for(var l=t,u=t.__v;u=u.__;)if(u.__c){u.__c.__$f|=4;break}var c=$n(function(){var g=o.
value.value;return g===0?0:g===!0?"":g||""}),m=$n(function(){return!Array.isArray(c.value)&&!Wl(c.value)}),p=mt(function(){if(this.N=Gd,m.value){var g=c.value;l.
__v&&l.__v.__e&&l.__v.__e.nodeType===3&&(l.__v.__e.data=g)}}),d=t.__$u.d;return t.__$u.d=function(){p(),d.call(this)},[m,c]},[]),s=r[0],a=r[1];return s.value?a.
peek():a.value}Hd.displayName="ReactiveTextNode";Object.defineProperties(yt.prototype,{constructor:{configurable:!0,value:Kl(K,null).constructor},type:{configurable:!0,
value:Hd},props:{configurable:!0,get:function(){var e=this;return{data:{get value(){return e.value}}}}},__b:{configurable:!0,value:1}});oi("__b",function(e,t){if(Qi(),
Xs=void 0,typeof t.type=="string"){var n,o=t.props;for(var r in o)if(r!=="children"){var s=o[r];s instanceof yt&&(n||(t.__np=n={}),n[r]=s,o[r]=s.peek())}}e(t)});
oi("__r",function(e,t){if(e(t),t.type!==K){Qi();var n,o=t.__c;o&&(o.__$f&=-2,(n=o.__$u)===void 0&&(o.__$u=n=(function(r,s){var a;return mt(function(){a=this},{name:s}),
a.c=r,a})((function(r){return function(){var s;lb&&((s=this.y)==null||s.call(this)),r.__$f|=1,r.setState({})}})(o),typeof t.type=="function"?t.type.displayName||
t.type.name:""))),Xs=o,Qi(n)}});oi("__e",function(e,t,n,o){Qi(),Xs=void 0,e(t,n,o)});oi("diffed",function(e,t){Qi(),Xs=void 0;var n;if(typeof t.type=="string"&&
(n=t.__e)){var o=t.__np,r=t.props,s=n.U;if(s)for(var a in s){var l=s[a];l===void 0||o&&a in o||(l.d(),s[a]=void 0)}if(o){s||(s={},n.U=s);for(var u in o){var c=s[u],
m=o[u];c===void 0?(c=ub(n,u,m,r),s[u]=c):c.o(m,r)}}}e(t)});function ub(e,t,n,o){var r=t in e&&e.ownerSVGElement===void 0,s=me(n);return{o:function(a,l){s.value=
a,o=l},d:mt(function(){this.N=Gd;var a=s.value.value;o[t]!==a&&(o[t]=a,r?e[t]=a:a!=null&&(a!==!1||t[4]==="-")?e.setAttribute(t,a):e.removeAttribute(t))})}}oi("u\
nmount",function(e,t){if(typeof t.type=="string"){var n=t.__e;if(n){var o=n.U;if(o){n.U=void 0;for(var r in o){var s=o[r];s&&s.d()}}}var a=t.__np;if(a){var l=t.
props;for(var u in a)l[u]=a[u]}t.__np=void 0}else{var c=t.__c;if(c){c.__$f|=8;var m=c.__$u;m&&(c.__$u=void 0,m.d())}}e(t)});oi("__h",function(e,t,n,o){o<3&&(t.__$f|=
2),e(t,n,o)});ei.prototype.shouldComponentUpdate=function(e,t){if(this.__R)return!0;var n=this.__$u,o=n&&n.s!==void 0;for(var r in t)return!0;if(this.__f||typeof this.
u=="boolean"&&this.u===!0){var s=2&this.__$f;if(!(o||s||4&this.__$f)||1&this.__$f)return!0}else if(!(o||4&this.__$f)||3&this.__$f)return!0;for(var a in e)if(a!==
"__source"&&e[a]!==this.props[a])return!0;for(var l in this.props)if(!(l in e))return!0;return!1};function cb(e,t){return V(function(){return me(e,t)},[])}var db=function(e){queueMicrotask(function(){queueMicrotask(e)})};function pb(){Xi(function(){for(var e;e=Id.shift();)Bd.call(e)})}function Gd(){Id.push(this)===1&&(Me.requestAnimationFrame||db)(pb)}var fb=[["h",36e11],["m",6e10],["s",1e9],["ms",1e6],["us",1e3],["µs",1e3],["ns",1]];function vo(e){let t=/^\s*(-?)(\d{1,16})(?:\.(\d{1,18}))?\s*(h|m|s|ms|us|µs|μs|ns)?\s*$/.
exec(e);if(!t)return null;let n=(t[4]??"ns").replace("μ","µ"),o=fb.find(([l])=>l===n)[1],r=Number(t[2])*o,s=t[3]?Math.round(+`0.${t[3]}`*o):0,a=r+s;return Number.
isSafeInteger(Math.round(a))?t[1]?-Math.round(a):Math.round(a):null}function zd(e){return e.includes(".")?e.replace(/\.?0+$/,""):e}function ri(e){let t=e<0?"-":
"",n=Math.abs(Math.round(e));if(n===0)return"0";if(n<1e3)return`${t}${n}`;let[o,r,s]=n>=1e9?["s",1e9,9]:n>=1e6?["ms",1e6,6]:["us",1e3,3],a=Math.floor(n/r),l=String(
n-a*r).padStart(s,"0");return t+zd(`${a}.${l}`)+o}function _(e){if(e==null||!Number.isFinite(e))return"–";let t=Math.abs(e),n=e<0?"−":"",o=(r,s)=>{let a=t/r,
l=a>=100?0:a>=10?1:2;return`${n}${zd(a.toFixed(l))} ${s}`};return t<999.5?`${n}${Math.round(t)} ns`:t<999500?o(1e3,"µs"):t<9995e5?o(1e6,"ms"):t<12e10?o(1e9,"s"):
t<72e11?o(6e10,"min"):o(36e11,"h")}function at(e,t=1){let n=e<0?"−":"",o=Math.abs(e),r=t>=1e9?0:Math.min(9,Math.ceil(9-Math.log10(Math.max(1,t))));if(o>=6e10&&
t>=1e3){let s=o/1e9,a=Math.floor(s/3600),l=Math.floor(s%3600/60),u=(s%60).toFixed(r).padStart(r?r+3:2,"0");return a?`${n}${a}:${String(l).padStart(2,"0")}:${u}`:
`${n}${l}:${u}`}return`${n}${(o/1e9).toFixed(r)} s`}function ii(e){let t=e.indexOf("+",1);if(t<0)return null;let n=vo(e.slice(0,t)),o=vo(e.slice(t+1));return n===
null||o===null||o<=0?null:{from:n,to:n+o}}function jt(e){let t=Math.round(e.from);return`${ri(t)}+${ri(Math.max(1,Math.round(e.to)-t))}`}var mb="1";function Wd(e){try{return decodeURIComponent(e)}catch{return e}}function eu(e){return encodeURIComponent(e).replace(/%(3A|2C|40|2B|2F|7E|5B|5D|24|3B)/g,
t=>decodeURIComponent(t))}function hb(e){let t=Object.create(null);for(let n of e.replace(/^\?/,"").split("&")){if(!n)continue;let o=n.indexOf("="),r=Wd(o<0?n:n.
slice(0,o));r&&!(r in t)&&(t[r]=o<0?"":Wd(n.slice(o+1)))}return t}function gb(e){let t=Object.keys(e).map(n=>e[n]===""?eu(n):`${eu(n)}=${eu(e[n])}`);return t.length?
`?${t.join("&")}`:""}function Bo(e,t){let n=Object.assign(Object.create(null),e);for(let o of Object.keys(t)){let r=t[o];r==null?delete n[o]:n[o]=r}return n}function Ud(e){let t=e.lastIndexOf("@");if(t<=0)return null;let n=vo(e.slice(t+1));return n===null?null:{row:e.slice(0,t),t:n}}function nn(e){return`${e.row}@${Math.
round(e.t)}`}function zn(e){return(e??"").split(",").filter(Boolean)}function tu(e){let t=Object.create(null);for(let n of zn(e)){let o=n.indexOf(":");t[o<0?n:n.
slice(0,o)]=o<0?"1":n.slice(o+1)}return t}function Vd(e){let t=Object.keys(e).map(n=>e[n]==="1"&&!n.includes(":")?n:`${n}:${e[n]}`);return t.length?t.join(","):
null}function Kd(e,t){return(o=>new URL(".",o).pathname)(e&&/\/app\.js(\?|$)/.test(e)?e:t)}function nu(e,t,n){return{path:`/${(e.startsWith(n)?e.slice(n.length):
e.replace(/^\//,"")).replace(/\/+$/,"")}`,params:hb(t)}}function mn(e,t){return t+e.path.replace(/^\//,"")+gb(bb(e.params))}function bb(e){let t=Object.keys(e);
return t.length===0||t.includes("v")?e:{v:mb,...e}}function jd(e,t){let n=e[t];return n===void 0?null:ii(n)}var Zi=typeof document<"u",ct=Zi?Kd(document.querySelector("script[src]")?.src??null,document.baseURI):"/";function qd(){return Zi?nu(location.pathname,location.
search,ct):{path:"/",params:{}}}var ht=me(qd()),Ke=me(null),hn=me(null),si=me(null),nt=$n(()=>Ke.value?.fp??null),ye=$n(()=>Ke.value?.end??0),Wn=$n(()=>Ke.value?.
state==="ready");function vb(e,t){return e===t||JSON.stringify(e)===JSON.stringify(t)}function Yd(e){let t=null;return $n(()=>{let n=e();return vb(t,n)||(t=n),t})}
var ue=Yd(()=>jd(ht.value.params,"range")),dt=Yd(()=>{let e=ht.value.params.sel;return e===void 0?null:Ud(e)}),ge=$n(()=>ht.value.params),rn=$n(()=>ht.value.path),
Io;function ru(){Io!==void 0&&(clearTimeout(Io),Io=void 0,history.replaceState(null,"",mn(ht.peek(),ct)))}function Xd(e){ru(),mn(e,ct)!==mn(ht.peek(),ct)&&(history.
pushState(null,"",mn(e,ct)),ht.value=e)}function wb(e){ht.value=e,Io??(Io=setTimeout(ru,300))}function de(e){let t=ht.peek();Xd({path:t.path,params:Bo(t.params,
e)})}function wo(e){let t=ht.peek();wb({path:t.path,params:Bo(t.params,e)})}function Dt(e){de({range:e?jt(e):null})}function Js(e){de({sel:e?nn(e):null})}function Z(e,t={}){
let n=ue.value;return mn({path:e,params:Bo(n?{range:jt(n)}:{},t)},ct)}function ze(e){return Z("/timeline",{t:e.view?jt(e.view):null,sel:e.sel?nn(e.sel):null,area:e.
area?jt(e.area):null,rows:e.rows??null,q:e.q??null,pin:e.pin?.length?e.pin.join(","):null,hl:e.hl??null})}function Gt(e){let t=new URL(e,location.href);Xd(nu(t.
pathname,t.search,ct))}function Jd(){addEventListener("popstate",()=>{Io!==void 0&&(clearTimeout(Io),Io=void 0),ht.value=qd()}),addEventListener("pagehide",ru)}
var ou={theme:"system",navigation:"area",narrow:!1};function yb(){try{let e=JSON.parse(localStorage.getItem("tacho")??"{}");return{...ou,...typeof e=="object"?e:
{}}}catch{return ou}}var on=me(Zi?yb():ou);function ai(e){on.value={...on.peek(),...e};try{localStorage.setItem("tacho",JSON.stringify(on.peek()))}catch{}}var Qd=me(
Zi&&matchMedia("(prefers-color-scheme: dark)").matches);Zi&&matchMedia("(prefers-color-scheme: dark)").addEventListener("change",e=>{Qd.value=e.matches});var Ot=$n(
()=>{let e=ge.value.theme,t=e==="dark"||e==="light"?e:on.value.theme;return t==="system"?Qd.value?"dark":"light":t});function Qs(e){Xi(()=>{ai({theme:e}),ge.peek().
theme!==void 0&&wo({theme:null})})}var br=class extends Error{constructor(n,o){super(o);this.status=n;this.name="ApiError"}};function qt(e){return e instanceof DOMException&&e.name==="AbortError"}
function En(e){return e instanceof Error?e.message:String(e)}function Zd(e){let t=[];for(let n of Object.keys(e)){let o=e[n];o==null||o===!1||t.push(`${encodeURIComponent(
n)}=${encodeURIComponent(o===!0?"1":String(o))}`)}return t.length?`?${t.join("&")}`:""}function Ho(e,t={}){return`${ct}api/1/${nt.peek()??"0"}/${e}${Zd(t)}`}async function iu(e,t){
let n;try{n=await fetch(e,{signal:t??null,credentials:"same-origin"})}catch(r){throw qt(r)?r:new br(0,"The server does not answer. Is tacho still running?")}if(n.
ok)return n;let o=`The server answered ${n.status}.`;try{let r=await n.json();typeof r.error=="string"&&(o=r.error)}catch{}throw new br(n.status,o)}async function ot(e,t={},n){
return await(await iu(Ho(e,t),n)).json()}async function ep(e,t={},n){return await(await iu(`${ct}api/1/${e}${Zd(t)}`,n)).json()}async function tp(e,t,n,o,r){let s=`${Ho(
"tiles")}?l=${e}&x=${t}-${n}&r=${o.map(encodeURIComponent).join(",")}`;return(await iu(s,r)).arrayBuffer()}var xb=5e3,kb=50,_b=e=>new Promise(t=>setTimeout(t,e));async function Mb(){nt.peek()&&(hn.value=await ot("meta"))}async function np(){let e=0;for(;;){let t=kb;try{
let n=Ke.peek(),o=await ep("status",{since:n?.seq??0}),r=!n||o.seq!==n.seq||o.fp!==n.fp||o.state!==n.state;r&&(Ke.value=o),e=0,si.value=null,r&&(!hn.peek()||o.generations!==
n?.generations||o.state!==n?.state)&&await Mb().catch(()=>{}),o.state!=="reading"&&!o.follow&&(t=xb)}catch(n){!qt(n)&&++e>=2&&(si.value=En(n)),t=Math.min(5e3,250*
2**e)}await _b(document.hidden?Math.max(t,2e3):t)}}function op(e){if(e===void 0)return null;let t=e.indexOf("@"),n=ii(t<0?e:e.slice(0,t));return n?{...n,rows:t<0?null:zn(e.slice(t+1))}:null}function rp(e){return jt(
e)+(e.rows?.length?`@${e.rows.join(",")}`:"")}var Go={value:null,error:null,busy:!1},Pt=me(Go),xo=me(Go),yo=me(Go),ea=me(Go),es=me("running"),sn=me(null);function io(e){de({area:e?rp(e):null})}function ta(){let e=sn.peek();e&&de({range:jt(e),area:null,t:jt(e)})}function na(){let e=sn.peek();e&&de({t:jt(e)})}function ip(){
let e=Pt.peek().value;e&&io({from:e.begin,to:Math.max(e.end,e.begin+1),rows:null})}function Zs(e,t){let n=new AbortController;return e.value={value:e.peek().value,
error:null,busy:!0},t(n.signal).then(o=>{n.signal.aborted||(e.value={value:o,error:null,busy:!1})},o=>{!qt(o)&&!n.signal.aborted&&(e.value={value:null,error:En(
o),busy:!1})}),()=>n.abort()}function sp(){let e=[mt(()=>{let t=dt.value;if(yo.value=Go,!t||!nt.value){Pt.value=xo.value=Go;return}let n={row:t.row,t:Math.round(
t.t)},o=[Zs(Pt,r=>ot("at",n,r)),Zs(xo,r=>ot("flows",n,r))];return()=>o.forEach(r=>r())}),mt(()=>{let t=op(ht.value.params.area);JSON.stringify(t)!==JSON.stringify(
sn.peek())&&(sn.value=t)}),mt(()=>{let t=sn.value;if(!t||!nt.value){ea.value=Go;return}let n={from:Math.round(t.from),to:Math.round(t.to),rows:t.rows?.length?t.
rows.join(","):"all",stacks:es.value};return Zs(ea,o=>ot("area",n,o))})];return()=>e.forEach(t=>t())}function oa(){let e=dt.peek();if(e){if(yo.peek().value){yo.
value=Go;return}Zs(yo,t=>ot("chain",{row:e.row,t:Math.round(e.t)},t))}}function ts(e){de({sel:nn(e)})}var ns=me(null),ap;function su(e){ns.value=e,clearTimeout(ap),ap=setTimeout(()=>{ns.value=null},2500)}async function os(e,t){try{await navigator.clipboard.writeText(
e),su(`${t} copied.`)}catch{su("The browser does not let this page copy.")}}function ra(){let e=Pt.peek().value;if(!e)return null;let t=e.goroutine?`g${e.goroutine.
id}`:e.row,n=e.reason?` on ${e.reason}`:"",r=(e.stack.find(s=>!/^(runtime|sync|internal)\./.test(s.fn))??e.stack[0])?.fn??e.goroutine?.fn;return`${t} ${e.state}\
 ${_(e.end-e.begin)}${n}${r?` in ${r}`:""}, t=${at(e.begin,1e5)}`}function lp(){return location.origin+mn(ht.peek(),ct)}function up(){let e=ht.peek(),t=Ke.peek()?.
name??"trace.out",n=o=>`'${o.replace(/'/g,"'\\''")}'`;return`tacho view ${n(t)} --open ${n(mn(e,"/").replace(/^\//,""))}`}async function zo(){let e=ra();await os(
e?`${lp()}
${e}`:lp(),"Link")}async function ia(){let e=Pt.peek().value,t=ra();if(!e||!t){su("Nothing is selected.");return}let n=e.stack.map(r=>`    ${r.fn}
        ${r.file}:${r.line}`),o=e.unblocked_by?[`made runnable by ${e.unblocked_by.key} at ${at(e.unblocked_by.t)}`]:[];await os([t,...o,...n].join(`
`),"Selection")}async function cp(){let e=Pt.peek().value;e&&await os(JSON.stringify(e,null,2),"JSON")}var vr=class extends Error{};function pp(e){return e+7&-8}function au(e){return e*10}function Sb(e,t){switch(e){case 2:return au(t);case 3:return pp(au(t))+1024*
5;case 4:return 1024*8;case 5:return 1024*16;default:return 0}}function dp(e,t){return{n:t,ref:new Uint32Array(e,0,t),x0:new Uint16Array(e,t*4,t),x1:new Uint16Array(
e,t*6,t),state:new Uint8Array(e,t*8,t),flags:new Uint8Array(e,t*9,t)}}function Tb(e,t,n){let o={spans:null,share:null,count:null,min:null,max:null,avg:null},r=pp(
au(t));switch(e){case 2:return{...o,spans:dp(n,t)};case 3:return{...o,spans:dp(n,t),share:new Uint8Array(n,r,1024*4),count:new Uint8Array(n,r+1024*4,1024)};case 4:
return{...o,min:new Float32Array(n,0,1024),max:new Float32Array(n,1024*4,1024)};case 5:return{...o,avg:new Float32Array(n,0,1024*4)};default:return o}}function fp(e){
if(e.byteLength<32)throw new vr("the answer is shorter than its header");let t=new DataView(e);if(t.getUint32(0,!0)!==827605844||t.getUint16(4,!0)!==1)throw new vr(
"the answer holds no tiles of a version that this page reads");let n=t.getUint16(6,!0),o=t.getUint32(12,!0);if(t.getUint32(8,!0)!==e.byteLength||32+n*32>e.byteLength||
o>44)throw new vr("the answer was cut");let r=[];for(let s=0;s<n;s++){let a=32+s*32,l=t.getUint8(a+8),u=t.getUint32(a+16,!0),c=t.getUint32(a+12,!0),m=l===2||l===
3?u:0;if(l>5||m>4096)throw new vr("a tile is of no known kind");let p=Sb(l,m);if(c+p>e.byteLength)throw new vr("a tile lies outside of its answer");let d=p?e.slice(
c,c+p):null;r.push({row:t.getUint32(a,!0),tile:{level:o,x:t.getInt32(a+4,!0),kind:l,state:t.getUint8(a+9),ref:l===1?u:4294967295,provisional:(t.getUint16(a+10,!0)&
1)!==0,slices:t.getUint32(a+20,!0),longest:t.getFloat64(a+24,!0),...Tb(l,m,d??new ArrayBuffer(0)),payload:d}})}return{level:o,end:t.getFloat64(16,!0),tiles:r}}function sa(e){
return 400+(e.payload?.byteLength??0)}function Yt(e){return 1024*2**e}function gn(e,t){let n=t===65535?65536:t;return e.x*Yt(e.level)+n/64*2**e.level}var mp=3,hp=256,Cb=5e3,gp=1500;function lu(e,t){return t*64+e}var aa=class{constructor(t,n,o=64<<20,r=900){this.fetchTiles=t;this.onTiles=n;this.maxBytes=o;this.
maxBitmaps=r;this.rows=new Map;this.asked=new Set;this.flights=new Set;this.bytes=0;this.bitmaps=0;this.frame=0;this.pausedUntil=0;this.end=0;this.failed=null}get inFlight(){
return this.flights.size}get size(){return{bytes:this.bytes,bitmaps:this.bitmaps}}beginFrame(){this.frame++}get(t,n,o){let r=this.rows.get(t)?.get(lu(n,o));return r?
(r.used=this.frame,r):null}stale(t){return t.tile.provisional&&this.end>t.end&&this.end>t.tile.x*Yt(t.tile.level)}missing(t,n,o){let r=this.rows.get(t)?.get(lu(
n,o));return(!r||this.stale(r))&&!this.asked.has(`${n} ${o} ${t}`)}ask(t){if(!(this.flights.size>=mp||performance.now()<this.pausedUntil))for(let n of this.batches(
t)){if(this.flights.size>=mp)break;this.send(n)}}batches(t){let n=new Map,o=[];for(let r of t){let s=r.first,a=r.last;for(;s<=a&&!this.missing(r.row,r.level,s);)
s++;for(;a>=s&&!this.missing(r.row,r.level,a);)a--;if(s>a)continue;a=Math.min(a,s+hp-1);let l=`${r.level} ${s} ${a}`,u=n.get(l),c=u&&((u.rows.length+1)*(a-s+1)>
hp||u.rows.reduce((m,p)=>m+p.length+3,0)>Cb);(!u||c)&&(u={level:r.level,first:s,last:a,rows:[]},n.set(l,u),o.push(u)),u.rows.push(r.row)}return o}async send(t){
let{level:n,first:o,last:r,rows:s}=t,a=[];for(let u of s)for(let c=o;c<=r;c++)a.push(`${n} ${c} ${u}`);for(let u of a)this.asked.add(u);let l=new AbortController;
this.flights.add(l);try{let u=fp(await this.fetchTiles(n,o,r,s,l.signal));l.signal.aborted||this.keep(t,u),this.failed=null}catch(u){l.signal.aborted||(this.failed=
u instanceof Error?u.message:String(u),this.pausedUntil=performance.now()+gp,setTimeout(this.onTiles,gp+10))}finally{for(let u of a)this.asked.delete(u);this.flights.
delete(l),this.onTiles()}}keep(t,n){for(let{row:o,tile:r}of n.tiles){let s=t.rows[o];if(s===void 0||r.level!==t.level||r.x<t.first||r.x>t.last)continue;let a=this.
rows.get(s);a||this.rows.set(s,a=new Map);let l=lu(r.level,r.x),u=a.get(l),c=u?.bitmap??null;u&&(this.bytes-=sa(u.tile),u.bitmap=null,u.dropped=!0),a.set(l,{tile:r,
end:n.end,used:this.frame,bitmap:c,painted:"",painting:"",dropped:!1}),this.bytes+=sa(r)}this.bytes>this.maxBytes&&this.sweep()}setBitmap(t,n,o){if(t.dropped){n.
close();return}t.bitmap?t.bitmap.close():this.bitmaps++,t.bitmap=n,t.painted=o,this.bitmaps>this.maxBitmaps&&this.sweep()}*all(){for(let[t,n]of this.rows)for(let[
o,r]of n)yield[t,n,o,r]}sweep(){let t=[...this.all()].sort((r,s)=>r[3].used-s[3].used),n=this.bytes>this.maxBytes?this.maxBytes*2/3:this.maxBytes,o=this.bitmaps>
this.maxBitmaps?this.maxBitmaps*2/3:this.maxBitmaps;for(let[r,s,a,l]of t){if(this.bytes<=n&&this.bitmaps<=o||l.used===this.frame)break;l.bitmap&&this.bitmaps>o&&
(l.bitmap.close(),l.bitmap=null,l.painted="",this.bitmaps--),this.bytes>n&&(l.bitmap&&(l.bitmap.close(),l.bitmap=null,this.bitmaps--),this.bytes-=sa(l.tile),l.dropped=
!0,s.delete(a),s.size===0&&this.rows.delete(r))}}clear(){for(let t of this.flights)t.abort();this.flights.clear();for(let[,,,t]of this.all())t.bitmap?.close(),t.
dropped=!0;this.rows.clear(),this.asked.clear(),this.bytes=0,this.bitmaps=0}};var bp=new Intl.NumberFormat("en-US");function R(e){return e==null||!Number.isFinite(e)?"–":bp.format(e)}function ko(e){let t=Math.abs(e);if(t<1e4)return bp.format(
Math.round(e*100)/100);for(let[n,o]of[[1e9,"G"],[1e6,"M"],[1e3,"k"]])if(t>=n)return`${(e/n).toPrecision(3).replace(/\.?0+$/,r=>r.startsWith(".")?"":r)} ${o}`;return String(
e)}function gt(e){if(e==null||!Number.isFinite(e))return"–";for(let[t,n]of[[2**40,"TiB"],[2**30,"GiB"],[2**20,"MiB"],[2**10,"KiB"]])if(Math.abs(e)>=t)return`${(e/
t).toFixed(e/t>=100?0:1)} ${n}`;return`${Math.round(e)} B`}function ee(e){if(!Number.isFinite(e))return"–";let t=e*100;return`${t>=10||t===0?t.toFixed(0):t>=1?
t.toFixed(1):t>=.01?t.toFixed(2):"<0.01"} %`}function Be(e,t,n=`${t}s`){return`${R(e)} ${e===1?t:n}`}var la=class{constructor(t,n){this.fetchNames=t;this.onNames=n;this.goroutines=new Map;this.strings=new Map;this.stacks=new Map;this.wantG=new Set;this.wantS=new Set;
this.wantK=new Set;this.busy=!1}goroutine(t){return this.look(this.goroutines,this.wantG,t)}text(t){return this.look(this.strings,this.wantS,t)}stack(t){return this.
look(this.stacks,this.wantK,t)}look(t,n,o){let r=t.get(o);return r!==void 0?r:(n.size<250&&n.add(o),null)}async flush(){if(this.busy||this.wantG.size+this.wantS.
size+this.wantK.size===0)return;this.busy=!0;let[t,n,o]=[[...this.wantG],[...this.wantS],[...this.wantK]];this.wantG=new Set,this.wantS=new Set,this.wantK=new Set;
try{let r=await this.fetchNames(t,n,o);this.bound();for(let s of t)this.goroutines.set(s,r.g?.[s]??null);for(let s of n)this.strings.set(s,r.s?.[s]??null);for(let s of o)
this.stacks.set(s,r.k?.[s]??null);this.onNames()}catch{await new Promise(r=>setTimeout(r,2e3))}finally{this.busy=!1}}bound(){for(let t of[this.goroutines,this.strings,
this.stacks])t.size>1e5&&t.clear()}};function Xt(e){let t=e.indexOf("["),n=e.lastIndexOf("/",t<0?e.length:t);return n<0?e:e.slice(n+1)}function uu(e){let t=e<=.0031308?12.92*e:1.055*e**.4166666666666667-.055;return Math.round(Math.min(1,Math.max(0,t))*255)}function Wo(e,t,n){let o=t*Math.cos(n*
Math.PI/180),r=t*Math.sin(n*Math.PI/180),s=(e+.3963377774*o+.2158037573*r)**3,a=(e-.1055613458*o-.0638541728*r)**3,l=(e-.0894841775*o-1.291485548*r)**3;return[uu(
4.0767416621*s-3.3077115913*a+.2309699292*l),uu(-1.2684380046*s+2.6097574011*a-.3413193965*l),uu(-.0041960863*s-.7034186147*a+1.707614701*l)]}function vp(e){let t=/^\s*oklch\(\s*([\d.]+)\s+([\d.]+)\s+([\d.]+)\s*\)\s*$/.
exec(e);return t?Wo(Number(t[1]),Number(t[2]),Number(t[3])):null}function wp(e){let t=/^\s*rgba?\(\s*(\d+)[\s,]+(\d+)[\s,]+(\d+)/.exec(e);return t?[Number(t[1]),
Number(t[2]),Number(t[3])]:null}function rs(e,t,n){let o=s=>(s/255)**2.2,r=s=>Math.round(255*(o(e[s])*(1-n)+o(t[s])*n)**.45454545454545453);return[r(0),r(1),r(2)]}
function Un(e,t=1){return t>=1?`rgb(${e[0]} ${e[1]} ${e[2]})`:`rgb(${e[0]} ${e[1]} ${e[2]} / ${t})`}function yp(e,t=255){return(t<<24|e[2]<<16|e[1]<<8|e[0])>>>0}var xt=["running","runnable","waiting","syscall"],Uo=(()=>{let e=new Uint8Array(256).fill(255);e[1]=0,e[2]=1,e[3]=2,e[4]=3;for(let t=8;t<=12;t++)e[t]=0;for(let t=16;t<
216;t++)e[t]=2;return e})(),Rb={0:"nothing",1:"running",2:"runnable",3:"waiting",4:"syscall",5:"not yet seen",8:"GC mark",9:"stop the world",10:"sweep",11:"mark\
 assist",12:"span"};function _o(e,t){return e>=16?t[e-16]||"waiting":Rb[e]??"unknown"}function xp(e,t,n){if(!t)return!0;let o=t.indexOf(":"),r=xt.indexOf(o<0?t:
t.slice(0,o));return Uo[e]!==r?!1:o<0||_o(e,n).includes(t.slice(o+1))}var Ab=[[/gc|sweep|assist|mark|scaveng/i,345,.03,.03],[/sync|mutex|semacquire|lock|cond|wait ?group/i,285,.075,.035],[/chan/i,232,.05,.035],[/select/i,215,.025,
.03],[/net|io wait|poll/i,190,.045,.03],[/sleep|timer/i,95,0,.012],[/system|forever|idle/i,250,-.02,.006]];function Pb(e){let t=n=>(n/255)**2.2;return .2126*t(e[0])+
.7152*t(e[1])+.0722*t(e[2])}function $b(e,t,n){let o=Ab.find(([l])=>l.test(e));if(!o)return n;let[,r,s,a]=o;return t?Wo(.36+s*.9,a*1.2,r):Wo(.885-s,a,r)}var Eb=0;
function _p(e,t,n,o){let r=t?Wo(.5,0,0):Wo(.6,0,0),s=g=>{let b=e(g);return vp(b)??wp(b)??r},a=s("--bg-raised"),l=s("--waiting"),u=g=>{switch(g){case 0:return a;case 1:
return s("--running");case 2:return s("--runnable");case 4:return s("--syscall");case 5:return s("--created");case 7:return s("--line-strong");case 8:return s("\
--gc");case 9:return s("--stw");case 10:return rs(s("--gc"),l,.5);case 11:return rs(s("--gc"),s("--stw"),.4);case 12:return s("--span");case 3:return l;default:
return g>=16&&g-16<n.length?$b(_o(g,n),t,l):l}},c=[];for(let g=0;g<256;g++){let b=u(g);c.push(xp(g,o,n)||Uo[g]===255?b:rs(b,a,.82))}let m=g=>Pb(g)>.26?"rgb(16 2\
2 32)":"rgb(240 244 250)",p=Array.from({length:24},(g,b)=>{let y=112+(b>>1)*14.5,M=t?Wo(.55+b%2*.09,.08,y):Wo(.76+b%2*.085,.08,y),C=o&&o!=="running"?rs(M,a,.8):
M;return{fill:Un(C),text:m(C)}}),d=g=>Un(s(g));return{version:++Eb,dark:t,rgb:c,css:c.map(g=>Un(g)),pixels:Uint32Array.from(c,(g,b)=>b===0?0:yp(g)),text:c.map(m),
bg:d("--bg"),bgRaised:Un(a),bgSunken:d("--bg-sunken"),fg:d("--fg"),fgMuted:d("--fg-muted"),fgFaint:d("--fg-faint"),line:d("--line"),lineStrong:d("--line-strong"),
accent:d("--accent"),accentRgb:s("--accent"),gc:s("--gc"),stw:s("--stw"),font:e("--font").trim()||"sans-serif",identity:p}}function cu(e){let t=2166136261;for(let n=0;n<
e.length;n++)t=Math.imul(t^e.charCodeAt(n),16777619);return((t^t>>>15)>>>0)%24}function Ze(e,t){return(t-e.view.from)/(e.view.to-e.view.from)*e.width}function Mo(e,t){return Math.round((30+t-e.scroll)*e.dpr)}var ua=50;function bn(e,t){let n=Math.max(t,1),o=e.to-e.from,r=Math.min(Number.isFinite(o)?Math.max(o,ua):n,n*1.1),s=Math.min(r*.5,n),a=Number.isFinite(e.from)?
e.from:0;return a=Math.min(a,n+s-r),a=Math.max(a,-s),r>=n&&(a=(n-r)/2),{from:a,to:a+r}}function Mp(e,t,n,o){let r=e.to-e.from,s=e.from+r*t,a=Math.min(Math.max(r*
n,ua),Math.max(o,ua)*1.1),l=s-a*t;return bn({from:l,to:l+a},o)}function du(e,t,n){return bn({from:e.from+t,to:e.to+t},n)}function Vo(e,t,n=.1){let o=Math.max((e.
to-e.from)*n,ua/4);return bn({from:e.from-o,to:e.to+o},t)}function pu(e){return bn({from:0,to:Math.max(e,1)},Math.max(e,1))}function Sp(e,t,n,o){let r=e.to-e.from;
if(t>=e.from&&n<=e.to)return e;if(n-t>=r)return bn({from:t-r*.1,to:t+r*.9},o);let s=(t+n)/2;return bn({from:s-r/2,to:s+r/2},o)}function Ko(e,t){let n=(e.to-e.from)/
Math.max(1,t);if(!(n>1))return 0;let o=Math.floor(Math.log2(n));return 2**o>n&&o--,Math.min(Math.max(o,0),44)}function wr(e,t,n){let o=Yt(t),r=Math.max(0,Math.floor(
e.from/o)),s=Math.floor((Math.min(e.to,Math.max(n,1))-.001)/o);return[r,Math.max(r-1,s)]}var Fb=4e3,Db=4,fu=28,Ob=64,Bb=14;function Tp(e,t,n){return Math.round(Ze(e,n*Yt(t)))}var da=new Map;function Rp(e,t){let n=da.get(t);return n===void 0&&(da.size>
5e3&&da.clear(),n=e.ctx.measureText(t).width,da.set(t,n)),n}function Ap(e,t,n){let o=Rp(e,t);if(o<=n)return t;let r=Math.floor(t.length*(n-7*e.dpr)/o);return r>=
3?`${t.slice(0,r)}…`:""}function Pp(e,t,n,o){if(n===12)return e.names.text(o)??"";if(t==="proc"||t==="thread"){let r=o===4294967295?null:e.names.goroutine(o);
return r?`${Xt(r.fn)}  g${r.id}`:n===4?"syscall":n>=8&&n<12?_o(n,e.reasons):""}return(n===1||n===4)&&o!==4294967295&&t==="goroutine"?`${_o(n,e.reasons)} on P ${o}`:
_o(n,e.reasons)}function $p(e,t,n,o){if(n===12){let r=e.names.text(o);if(r!==null)return e.palette.identity[cu(r)]}if(t==="proc"&&n===1&&o!==4294967295){let r=e.
names.goroutine(o);if(r)return e.palette.identity[cu(r.fn)]}return{fill:e.palette.css[n],text:e.palette.text[n]}}function Ib(e,t,n,o,r,s,a){let{ctx:l}=e,u=s-r,{
fill:c,text:m}=$p(e,t.kind,n,o),p=u>=6*e.dpr&&!(a&2)?Math.max(1,Math.round(e.dpr*.5)):0;l.fillStyle=c,l.fillRect(r,t.y,u-p,t.h),e.rects++,n===2&&e.hatch&&u>24*e.
dpr&&(l.fillStyle=e.hatch,l.fillRect(r,t.y,u-p,t.h));let d=Uo[n]===2;if(u<(d?Ob:fu)*e.dpr||t.h<13*e.dpr||a&1&&r>fu*e.dpr)return;let g=Math.max(r,0),b=Math.min(s,
e.width)-g-8*e.dpr,y=Ap(e,Pp(e,t.kind,n,o),b);y&&(l.fillStyle=d?e.palette.fgMuted:m,l.fillText(y,g+4*e.dpr,t.y+t.h/2+.5))}function Hb(e,t,n,o){let r=n.spans,s=(e.
view.to-e.view.from)/e.width;for(let a=0;a<r.n&&e.rects<Fb;a++){let l=gn(n,r.x1[a]);if(l<e.view.from)continue;let u=gn(n,r.x0[a]);if(u>e.view.to)break;if((l-u)/
s<o)continue;let c=Math.max(Ze(e,u),-e.width),m=Math.min(Ze(e,l),2*e.width);Ib(e,t,r.state[a],r.ref[a],Math.round(c),Math.max(Math.round(c)+1,Math.round(m)),r.flags[a])}}
function Gb(e,t){if(t.kind!==2||t.spans.n>64)return!1;let n=1.5*(e.view.to-e.view.from)/e.width,o=t.spans;for(let r=0;r<o.n;r++)if(gn(t,o.x1[r])-gn(t,o.x0[r])<n)
return!1;return!0}function zb(e,t,n){return n.painted===""&&(e.waiting=!0),e.painter.picture(n,t.style)}function mu(e,t,n,o,r,s,a){let l=n.tile;if(l.kind===0)return!0;
if(l.kind===1)return e.ctx.fillStyle=e.palette.css[l.state],e.ctx.fillRect(s,t.y,a-s,t.h),!0;let u=zb(e,t,n);return u?(e.ctx.drawImage(u,o,0,r-o,u.height,s,t.y,
a-s,t.h),!0):!1}function Cp(e,t,n,o,r,s){e.waiting=!0;for(let l=1;l<=Bb&&n+l<=44;l++){let u=e.cache.get(t.row,n+l,Math.floor(o/2**l));if(!u)continue;let c=1024/
2**l,m=o%2**l*c;if(mu(e,t,u,m,m+c,r,s))return}let a=0;for(let l of[0,1]){let u=n>0?e.cache.get(t.row,n-1,o*2+l):null,c=Math.round((r+s)/2);u&&mu(e,t,u,0,1024,l?
c:r,l?s:c)&&a++}if(a===0&&e.missing){e.ctx.fillStyle=e.missing;let l=Math.max(0,r);e.ctx.fillRect(l,t.y,Math.min(s,Math.round(Ze(e,e.end)))-l,t.h)}}function Wb(e,t,n){
let o=Tp(e,t.level,n),r=Tp(e,t.level,n+1),s=e.cache.get(t.row,t.level,n);if(!s){Cp(e,t,t.level,n,o,r);return}let a=s.tile;if(a.kind===0)return;if(a.kind===1){Ub(
e,t,a,o,r);return}let l=Gb(e,a);!l&&!mu(e,t,s,0,1024,o,r)&&Cp(e,t,t.level,n,o,r),a.spans&&t.h>=5*e.dpr&&Hb(e,t,a,l?0:Db*e.dpr)}function Ub(e,t,n,o,r){let s=e.cache.
get(t.row,n.level,n.x-1)?.tile,a=o>fu*e.dpr&&s!==void 0&&s.kind!==0,{fill:l,text:u}=$p(e,t.kind,n.state,n.ref);if(e.ctx.fillStyle=l,e.ctx.fillRect(o,t.y,r-o,t.h),
a||t.h<13*e.dpr)return;let c=Math.max(0,o),m=Ap(e,Pp(e,t.kind,n.state,n.ref),Math.min(e.width,r)-c-8*e.dpr);m&&(e.ctx.fillStyle=Uo[n.state]===2?e.palette.fgMuted:
u,e.ctx.fillText(m,c+4*e.dpr,t.y+t.h/2+.5))}function Vb(e){switch(e){case"gc":return 8;case"stw":return 9;case"task":case"region":return 12;default:return 1}}function Kb(e,t){
return t<=8?.5:e==="lane"?1:e==="group"||e==="counter"?3:2}function jb(e,t,n){if(t.h<18*e.dpr)return;let{scale:o,unit:r}=e.scaleOf(n.key),s=n.kind==="group"?`${ko(
o)} at once`:r==="bytes"?gt(o):ko(o),a=Rp(e,s);e.ctx.fillStyle=e.palette.bgRaised,e.ctx.globalAlpha=.72,e.ctx.fillRect(e.width-a-8*e.dpr,t.y,a+8*e.dpr,13*e.dpr),
e.ctx.globalAlpha=1,e.ctx.fillStyle=e.palette.fgFaint,e.ctx.fillText(s,e.width-a-4*e.dpr,t.y+7*e.dpr)}function qb(e,t,n,o,r){let s=t.row,a=Kb(s.kind,t.height),l=Math.
round((30+t.top-e.scroll+a)*e.dpr),u=Math.round((30+t.top-e.scroll+t.height-a)*e.dpr),c=Math.max(1,u-l),{scale:m,base:p}=e.scaleOf(s.key),d={row:s.key,kind:s.kind,
y:l,h:c,level:n,style:{height:c,scale:m,base:p,own:Vb(s.kind)}};(e.selected?.row===s.key||e.hovered?.row===s.key)&&(e.ctx.fillStyle=Un(e.palette.accentRgb,e.selected?.
row===s.key?.1:.045),e.ctx.fillRect(0,Mo(e,t.top),e.width,Math.round(t.height*e.dpr)));for(let g=o;g<=r;g++)Wb(e,d,g);(s.kind==="counter"||s.kind==="group")&&jb(
e,d,s)}function Ep(e,t){let{ctx:n,palette:o}=e,r=Ko(e.view,e.width),[s,a]=wr(e.view,r,e.end);n.imageSmoothingEnabled=!0,n.font=`${11*e.dpr}px ${o.font}`,n.textBaseline=
"middle",n.textAlign="left";for(let l of t){let u=Mo(e,l.top),c=Mo(e,l.top+l.height);l.item.kind==="section"?(n.fillStyle=o.bgSunken,n.fillRect(0,u,e.width,c-u)):
l.row&&qb(e,l,r,s,a),(l.item.kind==="section"||l.height>16)&&(n.fillStyle=o.line,n.fillRect(0,c-1,e.width,1))}}function Np(e){let t=e.layout.sticky(e.scroll);if(!t)
return;let n=Math.round((30+t.y)*e.dpr),o=Math.round(t.item.height*e.dpr);e.ctx.fillStyle=e.palette.bgSunken,e.ctx.fillRect(0,n,e.width,o),e.ctx.fillStyle=e.palette.
line,e.ctx.fillRect(0,n+o-1,e.width,1)}function Lp(e,t,n){let o=Ko(e.view,e.width),[r,s]=wr(e.view,o,e.end),a=t.filter(l=>l.row!==null);if(n!==null){let l=n-30+
e.scroll;a.sort((u,c)=>Math.abs(u.top-l)-Math.abs(c.top-l))}return a.map(l=>({row:l.row.key,level:o,first:r,last:s}))}function Fp(e,t,n){let o=Ko(e.view,e.width),
[r,s]=wr(e.view,o,e.end),a=Math.floor((e.end-1)/Yt(o)),l=t.filter(y=>y.row!==null).map(y=>y.row.key),u=l.map(y=>({row:y,level:o,first:Math.max(0,r-1),last:Math.
min(a,s+1)})),c=Math.min(Math.max(o+(n?-1:1),0),44),m=(e.view.from+e.view.to)/2,p=(e.view.to-e.view.from)/4,d=n?{from:m-p,to:m+p}:e.view,[g,b]=wr(d,c,e.end);return c===
o?u:[...u,...l.map(y=>({row:y,level:c,first:g,last:b}))]}function Xb(e,t){let n=0,o=e.length;for(;n<o;){let r=n+o>>1;e[r]<=t?n=r+1:o=r}return n-1}function Dp(e,t,n=0){let o=2**e.level,r=e.x*Yt(e.level),s=Math.min(Math.
max((t-r)/o,0),1024-1e-6),a=Math.floor(s);if(e.kind===1)return{kind:"span",state:e.state,ref:e.ref,from:r,to:r+Yt(e.level),open:!0,index:0};if(e.kind===4)return Number.
isNaN(e.max[a])?null:{kind:"counter",min:e.min[a],max:e.max[a]};if(e.kind===5){let m=e.avg;return{kind:"heat",avg:[m[a*4],m[a*4+1],m[a*4+2],m[a*4+3]]}}if(!e.spans)
return null;let l=e.spans,u=Xb(l.x0,s*64);for(let m of[u,u+1]){if(m<0||m>=l.n)continue;let p=l.x1[m]===65535?1024*64:l.x1[m],d=l.x0[m],g=n/o*64;if(s*64>=d-g&&s*
64<Math.max(p,d+1)+g)return{kind:"span",state:l.state[m],ref:l.ref[m]??4294967295,from:gn(e,d),to:gn(e,l.x1[m]),open:l.flags[m]!==0,index:m}}if(e.kind!==3||e.count[a]===
0)return null;let c=e.share;return{kind:"merged",slices:2**(e.count[a]-1),shares:[c[a*4]/255,c[a*4+1]/255,c[a*4+2]/255,c[a*4+3]/255],from:r+a*o,to:r+(a+1)*o,longest:e.
longest}}function Op(e,t,n,o,r){let s=2**e.level,a=e.x*Yt(e.level),l=Math.max(t,a),u=Math.min(n,a+Yt(e.level));if(u<=l)return;if(e.kind===1){let g=o[e.state];g<
4&&(r[g]+=u-l);return}if(e.kind===2){let g=e.spans;for(let b=0;b<g.n;b++){let y=o[g.state[b]],M=Math.max(l,gn(e,g.x0[b])),C=Math.min(u,gn(e,g.x1[b]));y<4&&C>M&&
(r[y]+=C-M)}return}let c=e.kind===3?e.share:e.kind===5?e.avg:null;if(!c)return;let m=e.kind===3?s/255:s,p=Math.floor((l-a)/s),d=Math.min(1024,Math.ceil((u-a)/s));
for(let g=p;g<d;g++)for(let b=0;b<4;b++)r[b]+=c[g*4+b]*m}function qo(e,t,n){let o=document.createElement(e);return o.className=t,n.append(o),o}function Jb(){let e=document.createElementNS("http://www.w3.org/2000/svg",
"svg");e.setAttribute("viewBox","0 0 20 20"),e.setAttribute("width","12"),e.setAttribute("height","12"),e.setAttribute("aria-hidden","true");let t=document.createElementNS(
"http://www.w3.org/2000/svg","path");return t.setAttribute("d","M7 4l6 6-6 6"),t.setAttribute("fill","none"),t.setAttribute("stroke","currentColor"),t.setAttribute(
"stroke-width","2.2"),e.append(t),e}var Qb={heap:"Live heap",goal:"GC heap goal",gomaxprocs:"GOMAXPROCS",goroutines:"Goroutines",runnable:"Runnable goroutines",
threads:"Threads",running:"Running goroutines"};function gu(e){return Qb[e.key.slice(2)]??e.label}function ss(e){switch(e.kind){case"group":return Xt(e.label)||
"not known";case"counter":return gu(e);case"gc":return"GC";case"stw":return"Stop the world";case"proc":case"thread":return/^[pm]\d+$/.test(e.label)?`${e.label[0].
toUpperCase()} ${e.label.slice(1)}`:e.label||e.key;default:return e.label||e.key}}function bu(e){if(e.item.kind==="section")return{name:e.item.title,extra:R(e.item.
total),title:""};if(e.item.kind==="note")return{name:e.item.text,extra:"",title:e.item.text};let t=e.row;if(!t)return{name:"…",extra:"",title:""};switch(t.kind){case"\
goroutine":{let n=t.end>t.begin?_(t.end-t.begin):"",o=t.fn&&t.fn!==t.label?Xt(t.fn):"",r=t.id!==void 0?`g${t.id}`:t.key;return{name:e.level>2?r:`${r} ${o}`,extra:n,
title:`${t.label} ${t.fn??""} ${n&&`lives ${n}`}`}}case"group":{let n=R(t.members??0);return{name:ss(t),extra:n,title:`${t.label||"start function not known"}: ${n}\
 goroutines, at most ${R(Math.ceil(t.peak??0))} at once`}}default:return{name:ss(t),extra:"",title:ss(t)}}}var pa=class{constructor(t,n){this.host=t;this.actions=
n;this.pool=new Map;this.free=[];this.frame=0;this.reachable=null;t.setAttribute("role","treegrid"),t.setAttribute("aria-label","Rows of the timeline")}make(){let t=document.
createElement("div");t.className="tl-label",t.setAttribute("role","row");let n=qo("span","tl-cell",t);n.setAttribute("role","gridcell");let o=qo("button","tl-fo\
ld",n);o.type="button",o.tabIndex=-1,o.append(Jb());let r=qo("span","tl-name",n),s=qo("span","tl-extra",n),a=qo("span","tl-shares",n),l=xt.map(p=>qo("i",`share-${p}`,
a)),u=qo("button","tl-act",n);u.type="button",u.tabIndex=-1,u.textContent="≡",u.title="Lifetimes packed into lanes";let c=qo("button","tl-act tl-pin",n);c.type=
"button",c.tabIndex=-1,c.textContent="⊤";let m={root:t,name:r,extra:s,bar:a,parts:l,fold:o,lanes:u,pin:c,at:null,text:"",used:0};return this.listen(m),this.host.
append(t),m}listen(t){let{root:n,fold:o,lanes:r,pin:s}=t;o.onclick=a=>{a.stopPropagation(),this.actions.fold(t.at)},r.onclick=a=>{a.stopPropagation(),this.actions.
lanes(t.at)},s.onclick=a=>{a.stopPropagation(),this.actions.pin(t.at.key)},n.onclick=()=>{t.at.item.kind==="section"?this.actions.fold(t.at):t.at.row&&this.actions.
choose(t.at)},n.ondblclick=()=>{t.at.row?.kind==="group"&&this.actions.fold(t.at)},n.oncontextmenu=a=>{!t.at.row&&t.at.item.kind!=="section"||(a.preventDefault(),
this.actions.menu(t.at,a.clientX,a.clientY))},n.onkeydown=a=>{a.code!=="Enter"&&a.code!=="Space"||(a.preventDefault(),t.at.item.kind==="section"||t.at.row?.kind===
"group"?this.actions.fold(t.at):t.at.row&&this.actions.choose(t.at))},n.onpointerenter=()=>this.actions.hover(t.at.row?.key??null),n.onpointerleave=()=>this.actions.
hover(null)}update(t,n,o,r){this.frame++,this.reachable=t.some(s=>s.key===o.selected)?o.selected:t.find(s=>s.row)?.key??null,this.host.setAttribute("aria-rowcou\
nt",String(o.total));for(let s of t)this.place(s,s.top-n,o,!1);r&&this.place(r.at,r.y,o,!0);for(let[s,a]of this.pool)a.used!==this.frame&&(this.pool.delete(s),this.
free.length<40?(a.root.hidden=!0,this.free.push(a)):a.root.remove())}place(t,n,o,r){let s=t.item.kind==="run"&&!t.row?`${t.item.key}[${t.index}]`:t.key,a=this.pool.
get(s);a||(a=this.free.pop()??this.make(),a.text="",a.root.hidden=!1,this.pool.set(s,a)),a.at=t,a.used=this.frame,a.root.style.transform=`translateY(${Math.round(
n)}px)`,a.root.style.height=`${t.height}px`,this.fill(a,t,o,r)}fill(t,n,o,r){let s=n.row?o.shares.get(n.row.key):void 0,a=n.item.kind==="section"?!n.item.folded:
n.item.kind==="row"?n.item.open:null,l=o.selected===n.key,u=o.pins.includes(n.key),{name:c,extra:m,title:p}=bu(n),d=[c,m,a,l,u,r,n.height,n.level,s?.join(),o.lanes.
includes(n.key),n.key===this.reachable].join(`
`);if(d===t.text)return;t.text=d;let{root:g}=t;g.className=`tl-label tl-${n.item.kind==="section"?"section":n.row?.kind??"note"} tl-depth${n.level}`+(l?" tl-cho\
sen":"")+(r?" tl-sticky":"")+(n.height<13?" tl-thin":""),g.title=p,g.tabIndex=n.key===this.reachable?0:-1,g.setAttribute("aria-level",String(n.level)),g.setAttribute(
"aria-selected",String(l)),a===null?g.removeAttribute("aria-expanded"):g.setAttribute("aria-expanded",String(a)),t.name.textContent=c,t.extra.textContent=m,t.fold.
hidden=a===null,t.fold.setAttribute("aria-label",a?"Fold":"Unfold"),t.lanes.hidden=n.row?.kind!=="group"||!n.row.lanes,t.lanes.setAttribute("aria-pressed",String(
o.lanes.includes(n.key))),t.pin.hidden=!n.row,t.pin.setAttribute("aria-pressed",String(u)),t.pin.title=u?"Take from the top":"Pin on top",this.fillShares(t,s,n.
height)}fillShares(t,n,o){let r=n?.reduce((s,a)=>s+a,0)??0;t.bar.hidden=!n||o<13||r<=0,!(t.bar.hidden||!n)&&(n.forEach((s,a)=>{t.parts[a].style.width=`${s/Math.
max(r,1)*100}%`}),t.bar.title=n.map((s,a)=>`${xt[a]} ${ee(s)}`).join(", "))}focus(t){this.host.contains(document.activeElement)&&this.pool.get(t)?.root.focus({preventScroll:!0})}};function Zb(e,t,n,o){if(t===12)return o.text(n)??"span";if((e.kind==="proc"||e.kind==="thread")&&n!==4294967295){let r=o.goroutine(n);return r?`g${r.id} ${Xt(r.
fn)}`:""}return""}function e0(e,t,n,o){if(e.kind!=="goroutine"||n===4294967295)return"";if(t===1||t===4)return`on P ${n}`;if(t===2){let a=o.goroutine(n);return a?
`made runnable by g${a.id} ${Xt(a.fn)}`:""}let r=o.stack(n),s=r?.find(a=>!a.fn.startsWith("runtime."))??r?.[0];return s?`in ${Xt(s.fn)}`:""}function Bp(e,t,n,o){
switch(t.kind){case"span":{let r=_o(t.state,o),s=Zb(e,t.state,t.ref,n),a=t.open?`≥ ${_(t.to-t.from)}`:_(t.to-t.from),l=t.state>=16&&r!=="waiting"?`waiting: ${r}`:
r,u=[`${s||l}  ${a}`],c=[s&&t.state!==12?l:"",e0(e,t.state,t.ref,n)].filter(Boolean).join(", ");return c&&u.push(c),u}case"merged":{let r=t.shares.map((s,a)=>s>
.004?`${xt[a]} ${ee(s)}`:"").filter(Boolean).join(", ");return[`${ko(t.slices)} or more slices in ${_(t.to-t.from)}`,r||"nothing of the four states",`longest ne\
ar here ${_(t.longest)}`]}case"counter":{let r=s=>e.unit==="bytes"?gt(s):ko(Math.round(s*100)/100);return[t.min===t.max?r(t.max):`${r(t.min)} to ${r(t.max)}`,gu(
e)]}case"heat":return[Xt(e.label),t.avg.map((r,s)=>r>=.005?`${ko(Math.round(r*100)/100)} ${xt[s]}`:"").filter(Boolean).join(", ")||"no goroutine"]}}var t0={proc:24,thread:16,goroutine:20,group:34,lane:14,task:18,region:18,gc:18,stw:18,counter:34},n0={proc:12,thread:6,goroutine:7,group:20,lane:6,task:8,region:8,
gc:10,stw:8,counter:20};function Yo(e,t){return(t?n0:t0)[e]}function o0(e){return e==="gc"||e==="stw"?e:e.startsWith("c:")?"counter":/^p\d+$/.test(e)?"proc":/^m\d+$/.
test(e)?"thread":/^fn\d+$/.test(e)?"group":/^fn\d+\/l/.test(e)?"lane":/^task\d/.test(e)?"task":/^region\d|\/r\d+$/.test(e)?"region":"goroutine"}function fa(e){let t=o0(
e),n=t==="proc"?`P ${e.slice(1)}`:t==="thread"?`M ${e.slice(1)}`:e;return{key:e,kind:t,label:n,depth:0,begin:0,end:0,slices:0,totals:[0,0,0,0]}}var as=class{constructor(){
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
top+o.height:o.top-1:n?0:this.height-1;for(let s=0;s<1e4;s++){let a=this.at(r);if(!a)return null;if(a.row)return a;r=n?a.top+a.height:a.top-1}return null}};function Ip(e,t,n,o){
let r=e.at(n+o)??e.at(n);if(!r)return n;let s=t.find(r.key);if(s)return n+s.top-r.top;let a=t.items.find(l=>l.key===r.item.key);return a?n+a.y-r.item.y:n}var li=class{constructor(t,n,o,r=0){this.fetchRows=t;this.query=n;this.onChange=o;this.pages=new Map;this.index=new Map;this.flights=new Map;this.generation=0;this.
known=!1;this.error=null;this.total=r}get ready(){return this.known}at(t){let n=Math.floor(t/200);return this.pages.get(n)?.rows[t-n*200]??null}indexOf(t){return this.
index.get(t)??-1}setQuery(t){JSON.stringify(t)!==JSON.stringify(this.query)&&(this.query=t,this.refresh())}refresh(){this.generation++;for(let t of this.flights.
values())t.abort();this.flights.clear()}want(t,n){let o=Math.max(0,Math.floor(t/200)),r=Math.floor(Math.max(t,Math.min(n,this.known?this.total-1:n))/200);for(let s=o;s<=
r;s++)this.pages.get(s)?.generation!==this.generation&&!this.flights.has(s)&&this.flights.size<2&&this.load(s);for(let[s,a]of this.flights)(s<o-1||s>r+1)&&(a.abort(),
this.flights.delete(s))}async load(t){let n=new AbortController,o=this.generation;this.flights.set(t,n);try{let r=await this.fetchRows({...this.query,offset:t*200,
limit:200},n.signal);if(n.signal.aborted||o!==this.generation)return;this.total=r.total,this.known=!0,this.error=null,this.drop(t),this.pages.set(t,{rows:r.rows,
generation:o}),r.rows.forEach((s,a)=>this.index.set(s.key,t*200+a)),this.trim(t)}catch(r){if(n.signal.aborted)return;this.error=r instanceof Error?r.message:String(
r),this.pages.set(t,{rows:this.pages.get(t)?.rows??[],generation:o}),this.known=!0}finally{this.flights.get(t)===n&&this.flights.delete(t)}this.onChange()}drop(t){
let n=this.pages.get(t);n&&(this.pages.delete(t),n.rows.forEach((o,r)=>{this.index.get(o.key)===t*200+r&&this.index.delete(o.key)}))}trim(t){for(;this.pages.size>
64;){let n=[...this.pages.keys()].reduce((o,r)=>Math.abs(r-t)>Math.abs(o-t)?r:o);this.drop(n)}}close(){this.refresh()}};var yu={first:"first seen",running:"time running",runnable:"time runnable",max_runnable:"longest wait to run",blocked:"time blocked",lifetime:"lifetime",unblocks:"\
unblocks made",id:"id"},r0={gc:"Garbage collector",procs:"Ps",groups:"Goroutines",tasks:"Tasks",regions:"Regions",counters:"Counters",threads:"Threads (Ms)"},Hp=[
"gc","procs","groups","tasks","regions","counters","threads"],i0=new Set(["threads","counters"]),vu=1e3;function ls(e){let t=tu(e.rows),n=r=>(r??"").split(";").
filter(Boolean),o=t.sort!==void 0&&t.sort in yu?t.sort:"first";return{sort:o,ascending:t.order?t.order==="asc":o==="first"||o==="id",alive:t.alive!=="0",open:n(
t.open),lanes:n(t.lanes),folds:n(t.folds),sections:n(t.sections),compact:t.compact==="1",stacks:t.stacks==="1",state:t.state??"",min:t.min??"",filter:e.q??"",pins:zn(
e.pin)}}function ha(e,t){let n=tu(e.rows);for(let[o,r]of Object.entries(t))r===null||r===""?delete n[o]:n[o]=r;return Vd(n)}function ga(e,t){return(e.includes(t)?
e.filter(n=>n!==t):[...e,t]).join(";")}var wu=class{constructor(t,n,o){this.group=t;this.total=n;this.fn=o}at(t){return{...fa(`${this.group}/l${t}`),label:t===0?
this.fn:"",depth:1}}indexOf(t){if(!t.startsWith(`${this.group}/l`))return-1;let n=Number(t.slice(this.group.length+2));return Number.isInteger(n)&&n>=0&&n<this.
total?n:-1}},ma=class{constructor(t,n){this.fetchRows=t;this.onChange=n;this.sections=new Map;this.members=new Map;this.known=new Map;this.alive=null;this.layout=
new as;this.options=ls({});this.complete=!1}row(t){return this.known.get(t)??null}remember(t){this.known.size>2e4&&this.known.clear(),this.known.set(t.key,t)}sectionNames(){
let t=this.options.sections.filter(n=>Hp.includes(n));return[...new Set([...t,...Hp])]}isFolded(t){return i0.has(t)!==this.options.folds.includes(t)}setAlive(t){
let n={from:Math.floor(t.from),to:Math.ceil(t.to)};this.alive&&this.alive.from===n.from&&this.alive.to===n.to||(this.alive=n,this.requery())}setOptions(t){this.
options=t,this.requery()}refresh(){for(let t of[...this.sections.values(),...this.members.values()])t.refresh();this.onChange()}memberQuery(t){let n=this.options;
return{group:t,sort:n.sort,order:n.ascending?"asc":"desc",filter:n.filter||null,alive:n.alive&&this.alive?`${this.alive.from},${this.alive.to}`:null,state:n.state||
null,min:n.min||null}}sectionQuery(t){let n=t==="groups"||t==="tasks"||t==="regions",o=t==="procs"||t==="threads";return{section:t,filter:n&&this.options.filter||
null,sort:o?"id":null,order:o?"asc":null}}requery(){for(let[t,n]of this.members)n.setQuery(this.memberQuery(t));for(let[t,n]of this.sections)n.setQuery(this.sectionQuery(
t));this.onChange()}section(t,n){let o=this.sections.get(t);return o||(o=new li(this.fetchRows,this.sectionQuery(t),this.onChange,n),this.sections.set(t,o)),o}group(t,n){
let o=this.members.get(t);return o||(o=new li(this.fetchRows,this.memberQuery(t),this.onChange,Math.min(n,1)),this.members.set(t,o)),o}build(t,n){let o=this.compose(
t,[]),r=this.options.pins,s=n!==null&&!r.includes(n)&&!o.find(n)?[n]:[];return this.layout=r.length+s.length?this.compose(t,[...r,...s]):o,this.layout}compose(t,n){
let o=new as;if(n.length){o.addSection("pinned","Pinned and selected",n.length,this.isFolded("pinned"));for(let r of this.isFolded("pinned")?[]:n){let s=this.known.
get(r)??fa(r);o.addRow(s,Yo(s.kind,this.options.compact),"pinned");for(let a=0;this.options.stacks&&s.kind==="goroutine"&&a<3;a++)o.addRow({...fa(`${r}/r${a}`),
label:a?"":"regions",depth:1},Yo("region",this.options.compact),"pinned",3)}}for(let r of this.sectionNames()){let s=t?.sections.find(a=>a.name===r)?.total??0;s>
0&&this.addSection(o,r,s,new Set(n))}return o.closeSection(),o}addSection(t,n,o,r){let s=this.isFolded(n),a=this.section(n,o);if(t.addSection(n,r0[n]??n,a.ready?
a.total:o,s),s)return;let l=Math.min(a.total,n==="groups"?vu:a.total);a.error&&t.addNote(`${n}!`,a.error,n),a.ready&&l===0&&t.addNote(`${n}?`,this.options.filter?
`Nothing is named like “${this.options.filter}”.`:"Nothing here.",n),n==="groups"?this.addGroups(t,a,l,r):this.addPlain(t,n,a,l),n==="groups"&&a.total>vu&&t.
addNote("groups+",`${a.total-vu} more functions: filter to see them.`,n)}addPlain(t,n,o,r){let s=this.options.compact;if(n!=="gc"){let a={procs:"proc",threads:"\
thread",tasks:"task",regions:"region",counters:"counter"}[n]??"task";t.addRun(`#${n}/`,o,r,Yo(a,s),n),o.want(0,Math.min(r,1)-1);return}o.want(0,r-1);for(let a=0;a<
r;a++){let l=o.at(a);l&&t.addRow(l,Yo(l.kind,s),n)}}orderGroups(t){let n=t.filter(u=>u!==null&&u.members!==0);if(!this.complete||n.length===0)return n;let[o,r,s]=[
0,1,2],l={running:u=>u.totals[o],runnable:u=>u.totals[r],max_runnable:u=>u.totals[r],blocked:u=>u.totals[s]}[this.options.sort]??(u=>u.totals[o]+u.totals[r]);return n.
sort((u,c)=>l(c)-l(u))}addGroups(t,n,o,r){let{compact:s,open:a,lanes:l}=this.options;n.want(0,o-1);for(let u of this.orderGroups(Array.from({length:o},(c,m)=>n.
at(m)))){let c=a.includes(u.key),m=!c&&l.includes(u.key);if(r.has(u.key)||t.addRow(u,Yo("group",s),"groups",2,c||m),m&&t.addRun(`${u.key}/`,new wu(u.key,u.lanes??
0,u.label),u.lanes??0,Yo("lane",s),"groups",3),!c)continue;let p=this.group(u.key,u.members??1);p.ready||p.want(0,0),p.error?t.addNote(`${u.key}!`,p.error,"grou\
ps",3):p.ready&&p.total===0&&t.addNote(`${u.key}?`,"No goroutine of this function is in view or passes the filter.","groups",3),t.addRun(`${u.key}/`,p,p.total,Yo(
"goroutine",s),"groups",3)}}want(t){let n=new Map;for(let o of t){if(o.row&&this.remember(o.row),o.item.kind!=="run")continue;let r=n.get(o.item.source);n.set(o.
item.source,r?[r[0],o.index]:[o.index,o.index])}for(let[o,[r,s]]of n)o instanceof li&&o.want(r-20,s+20)}close(){for(let t of[...this.sections.values(),...this.members.
values()])t.close()}};var s0=(()=>{let e=[];for(let t=1;t<=1e9;t*=10)e.push(t,2*t,5*t);return[...e.filter(t=>t<=1e10),1e10,15e9,3e10,6e10,12e10,3e11,6e11,9e11,18e11,36e11,72e11,216e11,
864e11]})();function Gp(e,t){let n=e*t;return s0.find(o=>o>=n)??864e11*Math.ceil(n/864e11)}function a0(e,t,n){let o=Math.max(Math.abs(n.from),Math.abs(n.to));if(o>=
1e9)return at(e,t);let[r,s]=o>=1e6?["ms",1e6]:["µs",1e3],a=Math.max(0,Math.ceil(Math.log10(s/t)-1e-9));return`${(e/s).toFixed(a)} ${r}`}function xu(e,t,n=110){
let o=(e.to-e.from)/Math.max(1,t),r=Gp(o,n),s=[10,5,4,3,2].find(m=>Number.isInteger(r/m)&&r/m/o>=9)??1,a=r/s,l=[],u=Math.ceil(e.from/a),c=Math.floor(e.to/a);for(let m=u;m<=
c&&l.length<1e3;m++){let p=m%s===0;l.push({t:m*a,major:p,label:p?a0(m*a,r,e):""})}return l}function ba(e,t){let n=(e.to-e.from)/Math.max(1,t),o=Gp(n,110);if(o>=
1e5||Math.abs(e.from)<o*1e3)return null;let r=Math.floor(e.from/(o*100))*o*100;return{t:r,label:at(r,o*100)}}function zp(e,t){return e===t?"0":`+${_(e-t)}`}function Wp(e,t,n,o,r,s){let a=Ze(e,t),l=Math.max(Ze(e,n),a+s);if(l<0||a>e.width)return;let u=Math.max(0,Math.round(a)),c=Math.min(e.width,Math.round(l))-u;if(c<=
0)return;let m=Math.min(1,Math.max(.12,(Ze(e,n)-a)/e.dpr));e.ctx.fillStyle=Un(o,r*m),e.ctx.fillRect(u,Math.round(30*e.dpr),c,e.height)}function Kp(e){if(!e.bands)
return;let t=e.palette.dark;for(let[n,o]of e.bands.gc)Wp(e,n,o,e.palette.gc,t?.1:.075,1);for(let[n,o]of e.bands.stw)Wp(e,n,o,e.palette.stw,t?.3:.22,e.dpr)}function jp(e){
let t=(n,o,r)=>{let s=Ze(e,n),a=Math.max(Ze(e,o),s+e.dpr);a<0||s>e.width||(e.ctx.fillStyle=Un(r),e.ctx.fillRect(Math.round(s),Math.round(26*e.dpr),Math.max(1,Math.
round(a-s)),Math.round(3*e.dpr)))};for(let[n,o]of e.bands?.gc??[])t(n,o,e.palette.gc);for(let[n,o]of e.bands?.stw??[])t(n,o,e.palette.stw)}function qp(e){let t=Math.
round(30*e.dpr),n=(o,r,s)=>{let a=Math.max(0,Math.round(Ze(e,o))),l=Math.min(e.width,Math.round(Ze(e,r)));l<=a||(e.ctx.globalAlpha=s,e.ctx.fillStyle=e.palette.bgSunken,
e.ctx.fillRect(a,t,l-a,e.height-t),e.ctx.globalAlpha=1)};n(-1/0,0,1),n(e.end,1/0,1),e.range&&(n(0,e.range.from,.66),n(e.range.to,e.end,.66));for(let o of[0,e.end]){
let r=Math.round(Ze(e,o));r>=0&&r<e.width&&(e.ctx.fillStyle=e.palette.lineStrong,e.ctx.fillRect(r,t,1,e.height-t))}}function Yp(e){let t=e.area;if(!t)return;let n=Math.
max(-2,Math.round(Ze(e,t.from))),o=Math.min(e.width+2,Math.round(Ze(e,t.to))),r=30*e.dpr,s=e.height;if(t.rows){let l=t.rows.map(u=>e.layout.find(u)).filter(u=>u!==
null);l.length&&(r=Math.max(r,Math.min(...l.map(u=>Mo(e,u.top)))),s=Math.max(...l.map(u=>Mo(e,u.top+u.height))))}if(o<=n||s<=r)return;e.ctx.fillStyle=Un(e.palette.
accentRgb,.12),e.ctx.fillRect(n,r,o-n,s-r),e.ctx.strokeStyle=e.palette.accent,e.ctx.lineWidth=e.dpr,e.ctx.strokeRect(n+.5,r+.5,o-n-1,s-r-1);let a=_(t.to-t.from);
l0(e,a,Math.min(Math.max((n+o)/2,40*e.dpr),e.width-40*e.dpr),r+12*e.dpr)}function l0(e,t,n,o){let{ctx:r}=e;r.font=`600 ${11*e.dpr}px ${e.palette.font}`;let s=r.
measureText(t).width+14*e.dpr;r.fillStyle=e.palette.accent,r.beginPath(),r.roundRect(n-s/2,o-9*e.dpr,s,18*e.dpr,9*e.dpr),r.fill(),r.fillStyle=e.palette.bgRaised,
r.textAlign="center",r.fillText(t,n,o+.5),r.textAlign="left"}function Xp(e){if(!e.selected)return;let t=e.layout.find(e.selected.row);if(!t)return;let n=Mo(e,t.
top),o=Math.round(t.height*e.dpr),{ctx:r}=e,s=2*e.dpr,a=Math.max(Ze(e,e.selected.begin),-s*2),l=Math.min(Math.max(Ze(e,e.selected.end),a+3*e.dpr),e.width+s*2);l<
0||a>e.width||(r.strokeStyle=e.palette.fg,r.lineWidth=s,r.strokeRect(Math.round(a),n+s/2,Math.max(s,Math.round(l-a)),o-s),e.focused&&(r.strokeStyle=e.palette.accent,
r.lineWidth=e.dpr,r.strokeRect(Math.round(a)-s,n-s/2,Math.round(l-a)+2*s,o+s)))}function va(e,t,n){let o=e.layout.find(t),r=Ze(e,n);return o?{x:r,y:Mo(e,o.top)+
Math.round(o.height*e.dpr/2),shown:!0}:{x:r,y:0,shown:!1}}var Up={create:"created",unblock:"unblocked",syscall:"left its syscall"};function Vp(e,t,n,o){let r=4*
e.dpr;e.ctx.beginPath(),e.ctx.moveTo(t,n),e.ctx.lineTo(t-r,n+(o?-r*1.5:r*1.5)),e.ctx.lineTo(t+r,n+(o?-r*1.5:r*1.5)),e.ctx.closePath(),e.ctx.fill()}function u0(e,t){
let n=va(e,t.from.key,t.from.t),o=va(e,t.to.key,t.to.t),{ctx:r}=e;if(!n.shown&&!o.shown)return;if(r.lineWidth=1.5*e.dpr,r.strokeStyle=r.fillStyle=e.palette.fg,n.
shown&&o.shown){let c=o.y>n.y,m=Math.min(60*e.dpr,Math.abs(o.y-n.y)/2+8*e.dpr)*(c?1:-1);r.beginPath(),r.moveTo(n.x,n.y),r.bezierCurveTo(n.x,n.y+m,o.x,o.y-m,o.x,
o.y),r.stroke(),r.beginPath(),r.arc(n.x,n.y,2.5*e.dpr,0,7),r.fill(),Vp(e,o.x,o.y,c);return}let s=n.shown?n:o,a=n.shown?`→ ${t.to.key} ${Up[t.kind]}`:`${Up[t.kind]}\
 by ${t.from.key}`;if(s.x<0||s.x>e.width)return;r.setLineDash([3*e.dpr,2*e.dpr]),r.beginPath(),r.moveTo(s.x,s.y),r.lineTo(s.x,s.y-18*e.dpr),r.stroke(),r.setLineDash(
[]),o.shown&&Vp(e,s.x,s.y,!0),r.font=`${11*e.dpr}px ${e.palette.font}`;let l=r.measureText(a).width,u=Math.min(s.x+4*e.dpr,e.width-l-6*e.dpr);r.fillStyle=e.palette.
bgRaised,r.globalAlpha=.85,r.fillRect(u-3*e.dpr,s.y-27*e.dpr,l+6*e.dpr,15*e.dpr),r.globalAlpha=1,r.fillStyle=e.palette.fg,r.fillText(a,u,s.y-19*e.dpr)}function Jp(e){
for(let o of e.edges)u0(e,o);let t=e.chain?.steps??[];e.ctx.strokeStyle=e.palette.accent,e.ctx.lineWidth=3*e.dpr,e.ctx.lineJoin="round",e.ctx.beginPath();let n=!1;
for(let o of t){let r=va(e,o.key,o.end),s=va(e,o.key,o.begin);if(!r.shown){n=!1;continue}n?e.ctx.lineTo(r.x,r.y):e.ctx.moveTo(r.x,r.y),e.ctx.lineTo(s.x,s.y),n=!0}
t.length&&e.ctx.stroke()}function Qp(e){let{ctx:t,palette:n}=e,o=Math.round(30*e.dpr);t.fillStyle=n.bgRaised,t.fillRect(0,0,e.width,o);let r=e.width/e.dpr,s=ba(
e.view,r);t.font=`${11*e.dpr}px ${n.font}`,t.textBaseline="middle";for(let a of xu(e.view,r)){let l=Math.round(Ze(e,a.t));t.fillStyle=a.major?n.lineStrong:n.line,
t.fillRect(l,o-Math.round((a.major?10:7)*e.dpr),1,Math.round((a.major?10:7)*e.dpr)),a.major&&(t.fillStyle=n.fgMuted,t.fillText(s?zp(a.t,s.t):a.label,l+4*e.dpr,11*
e.dpr))}if(t.fillStyle=n.lineStrong,t.fillRect(0,o-1,e.width,1),e.range){t.fillStyle=n.accent;let a=Math.max(0,Ze(e,e.range.from));t.fillRect(a,0,Math.min(e.width,
Ze(e,e.range.to))-a,2*e.dpr)}}function Zp(e){e.ctx.fillStyle=e.palette.line,e.ctx.globalAlpha=.6;for(let t of xu(e.view,e.width/e.dpr))t.major&&e.ctx.fillRect(Math.
round(Ze(e,t.t)),0,1,e.height);e.ctx.globalAlpha=1}function ef(e){for(let t of e.marks){let n=Math.round(Ze(e,t.t));n<0||n>e.width||(e.ctx.fillStyle=e.palette.accent,
e.ctx.globalAlpha=t.kept?1:.6,e.ctx.fillRect(n,0,Math.max(1,e.dpr),e.height),e.ctx.beginPath(),e.ctx.moveTo(n,0),e.ctx.lineTo(n+9*e.dpr,4*e.dpr),e.ctx.lineTo(n,
8*e.dpr),e.ctx.fill(),e.ctx.globalAlpha=1)}}function tf(e){if(e.cursorX===null)return;let t=Math.round(e.cursorX*e.dpr);e.ctx.fillStyle=e.palette.fgMuted,e.ctx.
globalAlpha=.4,e.ctx.fillRect(t,0,1,e.height),e.ctx.globalAlpha=1;let n=e.view.from+(e.view.to-e.view.from)*t/e.width,o=at(n,(e.view.to-e.view.from)/e.width);e.
ctx.font=`${11*e.dpr}px ${e.palette.font}`;let r=e.ctx.measureText(o).width+10*e.dpr,s=Math.min(Math.max(t-r/2,0),e.width-r);e.ctx.fillStyle=e.palette.fg,e.ctx.
beginPath(),e.ctx.roundRect(s,2*e.dpr,r,16*e.dpr,4*e.dpr),e.ctx.fill(),e.ctx.fillStyle=e.palette.bgRaised,e.ctx.fillText(o,s+5*e.dpr,10.5*e.dpr)}function ui(e){if(!(e>0))return 1;let t=10**Math.floor(Math.log10(e));return[1,1.5,2,3,5,7,10].find(o=>o*t>=e*.9999)*t}var c0=24,wa=class{constructor(t,n,o){this.cache=n;this.onPainted=o;this.jobs=new Map;this.queue=[];this.pixels=null;this.version=0;this.nextId=1;this.broken=null;
this.worker=new Worker(t),this.worker.onmessage=r=>this.done(r.data),this.worker.onerror=()=>{this.broken="The painter could not be started."}}setColors(t,n){t!==
this.version&&(this.version=t,this.pixels=n)}static needed(t){return t.kind>=2}beginFrame(){this.queue.length=0}picture(t,n){let o=`${this.version} ${n.height} ${n.
scale} ${n.base} ${n.own}`;return t.painted!==o&&t.painting!==o&&this.queue.push({cached:t,style:n,id:o}),t.bitmap}endFrame(){for(;this.queue.length&&this.jobs.
size<c0;){let{cached:t,style:n,id:o}=this.queue.shift(),r=t.tile,s={id:this.nextId++,kind:r.kind,state:r.state,n:r.spans?.n??0,payload:r.payload,...n};this.pixels&&
(s.pixels=this.pixels,this.pixels=null),t.painting=o,this.jobs.set(s.id,{cached:t,style:o}),this.worker.postMessage(s)}}get busy(){return this.jobs.size>0||this.
queue.length>0}done({id:t,bitmap:n}){let o=this.jobs.get(t);this.jobs.delete(t),!(!o||!n)&&(o.cached.painting===o.style?(o.cached.painting="",this.cache.setBitmap(
o.cached,n,o.style)):n.close(),this.onPainted())}close(){this.worker.terminate(),this.jobs.clear()}};var d0=160,p0=180,f0=4,pe=me(null),Vn=me(null),xr=me(!0),ci=me(0),nf=matchMedia("(forced-colors: active)"),of=me(nf.matches);nf.addEventListener("change",e=>{of.
value=e.matches});function so(e,t,n){let o=document.createElement(e);return o.className=t,n.append(o),o}var ya=class{constructor(t){this.ends=[];this.hatch=null;
this.missing=null;this.view={from:0,to:1};this.ownView=!0;this.glide=null;this.scroll=0;this.width=1;this.height=1;this.dpr=1;this.pointer=null;this.hoveredRow=
null;this.drag=null;this.draft=null;this.held=new Map;this.lastFrame=0;this.wanted=!1;this.rebuildWanted=!0;this.bands=null;this.bandsFlight=null;this.shares=new Map;
this.scales=new Map;this.temporaryMark=null;this.focused=!1;this.ownSelection="";this.zoomingIn=!0;this.revealWanted=null;this.viewGiven=ge.peek().t!==void 0;this.
column=so("div","tl-column",t),this.corner=so("div","tl-origin",this.column);let n=so("div","tl-list",this.column),o=so("div","tl-field",t);this.canvas=so("canv\
as","tl-canvas",o),this.canvas.tabIndex=0,this.canvas.setAttribute("role","img"),this.canvas.setAttribute("aria-label","Timeline. The grid of rows beside it and\
 “Show as table” hold the same."),this.bar=so("div","tl-scroll",t),this.thumb=so("div","tl-thumb",this.bar),this.tip=so("div","tl-tip",o),this.tip.hidden=!0,
this.empty=so("p","tl-empty",o),this.empty.hidden=!0,this.empty.textContent="Nothing in this trace can be drawn. The line at the bottom says what was read.",this.
ctx=this.canvas.getContext("2d",{alpha:!1}),this.cache=new aa(tp,()=>this.arrived()),this.painter=new wa(`${ct}worker.js`,this.cache,()=>this.draw()),this.names=
new la((r,s,a)=>ot("names",{g:r.join(",")||null,s:s.join(",")||null,k:a.join(",")||null}),()=>this.draw()),this.model=new ma((r,s)=>ot("rows",r,s),()=>this.rebuild()),
this.labels=new pa(n,{fold:r=>this.fold(r),lanes:r=>this.setRows({lanes:ga(this.model.options.lanes,r.key),open:this.model.options.open.filter(s=>s!==r.key).join(
";")}),pin:r=>this.pin(r),choose:r=>this.chooseRow(r),menu:(r,s,a)=>{Vn.value={x:s,y:a,row:r.key,t:null}},hover:r=>{this.hoveredRow=r,this.draw()}}),this.observer=
new ResizeObserver(()=>this.resize()),this.observer.observe(o),this.listen(),this.follow(),this.resize(),pe.value=this}close(){pe.value=null,this.commitView(),this.
observer.disconnect();for(let t of this.ends)t();clearTimeout(this.settleTimer),clearTimeout(this.measureTimer),this.bandsFlight?.abort(),this.model.close(),this.
painter.close(),this.cache.clear()}follow(){let t=nt.peek(),n=0;this.ends.push(sp(),mt(()=>{of.value,this.readColors(Ot.value,hn.value?.reasons??[],ge.value.hl??
null)}),mt(()=>{let o=ge.value.t;this.showAddress(o===void 0?ue.value:ii(o),o)}),mt(()=>{this.model.setOptions(ls(ge.value))}),mt(()=>{let o=ye.value;nt.value!==
t&&(t=nt.value,this.cache.clear()),this.cache.end=o,this.ownView&&(this.view=pu(o)),this.touch()}),mt(()=>{let o=hn.value;this.model.complete=Wn.value,o&&++n>1&&
this.model.refresh(),this.rebuild()}),mt(()=>{let o=dt.value;o&&nn(o)!==this.ownSelection&&(this.revealWanted=o.row),this.rebuild()}),mt(()=>{let o=Pt.value.value;
o&&this.revealWanted!==null&&o.row===dt.peek()?.row&&(this.revealWanted=this.viewGiven?null:this.revealWanted,this.viewGiven||this.revealTime(o.begin,o.end),this.
viewGiven=!1),this.draw()}),mt(()=>{xo.value,yo.value,sn.value,ue.value,xr.value,ge.value.mark,this.draw()}))}showAddress(t,n){n!==void 0&&n===this.lastT||(this.
lastT=n,this.ownView=t===null,t?this.glideTo(bn(t,ye.peek()||t.to)):ye.peek()>0&&this.glideTo(pu(ye.peek())))}readColors(t,n,o){document.documentElement.dataset.
theme=t;let r=getComputedStyle(document.documentElement),s=l=>{this.corner.style.color=`var(${l})`;let u=getComputedStyle(this.corner).color;return this.corner.
style.color="",u},a=l=>{let u=r.getPropertyValue(l);return/^\s*[A-Za-z]+\s*$/.test(u)?s(l):u};this.palette=_p(a,t==="dark",n,o),this.painter.setColors(this.palette.
version,this.palette.pixels),this.makePatterns(),this.draw()}makePatterns(){let t=(o,r,s)=>{let a=document.createElement("canvas");a.width=a.height=o;let l=a.getContext(
"2d");l.strokeStyle=r,l.lineWidth=s;for(let u of[-o,0,o])l.beginPath(),l.moveTo(u-2,o+2),l.lineTo(u+o+2,-2),l.stroke();return this.ctx.createPattern(a,"repeat")},
n=Math.round(8*this.dpr);this.hatch=t(n,"rgb(255 255 255 / 0.28)",n/4),this.missing=t(n,this.palette.line,this.dpr)}touch(){clearTimeout(this.settleTimer),this.
settleTimer=setTimeout(()=>this.settle(),d0),this.draw()}setView(t){this.glide=null,this.ownView=!1,this.zoomingIn=t.to-t.from<this.view.to-this.view.from,this.
view=t,this.touch()}glideTo(t){this.zoomingIn=t.to-t.from<this.view.to-this.view.from,matchMedia("(prefers-reduced-motion: reduce)").matches||this.width<=1||this.
lastFrame===0?(this.glide=null,this.view=t):this.glide={from:this.view,to:t,start:performance.now()},this.touch()}jump(t){this.commitView(),de({t:jt(bn(t,ye.peek()))})}commitView(){
let t=this.glide?.to??this.view,n={from:Math.round(t.from),to:Math.max(Math.round(t.from)+1,Math.round(t.to))},o=this.ownView?void 0:jt(n);o===this.lastT||this.
ownView&&ge.peek().t===void 0||(this.lastT=o,wo({t:o??null}))}settle(){this.commitView(),this.model.setAlive(this.view),this.measureRows(),this.askBands(),ci.value++,
this.draw()}get timeAtPointer(){return this.timeAt(this.pointer?.x??this.width/2)}timeAt(t){return this.view.from+(this.view.to-this.view.from)*t/this.width}zoom(t,n=this.
pointer?.x??this.width/2){this.setView(Mp(this.view,n/this.width,t,ye.peek()))}pan(t){this.setView(du(this.view,(this.view.to-this.view.from)*t,ye.peek()))}showWhole(){
this.commitView(),de({t:null})}fitRows(){let t=this.visibleRows().filter(n=>n.row&&n.row.end>n.row.begin);t.length&&this.jump(Vo({from:Math.min(...t.map(n=>n.row.
begin)),to:Math.max(...t.map(n=>n.row.end))},ye.peek(),.03))}fitSelected(){let t=Pt.peek().value,n=t?{from:t.begin,to:t.end}:sn.peek();if(!n)return;let o=this.view.
to-this.view.from,r=(n.from+n.to)/2,s=bn({from:r-o/2,to:r+o/2},ye.peek()),a=Math.abs(s.from-this.view.from)<o*.02;t&&this.revealRow(t.row),this.jump(a||n.to-n.from>
o?Vo(n,ye.peek(),.2):s)}hold(t,n){n===null?this.held.delete(t):this.held.get(t)!==n&&(this.held.set(t,n),this.move(50)),this.draw()}move(t){for(let[n,o]of this.
held){let r=Math.min(t,50)/1e3*o;n==="in"||n==="out"?this.zoom(Math.exp((n==="in"?-2.2:2.2)*r)):this.pan((n==="left"?-1:1)*r*.9)}}rebuild(){this.rebuildWanted=!0,
this.draw()}layOut(){this.rebuildWanted=!1;let t=this.model.layout,n=this.pointer?Math.max(0,this.pointer.y-30):0,o=hn.peek()?.sections.some(s=>(s.name==="procs"||
s.name==="groups")&&s.total>0);this.empty.hidden=!Wn.peek()||!hn.peek()||o===!0;let r=this.model.build(hn.peek(),dt.peek()?.row??null);this.scroll=this.boundScroll(
t.height?Ip(t,r,this.scroll,n):this.scroll),this.revealWanted!==null&&r.find(this.revealWanted)&&this.revealRow(this.revealWanted)}get rowsHeight(){return Math.
max(1,this.height-30)}boundScroll(t){return Math.min(Math.max(0,t),Math.max(0,this.model.layout.height-this.rowsHeight+24))}setScroll(t){this.scroll=this.boundScroll(
t),this.touch()}revealRow(t){let n=this.model.layout.find(t);if(!n)return;let o=this.scroll+30;(n.top<o||n.top+n.height>this.scroll+this.rowsHeight)&&this.setScroll(
n.top-this.rowsHeight/2+n.height/2)}revealTime(t,n){this.revealWanted=null;let o=Sp(this.view,t,Math.min(n,t+(this.view.to-this.view.from)*.5),ye.peek());o!==this.
view&&(this.ownView=!1,this.glideTo(o))}visibleRows(){return this.model.layout.visible(this.scroll,this.scroll+this.rowsHeight)}setRows(t){this.commitView(),de(
{rows:ha(ge.peek(),t)})}fold(t){let n=this.model.options;if(t.item.kind==="section")this.setRows({folds:ga(n.folds,t.item.name)});else if(t.row?.kind==="group"){
let o=n.lanes.filter(r=>r!==t.key).join(";");this.setRows(n.lanes.includes(t.key)?{lanes:o}:{open:ga(n.open,t.key),lanes:o})}}moveSection(t,n){let o=this.model.
sectionNames(),r=o.indexOf(t),s=r+n;r<0||s<0||s>=o.length||(o.splice(r,1),o.splice(s,0,t),this.setRows({sections:o.join(";")}))}pin(t){let n=zn(ge.peek().pin),o=n.
includes(t)?n.filter(r=>r!==t):[...n,t];de({pin:o.length?o.join(","):null})}chooseRow(t){let n=dt.peek()?.t??Math.round((this.view.from+this.view.to)/2);this.choose(
t.key,n)}choose(t,n){this.commitView(),this.ownSelection=nn({row:t,t:n}),de({sel:this.ownSelection})}stepRow(t){let n=dt.peek()?.row??this.hoveredRow??"",o=this.
model.layout.neighbour(n,t);if(!o?.row)return;let r=dt.peek()?.t??Math.round((this.view.from+this.view.to)/2);this.choose(o.key,r),this.revealRow(o.key),requestAnimationFrame(
()=>this.labels.focus(o.key))}foldSelected(){let t=dt.peek()?.row??this.hoveredRow,n=t?this.model.layout.find(t):null,o=n?.row?.kind==="group"?n:n?.row?.group?this.
model.layout.find(n.row.group):null;o&&this.fold(o)}mark(t){let n=Math.round(this.timeAtPointer);if(!t){this.temporaryMark=this.temporaryMark===null?n:null,this.
draw();return}let o=zn(ge.peek().mark),r=o.find(a=>Math.abs((vo(a)??-1)-n)<(this.view.to-this.view.from)*5/this.width),s=r?o.filter(a=>a!==r):[...o,ri(this.temporaryMark??
n)];this.temporaryMark=null,de({mark:s.length?s.join(","):null})}marks(){let t=zn(ge.peek().mark).map(vo).filter(n=>n!==null).map(n=>({t:n,kept:!0}));return this.
temporaryMark===null?t:[...t,{t:this.temporaryMark,kept:!1}]}arrived(){this.measureTimer??(this.measureTimer=setTimeout(()=>{this.measureTimer=void 0,this.measureRows(),
ci.value++,this.draw()},120)),this.draw()}measureRows(){let t=Ko(this.view,this.width*this.dpr),[n,o]=wr(this.view,t,ye.peek()),r=Math.max(0,this.view.from),s=Math.
max(1,Math.min(this.view.to,ye.peek())-r);this.shares=new Map;for(let{row:a}of this.visibleRows()){if(!a||a.kind==="counter")continue;let l=new Float64Array(4);
for(let u=n;u<=o;u++){let c=this.cache.get(a.key,t,u);c&&Op(c.tile,r,this.view.to,Uo,l)}this.shares.set(a.key,Array.from(l,u=>u/s))}this.measureScales(t,n,o)}rowShares(t){
return this.shares.get(t)??null}measureScales(t,n,o){for(let{row:r}of this.visibleRows()){if(r?.kind!=="group")continue;let s=0,a=0;for(let u=n;u<=o;u++){let c=this.
cache.get(r.key,t,u)?.tile.avg;for(let m=0;c&&m<c.length;m+=4){let p=c[m]+c[m+1]+c[m+3];s=Math.max(s,p),a=Math.max(a,p+c[m+2])}}let l=s>0?Math.min(a,Math.max(s*
3,1)):a;l>0&&this.scales.set(r.key,ui(l))}}scaleOf(t){let n=this.model.row(t);return n?.kind==="counter"?{scale:ui(n.max??1),base:0,unit:n.unit??"count"}:{scale:this.
scales.get(t)??ui(n?.peak??1),base:0,unit:"count"}}askBands(){let t=this.view.to-this.view.from,n=Math.max(0,Math.floor(this.view.from-t/2)),o=Math.ceil(Math.min(
ye.peek(),this.view.to+t/2));o<=n||!nt.peek()||(this.bandsFlight?.abort(),this.bandsFlight=new AbortController,ot("marks",{from:n,to:o},this.bandsFlight.signal).
then(r=>{this.bands=r,this.draw()},r=>{qt(r)}))}resize(){let t=this.canvas.parentElement.getBoundingClientRect(),n=Math.min(devicePixelRatio||1,3);this.width=Math.
max(1,Math.round(t.width)),this.height=Math.max(1,Math.round(t.height)),n!==this.dpr&&(this.dpr=n,this.makePatterns()),this.canvas.width=Math.round(this.width*n),
this.canvas.height=Math.round(this.height*n),this.frame(performance.now()),this.touch()}draw(){this.wanted||(this.wanted=!0,requestAnimationFrame(t=>this.frame(
t)))}animate(t){if(this.held.size&&this.move(this.lastFrame?t-this.lastFrame:16),!this.glide)return;let n=Math.min(1,(t-this.glide.start)/p0),o=1-(1-n)**3,{from:r,
to:s}=this.glide;this.view={from:r.from+(s.from-r.from)*o,to:r.to+(s.to-r.to)*o},n>=1&&(this.glide=null)}scene(){let t=dt.peek(),n=Pt.peek().value,o=t&&n&&n.row===
t.row&&t.t>=n.begin&&t.t<=n.end;return{ctx:this.ctx,width:this.canvas.width,height:this.canvas.height,dpr:this.dpr,view:this.view,end:ye.peek(),reading:!Wn.peek(),
scroll:this.scroll,layout:this.model.layout,palette:this.palette,cache:this.cache,painter:this.painter,names:this.names,reasons:hn.peek()?.reasons??[],bands:xr.
peek()?this.bands:null,range:ue.peek(),area:this.draft??sn.peek(),marks:this.marks(),selected:t?{...t,begin:o?n.begin:t.t,end:o?n.end:t.t}:null,focused:this.focused,
hovered:this.hoveredRow?{row:this.hoveredRow,t:0}:null,cursorX:this.drag?.kind==="pan"?null:this.pointer?.x??null,edges:t?xo.peek().value?.edges??[]:[],chain:t?
yo.peek().value:null,compact:this.model.options.compact,hatch:this.hatch,missing:this.missing,rects:0,waiting:!1,scaleOf:r=>this.scaleOf(r)}}frame(t){this.wanted=
!1,this.animate(t),this.rebuildWanted&&this.layOut(),this.lastFrame=(this.held.size||this.glide,t),this.cache.beginFrame(),this.painter.beginFrame();let n=this.
visibleRows();this.model.want(n);let o=this.scene();this.ctx.fillStyle=this.palette.bgRaised,this.ctx.fillRect(0,0,o.width,o.height),Zp(o),Ep(o,n),Kp(o),qp(o),Yp(
o),Xp(o),Jp(o),Np(o),Qp(o),jp(o),ef(o),tf(o),this.painter.endFrame(),this.ask(o,n),this.updateColumn(n),this.names.flush(),(this.glide||this.held.size)&&this.draw()}ask(t,n){
if(!nt.peek()||t.end<=0)return;let o=this.glide?{...t,view:this.glide.to}:t;this.cache.ask(Lp(o,n,this.pointer?.y??null)),this.cache.inFlight===0&&!this.glide&&
this.cache.ask(Fp(t,n,this.zoomingIn))}updateColumn(t){let n=ba(this.view,this.width),o=n?`${n.label} +`:`${_(this.view.to-this.view.from)} shown`;this.corner.textContent!==
o&&(this.corner.textContent=o);let r=this.model.layout,s=r.sticky(this.scroll),a=s?t.filter(p=>p.item!==s.item):t;this.labels.update(a,this.scroll,{pins:this.model.
options.pins,lanes:this.model.options.lanes,selected:dt.peek()?.row??null,total:r.items.length,shares:this.shares},s?{at:{key:s.item.key,row:null,item:s.item,index:0,
top:0,height:s.item.height,level:1},y:s.y}:null);let l=this.rowsHeight/Math.max(r.height+24,1);this.bar.hidden=l>=1;let u=this.height,c=Math.max(24,u*l);this.thumb.
style.height=`${c}px`;let m=Math.max(1,r.height+24-this.rowsHeight);this.thumb.style.transform=`translateY(${(u-c)*this.scroll/m}px)`}rowAt(t){if(t<30)return null;
let n=this.model.layout.sticky(this.scroll);return n&&t<30+n.y+n.item.height?null:this.model.layout.at(t-30+this.scroll)}hit(t,n){let o=Ko(this.view,this.width*
this.dpr),r=(this.view.to-this.view.from)/this.width*2;for(let s=0;s<6;s++){let a=this.cache.get(t,o+s,Math.floor(n/(1024*2**(o+s))));if(a)return a.tile.kind===
0?null:Dp(a.tile,n,r)}return null}longestNear(t,n){let o=Ko(this.view,this.width*this.dpr),r=this.cache.get(t,o,Math.floor(n/Yt(o)))?.tile,s=null;for(let a=0;a<
(r?.spans?.n??0);a++){let l=gn(r,r.spans.x0[a]),u=gn(r,r.spans.x1[a]);(!s||u-l>s.to-s.from)&&(s={from:l,to:u})}return s}point(t){let n=this.canvas.getBoundingClientRect();
return{x:t.clientX-n.left,y:t.clientY-n.top}}listen(){let t=this.canvas,n={passive:!1};t.addEventListener("wheel",o=>this.wheel(o),n),this.column.addEventListener(
"wheel",o=>this.wheel(o),n),t.addEventListener("pointerdown",o=>this.press(o)),t.addEventListener("pointermove",o=>this.moved(o)),t.addEventListener("pointerup",
o=>this.release(o)),t.addEventListener("pointercancel",()=>this.cancelDrag()),t.addEventListener("pointerleave",()=>{this.pointer=null,this.hoveredRow=null,this.
tip.hidden=!0,this.draw()}),t.addEventListener("dblclick",o=>this.doubleClick(o)),t.addEventListener("contextmenu",o=>{let r=this.point(o),s=this.rowAt(r.y);s?.
row&&(o.preventDefault(),Vn.value={x:o.clientX,y:o.clientY,row:s.key,t:Math.round(this.timeAt(r.x))})}),t.addEventListener("auxclick",o=>o.preventDefault()),t.addEventListener(
"focus",()=>{this.focused=t.matches(":focus-visible"),this.draw()}),t.addEventListener("blur",()=>{this.focused=!1,this.held.clear(),this.draw()}),this.bar.addEventListener(
"pointerdown",o=>{this.bar.setPointerCapture(o.pointerId),o.target===this.bar&&this.setScroll(o.offsetY/this.height*this.model.layout.height-this.rowsHeight/2),
this.drag={kind:"bar",y:o.clientY,scroll:this.scroll}}),this.bar.addEventListener("pointermove",o=>{this.drag?.kind==="bar"&&this.setScroll(this.drag.scroll+(o.
clientY-this.drag.y)*(this.model.layout.height+24)/this.height)}),this.bar.addEventListener("pointerup",()=>this.cancelDrag())}wheel(t){t.preventDefault();let n=t.
deltaMode===1?16:t.deltaMode===2?this.rowsHeight:1,o=t.deltaX*n,r=t.deltaY*n;if(t.ctrlKey||t.metaKey){let s=this.point(t);this.zoom(Math.exp(Math.max(-120,Math.
min(120,r))*(Math.abs(r)<50?.01:.004)),Math.min(Math.max(s.x,0),this.width))}else t.shiftKey||Math.abs(o)>Math.abs(r)?this.pan((t.shiftKey&&o===0?r:o)/this.width):
this.setScroll(this.scroll+r)}press(t){if(t.button===2)return;let n=this.point(t);this.canvas.setPointerCapture(t.pointerId);let o=t.button===1||t.shiftKey!==(on.
peek().navigation==="pan"&&n.y>=30);t.button===1&&t.preventDefault(),o&&t.button!==0||o&&t.shiftKey?this.drag={kind:"pan",x:n.x,y:n.y,view:this.view,scroll:this.
scroll}:this.drag={kind:"press",x:n.x,y:n.y,ruler:n.y<30,t:this.timeAt(n.x)}}moved(t){let n=this.point(t);this.pointer=n;let o=this.drag;if(o?.kind==="press"&&Math.
hypot(n.x-o.x,n.y-o.y)>f0&&(on.peek().navigation==="pan"&&!t.shiftKey&&!o.ruler?this.drag={kind:"pan",x:o.x,y:o.y,view:this.view,scroll:this.scroll}:this.drag={
...o,kind:"area"}),this.drag?.kind==="pan"){let r=(this.drag.x-n.x)/this.width*(this.drag.view.to-this.drag.view.from);this.setView(du(this.drag.view,r,ye.peek())),
this.setScroll(this.drag.scroll+this.drag.y-n.y)}else this.drag?.kind==="area"&&(this.draft=this.areaOf(this.drag,n));this.canvas.classList.toggle("tl-panning",
this.drag?.kind==="pan"),this.hover(),this.draw()}areaOf(t,n){let o=this.timeAt(Math.min(Math.max(n.x,0),this.width)),r=Math.max(0,Math.min(t.t,o)),s=Math.min(Math.
max(t.t,o),Math.max(ye.peek(),1)),a=null;if(!t.ruler){let l=Math.max(30,Math.min(t.y,n.y))-30+this.scroll,u=Math.max(t.y,n.y)-30+this.scroll;a=this.model.layout.
visible(l,u+1).filter(c=>c.row).map(c=>c.key),(a.length===0||a.length>100)&&(a=null)}return{from:Math.round(Math.min(r,s)),to:Math.round(Math.max(s,r+1)),rows:a}}release(t){
let n=this.drag;if(this.drag=null,this.canvas.classList.remove("tl-panning"),n?.kind==="area"&&this.draft){this.commitView();let{from:o,to:r,rows:s}=this.draft;
this.draft=null,io({from:o,to:r,rows:s})}else n?.kind==="press"&&this.click(this.point(t));this.draw()}cancelDrag(){this.drag=null,this.draft=null,this.draw()}click(t){
let n=this.rowAt(t.y);if(n?.item.kind==="section"){this.fold(n);return}if(!n?.row)return;let o=Math.round(this.timeAt(t.x)),r=this.hit(n.key,o);if(n.row.kind===
"group"&&r?.kind==="heat"){this.choose(n.key,o);return}let s=r?.kind==="span"?Math.min(Math.max(o,Math.ceil(r.from)),Math.max(Math.ceil(r.from),Math.floor(r.to)-
1)):o;this.choose(n.key,s)}doubleClick(t){let n=this.point(t),o=this.rowAt(n.y),r=o?.row?this.hit(o.key,this.timeAt(n.x)):null;r?.kind==="span"?this.jump(Vo(r,ye.
peek(),.25)):this.zoom(.25,n.x)}hover(){let t=this.pointer,n=t&&!this.drag?this.rowAt(t.y):null;this.hoveredRow=n?.row?.key??null;let o=t?this.timeAt(t.x):0,r=n?.
row&&o>=0&&o<=ye.peek()?this.hit(n.key,o):null,s=n?.row&&r?Bp(n.row,r,this.names,hn.peek()?.reasons??[]):[];if(this.tip.hidden=s.length===0,!t||!s.length)return;
let a=s.join(`
`);this.tip.textContent!==s.join("")&&(this.tip.textContent="",s.forEach((c,m)=>{so("div",m===0?"tl-tip-first":"tl-tip-more",this.tip).textContent=c}),this.tip.
dataset.text=a);let l=t.x>this.width-300,u=t.y>this.height-110;this.tip.style.transform=`translate(${Math.round(t.x+(l?-14:14))}px, ${Math.round(t.y+(u?-14:18))}\
px) translate(${l?"-100%":"0"}, ${u?"-100%":"0"})`}get hoverPlace(){return this.hoveredRow?{row:this.hoveredRow,t:Math.round(this.timeAtPointer)}:null}};function xa(e){let t=e.trim().toLowerCase(),n=/^([gpm])\s*(\d+(?:~\d+)?)$/.exec(t);if(n)return{row:n[1]+n[2]};let o=/^task\s*(\d+)$/.exec(t);if(o)return{page:`/\
task/${o[1]}`};if(/^(fn\d+(\/l\d+)?|gc|stw|c:\w+)$/.test(t))return{row:t};let r=/[a-zµ]$/.test(t)?vo(t):null;return r!==null&&r>=0?{t:r}:null}var Xo=me([]),us=me(0),cs=me(null),_u=me(-1),ku=null;async function Mu(e){if(ku?.abort(),ku=new AbortController,_u.value=-1,!e.trim()){Xo.value=[],us.value=0;return}
try{let t=await ot("find",{q:e,limit:50},ku.signal);Xo.value=t.rows,us.value=t.total,cs.value=null}catch(t){qt(t)||(cs.value=En(t))}}function rf(e,t){let n={row:e,
t:Math.max(0,Math.round(t))};rn.peek()==="/timeline"?de({sel:nn(n)}):Gt(ze({sel:n}))}function Su(e){_u.value=Xo.peek().indexOf(e),rf(e.key,e.begin)}function Tu(e){
let t=Xo.peek();t.length&&Su(t[(_u.peek()+e+t.length)%t.length])}function sf(e,t,n=0){let o=xa(e);if(!o)return!1;if("row"in o)rf(o.row,t?(t.from+t.to)/2:n);else if("\
t"in o){let r=t?(t.to-t.from)/2:5e5,s={from:Math.round(Math.max(0,o.t-r)),to:Math.round(o.t+r)};rn.peek()==="/timeline"?de({t:`${s.from}+${s.to-s.from}`}):Gt(ze(
{view:s}))}else Gt(Z(o.page));return!0}var ds=[{path:"/",roots:["","overview"],title:"Overview",icon:"overview",group:"look"},{path:"/timeline",roots:["timeline"],title:"Timeline",icon:"timeline",group:"\
look"},{path:"/findings",roots:["findings"],title:"Findings",icon:"findings",group:"look"},{path:"/goroutines",roots:["goroutines"],title:"Goroutines",icon:"gor\
outines",group:"measure"},{path:"/profiles",roots:["profiles"],title:"Profiles",icon:"profiles",group:"measure"},{path:"/latency",roots:["latency"],title:"Laten\
cy",icon:"latency",group:"measure"},{path:"/mmu",roots:["mmu"],title:"GC & MMU",icon:"gc",group:"measure"},{path:"/tasks",roots:["tasks","task"],title:"Tasks",icon:"\
tasks",group:"measure"},{path:"/regions",roots:["regions","region"],title:"Regions",icon:"regions",group:"measure"},{path:"/events",roots:["events"],title:"Even\
ts",icon:"events",group:"more"},{path:"/compare",roots:["compare"],title:"Compare",icon:"compare",group:"more"},{path:"/settings",roots:["settings"],title:"Sett\
ings",icon:"settings",group:"about"},{path:"/help",roots:["help"],title:"Help",icon:"help",group:"about"}];function m0(e){try{return decodeURIComponent(e)}catch{
return e}}function di(e){let t=e.indexOf("/",1),n=t<0?e.slice(1):e.slice(1,t),o=t<0?"":e.slice(t+1);return{route:ds.find(s=>s.roots.includes(n))??null,root:n,arg:o?
m0(o):null}}var vn=me(null),pi=me(typeof innerWidth>"u"||innerWidth>900),ka=me(!0),So=me(!1);function af(e){let t=Pt.peek().value,n=e?t?.next:t?.prev;t&&n!==null&&n!==void 0?
ts({row:t.row,t:n}):dt.peek()||pe.peek()?.pan(e?.2:-.2)}function lf(e){let t=Pt.peek().value;if(!t)return;if(e){let r=t.unblocked_by??t.goroutine?.created_by??null;
r&&ts({row:r.key,t:r.t});return}let n=xo.peek().value?.edges.find(r=>r.from.key===t.row),o=t.unblocks[0]??n?.to;o&&ts({row:o.key,t:o.t})}function Cu(e){let t=Pt.
peek().value,n=dt.peek(),o=e==="goroutine"?t?.goroutine?.key:t?.[e];o&&n&&ts({row:o,t:n.t})}function h0(){Vn.peek()?Vn.value=null:So.peek()?So.value=!1:dt.peek()?
Js(null):sn.peek()?io(null):ue.peek()&&Dt(null)}function g0(){let e=xt.indexOf(ge.peek().hl??"");de({hl:xt[e+1]??null})}var b0=ds.map((e,t)=>({id:`page-${e.title}`,
title:e.title,keys:t<9?[`Digit${t+1}`]:e.path==="/help"?["Shift+Slash"]:[],group:"Pages",run:()=>Gt(Z(e.path))})),To=[{id:"zoom-in",title:"Zoom in at the pointe\
r",keys:["KeyW","Equal","NumpadAdd"],group:"Move",timeline:!0,held:!0,run:()=>pe.peek()?.zoom(.5)},{id:"zoom-out",title:"Zoom out at the pointer",keys:["KeyS","\
Minus","NumpadSubtract"],group:"Move",timeline:!0,held:!0,run:()=>pe.peek()?.zoom(2)},{id:"left",title:"Earlier",keys:["KeyA"],group:"Move",timeline:!0,held:!0,
run:()=>pe.peek()?.pan(-.25)},{id:"right",title:"Later",keys:["KeyD"],group:"Move",timeline:!0,held:!0,run:()=>pe.peek()?.pan(.25)},{id:"fit",title:"Centre the \
selection; again: fit it",keys:["KeyF"],group:"Move",timeline:!0,run:()=>pe.peek()?.fitSelected()},{id:"whole",title:"The whole trace",keys:["Digit0","Numpad0"],
group:"Move",timeline:!0,run:()=>pe.peek()?.showWhole()},{id:"fit-rows",title:"Fit the rows in sight",keys:["Shift+Digit0"],group:"Move",timeline:!0,run:()=>pe.
peek()?.fitRows()},{id:"undo",title:"Undo the last step",keys:["KeyZ","Ctrl+KeyZ"],group:"Move",run:()=>history.back()},{id:"redo",title:"Redo it",keys:["Shift+\
KeyZ","Ctrl+Shift+KeyZ"],group:"Move",run:()=>history.forward()},{id:"prev",title:"Previous slice of the row",keys:["ArrowLeft","Comma"],group:"Rows and slices",
timeline:!0,run:()=>af(!1)},{id:"next",title:"Next slice of the row",keys:["ArrowRight","Period"],group:"Rows and slices",timeline:!0,run:()=>af(!0)},{id:"up",title:"\
Row above",keys:["ArrowUp","KeyK"],group:"Rows and slices",timeline:!0,run:()=>pe.peek()?.stepRow(!1)},{id:"down",title:"Row below",keys:["ArrowDown","KeyJ"],group:"\
Rows and slices",timeline:!0,run:()=>pe.peek()?.stepRow(!0)},{id:"open",title:"Open the group of the row",keys:["Enter","Space"],group:"Rows and slices",timeline:!0,
run:()=>pe.peek()?.foldSelected()},{id:"flow-back",title:"Back along the flow: unblocker, creator",keys:["BracketLeft"],group:"Rows and slices",timeline:!0,run:()=>lf(
!0)},{id:"flow-on",title:"Forward along the flow: what it unblocked",keys:["BracketRight"],group:"Rows and slices",timeline:!0,run:()=>lf(!1)},{id:"chain",title:"\
Wake-up chain of the selection",keys:["Shift+BracketLeft"],group:"Rows and slices",timeline:!0,run:oa},{id:"to-g",title:"To the goroutine of the slice",keys:["K\
eyG"],group:"Rows and slices",timeline:!0,run:()=>Cu("goroutine")},{id:"to-p",title:"To the P of the slice",keys:["KeyP"],group:"Rows and slices",timeline:!0,run:()=>Cu(
"p")},{id:"to-m",title:"To the thread of the slice",keys:["KeyT"],group:"Rows and slices",timeline:!0,run:()=>Cu("m")},{id:"area",title:"Area of the selected sl\
ice",keys:["KeyR"],group:"Select and mark",timeline:!0,run:ip},{id:"area-show",title:"Zoom to the area",keys:["Shift+KeyR"],group:"Select and mark",timeline:!0,
run:na},{id:"area-commit",title:"Restrict all pages to the area",keys:["Ctrl+Enter"],group:"Select and mark",timeline:!0,run:ta},{id:"view-commit",title:"Restri\
ct all pages to what is shown",keys:[],group:"Select and mark",timeline:!0,run:()=>{let e=pe.peek()?.view;e&&Dt(e)}},{id:"mark",title:"Mark the time at the poin\
ter",keys:["KeyM"],group:"Select and mark",timeline:!0,run:()=>pe.peek()?.mark(!1)},{id:"mark-keep",title:"Keep the mark in the link",keys:["Shift+KeyM"],group:"\
Select and mark",timeline:!0,run:()=>pe.peek()?.mark(!0)},{id:"pin",title:"Pin the selected row on top",keys:[],group:"Select and mark",timeline:!0,run:()=>{let e=dt.
peek();e&&pe.peek()?.pin(e.row)}},{id:"copy-link",title:"Copy a link to this view",keys:["KeyY"],group:"Select and mark",run:()=>{zo()}},{id:"copy",title:"Copy \
the selection as text",keys:["KeyC"],group:"Select and mark",run:()=>{ia()}},{id:"escape",title:"Clear selection, then area, then range",keys:["Escape"],group:"\
Select and mark",run:h0},{id:"find",title:"Search",keys:["Slash","Ctrl+KeyF"],group:"Find",run:()=>{vn.value="find"}},{id:"find-next",title:"Next result",keys:[
"KeyN"],group:"Find",run:()=>Tu(1)},{id:"find-prev",title:"Previous result",keys:["Shift+KeyN"],group:"Find",run:()=>Tu(-1)},{id:"go",title:"Go to a goroutine, \
P, thread or time",keys:["Shift+Semicolon"],group:"Find",run:()=>{vn.value="go"}},{id:"palette",title:"All commands",keys:["Ctrl+KeyK"],group:"Find",run:()=>{vn.
value="command"}},{id:"overlay",title:"Bands of GC and stopped world",keys:["KeyO"],group:"Show",timeline:!0,run:()=>{xr.value=!xr.peek()}},{id:"compact",title:"\
Compact rows",keys:["KeyX"],group:"Show",timeline:!0,run:()=>{let e=pe.peek();e?.setRows({compact:e.model.options.compact?null:"1"})}},{id:"regions",title:"Regi\
ons below goroutines",keys:["KeyB"],group:"Show",timeline:!0,run:()=>{let e=pe.peek();e?.setRows({stacks:e.model.options.stacks?null:"1"})}},{id:"legend",title:"\
Legend",keys:["KeyL"],group:"Show",timeline:!0,run:()=>{ka.value=!ka.peek()}},{id:"highlight",title:"Highlight the next state",keys:["KeyH"],group:"Show",timeline:!0,
run:g0},{id:"table",title:"Show as table",keys:["Shift+KeyT"],group:"Show",timeline:!0,run:()=>{So.value=!So.peek()}},{id:"panel",title:"Panel of the selection",
keys:["KeyQ"],group:"Show",timeline:!0,run:()=>{pi.value=!pi.peek()}},...b0];function v0(e){let t={ArrowLeft:"←",ArrowRight:"→",ArrowUp:"↑",ArrowDown:"↓",
Comma:",",Period:".",Slash:"/",Semicolon:";",BracketLeft:"[",BracketRight:"]",Equal:"+",Minus:"−",NumpadAdd:"Num +",NumpadSubtract:"Num −",Numpad0:"Num 0",Escape:"\
Esc",Space:"Space"};return{"Shift+Slash":"?","Shift+Semicolon":":"}[e]??e.split("+").map(o=>t[o]??o.replace(/^(Key|Digit)/,"")).join(" ")}function fi(e){return e.
keys.filter(t=>!t.startsWith("Numpad")).map(v0)}var ps=new Map;for(let e of To)for(let t of e.keys)ps.set(t,e);var Ru={"zoom-in":"in","zoom-out":"out",left:"left",right:"right"};function w0(e){return e.altKey?
null:`${e.ctrlKey||e.metaKey?"Ctrl+":""}${e.shiftKey?"Shift+":""}${e.code}`}function y0(e){return!!e?.closest?.('input:not([type="checkbox"]):not([type="radio"]\
), textarea, select, [contenteditable], dialog')}function x0(e,t){let n=t;return e.code==="Enter"||e.code==="Space"?!!n?.closest?.('a, button, summary, input, [\
role="slider"], [role="grid"]'):e.code.startsWith("Arrow")?!!n?.closest?.('[role="grid"], [role="treegrid"]:not(.tl-list), [role="slider"], [role="tablist"], [r\
ole="menu"], input'):!1}var k0={":":"Shift+Semicolon","?":"Shift+Slash","/":"Slash"};function _0(e){let t=e.ctrlKey||e.metaKey||e.altKey?void 0:k0[e.key];if(t)return{
command:ps.get(t),fast:!1};let n=w0(e);if(!n)return null;let o=ps.get(n);if(o)return{command:o,fast:!1};let r=e.shiftKey&&!e.ctrlKey&&!e.metaKey?ps.get(e.code):
void 0;return r?.held?{command:r,fast:!0}:null}var Au=new Set;function M0(e){if(e.defaultPrevented||vn.peek()!==null||y0(e.target)||x0(e,e.target))return;let t=_0(
e);if(!t)return;let{command:n,fast:o}=t,r=pe.peek();if(n.timeline&&!r)return;e.preventDefault();let s=Ru[n.id];s&&r?(Au.add(e.code),r.hold(s,o?4:1)):(!e.repeat||
/^(prev|next|up|down|find-)/.test(n.id))&&n.run()}function S0(e){if(!Au.delete(e.code))return;let t=ps.get(e.code),n=t&&Ru[t.id];n&&pe.peek()?.hold(n,null)}function uf(){
addEventListener("keydown",M0),addEventListener("keyup",S0),addEventListener("blur",()=>{Au.clear();for(let e of Object.values(Ru))pe.peek()?.hold(e,null)})}function Pu(e,t){if(e===0)return"0";let n=Math.floor(Math.log10(Math.abs(e)))+1;return e.toFixed(Math.max(0,t-Math.max(n,1)))}function Le(e){return e==null||!Number.
isFinite(e)?"–":Math.abs(e)<1e9?`${(e/1e6).toFixed(3)} ms`:at(e,1e3)}function cf(e){return Math.abs(e)<1e9?`${(e/1e6).toFixed(6)} ms`:`${(e/1e9).toFixed(9)} s`}
function _a(e){let t=Math.max(...e.map(Math.abs),1),n=e.length>1?Math.abs(e[1]-e[0]):t,[o,r]=t>=1e9?["s",1e9]:t>=1e6?["ms",1e6]:t>=1e3?["µs",1e3]:["ns",1],s=Math.
max(0,Math.min(9,Math.ceil(-Math.log10(n/r)-1e-9)));return e.map(a=>`${(a/r).toFixed(a===0?0:s)} ${o}`)}function Ma(e){return`${R(Math.round(e))} ns`}function df(e){
if(e==null||!Number.isFinite(e))return"new";if(e>=2)return"×"+Pu(e+1,2);let t=e*100,n=Math.abs(t)<9.95?Math.abs(t).toFixed(1):Math.abs(t).toFixed(0);return(t<0?
"−":"+")+n+" %"}function fs(e){return(e<1e3?Pu(e,3):ko(Math.round(e)))+"/s"}function pf(e,t){switch(t){case"ns":return _(e);case"1/s":return fs(e);case"share":
return ee(e);case"bytes":return gt(e);case"ratio":return"×"+Pu(e,3);default:return R(Number.isInteger(e)?e:Number(e.toPrecision(3)))}}function De(e){let t=e.indexOf(
"["),n=t<0?e:e.slice(0,t);return e.slice(n.lastIndexOf("/")+1)}function $u(e){let t=e.indexOf("["),n=t<0?e:e.slice(0,t),o=n.lastIndexOf("/"),r=n.indexOf(".",o+1);
return r<0?n:n.slice(0,r)}var T0=new Set("archive bufio builtin bytes cmp compress container context crypto database debug embed encoding errors expvar flag fmt\
 go hash html image index internal io iter log maps math mime net os path plugin reflect regexp runtime slices sort strconv strings structs sync syscall testing\
 text time unicode unique unsafe vendor weak".split(" "));function Jo(e){let t=$u(e),n=t.indexOf("/");return T0.has(n<0?t:t.slice(0,n))}function $t(e){return e===
""?"(no stack seen)":e}var C0=0;function i(e,t,n,o,r,s){t||(t={});var a,l,u=t;if("ref"in u)for(l in u={},t)l=="ref"?a=t[l]:u[l]=t[l];var c={type:e,props:u,key:n,ref:a,__k:null,__:null,__b:0,__e:null,
__c:null,constructor:void 0,__v:--C0,__i:-1,__u:0,__source:r,__self:s};if(typeof e=="function"&&(a=e.defaultProps))for(l in a)u[l]===void 0&&(u[l]=a[l]);return Me.
vnode&&Me.vnode(c),c}var R0={overview:"M3 3h6v6H3zM11 3h6v4h-6zM11 9h6v8h-6zM3 11h6v6H3z",timeline:"M2 5h7M12 5h6M4 10h10M2 15h4M9 15h8",findings:"M9 4a5 5 0 1 0 0 10A5 5 0 0 0 9 4z\
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
h8",flag:"M5 18V3M5 4h10l-2.5 3.500L15 11H5",copy:"M7 7h9v10H7zM4 13V3h9",flow:"M3 5h5a4 4 0 0 1 4 4v2a4 4 0 0 0 4 4M13.5 12.500L16.5 15 13.5 17.5"};function _e({
name:e,size:t=18}){return i("svg",{class:"icon",width:t,height:t,viewBox:"0 0 20 20","aria-hidden":"true",focusable:"false",children:i("path",{d:R0[e],fill:"non\
e",stroke:"currentColor","stroke-width":"1.6","stroke-linecap":"round","stroke-linejoin":"round"})})}function Qo(e){return encodeURIComponent(e)}function Sa(e){return Z(`/goroutines/${Qo($t(e))}`)}function wn(e,t,n=.6){let o=Math.max((t-e)*n,500);return{from:Math.
max(0,Math.round(e-o)),to:Math.round(t+o)}}function Kn(e,t,n,o=[]){let r=e==null||e<0?null:`g${e}`,s=[r,...o.map(a=>a==null||a<0?null:`g${a}`)].filter((a,l,u)=>a!==
null&&u.indexOf(a)===l);return ze({view:wn(t,n),sel:r?{row:r,t:Math.round(t+Math.min(1,(n-t)/2))}:null,area:r?null:{from:t,to:Math.max(n,t+1)},pin:s})}function Jt({
fn:e,full:t}){return i("a",{class:"fname",href:Sa(e),title:$t(e),children:t?$t(e):De($t(e))})}function ao({fn:e}){return i("span",{class:`fname${Jo(e)?" fn-libr\
ary":""}`,title:$t(e),children:De($t(e))})}function Et({id:e,at:t,to:n}){return e==null||e<0?i("span",{class:"faint",children:"–"}):i("a",{class:"mono",href:Kn(
e,t,n??t+1),title:`Goroutine ${e} on the timeline`,children:["g",e]})}function Nn({id:e,from:t,to:n}){return i("a",{href:Kn(e,t,n),title:"Show on the timeline",
children:Le(t)})}function re({ns:e}){return e==null?i("span",{class:"faint",children:"–"}):i("span",{class:e===0?"faint":void 0,title:Ma(e),children:e===0?"0":
_(e)})}function Co({to:e,children:t="Show on timeline",main:n}){return i("a",{class:`button${n?" button-main":""}`,href:e,children:[i(_e,{name:"timeline",size:14}),
" ",t]})}var kr=e=>"func"in e?e.func:e.function;function Ta(e){return e.findIndex(t=>!Jo(kr(t)))}function Eu({frame:e}){let t=e.file.slice(e.file.lastIndexOf("/")+
1);return i("span",{class:"place",title:`${e.file}:${e.line}`,children:t?`${t}:${e.line}`:""})}function A0(e){return e.map(t=>`${kr(t)}
	${t.file}:${t.line}`).join(`
`)}function Bt({frames:e,atMost:t=40}){let[n,o]=X(!1);if(e.length===0)return i("p",{class:"faint",children:"(no stack)"});let r=Ta(e),s=n?e:e.slice(0,t);return i(
"ol",{class:"frames",children:[s.map((a,l)=>i("li",{class:l===r?"stack-own":Jo(kr(a))?"stack-library":void 0,children:[i("span",{class:"fname",title:kr(a),children:De(
kr(a))})," ",i(Eu,{frame:a})]},l)),s.length<e.length&&i("li",{children:i("button",{type:"button",class:"link",onClick:()=>o(!0),children:[e.length-s.length," mo\
re"]})})]})}function lo({frames:e}){if(e.length===0)return i("span",{class:"faint",children:"(no stack)"});let t=Ta(e),n=e[t<0?0:t];return i("span",{class:"stac\
k-line",title:A0(e),children:[i("span",{class:`fname${t<0?" fn-library":""}`,children:De(kr(n))})," ",i(Eu,{frame:n}),t>0&&i("span",{class:"faint",children:[" i\
n ",De(kr(e[t-1]))]})]})}function mi({frame:e}){return e?i("span",{class:"stack-line",children:[i(ao,{fn:e.function})," ",i(Eu,{frame:e})]}):i("span",{class:"fa\
int",children:"–"})}function hi(e,t,n){if(!(t>e)||n<1)return[];let o=(t-e)/n,r=10**Math.floor(Math.log10(o)),s=r*10;for(let l of[1,2,5])if(r*l>=o*(1-1e-9)){s=r*l;break}let a=[];for(let l=Math.
ceil(e/s-1e-9)+0;l*s<=t*(1+1e-12);l++)a.push(l*s);return a}function Ca(e,t,n){if(!(t>e)||e<=0)return[];let o=Math.ceil(Math.log10(e)-1e-9),r=Math.floor(Math.log10(
t)+1e-9),s=r-o+1,a=[];if(s*3<=n){for(let u=o-1;u<=r;u++)for(let c of[1,2,5]){let m=c*10**u;m>=e*(1-1e-9)&&m<=t*(1+1e-9)&&a.push(m)}return a}let l=Math.max(1,Math.
ceil(s/Math.max(n,1)));for(let u=o;u<=r;u++)(u-o)%l===0&&a.push(10**u);return a}function gi(e,t,n){return(Math.log(Math.max(e,1e-9))-Math.log(t))/(Math.log(n)-Math.
log(t))}var Aa=["running","syscall","runnable","waiting","unknown"];function uo(e){return{running:e.running_ns,syscall:e.syscall_ns+e.syscall_blocked_ns,runnable:e.runnable_ns,
waiting:e.blocked_ns,unknown:e.unknown_ns}}function Pa([e,t,n,o]){return{running:e,syscall:o,runnable:t,waiting:n,unknown:0}}function ff(e){return Aa.reduce((t,n)=>t+
e[n],0)}function Ra(e){let t=ff(e);return Aa.filter(n=>e[n]>0).map(n=>`${n} ${_(e[n])} (${ee(e[n]/t)})`).join(", ")}function jn({shares:e,tall:t}){let n=ff(e);return n<=
0?i("span",{class:"faint",children:"–"}):i("span",{class:`sharebar${t?" sharebar-tall":""}`,role:"img","aria-label":Ra(e),title:Ra(e),children:Aa.filter(o=>e[o]>
0).map(o=>i("span",{class:`state-${o}`,style:{flexGrow:Math.max(e[o]/n,.004)}},o))})}function co({names:e=Aa.slice(0,4)}){return i("span",{class:"legend",children:e.
map(t=>i("span",{class:"legend-item",children:[i("span",{class:`legend-mark state-${t}`,"aria-hidden":"true"}),t]},t))})}function Zo({p50:e,p99:t,max:n,low:o,high:r}){
if(n<=0||r<=o)return i("span",{class:"faint",children:"–"});let s=a=>Math.max(0,Math.min(1,gi(Math.max(a,o),o,r)))*100;return i("svg",{class:"spread",viewBox:"\
0 0 100 16",preserveAspectRatio:"none",role:"img","aria-label":`median ${_(e)}, 99th percentile ${_(t)}, longest ${_(n)}`,children:[i("title",{children:["median\
 ",_(e),", p99 ",_(t),", longest ",_(n)]}),i("line",{class:"spread-axis",x1:"0",x2:"100",y1:"8",y2:"8"}),i("line",{class:"spread-range",x1:s(e),x2:s(n),y1:"8",y2:"\
8"}),i("line",{class:"spread-p99",x1:s(t),x2:s(t),y1:"3",y2:"13"}),i("line",{class:"spread-max",x1:s(n),x2:s(n),y1:"5",y2:"11"}),i("line",{class:"spread-p50",x1:s(
e),x2:s(e),y1:"1",y2:"15"})]})}function mf({values:e,label:t,width:n=160,height:o=34}){let r=Math.max(...e.map(u=>u??0),1e-12),s=n/Math.max(e.length-1,1),a="",l=!1;
return e.forEach((u,c)=>{if(u===null||!Number.isFinite(u)){l=!1;return}a+=`${l?"L":"M"}${(c*s).toFixed(1)} ${(o-1-u/r*(o-3)).toFixed(1)}`,l=!0}),i("svg",{class:"\
sparkline",width:n,height:o,viewBox:`0 0 ${n} ${o}`,role:"img","aria-label":t,children:[i("title",{children:t}),e.every(u=>u!==null)&&i("path",{class:"sparkline\
-area",d:`${a}L${n} ${o}L0 ${o}Z`}),i("path",{class:"sparkline-line",d:a})]})}var P0=e=>e.replace(/_/g," ");function $0(e){let t=e.evidence[0];if(!t)return ze({});let n=[...new Set(e.evidence.map(o=>o.goroutine).filter(o=>o!==null&&o>=0))].
slice(0,12).map(o=>`g${o}`);return ze({view:wn(t.begin_ns,t.end_ns),area:{from:t.begin_ns,to:Math.max(t.end_ns,t.begin_ns+1)},sel:t.goroutine!==null&&t.goroutine>=
0?{row:`g${t.goroutine}`,t:Math.round(t.begin_ns+Math.min(1,(t.end_ns-t.begin_ns)/2))}:null,pin:n})}function $a(e){let t=Ta(e.stack),n=e.stack[t<0?0:t];return n?
De(n.func):""}function Ea(e,t){return!t||e.evidence.length===0||e.evidence.some(n=>n.begin_ns<t.to&&n.end_ns>t.from)}function E0({e}){let[t,n]=X(!1);return i("l\
i",{children:[i("a",{href:Kn(e.goroutine,e.begin_ns,e.end_ns),title:"Show on the timeline",children:e.what}),i("span",{class:"muted",children:[" ",_(e.end_ns-e.
begin_ns)," from ",Le(e.begin_ns),e.goroutine!==null&&e.goroutine>=0?`, g${e.goroutine}`:""]}),e.stack.length>0&&i("button",{type:"button",class:"link","aria-ex\
panded":t,onClick:()=>n(!t),children:t?"hide stack":"stack"}),t&&i(Bt,{frames:e.stack})]})}function Na({finding:e,open:t=!1,duration:n}){let[o,r]=X(t),[s,a]=X(!1),
l=!Ea(e,ue.value);return i("article",{class:`finding finding-${e.severity}${l?" finding-outside":""}`,id:`finding-${e.rule}`,children:[i("div",{class:"finding-m\
ain",children:[i("div",{class:"finding-text",children:[i("h3",{children:[i("span",{class:`severity severity-${e.severity}`,children:e.severity}),e.title,$a(e)&&
i("code",{class:"finding-place",children:$a(e)})]}),i("p",{children:e.text}),i("div",{class:"finding-actions",children:[e.evidence.length>0&&i(Co,{to:$0(e)}),e.
stack.length>0&&i("button",{type:"button",class:"button","aria-expanded":s,onClick:()=>a(!s),children:s?"Hide stacks":"Show stacks"}),i("button",{type:"button",
class:"button","aria-expanded":o,onClick:()=>r(!o),children:o?"Less":"What it rests on"}),l&&i("span",{class:"tag",children:"none of its moments are in the rang\
e"})]})]}),i("div",{class:"finding-cost",children:[i("strong",{class:"num",children:_(e.cost_ns)}),i("span",{class:"muted",children:e.cost_of}),e.series&&e.series.
values.length>1&&i(mf,{values:e.series.values,label:`${e.series.name}, from the begin to the end of the trace; most ${R(Number(Math.max(...e.series.values).toPrecision(
3)))}`}),e.series&&i("span",{class:"faint finding-series",children:e.series.name})]})]}),s&&i("div",{class:"finding-stacks",children:[i("div",{children:[i("h4",
{children:"Where"}),i(Bt,{frames:e.stack})]}),e.other_stack.length>0&&i("div",{children:[i("h4",{children:"The other side"}),i(Bt,{frames:e.other_stack})]})]}),
o&&i("div",{class:"finding-more",children:[i("div",{children:[i("h4",{children:"Numbers"}),i("table",{class:"grid-table plain-tight",children:i("tbody",{children:[
i("tr",{children:[i("th",{scope:"row",children:"times"}),i("td",{class:"num",children:R(e.count)})]}),i("tr",{children:[i("th",{scope:"row",children:"longest"}),
i("td",{class:"num",children:_(e.longest_ns)})]}),i("tr",{children:[i("th",{scope:"row",children:"main share"}),i("td",{class:"num",children:ee(e.share)})]}),i(
"tr",{children:[i("th",{scope:"row",children:"cost of the trace’s length"}),i("td",{class:"num",children:["×",(e.cost_ns/Math.max(n,1)).toPrecision(2)]})]}),
Object.keys(e.facts).map(u=>i("tr",{children:[i("th",{scope:"row",children:P0(u)}),i("td",{class:"num",children:pf(e.facts[u].value,e.facts[u].unit)})]},u))]})})]}),
i("div",{children:[i("h4",{children:"Moments to look at"}),i("ul",{class:"evidence",children:e.evidence.map((u,c)=>i(E0,{e:u},c))}),e.fix&&i(K,{children:[i("h4",
{children:"What usually helps"}),i("p",{children:e.fix})]}),e.note&&i(K,{children:[i("h4",{children:"Note"}),i("p",{children:e.note})]}),e.blind&&i(K,{children:[
i("h4",{children:"What the trace cannot show"}),i("p",{class:"muted",children:e.blind})]}),i("p",{class:"faint",children:["Rule ",e.rule,", ",e.confidence,"."]})]})]})]})}var N0={data:null,error:null,busy:!0};function Nu(e,t){let[n,o]=X(N0);return he(()=>{if(e===null)return;let r=new AbortController;return o(s=>({data:s.data,error:null,
busy:!0})),t(r.signal).then(s=>{r.signal.aborted||o({data:s,error:null,busy:!1})},s=>{!r.signal.aborted&&!qt(s)&&o({data:null,error:{status:s instanceof br?s.status:
0,message:En(s)},busy:!1})}),()=>r.abort()},[e]),n}function ke(e,t={}){let n=nt.value,o=e===null||n===null?null:`${Ho(e,t)} ${Wn.value}`;return Nu(o,r=>ot(e,t,r))}
function hf(e,t={}){let n=nt.value,o=Ke.value,r=o?.state==="ready"&&!o.follow?"end":String(o?.generations??0),[s,a]=X(r),l=Ce(0);he(()=>{let c=Math.max(0,l.current+
1e3-Date.now()),m=setTimeout(()=>{l.current=Date.now(),a(r)},r==="end"?0:c);return()=>clearTimeout(m)},[r]);let u=e===null||n===null?null:`${Ho(e,t)} ${s}`;return Nu(
u,c=>ot(e,t,c))}function gf(e,t={}){let n=nt.value,o=e===null||n===null?null:Ho(e,t);return Nu(o,async r=>{let s=await fetch(o,{signal:r,credentials:"same-origi\
n"});if(s.ok)return s.text();let a=await s.json().catch(()=>({}));throw new br(s.status,typeof a.error=="string"?a.error:`The server answered ${s.status}.`)})}function lt({
kind:e="info",title:t,children:n}){return i("div",{class:`notice notice-${e}`,role:e==="bad"?"alert":"note",children:[e!=="info"&&e!=="good"&&i(_e,{name:"warnin\
g",size:18}),i("div",{children:[i("strong",{children:t}),n&&i("div",{class:"notice-text",children:n})]})]})}function bi({rows:e=4}){return i("div",{class:"loadi\
ng",role:"status","aria-label":"Loading",children:Array.from({length:e},(t,n)=>i("div",{class:`loading-row loading-${n%4}`},n))})}function Se({load:e,rows:t,children:n}){
if(e.error){let o=e.error.status===404||e.error.status===400;return i(lt,{kind:o?"warn":"bad",title:o?"There is nothing to show":"This could not be worked out",
children:e.error.message})}return e.data===null?i(bi,{rows:t}):i("div",{class:e.busy?"stale":void 0,"aria-busy":e.busy,children:n(e.data)})}function et({head:e}){
return e.error?i(lt,{kind:e.usable?"warn":"bad",title:e.usable?"The trace is damaged; this is about the part before":"Nothing can be read of this trace",children:[
e.error,e.lost_bytes?` ${gt(e.lost_bytes)} at the end are lost.`:""]}):null}function bf(){let e=Ke.value;return!e||e.state!=="reading"?null:i("span",{class:"tag\
 tag-live",role:"status",children:"so far"})}function je({title:e,trail:t,lead:n,actions:o,children:r}){return i("div",{class:"page p-page",children:[i("header",{class:"p-head",children:[i("div",{class:"p-\
head-text",children:[t&&i("nav",{class:"p-trail","aria-label":"Above",children:t.map(s=>i("span",{children:[i("a",{href:s.href,children:s.text})," ",i("span",{"\
aria-hidden":"true",children:"›"})," "]},s.href))}),i("h1",{children:[e," ",i(bf,{})]}),n&&i("p",{class:"p-lead",children:n})]}),o&&i("div",{class:"p-actions",
children:o})]}),r]})}function oe({title:e,note:t,actions:n,children:o,flush:r,id:s}){return i("section",{class:`card p-card${r?" p-card-flush":""}`,id:s,children:[
(e||n)&&i("header",{class:"p-card-head",children:[i("div",{children:[e&&i("h2",{children:e}),t&&i("p",{class:"p-note",children:t})]}),n&&i("div",{class:"p-actio\
ns",children:n})]}),o]})}function an({label:e,options:t,value:n,onChange:o}){return i("div",{class:"segments",role:"radiogroup","aria-label":e,onKeyDown:s=>{let a=s.
key==="ArrowRight"||s.key==="ArrowDown"?1:s.key==="ArrowLeft"||s.key==="ArrowUp"?-1:0;if(!a)return;s.preventDefault(),s.stopPropagation();let l=t.findIndex(m=>m.
value===n),u=t[(l+a+t.length)%t.length];o(u.value);let c=s.currentTarget;requestAnimationFrame(()=>c.querySelector('[aria-checked="true"]')?.focus())},children:t.
map(s=>i("button",{type:"button",role:"radio",title:s.hint,"aria-checked":s.value===n,tabIndex:s.value===n?0:-1,class:"segment",onClick:()=>o(s.value),children:s.
text},s.value))})}function Qt({facts:e,small:t}){return i("dl",{class:`factrow${t?" facts-small":""}`,children:e.filter(n=>!!n).map(n=>i("div",{class:"fact",title:n.
hint,children:[i("dt",{children:n.label}),i("dd",{class:n.tone,children:n.href?i("a",{href:n.href,children:n.value}):n.value})]},n.label))})}function qe({restricted:e,
what:t="These numbers"}){let n=ue.value;return n?e?i("span",{class:"tag tag-range",title:`${Le(n.from)} to ${Le(n.to)}`,children:["in the range, ",_(n.to-n.from)]}):
i("span",{class:"tag",title:`${t} are about the whole trace, whatever range is chosen.`,children:"whole trace"}):null}function It(e,t,n){let o=ge.value[e];return[
o!==void 0&&(!n||n.includes(o))?o:t,s=>wo({[e]:s===t?null:s})]}var vf=new WeakMap,Lu=typeof ResizeObserver>"u"?null:new ResizeObserver(e=>{for(let t of e)vf.get(
t.target)?.(Math.floor(t.contentRect.width))});function ln(){let e=Ce(null),[t,n]=X(0);return he(()=>{let o=e.current;if(!(!o||!Lu))return vf.set(o,n),Lu.observe(
o),()=>Lu.unobserve(o)},[]),[e,t]}function wf(e,t,n="text/csv"){let o=URL.createObjectURL(new Blob([t],{type:`${n};charset=utf-8`})),r=document.createElement("a");
r.href=o,r.download=e,r.click(),setTimeout(()=>URL.revokeObjectURL(o),1e4)}async function L0(e){try{return await navigator.clipboard.writeText(e),!0}catch{return!1}}
function La({text:e,label:t="Copy"}){let[n,o]=X("");return i("button",{type:"button",class:"button button-quiet",onClick:()=>{L0(e()).then(r=>{o(r?"done":"refus\
ed"),setTimeout(()=>o(""),1500)})},children:[i(_e,{name:"copy",size:14})," ",i("span",{"aria-live":"polite",children:n==="done"?"Copied":n==="refused"?"Not allo\
wed":t})]})}function yn(){let[e,t]=X(!1);return[e,i("button",{type:"button",class:"button button-quiet","aria-pressed":e,onClick:()=>t(!e),children:[i(_e,{name:"\
table",size:14})," Show as table"]},"twin")]}var F0="uplot",D0="u-hz",O0="u-vt",B0="u-title",I0="u-wrap",H0="u-under",G0="u-over",z0="u-axis",Sr="u-off",W0="u-select",U0="u-cursor-x",V0="u-cursor-y",K0="u-\
cursor-pt",j0="u-legend",q0="u-live",Y0="u-inline",X0="u-series",J0="u-marker",yf="u-label",Q0="u-value",hs="width",gs="height";var xf="bottom",vi="left",Fu="right",Qu="#000",kf=Qu+"0",Du="mousemove",_f="mousedown",Ou="mouseup",Mf="mouseenter",Sf="mouseleave",Tf="dblclick",Z0="resize",ev="\
scroll",Cf="change",Ia="dppxchange",Zu="--",Si=typeof window<"u",zu=Si?document:null,yi=Si?window:null,tv=Si?navigator:null,$e,Fa;function Wu(){let e=devicePixelRatio;
$e!=e&&($e=e,Fa&&Vu(Cf,Fa,Wu),Fa=matchMedia(`(min-resolution: ${$e-.001}dppx) and (max-resolution: ${$e+.001}dppx)`),Tr(Cf,Fa,Wu),yi.dispatchEvent(new CustomEvent(
Ia)))}function xn(e,t){if(t!=null){let n=e.classList;!n.contains(t)&&n.add(t)}}function Uu(e,t){let n=e.classList;n.contains(t)&&n.remove(t)}function Ye(e,t,n){
e.style[t]=n+"px"}function qn(e,t,n,o){let r=zu.createElement(e);return t!=null&&xn(r,t),n?.insertBefore(r,o),r}function Ln(e,t){return qn("div",e,t)}var Rf=new WeakMap;
function po(e,t,n,o,r){let s="translate("+t+"px,"+n+"px)",a=Rf.get(e);s!=a&&(e.style.transform=s,Rf.set(e,s),t<0||n<0||t>o||n>r?xn(e,Sr):Uu(e,Sr))}var Af=new WeakMap;
function Pf(e,t,n){let o=t+n,r=Af.get(e);o!=r&&(Af.set(e,o),e.style.background=t,e.style.borderColor=n)}var $f=new WeakMap;function Ef(e,t,n,o){let r=t+""+n,s=$f.
get(e);r!=s&&($f.set(e,r),e.style.height=n+"px",e.style.width=t+"px",e.style.marginLeft=o?-t/2+"px":0,e.style.marginTop=o?-n/2+"px":0)}var ec={passive:!0},nv={...ec,
capture:!0};function Tr(e,t,n,o){t.addEventListener(e,n,o?nv:ec)}function Vu(e,t,n,o){t.removeEventListener(e,n,ec)}Si&&Wu();function Yn(e,t,n,o){let r;n=n||0,o=
o||t.length-1;let s=o<=2147483647;for(;o-n>1;)r=s?n+o>>1:kn((n+o)/2),t[r]<e?n=r:o=r;return e-t[n]<=t[o]-e?n:o}function sm(e){return(n,o,r)=>{let s=-1,a=-1;for(let l=o;l<=
r;l++)if(e(n[l])){s=l;break}for(let l=r;l>=o;l--)if(e(n[l])){a=l;break}return[s,a]}}var am=e=>e!=null,lm=e=>e!=null&&e>0,za=sm(am),ov=sm(lm);function rv(e,t,n,o=0,r=!1){
let s=r?ov:za,a=r?lm:am;[t,n]=s(e,t,n);let l=e[t],u=e[t];if(t>-1)if(o==1)l=e[t],u=e[n];else if(o==-1)l=e[n],u=e[t];else for(let c=t;c<=n;c++){let m=e[c];a(m)&&(m<
l?l=m:m>u&&(u=m))}return[l??Ie,u??-Ie]}function Wa(e,t,n,o){let r=Ff(e),s=Ff(t);e==t&&(r==-1?(e*=n,t/=n):(e/=n,t*=n));let a=n==10?Ro:um,l=r==1?kn:Fn,u=s==1?Fn:kn,
c=l(a(_t(e))),m=u(a(_t(t))),p=xi(n,c),d=xi(n,m);return n==10&&(c<0&&(p=He(p,-c)),m<0&&(d=He(d,-m))),o||n==2?(e=p*r,t=d*s):(e=fm(e,p),t=Ua(t,d)),[e,t]}function tc(e,t,n,o){
let r=Wa(e,t,n,o);return e==0&&(r[0]=0),t==0&&(r[1]=0),r}var nc=.1,Nf={mode:3,pad:nc},vs={pad:0,soft:null,mode:0},iv={min:vs,max:vs};function Ha(e,t,n,o){return Va(
n)?Lf(e,t,n):(vs.pad=n,vs.soft=o?0:null,vs.mode=o?3:0,Lf(e,t,iv))}function Re(e,t){return e??t}function sv(e,t,n){for(t=Re(t,0),n=Re(n,e.length-1);t<=n;){if(e[t]!=
null)return!0;t++}return!1}function Lf(e,t,n){let o=n.min,r=n.max,s=Re(o.pad,0),a=Re(r.pad,0),l=Re(o.hard,-Ie),u=Re(r.hard,Ie),c=Re(o.soft,Ie),m=Re(r.soft,-Ie),
p=Re(o.mode,0),d=Re(r.mode,0),g=t-e,b=Ro(g),y=Zt(_t(e),_t(t)),M=Ro(y),C=_t(M-b);(g<1e-24||C>10)&&(g=0,(e==0||t==0)&&(g=1e-24,p==2&&c!=Ie&&(s=0),d==2&&m!=-Ie&&(a=
0)));let x=g||y||1e3,$=Ro(x),E=xi(10,kn($)),F=x*(g==0?e==0?.1:1:s),O=He(fm(e-F,E/10),24),H=e>=c&&(p==1||p==3&&O<=c||p==2&&O>=c)?c:Ie,N=Zt(l,O<H&&e>=H?H:Xn(H,O)),
L=x*(g==0?t==0?.1:1:a),B=He(Ua(t+L,E/10),24),T=t<=m&&(d==1||d==3&&B>=m||d==2&&B<=m)?m:-Ie,G=Xn(u,B>T&&t<=T?T:Zt(T,B));return N==G&&N==0&&(G=100),[N,G]}var av=new Intl.
NumberFormat(Si?tv.language:"en-US"),oc=e=>av.format(e),_n=Math,Ba=_n.PI,_t=_n.abs,kn=_n.floor,kt=_n.round,Fn=_n.ceil,Xn=_n.min,Zt=_n.max,xi=_n.pow,Ff=_n.sign,Ro=_n.
log10,um=_n.log2,lv=(e,t=1)=>_n.sinh(e)*t,Bu=(e,t=1)=>_n.asinh(e/t),Ie=1/0;function Df(e){return(Ro((e^e>>31)-(e>>31))|0)+1}function Ku(e,t,n){return Xn(Zt(e,t),
n)}function cm(e){return typeof e=="function"}function xe(e){return cm(e)?e:()=>e}var uv=()=>{},dm=e=>e,pm=(e,t)=>t,cv=e=>null,Of=e=>!0,Bf=(e,t)=>e==t,dv=/\.\d*?(?=9{6,}|0{6,})/gm,
Cr=e=>{if(hm(e)||tr.has(e))return e;let t=`${e}`,n=t.match(dv);if(n==null)return e;let o=n[0].length-1;if(t.indexOf("e-")!=-1){let[r,s]=t.split("e");return+`${Cr(
r)}e${s}`}return He(e,o)};function _r(e,t){return Cr(He(Cr(e/t))*t)}function Ua(e,t){return Cr(Fn(Cr(e/t))*t)}function fm(e,t){return Cr(kn(Cr(e/t))*t)}function He(e,t=0){
if(hm(e))return e;let n=10**t,o=e*n*(1+Number.EPSILON);return kt(o)/n}var tr=new Map;function mm(e){return((""+e).split(".")[1]||"").length}function ys(e,t,n,o){
let r=[],s=o.map(mm);for(let a=t;a<n;a++){let l=_t(a),u=He(xi(e,a),l);for(let c=0;c<o.length;c++){let m=e==10?+`${o[c]}e${a}`:o[c]*u,p=(a>=0?0:l)+(a>=s[c]?0:s[c]),
d=e==10?m:He(m,p);r.push(d),tr.set(d,p)}}return r}var ws={},rc=[],ki=[null,null],er=Array.isArray,hm=Number.isInteger,pv=e=>e===void 0;function If(e){return typeof e==
"string"}function Va(e){let t=!1;if(e!=null){let n=e.constructor;t=n==null||n==Object}return t}function fv(e){return e!=null&&typeof e=="object"}var mv=Object.getPrototypeOf(
Uint8Array),gm="__proto__";function _i(e,t=Va){let n;if(er(e)){let o=e.find(r=>r!=null);if(er(o)||t(o)){n=Array(e.length);for(let r=0;r<e.length;r++)n[r]=_i(e[r],
t)}else n=e.slice()}else if(e instanceof mv)n=e.slice();else if(t(e)){n={};for(let o in e)o!=gm&&(n[o]=_i(e[o],t))}else n=e;return n}function bt(e){let t=arguments;
for(let n=1;n<t.length;n++){let o=t[n];for(let r in o)r!=gm&&(Va(e[r])?bt(e[r],_i(o[r])):e[r]=_i(o[r]))}return e}var hv=0,gv=1,bv=2;function vv(e,t,n){for(let o=0,
r,s=-1;o<t.length;o++){let a=t[o];if(a>s){for(r=a-1;r>=0&&e[r]==null;)e[r--]=null;for(r=a+1;r<n&&e[r]==null;)e[s=r++]=null}}}function wv(e,t){if(kv(e)){let a=e[0].
slice();for(let l=1;l<e.length;l++)a.push(...e[l].slice(1));return _v(a[0])||(a=xv(a)),a}let n=new Set;for(let a=0;a<e.length;a++){let u=e[a][0],c=u.length;for(let m=0;m<
c;m++)n.add(u[m])}let o=[Array.from(n).sort((a,l)=>a-l)],r=o[0].length,s=new Map;for(let a=0;a<r;a++)s.set(o[0][a],a);for(let a=0;a<e.length;a++){let l=e[a],u=l[0];
for(let c=1;c<l.length;c++){let m=l[c],p=Array(r).fill(void 0),d=t?t[a][c]:gv,g=[];for(let b=0;b<m.length;b++){let y=m[b],M=s.get(u[b]);y===null?d!=hv&&(p[M]=y,
d==bv&&g.push(M)):p[M]=y}vv(p,g,r),o.push(p)}}return o}var yv=typeof queueMicrotask>"u"?e=>Promise.resolve().then(e):queueMicrotask;function xv(e){let t=e[0],n=t.
length,o=Array(n);for(let s=0;s<o.length;s++)o[s]=s;o.sort((s,a)=>t[s]-t[a]);let r=[];for(let s=0;s<e.length;s++){let a=e[s],l=Array(n);for(let u=0;u<n;u++)l[u]=
a[o[u]];r.push(l)}return r}function kv(e){let t=e[0][0],n=t.length;for(let o=1;o<e.length;o++){let r=e[o][0];if(r.length!=n)return!1;if(r!=t){for(let s=0;s<n;s++)
if(r[s]!=t[s])return!1}}return!0}function _v(e,t=100){let n=e.length;if(n<=1)return!0;let o=0,r=n-1;for(;o<=r&&e[o]==null;)o++;for(;r>=o&&e[r]==null;)r--;if(r<=
o)return!0;let s=Zt(1,kn((r-o+1)/t));for(let a=e[o],l=o+s;l<=r;l+=s){let u=e[l];if(u!=null){if(u<=a)return!1;a=u}}return!0}var bm=["January","February","March",
"April","May","June","July","August","September","October","November","December"],vm=["Sunday","Monday","Tuesday","Wednesday","Thursday","Friday","Saturday"];function wm(e){
return e.slice(0,3)}var Mv=vm.map(wm),Sv=bm.map(wm),Tv={MMMM:bm,MMM:Sv,WWWW:vm,WWW:Mv};function ms(e){return(e<10?"0":"")+e}function Cv(e){return(e<10?"00":e<100?
"0":"")+e}var Rv={YYYY:e=>e.getFullYear(),YY:e=>(e.getFullYear()+"").slice(2),MMMM:(e,t)=>t.MMMM[e.getMonth()],MMM:(e,t)=>t.MMM[e.getMonth()],MM:e=>ms(e.getMonth()+
1),M:e=>e.getMonth()+1,DD:e=>ms(e.getDate()),D:e=>e.getDate(),WWWW:(e,t)=>t.WWWW[e.getDay()],WWW:(e,t)=>t.WWW[e.getDay()],HH:e=>ms(e.getHours()),H:e=>e.getHours(),
h:e=>{let t=e.getHours();return t==0?12:t>12?t-12:t},AA:e=>e.getHours()>=12?"PM":"AM",aa:e=>e.getHours()>=12?"pm":"am",a:e=>e.getHours()>=12?"p":"a",mm:e=>ms(e.
getMinutes()),m:e=>e.getMinutes(),ss:e=>ms(e.getSeconds()),s:e=>e.getSeconds(),fff:e=>Cv(e.getMilliseconds())};function ic(e,t){t=t||Tv;let n=[],o=/\{([a-z]+)\}|[^{]+/gi,
r;for(;r=o.exec(e);)n.push(r[0][0]=="{"?Rv[r[1]]:r[0]);return s=>{let a="";for(let l=0;l<n.length;l++)a+=typeof n[l]=="string"?n[l]:n[l](s,t);return a}}var Av=new Intl.
DateTimeFormat().resolvedOptions().timeZone;function Pv(e,t){let n;return t=="UTC"||t=="Etc/UTC"?n=new Date(+e+e.getTimezoneOffset()*6e4):t==Av?n=e:(n=new Date(
e.toLocaleString("en-US",{timeZone:t})),n.setMilliseconds(e.getMilliseconds())),n}var ym=e=>e%1==0,Ga=[1,2,2.5,5],$v=ys(10,-32,0,Ga),xm=ys(10,0,32,Ga),Ev=xm.filter(
ym),Mr=$v.concat(xm),sc=`
`,km="{YYYY}",Hf=sc+km,_m="{M}/{D}",bs=sc+_m,Da=bs+"/{YY}",Mm="{aa}",Nv="{h}:{mm}",wi=Nv+Mm,Gf=sc+wi,zf=":{ss}",Fe=null;function Sm(e){let t=e*1e3,n=t*60,o=n*60,
r=o*24,s=r*30,a=r*365,u=(e==1?ys(10,0,3,Ga).filter(ym):ys(10,-3,0,Ga)).concat([t,t*5,t*10,t*15,t*30,n,n*5,n*10,n*15,n*30,o,o*2,o*3,o*4,o*6,o*8,o*12,r,r*2,r*3,r*
4,r*5,r*6,r*7,r*8,r*9,r*10,r*15,s,s*2,s*3,s*4,s*6,a,a*2,a*5,a*10,a*25,a*50,a*100]),c=[[a,km,Fe,Fe,Fe,Fe,Fe,Fe,1],[r*28,"{MMM}",Hf,Fe,Fe,Fe,Fe,Fe,1],[r,_m,Hf,Fe,
Fe,Fe,Fe,Fe,1],[o,"{h}"+Mm,Da,Fe,bs,Fe,Fe,Fe,1],[n,wi,Da,Fe,bs,Fe,Fe,Fe,1],[t,zf,Da+" "+wi,Fe,bs+" "+wi,Fe,Gf,Fe,1],[e,zf+".{fff}",Da+" "+wi,Fe,bs+" "+wi,Fe,Gf,
Fe,1]];function m(p){return(d,g,b,y,M,C)=>{let x=[],$=M>=a,E=M>=s&&M<a,F=p(b),O=He(F*e,3),H=Iu(F.getFullYear(),$?0:F.getMonth(),E||$?1:F.getDate()),N=He(H*e,3);
if(E||$){let L=E?M/s:0,B=$?M/a:0,T=O==N?O:He(Iu(H.getFullYear()+B,H.getMonth()+L,1)*e,3),G=new Date(kt(T/e)),W=G.getFullYear(),U=G.getMonth();for(let A=0;T<=y;A++){
let Q=Iu(W+B*A,U+L*A,1),D=Q-p(He(Q*e,3));T=He((+Q+D)*e,3),T<=y&&x.push(T)}}else{let L=M>=r?r:M,B=kn(b)-kn(O),T=N+B+Ua(O-N,L);x.push(T);let G=p(T),W=G.getHours()+
G.getMinutes()/n+G.getSeconds()/o,U=M/o,A=d.axes[g]._space,Q=C/A;for(;T=He(T+M,e==1?0:3),!(T>y);)if(U>1){let D=kn(He(W+U,6))%24,ae=p(T).getHours()-D;ae>1&&(ae=-1),
T-=ae*o,W=(W+U)%24;let ce=x[x.length-1];He((T-ce)/M,3)*Q>=.7&&x.push(T)}else x.push(T)}return x}}return[u,c,m]}var[Lv,Fv,Dv]=Sm(1),[Ov,Bv,Iv]=Sm(.001);ys(2,-53,
53,[1]);function Wf(e,t){return e.map(n=>n.map((o,r)=>r==0||r==8||o==null?o:t(r==1||n[8]==0?o:n[1]+o)))}function Uf(e,t){return(n,o,r,s,a)=>{let l=t.find(b=>a>=
b[0])||t[t.length-1],u,c,m,p,d,g;return o.map(b=>{let y=e(b),M=y.getFullYear(),C=y.getMonth(),x=y.getDate(),$=y.getHours(),E=y.getMinutes(),F=y.getSeconds(),O=M!=
u&&l[2]||C!=c&&l[3]||x!=m&&l[4]||$!=p&&l[5]||E!=d&&l[6]||F!=g&&l[7]||l[1];return u=M,c=C,m=x,p=$,d=E,g=F,O(y)})}}function Hv(e,t){let n=ic(t);return(o,r,s,a,l)=>r.
map(u=>n(e(u)))}function Iu(e,t,n){return new Date(e,t,n)}function Vf(e,t){return t(e)}var Gv="{YYYY}-{MM}-{DD} {h}:{mm}{aa}";function Kf(e,t){return(n,o,r,s)=>s==
null?Zu:t(e(o))}function zv(e,t){let n=e.series[t];return n.width?n.stroke(e,t):n.points.width?n.points.stroke(e,t):null}function Wv(e,t){return e.series[t].fill(
e,t)}var Uv={show:!0,live:!0,isolate:!1,mount:uv,markers:{show:!0,width:2,stroke:zv,fill:Wv,dash:"solid"},idx:null,idxs:null,values:[]};function Vv(e,t){let n=e.
cursor.points,o=Ln(),r=n.size(e,t);Ye(o,hs,r),Ye(o,gs,r);let s=r/-2;Ye(o,"marginLeft",s),Ye(o,"marginTop",s);let a=n.width(e,t,r);return a&&Ye(o,"borderWidth",a),
o}function Kv(e,t){let n=e.series[t].points;return n._fill||n._stroke}function jv(e,t){let n=e.series[t].points;return n._stroke||n._fill}function qv(e,t){return e.
series[t].points.size}var Hu=[0,0];function Yv(e,t,n){return Hu[0]=t,Hu[1]=n,Hu}function Oa(e,t,n,o=!0){return r=>{r.button==0&&(!o||r.target==t)&&n(r)}}function Gu(e,t,n,o=!0){
return r=>{(!o||r.target==t)&&n(r)}}var Xv={show:!0,x:!0,y:!0,lock:!1,move:Yv,points:{one:!1,show:Vv,size:qv,width:0,stroke:jv,fill:Kv},bind:{mousedown:Oa,mouseup:Oa,
click:Oa,dblclick:Oa,mousemove:Gu,mouseleave:Gu,mouseenter:Gu},drag:{setScale:!0,x:!0,y:!1,dist:0,uni:null,click:(e,t)=>{t.stopPropagation(),t.stopImmediatePropagation()},
_x:!1,_y:!1},focus:{dist:(e,t,n,o,r)=>o-r,prox:-1,bias:0},hover:{skip:[void 0],prox:null,bias:0},left:-10,top:-10,idx:null,dataIdx:null,idxs:null,event:null},Tm={
show:!0,stroke:"rgba(0,0,0,0.07)",width:2},ac=bt({},Tm,{filter:pm}),Cm=bt({},ac,{size:10}),Rm=bt({},Tm,{show:!1}),lc='12px system-ui, -apple-system, "Segoe UI",\
 Roboto, "Helvetica Neue", Arial, "Noto Sans", sans-serif, "Apple Color Emoji", "Segoe UI Emoji", "Segoe UI Symbol", "Noto Color Emoji"',Am="bold "+lc,Pm=1.5,jf={
show:!0,scale:"x",stroke:Qu,space:50,gap:5,alignTo:1,size:50,labelGap:0,labelSize:30,labelFont:Am,side:2,grid:ac,ticks:Cm,border:Rm,font:lc,lineGap:Pm,rotate:0},
Jv="Value",Qv="Time",qf={show:!0,scale:"x",auto:!1,sorted:1,min:Ie,max:-Ie,idxs:[]};function Zv(e,t,n,o,r){return t.map(s=>s==null?"":oc(s))}function ew(e,t,n,o,r,s,a){
let l=[],u=tr.get(r)||0;n=a?n:He(Ua(n,r),u);for(let c=n;c<=o;c=He(c+r,u))l.push(Object.is(c,-0)?0:c);return l}function ju(e,t,n,o,r,s,a){let l=[],u=e.scales[e.axes[t].
scale].log,c=u==10?Ro:um,m=kn(c(n));r=xi(u,m),u==10&&(r=Mr[Yn(r,Mr)]);let p=n,d=r*u;u==10&&(d=Mr[Yn(d,Mr)]);do l.push(p),p=p+r,u==10&&!tr.has(p)&&(p=He(p,tr.get(
r))),p>=d&&(r=p,d=r*u,u==10&&(d=Mr[Yn(d,Mr)]));while(p<=o);return l}function tw(e,t,n,o,r,s,a){let u=e.scales[e.axes[t].scale].asinh,c=o>u?ju(e,t,Zt(u,n),o,r):[
u],m=o>=0&&n<=0?[0]:[];return(n<-u?ju(e,t,Zt(u,-o),-n,r):[u]).reverse().map(d=>-d).concat(m,c)}var $m=/./,nw=/[12357]/,ow=/[125]/,Yf=/1/,qu=(e,t,n,o)=>e.map((r,s)=>t==
4&&r==0||s%o==0&&n.test(r.toExponential()[r<0?1:0])?r:null);function rw(e,t,n,o,r){let s=e.axes[n],a=s.scale,l=e.scales[a],u=e.valToPos,c=s._space,m=u(10,a),p=u(
9,a)-m>=c?$m:u(7,a)-m>=c?nw:u(5,a)-m>=c?ow:Yf;if(p==Yf){let d=_t(u(1,a)-m);if(d<c)return qu(t.slice().reverse(),l.distr,p,Fn(c/d)).reverse()}return qu(t,l.distr,
p,1)}function iw(e,t,n,o,r){let s=e.axes[n],a=s.scale,l=s._space,u=e.valToPos,c=_t(u(1,a)-u(2,a));return c<l?qu(t.slice().reverse(),3,$m,Fn(l/c)).reverse():t}function sw(e,t,n,o){
return o==null?Zu:t==null?"":oc(t)}var Xf={show:!0,scale:"y",stroke:Qu,space:30,gap:5,alignTo:1,size:50,labelGap:0,labelSize:30,labelFont:Am,side:3,grid:ac,ticks:Cm,
border:Rm,font:lc,lineGap:Pm,rotate:0};function aw(e,t){let n=3+(e||1)*2;return He(n*t,3)}function lw(e,t){let{scale:n,idxs:o}=e.series[0],r=e._data[0],s=e.valToPos(
r[o[0]],n,!0),a=e.valToPos(r[o[1]],n,!0),l=_t(a-s),u=e.series[t],c=l/(u.points.space*$e);return o[1]-o[0]<=c}var Jf={scale:null,auto:!0,sorted:0,min:Ie,max:-Ie},
Em=(e,t,n,o,r)=>r,Qf={show:!0,auto:!0,sorted:0,gaps:Em,alpha:1,facets:[bt({},Jf,{scale:"x"}),bt({},Jf,{scale:"y"})]},Zf={scale:"y",auto:!0,sorted:0,show:!0,spanGaps:!1,
gaps:Em,alpha:1,points:{show:lw,filter:null},values:null,min:Ie,max:-Ie,idxs:[],path:null,clip:null};function uw(e,t,n,o,r){return n/10}var Nm={time:!0,auto:!0,
distr:1,log:10,asinh:1,min:null,max:null,dir:1,ori:0},cw=bt({},Nm,{time:!1,ori:1}),em={};function Lm(e,t){let n=em[e];return n||(n={key:e,plots:[],sub(o){n.plots.
push(o)},unsub(o){n.plots=n.plots.filter(r=>r!=o)},pub(o,r,s,a,l,u,c){for(let m=0;m<n.plots.length;m++)n.plots[m]!=r&&n.plots[m].pub(o,r,s,a,l,u,c)}},e!=null&&(em[e]=
n)),n}var Mi=1,Yu=2;function Rr(e,t,n){let o=e.mode,r=e.series[t],s=o==2?e._data[t]:e._data,a=e.scales,l=e.bbox,u=s[0],c=o==2?s[1]:s[t],m=o==2?a[r.facets[0].scale]:
a[e.series[0].scale],p=o==2?a[r.facets[1].scale]:a[r.scale],d=l.left,g=l.top,b=l.width,y=l.height,M=e.valToPosH,C=e.valToPosV;return m.ori==0?n(r,u,c,m,p,M,C,d,
g,b,y,ja,Ti,Ya,Dm,Bm):n(r,u,c,m,p,C,M,g,d,y,b,qa,Ci,dc,Om,Im)}function uc(e,t){let n=0,o=0,r=Re(e.bands,rc);for(let s=0;s<r.length;s++){let a=r[s];a.series[0]==
t?n=a.dir:a.series[1]==t&&(a.dir==1?o|=1:o|=2)}return[n,o==1?-1:o==2?1:o==3?2:0]}function dw(e,t,n,o,r){let s=e.mode,a=e.series[t],l=s==2?a.facets[1].scale:a.scale,
u=e.scales[l];return r==-1?u.min:r==1?u.max:u.distr==3?u.dir==1?u.min:u.max:0}function Ao(e,t,n,o,r,s){return Rr(e,t,(a,l,u,c,m,p,d,g,b,y,M)=>{let C=a.pxRound,x=c.
dir*(c.ori==0?1:-1),$=c.ori==0?Ti:Ci,E,F;x==1?(E=n,F=o):(E=o,F=n);let O=C(p(l[E],c,y,g)),H=C(d(u[E],m,M,b)),N=C(p(l[F],c,y,g)),L=C(d(s==1?m.max:m.min,m,M,b)),B=new Path2D(
r);return $(B,N,L),$(B,O,L),$(B,O,H),B})}function Ka(e,t,n,o,r,s){let a=null;if(e.length>0){a=new Path2D;let l=t==0?Ya:dc,u=n;for(let p=0;p<e.length;p++){let d=e[p];
if(d[1]>d[0]){let g=d[0]-u;g>0&&l(a,u,o,g,o+s),u=d[1]}}let c=n+r-u,m=10;c>0&&l(a,u,o-m/2,c,o+s+m)}return a}function pw(e,t,n){let o=e[e.length-1];o&&o[0]==t?o[1]=
n:e.push([t,n])}function cc(e,t,n,o,r,s,a){let l=[],u=e.length;for(let c=r==1?n:o;c>=n&&c<=o;c+=r)if(t[c]===null){let p=c,d=c;if(r==1)for(;++c<=o&&t[c]===null;)
d=c;else for(;--c>=n&&t[c]===null;)d=c;let g=s(e[p]),b=d==p?g:s(e[d]),y=p-r;g=a<=0&&y>=0&&y<u?s(e[y]):g;let C=d+r;b=a>=0&&C>=0&&C<u?s(e[C]):b,b>=g&&l.push([g,b])}
return l}function tm(e){return e==0?dm:e==1?kt:t=>_r(t,e)}function Fm(e){let t=e==0?ja:qa,n=e==0?(r,s,a,l,u,c)=>{r.arcTo(s,a,l,u,c)}:(r,s,a,l,u,c)=>{r.arcTo(a,s,
u,l,c)},o=e==0?(r,s,a,l,u)=>{r.rect(s,a,l,u)}:(r,s,a,l,u)=>{r.rect(a,s,u,l)};return(r,s,a,l,u,c=0,m=0)=>{c==0&&m==0?o(r,s,a,l,u):(c=Xn(c,l/2,u/2),m=Xn(m,l/2,u/2),
t(r,s+c,a),n(r,s+l,a,s+l,a+u,c),n(r,s+l,a+u,s,a+u,m),n(r,s,a+u,s,a,m),n(r,s,a,s+l,a,c),r.closePath())}}var ja=(e,t,n)=>{e.moveTo(t,n)},qa=(e,t,n)=>{e.moveTo(n,t)},
Ti=(e,t,n)=>{e.lineTo(t,n)},Ci=(e,t,n)=>{e.lineTo(n,t)},Ya=Fm(0),dc=Fm(1),Dm=(e,t,n,o,r,s)=>{e.arc(t,n,o,r,s)},Om=(e,t,n,o,r,s)=>{e.arc(n,t,o,r,s)},Bm=(e,t,n,o,r,s,a)=>{
e.bezierCurveTo(t,n,o,r,s,a)},Im=(e,t,n,o,r,s,a)=>{e.bezierCurveTo(n,t,r,o,a,s)};function Hm(e){return(t,n,o,r,s)=>Rr(t,n,(a,l,u,c,m,p,d,g,b,y,M)=>{let{pxRound:C,
points:x}=a,$,E;c.ori==0?($=ja,E=Dm):($=qa,E=Om);let F=He(x.width*$e,3),O=(x.size-x.width)/2*$e,H=He(O*2,3),N=new Path2D,L=new Path2D,{left:B,top:T,width:G,height:W}=t.
bbox;Ya(L,B-H,T-H,G+H*2,W+H*2);let U=A=>{if(u[A]!=null){let Q=C(p(l[A],c,y,g)),D=C(d(u[A],m,M,b));$(N,Q+O,D),E(N,Q,D,O,0,Ba*2)}};if(s)s.forEach(U);else for(let A=o;A<=
r;A++)U(A);return{stroke:F>0?N:null,fill:N,clip:L,flags:Mi|Yu}})}function Gm(e){return(t,n,o,r,s,a)=>{o!=r&&(s!=o&&a!=o&&e(t,n,o),s!=r&&a!=r&&e(t,n,r),e(t,n,a))}}
var fw=Gm(Ti),mw=Gm(Ci);function zm(e){let t=Re(e?.alignGaps,0);return(n,o,r,s)=>Rr(n,o,(a,l,u,c,m,p,d,g,b,y,M)=>{[r,s]=za(u,r,s);let C=a.pxRound,x=W=>C(p(W,c,y,
g)),$=W=>C(d(W,m,M,b)),E,F;c.ori==0?(E=Ti,F=fw):(E=Ci,F=mw);let O=c.dir*(c.ori==0?1:-1),H={stroke:new Path2D,fill:null,clip:null,band:null,gaps:null,flags:Mi},N=H.
stroke,L=!1;if(s-r>=y*4){let W=te=>n.posToVal(te,c.key,!0),U=null,A=null,Q,D,se,ve=x(l[O==1?r:s]),ae=x(l[r]),ce=x(l[s]),be=W(O==1?ae+1:ce-1);for(let te=O==1?r:s;te>=
r&&te<=s;te+=O){let vt=l[te],Xe=(O==1?vt<be:vt>be)?ve:x(vt),Ne=u[te];Xe==ve?Ne!=null?(D=Ne,U==null?(E(N,Xe,$(D)),Q=U=A=D):D<U?U=D:D>A&&(A=D)):Ne===null&&(L=!0):
(U!=null&&F(N,ve,$(U),$(A),$(Q),$(D)),Ne!=null?(D=Ne,E(N,Xe,$(D)),U=A=Q=D):(U=A=null,Ne===null&&(L=!0)),ve=Xe,be=W(ve+O))}U!=null&&U!=A&&se!=ve&&F(N,ve,$(U),$(A),
$(Q),$(D))}else for(let W=O==1?r:s;W>=r&&W<=s;W+=O){let U=u[W];U===null?L=!0:U!=null&&E(N,x(l[W]),$(U))}let[T,G]=uc(n,o);if(a.fill!=null||T!=0){let W=H.fill=new Path2D(
N),U=a.fillTo(n,o,a.min,a.max,T),A=$(U),Q=x(l[r]),D=x(l[s]);O==-1&&([D,Q]=[Q,D]),E(W,D,A),E(W,Q,A)}if(!a.spanGaps){let W=[];L&&W.push(...cc(l,u,r,s,O,x,t)),H.gaps=
W=a.gaps(n,o,r,s,W),H.clip=Ka(W,c.ori,g,b,y,M)}return G!=0&&(H.band=G==2?[Ao(n,o,r,s,N,-1),Ao(n,o,r,s,N,1)]:Ao(n,o,r,s,N,G)),H})}function hw(e){let t=Re(e.align,
1),n=Re(e.ascDesc,!1),o=Re(e.alignGaps,0),r=Re(e.extend,!1);return(s,a,l,u)=>Rr(s,a,(c,m,p,d,g,b,y,M,C,x,$)=>{[l,u]=za(p,l,u);let E=c.pxRound,{left:F,width:O}=s.
bbox,H=ae=>E(b(ae,d,x,M)),N=ae=>E(y(ae,g,$,C)),L=d.ori==0?Ti:Ci,B={stroke:new Path2D,fill:null,clip:null,band:null,gaps:null,flags:Mi},T=B.stroke,G=d.dir*(d.ori==
0?1:-1),W=N(p[G==1?l:u]),U=H(m[G==1?l:u]),A=U,Q=U;r&&t==-1&&(Q=F,L(T,Q,W)),L(T,U,W);for(let ae=G==1?l:u;ae>=l&&ae<=u;ae+=G){let ce=p[ae];if(ce==null)continue;let be=H(
m[ae]),te=N(ce);t==1?L(T,be,W):L(T,A,te),L(T,be,te),W=te,A=be}let D=A;r&&t==1&&(D=F+O,L(T,D,W));let[se,ve]=uc(s,a);if(c.fill!=null||se!=0){let ae=B.fill=new Path2D(
T),ce=c.fillTo(s,a,c.min,c.max,se),be=N(ce);L(ae,D,be),L(ae,Q,be)}if(!c.spanGaps){let ae=[];ae.push(...cc(m,p,l,u,G,H,o));let ce=c.width*$e/2,be=n||t==1?ce:-ce,
te=n||t==-1?-ce:ce;ae.forEach(vt=>{vt[0]+=be,vt[1]+=te}),B.gaps=ae=c.gaps(s,a,l,u,ae),B.clip=Ka(ae,d.ori,M,C,x,$)}return ve!=0&&(B.band=ve==2?[Ao(s,a,l,u,T,-1),
Ao(s,a,l,u,T,1)]:Ao(s,a,l,u,T,ve)),B})}function nm(e,t,n,o,r,s,a=Ie){if(e.length>1){let l=null;for(let u=0,c=1/0;u<e.length;u++)if(t[u]!==void 0){if(l!=null){let m=_t(
e[u]-e[l]);m<c&&(c=m,a=_t(n(e[u],o,r,s)-n(e[l],o,r,s)))}l=u}}return a}function gw(e){e=e||ws;let t=Re(e.size,[.6,Ie,1]),n=e.align||0,o=e.gap||0,r=e.radius;r=r==
null?[0,0]:typeof r=="number"?[r,0]:r;let s=xe(r),a=1-t[0],l=Re(t[1],Ie),u=Re(t[2],1),c=Re(e.disp,ws),m=Re(e.each,g=>{}),{fill:p,stroke:d}=c;return(g,b,y,M)=>Rr(
g,b,(C,x,$,E,F,O,H,N,L,B,T)=>{let G=C.pxRound,W=n,U=o*$e,A=l*$e,Q=u*$e,D,se;E.ori==0?[D,se]=s(g,b):[se,D]=s(g,b);let ve=E.dir*(E.ori==0?1:-1),ae=E.ori==0?Ya:dc,
ce=E.ori==0?m:(Y,Ge,wt,Br,ar,Zn,lr)=>{m(Y,Ge,wt,ar,Br,lr,Zn)},be=Re(g.bands,rc).find(Y=>Y.series[0]==b),te=be!=null?be.dir:0,vt=C.fillTo(g,b,C.min,C.max,te),zt=G(
H(vt,F,T,L)),Xe,Ne,On,un=B,tt=G(C.width*$e),Qn=!1,fo=null,Sn=null,$o=null,Fr=null;p!=null&&(tt==0||d!=null)&&(Qn=!0,fo=p.values(g,b,y,M),Sn=new Map,new Set(fo).
forEach(Y=>{Y!=null&&Sn.set(Y,new Path2D)}),tt>0&&($o=d.values(g,b,y,M),Fr=new Map,new Set($o).forEach(Y=>{Y!=null&&Fr.set(Y,new Path2D)})));let{x0:Dr,size:Ii}=c;
if(Dr!=null&&Ii!=null){W=1,x=Dr.values(g,b,y,M),Dr.unit==2&&(x=x.map(wt=>g.posToVal(N+wt*B,E.key,!0)));let Y=Ii.values(g,b,y,M);Ii.unit==2?Ne=Y[0]*B:Ne=O(Y[0],E,
B,N)-O(0,E,B,N),un=nm(x,$,O,E,B,N,un),On=un-Ne+U}else un=nm(x,$,O,E,B,N,un),On=un*a+U,Ne=un-On;On<1&&(On=0),tt>=Ne/2&&(tt=0),On<5&&(G=dm);let Ms=On>0,ir=un-On-(Ms?
tt:0);Ne=G(Ku(ir,Q,A)),Xe=(W==0?Ne/2:W==ve?0:Ne)-W*ve*((W==0?U/2:0)+(Ms?tt/2:0));let Wt={stroke:null,fill:null,clip:null,band:null,gaps:null,flags:0},Or=Qn?null:
new Path2D,mo=null;if(be!=null)mo=g.data[be.series[1]];else{let{y0:Y,y1:Ge}=c;Y!=null&&Ge!=null&&($=Ge.values(g,b,y,M),mo=Y.values(g,b,y,M))}let sr=D*Ne,fe=se*Ne;
for(let Y=ve==1?y:M;Y>=y&&Y<=M;Y+=ve){let Ge=$[Y];if(Ge==null)continue;if(mo!=null){let en=mo[Y]??0;if(Ge-en==0)continue;zt=H(en,F,T,L)}let wt=E.distr!=2||c!=null?
x[Y]:Y,Br=O(wt,E,B,N),ar=H(Re(Ge,vt),F,T,L),Zn=G(Br-Xe),lr=G(Zt(ar,zt)),cn=G(Xn(ar,zt)),Tn=lr-cn;if(Ge!=null){let en=Ge<0?fe:sr,Bn=Ge<0?sr:fe;Qn?(tt>0&&$o[Y]!=null&&
ae(Fr.get($o[Y]),Zn,cn+kn(tt/2),Ne,Zt(0,Tn-tt),en,Bn),fo[Y]!=null&&ae(Sn.get(fo[Y]),Zn,cn+kn(tt/2),Ne,Zt(0,Tn-tt),en,Bn)):ae(Or,Zn,cn+kn(tt/2),Ne,Zt(0,Tn-tt),en,
Bn),ce(g,b,Y,Zn-tt/2,cn,Ne+tt,Tn)}}return tt>0?Wt.stroke=Qn?Fr:Or:Qn||(Wt._fill=C.width==0?C._fill:C._stroke??C._fill,Wt.width=0),Wt.fill=Qn?Sn:Or,Wt})}function bw(e,t){
let n=Re(t?.alignGaps,0);return(o,r,s,a)=>Rr(o,r,(l,u,c,m,p,d,g,b,y,M,C)=>{[s,a]=za(c,s,a);let x=l.pxRound,$=D=>x(d(D,m,M,b)),E=D=>x(g(D,p,C,y)),F,O,H;m.ori==0?
(F=ja,H=Ti,O=Bm):(F=qa,H=Ci,O=Im);let N=m.dir*(m.ori==0?1:-1),L=$(u[N==1?s:a]),B=L,T=[],G=[];for(let D=N==1?s:a;D>=s&&D<=a;D+=N)if(c[D]!=null){let ve=u[D],ae=$(
ve);T.push(B=ae),G.push(E(c[D]))}let W={stroke:e(T,G,F,H,O,x),fill:null,clip:null,band:null,gaps:null,flags:Mi},U=W.stroke,[A,Q]=uc(o,r);if(l.fill!=null||A!=0){
let D=W.fill=new Path2D(U),se=l.fillTo(o,r,l.min,l.max,A),ve=E(se);H(D,B,ve),H(D,L,ve)}if(!l.spanGaps){let D=[];D.push(...cc(u,c,s,a,N,$,n)),W.gaps=D=l.gaps(o,r,
s,a,D),W.clip=Ka(D,m.ori,b,y,M,C)}return Q!=0&&(W.band=Q==2?[Ao(o,r,s,a,U,-1),Ao(o,r,s,a,U,1)]:Ao(o,r,s,a,U,Q)),W})}function vw(e){return bw(ww,e)}function ww(e,t,n,o,r,s){
let a=e.length;if(a<2)return null;let l=new Path2D;if(n(l,e[0],t[0]),a==2)o(l,e[1],t[1]);else{let u=Array(a),c=Array(a-1),m=Array(a-1),p=Array(a-1);for(let d=0;d<
a-1;d++)m[d]=t[d+1]-t[d],p[d]=e[d+1]-e[d],c[d]=m[d]/p[d];u[0]=c[0];for(let d=1;d<a-1;d++)c[d]===0||c[d-1]===0||c[d-1]>0!=c[d]>0?u[d]=0:(u[d]=3*(p[d-1]+p[d])/((2*
p[d]+p[d-1])/c[d-1]+(p[d]+2*p[d-1])/c[d]),isFinite(u[d])||(u[d]=0));u[a-1]=c[a-2];for(let d=0;d<a-1;d++)r(l,e[d]+p[d]/3,t[d]+u[d]*p[d]/3,e[d+1]-p[d]/3,t[d+1]-u[d+
1]*p[d]/3,e[d+1],t[d+1])}return l}var Xu=new Set;function om(){for(let e of Xu)e.syncRect(!0)}Si&&(Tr(Z0,yi,om),Tr(ev,yi,om,!0),Tr(Ia,yi,()=>{Nt.pxRatio=$e}));var yw=zm(),
xw=Hm();function rm(e,t,n,o){return(o?[e[0],e[1]].concat(e.slice(2)):[e[0]].concat(e.slice(1))).map((s,a)=>Ju(s,a,t,n))}function kw(e,t){return e.map((n,o)=>o==
0?{}:bt({},t,n))}function Ju(e,t,n,o){return bt({},t==0?n:o,e)}function Wm(e,t,n){return t==null?ki:[t,n]}var _w=Wm;function Mw(e,t,n){return t==null?ki:Ha(t,n,
nc,!0)}function Um(e,t,n,o){return t==null?ki:Wa(t,n,e.scales[o].log,!1)}var Sw=Um;function Vm(e,t,n,o){return t==null?ki:tc(t,n,e.scales[o].log,!1)}var Tw=Vm;function Cw(e,t,n,o,r){
let s=Zt(Df(e),Df(t)),a=t-e,l=Yn(r/o*a,n);do{let u=n[l],c=o*u/a;if(c>=r&&s+(u<5?tr.get(u):0)<=17)return[u,c]}while(++l<n.length);return[0,0]}function im(e){let t,
n;return e=e.replace(/(\d+)px/,(o,r)=>(t=kt((n=+r)*$e))+"px"),[e,t,n]}function Rw(e){e.show&&[e.font,e.labelFont].forEach(t=>{let n=He(t[2]*$e,1);t[0]=t[0].replace(
/[0-9.]+px/,n+"px"),t[1]=n})}function Nt(e,t,n){let o={mode:Re(e.mode,1)},r=o.mode;function s(f,h,v,w){let k=h.valToPct(f);return w+v*(h.dir==-1?1-k:k)}function a(f,h,v,w){
let k=h.valToPct(f);return w+v*(h.dir==-1?k:1-k)}function l(f,h,v,w){return h.ori==0?s(f,h,v,w):a(f,h,v,w)}o.valToPosH=s,o.valToPosV=a;let u=!1;o.status=0;let c=o.
root=Ln(F0);if(e.id!=null&&(c.id=e.id),xn(c,e.class),e.title){let f=Ln(B0,c);f.textContent=e.title}let m=qn("canvas"),p=o.ctx=m.getContext("2d"),d=Ln(I0,c);Tr("\
click",d,f=>{f.target===b&&(We!=Yr||Je!=Xr)&&Ft.click(o,f)},!0);let g=o.under=Ln(H0,d);d.appendChild(m);let b=o.over=Ln(G0,d);e=_i(e);let y=+Re(e.pxAlign,1),M=tm(
y);(e.plugins||[]).forEach(f=>{f.opts&&(e=f.opts(o,e)||e)});let C=e.ms||.001,x=o.series=r==1?rm(e.series||[],qf,Zf,!1):kw(e.series||[null],Qf),$=o.axes=rm(e.axes||
[],jf,Xf,!0),E=o.scales={},F=o.bands=e.bands||[];F.forEach(f=>{f.fill=xe(f.fill||null),f.dir=Re(f.dir,-1)});let O=r==2?x[1].facets[0].scale:x[0].scale,H={axes:Lg,
series:Ag},N=(e.drawOrder||["axes","series"]).map(f=>H[f]);function L(f){let h=f.distr==3?v=>Ro(v>0?v:f.clamp(o,v,f.min,f.max,f.key)):f.distr==4?v=>Bu(v,f.asinh):
f.distr==100?v=>f.fwd(v):v=>v;return v=>{let w=h(v),{_min:k,_max:S}=f,P=S-k;return(w-k)/P}}function B(f){let h=E[f];if(h==null){let v=(e.scales||ws)[f]||ws;if(v.
from!=null){B(v.from);let w=bt({},E[v.from],v,{key:f});w.valToPct=L(w),E[f]=w}else{h=E[f]=bt({},f==O?Nm:cw,v),h.key=f;let w=h.time,k=h.range,S=er(k);if((f!=O||r==
2&&!w)&&(S&&(k[0]==null||k[1]==null)&&(k={min:k[0]==null?Nf:{mode:1,hard:k[0],soft:k[0]},max:k[1]==null?Nf:{mode:1,hard:k[1],soft:k[1]}},S=!1),!S&&Va(k))){let P=k;
k=(I,z,j)=>z==null?ki:Ha(z,j,P)}h.range=xe(k||(w?_w:f==O?h.distr==3?Sw:h.distr==4?Tw:Wm:h.distr==3?Um:h.distr==4?Vm:Mw)),h.auto=xe(S?!1:h.auto),h.clamp=xe(h.clamp||
uw),h._min=h._max=null,h.valToPct=L(h)}}}B("x"),B("y"),r==1&&x.forEach(f=>{B(f.scale)}),$.forEach(f=>{B(f.scale)});for(let f in e.scales)B(f);let T=E[O],G=T.distr,
W,U;T.ori==0?(xn(c,D0),W=s,U=a):(xn(c,O0),W=a,U=s);let A={};for(let f in E){let h=E[f];(h.min!=null||h.max!=null)&&(A[f]={min:h.min,max:h.max},h.min=h.max=null)}
let Q=e.tzDate||(f=>new Date(kt(f/C))),D=e.fmtDate||ic,se=C==1?Dv(Q):Iv(Q),ve=Uf(Q,Wf(C==1?Fv:Bv,D)),ae=Kf(Q,Vf(Gv,D)),ce=[],be=o.legend=bt({},Uv,e.legend),te=o.
cursor=bt({},Xv,{drag:{y:r==2}},e.cursor),vt=be.show,zt=te.show,Xe=be.markers;be.idxs=ce,Xe.width=xe(Xe.width),Xe.dash=xe(Xe.dash),Xe.stroke=xe(Xe.stroke),Xe.fill=
xe(Xe.fill);let Ne,On,un,tt=[],Qn=[],fo,Sn=!1,$o={};if(be.live){let f=x[1]?x[1].values:null;Sn=f!=null,fo=Sn?f(o,1,0):{_:0};for(let h in fo)$o[h]=Zu}if(vt)if(Ne=
qn("table",j0,c),un=qn("tbody",null,Ne),be.mount(o,Ne),Sn){On=qn("thead",null,Ne,un);let f=qn("tr",null,On);qn("th",null,f);for(var Fr in fo)qn("th",yf,f).textContent=
Fr}else xn(Ne,Y0),be.live&&xn(Ne,q0);let Dr={show:!0},Ii={show:!1};function Ms(f,h){if(h==0&&(Sn||!be.live||r==2))return ki;let v=[],w=qn("tr",X0,un,un.childNodes[h]);
xn(w,f.class),f.show||xn(w,Sr);let k=qn("th",null,w);if(Xe.show){let I=Ln(J0,k);if(h>0){let z=Xe.width(o,h);z&&(I.style.border=z+"px "+Xe.dash(o,h)+" "+Xe.stroke(
o,h)),I.style.background=Xe.fill(o,h)}}let S=Ln(yf,k);f.label instanceof HTMLElement?S.appendChild(f.label):S.textContent=f.label,h>0&&(Xe.show||(S.style.color=
f.width>0?Xe.stroke(o,h):Xe.fill(o,h)),Wt("click",k,I=>{if(te._lock)return;cr(I);let z=x.indexOf(f);if((I.ctrlKey||I.metaKey)!=be.isolate){let j=x.some((q,J)=>J>
0&&J!=z&&q.show);x.forEach((q,J)=>{J>0&&to(J,j?J==z?Dr:Ii:Dr,!0,ft.setSeries)})}else to(z,{show:!f.show},!0,ft.setSeries)},!1),Hr&&Wt(Mf,k,I=>{te._lock||(cr(I),
to(x.indexOf(f),Qr,!0,ft.setSeries))},!1));for(var P in fo){let I=qn("td",Q0,w);I.textContent="--",v.push(I)}return[w,v]}let ir=new Map;function Wt(f,h,v,w=!0){
let k=ir.get(h)||{},S=te.bind[f](o,h,v,w);S&&(Tr(f,h,k[f]=S),ir.set(h,k))}function Or(f,h,v){let w=ir.get(h)||{};for(let k in w)(f==null||k==f)&&(Vu(k,h,w[k]),delete w[k]);
f==null&&ir.delete(h)}let mo=0,sr=0,fe=0,Y=0,Ge=0,wt=0,Br=Ge,ar=wt,Zn=fe,lr=Y,cn=0,Tn=0,en=0,Bn=0;o.bbox={};let bl=!1,Ss=!1,Ir=!1,ur=!1,Ts=!1,Cn=!1;function vl(f,h,v){
(v||f!=o.width||h!=o.height)&&Pc(f,h),Vr(!1),Ir=!0,Ss=!0,Kr()}function Pc(f,h){o.width=mo=fe=f,o.height=sr=Y=h,Ge=wt=0,kg(),_g();let v=o.bbox;cn=v.left=_r(Ge*$e,
.5),Tn=v.top=_r(wt*$e,.5),en=v.width=_r(fe*$e,.5),Bn=v.height=_r(Y*$e,.5)}let wg=3;function yg(){let f=!1,h=0;for(;!f;){h++;let v=Eg(h),w=Ng(h);f=h==wg||v&&w,f||
(Pc(o.width,o.height),Ss=!0)}}function xg({width:f,height:h}){vl(f,h)}o.setSize=xg;function kg(){let f=!1,h=!1,v=!1,w=!1;$.forEach((k,S)=>{if(k.show&&k._show){let{
side:P,_size:I}=k,z=P%2,j=k.label!=null?k.labelSize:0,q=I+j;q>0&&(z?(fe-=q,P==3?(Ge+=q,w=!0):v=!0):(Y-=q,P==0?(wt+=q,f=!0):h=!0))}}),dr[0]=f,dr[1]=v,dr[2]=h,dr[3]=
w,fe-=Eo[1]+Eo[3],Ge+=Eo[3],Y-=Eo[2]+Eo[0],wt+=Eo[0]}function _g(){let f=Ge+fe,h=wt+Y,v=Ge,w=wt;function k(S,P){switch(S){case 1:return f+=P,f-P;case 2:return h+=
P,h-P;case 3:return v-=P,v+P;case 0:return w-=P,w+P}}$.forEach((S,P)=>{if(S.show&&S._show){let I=S.side;S._pos=k(I,S._size),S.label!=null&&(S._lpos=k(I,S.labelSize))}})}
if(te.dataIdx==null){let f=te.hover,h=f.skip=new Set(f.skip??[]);h.add(void 0);let v=f.prox=xe(f.prox),w=f.bias??(f.bias=0);te.dataIdx=(k,S,P,I)=>{if(S==0)return P;
let z=P,j=v(k,S,P,I)??Ie,q=j>=0&&j<Ie,J=T.ori==0?fe:Y,le=te.left,Pe=t[0],Te=t[S];if(h.has(Te[P])){z=null;let we=null,ie=null,ne;if(w==0||w==-1)for(ne=P;we==null&&
ne-- >0;)h.has(Te[ne])||(we=ne);if(w==0||w==1)for(ne=P;ie==null&&ne++<Te.length;)h.has(Te[ne])||(ie=ne);if(we!=null||ie!=null)if(q){let Ve=we==null?-1/0:W(Pe[we],
T,J,0),rt=ie==null?1/0:W(Pe[ie],T,J,0),At=le-Ve,Oe=rt-le;At<=Oe?At<=j&&(z=we):Oe<=j&&(z=ie)}else z=ie==null?we:we==null?ie:P-we<=ie-P?we:ie}else q&&_t(le-W(Pe[P],
T,J,0))>j&&(z=null);return z}}let cr=f=>{te.event=f};te.idxs=ce,te._lock=!1;let Ht=te.points;Ht.show=xe(Ht.show),Ht.size=xe(Ht.size),Ht.stroke=xe(Ht.stroke),Ht.
width=xe(Ht.width),Ht.fill=xe(Ht.fill);let eo=o.focus=bt({},e.focus||{alpha:.3},te.focus),Hr=eo.prox>=0,Gr=Hr&&Ht.one,Rn=[],zr=[],Wr=[];function $c(f,h){let v=Ht.
show(o,h);if(v instanceof HTMLElement)return xn(v,K0),xn(v,f.class),po(v,-10,-10,fe,Y),b.insertBefore(v,Rn[h]),v}function Ec(f,h){if(r==1||h>0){let v=r==1&&E[f.
scale].time,w=f.value;f.value=v?If(w)?Kf(Q,Vf(w,D)):w||ae:w||sw,f.label=f.label||(v?Qv:Jv)}if(Gr||h>0){f.width=f.width==null?1:f.width,f.paths=f.paths||yw||cv,f.
fillTo=xe(f.fillTo||dw),f.pxAlign=+Re(f.pxAlign,y),f.pxRound=tm(f.pxAlign),f.stroke=xe(f.stroke||null),f.fill=xe(f.fill||null),f._stroke=f._fill=f._paths=f._focus=
null;let v=aw(Zt(1,f.width),1),w=f.points=bt({},{size:v,width:Zt(1,v*.2),stroke:f.stroke,space:v*2,paths:xw,_stroke:null,_fill:null},f.points);w.show=xe(w.show),
w.filter=xe(w.filter),w.fill=xe(w.fill),w.stroke=xe(w.stroke),w.paths=xe(w.paths),w.pxAlign=f.pxAlign}if(vt){let v=Ms(f,h);tt.splice(h,0,v[0]),Qn.splice(h,0,v[1]),
be.values.push(null)}if(zt){ce.splice(h,0,null);let v=null;Gr?h==0&&(v=$c(f,h)):h>0&&(v=$c(f,h)),Rn.splice(h,0,v),zr.splice(h,0,0),Wr.splice(h,0,0)}Rt("addSerie\
s",h)}function Mg(f,h){h=h??x.length,f=r==1?Ju(f,h,qf,Zf):Ju(f,h,{},Qf),x.splice(h,0,f),Ec(x[h],h)}o.addSeries=Mg;function Sg(f){if(x.splice(f,1),vt){be.values.
splice(f,1),Qn.splice(f,1);let h=tt.splice(f,1)[0];Or(null,h.firstChild),h.remove()}zt&&(ce.splice(f,1),Rn.splice(f,1)[0].remove(),zr.splice(f,1),Wr.splice(f,1)),
Rt("delSeries",f)}o.delSeries=Sg;let dr=[!1,!1,!1,!1];function Tg(f,h){if(f._show=f.show,f.show){let v=f.side%2,w=E[f.scale];w==null&&(f.scale=v?x[1].scale:O,w=
E[f.scale]);let k=w.time;f.size=xe(f.size),f.space=xe(f.space),f.rotate=xe(f.rotate),er(f.incrs)&&f.incrs.forEach(P=>{!tr.has(P)&&tr.set(P,mm(P))}),f.incrs=xe(f.
incrs||(w.distr==2?Ev:k?C==1?Lv:Ov:Mr)),f.splits=xe(f.splits||(k&&w.distr==1?se:w.distr==3?ju:w.distr==4?tw:ew)),f.stroke=xe(f.stroke),f.grid.stroke=xe(f.grid.stroke),
f.ticks.stroke=xe(f.ticks.stroke),f.border.stroke=xe(f.border.stroke);let S=f.values;f.values=er(S)&&!er(S[0])?xe(S):k?er(S)?Uf(Q,Wf(S,D)):If(S)?Hv(Q,S):S||ve:S||
Zv,f.filter=xe(f.filter||(w.distr>=3&&w.log==10?rw:w.distr==3&&w.log==2?iw:pm)),f.font=im(f.font),f.labelFont=im(f.labelFont),f._size=f.size(o,null,h,0),f._space=
f._rotate=f._incrs=f._found=f._splits=f._values=null,f._size>0&&(dr[h]=!0,f._el=Ln(z0,d))}}function Hi(f,h,v,w){let[k,S,P,I]=v,z=h%2,j=0;return z==0&&(I||S)&&(j=
h==0&&!k||h==2&&!P?kt(jf.size/3):0),z==1&&(k||P)&&(j=h==1&&!S||h==3&&!I?kt(Xf.size/2):0),j}let Nc=o.padding=(e.padding||[Hi,Hi,Hi,Hi]).map(f=>xe(Re(f,Hi))),Eo=o.
_padding=Nc.map((f,h)=>f(o,h,dr,0)),Lt,Mt=null,St=null,Cs=r==1?x[0].idxs:null,In=null,Gi=!1;function Lc(f,h){if(t=f??[],o.data=o._data=t,r==2){Lt=0;for(let v=1;v<
x.length;v++)Lt+=t[v][0].length}else{t.length==0&&(o.data=o._data=t=[[]]),In=t[0],Lt=In.length;let v=t;if(G==2){v=t.slice();let w=v[0]=Array(Lt);for(let k=0;k<Lt;k++)
w[k]=k}o._data=t=v}if(Vr(!0),Rt("setData"),G==2&&(Ir=!0),h!==!1){let v=T;v.auto(o,Gi)?wl():Lo(O,v.min,v.max),ur=ur||te.left>=0,Cn=!0,Kr()}}o.setData=Lc;function wl(){
Gi=!0;let f,h;r==1&&(Lt>0?(Mt=Cs[0]=0,St=Cs[1]=Lt-1,f=t[0][Mt],h=t[0][St],G==2?(f=Mt,h=St):f==h&&(G==3?[f,h]=Wa(f,f,T.log,!1):G==4?[f,h]=tc(f,f,T.log,!1):T.time?
h=f+kt(86400/C):[f,h]=Ha(f,h,nc,!0))):(Mt=Cs[0]=f=null,St=Cs[1]=h=null)),Lo(O,f,h)}let Rs,Ur,yl,xl,kl,_l,Ml,Sl,Tl,tn;function Fc(f,h,v,w,k,S){f??(f=kf),v??(v=rc),
w??(w="butt"),k??(k=kf),S??(S="round"),f!=Rs&&(p.strokeStyle=Rs=f),k!=Ur&&(p.fillStyle=Ur=k),h!=yl&&(p.lineWidth=yl=h),S!=kl&&(p.lineJoin=kl=S),w!=_l&&(p.lineCap=
_l=w),v!=xl&&p.setLineDash(xl=v)}function Dc(f,h,v,w){h!=Ur&&(p.fillStyle=Ur=h),f!=Ml&&(p.font=Ml=f),v!=Sl&&(p.textAlign=Sl=v),w!=Tl&&(p.textBaseline=Tl=w)}function Cl(f,h,v,w,k=0){
if(w.length>0&&f.auto(o,Gi)&&(h==null||h.min==null)){let S=Re(Mt,0),P=Re(St,w.length-1),I=v.min==null?rv(w,S,P,k,f.distr==3):[v.min,v.max];f.min=Xn(f.min,v.min=
I[0]),f.max=Zt(f.max,v.max=I[1])}}let Oc={min:null,max:null};function Cg(){for(let w in E){let k=E[w];A[w]==null&&(k.min==null||A[O]!=null&&k.auto(o,Gi))&&(A[w]=
Oc)}for(let w in E){let k=E[w];A[w]==null&&k.from!=null&&A[k.from]!=null&&(A[w]=Oc)}A[O]!=null&&Vr(!0);let f={};for(let w in A){let k=A[w];if(k!=null){let S=f[w]=
_i(E[w],fv);if(k.min!=null)bt(S,k);else if(w!=O||r==2)if(Lt==0&&S.from==null){let P=S.range(o,null,null,w);S.min=P[0],S.max=P[1]}else S.min=Ie,S.max=-Ie}}if(Lt>
0){x.forEach((w,k)=>{if(r==1){let S=w.scale,P=A[S];if(P==null)return;let I=f[S];if(k==0){let z=I.range(o,I.min,I.max,S);I.min=z[0],I.max=z[1],Mt=Yn(I.min,t[0]),
St=Yn(I.max,t[0]),St-Mt>1&&(t[0][Mt]<I.min&&Mt++,t[0][St]>I.max&&St--),w.min=In[Mt],w.max=In[St]}else w.show&&w.auto&&Cl(I,P,w,t[k],w.sorted);w.idxs[0]=Mt,w.idxs[1]=
St}else if(k>0&&w.show&&w.auto){let[S,P]=w.facets,I=S.scale,z=P.scale,[j,q]=t[k],J=f[I],le=f[z];J!=null&&Cl(J,A[I],S,j,S.sorted),le!=null&&Cl(le,A[z],P,q,P.sorted),
w.min=P.min,w.max=P.max}});for(let w in f){let k=f[w],S=A[w];if(k.from==null&&(S==null||S.min==null)){let P=k.range(o,k.min==Ie?null:k.min,k.max==-Ie?null:k.max,
w);k.min=P[0],k.max=P[1]}}}for(let w in f){let k=f[w];if(k.from!=null){let S=f[k.from];if(S.min==null)k.min=k.max=null;else{let P=k.range(o,S.min,S.max,w);k.min=
P[0],k.max=P[1]}}}let h={},v=!1;for(let w in f){let k=f[w],S=E[w];if(S.min!=k.min||S.max!=k.max){S.min=k.min,S.max=k.max;let P=S.distr;S._min=P==3?Ro(S.min):P==
4?Bu(S.min,S.asinh):P==100?S.fwd(S.min):S.min,S._max=P==3?Ro(S.max):P==4?Bu(S.max,S.asinh):P==100?S.fwd(S.max):S.max,h[w]=v=!0}}if(v){x.forEach((w,k)=>{r==2?k>0&&
h.y&&(w._paths=null):h[w.scale]&&(w._paths=null)});for(let w in h)Ir=!0,Rt("setScale",w);zt&&te.left>=0&&(ur=Cn=!0)}for(let w in A)A[w]=null}function Rg(f){let h=Ku(
Mt-1,0,Lt-1),v=Ku(St+1,0,Lt-1);for(;f[h]==null&&h>0;)h--;for(;f[v]==null&&v<Lt-1;)v++;return[h,v]}function Ag(){if(Lt>0){let f=x.some(h=>h._focus)&&tn!=eo.alpha;
f&&(p.globalAlpha=tn=eo.alpha),x.forEach((h,v)=>{if(v>0&&h.show&&(Bc(v,!1),Bc(v,!0),h._paths==null)){let w=tn;tn!=h.alpha&&(p.globalAlpha=tn=h.alpha);let k=r==2?
[0,t[v][0].length-1]:Rg(t[v]);h._paths=h.paths(o,v,k[0],k[1]),tn!=w&&(p.globalAlpha=tn=w)}}),x.forEach((h,v)=>{if(v>0&&h.show){let w=tn;tn!=h.alpha&&(p.globalAlpha=
tn=h.alpha),h._paths!=null&&Ic(v,!1);{let k=h._paths!=null?h._paths.gaps:null,S=h.points.show(o,v,Mt,St,k),P=h.points.filter(o,v,S,k);(S||P)&&(h.points._paths=h.
points.paths(o,v,Mt,St,P),Ic(v,!0))}tn!=w&&(p.globalAlpha=tn=w),Rt("drawSeries",v)}}),f&&(p.globalAlpha=tn=1)}}function Bc(f,h){let v=h?x[f].points:x[f];v._stroke=
v.stroke(o,f),v._fill=v.fill(o,f)}function Ic(f,h){let v=h?x[f].points:x[f],{stroke:w,fill:k,clip:S,flags:P,_stroke:I=v._stroke,_fill:z=v._fill,_width:j=v.width}=v.
_paths;j=He(j*$e,3);let q=null,J=j%2/2;h&&z==null&&(z=j>0?"#fff":I);let le=v.pxAlign==1&&J>0;if(le&&p.translate(J,J),!h){let Pe=cn-j/2,Te=Tn-j/2,we=en+j,ie=Bn+j;
q=new Path2D,q.rect(Pe,Te,we,ie)}h?Rl(I,j,v.dash,v.cap,z,w,k,P,S):Pg(f,I,j,v.dash,v.cap,z,w,k,P,q,S),le&&p.translate(-J,-J)}function Pg(f,h,v,w,k,S,P,I,z,j,q){let J=!1;
z!=0&&F.forEach((le,Pe)=>{if(le.series[0]==f){let Te=x[le.series[1]],we=t[le.series[1]],ie=(Te._paths||ws).band;er(ie)&&(ie=le.dir==1?ie[0]:ie[1]);let ne,Ve=null;
Te.show&&ie&&sv(we,Mt,St)?(Ve=le.fill(o,Pe)||S,ne=Te._paths.clip):ie=null,Rl(h,v,w,k,Ve,P,I,z,j,q,ne,ie),J=!0}}),J||Rl(h,v,w,k,S,P,I,z,j,q)}let Hc=Mi|Yu;function Rl(f,h,v,w,k,S,P,I,z,j,q,J){
Fc(f,h,v,w,k),(z||j||J)&&(p.save(),z&&p.clip(z),j&&p.clip(j)),J?(I&Hc)==Hc?(p.clip(J),q&&p.clip(q),Ps(k,P),As(f,S,h)):I&Yu?(Ps(k,P),p.clip(J),As(f,S,h)):I&Mi&&(p.
save(),p.clip(J),q&&p.clip(q),Ps(k,P),p.restore(),As(f,S,h)):(Ps(k,P),As(f,S,h)),(z||j||J)&&p.restore()}function As(f,h,v){v>0&&(h instanceof Map?h.forEach((w,k)=>{
p.strokeStyle=Rs=k,p.stroke(w)}):h!=null&&f&&p.stroke(h))}function Ps(f,h){h instanceof Map?h.forEach((v,w)=>{p.fillStyle=Ur=w,p.fill(v)}):h!=null&&f&&p.fill(h)}
function $g(f,h,v,w){let k=$[f],S;if(w<=0)S=[0,0];else{let P=k._space=k.space(o,f,h,v,w),I=k._incrs=k.incrs(o,f,h,v,w,P);S=Cw(h,v,I,w,P)}return k._found=S}function Al(f,h,v,w,k,S,P,I,z,j){
let q=P%2/2;y==1&&p.translate(q,q),Fc(I,P,z,j,I),p.beginPath();let J,le,Pe,Te,we=k+(w==0||w==3?-S:S);v==0?(le=k,Te=we):(J=k,Pe=we);for(let ie=0;ie<f.length;ie++)
h[ie]!=null&&(v==0?J=Pe=f[ie]:le=Te=f[ie],p.moveTo(J,le),p.lineTo(Pe,Te));p.stroke(),y==1&&p.translate(-q,-q)}function Eg(f){let h=!0;return $.forEach((v,w)=>{if(!v.
show)return;let k=E[v.scale];if(k.min==null){v._show&&(h=!1,v._show=!1,Vr(!1));return}else v._show||(h=!1,v._show=!0,Vr(!1));let S=v.side,P=S%2,{min:I,max:z}=k,
[j,q]=$g(w,I,z,P==0?fe:Y);if(q==0)return;let J=k.distr==2,le=v._splits=v.splits(o,w,I,z,j,q,J),Pe=k.distr==2?le.map(ne=>In[ne]):le,Te=k.distr==2?In[le[1]]-In[le[0]]:
j,we=v._values=v.values(o,v.filter(o,Pe,w,q,Te),w,q,Te);v._rotate=S==2?v.rotate(o,we,w,q):0;let ie=v._size;v._size=Fn(v.size(o,we,w,f)),ie!=null&&v._size!=ie&&(h=
!1)}),h}function Ng(f){let h=!0;return Nc.forEach((v,w)=>{let k=v(o,w,dr,f);k!=Eo[w]&&(h=!1),Eo[w]=k}),h}function Lg(){for(let f=0;f<$.length;f++){let h=$[f];if(!h.
show||!h._show)continue;let v=h.side,w=v%2,k,S,P=h.stroke(o,f),I=v==0||v==3?-1:1,[z,j]=h._found;if(h.label!=null){let Vt=h.labelGap*I,fn=kt((h._lpos+Vt)*$e);Dc(
h.labelFont[0],P,"center",v==2?"top":xf),p.save(),w==1?(k=S=0,p.translate(fn,kt(Tn+Bn/2)),p.rotate((v==3?-Ba:Ba)/2)):(k=kt(cn+en/2),S=fn);let mr=cm(h.label)?h.label(
o,f,z,j):h.label;p.fillText(mr,k,S),p.restore()}if(j==0)continue;let q=E[h.scale],J=w==0?en:Bn,le=w==0?cn:Tn,Pe=h._splits,Te=q.distr==2?Pe.map(Vt=>In[Vt]):Pe,we=q.
distr==2?In[Pe[1]]-In[Pe[0]]:z,ie=h.ticks,ne=h.border,Ve=ie.show?ie.size:0,rt=kt(Ve*$e),At=kt((h.alignTo==2?h._size-Ve-h.gap:h.gap)*$e),Oe=h._rotate*-Ba/180,it=M(
h._pos*$e),dn=(rt+At)*I,Ut=it+dn;S=w==0?Ut:0,k=w==1?Ut:0;let An=h.font[0],Hn=h.align==1?vi:h.align==2?Fu:Oe>0?vi:Oe<0?Fu:w==0?"center":v==3?Fu:vi,oo=Oe||w==1?"m\
iddle":v==2?"top":xf;Dc(An,P,Hn,oo);let pn=h.font[1]*h.lineGap,Pn=Pe.map(Vt=>M(l(Vt,q,J,le))),Gn=h._values;for(let Vt=0;Vt<Gn.length;Vt++){let fn=Gn[Vt];if(fn!=
null){w==0?k=Pn[Vt]:S=Pn[Vt],fn=""+fn;let mr=fn.indexOf(`
`)==-1?[fn]:fn.split(/\n/gm);for(let Kt=0;Kt<mr.length;Kt++){let id=mr[Kt];Oe?(p.save(),p.translate(k,S+Kt*pn),p.rotate(Oe),p.fillText(id,0,0),p.restore()):p.fillText(
id,k,S+Kt*pn)}}}ie.show&&Al(Pn,ie.filter(o,Te,f,j,we),w,v,it,rt,He(ie.width*$e,3),ie.stroke(o,f),ie.dash,ie.cap);let ro=h.grid;ro.show&&Al(Pn,ro.filter(o,Te,f,j,
we),w,w==0?2:1,w==0?Tn:cn,w==0?Bn:en,He(ro.width*$e,3),ro.stroke(o,f),ro.dash,ro.cap),ne.show&&Al([it],[1],w==0?1:0,w==0?1:2,w==1?Tn:cn,w==1?Bn:en,He(ne.width*$e,
3),ne.stroke(o,f),ne.dash,ne.cap)}Rt("drawAxes")}function Vr(f){x.forEach((h,v)=>{v>0&&(h._paths=null,f&&(r==1?(h.min=null,h.max=null):h.facets.forEach(w=>{w.min=
null,w.max=null})))})}let $s=!1,Pl=!1,zi=[];function Fg(){Pl=!1;for(let f=0;f<zi.length;f++)Rt(...zi[f]);zi.length=0}function Kr(){$s||(yv(Gc),$s=!0)}function Dg(f,h=!1){
$s=!0,Pl=h,f(o),Gc(),h&&zi.length>0&&queueMicrotask(Fg)}o.batch=Dg;function Gc(){if(bl&&(Cg(),bl=!1),Ir&&(yg(),Ir=!1),Ss){if(Ye(g,vi,Ge),Ye(g,"top",wt),Ye(g,hs,
fe),Ye(g,gs,Y),Ye(b,vi,Ge),Ye(b,"top",wt),Ye(b,hs,fe),Ye(b,gs,Y),Ye(d,hs,mo),Ye(d,gs,sr),m.width=kt(mo*$e),m.height=kt(sr*$e),$.forEach(({_el:f,_show:h,_size:v,
_pos:w,side:k})=>{if(f!=null)if(h){let S=k===3||k===0?v:0,P=k%2==1;Ye(f,P?"left":"top",w-S),Ye(f,P?"width":"height",v),Ye(f,P?"top":"left",P?wt:Ge),Ye(f,P?"heig\
ht":"width",P?Y:fe),Uu(f,Sr)}else xn(f,Sr)}),Rs=Ur=yl=kl=_l=Ml=Sl=Tl=xl=null,tn=1,Vi(!0),Ge!=Br||wt!=ar||fe!=Zn||Y!=lr){Vr(!1);let f=fe/Zn,h=Y/lr;if(zt&&!ur&&te.
left>=0){te.left*=f,te.top*=h,jr&&po(jr,kt(te.left),0,fe,Y),qr&&po(qr,0,kt(te.top),fe,Y);for(let v=0;v<Rn.length;v++){let w=Rn[v];w!=null&&(zr[v]*=f,Wr[v]*=h,po(
w,Fn(zr[v]),Fn(Wr[v]),fe,Y))}}if(Ue.show&&!Ts&&Ue.left>=0&&Ue.width>0){Ue.left*=f,Ue.width*=f,Ue.top*=h,Ue.height*=h;for(let v in Dl)Ye(Jr,v,Ue[v])}Br=Ge,ar=wt,
Zn=fe,lr=Y}Rt("setSize"),Ss=!1}mo>0&&sr>0&&(p.clearRect(0,0,m.width,m.height),Rt("drawClear"),N.forEach(f=>f()),Rt("draw")),Ue.show&&Ts&&(Es(Ue),Ts=!1),zt&&ur&&
(fr(null,!0,!1),ur=!1),be.show&&be.live&&Cn&&(Ll(),Cn=!1),u||(u=!0,o.status=1,Rt("ready")),Gi=!1,$s=!1}o.redraw=(f,h)=>{Ir=h||!1,f!==!1?Lo(O,T.min,T.max):Kr()};
function $l(f,h){let v=E[f];if(v.from==null){if(Lt==0){let w=v.range(o,h.min,h.max,f);h.min=w[0],h.max=w[1]}if(h.min>h.max){let w=h.min;h.min=h.max,h.max=w}if(Lt>
1&&h.min!=null&&h.max!=null&&h.max-h.min<1e-16)return;f==O&&v.distr==2&&Lt>0&&(h.min=Yn(h.min,t[0]),h.max=Yn(h.max,t[0]),h.min==h.max&&h.max++),A[f]=h,bl=!0,Kr()}}
o.setScale=$l;let El,Nl,jr,qr,zc,Wc,Yr,Xr,Uc,Vc,We,Je,No=!1,Ft=te.drag,Tt=Ft.x,Ct=Ft.y;zt&&(te.x&&(El=Ln(U0,b)),te.y&&(Nl=Ln(V0,b)),T.ori==0?(jr=El,qr=Nl):(jr=Nl,
qr=El),We=te.left,Je=te.top);let Ue=o.select=bt({show:!0,over:!0,left:0,width:0,top:0,height:0},e.select),Jr=Ue.show?Ln(W0,Ue.over?b:g):null;function Es(f,h){if(Ue.
show){for(let v in f)Ue[v]=f[v],v in Dl&&Ye(Jr,v,f[v]);h!==!1&&Rt("setSelect")}}o.setSelect=Es;function Og(f){if(x[f].show)vt&&Uu(tt[f],Sr);else if(vt&&xn(tt[f],
Sr),zt){let v=Gr?Rn[0]:Rn[f];v!=null&&po(v,-10,-10,fe,Y)}}function Lo(f,h,v){$l(f,{min:h,max:v})}function to(f,h,v,w){h.focus!=null&&zg(f),h.show!=null&&x.forEach(
(k,S)=>{S>0&&(f==S||f==null)&&(k.show=h.show,Og(S),r==2?(Lo(k.facets[0].scale,null,null),Lo(k.facets[1].scale,null,null)):Lo(k.scale,null,null),Kr())}),v!==!1&&
Rt("setSeries",f,h),w&&Ki("setSeries",o,f,h)}o.setSeries=to;function Bg(f,h){bt(F[f],h)}function Ig(f,h){f.fill=xe(f.fill||null),f.dir=Re(f.dir,-1),h=h??F.length,
F.splice(h,0,f)}function Hg(f){f==null?F.length=0:F.splice(f,1)}o.addBand=Ig,o.setBand=Bg,o.delBand=Hg;function Gg(f,h){x[f].alpha=h,zt&&Rn[f]!=null&&(Rn[f].style.
opacity=h),vt&&tt[f]&&(tt[f].style.opacity=h)}let ho,Fo,pr,Qr={focus:!0};function zg(f){if(f!=pr){let h=f==null,v=eo.alpha!=1;x.forEach((w,k)=>{if(r==1||k>0){let S=h||
k==0||k==f;w._focus=h?null:S,v&&Gg(k,S?1:eo.alpha)}}),pr=f,v&&Kr()}}vt&&Hr&&Wt(Sf,Ne,f=>{te._lock||(cr(f),pr!=null&&to(null,Qr,!0,ft.setSeries))});function no(f,h,v){
let w=E[h];v&&(f=f/$e-(w.ori==1?wt:Ge));let k=fe;w.ori==1&&(k=Y,f=k-f),w.dir==-1&&(f=k-f);let S=w._min,P=w._max,I=f/k,z=S+(P-S)*I,j=w.distr;return j==3?xi(10,z):
j==4?lv(z,w.asinh):j==100?w.bwd(z):z}function Wg(f,h){let v=no(f,O,h);return Yn(v,t[0],Mt,St)}o.valToIdx=f=>Yn(f,t[0]),o.posToIdx=Wg,o.posToVal=no,o.valToPos=(f,h,v)=>E[h].
ori==0?s(f,E[h],v?en:fe,v?cn:0):a(f,E[h],v?Bn:Y,v?Tn:0),o.setCursor=(f,h,v)=>{We=f.left,Je=f.top,fr(null,h,v)};function Kc(f,h){Ye(Jr,vi,Ue.left=f),Ye(Jr,hs,Ue.
width=h)}function jc(f,h){Ye(Jr,"top",Ue.top=f),Ye(Jr,gs,Ue.height=h)}let Wi=T.ori==0?Kc:jc,Ui=T.ori==1?Kc:jc;function Ug(){if(vt&&be.live)for(let f=r==2?1:0;f<
x.length;f++){if(f==0&&Sn)continue;let h=be.values[f],v=0;for(let w in h)Qn[f][v++].firstChild.nodeValue=h[w]}}function Ll(f,h){if(f!=null&&(f.idxs?f.idxs.forEach(
(v,w)=>{ce[w]=v}):pv(f.idx)||ce.fill(f.idx),be.idx=ce[0]),vt&&be.live){for(let v=0;v<x.length;v++)(v>0||r==1&&!Sn)&&Vg(v,ce[v]);Ug()}Cn=!1,h!==!1&&Rt("setLegend")}
o.setLegend=Ll;function Vg(f,h){let v=x[f],w=f==0&&G==2?In:t[f],k;Sn?k=v.values(o,f,h)??$o:(k=v.value(o,h==null?null:w[h],f,h),k=k==null?$o:{_:k}),be.values[f]=
k}function fr(f,h,v){Uc=We,Vc=Je,[We,Je]=te.move(o,We,Je),te.left=We,te.top=Je,zt&&(jr&&po(jr,kt(We),0,fe,Y),qr&&po(qr,0,kt(Je),fe,Y));let w,k=Mt>St;ho=Ie,Fo=null;
let S=T.ori==0?fe:Y,P=T.ori==1?fe:Y;if(We<0||Lt==0||k){w=te.idx=null;for(let I=0;I<x.length;I++){let z=Rn[I];z!=null&&po(z,-10,-10,fe,Y)}Hr&&to(null,Qr,!0,f==null&&
ft.setSeries),be.live&&(ce.fill(w),Cn=!0)}else{let I,z,j;r==1&&(I=T.ori==0?We:Je,z=no(I,O),w=te.idx=Yn(z,t[0],Mt,St),j=W(t[0][w],T,S,0));let q=-10,J=-10,le=0,Pe=0,
Te=!0,we="",ie="";for(let ne=r==2?1:0;ne<x.length;ne++){let Ve=x[ne],rt=ce[ne],At=rt==null?null:r==1?t[ne][rt]:t[ne][1][rt],Oe=te.dataIdx(o,ne,w,z),it=Oe==null?
null:r==1?t[ne][Oe]:t[ne][1][Oe];if(Cn=Cn||it!=At||Oe!=rt,ce[ne]=Oe,ne>0&&Ve.show){let dn=Oe==null?-10:Oe==w?j:W(r==1?t[0][Oe]:t[ne][0][Oe],T,S,0),Ut=it==null?-10:
U(it,r==1?E[Ve.scale]:E[Ve.facets[1].scale],P,0);if(Hr&&it!=null){let An=T.ori==1?We:Je,Hn=_t(eo.dist(o,ne,Oe,Ut,An));if(Hn<ho){let oo=eo.bias;if(oo!=0){let pn=no(
An,Ve.scale),Pn=it>=0?1:-1,Gn=pn>=0?1:-1;Gn==Pn&&(Gn==1?oo==1?it>=pn:it<=pn:oo==1?it<=pn:it>=pn)&&(ho=Hn,Fo=ne)}else ho=Hn,Fo=ne}}if(Cn||Gr){let An,Hn;T.ori==0?
(An=dn,Hn=Ut):(An=Ut,Hn=dn);let oo,pn,Pn,Gn,ro,Vt,fn=!0,mr=Ht.bbox;if(mr!=null){fn=!1;let Kt=mr(o,ne);Pn=Kt.left,Gn=Kt.top,oo=Kt.width,pn=Kt.height}else Pn=An,Gn=
Hn,oo=pn=Ht.size(o,ne);if(Vt=Ht.fill(o,ne),ro=Ht.stroke(o,ne),Gr)ne==Fo&&ho<=eo.prox&&(q=Pn,J=Gn,le=oo,Pe=pn,Te=fn,we=Vt,ie=ro);else{let Kt=Rn[ne];Kt!=null&&(zr[ne]=
Pn,Wr[ne]=Gn,Ef(Kt,oo,pn,fn),Pf(Kt,Vt,ro),po(Kt,Fn(Pn),Fn(Gn),fe,Y))}}}}if(Gr){let ne=eo.prox,Ve=pr==null?ho<=ne:ho>ne||Fo!=pr;if(Cn||Ve){let rt=Rn[0];rt!=null&&
(zr[0]=q,Wr[0]=J,Ef(rt,le,Pe,Te),Pf(rt,we,ie),po(rt,Fn(q),Fn(J),fe,Y))}}}if(Ue.show&&No)if(f!=null){let[I,z]=ft.scales,[j,q]=ft.match,[J,le]=f.cursor.sync.scales,
Pe=f.cursor.drag;if(Tt=Pe._x,Ct=Pe._y,Tt||Ct){let{left:Te,top:we,width:ie,height:ne}=f.select,Ve=f.scales[J].ori,rt=f.posToVal,At,Oe,it,dn,Ut,An=I!=null&&j(I,J),
Hn=z!=null&&q(z,le);An&&Tt?(Ve==0?(At=Te,Oe=ie):(At=we,Oe=ne),it=E[I],dn=W(rt(At,J),it,S,0),Ut=W(rt(At+Oe,J),it,S,0),Wi(Xn(dn,Ut),_t(Ut-dn))):Wi(0,S),Hn&&Ct?(Ve==
1?(At=Te,Oe=ie):(At=we,Oe=ne),it=E[z],dn=U(rt(At,le),it,P,0),Ut=U(rt(At+Oe,le),it,P,0),Ui(Xn(dn,Ut),_t(Ut-dn))):Ui(0,P)}else Ol()}else{let I=_t(Uc-zc),z=_t(Vc-Wc);
if(T.ori==1){let le=I;I=z,z=le}Tt=Ft.x&&I>=Ft.dist,Ct=Ft.y&&z>=Ft.dist;let j=Ft.uni;j!=null?Tt&&Ct&&(Tt=I>=j,Ct=z>=j,!Tt&&!Ct&&(z>I?Ct=!0:Tt=!0)):Ft.x&&Ft.y&&(Tt||
Ct)&&(Tt=Ct=!0);let q,J;Tt&&(T.ori==0?(q=Yr,J=We):(q=Xr,J=Je),Wi(Xn(q,J),_t(J-q)),Ct||Ui(0,P)),Ct&&(T.ori==1?(q=Yr,J=We):(q=Xr,J=Je),Ui(Xn(q,J),_t(J-q)),Tt||Wi(
0,S)),!Tt&&!Ct&&(Wi(0,0),Ui(0,0))}if(Ft._x=Tt,Ft._y=Ct,f==null){if(v){if(rd!=null){let[I,z]=ft.scales;ft.values[0]=I!=null?no(T.ori==0?We:Je,I):null,ft.values[1]=
z!=null?no(T.ori==1?We:Je,z):null}Ki(Du,o,We,Je,fe,Y,w)}if(Hr){let I=v&&ft.setSeries,z=eo.prox;pr==null?ho<=z&&to(Fo,Qr,!0,I):ho>z?to(null,Qr,!0,I):Fo!=pr&&to(Fo,
Qr,!0,I)}}Cn&&(be.idx=w,Ll()),h!==!1&&Rt("setCursor")}let Do=null;Object.defineProperty(o,"rect",{get(){return Do==null&&Vi(!1),Do}});function Vi(f=!1){f?Do=null:
(Do=b.getBoundingClientRect(),Rt("syncRect",Do))}function qc(f,h,v,w,k,S,P){te._lock||No&&f!=null&&f.movementX==0&&f.movementY==0||(Fl(f,h,v,w,k,S,P,!1,f!=null),
f!=null?fr(null,!0,!0):fr(h,!0,!1))}function Fl(f,h,v,w,k,S,P,I,z){if(Do==null&&Vi(!1),cr(f),f!=null)v=f.clientX-Do.left,w=f.clientY-Do.top;else{if(v<0||w<0){We=
-10,Je=-10;return}let[j,q]=ft.scales,J=h.cursor.sync,[le,Pe]=J.values,[Te,we]=J.scales,[ie,ne]=ft.match,Ve=h.axes[0].side%2==1,rt=T.ori==0?fe:Y,At=T.ori==1?fe:Y,
Oe=Ve?S:k,it=Ve?k:S,dn=Ve?w:v,Ut=Ve?v:w;if(Te!=null?v=ie(j,Te)?l(le,E[j],rt,0):-10:v=rt*(dn/Oe),we!=null?w=ne(q,we)?l(Pe,E[q],At,0):-10:w=At*(Ut/it),T.ori==1){let An=v;
v=w,w=An}}z&&(h==null||h.cursor.event.type==Du)&&((v<=1||v>=fe-1)&&(v=_r(v,fe)),(w<=1||w>=Y-1)&&(w=_r(w,Y))),I?(zc=v,Wc=w,[Yr,Xr]=te.move(o,v,w)):(We=v,Je=w)}let Dl={
width:0,height:0,left:0,top:0};function Ol(){Es(Dl,!1)}let Yc,Xc,Jc,Qc;function Zc(f,h,v,w,k,S,P){No=!0,Tt=Ct=Ft._x=Ft._y=!1,Fl(f,h,v,w,k,S,P,!0,!1),f!=null&&(Wt(
Ou,zu,ed,!1),Ki(_f,o,Yr,Xr,fe,Y,null));let{left:I,top:z,width:j,height:q}=Ue;Yc=I,Xc=z,Jc=j,Qc=q}function ed(f,h,v,w,k,S,P){No=Ft._x=Ft._y=!1,Fl(f,h,v,w,k,S,P,!1,
!0);let{left:I,top:z,width:j,height:q}=Ue,J=j>0||q>0,le=Yc!=I||Xc!=z||Jc!=j||Qc!=q;if(J&&le&&Es(Ue),Ft.setScale&&J&&le){let Pe=I,Te=j,we=z,ie=q;if(T.ori==1&&(Pe=
z,Te=q,we=I,ie=j),Tt&&Lo(O,no(Pe,O),no(Pe+Te,O)),Ct)for(let ne in E){let Ve=E[ne];ne!=O&&Ve.from==null&&Ve.min!=Ie&&Lo(ne,no(we+ie,ne),no(we,ne))}Ol()}else te.lock&&
(te._lock=!te._lock,fr(h,!0,f!=null));f!=null&&(Or(Ou,zu),Ki(Ou,o,We,Je,fe,Y,null))}function Kg(f,h,v,w,k,S,P){if(te._lock)return;cr(f);let I=No;if(No){let z=!0,
j=!0,q=10,J,le;T.ori==0?(J=Tt,le=Ct):(J=Ct,le=Tt),J&&le&&(z=We<=q||We>=fe-q,j=Je<=q||Je>=Y-q),J&&z&&(We=We<Yr?0:fe),le&&j&&(Je=Je<Xr?0:Y),fr(null,!0,!0),No=!1}We=
-10,Je=-10,ce.fill(null),fr(null,!0,!0),I&&(No=I)}function td(f,h,v,w,k,S,P){te._lock||(cr(f),wl(),Ol(),f!=null&&Ki(Tf,o,We,Je,fe,Y,null))}function nd(){$.forEach(
Rw),vl(o.width,o.height,!0)}Tr(Ia,yi,nd);let Zr={};Zr.mousedown=Zc,Zr.mousemove=qc,Zr.mouseup=ed,Zr.dblclick=td,Zr.setSeries=(f,h,v,w)=>{let k=ft.match[2];v=k(o,
h,v),v!=-1&&to(v,w,!0,!1)},zt&&(Wt(_f,b,Zc),Wt(Du,b,qc),Wt(Mf,b,f=>{cr(f),Vi(!1)}),Wt(Sf,b,Kg),Wt(Tf,b,td),Xu.add(o),o.syncRect=Vi);let Ns=o.hooks=e.hooks||{};function Rt(f,h,v){
Pl?zi.push([f,h,v]):f in Ns&&Ns[f].forEach(w=>{w.call(null,o,h,v)})}(e.plugins||[]).forEach(f=>{for(let h in f.hooks)Ns[h]=(Ns[h]||[]).concat(f.hooks[h])});let od=(f,h,v)=>v,
ft=bt({key:null,setSeries:!1,filters:{pub:Of,sub:Of},scales:[O,x[1]?x[1].scale:null],match:[Bf,Bf,od],values:[null,null]},te.sync);ft.match.length==2&&ft.match.
push(od),te.sync=ft;let rd=ft.key,Bl=Lm(rd);function Ki(f,h,v,w,k,S,P){ft.filters.pub(f,h,v,w,k,S,P)&&Bl.pub(f,h,v,w,k,S,P)}Bl.sub(o);function jg(f,h,v,w,k,S,P){
ft.filters.sub(f,h,v,w,k,S,P)&&Zr[f](null,h,v,w,k,S,P)}o.pub=jg;function qg(){Bl.unsub(o),Xu.delete(o),ir.clear(),Vu(Ia,yi,nd),c.remove(),Ne?.remove(),Rt("destr\
oy")}o.destroy=qg;function Il(){Rt("init",e,t),Lc(t||e.data,!1),A[O]?$l(O,A[O]):wl(),Ts=Ue.show&&(Ue.width>0||Ue.height>0),ur=Cn=!0,vl(e.width,e.height)}return x.
forEach(Ec),$.forEach(Tg),n?n instanceof HTMLElement?(n.appendChild(c),Il()):n(o,Il):Il(),o}Nt.assign=bt;Nt.fmtNum=oc;Nt.rangeNum=Ha;Nt.rangeLog=Wa;Nt.rangeAsinh=
tc;Nt.orient=Rr;Nt.pxRatio=$e;Nt.join=wv;Nt.fmtDate=ic,Nt.tzDate=Pv;Nt.sync=Lm;{Nt.addGap=pw,Nt.clipGaps=Ka;let e=Nt.paths={points:Hm};e.linear=zm,e.stepped=hw,
e.bars=gw,e.spline=vw}function Mn(e){return getComputedStyle(document.documentElement).getPropertyValue(e).trim()||"#888"}function Km(e){let t=2166136261;for(let n=0;n<e.length;n++)t=
Math.imul(t^e.charCodeAt(n),16777619);return t>>>0}var jm=14;function qm(e,t){if(e===""||e.startsWith("("))return t?"oklch(0.34 0.01 250)":"oklch(0.9 0.008 250)";
let o=Km(e)%5*.008;if(Jo(e))return t?`oklch(${.35+o} 0.022 250)`:`oklch(${.87+o} 0.022 250)`;let r=$u(e),s=r==="main"?88:Km(r)%jm*(360/jm)+12;return t?`oklch(${.46+
o} 0.085 ${s})`:`oklch(${.81+o} 0.095 ${s})`}function Aw(e){let t=e[0]?.values.length??0,n=new Array(t).fill(0),o=[];for(let r of e){for(let s=0;s<t;s++){let a=r.values[s];n[s]=a==null||n[s]===null?null:n[s]+
a}o.push([...n])}return o.reverse()}function Pw(e,t){return`color-mix(in oklch, ${e} ${Math.round(t*100)}%, transparent)`}function Ar(e){let[t,n]=ln(),o=Ce(null),
[r,s]=X(null),a=Ce(e);a.current=e;let l=Ot.value,u=e.height??130,c=V(()=>{let g=e.stacked?Aw(e.series):e.series.map(b=>[...b.values]);return[[...e.x],...g]},[e.
x,e.series,e.stacked]),m=e.series.map(g=>`${g.name} ${g.colour}`).join();he(()=>{if(n<=0||!t.current)return;let g=!0,b=requestAnimationFrame(()=>{if(!g||!t.current)
return;let y=a.current,M=Mn("--fg-faint"),C={stroke:Mn("--line"),width:1},x=(N,L)=>L.map(B=>Math.abs(Math.log10(B)%1)<1e-9?B:null),$={filter:x,grid:{...C,filter:x},
ticks:{...C,size:4,filter:x}},E='11px system-ui, "DejaVu Sans", sans-serif',F=y.stacked?[...y.series].reverse():y.series,O=Nt.paths.stepped({align:1}),H={width:n,
height:u,padding:[8,10,0,0],legend:{show:!1},cursor:{y:!1,points:{size:6},drag:{x:!!y.onSelect,y:!1,setScale:!1},...y.group?{sync:{key:y.group,setSeries:!1}}:{}},
scales:{x:{time:!1,distr:y.logX?3:1,range:()=>{let N=a.current.span,L=a.current.x;return N?[N.from,N.to]:[L[0]??0,L[L.length-1]??1]}},y:{distr:y.logY?3:1,range:y.
logY?(N,L,B)=>L>0&&B>L?[L*.8,B*1.25]:[1,10]:(N,L,B)=>[0,Math.max(a.current.top??0,B>0?B*1.08:1)]}},axes:[{stroke:M,font:E,grid:C,ticks:{...C,size:4},size:26,gap:4,
space:84,values:(N,L)=>a.current.ticksX?a.current.ticksX(L):L.map(B=>B===null?"":a.current.formatX(B)),...y.logX?$:{}},{stroke:M,font:E,grid:C,ticks:{show:!1},size:64,
gap:6,space:28,values:(N,L)=>L.map(B=>B===null?"":a.current.formatY(B)),...y.logY?$:{}}],series:[{},...F.map(N=>{let L=Mn(N.colour);return{label:N.name,stroke:L,
width:N.width??(y.stacked?0:1.6),...N.filled||y.stacked?{fill:y.stacked?L:Pw(L,.18)}:{},...N.dash?{dash:N.dash}:{},...y.stepped?{paths:O}:{},points:{show:y.onPick?
void 0:!1,size:6},spanGaps:!1}})],hooks:{setCursor:[N=>s(N.cursor.idx??null)],setSelect:[N=>{N.select.width>3&&a.current.onSelect?.(N.posToVal(N.select.left,"x"),
N.posToVal(N.select.left+N.select.width,"x")),N.setSelect({left:0,top:0,width:0,height:0},!1)}],draw:[N=>{let L=a.current.picked,B=L==null?void 0:a.current.x[L];
if(B===void 0)return;let T=N.valToPos(B,"x",!0);N.ctx.save(),N.ctx.strokeStyle=Mn("--accent"),N.ctx.lineWidth=2,N.ctx.beginPath(),N.ctx.moveTo(T,N.bbox.top),N.ctx.
lineTo(T,N.bbox.top+N.bbox.height),N.ctx.stroke(),N.ctx.restore()}]}};o.current=new Nt(H,c,t.current)});return()=>{g=!1,cancelAnimationFrame(b),o.current?.destroy(),
o.current=null}},[n>0,m,l,e.stacked,e.logX,e.logY,u]),he(()=>{n>0&&o.current?.setSize({width:n,height:u})},[n,u]),he(()=>{o.current?.setData(c)},[c]),he(()=>{o.
current?.redraw()},[e.picked]);let p=e.x.length,d=g=>{let b=g.key==="ArrowRight"?1:g.key==="ArrowLeft"?-1:0;if(b&&p>0){let y=Math.max(0,Math.min(p-1,(r??(b>0?-1:
p))+b)),M=o.current;s(y),M?.setCursor({left:M.valToPos(e.x[y]??0,"x"),top:10})}else if(g.key==="Enter"&&r!==null&&e.onPick)e.onPick(r);else return;g.preventDefault(),
g.stopPropagation()};return i("div",{class:"plot",children:[i("div",{class:"plot-head",children:[i("span",{class:"plot-title",children:e.label}),i("span",{class:"\
legend",children:[e.series.map(g=>{let b=r===null?null:g.values[r];return i("span",{class:"legend-item",children:[i("span",{class:"legend-mark","aria-hidden":"t\
rue",style:{background:`var(${g.colour})`}}),g.name,r!==null&&i("span",{class:"legend-value",children:b==null?"–":e.formatY(b)})]},g.name)}),r!==null&&e.x[r]!==
void 0&&i("span",{class:"faint",children:["at ",e.formatX(e.x[r])]})]})]}),i("div",{ref:t,class:"plot-box",style:{height:`${u}px`},tabIndex:0,role:"application",
onKeyDown:d,"aria-label":`${e.label}: ${e.series.map(g=>g.name).join(", ")}. Arrow keys read values`,onClick:()=>{e.onPick&&o.current&&o.current.cursor.idx!==null&&
o.current.cursor.idx!==void 0&&e.onPick(o.current.cursor.idx)}})]})}function Ri({label:e,x:t,series:n,formatX:o,formatY:r,rows:s=200,xTitle:a="time"}){let l=Math.
max(1,Math.ceil(t.length/s));return i("div",{class:"plain-scroll",tabIndex:0,role:"region","aria-label":e,children:i("table",{class:"grid-table",children:[i("th\
ead",{children:i("tr",{children:[i("th",{class:"num",children:a}),n.map(u=>i("th",{class:"num",children:u.name},u.name))]})}),i("tbody",{children:t.map((u,c)=>c%
l===0&&i("tr",{children:[i("td",{class:"num",children:o(u)}),n.map(m=>{let p=m.values[c];return i("td",{class:"num",children:p==null?"–":r(p)},m.name)})]},u))})]})})}function $w(e,t,n){let o=s=>s==null||typeof s=="number"&&Number.isNaN(s);if(o(e)||o(t))return Number(o(e))-Number(o(t));let r=typeof e=="string"&&typeof t=="str\
ing"?e.localeCompare(t,"en",{numeric:!0}):Number(e)-Number(t);return n?-r:r}function Ym(e,t,n){return e.map((o,r)=>({row:o,i:r,v:t(o)})).sort((o,r)=>$w(o.v,r.v,
n)||o.i-r.i).map(o=>o.row)}function Xm(e,t,n){let o=t.toLowerCase().split(/\s+/).filter(Boolean);return o.length===0?e:e.filter(r=>{let s=n(r).toLowerCase();return o.
every(a=>s.includes(a))})}function Ew(e){if(e==null)return"";if(typeof e!="string")return String(e);let t=/^[=+\-@\t\r]/.test(e)?`'${e}`:e;return/[",\r\n]/.test(
t)?`"${t.replace(/"/g,'""')}"`:t}function Jm(e,t){return[e,...t].map(n=>n.map(Ew).join(",")).join(`\r
`)+`\r
`}function pc(e,t){let n=o=>o==null?"":String(o).replace(/[\t\r\n]+/g," ");return[e,...t].map(o=>o.map(n).join("	")).join(`
`)+`
`}var Xa=8e6;function Qm(e,t,n,o,r=8){let s=e*t,a=Math.min(s,Xa),l=s<=Xa?n:n/Math.max(a-o,1)*Math.max(s-o,0),u=Math.max(Math.floor(l/t)-r,0),c=Math.min(Math.ceil(
(l+o)/t)+r,e);return{first:u,last:Math.max(c,u),offset:u*t-l+n,height:a}}function Zm(e,t,n,o,r){let s=t*n,a=Math.min(s,Xa),l=s<=Xa?1:Math.max(s-r,1)/Math.max(a-
r,1),u=o*l,c=e*n;return c<u?c/l:c+n>u+r?(c+n-r)/l:o}var Nw=0;function Lw({p:e,shown:t,text:n,onText:o,data:r}){let s=e.total??e.rows.length;return i("div",{class:"table-tools",children:[e.filter!==!1&&e.rows.length>
5&&i("label",{class:"table-filter",children:[i(_e,{name:"search",size:14}),i("span",{class:"hidden-text",children:["Filter ",e.label]}),i("input",{type:"search",
value:n,placeholder:e.filterHint??"Filter",spellcheck:!1,onInput:a=>o(a.currentTarget.value)})]}),e.tools,i("span",{class:"table-count","aria-live":"polite",children:[
t===s?R(s):`${R(t)} of ${R(s)}`," ",s===1?"row":"rows"]}),i(La,{text:()=>{let a=r();return pc(a.header,a.cells)}}),e.csvName&&i("button",{type:"button",class:"b\
utton button-quiet",title:"Save these rows as comma-separated values",onClick:()=>{let a=r();wf(`${e.csvName}.csv`,Jm(a.header,a.cells))},children:"CSV"})]})}function Fw({
p:e,sort:t,template:n,onSort:o}){return i("div",{class:"table-head",role:"row","aria-rowindex":1,style:{gridTemplateColumns:n},children:e.columns.map(r=>{let s=t?.
column===r.id;return i("div",{role:"columnheader",class:r.num?"th num":"th",title:r.hint,"aria-sort":s?t.descending?"descending":"ascending":void 0,children:r.fixed?
i("span",{class:"th-text",children:r.title}):i("button",{type:"button",class:"th-button",onClick:()=>o(r),children:[i("span",{class:"th-text",children:r.title}),
i("span",{class:"th-arrow","aria-hidden":"true",children:s?t.descending?"↓":"↑":""})]})},r.id)})})}function Ee(e){let[t]=X(()=>`table${++Nw}`),[n,o]=X(""),[
r,s]=X(e.sort??null),a=e.onSort?e.sort??null:r,[l,u]=X(-1),[c,m]=X(0),p=Ce(null),d=e.rowHeight??30,g=V(()=>{let L=Xm(e.rows,n,T=>e.columns.map(G=>G.value(T)).filter(
G=>G!=null).join(" ")),B=e.onSort?void 0:e.columns.find(T=>T.id===a?.column);return B&&a?Ym(L,B.value,a.descending):L},[e.rows,e.columns,n,a,e.onSort]),b=Math.min(
g.length,e.tallest??18)*d,y=Qm(g.length,d,c,b),M=e.columns.map(L=>L.width??(L.num?"88px":"minmax(160px, 1fr)")).join(" ");$d(()=>{l>=g.length&&u(g.length-1)},[g.
length,l]);let C=y.last>=g.length&&g.length>0;he(()=>{C&&e.onEnd?.()},[C,g.length]);let x=L=>{let B=a?.column===L.id?{column:L.id,descending:!a.descending}:{column:L.
id,descending:!!L.num};e.onSort?e.onSort(B):s(B)},$=L=>{let B=e.columns.filter(T=>!T.picture);return{header:B.map(T=>T.title),cells:L.map(T=>B.map(G=>G.value(T)))}},
E=L=>{let B=e.rowHref?.(L);B?Gt(B):e.onRow?.(L)},F=L=>{let B=Math.max(1,Math.floor(b/d)-1),G={ArrowDown:1,ArrowUp:-1,PageDown:B,PageUp:-B,Home:-1/0,End:1/0}[L.key];
if(L.target===L.currentTarget){if(G!==void 0&&g.length>0){let W=Math.min(Math.max(l+G,0),g.length-1);u(W);let U=p.current;U&&(U.scrollTop=Zm(W,g.length,d,U.scrollTop,
b))}else if(L.key==="Enter"&&g[l]!==void 0)E(g[l]);else if(L.key.toLowerCase()==="c"&&(L.ctrlKey||L.metaKey)&&g[l]!==void 0&&!String(getSelection()??"")){let W=$(
[g[l]]);navigator.clipboard?.writeText(pc(W.header,W.cells))}else return;L.preventDefault(),L.stopPropagation()}},O=!!(e.rowHref||e.onRow),H=!e.tools&&(e.filter===
!1||e.rows.length<=5),N=i(Lw,{p:e,shown:g.length,text:n,onText:o,data:()=>$(g)});return i("div",{class:`table${e.compact?" table-compact":""}${H?" table-bare":""}`,
children:[!H&&N,e.rows.length===0?i("div",{class:"table-empty",children:e.empty??"There are none."}):i("div",{class:"table-sideways",children:i("div",{class:`ta\
ble-grid${g.length>(e.tallest??18)?" table-scrolls":""}`,role:"grid","aria-label":e.label,"aria-rowcount":g.length+1,"aria-colcount":e.columns.length,tabIndex:0,
"aria-activedescendant":l>=y.first&&l<y.last?`${t}r${l}`:void 0,onKeyDown:F,children:[i(Fw,{p:e,sort:a,template:M,onSort:x}),i("div",{class:"table-body",role:"r\
owgroup",ref:p,style:{height:`${b}px`},onScroll:L=>m(L.currentTarget.scrollTop),children:i("div",{class:"table-space",role:"presentation",style:{height:`${y.height}\
px`},children:i("div",{class:"table-window",role:"presentation",style:{transform:`translateY(${y.offset}px)`},children:g.slice(y.first,y.last).map((L,B)=>{let T=y.
first+B;return i("div",{id:`${t}r${T}`,role:"row","aria-rowindex":T+2,"aria-selected":e.isChosen?.(L)||void 0,class:`tr${T===l?" tr-active":""}${e.isChosen?.(L)?
" tr-chosen":""}${O?" tr-link":""}`,style:{gridTemplateColumns:M,height:`${d}px`},onClick:G=>{u(T),O&&!G.target.closest("a,button,input")&&!String(getSelection()??
"")&&E(L)},children:e.columns.map(G=>i("div",{role:"gridcell",class:G.num?"td num":"td",children:G.show?G.show(L):G.value(L)},G.id))},T)})})})}),g.length===0&&i(
"div",{class:"table-empty",children:["Nothing matches “",n,"”."]})]})}),H&&e.rows.length>0&&N]})}function Ae({value:e,of:t,kind:n,children:o}){let r=t>0?Math.
max(0,Math.min(1,e/t)):0;return i("span",{class:"databar",children:[i("span",{class:`databar-fill${n?` databar-${n}`:""}`,style:{width:`${r*100}%`},"aria-hidden":"\
true"}),i("span",{class:"databar-text",children:o})]})}function Dw(e){let t=e.gomaxprocs,n=e.scheduler_latency;return[{label:"Duration",value:_(e.duration_ns),href:Z("/timeline")},{label:"Ps",value:t?t.min===t.max?t.
max:`${t.min}–${t.max}`:R(e.procs),hint:"GOMAXPROCS: how many goroutines may run at once",href:Z("/timeline")},e.busy_share===null?null:{label:"Ps busy",value:ee(
e.busy_share),hint:"Part of the time of all Ps in which they ran goroutines",href:Z("/profiles",{kind:"running"})},{label:"Goroutines",value:R(e.goroutines_created),
hint:`${R(e.goroutines_created)} created in the trace; at most ${R(e.goroutines_peak)} at once; ${R(e.goroutines_left)} at its end`,href:Z("/goroutines")},{label:"\
At once",value:R(e.goroutines_peak),hint:"Most goroutines that were there at once",href:Z("/goroutines")},{label:"Sched latency p99",value:_(n.p99_ns),hint:`Wai\
ts for a P: median ${_(n.p50_ns)}, longest ${_(n.max_ns)}, ${R(n.count)} in all`,href:Z("/latency",{kind:"sched"})},{label:"GC cycles",value:R(e.gc_cycles),href:Z(
"/mmu")},e.heap_bytes?{label:"Heap, most",value:gt(e.heap_bytes.max),href:Z("/mmu")}:null,{label:"Events",value:R(e.events),href:Z("/events")}]}function Ow({report:e}){
let t=[Ke.value?.name??e.file,e.made_by??(e.format?`format ${e.format}`:""),`${gt(e.bytes)} in ${Be(e.generations,"generation")}`,e.start_unix_ns===null?"":new Date(
e.start_unix_ns/1e6).toLocaleString(void 0,{dateStyle:"medium",timeStyle:"medium"})].filter(Boolean);return i(K,{children:[i("span",{class:"mono",children:t[0]}),
" · ",t.slice(1).join(" · ")," ·"," ",e.error?i("span",{class:"warn",children:"damaged"}):i("span",{class:"good",title:"Read to its end without complaint",children:"\
complete"})]})}var Bw=480;function Ja(e,t){return V(()=>t.map(([n,o,r])=>({name:o,colour:r,values:e?.series[n]??[]})),[e])}var eh=[["ps_running","running","--ru\
nning"],["ps_syscall","in a system call","--syscall"],["ps_idle","idle","--waiting"]],th=[["g_running","running","--running"],["g_syscall","system call","--sysc\
all"],["g_runnable","runnable","--runnable"],["g_waiting","waiting","--waiting"]],nh=[["heap","heap","--gc"],["goal","goal","--fg-faint"]],oh=[["sched_p50","med\
ian","--accent"],["sched_p99","p99","--runnable"]],fc=e=>e>=10||Number.isInteger(e)?R(Math.round(e)):e.toPrecision(2);function Iw({load:e}){let[t,n]=yn(),o=e.data,
r=V(()=>{if(!o)return[];let g=(o.to-o.from)/o.bins;return Array.from({length:o.bins},(b,y)=>o.from+(y+.5)*g)},[o]),s=Ja(o,eh),a=Ja(o,th),l=Ja(o,nh).map((g,b)=>({
...g,filled:b===0,dash:b===1?[4,3]:void 0})),u=Ja(o,oh);if(e.error)return i(lt,{kind:"warn",title:"There are no plots",children:e.error.message});if(!o)return i(
bi,{rows:4});let c={from:o.from,to:Math.max(o.to,o.from+1)},m={x:r,span:c,height:128,formatX:Le,ticksX:_a,group:"overview",onSelect:(g,b)=>Dt({from:Math.max(0,Math.
round(g)),to:Math.round(b)})};if(t){let g=[...s.map(b=>({...b,name:`Ps ${b.name}`})),...a.map(b=>({...b,name:`goroutines ${b.name}`}))];return i(K,{children:[i(
"div",{class:"p-actions p-right",children:n}),i(Ri,{label:"Ps and goroutines over time",x:r,series:g,formatX:Le,formatY:fc}),i(Ri,{label:"Heap over time",x:r,series:l,
formatX:Le,formatY:gt}),i(Ri,{label:"Scheduling latency over time",x:r,series:u,formatX:Le,formatY:_})]})}let p=g=>g.some(b=>b.values.some(y=>y!==null&&y>0)),d=u.
some(g=>g.values.filter(b=>b!==null).length>2);return i(K,{children:[i("div",{class:`plots${e.busy?" stale":""}`,children:[i(Ar,{...m,label:"Ps",series:s,stacked:!0,
stepped:!0,formatY:fc}),i(Ar,{...m,label:"Goroutines",series:a,stacked:!0,stepped:!0,formatY:fc}),p(l)?i(Ar,{...m,label:"Heap",series:l,stepped:!0,formatY:gt}):
i("div",{class:"plot plot-none",children:[i("span",{class:"plot-title",children:"Heap"}),i("p",{class:"faint",children:"The trace has no heap sizes here."})]}),
p(u)&&d?i(Ar,{...m,label:"Scheduling latency",series:u,logY:!0,formatY:_}):i("div",{class:"plot plot-none",children:[i("span",{class:"plot-title",children:"Sche\
duling latency"}),i("p",{class:"faint",children:"Nothing waited for a P here."})]})]}),i("p",{class:"p-note p-foot",children:["Drag over a plot to restrict ever\
y page to that range. ",i("span",{class:"p-foot-tools",children:n})]})]})}function gc({doc:e}){let t=ke("doc/findings",{list:1});return i("div",{children:[e.caveat?
i(lt,{kind:"info",title:"The rules were not applied",children:["It is said why: ",e.caveat,"."]}):i(lt,{kind:"good",title:"None of the patterns that the rules k\
now was found",children:"A trace without findings may still be slow: the rules know what they know."}),Array.isArray(t.data)&&i("details",{class:"checked",open:!e.
caveat,children:[i("summary",{children:e.caveat?"What the rules look for":`What was checked: ${R(t.data.length)} patterns`}),i("ul",{children:t.data.map(n=>i("l\
i",{children:[i("span",{class:e.caveat?"faint":"good","aria-hidden":"true",children:e.caveat?"·":"✓"})," ",n.title," ",i("code",{class:"faint",children:n.rule})]},
n.rule))})]})]})}function Hw({load:e}){let t=ue.value;return i(oe,{title:"Findings",actions:e.data&&e.data.findings?.length>5?i("a",{class:"button",href:Z("/fin\
dings"),children:["All ",R(e.data.findings.length)]}):void 0,note:e.data?.findings?.length?"Worst first. Costs overlap and do not add up.":void 0,children:i(Se,
{load:e,rows:3,children:n=>{let o=[...n.findings??[]].sort((r,s)=>Number(Ea(s,t))-Number(Ea(r,t)));return o.length===0?i(gc,{doc:n}):i("div",{class:"findings",children:o.
slice(0,5).map(r=>i(Na,{finding:r,duration:n.duration_ns},`${r.rule}${r.cost_ns}`))})}})})}function Qa({title:e,rows:t,kind:n,empty:o}){let r=Math.max(...t.map(
s=>s.total),1);return i("div",{class:"toplist",children:[i("h3",{children:e}),t.length===0?i("p",{class:"faint",children:o}):i("table",{class:"grid-table plain-\
top",children:i("tbody",{children:t.map((s,a)=>i("tr",{title:s.hint,children:[i("td",{class:"top-name",children:s.fn?i(Jt,{fn:s.name}):s.href?i("a",{href:s.href,
children:s.name}):s.name}),i("td",{class:"num top-more muted",children:s.more}),i("td",{class:"num top-value",children:i(Ae,{value:s.total,of:r,kind:n,children:_(
s.total)})})]},a))})})]})}var mc=e=>e.map(t=>({name:t.function,total:t.total_ns,fn:!0,more:t.goroutines===1?"1 goroutine":`${R(t.goroutines)} goroutines`,hint:`${R(
t.goroutines)} goroutines: average ${_(t.avg_ns)}, median ${_(t.p50_ns)}, p99 ${_(t.p99_ns)}, most ${_(t.max_ns)}`})),hc=(e,t)=>[...e.groups].sort((n,o)=>o.totals[t]-
n.totals[t]).filter(n=>n.totals[t]>0).slice(0,6).map(n=>({name:n.fn,total:n.totals[t],fn:!0,more:Be(n.n,"goroutine"),hint:Ra(Pa(n.totals))}));function Gw({stacks:e}){
let t=Math.max(...e.map(n=>n.total_ns),1);return i("div",{class:"toplist toplist-wide",children:[i("h3",{children:"Largest waits by stack"}),i("table",{class:"g\
rid-table plain-top",children:i("tbody",{children:e.map((n,o)=>i("tr",{children:[i("td",{class:"top-name",children:i("a",{class:"quiet-link",href:Z("/profiles",
{kind:n.kind}),title:"All stacks of this profile",children:i(lo,{frames:n.frames})})}),i("td",{class:"top-kind muted",children:n.kind}),i("td",{class:"num muted",
children:[R(n.count)," ×"]}),i("td",{class:"num muted",children:["p99 ",i(re,{ns:n.p99_ns})]}),i("td",{class:"num top-value",children:i(Ae,{value:n.total_ns,of:t,
kind:n.kind==="syscall"?"syscall":"waiting",children:_(n.total_ns)})})]},o))})}),e.length===0&&i("p",{class:"faint",children:"Nothing waited at a place that is \
known."})]})}function zw({report:e,area:t}){let n=ue.value!==null,o=n?t.data:null,r=o?{running:o.states.running?.total??0,syscall:o.states.syscall?.total??0,runnable:o.
states.runnable?.total??0,waiting:o.states.waiting?.total??0,unknown:0}:uo(e.states),s=(o?o.reasons.map(a=>({reason:a.name,waits:a.count,total_ns:a.total})):e.block_reasons).
slice(0,6).map(a=>({name:a.reason||"since before the trace",total:a.total_ns,more:a.waits>0?`${R(a.waits)} waits`:"",hint:a.waits>0?`average ${_(a.total_ns/a.waits)}`:
"",href:Z("/latency",{kind:"block"})}));return n&&t.error?i(lt,{kind:"warn",title:"The range could not be added up",children:t.error.message}):n&&!o?i(bi,{rows:4}):
i("div",{class:n&&t.busy?"stale":void 0,children:[i("div",{class:"states-row",children:[i(jn,{shares:r,tall:!0}),i("div",{class:"states-legend",children:[i(co,{}),
" ",i("span",{class:"muted",children:[_(r.running+r.syscall+r.runnable+r.waiting+r.unknown)," of goroutine time"]})]})]}),i("div",{class:"tops",children:[i(Qa,{
title:"Running",kind:"running",rows:o?hc(o,0):mc(e.functions_by_running),empty:"Nothing ran."}),i(Qa,{title:"Runnable, waiting for a P",kind:"runnable",rows:o?hc(
o,1):mc(e.functions_by_runnable),empty:"Nothing waited for a P."}),i(Qa,{title:"Blocked",kind:"waiting",rows:o?hc(o,2):mc(e.functions_by_blocked),empty:"Nothing\
 was blocked."}),i(Qa,{title:"What for",kind:"waiting",rows:s,empty:"Nothing was blocked."}),!o&&i(Gw,{stacks:e.stacks})]})]})}function rh(e){let t=ue.value,n=ke(
"doc/report",{top:6,findings:0}),o=ke("doc/findings"),r=t??{from:0,to:Math.max(ye.value,1)},s=t!==null||Ke.value?.state!=="reading"||ye.value>0,a=hf(s&&ye.value>
0?"plot":null,{name:[...eh,...th,...nh,...oh].map(([c])=>c).join(","),from:t?t.from:0,to:t?t.to:void 0,bins:Bw}),l=ke(t?"area":null,{from:r.from,to:r.to,rows:"a\
ll",stacks:"off"}),u=n.data?.reports[0];return i(je,{title:"Overview",lead:u?.usable?i(Ow,{report:u}):void 0,children:[i(Se,{load:n,rows:2,children:c=>{let m=c.
reports[0];return m?i(K,{children:[i(et,{head:m}),m.usable&&i(Qt,{facts:Dw(m)})]}):null}}),i(oe,{title:"Over time",actions:i(qe,{restricted:!0}),flush:!0,children:i(
Iw,{load:a})}),i(Hw,{load:o}),i(oe,{title:"Where the time went",actions:i(qe,{restricted:!0}),children:i(Se,{load:n,rows:6,children:c=>c.reports[0]?.usable?i(zw,
{report:c.reports[0],area:l}):i("p",{class:"faint",children:"There is nothing to add up."})})})]})}function sh(e){To.find(t=>t.id===e)?.run()}function Ai({id:e,icon:t,pressed:n}){let o=To.find(s=>s.id===e),r=fi(o)[0];return i("button",{type:"button",class:"to\
ol",title:`${o.title}${r?` (${r})`:""}`,"aria-label":o.title,"aria-pressed":n,onClick:()=>sh(e),children:i(_e,{name:t,size:16})})}function Ww(){let e=ge.value.q??
"",[t,n]=X(e),o=Ce();return he(()=>n(e),[e]),i("input",{type:"search",class:"field tl-filter",placeholder:"Filter rows","aria-label":"Filter rows by function, i\
d or label",value:t,onInput:r=>{let s=r.currentTarget.value;n(s),clearTimeout(o.current),o.current=setTimeout(()=>wo({q:s||null}),200)},onKeyDown:r=>{r.key==="E\
scape"&&(r.stopPropagation(),de({q:null}),r.currentTarget.blur())}})}function ih(e){de({rows:ha(ge.peek(),e)})}function Uw(){let e=ls(ge.value);return i(K,{children:[
i("select",{class:"field","aria-label":"Order of goroutines",title:"Order of goroutines",value:e.sort,onChange:t=>ih({sort:t.currentTarget.value==="first"?null:
t.currentTarget.value,order:null}),children:Object.entries(yu).map(([t,n])=>i("option",{value:t,children:["by ",n]},t))}),i("label",{title:"Rows of goroutines t\
hat live in the time that is shown",children:[i("input",{type:"checkbox",checked:e.alive,onChange:t=>ih({alive:t.currentTarget.checked?null:"0"})}),"alive in vi\
ew"]})]})}function Vw(){let e=ge.value.hl??null;return ka.value?i("div",{class:`tl-legend${e?" tl-legend-off":""}`,role:"group","aria-label":"States; press one \
to dim the others",children:[xt.map(t=>{let n=e===t||(e?.startsWith(`${t}:`)??!1);return i("button",{type:"button",class:"tl-key","aria-pressed":n,onClick:()=>de(
{hl:n?null:t}),children:[i("span",{class:`tl-swatch swatch-${t}`}),t]},t)}),i("button",{type:"button",class:"tl-key","aria-pressed":xr.value,title:"Bands of GC \
and stopped world (O)",onClick:()=>sh("overlay"),children:[i("span",{class:"tl-swatch swatch-gc"}),"GC",i("span",{class:"tl-swatch swatch-stw"}),"STW"]})]}):null}
function ah(){return i("div",{class:"tl-bar",role:"toolbar","aria-label":"Timeline",children:[i(Ww,{}),i(Uw,{}),i(Vw,{}),i("span",{class:"tl-tools",children:[i(
Ai,{id:"zoom-in",icon:"zoomin"}),i(Ai,{id:"zoom-out",icon:"zoomout"}),i(Ai,{id:"whole",icon:"fit"}),i(Ai,{id:"mark-keep",icon:"flag"}),i(Ai,{id:"table",icon:"ta\
ble",pressed:So.value}),i(Ai,{id:"panel",icon:"sidebar",pressed:pi.value})]})]})}var Kw="(no stack)";function lh(e,t){return{name:e,parent:t,depth:t?t.depth+1:0,value:0,count:0,self:0,children:[]}}var xs=class{constructor(t){this.maps=new Map;
this.root=lh(t,null)}child(t,n){let o=this.maps.get(t);o||(o=new Map,this.maps.set(t,o));let r=o.get(n);return r||(r=lh(n,t),o.set(n,r),t.children.push(r)),r}add(t,n,o){
let r=this.root;r.value+=n,r.count+=o;for(let s of t)r=this.child(r,s),r.value+=n,r.count+=o;r.self+=n}done(){let t=[this.root];for(let n=0;n<t.length;n++){let o=t[n];
o.children.sort((r,s)=>s.value-r.value||(r.name<s.name?-1:1));for(let r of o.children)t.push(r)}return this.root}};function*uh(e){for(let t=e.length-1;t>=0;t--)
yield e[t]}var Za=e=>e.frames.length>0?e.frames:[Kw];function ch(e,t=!1,n="all"){let o=new xs(n);for(let r of e)(r.value>0||r.count>0)&&o.add(t?Za(r):uh(Za(r)),
r.value,r.count);return o.done()}function dh(e){let t=[];for(let n of e){if(n.self<=0)continue;let o=[],r=n;for(;r&&o.length<=e.length;)o.push(r.fn),r=r.parent>=
0?e[r.parent]:void 0;t.push({frames:o,value:n.self,count:0})}return t}function ph(e){let t=[];for(let n of e.split(`
`)){let o=n.lastIndexOf(" "),r=Number(n.slice(o+1));o<=0||!Number.isFinite(r)||r<=0||t.push({frames:n.slice(0,o).split(";").reverse(),value:r,count:r})}return t}
function fh(e,t,n,o=r=>r.value){let r=[],s=0,a=0,l=[];for(let m=t.parent;m;m=m.parent)l.push(m);for(let m of l.reverse())r.push({node:m,x0:0,x1:1,row:m.depth});
let u=o(t);if(u<=0)return{rects:e===t?[]:r,rows:t.depth+1,pruned:0};let c=[{node:t,x0:0,x1:1}];for(;;){let m=c.pop();if(!m)break;let{node:p,x0:d,x1:g}=m;r.push(
{node:p,x0:d,x1:g,row:p.depth}),s=Math.max(s,p.depth+1);let b=d;for(let y of p.children){let M=o(y)/u;M<n?a++:c.push({node:y,x0:b,x1:Math.min(b+M,g)}),b+=M}}return{
rects:r,rows:s,pruned:a}}function mh(e,t,n=o=>o.value){let o=new Set,r=t.trim().toLowerCase();if(r==="")return{hits:o,share:0};let s=0,a=[[e,!1]];for(;;){let u=a.
pop();if(!u)break;let[c,m]=u,p=c.parent!==null&&c.name.toLowerCase().includes(r);p&&(o.add(c),m||(s+=n(c)));for(let d of c.children)a.push([d,m||p])}let l=n(e);
return{hits:o,share:l>0?s/l:0}}function hh(e){let t=new Map,n=o=>{let r=t.get(o);return r||(r={name:o,self:0,total:0,selfCount:0,count:0},t.set(o,r)),r};for(let o of e){
let r=Za(o);for(let a of new Set(r)){let l=n(a);l.total+=o.value,l.count+=o.count}let s=n(r[0]);s.self+=o.value,s.selfCount+=o.count}return[...t.values()].sort(
(o,r)=>r.self-o.self||r.total-o.total||(o.name<r.name?-1:1))}function gh(e,t){let n=new xs(t),o=new xs(t);for(let r of e){let s=Za(r),a=s.indexOf(t);if(a<0)continue;
let l=s.lastIndexOf(t);n.add(s.slice(l+1),r.value,r.count),o.add(uh(s.slice(0,a)),r.value,r.count)}return{callers:n.done(),callees:o.done()}}function bc(e,t=n=>n.
value){let n=[e],o=e;for(;o.children.length>0;)o=o.children.reduce((r,s)=>t(s)>t(r)?s:r),n.push(o);return n}var nr=20;function jw(e,t,n){if(n<14)return"";if(e.measureText(t).width<=n)return t;let o=0,r=t.length;for(;o<r;){let s=o+r+1>>1;e.measureText(`${t.slice(0,s)}…`).
width<=n?o=s:r=s-1}return o<2?"":`${t.slice(0,o)}…`}function qw(e,t){let n=window.devicePixelRatio||1,o=Math.round(t.width*n),r=Math.round(t.height*n);(e.width!==
o||e.height!==r)&&(e.width=o,e.height=r);let s=e.getContext("2d");if(!s)return;s.setTransform(n,0,0,n,0,0),s.clearRect(0,0,t.width,t.height),s.font='12px system\
-ui, "DejaVu Sans", sans-serif',s.textBaseline="middle";let a=Mn("--fg"),l=Mn("--fg-faint"),u=Mn("--runnable"),c=Mn("--focus"),m=t.dark?"oklch(0.28 0.008 250)":
"oklch(0.945 0.004 250)";for(let{node:p,x0:d,x1:g,row:b}of t.rects){let y=d*t.width,M=(g-d)*t.width,C=M>3?1:M>1.5?.5:0,x=t.hits?.has(p)??!1;if(s.globalAlpha=p.depth<
t.zoom.depth?.55:1,s.fillStyle=p.parent===null?Mn("--bg-hover"):x?u:t.hits?m:qm(p.name,t.dark),s.fillRect(y,b*nr,Math.max(M-C,.5),nr-1),M>22){s.fillStyle=t.hits&&
!x?l:x&&t.dark?"#1a1206":a;let $=jw(s,De(p.name),M-10);$&&s.fillText($,y+5,b*nr+nr/2)}p===t.hover&&(s.strokeStyle=c,s.lineWidth=2,s.strokeRect(y+1,b*nr+1,Math.max(
M-C-2,1),nr-3))}s.globalAlpha=1}function vc(e,t){return t==="time"?_(e.value):R(e.count)}function Yw({root:e,by:t}){let n=d=>t==="time"?d.value:d.count,[o,r]=X(
()=>new Set(bc(e,n))),[s,a]=X(0);he(()=>{r(new Set(bc(e,n))),a(0)},[e]);let l=[],u=d=>{if(l.push(d),o.has(d))for(let g of d.children.slice(0,100))u(g)};u(e);let c=(d,g)=>{
let b=new Set(o);g?b.add(d):b.delete(d),r(b)},m=n(e);return i("div",{class:"plain-scroll",role:"treegrid","aria-label":"Call tree",tabIndex:0,onKeyDown:d=>{let g=l[s];
if(g){if(d.key==="ArrowDown")a(Math.min(s+1,l.length-1));else if(d.key==="ArrowUp")a(Math.max(s-1,0));else if(d.key==="ArrowRight"&&g.children.length>0)c(g,!0);else if(d.
key==="ArrowLeft"&&o.has(g)&&g.children.length>0)c(g,!1);else if(d.key==="ArrowLeft"&&g.parent)a(Math.max(l.indexOf(g.parent),0));else return;d.preventDefault(),
d.stopPropagation()}},"aria-activedescendant":`tree${s}`,children:[i("div",{class:"tree-row tree-head",role:"row",children:[i("span",{role:"columnheader",children:"\
function"}),i("span",{role:"columnheader",class:"num",children:"total"}),i("span",{role:"columnheader",class:"num",children:"share"}),i("span",{role:"columnhead\
er",class:"num",children:"self"})]}),l.map((d,g)=>i("div",{class:`tree-row${g===s?" tr-active":""}`,role:"row",id:`tree${g}`,"aria-level":d.depth+1,"aria-expand\
ed":d.children.length>0?o.has(d):void 0,onClick:()=>{a(g),c(d,!o.has(d))},children:[i("span",{role:"gridcell",class:"tree-name",style:{paddingLeft:`${Math.min(d.
depth,40)*14}px`},title:d.name,children:[i("span",{class:"tree-mark","aria-hidden":"true",children:d.children.length===0?"":o.has(d)?"▾":"▸"}),De(d.name)]}),
i("span",{role:"gridcell",class:"num",children:vc(d,t)}),i("span",{role:"gridcell",class:"num",children:ee(m>0?n(d)/m:0)}),i("span",{role:"gridcell",class:"num",
children:t==="time"&&d.self>0?_(d.self):""})]},g))]})}function el({samples:e,by:t="time",label:n,onFunction:o,unit:r}){let[s,a]=ln(),l=Ce(null),[u,c]=X(!1),[m,p]=X(
""),d=V(()=>ch(e,u),[e,u]),[g,b]=X(null),[y,M]=X(null),[C,x]=X(null),[$,E]=yn();he(()=>{b(null),x(null),M(null)},[d]);let O=g&&(D=>{let se=D;for(;se.parent;)se=
se.parent;return se})(g)===d?g:d,H=V(()=>t==="time"?D=>D.value:D=>D.count,[t]),N=V(()=>fh(d,O,a>0?.5/a:.001,H),[d,O,a,H]),L=V(()=>mh(d,m,H),[d,m,H]),B=Math.max(
N.rows,1)*nr,T=Ot.value==="dark",G=y?.node??C;he(()=>{let D=requestAnimationFrame(()=>{l.current&&a>0&&qw(l.current,{rects:N.rects,width:a,height:B,zoom:O,hits:m.
trim()?L.hits:null,hover:G,dark:T})});return()=>cancelAnimationFrame(D)},[N,a,B,O,L,m,G,T,$]);let W=D=>{let se=l.current.getBoundingClientRect(),ve=Math.floor((D.
clientY-se.top)/nr),ae=(D.clientX-se.left)/a;return N.rects.find(ce=>ce.row===ve&&ae>=ce.x0&&ae<ce.x1)?.node??null},U=D=>{let se=C??O,ve=se.parent?.children??[se],
ae=ve.indexOf(se),ce;if(D.key==="ArrowDown")ce=se.children[0];else if(D.key==="ArrowUp")ce=se.parent??void 0;else if(D.key==="ArrowRight")ce=ve[ae+1];else if(D.
key==="ArrowLeft")ce=ve[ae-1];else if(D.key==="Enter")b(se);else if(D.key==="Escape"&&(O!==d||C))b(null);else return;(ce||D.key.startsWith("Arrow"))&&x(ce??se),
M(null),D.preventDefault(),D.stopPropagation()},A=H(d),Q=D=>`${D.name}: ${vc(D,t)}, ${ee(A>0?H(D)/A:0)} of all`+(D.parent&&D.parent!==d?`, ${ee(H(D)/Math.max(H(
D.parent),1))} of its caller`:"")+(t==="time"&&D.self>0?`, itself ${_(D.self)}`:"");return i("div",{class:"flame",children:[i("div",{class:"table-tools",children:[
i("label",{class:"table-filter",children:[i("span",{class:"hidden-text",children:"Search in the flame graph"}),i("input",{type:"search",placeholder:"Search func\
tions",value:m,spellcheck:!1,onInput:D=>p(D.currentTarget.value)})]}),m.trim()!==""&&i("span",{class:"table-count",children:[R(L.hits.size)," found, ",ee(L.share),
" of all"]}),i("button",{type:"button",class:"button button-quiet","aria-pressed":u,title:"Innermost functions at the top, their callers below",onClick:()=>c(!u),
children:"Invert"}),O!==d&&i("button",{type:"button",class:"button button-quiet",onClick:()=>b(null),children:"Whole graph"}),o&&G&&C&&C!==d&&i("button",{type:"\
button",class:"button button-quiet",onClick:()=>o(C.name),children:["Callers of ",De(C.name)]}),i("span",{class:"table-count",children:r??(t==="time"?`${_(d.value)}\
 in all`:`${R(d.count)} in all`)}),E]}),$?i(Yw,{root:d,by:t}):i("div",{class:"flame-scroll",ref:s,children:[i("canvas",{ref:l,class:"flame-canvas",tabIndex:0,role:"\
application","aria-label":`${n}: flame graph. Arrow keys move, Enter zooms, Escape goes back; Show as table has the same`,style:{width:`${a}px`,height:`${B}px`},
onMouseMove:D=>{let se=W(D),ve=s.current.getBoundingClientRect();M(se?{node:se,x:D.clientX-ve.left,y:D.clientY-ve.top}:null)},onMouseLeave:()=>M(null),onClick:D=>{
let se=W(D);se&&(b(se===O&&se.parent?se.parent:se),x(se))},onKeyDown:U}),y&&i("div",{class:"tip",style:{left:`${Math.min(y.x+12,Math.max(a-380,0))}px`,top:`${y.
y+18+(s.current?.scrollTop??0)}px`},children:[i("strong",{children:y.node.name}),i("span",{children:[vc(y.node,t)," · ",ee(A>0?H(y.node)/A:0)," of all"]}),t===
"time"&&y.node.self>0&&i("span",{children:["itself ",_(y.node.self)]}),y.node.count>0&&t==="time"&&i("span",{children:[R(y.node.count)," times"]})]})]}),i("div",
{class:"hidden-text","aria-live":"polite",children:C?Q(C):""}),C&&C!==d&&!$&&i("p",{class:"flame-foot",children:Q(C)})]})}function bh(e){let{nodes:t}=e,n=[];for(let o of t){if(o.self<=0)continue;let r=[o.fn],s=o.parent;for(;s>=0&&s<t.length&&r.length<256;)r.push(t[s].fn),s=t[s].parent;
n.push({frames:r,value:o.self,count:0})}return n}function Pi(e,t){let n=ht.value;return mn({path:"/timeline",params:Bo(n.params,{sel:nn({row:e,t})})},ct)}function Pr({place:e,children:t}){return i("a",{href:Pi(
e.key,e.t),children:t??e.key})}function Jn({name:e,children:t}){return i(K,{children:[i("dt",{children:e}),i("dd",{children:t})]})}function wh({frames:e,limit:t=12}){
let[n,o]=X(!1);if(e.length===0)return null;let r=n?e:e.slice(0,t);return i("ol",{class:"stack",children:[r.map((s,a)=>i("li",{title:`${s.fn}
${s.file}:${s.line}`,class:/^(runtime|internal\/)/.test(s.fn)?"stack-runtime":"",children:[i("span",{class:"stack-fn",children:Xt(s.fn)}),i("span",{class:"stack\
-file",children:[s.file.slice(s.file.lastIndexOf("/")+1),":",s.line]})]},a)),e.length>r.length&&i("li",{children:i("button",{type:"button",class:"plain",onClick:()=>o(
!0),children:[e.length-r.length," more frames"]})})]})}function vh(e){return xt.find(n=>e.startsWith(n))??(/stop|stw/i.test(e)?"stw":/gc|mark|sweep/i.test(e)?"g\
c":"span")}function Xw(e){if(e.percentile===null||e.n_same<2)return null;let t=Math.round(e.percentile*10)/10;return i(Jn,{name:"Compared",children:[t>=99.95?"t\
he longest":`longer than ${t} %`," of ",R(e.n_same)," here in this state"]})}function Jw({d:e}){return i("div",{class:"panel-row",children:[e.prev===null?i("spa\
n",{class:"button","aria-disabled":"true",children:"← previous"}):i("a",{class:"button",href:Pi(e.row,e.prev),children:"← previous"}),e.next===null?i("span",
{class:"button","aria-disabled":"true",children:"next →"}):i("a",{class:"button",href:Pi(e.row,e.next),children:"next →"}),i("button",{type:"button",class:"\
button",onClick:()=>pe.peek()?.fitSelected(),title:"Centre, then fit (F)",children:"fit"})]})}function Qw({d:e}){let t=xo.value.value,n=e.unblocks.length?e.unblocks:
t?.edges.filter(o=>o.from.key===e.row&&o.to.key!==e.row).map(o=>o.to)??[];return i(K,{children:[e.unblocked_by&&i("section",{children:[i("h3",{children:["Made r\
unnable by ",i(Pr,{place:e.unblocked_by})]}),i("p",{class:"faint",children:["at ",at(e.unblocked_by.t)]}),e.unblocked_by.stack&&i(wh,{frames:e.unblocked_by.stack,
limit:6})]}),n.length>0&&i("section",{children:[i("h3",{children:["Unblocked ",Be(n.length,"goroutine"),t&&t.left_off>0?` and ${R(t.left_off)} more`:""]}),i("p",
{class:"links",children:n.slice(0,24).map(o=>i(Pr,{place:o},`${o.key}@${o.t}`))})]})]})}function Zw(){let{value:e,error:t,busy:n}=yo.value;return i("section",{children:[
i("h3",{children:["Wake-up chain",i("button",{type:"button",class:"plain",onClick:oa,children:e?"hide":n?"…":"show"})]}),t&&i("p",{class:"muted",children:t}),
e&&e.steps.length===0&&i("p",{class:"muted",children:"Nothing woke it before."}),e&&e.steps.length>0&&i("ol",{class:"chain",children:e.steps.slice(0,60).map((o,r)=>i(
"li",{children:[i(Pr,{place:{key:o.key,t:o.begin}})," ",o.state,o.reason?` (${o.reason})`:""," ",i("b",{children:_(o.end-o.begin)})," ",i("span",{class:"faint",
children:o.why})]},r))})]})}function ey({d:e}){let t=e.goroutine;return i(K,{children:[i("p",{class:`slice-head state-${vh(e.state)}`,children:[i("span",{class:`\
tl-swatch swatch-${vh(e.state)}`}),i("b",{children:_(e.end-e.begin)})," ",e.state,e.reason&&i(K,{children:[" on ",i("b",{children:e.reason})]})]}),i("dl",{class:"\
facts",children:[t&&i(Jn,{name:"Goroutine",children:[i(Pr,{place:{key:t.key,t:e.begin},children:["g",t.id]})," ",i("a",{class:"fn",href:Z(`/goroutines/${encodeURIComponent(
t.fn)}`),title:t.fn,children:Xt(t.fn)})]}),e.p&&i(Jn,{name:"P",children:i(Pr,{place:{key:e.p,t:e.begin}})}),e.m&&i(Jn,{name:"Thread",children:i(Pr,{place:{key:e.
m,t:e.begin}})}),i(Jn,{name:"From",children:at(e.begin)}),i(Jn,{name:"To",children:at(e.end)}),Xw(e),t?.created_by&&i(Jn,{name:"Created by",children:i(Pr,{place:t.
created_by})}),e.regions.length>0&&i(Jn,{name:"Regions",children:e.regions.join(" › ")})]}),i(Jw,{d:e}),e.stack.length>0&&i("section",{children:[i("h3",{children:"\
Stack"}),i(wh,{frames:e.stack})]}),i(Qw,{d:e}),t&&i(Zw,{})]})}function ty({row:e}){let t=pe.value?.model.row(e);return!t||t.kind!=="group"?null:i(K,{children:[i(
"p",{class:"faint mono",children:t.label}),i("dl",{class:"facts",children:[i(Jn,{name:"Goroutines",children:R(t.members)}),i(Jn,{name:"At once",children:[R(Math.
ceil(t.peak??0))," at most"]}),xt.map((n,o)=>i(Jn,{name:n,children:_(t.totals[o])},n))]}),i("div",{class:"panel-row",children:[i("button",{type:"button",class:"\
button",onClick:()=>{let n=pe.peek(),o=n?.model.layout.find(e);n&&o&&n.fold(o)},children:"open or close"}),i("a",{class:"button",href:Z(`/goroutines/${encodeURIComponent(
t.fn??t.label)}`),children:"durations and list"}),i("a",{class:"button",href:Z("/profiles",{scope:`goroutine:${t.fn??t.label}`}),children:"profile"})]})]})}function ny(e){
let t=pe.value?.model.row(e);return t&&t.kind!=="goroutine"?ss(t):e}function oy(){let e=dt.value,{value:t,error:n,busy:o}=Pt.value;if(!e)return null;let r=/^fn\d+$/.
test(e.row),s=t?.row===e.row?t:null;return i("section",{class:`panel-part${o&&!s?" busy":""}`,"aria-label":"Selection",children:[i("header",{children:[i("h2",{title:e.
row,children:ny(e.row)}),i("button",{type:"button",class:"tool",title:"Back (Z)",onClick:()=>history.back(),children:i(_e,{name:"back",size:15})}),i("button",{type:"\
button",class:"tool",title:"Pin the row on top",onClick:()=>pe.peek()?.pin(e.row),children:i(_e,{name:"pin",size:15})}),i("button",{type:"button",class:"tool",title:"\
Clear the selection (Esc)",onClick:()=>Js(null),children:i(_e,{name:"close",size:15})})]}),r&&i(ty,{row:e.row}),s&&i(ey,{d:s}),!s&&n&&!r&&i("p",{class:"muted",children:n}),
s&&i("p",{class:"links copies",children:["Copy: ",i("button",{type:"button",class:"plain",onClick:()=>{zo()},children:"link"}),i("button",{type:"button",class:"\
plain",onClick:()=>{ia()},children:"text"}),i("button",{type:"button",class:"plain",onClick:()=>{cp()},children:"JSON"}),i("button",{type:"button",class:"plain",
onClick:()=>{os(up(),"Command")},children:"command"})]})]})}function ry({a:e}){let t=Object.entries(e.states),n=t.reduce((o,[,r])=>o+r.total,0)||1;return i(K,{children:[
i("div",{class:"bar","aria-hidden":"true",children:t.map(([o,r])=>i("i",{class:`share-${o}`,style:{width:`${r.total/n*100}%`}},o))}),i("table",{class:"small",children:[
i("thead",{children:i("tr",{children:[i("th",{children:"State"}),i("th",{class:"num",children:"time"}),i("th",{class:"num",children:"share"}),i("th",{class:"num",
children:"slices"}),i("th",{class:"num",children:"longest"})]})}),i("tbody",{children:t.map(([o,r])=>i("tr",{children:[i("td",{children:[i("span",{class:`tl-swa\
tch swatch-${o}`})," ",o]}),i("td",{class:"num",children:_(r.total)}),i("td",{class:"num",children:ee(r.total/n)}),i("td",{class:"num",children:R(r.count)}),i("\
td",{class:"num",children:_(r.max)})]},o))})]}),e.reasons.length>0&&i("table",{class:"small",children:[i("thead",{children:i("tr",{children:[i("th",{children:"W\
aiting for"}),i("th",{class:"num",children:"time"}),i("th",{class:"num",children:"times"})]})}),i("tbody",{children:e.reasons.slice(0,12).map(o=>i("tr",{children:[
i("td",{children:o.name}),i("td",{class:"num",children:_(o.total)}),i("td",{class:"num",children:R(o.count)})]},o.name))})]})]})}function iy({a:e}){let t=Math.round(
(e.from+e.to)/2);return i(K,{children:[i("table",{class:"small",children:[i("thead",{children:i("tr",{children:[i("th",{children:"Start function"}),i("th",{class:"\
num",children:"n"}),i("th",{class:"num",children:"running"}),i("th",{class:"num",children:"runnable"})]})}),i("tbody",{children:e.groups.slice(0,20).map(n=>i("t\
r",{children:[i("td",{class:"cut",title:n.fn,children:i("a",{href:Pi(n.key,t),children:Xt(n.fn)})}),i("td",{class:"num",children:R(n.n)}),i("td",{class:"num",children:_(
n.totals[0])}),i("td",{class:"num",children:_(n.totals[1])})]},n.key))})]}),i("table",{class:"small",children:[i("thead",{children:i("tr",{children:[i("th",{children:"\
Goroutine"}),i("th",{class:"num",children:"running"}),i("th",{class:"num",children:"runnable"})]})}),i("tbody",{children:e.goroutines.slice(0,30).map(n=>i("tr",
{children:[i("td",{class:"cut",title:n.fn,children:[i("a",{href:Pi(n.key,t),children:n.key})," ",i("span",{class:"faint",children:Xt(n.fn)})]}),i("td",{class:"n\
um",children:_(n.totals[0])}),i("td",{class:"num",children:_(n.totals[1])})]},n.key))})]})]})}function sy({a:e}){let t=V(()=>e.flame?bh(e.flame):[],[e]);return i(
K,{children:[i("p",{class:"links",role:"group","aria-label":"Stacks of which state",children:["running","waiting","runnable","syscall"].map(n=>i("button",{type:"\
button",class:"tl-key","aria-pressed":es.value===n,onClick:()=>{es.value=n},children:[i("span",{class:`tl-swatch swatch-${n}`}),n]},n))}),t.length===0?i("p",{class:"\
muted",children:"No stacks were recorded for this state here."}):i(el,{samples:t,label:`Stacks that were ${es.value} in the area`})]})}function ay({a:e}){let t=Object.
keys(e.hist.counts);return i(K,{children:t.map(n=>{let o=e.hist.counts[n],r=Math.max(1,...o);return i("figure",{class:"hist",children:[i("figcaption",{children:[
n,": ",Be(o.reduce((s,a)=>s+a,0),"slice")," by length"]}),i("div",{class:"hist-bars",children:o.map((s,a)=>i("span",{class:`hist-bar share-${n}`,style:{height:`${s===
0?0:Math.max(3,s/r*100)}%`},title:`${_(e.hist.edges[a])} … ${_(e.hist.edges[a+1]??1/0)}: ${R(s)}`},a))}),i("div",{class:"hist-axis",children:[i("span",{children:_(
e.hist.edges[0])}),i("span",{children:_(e.hist.edges[e.hist.edges.length-1])})]})]},n)})})}function ly({from:e,to:t}){let[n,o]=X(null),[r,s]=X(null);if(he(()=>{
let l=new AbortController;return ot("marks",{from:Math.round(e),to:Math.round(t)},l.signal).then(o,u=>{qt(u)||s(En(u))}),()=>l.abort()},[e,t]),r)return i("p",{class:"\
bad",children:r});if(!n)return i("p",{class:"muted",children:"…"});let a=[...n.stw].sort((l,u)=>u[1]-u[0]-(l[1]-l[0]));return i(K,{children:[i("p",{class:"mut\
ed",children:[Be(n.gc.length,"GC cycle"),", ",Be(a.length,"stop")," of the world, together ",_(a.reduce((l,[u,c])=>l+c-u,0))]}),i("table",{class:"small",children:[
i("thead",{children:i("tr",{children:[i("th",{children:"Stopped for"}),i("th",{class:"num",children:"at"}),i("th",{class:"num",children:"length"})]})}),i("tbody",
{children:a.slice(0,40).map(([l,u,c])=>i("tr",{children:[i("td",{children:c}),i("td",{class:"num",children:i("a",{href:Pi("stw",l),children:at(l,1e3)})}),i("td",
{class:"num",children:_(u-l)})]},`${l} ${c}`))})]})]})}var uy={states:"States",stacks:"Stacks",who:"Goroutines",hist:"Lengths",gc:"GC"};function cy(){let[e,t]=X(
"states"),n=sn.value,o=ea.value;return n?i("section",{class:`panel-part${o.busy?" busy":""}`,"aria-label":"Area",children:[i("header",{children:[i("h2",{children:[
"Area ",_(n.to-n.from)]}),i("button",{type:"button",class:"tool",title:"Clear the area (Esc)",onClick:()=>io(null),children:i(_e,{name:"close",size:15})})]}),i(
"p",{class:"muted",children:[at(n.from,1e3)," to ",at(n.to,1e3),", ",n.rows?Be(n.rows.length,"row"):"all rows",o.value&&`, ${Be(o.value.slices,"slice")}`]}),i("\
div",{class:"panel-row",children:[i("button",{type:"button",class:"button button-main",onClick:ta,title:"All pages show this range only (Ctrl+Enter)",children:"\
Use as range"}),i("button",{type:"button",class:"button",onClick:na,children:"Zoom to it"})]}),i("div",{class:"tabs",role:"tablist",children:Object.entries(uy).
map(([r,s])=>i("button",{type:"button",role:"tab","aria-selected":e===r,onClick:()=>t(r),children:s},r))}),o.error&&i("p",{class:"bad",children:o.error}),o.value&&
e==="states"&&i(ry,{a:o.value}),o.value&&e==="stacks"&&i(sy,{a:o.value}),o.value&&e==="who"&&i(iy,{a:o.value}),e==="gc"&&i(ly,{from:n.from,to:n.to}),o.value&&e===
"hist"&&i(ay,{a:o.value})]}):null}function dy(){return i("section",{class:"panel-part",children:[i("h2",{children:"Nothing is selected"}),i("p",{class:"muted",children:"\
Click a slice to see why it took so long and who woke whom. Drag over rows to sum them up."}),i("ul",{class:"hints",children:["W S A D zoom and move","drag: an \
area","click: a slice","? all keys","Ctrl K all commands"].map(t=>i("li",{children:t},t))}),!ue.value&&ge.value.t!==void 0&&i("p",{children:i("button",{type:"bu\
tton",class:"button",onClick:()=>{let t=pe.peek()?.view;t&&Dt(t)},children:"Use what is shown as the range of all pages"})})]})}function yh(){if(!pi.value)return null;
let e=dt.value;return i("aside",{class:"panel","aria-label":"Selection and area",children:[!e&&!sn.value&&i(dy,{}),i(oy,{}),i(cy,{}),i("div",{class:"hidden-text",
role:"status","aria-live":"polite",children:e&&Pt.value.value?ra():""})]})}function py(){let e=Vn.value,t=pe.value;if(!e||!t)return[];let n=t.model.layout.find(e.row);if(n?.item.kind==="section"){let u=n.item;return[{words:u.folded?"Un\
fold":"Fold",run:()=>t.fold(n)},{words:"Move the section up",run:()=>t.moveSection(u.name,-1)},{words:"Move the section down",run:()=>t.moveSection(u.name,1)}]}
let o=n?.row,r=e.t===null?null:t.hit(e.row,e.t),s=t.model.options.pins.includes(e.row),a=[];if(e.t!==null&&r?.kind==="span"){let u={from:Math.round(r.from),to:Math.
round(r.to)};a.push({words:"Select the slice",run:()=>t.choose(e.row,e.t)}),a.push({words:"Zoom to the slice",run:()=>t.jump(Vo(u,ye.peek(),.2))}),a.push({words:"\
Area of the slice",run:()=>io({...u,rows:null})})}let l=e.t!==null&&r?.kind==="merged"?t.longestNear(e.row,e.t):null;return l&&a.push({words:"Zoom to the longes\
t slice near here",run:()=>t.jump(Vo(l,ye.peek(),.5))}),e.t!==null&&r?.kind==="merged"&&a.push({words:"Zoom in here",run:()=>t.jump(Vo({from:r.from-200*(r.to-r.
from),to:r.to+200*(r.to-r.from)},ye.peek(),0))}),e.t!==null&&a.push({words:"Mark this time",run:()=>de({mark:[...zn(ge.peek().mark),ri(e.t)].join(",")})}),o?.kind===
"group"&&n&&(a.push({words:n.item.kind==="row"&&n.item.open?"Close the group":"Show the goroutines",run:()=>t.fold(n)}),a.push({words:"This function on the page\
 Goroutines",run:()=>Gt(Z(`/goroutines/${encodeURIComponent(o.fn??o.label)}`))})),a.push({words:s?"Take from the top":"Pin on top",run:()=>t.pin(e.row)}),a.push(
{words:"Area of what is shown, this row",run:()=>io({from:Math.max(0,Math.round(t.view.from)),to:Math.round(t.view.to),rows:[e.row]})}),a.push({words:"Copy a li\
nk to this view",run:()=>{zo()}}),a}function xh(){let e=Vn.value,t=Ce(null);if(he(()=>{if(!e)return;t.current?.querySelector("button")?.focus();let r=s=>{t.current?.
contains(s.target)||(Vn.value=null)};return addEventListener("pointerdown",r),addEventListener("wheel",r),()=>{removeEventListener("pointerdown",r),removeEventListener(
"wheel",r)}},[e]),!e)return null;let n=py();return i("div",{class:"menu",role:"menu",ref:t,onKeyDown:r=>{if(r.key==="Escape"&&(Vn.value=null,r.stopPropagation()),
r.key!=="ArrowDown"&&r.key!=="ArrowUp")return;let s=[...t.current.querySelectorAll("button")],a=s.indexOf(document.activeElement);s[(a+(r.key==="ArrowDown"?1:-1)+
s.length)%s.length]?.focus(),r.preventDefault()},style:{left:`${Math.min(e.x,innerWidth-300)}px`,top:`${Math.min(e.y,innerHeight-n.length*30-20)}px`},children:n.
map(r=>i("button",{type:"button",role:"menuitem",onClick:()=>{Vn.value=null,r.run()},children:r.words},r.words))})}function kh(){ci.value;let e=pe.value;if(!So.value||!e)return null;let{from:t,to:n}=e.view,o=e.visibleRows().filter(s=>s.row!==null&&s.row.kind!=="counter"),r=Math.
round((t+n)/2);return i("section",{class:"row-table","aria-label":"Rows as a table",children:[i("header",{children:[i("h2",{children:["Rows in sight, ",at(Math.
max(0,t),1e3)," to ",at(n,1e3)]}),i("button",{type:"button",class:"tool",title:"Back to the timeline (Esc)",onClick:()=>{So.value=!1},children:i(_e,{name:"close",
size:15})})]}),i("p",{class:"muted",children:"Time in each state within what is shown. Groups count all their goroutines, so their shares may pass 100 %."}),i("\
table",{role:"treegrid",class:"small",children:[i("thead",{children:i("tr",{children:[i("th",{children:"Row"}),xt.map(s=>i("th",{class:"num",colSpan:2,children:s},
s))]})}),i("tbody",{children:o.map(s=>{let a=e.rowShares(s.key),l=ht.value,u=mn({path:l.path,params:Bo(l.params,{sel:nn({row:s.key,t:r})})},ct);return i("tr",{role:"\
row","aria-level":s.level,children:[i("td",{children:i("a",{href:u,children:bu(s).name})}),xt.map((c,m)=>i(K,{children:[i("td",{class:"num",children:a?_(a[m]*(n-
t)):"–"}),i("td",{class:"num faint",children:a?ee(a[m]):""})]},c))]},s.key)})})]})]})}function _h(){let e=Ce(null);return he(()=>{let t=new ya(e.current);return()=>t.close()},[]),i("div",{class:"tl-page",children:[i("h1",{class:"hidden-text",children:"\
Timeline"}),i(ah,{}),i("div",{class:"tl-body",ref:e}),i(kh,{}),i(yh,{}),i(xh,{})]})}function fy(e,t,n){let o=Math.max(Math.log10(t/e),.1);for(let r of[40,20,10,5])if(o*r<=n)return r;return 3}function Mh(e,t,n){let o=fy(e,t,n),r=Math.floor(Math.
log10(e)*o+1e-9),s=Math.max(Math.floor(Math.log10(t)*o+1e-9)+1,r+1),a=[];for(let l=r;l<=s;l++)a.push(10**(l/o));return{edges:a,first:r,n:o}}function Sh(e,t,n){let o=n,
r=n;for(let s of t)o+=s,s>r&&(r=s);return{edges:e,counts:t,zeros:n,total:o,highest:r}}var tl={edges:[1,10],counts:[0],zeros:0,total:0,highest:0};function yc(e,t){
let n=0,o=e.edges.length-2;for(;n<o;){let r=n+o+1>>1;(e.edges[r]??0)<=t*(1+1e-12)?n=r:o=r-1}return n}function nl(e,t=60){let n=[],o=0,r=1/0,s=0;for(let u of e)u>
0?(n.push(u),u<r&&(r=u),u>s&&(s=u)):u===0&&o++;if(n.length===0)return o===0?tl:{...tl,zeros:o,total:o,highest:o};let{edges:a}=Mh(r,s,t),l=new Array(a.length-1).
fill(0);for(let u of n){let c=yc({edges:a},u);l[c]=(l[c]??0)+1}return Sh(a,l,o)}function ol(e,t=60){let n=1/0,o=0,r=0;for(let l of e){if(l.count<=0)continue;let u=wc(
l);u<=0||(n=Math.min(n,u),o=Math.max(o,u))}for(let l of e)l.count>0&&wc(l)<=0&&(r+=l.count);if(o===0)return r===0?tl:{...tl,zeros:r,total:r,highest:r};let{edges:s}=Mh(
n,o,t),a=new Array(s.length-1).fill(0);for(let l of e){let u=wc(l);if(l.count<=0||u<=0)continue;let c=yc({edges:s},u);a[c]=(a[c]??0)+l.count}return Sh(s,a,r)}function wc(e){
return e.to<=e.from+1?e.from:e.from<=0?e.to/2:Math.sqrt(e.from*e.to)}function my(e,t){if(e.length===0)return null;let n=Math.ceil(t*e.length-1e-9);return e[Math.min(Math.max(n,1),e.length)-1]??null}function rl(e){let t=[...e].sort(
(o,r)=>o-r),n=[];for(let[o,r]of[["p50",.5],["p90",.9],["p99",.99],["p99.9",.999],["max",1]]){let s=my(t,r);s!==null&&n.push({name:o,value:s})}return n}function Th(e){
let t=e.filter(s=>s.count>0).sort((s,a)=>s.from-a.from),n=0;for(let s of t)n+=s.count;if(n===0)return[];let o=[],r=0;for(let s of t)o.length===0&&o.push({x:Math.
max(s.from,1),share:0}),r+=s.count,o.push({x:Math.max(s.to,1),share:r/n});return o}function Ch(e,t){let n=e.counts.length,o=Math.max(Math.min(t.first,t.last),-1),
r=Math.min(Math.max(t.first,t.last),n-1),s=o<0?0:e.edges[o]??0;return r<0?{from:0,to:Number.MIN_VALUE}:{from:s,to:r===n-1?1/0:e.edges[r+1]??1/0}}function il(e,t,n){
if(!t)return!0;let o=Math.min(t.first,t.last),r=Math.max(t.first,t.last),s=n>0?yc(e,n):-1;return s>=o&&s<=r}function Rh(e,t){let n=Math.min(t.first,t.last),o=Math.
max(t.first,t.last),r=n<0?e.zeros:0;for(let s=Math.max(n,0);s<=o;s++)r+=e.counts[s]??0;return r}var Po=44,sl=12,Dn=22,hy=22,al=16;function $i(e,t,n=_){let{from:o,to:r}=Ch(e,t);return r===Number.MIN_VALUE?"0":r===1/0?`${n(o)} and longer`:`${n(o)} to ${n(r)}`}
function or({bins:e,label:t,marks:n=[],height:o=150,brush:r=null,onBrush:s,kind:a="span",unit:l=_}){let[u,c]=ln(),[m,p]=X(null),[d,g]=X(null),b=Ce(null),y=e.counts.
length,M=Po+(e.zeros>0?al+6:0),C=Math.max(c-M-sl,10),x=o-Dn-hy,$=e.edges[0]??1,E=e.edges[y]??10,F=A=>M+gi(A,$,E)*C,O=Math.max(e.highest,1),H=A=>A<=0?0:Math.max(
A/O*x,1.5),N=A=>{let Q=A.currentTarget.getBoundingClientRect(),D=A.clientX-Q.left;return e.zeros>0&&D<M-3?-1:Math.max(0,Math.min(y-1,Math.floor((D-M)/C*y)))},L=(A,Q)=>s?.(
{first:Math.min(A,Q),last:Math.max(A,Q)}),B=A=>!r||A>=r.first&&A<=r.last,T=A=>{let Q=A.key==="ArrowRight"?1:A.key==="ArrowLeft"?-1:0;if(Q){let D=e.zeros>0?-1:0,
se=Math.max(D,Math.min(y-1,(d??(Q>0?D-1:y))+Q));if(g(se),p(se),A.shiftKey&&s){let ve=r?d===r.last?r.first:r.last:d??se;L(ve,se)}}else if(A.key==="Enter"&&d!==null&&
s)L(d,d);else if(A.key==="Escape"&&r&&s)s(null);else return;A.preventDefault(),A.stopPropagation()},G=1/0,W=[...n].reverse().filter(A=>A.value>0).map(A=>{let Q=F(
Math.min(A.value,E)),D=Q<G-34;return D&&(G=Q),{...A,at:Q,show:D}}),U=m===null?null:m<0?`0: ${R(e.zeros)}`:`${$i(e,{first:m,last:m},l)}: ${R(e.counts[m]??0)} (${ee(
(e.counts[m]??0)/Math.max(e.total,1))})`;return i("div",{class:`histogram kind-${a}`,ref:u,children:[c>0&&i("svg",{width:c,height:o,class:s?"brushable":void 0,tabIndex:0,
role:"group","aria-label":`${t}: histogram of ${R(e.total)}${s?". Arrow keys move, with Shift they choose, Enter chooses a bar, Escape lets go":""}`,onKeyDown:T,
onPointerMove:A=>{let Q=N(A);p(Q),b.current!==null&&L(b.current,Q)},onPointerLeave:()=>p(null),onPointerDown:A=>{!s||A.button!==0||(b.current=N(A),A.currentTarget.
setPointerCapture(A.pointerId),L(b.current,b.current))},onPointerUp:()=>{b.current=null},onDblClick:()=>s?.(null),children:[[1,.5].map(A=>i("g",{children:[i("li\
ne",{class:"grid-line",x1:Po,x2:c-sl,y1:Dn+x*(1-A),y2:Dn+x*(1-A)}),(A===1||O>=4)&&i("text",{class:"tick",x:Po-6,y:Dn+x*(1-A)+4,"text-anchor":"end",children:R(Math.
round(O*A))})]},A)),r&&i("rect",{class:"brush",y:Dn-4,height:x+4,x:r.first<0?Po:M+r.first/y*C,width:Math.max(2,(r.last<0?Po+al:M+(r.last+1)/y*C)-(r.first<0?Po:M+
r.first/y*C))}),e.zeros>0&&i("rect",{class:B(-1)?"bin":"bin bin-out",x:Po,width:al,y:Dn+x-H(e.zeros),height:H(e.zeros)}),e.counts.map((A,Q)=>A>0&&i("rect",{class:`${B(
Q)?"bin":"bin bin-out"}${m===Q?" bin-hover":""}`,x:M+Q/y*C+(C/y>4?.5:0),width:Math.max(C/y-(C/y>4?1:0),1),y:Dn+x-H(A),height:H(A)},Q)),i("line",{class:"axis-lin\
e",x1:Po,x2:c-sl,y1:Dn+x+.5,y2:Dn+x+.5}),e.zeros>0&&i("text",{class:"tick",x:Po+al/2,y:o-6,"text-anchor":"middle",children:"0"}),Ca($,E,Math.floor(C/64)).map(A=>i(
"text",{class:"tick",x:F(A),y:o-6,"text-anchor":"middle",children:l(A)},A)),W.map(A=>i("g",{class:"percentile",children:[i("line",{x1:A.at,x2:A.at,y1:Dn-4,y2:Dn+
x}),A.show&&i("text",{x:Math.min(A.at,c-sl-14),y:Dn-8,"text-anchor":"middle",children:[A.name,i("title",{children:[A.name,": ",l(A.value)]})]})]},A.name))]}),i(
"div",{class:"histogram-foot","aria-live":"polite",children:U??(r?`chosen: ${$i(e,r,l)}, ${R(Rh(e,r))} of ${R(e.total)}`:s?"drag to choose a stretch":"")})]})}function Ei({
bins:e,label:t,unit:n=_}){let o=0,r=[];return e.zeros>0&&(o+=e.zeros,r.push(["0",e.zeros,o])),e.counts.forEach((s,a)=>{o+=s,s>0&&r.push([`${n(e.edges[a]??0)} – ${n(
e.edges[a+1]??0)}`,s,o])}),i("div",{class:"plain-scroll",tabIndex:0,role:"region","aria-label":t,children:i("table",{class:"grid-table",children:[i("thead",{children:i(
"tr",{children:[i("th",{children:t}),i("th",{class:"num",children:"count"}),i("th",{class:"num",children:"share"}),i("th",{class:"num",children:"up to here"})]})}),
i("tbody",{children:r.map(([s,a,l])=>i("tr",{children:[i("td",{children:s}),i("td",{class:"num",children:R(a)}),i("td",{class:"num",children:ee(a/e.total)}),i("\
td",{class:"num",children:ee(l/e.total)})]},s))})]})})}var $h=e=>({running_ns:e.running.total_ns,runnable_ns:e.runnable.total_ns,blocked_ns:e.blocked.total_ns,syscall_ns:e.syscall.total_ns,syscall_blocked_ns:e.syscall_blocked.
total_ns,unknown_ns:e.unknown.total_ns,total_ns:e.total.total_ns}),gy=[{value:"total_ns",text:"Total",hint:"Of all goroutines together"},{value:"avg_ns",text:"A\
verage",hint:"Of a goroutine"},{value:"p50_ns",text:"Median"},{value:"p99_ns",text:"p99"},{value:"max_ns",text:"Largest"}];function by(e,t){return`${e}: total ${_(
t.total_ns)}, average ${_(t.avg_ns)}, median ${_(t.p50_ns)}, p99 ${_(t.p99_ns)}, largest ${_(t.max_ns)}`}function vy({groups:e}){let[t,n]=It("show","total_ns",[
"total_ns","avg_ns","p50_ns","p99_ns","max_ns"]),o=V(()=>{let r=d=>Math.max(...e.map(d),1),s=Math.max(Math.min(...e.map(d=>d.latency.p50_ns).filter(d=>d>0),1e6),
10),a=r(d=>d.latency.max_ns),l=(d,g)=>d.ranges.find(b=>b.name.includes(g))?.total_ns??0,u=(d,g,b,y,M="86px")=>{let C=r(x=>y(x)[t]);return{id:d,title:g,value:x=>y(
x)[t],show:x=>i("span",{title:by(g,y(x)),children:i(Ae,{value:y(x)[t],of:C,kind:b,children:i(re,{ns:y(x)[t]})})}),num:!0,width:M}},c=d=>wy(d.syscall,d.syscall_blocked),
m=[{id:"fn",title:"Start function",value:d=>$t(d.function),show:d=>i(Jt,{fn:d.function}),width:"minmax(200px, 1.6fr)"},{id:"count",title:"Count",value:d=>d.count,
show:d=>R(d.count),num:!0,width:"70px"},{id:"alive",title:"Left",hint:"There when the trace ended",value:d=>d.alive,show:d=>d.alive?R(d.alive):i("span",{class:"\
faint",children:"0"}),num:!0,width:"54px"},{id:"shares",title:"Shares",hint:"How their time divides: running, system calls, runnable, waiting",value:d=>d.total.
total_ns,show:d=>i(jn,{shares:uo($h(d))}),width:"minmax(70px, 0.7fr)",picture:!0,fixed:!0},u("running","Running","running",d=>d.running),u("runnable","Runnable",
"runnable",d=>d.runnable),{id:"spread",title:"Single waits",hint:"Each wait from runnable to running: median, 99th percentile and longest, on a logarithmic axis\
 that all rows share",value:d=>d.latency.p99_ns,show:d=>i(Zo,{p50:d.latency.p50_ns,p99:d.latency.p99_ns,max:d.latency.max_ns,low:s,high:a}),width:"96px",picture:!0},
u("blocked","Blocked","waiting",d=>d.blocked),{id:"why",title:"Mostly on",value:Ah,show:d=>i("span",{class:"muted",title:d.blocked_by_reason.map(g=>`${g.name||"\
since before the trace"} ${_(g.total_ns)}`).join(`
`),children:Ah(d)}),width:"minmax(90px, 0.6fr)"},u("syscall","Syscalls","syscall",c),{id:"gc",title:"For GC",hint:"Mark assist and sweeping, in all; overlaps wi\
th the states",value:d=>l(d,"assist")+l(d,"sweep"),show:d=>i("span",{title:`mark assist ${_(l(d,"assist"))}, sweeping ${_(l(d,"sweep"))}`,children:i(re,{ns:l(d,
"assist")+l(d,"sweep")})}),num:!0,width:"72px"},u("life","Lifetime","span",d=>d.total)],p=new Set([e.every(d=>l(d,"assist")+l(d,"sweep")===0)&&"gc",e.every(d=>c(
d).total_ns===0)&&"syscall"]);return m.filter(d=>!p.has(d.id))},[e,t]);return i(Ee,{label:"Start functions",columns:o,rows:e,sort:{column:"running",descending:!0},
csvName:"goroutines",tallest:24,rowHeight:32,filterHint:"Filter functions",rowHref:r=>Sa(r.function),empty:"The trace shows no goroutine.",tools:i(K,{children:[
i(an,{label:"Times",options:gy,value:t,onChange:n}),i(co,{})]})})}function wy(e,t){return{total_ns:e.total_ns+t.total_ns,avg_ns:e.avg_ns+t.avg_ns,p50_ns:Math.max(
e.p50_ns,t.p50_ns),p99_ns:Math.max(e.p99_ns,t.p99_ns),max_ns:Math.max(e.max_ns,t.max_ns)}}function Ah(e){let t=e.blocked_by_reason[0];return t?t.name||"since be\
fore the trace":""}function yy({groups:e}){let t=V(()=>{let n=r=>Math.max(...e.map(s=>s.totals[r]),1),o=(r,s,a,l)=>{let u=n(a);return{id:r,title:s,value:c=>c.totals[a],
show:c=>i(Ae,{value:c.totals[a],of:u,kind:l,children:i(re,{ns:c.totals[a]})}),num:!0,width:"110px"}};return[{id:"fn",title:"Start function",value:r=>$t(r.fn),show:r=>i(
Jt,{fn:r.fn}),width:"minmax(220px, 1.5fr)"},{id:"n",title:"Goroutines",hint:"That were there in the range",value:r=>r.n,show:r=>R(r.n),num:!0},{id:"shares",title:"\
Shares",value:r=>r.totals[0],show:r=>i(jn,{shares:Pa(r.totals)}),width:"minmax(120px, 1fr)",picture:!0,fixed:!0},o("running","Running",0,"running"),o("runnable",
"Runnable",1,"runnable"),o("waiting","Blocked",2,"waiting"),o("syscall","Syscalls",3,"syscall")]},[e]);return i(Ee,{label:"Start functions in the range",columns:t,
rows:e,sort:{column:"running",descending:!0},csvName:"goroutines-range",tallest:24,rowHeight:32,filterHint:"Filter functions",rowHref:n=>Sa(n.fn),tools:i(co,{})})}
function xy(){let e=ue.value,t=ke(e?null:"doc/goroutines"),n=ke(e?"area":null,e?{from:e.from,to:e.to,rows:"all",stacks:"off"}:{});return i(je,{title:"Goroutines",
lead:"What they spent their time on, by the function that they began with.",actions:i(qe,{restricted:!0}),children:e?i(oe,{flush:!0,children:i(Se,{load:n,rows:8,
children:o=>i(yy,{groups:o.groups})})}):i(Se,{load:t,rows:8,children:o=>i(K,{children:[i(et,{head:o}),o.usable&&i(oe,{flush:!0,children:i(vy,{groups:o.groups??[]})})]})})})}
var ky=[{value:"total",text:"Lifetime"},{value:"running",text:"Running"},{value:"runnable",text:"Runnable"},{value:"blocked",text:"Blocked"},{value:"syscall",text:"\
Syscalls"}],Ph={total:"span",running:"running",runnable:"runnable",blocked:"waiting",syscall:"syscall"},Ni=(e,t)=>t==="syscall"?e.syscall_ns+e.syscall_blocked_ns:
e[`${t}_ns`],_y=2e4;function My({group:e,rows:t,total:n}){let[o,r]=It("by","total",["total","running","runnable","blocked","syscall"]),[s,a]=X(null),[l,u]=yn(),
c=V(()=>t.map(x=>Ni(x,o)),[t,o]),m=V(()=>nl(c),[c]),p=V(()=>rl(c),[c]),d=ue.value,g=V(()=>t.filter(x=>il(m,s,Ni(x,o))&&(!d||x.creation_ns<d.to&&(x.end_ns??1/0)>
d.from)),[t,m,s,o,d]),b=V(()=>{let x=F=>Math.max(...t.map(O=>Ni(O,F)),1),$=(F,O)=>{let H=x(F);return{id:F,title:O,value:N=>Ni(N,F),show:N=>i(Ae,{value:Ni(N,F),of:H,
kind:Ph[F],children:i(re,{ns:Ni(N,F)})}),num:!0,width:"100px"}};return[{id:"id",title:"Goroutine",value:F=>F.id,show:F=>i(Et,{id:F.id,at:F.creation_ns,to:F.end_ns??
F.creation_ns+F.total_ns}),num:!0,width:"92px"},{id:"created",title:"Created",hint:"Or first seen",value:F=>F.creation_ns,show:F=>i(Nn,{id:F.id,from:F.creation_ns,
to:F.end_ns??F.creation_ns+F.total_ns}),num:!0,width:"112px"},{id:"first",title:"First run",hint:"How long after it was created it ran first",value:F=>F.start_ns===
null?null:F.start_ns-F.creation_ns,show:F=>F.start_ns===null?i("span",{class:"faint",children:"never"}):i(re,{ns:F.start_ns-F.creation_ns}),num:!0,width:"84px"},
{id:"shares",title:"Shares",value:F=>F.total_ns,show:F=>i(jn,{shares:uo(F)}),width:"minmax(100px, 1fr)",picture:!0,fixed:!0},$("total","Lifetime"),$("running","\
Running"),$("runnable","Runnable"),$("blocked","Blocked"),$("syscall","Syscalls"),{id:"why",title:"Mostly on",value:F=>F.blocked_by_reason[0]?.name??"",show:F=>i(
"span",{class:"muted",title:F.blocked_by_reason.map(O=>`${O.name||"since before the trace"} ${_(O.total_ns)}`).join(`
`),children:F.blocked_by_reason[0]?F.blocked_by_reason[0].name||"since before the trace":""}),width:"minmax(110px, 0.8fr)"},{id:"end",title:"",hint:"Whether it \
was there when the trace ended",value:F=>F.end_ns===null?"left":"",show:F=>F.end_ns===null?i("span",{class:"tag",children:"left"}):"",width:"56px",fixed:!0}]},[
t]),y=g.slice(0,30).map(x=>`g${x.id}`),M=Math.min(...g.map(x=>x.creation_ns)),C=Math.max(...g.map(x=>x.end_ns??x.creation_ns+x.total_ns));return i(K,{children:[
i(oe,{title:"Distribution",note:t.length<n?`Of the ${R(t.length)} with the longest life; there are ${R(n)}.`:void 0,actions:i(K,{children:[i(an,{label:"Measure",
options:ky,value:o,onChange:x=>{r(x),a(null)}}),u]}),children:[i(Qt,{small:!0,facts:p.map(x=>({label:x.name,value:x.value===0?"0":_(x.value)}))}),i("div",{class:"\
space-above",children:l?i(Ei,{bins:m,label:o}):i(or,{bins:m,marks:p,label:`${o} of goroutines`,brush:s,onBrush:a,kind:Ph[o],height:170})})]}),i(oe,{title:s?`Tho\
se with ${$i(m,s)} ${o==="total"?"of life":o}`:"Each goroutine",flush:!0,actions:i(K,{children:[s&&i("button",{type:"button",class:"button",onClick:()=>a(null),
children:"All of them"}),g.length>0&&i(Co,{to:ze({view:{from:Math.max(0,M),to:Math.max(C,M+1)},pin:y}),children:g.length>30?"Show the first 30 on the timeline":
"Show these on the timeline"})]}),children:i(Ee,{label:`Goroutines of ${e.function}`,columns:b,rows:g,total:s||d?void 0:n,sort:{column:"total",descending:!0},csvName:"\
goroutines",tallest:20,filterHint:"Filter by id, reason",rowHref:x=>Kn(x.id,x.creation_ns,x.end_ns??x.creation_ns+x.total_ns),empty:"None is left."})})]})}function Sy({
fn:e}){let t=ke("doc/goroutines",{fn:e,top:_y}),n=t.data?.group,o=n?uo($h(n)):null;return i(je,{title:i("span",{class:"fname fn-title",title:e,children:De(e)}),
trail:[{text:"Goroutines",href:Z("/goroutines")}],lead:i(K,{children:[e!==De(e)&&i("span",{class:"mono",children:e})," ",Jo(e)&&i("span",{class:"tag",children:"\
Go’s library"})]}),actions:i(K,{children:[i(qe,{restricted:!1}),i("a",{class:"button",href:Z("/profiles",{kind:"sync",scope:`goroutine:${e}`}),children:"Flame\
 of blocking"}),i(Co,{to:ze({q:e,rows:"g:fn"}),main:!0})]}),children:i(Se,{load:t,rows:8,children:r=>i("div",{class:"stack-gap",children:[i(et,{head:r}),r.group&&
o&&i(K,{children:[i(Qt,{facts:[{label:"Goroutines",value:R(r.group.count),hint:Be(r.group.alive,"of them was","of them were")+" there when the trace ended"},{label:"\
Left",value:R(r.group.alive),hint:"There when the trace ended"},{label:"Of all running",value:ee(r.group.running_share)},{label:"Running",value:_(r.group.running.
total_ns),href:Z("/profiles",{kind:"running",scope:`goroutine:${e}`})},{label:"Runnable",value:_(r.group.runnable.total_ns),href:Z("/profiles",{kind:"sched",scope:`\
goroutine:${e}`})},{label:"Blocked",value:_(r.group.blocked.total_ns),href:Z("/profiles",{kind:"sync",scope:`goroutine:${e}`})},{label:"Syscalls",value:_(r.group.
syscall.total_ns+r.group.syscall_blocked.total_ns),href:Z("/profiles",{kind:"syscall",scope:`goroutine:${e}`})},{label:"Sched latency p99",value:_(r.group.latency.
p99_ns),hint:`Median ${_(r.group.latency.p50_ns)}, longest ${_(r.group.latency.max_ns)} of ${R(r.group.latency.count)}`,href:Z("/latency",{kind:"sched",fn:e})}]}),
i(oe,{children:[i(jn,{shares:o,tall:!0}),i("div",{class:"states-legend space-above",children:[i(co,{}),i("span",{class:"muted",children:r.group.blocked_by_reason.
slice(0,5).map(s=>`${s.name||"since before the trace"} ${_(s.total_ns)}`).join(" · ")})]})]}),i(My,{group:r.group,rows:r.goroutines??[],total:r.group.count})]})]})})})}
function Eh({arg:e}){return e===null?i(xy,{}):i(Sy,{fn:e},e)}function Nh({title:e,root:t,by:n,onFunction:o}){let r=m=>n==="time"?m.value:m.count,[s,a]=X(new Set),l=[],u=(m,p)=>{for(let d of m.children.slice(0,60))l.push({
node:d,level:p}),s.has(d)&&u(d,p+1)};u(t,0);let c=r(t);return i("div",{class:"neighbours",children:[i("h3",{children:e}),l.length===0&&i("p",{class:"faint",children:e===
"Callers"?"Nothing calls it: stacks begin here.":"It calls nothing: stacks end here."}),i("ul",{class:"neighbour-list",children:l.slice(0,200).map(({node:m,level:p},d)=>i(
"li",{style:{paddingLeft:`${Math.min(p,20)*14}px`},children:[i("button",{type:"button",class:"tree-mark","aria-label":`${s.has(m)?"Close":"Open"} ${m.name}`,"ar\
ia-expanded":s.has(m),disabled:m.children.length===0,onClick:()=>{let g=new Set(s);g.delete(m)||g.add(m),a(g)},children:m.children.length===0?"·":s.has(m)?"▾":
"▸"}),i("button",{type:"button",class:"link fname",title:m.name,onClick:()=>o(m.name),children:De(m.name)}),i("span",{class:"neighbour-value num",children:i(Ae,
{value:r(m),of:c,children:[n==="time"?_(m.value):R(m.count)," ",i("span",{class:"faint",children:ee(c>0?r(m)/c:0)})]})})]},d))})]})}function Lh({samples:e,by:t,
chosen:n,onFunction:o}){let r=V(()=>hh(e),[e]),s=V(()=>n===null?null:gh(e,n),[e,n]),a=V(()=>e.reduce((p,d)=>p+(t==="time"?d.value:d.count),0),[e,t]),l=p=>t==="t\
ime"?p.self:p.selfCount,u=p=>t==="time"?p.total:p.count,c=p=>i(Ae,{value:p,of:a,children:p===0?i("span",{class:"faint",children:"0"}):t==="time"?i(re,{ns:p}):R(
p)}),m=V(()=>[{id:"name",title:"Function",value:p=>p.name,show:p=>i(ao,{fn:p.name}),width:"minmax(220px, 1fr)"},{id:"self",title:"Self",hint:"Where stacks end i\
n this function",value:l,show:p=>c(l(p)),num:!0,width:"130px"},{id:"selfShare",title:"Self %",value:p=>a>0?l(p)/a:0,show:p=>ee(a>0?l(p)/a:0),num:!0,width:"74px"},
{id:"total",title:"Total",hint:"Where this function is anywhere on the stack",value:u,show:p=>c(u(p)),num:!0,width:"130px"},{id:"totalShare",title:"Total %",value:p=>a>
0?u(p)/a:0,show:p=>ee(a>0?u(p)/a:0),num:!0,width:"74px"}],[t,a]);return i("div",{class:"sandwich",children:[i(Ee,{label:"Functions",columns:m,rows:r,sort:{column:"\
self",descending:!0},csvName:"functions",tallest:n?10:18,onRow:p=>o(p.name===n?null:p.name),isChosen:p=>p.name===n,filterHint:"Filter functions"}),s&&n!==null&&
i("div",{class:"sandwich-around",children:[i("header",{children:[i("h3",{children:i(ao,{fn:n})}),i("button",{type:"button",class:"link",onClick:()=>o(null),children:"\
close"})]}),i("div",{class:"sandwich-columns",children:[i(Nh,{title:"Callers",root:s.callers,by:t,onFunction:o}),i(Nh,{title:"Callees",root:s.callees,by:t,onFunction:o})]},
n)]}),!n&&i("p",{class:"p-note",children:"Choose a function to see who calls it and what it calls."})]})}var Fh=[{value:"sync",text:"Blocking",hint:"Blocked on channels, select and package sync"},{value:"net",text:"Network",hint:"Blocked on the network"},{value:"sy\
scall",text:"Syscalls",hint:"In system calls"},{value:"sched",text:"Scheduler",hint:"Runnable, waiting for a P; the stack is that of who woke or created the gor\
outine"},{value:"running",text:"Running",hint:"On a P, by the stack at which the goroutine stopped running"},{value:"cpu",text:"CPU samples",hint:"Samples of th\
e CPU profiler, if it ran during the trace"}],Ty=[{value:"flame",text:"Flame graph"},{value:"functions",text:"Functions"},{value:"stacks",text:"Stacks"}],Cy=1e4;
function Ry(e){return e?e.startsWith("goroutine:")?{fn:e.slice(10)}:/^g:?\d+$/.test(e)?{goroutine:Number(e.replace(/^g:?/,""))}:{other:e}:{}}function Ay(e){return e.
stacks.map(t=>({frames:t.frames.map(n=>n.function),value:t.total_ns,count:t.count}))}function Py({doc:e}){let[t,n]=X(e.stacks[0]??null),o=V(()=>[{id:"stack",title:"\
Stack",value:s=>s.frames.map(a=>a.function).join(" "),show:s=>i(lo,{frames:s.frames}),width:"minmax(260px, 1fr)"},{id:"total",title:"Total",value:s=>s.total_ns,
show:s=>i(Ae,{value:s.total_ns,of:e.stacks[0]?.total_ns??1,children:i(re,{ns:s.total_ns})}),num:!0,width:"110px"},{id:"share",title:"Share",value:s=>s.share,show:s=>ee(
s.share),num:!0,width:"76px"},{id:"count",title:"Count",value:s=>s.count,show:s=>R(s.count),num:!0,width:"80px"},{id:"avg",title:"Average",value:s=>s.avg_ns,show:s=>i(
re,{ns:s.avg_ns}),num:!0},{id:"p50",title:"Median",value:s=>s.p50_ns,show:s=>i(re,{ns:s.p50_ns}),num:!0},{id:"p99",title:"p99",value:s=>s.p99_ns,show:s=>i(re,{ns:s.
p99_ns}),num:!0},{id:"max",title:"Longest",value:s=>s.max_ns,show:s=>i(re,{ns:s.max_ns}),num:!0},{id:"top",title:"Top 1 %",hint:"Part of the total that the long\
est 1 % make up",value:s=>s.top_1_percent_share,show:s=>ee(s.top_1_percent_share),num:!0,width:"68px"}],[e]),r=V(()=>t?ol(t.histogram.map(s=>({from:s.from_ns,to:s.
to_ns,count:s.count}))):null,[t]);return i("div",{class:"stack-gap",children:[i(Ee,{label:"Stacks",columns:o,rows:e.stacks,total:e.num_stacks,sort:{column:"tota\
l",descending:!0},csvName:`profile-${e.profile}`,tallest:14,filterHint:"Filter by function",onRow:n,isChosen:s=>s===t,empty:"Nothing waited."}),t&&r&&i("div",{class:"\
columns-2",children:[i("div",{children:[i("h4",{children:"Stack, innermost first"}),i(Bt,{frames:t.frames})]}),i("div",{children:[i("h4",{children:"How long eac\
h of them took"}),i(or,{bins:r,label:"Lengths of this stack",kind:e.profile==="syscall"?"syscall":e.profile==="sched"?"runnable":"waiting",marks:[{name:"p50",value:t.
p50_ns},{name:"p99",value:t.p99_ns},{name:"max",value:t.max_ns}]})]})]})]})}function $y({scope:e}){let[t,n]=X(!1),o=ke(t?"doc/goroutines":null),r=s=>{de({scope:s}),
n(!1)};return e.fn!==void 0||e.goroutine!==void 0||e.other!==void 0?i("span",{class:"chip chip-range",children:[i("span",{children:e.fn!==void 0?i(K,{children:[
"goroutines of ",i("span",{class:"mono",children:De(e.fn)})]}):e.goroutine!==void 0?`g${e.goroutine}`:e.other}),i("button",{type:"button",class:"chip-clear",onClick:()=>r(
null),children:[i(_e,{name:"close",size:12})," all goroutines"]})]}):t?i("select",{class:"field","aria-label":"Only goroutines of",ref:s=>s?.focus(),onChange:s=>r(
s.currentTarget.value===""?null:`goroutine:${s.currentTarget.value}`),children:[i("option",{value:"",children:o.data?"All goroutines":"Loading…"}),o.data?.groups?.
map(s=>i("option",{value:$t(s.function),children:[De($t(s.function))," (",R(s.count),")"]},s.function))]}):i("button",{type:"button",class:"button",onClick:()=>n(
!0),children:"All goroutines ▾"})}function xc({samples:e,view:t,by:n,label:o,unit:r}){let s=ge.value.fn??null,a=l=>de({fn:l,view:l===null?t:"functions"});return e.
length===0?i("p",{class:"faint",children:["There is nothing of this kind",ue.value?" in the range":"","."]}):t==="flame"?i(el,{samples:e,by:n,label:o,onFunction:a,
unit:r}):i(Lh,{samples:e,by:n,chosen:s,onFunction:a})}function Ey({query:e}){let t=new URL(Ho("doc/profile",{...e,format:"pprof",top:null}),location.href).href,
n=`go tool pprof '${t}'`;return i("div",{class:"pprof-line space-above",children:[i("a",{class:"button",href:t,download:`${String(e.kind)}.pb.gz`,children:"Down\
load pprof"}),i("code",{children:n}),i(La,{text:()=>n})]})}function Ny({kind:e,scope:t,view:n,by:o}){let r=ue.value,[s,a]=It("complete","0",["0","1"]),l={kind:e,
fn:t.fn,goroutine:t.goroutine,from:r?`${Math.round(r.from)}ns`:null,to:r?`${Math.round(r.to)}ns`:null,complete:s==="1"?1:null},u=ke("doc/profile",{...l,top:Cy}),
c=V(()=>u.data?.usable?Ay(u.data):[],[u.data]);return i(Se,{load:u,rows:8,children:m=>i("div",{class:"stack-gap",children:[i(et,{head:m}),i(Qt,{facts:[{label:"T\
otal",value:_(m.total_ns)},{label:"Count",value:R(m.count)},{label:"Average",value:_(m.avg_ns)},{label:"Median",value:_(m.p50_ns)},{label:"p99",value:_(m.p99_ns)},
{label:"Longest",value:_(m.max_ns),href:Z("/latency",{kind:e==="sched"?"sched":e==="syscall"?"syscall":"block"})},{label:"By the longest 1 %",value:ee(m.top_1_percent_share),
hint:"Part of the total that the longest 1 % of the waits make up"},{label:"Stacks",value:R(m.num_stacks)}]}),i(oe,{flush:!0,children:[n==="stacks"?i(Py,{doc:m},
m.profile):i(xc,{samples:c,view:n,by:o,label:e}),m.num_stacks>m.stacks.length&&i("p",{class:"p-note",children:["The ",R(m.stacks.length)," largest of ",Be(m.num_stacks,
"stack"),"."]}),e==="sched"&&i("label",{class:"check space-above",children:[i("input",{type:"checkbox",checked:s==="1",onChange:p=>a(p.currentTarget.checked?"1":
"0")}),"with the wait before the first run, which go tool trace leaves out"]}),i(Ey,{query:l})]})]})})}function Ly({scope:e,view:t,by:n}){let o=ue.value,r=ke(e.
fn!==void 0?"rows":null,{section:"groups",filter:e.fn,limit:1e3}),s=r.data?.rows.find(m=>m.fn===e.fn||m.label===e.fn),a=e.goroutine!==void 0?`g${e.goroutine}`:e.
fn===void 0?"all":s?.key,l=o??{from:0,to:ye.value},u=ke(a===void 0||l.to<=0?null:"area",{from:l.from,to:l.to,rows:a,stacks:"running"}),c=V(()=>u.data?.flame?dh(
u.data.flame.nodes):[],[u.data]);return r.data&&e.fn!==void 0&&!s?i(lt,{kind:"warn",title:"There is nothing to show",children:["No goroutine began with ",e.fn,"\
."]}):i(Se,{load:u,rows:8,children:m=>i(oe,{flush:!0,children:[t==="stacks"?i("p",{class:"faint",children:"Running time is known by function only: see the flame\
 graph or the functions."}):i(xc,{samples:c,view:t,by:"time",label:"running"}),i("p",{class:"p-note",children:[_(m.states.running?.total??0)," of running in ",R(
m.states.running?.count??0)," stretches. A stretch counts for the stack at which it ended: the call that blocked, or where it was preempted.",n==="count"?" It i\
s weighed by time.":""]})]})})}function Fy({scope:e,view:t}){let n=ue.value,o=gf("doc/export",{format:"folded",state:"samples",from:n?`${Math.round(n.from)}ns`:
null,to:n?`${Math.round(n.to)}ns`:null}),r=V(()=>o.data===null?[]:ph(o.data),[o.data]),s=r.reduce((a,l)=>a+l.count,0);return i(Se,{load:o,rows:8,children:()=>i(
oe,{flush:!0,children:[(e.fn!==void 0||e.goroutine!==void 0)&&i(lt,{title:"Samples are of all goroutines",children:"They cannot be restricted to some of them."}),
s===0?i(lt,{title:`There are no CPU samples${n?" in the range":" in this trace"}`,children:"They are only there if the CPU profiler ran while the trace was take\
n (pprof.StartCPUProfile, or /debug/pprof/profile at the same time)."}):t==="stacks"?i("p",{class:"faint",children:"See the flame graph or the functions."}):i(xc,
{samples:r,view:t,by:"count",label:"CPU samples",unit:Be(s,"sample")})]})})}function Dh(e){let[t]=It("kind","sync",["sync","net","syscall","sched","running","cp\
u"]),[n,o]=It("view","flame",["flame","functions","stacks"]),[r,s]=It("unit","time",["time","count"]),a=Ry(ge.value.scope),l=Fh.find(u=>u.value===t)?.hint;return i(
je,{title:"Profiles",lead:`${l}.`,actions:i(K,{children:[i(qe,{restricted:!0}),i($y,{scope:a})]}),children:[i("div",{class:"choices",children:[i(an,{label:"Kind",
options:Fh,value:t,onChange:u=>de({kind:u==="sync"?null:u,fn:null})}),i(an,{label:"View",options:Ty,value:n,onChange:o}),t!=="cpu"&&t!=="running"&&n!=="stacks"&&
i(an,{label:"Unit",options:[{value:"time",text:"Time"},{value:"count",text:"Count"}],value:r,onChange:s})]}),a.other!==void 0&&i(lt,{kind:"warn",title:"This sco\
pe is not known",children:["“",a.other,"”: a profile can be of all goroutines, of those of a start function (goroutine:NAME), or of one (g17). For a region or\
 task choose its time as the range."]}),t==="running"?i(Ly,{scope:a,view:n,by:r},t):t==="cpu"?i(Fy,{scope:a,view:n},t):i(Ny,{kind:t,scope:a,view:n,by:r},t),Ke.value?.
state==="reading"&&hn.value===null&&i("p",{class:"p-note",children:"The trace is still being read."})]})}var Li=62,Dy=12,ll=6,Oy=24;function By(e){let t=new Map;for(let r of e.cells)t.set(r.from_ns,r.to_ns);let n=[...t].map(([r,s])=>({from:r,to:s})).sort((r,s)=>r.from-
s.from),o=[];for(let r of n){let s=o[o.length-1];for(;s&&s.to<r.from&&s.to>0&&o.length<200;)s={from:s.to,to:Math.min(s.to*2,r.from)},o.push(s);o.push(r)}return o}
function Oh({heat:e,label:t,chosen:n,onCell:o}){let[r,s]=ln(),a=Ce(null),[l,u]=X(null),c=V(()=>By(e),[e]),m=V(()=>{let T=new Map(c.map((U,A)=>[U.from,A])),G=new Map,
W=1;for(let U of e.cells){let A=T.get(U.from_ns);A===void 0||U.column<0||U.column>=e.columns||(G.set(U.column*1e3+A,U.count),W=Math.max(W,U.count))}return{grid:G,
most:W}},[e,c]),p=Math.max(9,Math.min(18,Math.floor(260/Math.max(c.length,1)))),d=Math.max(c.length,1)*p,g=d+ll+Oy,b=Math.max(s-Li-Dy,10),y=Ot.value==="dark";he(
()=>{let T=requestAnimationFrame(()=>{let G=a.current,W=G?.getContext("2d");if(!G||!W||s<=0)return;let U=window.devicePixelRatio||1;G.width=Math.round(b*U),G.height=
Math.round(d*U),W.scale(U,U),W.clearRect(0,0,b,d),W.fillStyle=Mn("--bg-sunken"),W.fillRect(0,0,b,d);let A=b/e.columns;for(let[Q,D]of m.grid){let se=Math.floor(Q/
1e3),ve=Q%1e3,ae=m.most>1?Math.log(D)/Math.log(m.most):1;W.fillStyle=y?`oklch(${.44+.46*ae} ${.09+.07*ae} ${290-215*ae})`:`oklch(${.83-.5*ae} ${.07+.08*ae} ${75+
215*ae})`;let ce=Math.floor(se*A);W.fillRect(ce,d-(ve+1)*p,Math.max(Math.floor((se+1)*A)-ce-(A>4?1:0),1),p-1)}});return()=>cancelAnimationFrame(T)},[e,m,s,d,b,p,
y]);let M=T=>{let G=a.current.getBoundingClientRect(),W=Math.floor((T.clientX-G.left)/b*e.columns),U=Math.floor((d-(T.clientY-G.top))/p);return W<0||W>=e.columns||
U<0||U>=c.length?null:{column:W,row:U}},C=({column:T,row:G})=>({from:e.from_ns+T*e.width_ns,to:e.from_ns+(T+1)*e.width_ns,shortest:c[G]?.from??0,longest:c[G]?.to??
0,count:m.grid.get(T*1e3+G)??0}),x=T=>{let G=l??{column:0,row:c.length-1},U={ArrowRight:[1,0],ArrowLeft:[-1,0],ArrowUp:[0,1],ArrowDown:[0,-1]}[T.key];if(U)u(l?{
column:Math.max(0,Math.min(e.columns-1,G.column+U[0])),row:Math.max(0,Math.min(c.length-1,G.row+U[1]))}:G);else if(T.key==="Enter"&&l)o(C(l));else if(T.key==="E\
scape"&&n)o(null);else return;T.preventDefault(),T.stopPropagation()};if(c.length===0)return i("p",{class:"faint",children:"There are no instances."});let $=e.from_ns+
e.columns*e.width_ns,E=hi(e.from_ns,$,Math.max(2,Math.floor(b/110))),F=_a(E),O=T=>Li+(T-e.from_ns)/($-e.from_ns)*b,H=T=>({x:Li+T.column/e.columns*b,y:ll+d-(T.row+
1)*p,width:Math.max(b/e.columns,2),height:p}),N=n?{column:Math.round((n.from-e.from_ns)/e.width_ns),row:c.findIndex(T=>T.from===n.shortest)}:null,L=l?C(l):null,
B=Math.max(1,Math.ceil(18/p));return i("div",{class:"heatmap",ref:r,children:[s>0&&i("div",{class:"heatmap-stage",style:{height:`${g}px`},children:[i("canvas",{
ref:a,class:"heatmap-canvas",style:{left:`${Li}px`,top:`${ll}px`,width:`${b}px`,height:`${d}px`},"aria-hidden":"true"}),i("svg",{class:"heatmap-over",width:s,height:g,
tabIndex:0,role:"application","aria-label":`${t}: heat map, time by length. Arrow keys move, Enter lists what is in a cell`,onKeyDown:x,onMouseMove:T=>u(M(T)),onMouseLeave:()=>u(
null),onClick:T=>{let G=M(T);o(G&&C(G).count>0?C(G):null)},children:[c.map((T,G)=>G%B===0&&i("text",{class:"tick",x:Li-6,y:ll+d-G*p-p/2+4,"text-anchor":"end",children:_(
T.from)},G)),E.map((T,G)=>i("text",{class:"tick",x:Math.max(Li+10,Math.min(O(T),s-34)),y:g-6,"text-anchor":"middle",children:F[G]},T)),l&&i("rect",{class:"heat-\
hover",...H(l)}),N&&N.row>=0&&i("rect",{class:"heat-chosen",...H(N)})]})]}),i("div",{class:"histogram-foot","aria-live":"polite",children:L?`${Le(L.from)} to ${Le(
L.to)}: ${R(L.count)} of ${_(L.shortest)} to ${_(L.longest)}`:"click a cell to list what is in it"})]})}function Bh({heat:e}){let t=[...e.cells].sort((n,o)=>o.from_ns-
n.from_ns||n.column-o.column).slice(0,500);return i("div",{class:"plain-scroll",tabIndex:0,role:"region","aria-label":"Cells of the heat map",children:i("table",
{class:"grid-table",children:[i("thead",{children:i("tr",{children:[i("th",{class:"num",children:"time"}),i("th",{class:"num",children:"length from"}),i("th",{class:"\
num",children:"to"}),i("th",{class:"num",children:"count"})]})}),i("tbody",{children:t.map(n=>i("tr",{children:[i("td",{class:"num",children:Le(e.from_ns+n.column*
e.width_ns)}),i("td",{class:"num",children:_(n.from_ns)}),i("td",{class:"num",children:_(n.to_ns)}),i("td",{class:"num",children:R(n.count)})]},`${n.column} ${n.
from_ns}`))})]})})}var Fi=62,ul=12,Di=10,Iy=24,Hy=[[0,"0 %"],[.5,"50 %"],[.9,"90 %"],[.99,"99 %"],[.999,"99.9 %"],[.9999,"99.99 %"],[.99999,"99.999 %"]],$r=e=>-Math.log10(Math.max(
1-e,1e-9));function Ih({lines:e,label:t,height:n=240}){let[o,r]=ln(),[s,a]=X(null),l=Math.max(r-Fi-ul,10),u=n-Di-Iy,c=Math.max(...e.map(x=>x.count),1),m=Math.max(
1,Math.min(5,Math.ceil(Math.log10(c)))),p=e.filter(x=>x.count>0).map(x=>{let $=Th(x.buckets);return{...x,points:$.map(E=>({x:Math.min($r(E.share),$r(1-.5/x.count)),
y:Math.min(E.x,Math.max(x.max,1))}))}}),d=1/0,g=1;for(let x of p)for(let $ of x.points)d=Math.min(d,$.y),g=Math.max(g,$.y);if(!Number.isFinite(d))return i("p",{
class:"faint",children:"There is nothing to show."});g<=d&&(g=d*10);let b=x=>Fi+Math.min(x/m,1)*l,y=x=>Di+u-gi(x,d,g)*u,M=s===null?null:1-10**-((s-Fi)/l*m),C=(x,$)=>{
let E=x.findIndex(F=>F.x>=$);return E<0?x[x.length-1]?.y??null:x[E]?.y??null};return i("div",{class:"percentile-plot",ref:o,children:[r>0&&i("svg",{width:r,height:n,
role:"img","aria-label":`${t}: percentiles`,onPointerMove:x=>a(Math.max(Fi,Math.min(r-ul,x.clientX-x.currentTarget.getBoundingClientRect().left))),onPointerLeave:()=>a(
null),children:[Ca(d,g,7).map(x=>i("g",{children:[i("line",{class:"grid-line",x1:Fi,x2:r-ul,y1:y(x),y2:y(x)}),i("text",{class:"tick",x:Fi-6,y:y(x)+4,"text-ancho\
r":"end",children:_(x)})]},x)),Hy.filter(([x])=>$r(x)<=m).map(([x,$])=>i("g",{children:[i("line",{class:"grid-line",x1:b($r(x)),x2:b($r(x)),y1:Di,y2:Di+u}),i("t\
ext",{class:"tick",x:Math.min(b($r(x)),r-ul-12),y:n-6,"text-anchor":"middle",children:$})]},$)),p.map(x=>i("path",{class:`line tone-${x.tone}`,d:x.points.map(($,E)=>`${E?
"L":"M"}${b($.x).toFixed(1)} ${y($.y).toFixed(1)}`).join("")},x.name)),s!==null&&i("line",{class:"hover-line",x1:s,x2:s,y1:Di,y2:Di+u})]}),i("div",{class:"histo\
gram-foot","aria-live":"off",children:M!==null?i(K,{children:[i("strong",{children:[(M*100).toFixed(M>.999?3:M>.99?2:1)," %"]})," take at most"," ",p.slice(0,6).
map(x=>i("span",{class:"legend-item",children:[i("span",{class:`legend-mark tone-${x.tone}`}),x.name," ",_(C(x.points,$r(M)))]},x.name))]}):p.length>1&&p.map(x=>i(
"span",{class:"legend-item",children:[i("span",{class:`legend-mark tone-${x.tone}`}),x.name]},x.name))})]})}var kc=[{value:"sched",text:"Scheduling",hint:"Runnable, waiting for a P"},{value:"block",text:"Blocking",hint:"Blocked, by reason"},{value:"syscall",text:"Sysc\
alls",hint:"System calls that kept their P, and those that lost it"},{value:"assist",text:"GC assist",hint:"Mark assists: allocation that had to help the collec\
tor"},{value:"stw",text:"Stop-the-world",hint:"Stops of the world, by what they were for"},{value:"task",text:"Tasks",hint:"User tasks, by type"},{value:"region",
text:"Regions",hint:"User regions, by type"}],Gy=[{value:"type",text:"By type"},{value:"function",text:"By start function"},{value:"site",text:"By line of code"}],
Mc={sched:"runnable",block:"waiting",syscall:"syscall",assist:"gc",stw:"stw",task:"span",region:"span"},zy={"few long":"the longest 1 % make half of the total o\
r more","long tail":"it takes the longest 10 % to make half of the total","many short":"many short ones make the total",even:"all are about alike","too few":"fe\
wer than 10",none:""},_c={idle:"a P was idle: late wake-up",held:"Ps held by calls",gc:"Ps marking",hog:"a goroutine ran over 10 ms",busy:"all Ps busy",stall:"n\
o progress",stw:"stop-the-world",unknown:"unknown"};function Hh(e){return e.histogram.map(t=>({from:t.from_ns,to:t.to_ns,count:t.count}))}function Wy(e){let t=new Map;
for(let n of e)for(let o of Hh(n)){let r=t.get(o.from);t.set(o.from,r?{...o,count:r.count+o.count}:o)}return[...t.values()].sort((n,o)=>n.from-o.from)}function ks(e,t){
return e.function!==void 0?$t(e.function):e.place!==void 0?e.place?`${De(e.place.function)} ${e.place.file.slice(e.place.file.lastIndexOf("/")+1)}:${e.place.line}`:
"(no stack)":e.type||(t==="sched"?"waiting for a P":t==="block"?"reason unknown":"(no name)")}function Uy({rows:e,kind:t,by:n,chosen:o,onChoose:r}){let s=V(()=>{
let a=Math.max(...e.map(p=>p.total_ns),1),l=Math.max(Math.min(...e.map(p=>p.p50_ns).filter(p=>p>0),1e6),10),u=Math.max(...e.map(p=>p.max_ns),1),c=(p,d,g,b)=>({id:p,
title:d,hint:b,value:g,show:y=>i(re,{ns:g(y)}),num:!0,width:"80px"}),m=[{id:"name",title:n==="function"?"Start function":n==="site"?"Where":"Type",value:p=>ks(p,
t),show:p=>p.function!==void 0?i(Jt,{fn:p.function}):p.place!==void 0?i(mi,{frame:p.place}):ks(p,t),width:"minmax(180px, 1fr)"},{id:"count",title:"Count",value:p=>p.
count,show:p=>R(p.count),num:!0,width:"80px"},{id:"total",title:"Total",value:p=>p.total_ns,show:p=>i(Ae,{value:p.total_ns,of:a,kind:Mc[t],children:i(re,{ns:p.total_ns})}),
num:!0,width:"96px"},{id:"spread",title:"p50 · p99 · longest",value:p=>p.p99_ns,show:p=>i(Zo,{p50:p.p50_ns,p99:p.p99_ns,max:p.max_ns,low:l,high:u}),width:"140\
px",picture:!0},c("p50","p50",p=>p.p50_ns),c("p90","p90",p=>p.p90_ns),c("p99","p99",p=>p.p99_ns),c("p999","p99.9",p=>p.p99_9_ns),c("max","Longest",p=>p.max_ns),
{id:"shape",title:"Total made by",value:p=>p.shape,show:p=>i("span",{class:p.shape==="few long"?"warn":"muted",title:zy[p.shape],children:[p.shape,p.shape==="fe\
w long"?`: 1 % = ${ee(p.top_1_percent_share)}`:""]}),width:"158px"},{id:"cut",title:"Cut",hint:"Cut by the begin or end of the trace; they are in no other numbe\
r",value:p=>p.cut,show:p=>p.cut?i("span",{title:`${_(p.cut_ns)} of them is seen`,children:R(p.cut)}):i("span",{class:"faint",children:"0"}),num:!0,width:"56px"}];
return n!=="type"&&e.some(p=>p.type!=="")&&m.splice(1,0,{id:"type",title:"Type",value:p=>p.type,width:"120px"}),e.some(p=>(p.harm_ns??0)>0)&&m.push({id:"harm",title:"\
Harm",hint:"Time in which others could have run, but the call held the P",value:p=>p.harm_ns??null,show:p=>i(re,{ns:p.harm_ns}),num:!0,width:"80px"}),m},[e,t,n]);
return i(Ee,{label:"Distributions",columns:s,rows:e,sort:{column:"total",descending:!0},csvName:`latency-${t}`,tallest:10,onRow:r,isChosen:a=>a===o,empty:"There\
 are none."})}function Gh({list:e,title:t,kind:n}){let o=V(()=>{let r=Math.max(...e.map(a=>a.duration_ns),1),s=[{id:"begin",title:"From",value:a=>a.begin_ns,show:a=>i(
Nn,{id:a.goroutine,from:a.begin_ns,to:a.begin_ns+a.duration_ns}),num:!0,width:"112px"},{id:"duration",title:"Duration",value:a=>a.duration_ns,show:a=>i(Ae,{value:a.
duration_ns,of:r,kind:Mc[n],children:i(re,{ns:a.duration_ns})}),num:!0,width:"100px"},{id:"g",title:"Goroutine",value:a=>a.goroutine,show:a=>i(Et,{id:a.goroutine,
at:a.begin_ns,to:a.begin_ns+a.duration_ns}),num:!0,width:"88px"},{id:"fn",title:"Start function",value:a=>$t(a.function),show:a=>i(Jt,{fn:a.function}),width:"mi\
nmax(140px, 0.8fr)"},{id:"place",title:n==="sched"?"Woken at":"Where",value:a=>a.place?.function??"",show:a=>i(mi,{frame:a.place}),width:"minmax(180px, 1fr)"}];
return n==="sched"&&s.push({id:"delay",title:"Mostly due to",value:a=>_c[a.delay??""]??"",show:a=>i("span",{class:"muted",children:_c[a.delay??""]??""}),width:"\
190px"}),n==="block"&&s.push({id:"by",title:"Ended by",value:a=>a.by??null,show:a=>a.by===null||a.by===void 0?i("span",{class:"faint",children:"the runtime"}):i(
"span",{class:"inline-cells",children:[i(Et,{id:a.by,at:a.begin_ns+a.duration_ns}),i(mi,{frame:a.by_place})]}),width:"minmax(180px, 1fr)"}),(n==="task"||n==="re\
gion")&&s.push({id:"task",title:"Task",value:a=>a.task??null,show:a=>a.task?i("a",{href:Z(`/task/${a.task}`),children:a.task}):i("span",{class:"faint",children:"\
–"}),num:!0,width:"70px"}),s},[e,n]);return i(oe,{title:t,flush:!0,children:i(Ee,{label:t,columns:o,rows:e,sort:{column:"duration",descending:!0},csvName:`lon\
gest-${n}`,tallest:12,rowHref:r=>Kn(r.goroutine,r.begin_ns,r.begin_ns+r.duration_ns,[r.by]),empty:"There are none."})})}function Vy({row:e}){let t=e.delay_ns;if(!t)
return null;let n=Object.keys(t).map(r=>({k:r,ns:t[r]})).filter(r=>r.ns>0).sort((r,s)=>s.ns-r.ns),o=n[0]?.ns??1;return i("div",{children:[i("h4",{children:"What\
 the Ps did meanwhile"}),i("table",{class:"grid-table plain-tight",children:i("tbody",{children:n.map(({k:r,ns:s})=>i("tr",{children:[i("td",{children:_c[r]??r}),
i("td",{class:"num",width:"130",children:i(Ae,{value:s,of:o,kind:"runnable",children:_(s)})}),i("td",{class:"num",width:"64",children:ee(s/Math.max(e.total_ns,1))})]},
r))})})]})}function Ky({cell:e,query:t,kind:n,onClose:o}){let r=ke("doc/latency",{...t,by:"kind",heat:null,columns:null,longest:1e3,from:`${Math.floor(e.from)}n\
s`,to:`${Math.ceil(e.to)}ns`});return i(Se,{load:r,children:s=>{let a=s.rows.flatMap(l=>l.longest).filter(l=>{let u=l.begin_ns+l.duration_ns;return u>=e.from&&u<
e.to&&l.duration_ns>=e.shortest&&l.duration_ns<e.longest});return i("div",{children:[i(Gh,{list:a,kind:n,title:`${_(e.shortest)} to ${_(e.longest)}, ended from ${Le(
e.from)} to ${Le(e.to)}`}),i("p",{class:"p-note",children:[a.length<e.count?`${R(a.length)} of ${R(e.count)}: the longest of that time are listed. `:"",i("butto\
n",{type:"button",class:"link",onClick:()=>Dt({from:Math.floor(e.from),to:Math.ceil(e.to)}),children:"Restrict all pages to that time"})," · ",i("button",{type:"\
button",class:"link",onClick:o,children:"Back to the longest of all"})]})]})}})}function jy({doc:e,kind:t,by:n,query:o}){let[r,s]=X(null),[a,l]=X(null),[u,c]=yn(),
[m,p]=yn(),d=e.rows.filter(H=>H.kind===t),g=H=>`${ks(H,t)} ${H.type}`,b=d.find(H=>g(H)===r)??(d.length===1?d[0]:null),y=b?[b]:d,M=V(()=>Wy(y),[e,r]),C=V(()=>ol(
M,70),[M]),x=y.reduce((H,N)=>H+N.count,0),$=b?[{name:"p50",value:b.p50_ns},{name:"p90",value:b.p90_ns},{name:"p99",value:b.p99_ns},{name:"p99.9",value:b.p99_9_ns},
{name:"max",value:b.max_ns}]:[],E=[...y].sort((H,N)=>N.total_ns-H.total_ns).slice(0,6).map((H,N)=>({name:ks(H,t),buckets:Hh(H),count:H.count,max:H.max_ns,tone:N})),
F=y.flatMap(H=>H.longest).sort((H,N)=>N.duration_ns-H.duration_ns).slice(0,200),O=kc.find(H=>H.value===t)?.text??t;return d.length===0?i(oe,{children:i("p",{class:"\
faint",children:["The trace has none of these",ue.value?" in the range":"","."]})}):i("div",{class:"stack-gap",children:[i(Qt,{facts:b?[{label:"Count",value:R(b.
count)},{label:"Total",value:_(b.total_ns)},{label:"Average",value:_(b.avg_ns)},{label:"p50",value:_(b.p50_ns)},{label:"p90",value:_(b.p90_ns)},{label:"p99",value:_(
b.p99_ns)},{label:"p99.9",value:_(b.p99_9_ns)},{label:"Longest",value:_(b.max_ns),href:b.longest[0]?Kn(b.longest[0].goroutine,b.longest[0].begin_ns,b.longest[0].
begin_ns+b.longest[0].duration_ns):void 0}]:[{label:"Count",value:R(x)},{label:"Total",value:_(y.reduce((H,N)=>H+N.total_ns,0))},{label:"Longest",value:_(Math.max(
...y.map(H=>H.max_ns)))},{label:n==="type"?"Types":"Rows",value:R(d.length)}]}),(d.length>1||n!=="type")&&i(oe,{flush:!0,children:[i(Uy,{rows:d,kind:t,by:n,chosen:b,
onChoose:H=>{s(g(H)===r?null:g(H)),l(null)}}),b&&d.length>1&&i("p",{class:"p-note",children:["Below is ",i("strong",{children:ks(b,t)}),". ",i("button",{type:"b\
utton",class:"link",onClick:()=>s(null),children:"All of them"})]})]}),i("div",{class:"columns-2",children:[i(oe,{title:"How long they took",note:Be(x,"instance"),
actions:c,children:u?i(Ei,{bins:C,label:O}):i(or,{bins:C,marks:$,label:O,kind:Mc[t],height:250})}),i(oe,{title:"Percentiles",note:"Cumulative, with the tail spr\
ead out: the length that so many do not exceed.",children:i(Ih,{lines:E,label:O})})]}),e.heat&&e.heat.cells.length>0&&i(oe,{title:"Over time",note:`When they en\
ded, by length. ${b&&d.length>1?"All types. ":""}Darker: more of them.`.replace("Darker","Stronger"),actions:p,children:m?i(Bh,{heat:e.heat}):i(Oh,{heat:e.heat,
label:O,chosen:a,onCell:l})}),b?.delay_ns&&i(oe,{children:i(Vy,{row:b})}),a?i(Ky,{cell:a,query:o,kind:t,onClose:()=>l(null)}):i(Gh,{list:F,kind:t,title:"The lon\
gest"})]})}function zh(e){let[t]=It("kind","sched",["sched","block","syscall","assist","stw","task","region"]),[n,o]=It("group","type",["type","function","site"]),
[r,s]=It("system","0",["0","1"]),a=ue.value,l=ge.value.fn,u={kind:t,by:n,fn:l,system:r==="1"?1:null,heat:t,columns:160,longest:50,top:500,from:a?`${Math.round(a.
from)}ns`:null,to:a?`${Math.round(a.to)}ns`:null},c=ke("doc/latency",u),m=kc.find(p=>p.value===t)?.hint;return i(je,{title:"Latency",lead:`${m}.`,actions:i(K,{children:[
i(qe,{restricted:!0}),l!==void 0&&i("span",{class:"chip chip-range",children:[i("span",{children:["goroutines of ",i("span",{class:"mono",children:De(l)})]}),i(
"button",{type:"button",class:"chip-clear",onClick:()=>de({fn:null}),children:[i(_e,{name:"close",size:12})," all"]})]}),i("label",{class:"check",children:[i("i\
nput",{type:"checkbox",checked:r==="1",onChange:p=>s(p.currentTarget.checked?"1":"0")})," runtime’s own goroutines"]})]}),children:[i("div",{class:"choices",children:[
i(an,{label:"Kind",options:kc,value:t,onChange:p=>de({kind:p==="sched"?null:p})}),i(an,{label:"Rows",options:Gy,value:n,onChange:o})]}),i(Se,{load:c,rows:8,children:p=>i(
K,{children:[i(et,{head:p}),p.usable&&i(jy,{doc:p,kind:t,by:n,query:u},`${t} ${n}`)]})})]})}var Er=24,Wh=220,qy=60;function Yy(e){let t=new Map,n=[...e].sort((r,s)=>(r.begin_ns??0)-(s.begin_ns??0)||s.duration_ns-r.duration_ns),o=[];for(let r of n){for(;o.
length>0&&(o[o.length-1].end_ns??1/0)<=(r.begin_ns??0);)o.pop();t.set(r,o.length),o.push(r)}return t}function Xy(e){let t=new Map,n=[];for(let[o,r]of e.entries()){
let s=o===0||r.parent===null?0:(t.get(r.parent)??0)+1;t.set(r.id,s),n.push({label:`${r.type||"(no name)"} ${r.id}`,hint:`task ${r.id}, ${r.type}: ${_(r.duration_ns)}`,
to:o===0?void 0:Z(`/task/${r.id}`),depth:s,task:r,regions:[],logs:[]});let a=new Map,l=u=>{let c=a.get(u);return c||(c={label:`g${u}`,hint:`goroutine ${u}`,depth:s+
1,regions:[],logs:[]},a.set(u,c)),c};for(let u of r.regions)l(u.goroutine).regions.push(u);for(let u of r.logs)l(u.goroutine??-1).logs.push(u);n.push(...a.values())}
return n}function Uh({tasks:e,from:t,to:n}){let[o,r]=ln(),s=V(()=>Xy(e),[e]),a=s.slice(0,qy),l=Math.max(r-Wh-10,10),u=Math.max(n-t,1),c=d=>Wh+Math.max(0,Math.min(
1,(d-t)/u))*l,m=a.length*Er,p=(d,g)=>{let b=c(d??t);return{x:b,width:Math.max(c(g??n)-b,1.5)}};return i("div",{class:"gantt",ref:o,children:[r>0&&i("svg",{width:r,
height:m+26,role:"img","aria-label":`Time line of the task with ${R(s.length)} rows`,children:[hi(0,u,Math.max(2,Math.floor(l/110))).map(d=>i("g",{children:[i("\
line",{class:"grid-line",x1:c(t+d),x2:c(t+d),y1:0,y2:m}),i("text",{class:"tick",x:Math.min(c(t+d),r-26),y:m+17,"text-anchor":"middle",children:d===0?"0":`+${_(d)}`})]},
d)),a.map((d,g)=>{let b=g*Er,y=Yy(d.regions),M=Math.max(...y.values(),0)+1,C=i("text",{class:d.task?"gantt-task-name":"path-name",x:d.depth*12,y:b+16,children:[
d.label.length>30-d.depth*2?`${d.label.slice(0,28-d.depth*2)}…`:d.label,i("title",{children:d.hint})]});return i("g",{children:[i("line",{class:"grid-line",x1:0,
x2:r-10,y1:b+Er-.5,y2:b+Er-.5}),d.to?i("a",{href:d.to,children:C}):C,d.task&&i("rect",{class:"gantt-task",...p(d.task.begin_ns,d.task.end_ns),y:b+5,height:Er-10,
rx:2,children:i("title",{children:d.hint})}),d.regions.map((x,$)=>{let E=p(x.begin_ns,x.end_ns),F=(Er-6)/M;return i("g",{children:[i("rect",{class:`gantt-region\
 tone-fill-${$%2}`,...E,y:b+3+(y.get(x)??0)*F,height:Math.max(F-1,2),rx:1.5,children:i("title",{children:`${x.type}: ${_(x.duration_ns)} from ${Le(x.begin_ns)}`})}),
M===1&&E.width>40&&i("text",{class:"gantt-word",x:E.x+4,y:b+16,children:x.type.slice(0,Math.floor(E.width/7)-1)})]},$)}),d.logs.map((x,$)=>i("circle",{class:"ga\
ntt-log",cx:c(x.time_ns),cy:b+Er/2,r:3.5,children:i("title",{children:`${x.category?`${x.category}: `:""}${x.message}`})},$))]},g)})]}),s.length>a.length&&i("p",
{class:"p-note",children:[R(s.length-a.length)," more rows are not drawn; the lists below have them."]})]})}var Jy=new Map([["running","running"],["assist","gc"],["sweep","gc"],["gc","gc"],["runnable_gc","gc"],["runnable_stw","stw"],["runnable_stall","stw"],["lock","l\
ock"],["sync","lock"],["channel","channel"],["select","channel"],["network","network"],["sleep","sleep"],["timer","sleep"],["syscall","syscall"],["cgo","syscall"]]);
function Nr(e){return Jy.get(e)??(e.startsWith("runnable")?"runnable":"waiting")}function Qy({causes:e,total:t}){let n=e.filter(o=>o.total_ns>0);return i("div",
{class:"ledger-bar",role:"img","aria-label":n.map(o=>`${o.name} ${ee(o.share)}`).join(", "),children:n.map(o=>i("span",{class:`cause-${Nr(o.cause)}`,style:{flexGrow:Math.
max(o.total_ns/Math.max(t,1),.003)},title:`${o.name}: ${_(o.total_ns)} (${ee(o.share)})`,children:o.share>.09&&i("span",{class:"ledger-word",children:o.name})},
o.cause))})}function Zy({request:e,chosen:t,onChoose:n}){let o=e.causes.filter(r=>r.total_ns>0).sort((r,s)=>s.total_ns-r.total_ns);return i("table",{class:"grid\
-table ledger-table",children:[i("thead",{children:i("tr",{children:[i("th",{children:"cause"}),i("th",{class:"num",children:"time"}),i("th",{class:"num",children:"\
share"}),i("th",{class:"num",children:"parts"})]})}),i("tbody",{children:[o.map(r=>i("tr",{class:t===r.cause?"tr-chosen":void 0,children:[i("td",{children:i("bu\
tton",{type:"button",class:"link","aria-pressed":t===r.cause,onClick:()=>n(t===r.cause?null:r.cause),children:[i("span",{class:`legend-mark cause-${Nr(r.cause)}`,
"aria-hidden":"true"}),r.name]})}),i("td",{class:"num",title:Ma(r.total_ns),children:_(r.total_ns)}),i("td",{class:"num",children:ee(r.share)}),i("td",{class:"n\
um",children:R(r.count)})]},r.cause)),i("tr",{class:"ledger-sum",children:[i("td",{children:"in all"}),i("td",{class:"num",children:_(e.duration_ns)}),i("td",{class:"\
num",children:"100 %"}),i("td",{class:"num",children:R(e.parts.length)})]})]})]})}function ex({request:e,chosen:t,cause:n,onPart:o}){let[r,s]=ln(),a=V(()=>{let y=new Map;
for(let M of e.parts)y.has(M.goroutine)||y.set(M.goroutine,{row:y.size,fn:M.function});return y},[e]),l=200,u=Math.max(s-l-8,10),c=24,m=Math.min(a.size,40),p=m*
c,d=y=>l+(y-e.begin_ns)/Math.max(e.duration_ns,1)*u,g=y=>a.get(y.goroutine)?.row??0,b=(y,M)=>y.length>M?`${y.slice(0,M-1)}…`:y;return i("div",{class:"path",ref:r,
children:[s>0&&i("svg",{width:s,height:p+26,role:"img","aria-label":`Critical path over ${R(a.size)} goroutines`,children:[[...a].slice(0,m).map(([y,M])=>i("g",
{children:[i("line",{class:"grid-line",x1:l,x2:s-8,y1:M.row*c+c-.5,y2:M.row*c+c-.5}),i("text",{class:"path-name",x:0,y:M.row*c+16,children:[y===null?"":`g${y} `,
b(M.fn.slice(M.fn.lastIndexOf("/")+1),24),i("title",{children:M.fn})]})]},String(y))),e.parts.map((y,M)=>{if(g(y)>=m)return null;let C=Math.max(d(y.end_ns)-d(y.
begin_ns),.75),x=n!==null&&y.cause!==n,$=e.parts[M+1];return i("g",{class:x?"path-dim":void 0,children:[$&&g($)!==g(y)&&g($)<m&&i("line",{class:"path-hop",x1:d(
y.end_ns),x2:d(y.end_ns),y1:g(y)*c+12,y2:g($)*c+12}),i("rect",{class:`path-part cause-${Nr(y.cause)}${t===M?" path-chosen":""}`,x:d(y.begin_ns),width:C,y:g(y)*c+
4,height:c-8,onClick:()=>o(M),children:i("title",{children:`${e.causes.find(E=>E.cause===y.cause)?.name??y.cause}: ${_(y.duration_ns)}${y.reason?`, ${y.reason}`:
""}`})})]},M)}),hi(0,e.duration_ns,Math.max(2,Math.floor(u/100))).map(y=>i("text",{class:"tick",x:Math.min(d(e.begin_ns+y),s-24),y:p+18,"text-anchor":"middle",children:y===
0?"0":`+${_(y)}`},y))]}),a.size>m&&i("p",{class:"p-note",children:[R(a.size-m)," more goroutines are only in the list below."]})]})}function tx({part:e,name:t}){
return i("div",{class:"part-detail",children:[i("div",{children:[i("h4",{children:[i("span",{class:`legend-mark cause-${Nr(e.cause)}`,"aria-hidden":"true"}),t,"\
, ",_(e.duration_ns)]}),i("p",{class:"muted",children:[i(Et,{id:e.goroutine,at:e.begin_ns,to:e.end_ns})," ",i(ao,{fn:e.function})," from ",Le(e.begin_ns),e.reason?
`, ${e.reason}`:"",e.followed?" (followed by a guess)":"",". ",i("a",{href:Kn(e.goroutine,e.begin_ns,e.end_ns,[e.other?.goroutine,e.culprit?.goroutine]),children:"\
Show on timeline"})]}),i(Bt,{frames:e.stack})]}),e.other&&i("div",{children:[i("h4",{children:["Ended by ",i(Et,{id:e.other.goroutine,at:e.end_ns})," ",i(ao,{fn:e.
other.function})]}),e.other.task!==void 0&&i("p",{class:"muted",children:["working for task ",e.other.task,e.other.type?` (${e.other.type})`:""]}),i(Bt,{frames:e.
other.stack})]}),e.culprit&&i("div",{children:[i("h4",{children:["Who had the P: ",i(Et,{id:e.culprit.goroutine,at:e.begin_ns,to:e.end_ns})," ",i(ao,{fn:e.culprit.
function})]}),i(Bt,{frames:e.culprit.stack})]})]})}function Vh({request:e}){let[t,n]=X(null),[o,r]=X(null),s=V(()=>new Map(e.causes.map(c=>[c.cause,c.name])),[e]),
a=V(()=>[{id:"begin",title:"From",value:c=>c.begin_ns,show:c=>i(Nn,{id:c.goroutine,from:c.begin_ns,to:c.end_ns}),num:!0,width:"110px"},{id:"duration",title:"Dur\
ation",value:c=>c.duration_ns,show:c=>i(re,{ns:c.duration_ns}),num:!0},{id:"cause",title:"Cause",value:c=>s.get(c.cause)??c.cause,show:c=>i("span",{children:[i(
"span",{class:`legend-mark cause-${Nr(c.cause)}`,"aria-hidden":"true"}),s.get(c.cause)??c.cause]}),width:"200px"},{id:"g",title:"Goroutine",value:c=>c.goroutine,
show:c=>i(Et,{id:c.goroutine,at:c.begin_ns,to:c.end_ns}),num:!0},{id:"place",title:"Where",value:c=>c.stack.map(m=>m.function).join(" "),show:c=>i(lo,{frames:c.
stack})},{id:"other",title:"Ended by",value:c=>c.other?.goroutine??null,show:c=>c.other?i("span",{children:[i(Et,{id:c.other.goroutine,at:c.end_ns})," ",i(ao,{fn:c.
other.function}),c.other.type?i("span",{class:"faint",children:[" ",c.other.type]}):null]}):c.culprit?i("span",{children:[i(Et,{id:c.culprit.goroutine,at:c.begin_ns}),
" ",i(ao,{fn:c.culprit.function})]}):"",width:"minmax(120px, 0.7fr)"}],[s]);if(!e.done)return i("p",{class:"faint",children:"The path has too many parts to be s\
plit."});let l=t===null?e.parts:e.parts.filter(c=>c.cause===t),u=o===null?null:e.parts[o];return i("div",{class:"ledger",children:[i(Qy,{causes:e.causes,total:e.
duration_ns}),i("div",{class:"ledger-columns",children:[i(Zy,{request:e,chosen:t,onChoose:n}),i(ex,{request:e,chosen:o,cause:t,onPart:c=>r(o===c?null:c)})]}),u&&
i(tx,{part:u,name:s.get(u.cause)??u.cause}),i(Ee,{label:"Parts of the critical path",columns:a,rows:l,sort:{column:"begin",descending:!1},csvName:"critical-path",
tallest:12,onRow:c=>r(e.parts.indexOf(c)),isChosen:c=>u===c}),e.caused.count>0&&i("p",{class:"p-note",children:["Meanwhile others waited ",_(e.caused.total_ns),
" (",R(e.caused.count)," times) for locks that this request held",e.caused.victims[0]?`, most of it ${e.caused.victims[0].type??e.caused.victims[0].function??""}`:
"","."]})]})}function nx({steps:e,low:t,high:n}){let o=Math.max(...e.map(a=>a.count),1),r=Math.max(Math.log10(n/t),.2),s=a=>Math.log10(Math.max(a,t)/t)/r*100;return i("svg",
{class:"minibars",viewBox:"0 0 100 20",preserveAspectRatio:"none",role:"img","aria-label":`histogram from ${_(e[0]?.over_ns??0)} to ${_(e[e.length-1]?.to_ns??0)}`,
children:[i("line",{class:"spread-axis",x1:"0",x2:"100",y1:"19.5",y2:"19.5"}),e.map(a=>a.count>0&&a.to_ns>0&&i("rect",{class:"bin",x:s(Math.max(a.over_ns,t)),width:Math.
max(s(a.to_ns)-s(Math.max(a.over_ns,t))-.4,.8),y:19-Math.max(a.count/o*18,1.2),height:Math.max(a.count/o*18,1.2),children:i("title",{children:`${_(a.over_ns)} t\
o ${_(a.to_ns)}: ${R(a.count)}`})},a.to_ns))]})}function cl(e,t){let n=e.flatMap(l=>l.histogram.filter(u=>u.count>0&&u.to_ns>0)),o=Math.max(Math.min(...n.map(l=>l.
over_ns||l.to_ns/2),1e12),1),r=Math.max(...n.map(l=>l.to_ns),o*10),s=Math.max(...e.map(l=>l.latency.total_ns),1),a=(l,u,c)=>({id:l,title:u,value:c,show:m=>i(re,
{ns:m.latency.count?c(m):null}),num:!0,width:"80px"});return[{id:"count",title:"Count",value:l=>l.count,show:l=>R(l.count),num:!0,width:"76px"},{id:"incomplete",
title:"Open",hint:"Begin or end is not in the trace",value:l=>l.incomplete,show:l=>l.incomplete?R(l.incomplete):i("span",{class:"faint",children:"0"}),num:!0,width:"\
60px"},{id:"rate",title:"Rate",hint:"Ended a second",value:l=>l.complete,show:l=>fs(l.complete/Math.max(t/1e9,1e-9)),num:!0,width:"84px"},{id:"histogram",title:"\
How long",hint:"All rows have the same logarithmic axis",value:l=>l.latency.p99_ns,show:l=>i(nx,{steps:l.histogram,low:o,high:r}),width:"170px",picture:!0},a("p\
50","Median",l=>l.latency.p50_ns),a("p90","p90",l=>l.latency.p90_ns),a("p99","p99",l=>l.latency.p99_ns),a("max","Longest",l=>l.latency.max_ns),{id:"total",title:"\
Total",value:l=>l.latency.total_ns,show:l=>i(Ae,{value:l.latency.total_ns,of:s,children:i(re,{ns:l.latency.total_ns})}),num:!0,width:"100px"}]}function dl({rows:e,
duration:t,label:n,note:o,children:r}){let[s,a]=X(null),[l,u]=yn(),c=V(()=>e.map(t),[e]),m=V(()=>nl(c),[c]),p=V(()=>rl(c),[c]),d=V(()=>s?e.filter(g=>il(m,s,t(g))):
e,[e,m,s]);return i(K,{children:[i(oe,{title:"How long they took",note:o,actions:i(K,{children:[s&&i("button",{type:"button",class:"button",onClick:()=>a(null),
children:"All of them"}),u]}),children:[i(Qt,{small:!0,facts:[{label:"Count",value:R(e.length)},...p.map(g=>({label:g.name,value:_(g.value)}))]}),i("div",{class:"\
space-above",children:l?i(Ei,{bins:m,label:n}):i(or,{bins:m,marks:p,label:n,brush:s,onBrush:a,height:170})})]}),r(d,s?$i(m,s):null)]})}function Kh({value:e,of:t,
kind:n}){return i(Ae,{value:e,of:t,kind:n,children:_(e)})}function pl({type:e}){let[t,n]=X(!1),o=ke(t?"doc/explain":null,{"slow-vs-normal":e});return i(oe,{title:"\
Why are the slow ones slow?",note:"The slowest 1 % against all others, cause by cause.",actions:t?void 0:i("button",{type:"button",class:"button button-main",onClick:()=>n(
!0),children:"Compare them"}),children:t&&i(Se,{load:o,children:r=>{let s=[...r.causes??[]].filter(u=>u.slow.avg_ns>0||u.normal.avg_ns>0).sort((u,c)=>c.share-u.
share),a=Math.max(...s.map(u=>Math.max(u.slow.avg_ns,u.normal.avg_ns)),1),l=(u,c)=>(u??0)/Math.max(c??1,1);return i(K,{children:[i("p",{class:"p-note",children:[
Be(r.num_slow??0,"slow one")," take ",_(l(r.slow_total_ns,r.num_slow))," on average, ",Be(r.num_normal??0,"other")," ",_(l(r.normal_total_ns,r.num_normal)),"."]}),
i("div",{class:"plain-scroll",tabIndex:0,role:"region","aria-label":"Causes, slow against normal",children:i("table",{class:"grid-table",children:[i("thead",{children:i(
"tr",{children:[i("th",{children:"cause"}),i("th",{class:"num",children:"slow, average"}),i("th",{class:"num",children:"others, average"}),i("th",{class:"num",title:"\
Part of the difference of the durations",children:"of the difference"}),i("th",{class:"num",title:"1: each slow one has more of it than each other one; 0: no di\
fference",children:"tells apart"}),i("th",{children:"mostly at"})]})}),i("tbody",{children:s.map(u=>i("tr",{children:[i("td",{children:[i("span",{class:`legend-\
mark cause-${Nr(u.cause)}`,"aria-hidden":"true"}),u.name]}),i("td",{class:"num",width:"120",children:i(Kh,{value:u.slow.avg_ns,of:a,kind:"runnable"})}),i("td",{
class:"num",width:"120",children:i(Kh,{value:u.normal.avg_ns,of:a,kind:"waiting"})}),i("td",{class:"num",children:i("strong",{children:ee(u.share)})}),i("td",{class:"\
num",children:u.delta.toFixed(2)}),i("td",{class:"clip",children:[u.place&&u.place.length>0?i(lo,{frames:u.place}):i("span",{class:"faint",children:"–"}),u.other_type?
i("span",{class:"muted",children:[" for ",u.other_type]}):null]})]},u.cause))})]})})]})}})})}var ml="(begin not seen)",jh=e=>e.known===!1?ml:e.type||"(no name)";function Sc({what:e,how:t}){return i(lt,{title:`The program marked no ${e}`,children:["With ",
t," of package runtime/trace a program says what belongs together, and the viewer shows how long it took and why."]})}function ox(){let e=ke("doc/tasks"),t=(n,o)=>{
let r=[{id:"type",title:"Type",value:jh,show:s=>i("a",{href:Z(`/tasks/${Qo(s.known?s.type:ml)}`),children:jh(s)}),width:"minmax(180px, 1fr)"},...cl(n,o)];return i(
Ee,{label:"Types of tasks",columns:r,rows:n,sort:{column:"total",descending:!0},csvName:"tasks",rowHeight:34,tallest:20,rowHref:s=>Z(`/tasks/${Qo(s.known?s.type:
ml)}`)})};return i(je,{title:"Tasks",lead:"What the program marked with trace.NewTask, by type.",actions:i(K,{children:[i(qe,{restricted:!1}),i(rx,{})]}),children:i(
Se,{load:e,children:n=>i(K,{children:[i(et,{head:n}),n.types&&n.types.length>0?i(oe,{flush:!0,children:t(n.types,n.duration_ns)}):n.usable&&i(Sc,{what:"tasks",how:"\
NewTask, WithRegion and Log"})]})})})}function rx(){return i("form",{class:"choices",onSubmit:e=>{e.preventDefault();let t=new FormData(e.currentTarget).get("id");
typeof t=="string"&&/^\d+$/.test(t.trim())&&ix(t.trim())},children:i("input",{class:"field",name:"id",inputMode:"numeric",size:9,placeholder:"Task number","aria\
-label":"Go to the task with this number"})})}function ix(e){let t=document.createElement("a");t.href=Z(`/task/${e}`),document.body.append(t),t.click(),t.remove()}
var sx=3e3;function fl(e){return e.state==="complete"?"":e.state==="no_end"?"not ended":e.state==="no_begin"?"began before":"only mentioned"}function qh({tasks:e,
total:t}){let n=V(()=>{let o=Math.max(...e.map(s=>s.duration_ns),1);return[{id:"id",title:"Task",value:s=>s.id,show:s=>i("a",{href:Z(`/task/${s.id}`),children:s.
id}),num:!0,width:"80px"},{id:"begin",title:"Began",value:s=>s.begin_ns,show:s=>s.begin_ns===null?i("span",{class:"faint",children:"before"}):i(Nn,{id:s.begin_goroutine,
from:s.begin_ns,to:s.end_ns??s.begin_ns+s.duration_ns}),num:!0,width:"112px"},{id:"duration",title:"Duration",value:s=>s.duration_ns,show:s=>i(Ae,{value:s.duration_ns,
of:o,children:i(re,{ns:s.duration_ns})}),num:!0,width:"120px"},{id:"state",title:"",value:s=>fl(s),show:s=>fl(s)?i("span",{class:"tag",children:fl(s)}):"",width:"\
110px",fixed:!0},{id:"g",title:"Goroutines",value:s=>s.goroutines.length,show:s=>R(s.goroutines.length),num:!0,width:"84px"},{id:"regions",title:"Regions",value:s=>s.
regions.length,show:s=>R(s.regions.length),num:!0,width:"76px"},{id:"children",title:"Subtasks",value:s=>s.children.length,show:s=>R(s.children.length),num:!0,width:"\
76px"},{id:"logs",title:"Logs",value:s=>s.logs.map(a=>`${a.category} ${a.message}`).join(" "),show:s=>i("span",{class:"muted",title:s.logs.map(a=>a.message).join(
`
`),children:[s.logs.slice(0,3).map(a=>a.message).join(" · "),s.logs.length>3?` · ${s.logs.length-3} more`:""]}),width:"minmax(160px, 1fr)"}].filter(s=>s.id!==
"state"||e.some(a=>fl(a)))},[e]);return i(Ee,{label:"Tasks",columns:n,rows:e,total:t,sort:{column:"duration",descending:!0},csvName:"tasks",tallest:18,rowHref:o=>Z(
`/task/${o.id}`),filterHint:"Filter by number, log"})}function ax({type:e}){let t=e===ml,n=ge.value.log,o=ke("doc/tasks",{type:t?null:e,incomplete:t?1:null,log:n,
top:sx}),r=ue.value;return i(je,{title:e,trail:[{text:"Tasks",href:Z("/tasks")}],actions:i(K,{children:[i(qe,{restricted:!0}),i("form",{class:"choices",onSubmit:s=>{
s.preventDefault();let a=new FormData(s.currentTarget).get("log");de({log:typeof a=="string"&&a?a:null})},children:i("input",{class:"field",type:"search",name:"\
log",defaultValue:n,placeholder:"Text in logs, then Enter","aria-label":"Only tasks with this text in a log or region"},n)})]}),children:i(Se,{load:o,children:s=>{
let a=(s.tasks??[]).filter(p=>!t||p.type===""),l=r?a.filter(p=>(p.begin_ns??0)<r.to&&(p.end_ns??1/0)>r.from):a,u=l.filter(p=>p.state==="complete"),c=l.filter(p=>p.
state!=="complete"),m=(s.num_tasks??0)>(s.tasks??[]).length?`The ${R(a.length)} longest of ${R(s.num_tasks??0)}.`:void 0;return l.length===0?i(oe,{children:i("p",
{class:"faint",children:["There are no such tasks",r?" in the range":"",n?` with “${n}”`:"","."]})}):i("div",{class:"stack-gap",children:[i(et,{head:s}),u.length>
0&&i(dl,{rows:u,duration:p=>p.duration_ns,label:e,note:m,children:(p,d)=>i(oe,{title:d?`Tasks of ${d}`:"Tasks",flush:!0,children:i(qh,{tasks:p})})}),c.length>0&&
i(oe,{title:"Begin or end not seen",flush:!0,children:i(qh,{tasks:c})}),!t&&u.length>9&&i(pl,{type:e})]})}})})}function lx({logs:e,begin:t}){let[n,o]=X(null),r=V(
()=>[{id:"time",title:"Time",value:s=>s.time_ns,show:s=>i(Nn,{id:s.goroutine,from:s.time_ns,to:s.time_ns+1}),num:!0,width:"112px"},{id:"since",title:"Since begi\
n",value:s=>s.time_ns-t,show:s=>`+${_(s.time_ns-t)}`,num:!0,width:"96px"},{id:"g",title:"Goroutine",value:s=>s.goroutine,show:s=>i(Et,{id:s.goroutine,at:s.time_ns}),
num:!0,width:"84px"},{id:"category",title:"Category",value:s=>s.category,width:"120px"},{id:"message",title:"Message",value:s=>s.message,show:s=>i("span",{title:s.
message,children:s.message}),width:"minmax(200px, 1fr)"},{id:"place",title:"Where",value:s=>s.stack[0]?.function??"",show:s=>i(lo,{frames:s.stack}),width:"minma\
x(160px, 0.7fr)"}],[t]);return i(K,{children:[i(Ee,{label:"Logs",columns:r,rows:e,sort:{column:"time",descending:!1},csvName:"logs",tallest:12,onRow:s=>o(s===n?
null:s),isChosen:s=>s===n}),n&&i("div",{class:"part-detail space-above",children:[i("div",{children:[i("h4",{children:[n.category||"log"," at ",Le(n.time_ns)]}),
i("p",{class:"log-message",children:n.message})]}),i("div",{children:i(Bt,{frames:n.stack})})]})]})}function hl({regions:e,withTask:t,total:n}){let o=V(()=>{let r=Math.
max(...e.map(a=>a.duration_ns),1),s=[{id:"type",title:"Region",value:a=>a.type,show:a=>i("a",{href:Z(`/region/${Qo(a.type)}`),children:a.type||"(no name)"}),width:"\
minmax(120px, 0.8fr)"},{id:"begin",title:"Began",value:a=>a.begin_ns,show:a=>a.begin_ns===null?i("span",{class:"faint",children:"before"}):i(Nn,{id:a.goroutine,
from:a.begin_ns,to:a.end_ns??a.begin_ns+a.duration_ns}),num:!0,width:"112px"},{id:"duration",title:"Duration",value:a=>a.duration_ns,show:a=>i(Ae,{value:a.duration_ns,
of:r,children:i(re,{ns:a.duration_ns})}),num:!0,width:"110px"},{id:"shares",title:"What the goroutine did",value:a=>a.running_ns,show:a=>i(jn,{shares:uo(a)}),width:"\
minmax(110px, 0.8fr)",picture:!0,fixed:!0},{id:"running",title:"Running",value:a=>a.running_ns,show:a=>i(re,{ns:a.running_ns}),num:!0,width:"80px"},{id:"runnabl\
e",title:"Runnable",value:a=>a.runnable_ns,show:a=>i(re,{ns:a.runnable_ns}),num:!0,width:"80px"},{id:"blocked",title:"Blocked",value:a=>a.blocked_ns,show:a=>i(re,
{ns:a.blocked_ns}),num:!0,width:"80px"},{id:"why",title:"Mostly on",value:a=>a.blocked_ns>0?a.blocked_by_reason[0]?.name??"":"",width:"minmax(90px, 0.5fr)"},{id:"\
g",title:"Goroutine",value:a=>a.goroutine,show:a=>i(Et,{id:a.goroutine,at:a.begin_ns??0,to:a.end_ns??(a.begin_ns??0)+a.duration_ns}),num:!0,width:"84px"}];return t&&
(s.shift(),s.push({id:"task",title:"Task",value:a=>a.task||null,show:a=>a.task?i("a",{href:Z(`/task/${a.task}`),children:a.task}):i("span",{class:"faint",children:"\
–"}),num:!0,width:"70px"})),s},[e,t]);return i(Ee,{label:"Regions",columns:o,rows:e,total:n,sort:{column:"duration",descending:!0},csvName:"regions",tallest:14,
filterHint:"Filter",tools:i(co,{})})}function ux({id:e}){let t=ke("doc/tasks",{id:e}),n=ke(e==="0"?null:"doc/explain",{task:e}),o=t.data?.tasks?.[0],r=o?.begin_ns??
0,s=o?.end_ns??(o?r+o.duration_ns:0);return i(je,{title:o?i(K,{children:[o.type||(e==="0"?"Background task":"(no name)")," ",i("span",{class:"muted",children:e})]}):
`Task ${e}`,trail:[{text:"Tasks",href:Z("/tasks")},...o?.type?[{text:o.type,href:Z(`/tasks/${Qo(o.type)}`)}]:[]],actions:o&&i(Co,{main:!0,to:ze({view:wn(r,s,.1),
area:{from:r,to:Math.max(s,r+1)},pin:o.goroutines.slice(0,30).map(a=>`g${a}`)})}),children:i(Se,{load:t,children:a=>{let l=a.tasks??[],u=l[0];if(!u)return i(lt,
{kind:"warn",title:"There is no such task",children:["The trace has no task ",e,"."]});let c=l.flatMap(p=>p.logs.map(d=>({...d,task:p.id}))),m=l.flatMap(p=>p.regions);
return i("div",{class:"stack-gap",children:[i(et,{head:a}),i(Qt,{facts:[{label:"Duration",value:_(u.duration_ns)},{label:"Began",value:u.begin_ns===null?"before\
 the trace":Le(u.begin_ns),href:u.begin_ns===null?void 0:ze({view:wn(r,s,.1)})},{label:"Ended",value:u.end_ns===null?"not in the trace":Le(u.end_ns),tone:u.end_ns===
null?"warn":void 0},{label:"Goroutines",value:R(u.goroutines.length),hint:u.goroutines.map(p=>`g${p}`).join(", ")},{label:"Subtasks",value:R(l.length-1)},{label:"\
Regions",value:R(m.length)},{label:"Logs",value:R(c.length)},u.parent?{label:"Parent",value:u.parent,href:Z(`/task/${u.parent}`)}:null]}),e!=="0"&&i(oe,{title:"\
What it spent its time on",note:"Along the critical path: of two things that went on side by side, the one that finished last counts. The parts add up to the du\
ration.",children:i(Se,{load:n,children:p=>p.requests?.[0]?i(Vh,{request:p.requests[0]}):i("p",{class:"faint",children:"It cannot be explained: its begin or end\
 is not in the trace."})})}),u.duration_ns>0&&i(oe,{title:"Time line",note:"The task and its subtasks, regions by goroutine, logs as dots.",children:i(Uh,{tasks:l,
from:r,to:s})}),c.length>0&&i(oe,{title:"Logs",flush:!0,children:i(lx,{logs:c,begin:r})}),m.length>0&&i(oe,{title:"Regions",flush:!0,children:i(hl,{regions:m})}),
(u.begin_stack.length>0||u.end_stack.length>0)&&i(oe,{children:i("div",{class:"columns-2",children:[i("div",{children:[i("h4",{children:"Began at"}),i(Bt,{frames:u.
begin_stack})]}),i("div",{children:[i("h4",{children:"Ended at"}),i(Bt,{frames:u.end_stack})]})]})})]})}})})}function Yh({arg:e,root:t}){return t==="task"&&e!==
null?i(ux,{id:e},e):e===null?i(ox,{}):i(ax,{type:e},e)}var Xh=e=>Z(`/region/${Qo(e)}`);function cx({doc:e}){let t=e.types??[],n=V(()=>[{id:"type",title:"Region",value:o=>o.type,show:o=>i("a",{href:Xh(o.type),children:o.
type||"(no name)"}),width:"minmax(130px, 0.8fr)"},{id:"place",title:"Where it began",value:o=>o.frame?.function??"",show:o=>i(mi,{frame:o.frame}),width:"minmax(\
170px, 1fr)"},{id:"shares",title:"What goroutines did",hint:"While complete regions were open",value:o=>o.running_ns,show:o=>i(jn,{shares:uo(o)}),width:"minmax(\
110px, 0.7fr)",picture:!0,fixed:!0},...cl(t,e.duration_ns)],[e]);return i(Ee,{label:"Types of regions",columns:n,rows:t,sort:{column:"total",descending:!0},csvName:"\
regions",rowHeight:34,tallest:20,rowHref:o=>Xh(o.type),tools:i(co,{})})}function dx(){let e=ke("doc/regions");return i(je,{title:"Regions",lead:"What the progra\
m marked with trace.WithRegion, by name and place.",actions:i(qe,{restricted:!1}),children:i(Se,{load:e,children:t=>i(K,{children:[i(et,{head:t}),t.types&&t.types.
length>0?i(oe,{flush:!0,children:i(cx,{doc:t})}):t.usable&&i(Sc,{what:"regions",how:"WithRegion or StartRegion"})]})})})}function px({type:e}){let t=ue.value,n=ke(
"doc/latency",{kind:"region",by:"function",top:500,longest:1,from:t?`${Math.round(t.from)}ns`:null,to:t?`${Math.round(t.to)}ns`:null}),o=V(()=>(n.data?.rows??[]).
filter(s=>s.type===e),[n.data,e]),r=V(()=>{let s=Math.max(...o.map(u=>u.total_ns),1),a=Math.max(Math.min(...o.map(u=>u.p50_ns).filter(u=>u>0),1e9),10),l=Math.max(
...o.map(u=>u.max_ns),1);return[{id:"fn",title:"Start function",value:u=>$t(u.function??""),show:u=>i(Jt,{fn:u.function??""}),width:"minmax(200px, 1fr)"},{id:"c\
ount",title:"Count",value:u=>u.count,show:u=>R(u.count),num:!0},{id:"total",title:"Total",value:u=>u.total_ns,show:u=>i(Ae,{value:u.total_ns,of:s,children:i(re,
{ns:u.total_ns})}),num:!0,width:"110px"},{id:"spread",title:"Median · p99 · longest",value:u=>u.max_ns,show:u=>i(Zo,{p50:u.p50_ns,p99:u.p99_ns,max:u.max_ns,low:a,
high:l}),width:"160px",picture:!0},{id:"p50",title:"Median",value:u=>u.p50_ns,show:u=>i(re,{ns:u.p50_ns}),num:!0},{id:"p99",title:"p99",value:u=>u.p99_ns,show:u=>i(
re,{ns:u.p99_ns}),num:!0},{id:"max",title:"Longest",value:u=>u.max_ns,show:u=>i(re,{ns:u.max_ns}),num:!0}]},[o]);return i(Se,{load:n,children:()=>i(Ee,{label:"B\
y start function",columns:r,rows:o,sort:{column:"total",descending:!0},csvName:"region-functions",tallest:8})})}var fx=5e3;function mx({type:e}){let t=ke("doc/r\
egions",{type:e,top:fx}),n=ue.value;return i(je,{title:e,trail:[{text:"Regions",href:Z("/regions")}],actions:i(qe,{restricted:!0}),children:i(Se,{load:t,children:o=>{
let r=o.regions??[],s=n?r.filter(c=>(c.begin_ns??0)<n.to&&(c.end_ns??1/0)>n.from):r,a=s.filter(c=>c.state==="complete"),l=s.filter(c=>c.state!=="complete"),u=(o.
num_regions??0)>r.length?`The ${R(r.length)} longest of ${R(o.num_regions??0)}.`:void 0;return s.length===0?i(oe,{children:i("p",{class:"faint",children:["There\
 are no such regions",n?" in the range":"","."]})}):i("div",{class:"stack-gap",children:[i(et,{head:o}),a.length>0&&i(dl,{rows:a,duration:c=>c.duration_ns,label:e,
note:u,children:(c,m)=>i(oe,{title:m?`Regions of ${m}`:"Regions",flush:!0,children:i(hl,{regions:c,withTask:!0})})}),l.length>0&&i(oe,{title:"Begin or end not s\
een",flush:!0,children:i(hl,{regions:l,withTask:!0})}),i(oe,{title:"By start function",note:"Of the goroutines that the regions were on.",flush:!0,children:i(px,
{type:e})}),a.length>9&&i(pl,{type:e})]})}})})}function Jh({arg:e}){return e===null?i(dx,{}):i(mx,{type:e},e)}var Qh=[{id:"stw",text:"stop-the-world",hint:"Time in which the world was stopped is not the program’s"},{id:"background",text:"mark workers",hint:"Nor is tha\
t of dedicated and fractional mark workers"},{id:"assist",text:"mark assist",hint:"Nor that in which goroutines helped to mark"},{id:"sweep",text:"sweeping",hint:"\
Nor that in which they swept"},{id:"perproc",text:"each P by itself",hint:"A P has either all or nothing, which is what a single goroutine feels"},{id:"mut",text:"\
percentiles",hint:"Also what 99.9 %, 99 % and 95 % of all windows exceed"}],Zh="stw,background,assist";function eg(e){return e%1e9===0?`${e/1e9}s`:e%1e6===0?`${e/
1e6}ms`:e%1e3===0?`${e/1e3}us`:`${e}ns`}function hx({mmu:e}){let t=V(()=>{let n=[{id:"begin",title:"From",value:o=>o.begin_ns,show:o=>i("a",{href:ze({view:wn(o.
begin_ns,o.end_ns,.3),area:{from:o.begin_ns,to:o.end_ns},pin:["gc","stw"]}),children:Le(o.begin_ns)}),num:!0,width:"120px"},{id:"util",title:"Left to the progra\
m",value:o=>o.util,show:o=>i(Ae,{value:o.util,of:1,children:ee(o.util)}),num:!0,width:"minmax(130px, 1fr)"},{id:"range",title:"",value:()=>"",show:o=>i("button",
{type:"button",class:"link",onClick:()=>Dt({from:o.begin_ns,to:o.end_ns}),children:"restrict pages to it"}),width:"150px",fixed:!0,picture:!0}];return e.worst.some(
o=>o.p!==void 0)&&n.splice(1,0,{id:"p",title:"P",value:o=>o.p??null,num:!0,width:"50px"}),n},[e]);return i(Ee,{label:`Worst windows of ${_(e.worst_window_ns)}`,
columns:t,rows:e.worst,sort:{column:"util",descending:!1},csvName:"worst-windows",filter:!1,rowHref:n=>ze({view:wn(n.begin_ns,n.end_ns,.3),area:{from:n.begin_ns,
to:n.end_ns},pin:["gc","stw"]}),empty:"The trace is shorter than that."})}function gx(){let e=ge.value.flags??Zh,t=e.split(","),n=ge.value.window,[o,r]=yn(),s=ke(
"doc/gc",{mmu:1,"mmu-flags":e,window:n}),a=(u,c)=>{let m=Qh.map(p=>p.id).filter(p=>p===u?c:t.includes(p));wo({flags:m.join(",")===Zh?null:m.join(",")})},l=["stw",
"background","assist","sweep"];return i(oe,{title:"Mutator utilization",note:"The least share of the processor that was left to the program in any window of one\
 length. Click a length for its worst windows.",actions:i(K,{children:[i(qe,{restricted:!1,what:"Mutator utilization"}),r]}),children:[i("fieldset",{class:"flag\
s",children:[i("legend",{class:"hidden-text",children:"What is not the program"}),i("span",{class:"muted",children:"Not the program:"}),Qh.map(u=>i("label",{class:`\
check${u.id==="perproc"?" check-apart":""}`,title:u.hint,children:[i("input",{type:"checkbox",checked:t.includes(u.id),disabled:t.includes(u.id)&&l.includes(u.id)&&
l.filter(c=>t.includes(c)).length===1,onChange:c=>a(u.id,c.currentTarget.checked)}),u.text]},u.id))]}),i(Se,{load:s,rows:5,children:u=>{let c=u.mmu;if(!c||c.curve.
length===0)return i(lt,{title:"There is no curve",children:"The trace does not say how many Ps there are, or is too short."});let m=c.curve.map(g=>g.window_ns),
p=[{name:"minimum",colour:"--stw",values:c.curve.map(g=>g.mmu),width:2}];c.curve.some(g=>g.p99!==void 0)&&p.push({name:"99.9 % of windows",colour:"--runnable",values:c.
curve.map(g=>g.p99_9??null),dash:[5,3]},{name:"99 %",colour:"--syscall",values:c.curve.map(g=>g.p99??null),dash:[5,3]},{name:"95 %",colour:"--running",values:c.
curve.map(g=>g.p95??null),dash:[5,3]});let d=m.indexOf(c.worst_window_ns);return i("div",{class:"mmu-columns",children:[i("div",{children:o?i(Ri,{label:"Mutator\
 utilization",xTitle:"window",x:m,series:p,formatX:_,formatY:ee}):i(Ar,{label:"",x:m,series:p,logX:!0,height:280,top:1,formatX:_,formatY:ee,picked:d<0?null:d,onPick:g=>de(
{window:eg(m[g]??1e7)})})}),i("div",{children:[i("div",{class:"choices worst-head",children:[i("h3",{children:"Worst windows of"}),i("select",{class:"field","ar\
ia-label":"Length of the windows",value:String(c.worst_window_ns),onChange:g=>de({window:eg(Number(g.currentTarget.value))}),children:(m.includes(c.worst_window_ns)?
m:[...m,c.worst_window_ns].sort((g,b)=>g-b)).map(g=>i("option",{value:String(g),children:_(g)},g))})]}),i(hx,{mmu:c})]})]})}})]})}var _s=(e,t)=>e===null||t===null?
null:t-e;function gl(e){return _s(e.sweep_end_ns??e.begin_ns,e.term_begin_ns??e.end_ns)}function bx({cycles:e}){let t=V(()=>{let n=Math.max(...e.map(l=>gl(l)??0),
1),o=Math.max(...e.map(l=>l.assist_ns),1),r=Math.max(...e.map(l=>l.heap_term_bytes??l.heap_begin_bytes??0),1),s=(l,u,c,m)=>({id:l,title:u,hint:m,value:c,show:p=>i(
Ae,{value:c(p)??0,of:r,kind:"gc",children:gt(c(p))}),num:!0,width:"84px"}),a=l=>l.heap_marked_bytes&&l.next_goal_bytes?l.next_goal_bytes/l.heap_marked_bytes-1:null;
return[{id:"n",title:"Cycle",value:l=>l.cycle,num:!0,width:"64px"},{id:"begin",title:"Began",value:l=>l.begin_ns,show:l=>l.begin_ns===null?i("span",{class:"fain\
t",children:"before"}):i("a",{href:ze({view:wn(l.begin_ns,l.term_end_ns??l.end_ns??l.begin_ns+1e6,.3),pin:["gc","stw","c:heap"]}),children:Le(l.begin_ns)}),num:!0,
width:"112px"},{id:"trigger",title:"Trigger",value:l=>l.trigger,width:"minmax(80px, 0.6fr)"},{id:"sweep",title:"Sweep term",hint:"The stop to end sweeping",value:l=>_s(
l.sweep_begin_ns,l.sweep_end_ns),show:l=>i(re,{ns:_s(l.sweep_begin_ns,l.sweep_end_ns)}),num:!0,width:"84px"},{id:"mark",title:"Mark",hint:"Beside the program",value:gl,
show:l=>i(Ae,{value:gl(l)??0,of:n,kind:"gc",children:i(re,{ns:gl(l)})}),num:!0,width:"92px"},{id:"term",title:"Mark term",hint:"The stop to end marking",value:l=>_s(
l.term_begin_ns,l.term_end_ns),show:l=>i(re,{ns:_s(l.term_begin_ns,l.term_end_ns)}),num:!0,width:"84px"},{id:"assist",title:"Assists",hint:"Time of goroutines t\
hat had to help",value:l=>l.assist_ns,show:l=>i("span",{title:`${R(l.assists)} assists`,children:i(Ae,{value:l.assist_ns,of:o,kind:"runnable",children:i(re,{ns:l.
assist_ns})})}),num:!0,width:"88px"},{id:"worker",title:"Workers",hint:"Time of mark workers",value:l=>l.worker_ns,show:l=>i(re,{ns:l.worker_ns}),num:!0,width:"\
80px"},s("before","Heap before",l=>l.heap_begin_bytes,"When it began"),s("marked","Alive",l=>l.heap_marked_bytes,"What was found alive"),s("goal","Goal",l=>l.goal_bytes,
"That the heap was to stay below"),{id:"room",title:"Room",hint:"Between what is alive and the next goal: GOGC, more for a small heap, less under GOMEMLIMIT",value:a,
show:l=>i("span",{title:`Next goal ${gt(l.next_goal_bytes)}`,children:ee(a(l)??NaN)}),num:!0,width:"64px"},{id:"fn",title:"Begun by",value:l=>l.function,show:l=>l.
goroutine===null?"":i(Jt,{fn:l.function}),width:"minmax(120px, 1fr)"}]},[e]);return i(Ee,{label:"Cycles",columns:t,rows:e,sort:{column:"n",descending:!1},csvName:"\
gc-cycles",tallest:14,empty:"No cycle was under way."})}function vx({pauses:e,reasons:t}){let n=V(()=>{let r=Math.max(...t.map(a=>a.total_ns),1),s=(a,l,u,c)=>({
id:a,title:l,hint:c,value:u,show:m=>i(re,{ns:u(m)}),num:!0,width:"82px"});return[{id:"reason",title:"Stop for",value:a=>a.reason,width:"minmax(160px, 1fr)"},{id:"\
count",title:"Count",value:a=>a.count,show:a=>R(a.count),num:!0,width:"64px"},{id:"total",title:"Total",value:a=>a.total_ns,show:a=>i(Ae,{value:a.total_ns,of:r,
kind:"stw",children:i(re,{ns:a.total_ns})}),num:!0,width:"92px"},s("p50","Median",a=>a.p50_ns),s("p99","p99",a=>a.p99_ns),s("max","Longest",a=>a.max_ns),s("stop\
ping","Stopping, longest",a=>a.stopping_max_ns,"Until the last P had stopped")]},[t]),o=V(()=>{let r=Math.max(...e.map(s=>s.end_ns-s.begin_ns),1);return[{id:"be\
gin",title:"From",value:s=>s.begin_ns,show:s=>i(Nn,{id:s.goroutine,from:s.begin_ns,to:s.end_ns}),num:!0,width:"112px"},{id:"length",title:"Length",value:s=>s.end_ns-
s.begin_ns,show:s=>i(Ae,{value:s.end_ns-s.begin_ns,of:r,kind:"stw",children:i(re,{ns:s.end_ns-s.begin_ns})}),num:!0,width:"100px"},{id:"stopping",title:"Stoppin\
g",hint:"Until the last P had stopped",value:s=>s.stopping_ns,show:s=>i(re,{ns:s.stopping_ns}),num:!0,width:"84px"},{id:"reason",title:"Stop for",value:s=>s.reason,
width:"minmax(140px, 0.8fr)"},{id:"by",title:"Stopped by",value:s=>s.function,show:s=>s.goroutine===null?i("span",{class:"faint",children:"–"}):i("span",{children:[
i(Et,{id:s.goroutine,at:s.begin_ns,to:s.end_ns})," ",i(Jt,{fn:s.function})]}),width:"minmax(150px, 1fr)"},{id:"last",title:"Last to stop",hint:"What the P ran t\
hat stopped last",value:s=>s.last_function,show:s=>s.last_goroutine===null?i("span",{class:"faint",children:s.last_p===null?"–":`p${s.last_p}`}):i("span",{children:[
"p",s.last_p," ",i(Et,{id:s.last_goroutine,at:s.begin_ns,to:s.end_ns})," ",s.last_function!==null&&i(Jt,{fn:s.last_function})]}),width:"minmax(150px, 1fr)"}]},[
e]);return i("div",{class:"stack-gap",children:[i(Ee,{label:"Pauses by reason",columns:n,rows:t,sort:{column:"total",descending:!0},csvName:"pauses-by-reason",filter:!1,
empty:"The world was never stopped."}),e.length>0&&i(Ee,{label:"Longest pauses",columns:o,rows:e,sort:{column:"length",descending:!0},csvName:"pauses",tallest:10})]})}
function wx({groups:e}){let t=V(()=>{let n=Math.max(...e.map(o=>o.assist_total_ns),1);return[{id:"fn",title:"Start function",value:o=>o.function,show:o=>i(Jt,{fn:o.
function}),width:"minmax(200px, 1fr)"},{id:"assist",title:"Assists",value:o=>o.assist_total_ns,show:o=>i(Ae,{value:o.assist_total_ns,of:n,kind:"runnable",children:i(
re,{ns:o.assist_total_ns})}),num:!0,width:"110px"},{id:"share",title:"Of its time",hint:"Part of the time that they ran or waited in an assist",value:o=>o.assist_share,
show:o=>ee(o.assist_share),num:!0},{id:"count",title:"Count",value:o=>o.assist_count,show:o=>R(o.assist_count),num:!0},{id:"p99",title:"p99",value:o=>o.assist_p99_ns,
show:o=>i(re,{ns:o.assist_p99_ns}),num:!0},{id:"max",title:"Longest",value:o=>o.assist_max_ns,show:o=>i(re,{ns:o.assist_max_ns}),num:!0},{id:"sweep",title:"Swee\
ping",value:o=>o.sweep_total_ns,show:o=>i(re,{ns:o.sweep_total_ns}),num:!0},{id:"swept",title:"Swept",value:o=>o.swept_bytes,show:o=>o.swept_bytes?gt(o.swept_bytes):
i("span",{class:"faint",children:"0"}),num:!0}]},[e]);return i(Ee,{label:"Who worked for the collector",columns:t,rows:e,sort:{column:"assist",descending:!0},csvName:"\
gc-groups",tallest:10,empty:"No goroutine had to help."})}function tg(e){let t=ke("doc/gc",{top:2e3}),n=ue.value;return i(je,{title:"GC & MMU",lead:"What the ga\
rbage collector took from the program, and when.",children:[i(gx,{}),i(Se,{load:t,rows:6,children:o=>{if(!o.usable)return i(et,{head:o});let r=n?o.cycles.filter(
u=>(u.begin_ns??0)<n.to&&(u.term_end_ns??u.end_ns??1/0)>n.from):o.cycles,s=n?o.longest_pauses.filter(u=>u.begin_ns<n.to&&u.end_ns>n.from):o.longest_pauses,a=o.pauses_by_reason.
reduce((u,c)=>u+c.total_ns,0),l=o.longest_pauses[0];return i("div",{class:"stack-gap",children:[i(et,{head:o}),i(Qt,{facts:[{label:"Cycles",value:R(o.num_cycles)},
{label:"Marking",value:ee(o.mark_ns/Math.max(o.duration_ns,1)),hint:`${_(o.mark_ns)} in which a cycle was under way`},{label:"World stopped",value:_(a),hint:"Al\
l stops, for the collector or not"},{label:"Longest pause",value:l?_(l.end_ns-l.begin_ns):"–",href:l?ze({view:wn(l.begin_ns,l.end_ns),pin:["stw","gc"]}):void 0},
{label:"Assists",value:_(o.groups.reduce((u,c)=>u+c.assist_total_ns,0))},{label:"Mark workers",value:_(o.workers.reduce((u,c)=>u+c.total_ns,0)),hint:o.workers.map(
u=>`${u.worker} ${_(u.total_ns)}`).join(", ")},{label:"GOMAXPROCS",value:o.gomaxprocs||"–"}]}),i(oe,{title:"Cycles",actions:i(K,{children:[i(qe,{restricted:!0}),
r.length>0&&i(Co,{to:ze({pin:["gc","stw","c:heap","c:goal"]}),children:"Show GC rows"})]}),flush:!0,children:i(bx,{cycles:r})}),i(oe,{title:"Stops of the world",
actions:n?i(qe,{restricted:!1}):void 0,flush:!0,children:i(vx,{pauses:s,reasons:o.pauses_by_reason})}),i(oe,{title:"Who worked for the collector",note:"Mark ass\
ists and sweeping by goroutines, by start function.",actions:i(qe,{restricted:!1}),flush:!0,children:i(wx,{groups:o.groups})})]})}})]})}var yx=[{value:"severity",text:"By severity"},{value:"cost",text:"By cost"},{value:"time",text:"By time"}];function ng({arg:e}){let t=ke("doc/findings"),[n,o]=It(
"order","severity",["severity","cost","time"]);return i(je,{title:"Findings",lead:"Patterns that make Go programs slow, where they were found and what they cost\
.",actions:i(K,{children:[i(qe,{restricted:!1,what:"Findings"}),i(an,{label:"Order",options:yx,value:n,onChange:o})]}),children:i(Se,{load:t,children:r=>{let s=[
...r.findings??[]];return n==="cost"&&s.sort((a,l)=>l.cost_ns-a.cost_ns),n==="time"&&s.sort((a,l)=>(a.evidence[0]?.begin_ns??0)-(l.evidence[0]?.begin_ns??0)),i(
K,{children:[i(et,{head:r}),s.length===0?i(oe,{children:i(gc,{doc:r})}):i(K,{children:[i("p",{class:"p-note p-note-above",children:[Be(s.length,"finding")," in ",
_(r.duration_ns),". Costs are time of goroutines, of Ps, or on the clock, as said with each; they overlap and do not add up."]}),s.length>3&&i("nav",{class:"jum\
p","aria-label":"Findings",children:s.map((a,l)=>i("a",{class:`jump-link jump-${a.severity}`,href:Z(`/findings/${a.rule}`),children:[a.rule," ",i("span",{class:"\
faint",children:$a(a)})]},l))}),i("div",{class:"findings",children:[s.filter(a=>!e||a.rule===e).map(a=>i(Na,{finding:a,duration:r.duration_ns,open:!0},`${a.rule}${a.
cost_ns}`)),e&&i("p",{children:i("a",{href:Z("/findings"),children:["All ",R(s.length)," findings"]})})]})]})]})}})})}var Tc={state:"State",delay:"Wait for a P",reason:"Blocked on",running:"Running",runnable:"Runnable",blocked:"Blocked",place:"Place",gc:"Collection",rate:"Rate",
latency:"Mean latency",wait:"Mean wait",task:"Task, mean"};function xx(e){let t=e.b>e.a;switch(e.quantity){case"latency":case"wait":case"task":case"delay":case"\
runnable":case"gc":return t;case"state":return e.name==="runnable"?t:null;default:return null}}function Oi(e,t){return e.quantity==="rate"?fs(t):t===0?"0":e.quantity===
"latency"||e.quantity==="wait"||e.quantity==="task"?_(t):`${_(t)}/s`}function kx(e){return e<1e-4?"< 0.01 %":ee(e)}function _x({d:e}){let t=Math.max(e.a,e.b,1e-12);
return i("svg",{class:"pair",viewBox:"0 0 100 18",preserveAspectRatio:"none",role:"img","aria-label":`A ${Oi(e,e.a)}, B ${Oi(e,e.b)}`,children:[i("title",{children:[
"A ",Oi(e,e.a),", B ",Oi(e,e.b)]}),i("rect",{class:"pair-a",x:"0",y:"2",width:e.a/t*100,height:"6"}),i("rect",{class:"pair-b",x:"0",y:"10",width:e.b/t*100,height:"\
6"})]})}function Mx({list:e}){let[t,n]=It("quantity","all"),o=[...new Set(e.map(l=>l.quantity))],r=t==="all"?e:e.filter(l=>l.quantity===t),s=V(()=>{let l=e.filter(
p=>p.a_times||p.b_times),u=Math.max(Math.min(...l.flatMap(p=>[p.a_times?.p50_ns??1e9,p.b_times?.p50_ns??1e9]).filter(p=>p>0),1e9),10),c=Math.max(...l.flatMap(p=>[
p.a_times?.max_ns??0,p.b_times?.max_ns??0]),1),m=[{id:"quantity",title:"Quantity",value:p=>Tc[p.quantity]??p.quantity,show:p=>i("span",{class:"muted",children:Tc[p.
quantity]??p.quantity}),width:"118px"},{id:"name",title:"Of",value:p=>p.name,show:p=>i("span",{title:p.name,children:p.quantity==="rate"||p.quantity==="state"?p.
name:De(p.name)}),width:"minmax(180px, 1fr)"},{id:"pair",title:"A, B",value:p=>p.change,show:p=>i(_x,{d:p}),width:"120px",picture:!0,fixed:!0},{id:"a",title:"A",
value:p=>p.a,show:p=>Oi(p,p.a),num:!0,width:"100px"},{id:"b",title:"B",value:p=>p.b,show:p=>Oi(p,p.b),num:!0,width:"100px"},{id:"change",title:"Change",value:p=>p.
change===null?1/0:Math.abs(p.change),num:!0,width:"88px",show:p=>{let d=xx(p);return i("strong",{class:p.significant?d===null?void 0:d?"delta-up":"delta-down":"\
faint",children:df(p.change)})}},{id:"chance",title:"By chance",hint:"How likely such a difference is if there is none",value:p=>p.chance,show:p=>i("span",{class:p.
significant?void 0:"faint",children:kx(p.chance)}),num:!0,width:"84px"}];if(e.some(p=>p.a_per_task!==null&&p.b_per_task!==null)){let p=(d,g)=>g===null?"–":d.quantity===
"rate"?g.toPrecision(3):_(g);m.push({id:"at",title:"A, a task",value:d=>d.a_per_task,show:d=>p(d,d.a_per_task),num:!0,width:"88px"},{id:"bt",title:"B, a task",value:d=>d.
b_per_task,show:d=>p(d,d.b_per_task),num:!0,width:"88px"})}return l.length>0&&m.push({id:"spread",title:"Median · p99 · longest",hint:"A above, B below, on on\
e logarithmic axis",value:p=>p.b_times?.p99_ns??null,picture:!0,width:"150px",show:p=>p.a_times||p.b_times?i("span",{class:"spreads",children:[p.a_times,p.b_times].
map((d,g)=>d?i(Zo,{p50:d.p50_ns,p99:d.p99_ns,max:d.max_ns,low:u,high:c},g):null)}):""}),m},[e]),a=[{value:"all",text:"All"},...o.map(l=>({value:l,text:Tc[l]??l}))];
return i(K,{children:[i("div",{class:"choices below",children:i(an,{label:"Quantity",options:a,value:t,onChange:n})}),i(Ee,{label:"Differences",columns:s,rows:r,
sort:{column:"change",descending:!0},csvName:"compare",rowHeight:34,tallest:18,empty:"Nothing differs by more than chance."})]})}function Sx({doc:e}){let t=r=>r.
slice(r.lastIndexOf("/")+1),n=[["File",t(e.a.file),t(e.b.file)],["Duration",_(e.a.duration_ns),_(e.b.duration_ns)],["Tasks that ended",R(e.a.tasks),R(e.b.tasks)],
["Format",e.a.format??"–",e.b.format??"–"]],o=[...new Set([...Object.keys(e.a.mmu??{}),...Object.keys(e.b.mmu??{})])];return i("table",{class:"grid-table co\
mpare-sides",children:[i("thead",{children:i("tr",{children:[i("th",{}),i("th",{children:[i("span",{class:"legend-mark pair-mark-a","aria-hidden":"true"}),"A"]}),
i("th",{children:[i("span",{class:"legend-mark pair-mark-b","aria-hidden":"true"}),"B"]})]})}),i("tbody",{children:[n.map(([r,s,a])=>i("tr",{children:[i("th",{scope:"\
row",children:r}),i("td",{children:s}),i("td",{children:a})]},r)),o.map(r=>i("tr",{children:[i("th",{scope:"row",children:["Least mutator utilization in ",r]}),
i("td",{children:ee(e.a.mmu?.[r]??NaN)}),i("td",{children:ee(e.b.mmu?.[r]??NaN)})]},r))]})]})}function og(e){let t=Ke.value?.compare??null,[n,o]=It("all","0",["\
0","1"]),r=ke(Ke.value&&t?"doc/compare":null,{all:n==="1"?1:null});return Ke.value&&!t?i(je,{title:"Compare",children:i(lt,{title:"There is one trace",children:[
"To compare two, name both: ",i("code",{children:"tacho view before.out after.out"}),"."]})}):i(je,{title:"Compare",lead:"A second of each trace, before (A) and\
 after (B), and which differences are more than chance.",actions:i("label",{class:"check",children:[i("input",{type:"checkbox",checked:n==="1",onChange:s=>o(s.currentTarget.
checked?"1":"0")})," also what did not change"]}),children:i(Se,{load:r,rows:8,children:s=>{let a=s.differences.filter(l=>l.significant);return i("div",{class:"\
stack-gap",children:[i(et,{head:s.a}),i(et,{head:s.b}),s.caveat&&i(lt,{kind:"warn",title:"Nothing can be called a change",children:s.caveat}),i("div",{class:"co\
lumns-2",children:[i(oe,{title:"The traces",children:i(Sx,{doc:s})}),i(oe,{title:"Findings",children:s.findings.length===0?i("p",{class:"faint",children:"The ru\
les found nothing in either."}):i("table",{class:"grid-table",children:[i("thead",{children:i("tr",{children:[i("th",{children:"finding"}),i("th",{class:"num",children:"\
A, a second"}),i("th",{class:"num",children:"B, a second"}),i("th",{})]})}),i("tbody",{children:s.findings.map((l,u)=>i("tr",{children:[i("td",{children:[l.rule,
" ",i("code",{class:"muted",children:De(l.place??"")})]}),i("td",{class:"num",children:l.in_a?_(l.a_cost_ns):"–"}),i("td",{class:"num",children:l.in_b?_(l.b_cost_ns):
"–"}),i("td",{children:l.in_a&&!l.in_b?i("span",{class:"tag tag-good",children:"gone in B"}):!l.in_a&&l.in_b?i("span",{class:"tag tag-bad",children:"new in B"}):
i("span",{class:"tag",children:"in both"})})]},u))})]})})]}),i(oe,{title:a.length===0?"No difference is more than chance":Be(a.length,"difference")+" beyond cha\
nce",note:`${R(s.compared)} quantities were compared, block by block (${R(s.a.blocks)} and ${R(s.b.blocks)} blocks). Two runs of one program may differ by more \
than the blocks of either.`,flush:!0,children:i(Mx,{list:s.differences})})]})}})})}var sg=1e3,rg=["StateTransition","RangeBegin","RangeEnd","RangeActive","TaskBegin","TaskEnd","RegionBegin","RegionEnd","Log","Metric","Label","StackSample","Syn\
c","Experimental"];function ig(e){let t=n=>e[n]===void 0||e[n]===null?"":String(e[n]);switch(e.kind){case"StateTransition":return`${t("scope")} ${t("id")}: ${t(
"from")} → ${t("to")}${e.reason?`, ${t("reason")}`:""}${e.subject_func?` (${De(t("subject_func"))})`:""}`;case"Metric":return`${t("metric")} = ${t("value")}`;case"\
Label":return`${t("scope")} ${t("id")}: ${t("label")}`;case"RangeBegin":case"RangeEnd":case"RangeActive":return t("range")+(e.swept_bytes!==void 0?`, swept ${t(
"swept_bytes")} B, reclaimed ${t("reclaimed_bytes")} B`:"");case"TaskBegin":case"TaskEnd":return`task ${t("task")} ${t("type")}${e.parent?`, of task ${t("parent")}`:
""}`;case"RegionBegin":case"RegionEnd":return`${t("type")}${e.task?`, task ${t("task")}`:""}`;case"Log":return`${e.category?`${t("category")}: `:""}${t("message")}${e.
task?`, task ${t("task")}`:""}`;case"Sync":return`generation ${t("generation")}`;default:return Object.keys(e).filter(n=>!["time_ns","kind","m","p","g","func","\
stack","subject_stack"].includes(n)).map(n=>`${n}=${typeof e[n]=="object"?JSON.stringify(e[n]):t(n)}`).join(" ")}}function Tx(e){return e.scope==="Goroutine"&&typeof e.
id=="number"?e.id:e.g??null}function Cx(e){let[t,n]=X({events:[],more:!0,busy:!1,error:null}),o=JSON.stringify([e,nt.value]),r=Ce(null),s=Ce({key:o,events:[],more:!0,
busy:!1}),a=()=>{let l=s.current;if(l.busy||!l.more||nt.peek()===null)return;l.busy=!0,n({events:l.events,more:!0,busy:!0,error:null});let u=new AbortController;
r.current=u,ot("events",{...e,stacks:1,limit:sg,offset:l.events.length},u.signal).then(c=>{u.signal.aborted||(l.events=[...l.events,...c.events],l.more=c.more&&
c.events.length>0,l.busy=!1,n({events:l.events,more:l.more,busy:!1,error:null}))},c=>{u.signal.aborted||qt(c)||(l.more=!1,l.busy=!1,n({events:l.events,more:!1,busy:!1,
error:En(c)}))})};return he(()=>(s.current={key:o,events:[],more:!0,busy:!1},a(),()=>r.current?.abort()),[o]),[t,a]}function Rx({e}){let t=e.stack??[],n=e.subject_stack??
[],o=Object.keys(e).filter(r=>r!=="stack"&&r!=="subject_stack");return i("div",{class:"part-detail space-above",children:[i("div",{children:[i("h4",{children:e.
kind}),i("table",{class:"grid-table plain-tight",children:i("tbody",{children:o.map(r=>i("tr",{children:[i("th",{scope:"row",children:r}),i("td",{class:"log-mes\
sage mono",children:typeof e[r]=="object"?JSON.stringify(e[r]):String(e[r])})]},r))})})]}),t.length>0&&i("div",{children:[i("h4",{children:"Stack"}),i(Bt,{frames:t})]}),
n.length>0&&i("div",{children:[i("h4",{children:"Stack of what it is about"}),i(Bt,{frames:n})]})]})}function ag(e){let t=ue.value,n=ge.value,[o,r]=Cx({from:t?`${Math.
round(t.from)}ns`:null,to:t?`${Math.round(t.to)}ns`:null,goroutine:n.g,proc:n.p,kind:n.kind}),[s,a]=X(null),l=V(()=>[{id:"time",title:"Time",value:c=>c.time_ns,
show:c=>{let m=Tx(c);return i("a",{href:ze({view:wn(c.time_ns-2e4,c.time_ns+2e4),sel:m===null?null:{row:`g${m}`,t:c.time_ns},pin:m===null?[]:[`g${m}`]}),title:"\
Show on the timeline",children:cf(c.time_ns)})},num:!0,width:"136px"},{id:"m",title:"Thread",value:c=>c.m??null,num:!0,width:"80px"},{id:"p",title:"P",value:c=>c.
p??null,num:!0,width:"44px"},{id:"g",title:"Goroutine",value:c=>c.g??null,show:c=>c.g===void 0?"":i("span",{class:"mono",children:["g",c.g]}),num:!0,width:"86px"},
{id:"kind",title:"Kind",value:c=>c.kind,show:c=>i("span",{class:"muted",children:c.kind}),width:"130px"},{id:"what",title:"What happened",value:ig,show:c=>{let m=ig(
c);return i("span",{title:m,children:m})},width:"minmax(260px, 1.6fr)"},{id:"func",title:"In",value:c=>c.func??"",show:c=>c.func?i("span",{class:"fname",title:c.
func,children:De(c.func)}):"",width:"minmax(140px, 1fr)"}],[]),u=c=>{let m=new FormData(c),p=d=>{let g=m.get(d);return typeof g=="string"&&g.trim()?g.trim():null};
de({g:p("g")?.replace(/^g/,"")??null,p:p("p")?.replace(/^p/,"")??null,kind:p("kind")}),a(null)};return i(je,{title:"Events",lead:"All of them, in their one orde\
r, as they are in the trace.",actions:i(qe,{restricted:!0}),children:[i("form",{class:"choices",onSubmit:c=>{c.preventDefault(),u(c.currentTarget)},children:[i(
"label",{class:"choices",children:["Goroutine ",i("input",{class:"field",name:"g",size:8,defaultValue:n.g??"",placeholder:"all",inputMode:"numeric"})]}),i("labe\
l",{class:"choices",children:["P ",i("input",{class:"field",name:"p",size:4,defaultValue:n.p??"",placeholder:"all",inputMode:"numeric"})]}),i("label",{class:"ch\
oices",children:["Kind",i("select",{class:"field",name:"kind",defaultValue:n.kind??"",onChange:c=>u(c.currentTarget.form),children:[i("option",{value:"",children:"\
all kinds"}),rg.map(c=>i("option",{value:c,selected:c===n.kind,children:c},c)),n.kind!==void 0&&!rg.includes(n.kind)&&i("option",{value:n.kind,selected:!0,children:n.
kind})]})]}),i("button",{type:"submit",class:"button",children:"Filter"}),(n.g!==void 0||n.p!==void 0||n.kind!==void 0)&&i("button",{type:"button",class:"button\
 button-quiet",onClick:()=>de({g:null,p:null,kind:null}),children:"All events"})]},`${n.g} ${n.p} ${n.kind}`),o.error&&i(lt,{kind:"warn",title:"No events",children:o.
error}),o.events.length===0&&o.busy&&i(bi,{rows:8}),o.events.length>0&&i(oe,{flush:!0,children:[i(Ee,{label:"Events",columns:l,rows:o.events,csvName:"events",tallest:24,
rowHeight:26,filterHint:"Filter what is loaded",compact:!0,onEnd:r,onRow:c=>a(c===s?null:c),isChosen:c=>c===s,tools:i("span",{class:"table-count",children:o.busy?
"loading more…":o.more?i("button",{type:"button",class:"link",onClick:r,children:[R(sg)," more"]}):"that is all"})}),s&&i(Rx,{e:s})]}),!o.busy&&!o.error&&o.events.
length===0&&i(oe,{children:i("p",{class:"faint",children:"No event matches."})})]})}var Ax=["Move","Rows and slices","Select and mark","Find","Show","Pages"],Px=[["running","running","The goroutine executes on a P."],["runnable","runnable","It \
could run and waits for a P: this is scheduling latency."],["waiting","waiting","It waits for something: a channel, a lock, the network, time. Pale, because mos\
t goroutines do it most of the time; shades tell the reasons."],["syscall","syscall","It is inside a system call."],["gc","GC","The garbage collector marks or s\
weeps."],["stw","stop the world","No goroutine may run."]];function Lr({name:e,children:t}){return i("tr",{children:[i("td",{children:e}),i("td",{children:t})]})}
function lg(){return i("div",{class:"page help",children:[i("h1",{children:"Help"}),i("section",{class:"card",children:[i("h2",{children:"Reading the timeline"}),
i("p",{children:"Each row is one goroutine, P, thread, task or region, or a group of goroutines with the same start function. Where a pixel holds more than one \
slice, the column is stacked: running at the bottom, then syscall, runnable, and waiting on top, each as high as its share of the time. Zooming in turns columns\
 into single slices; a grey line on top of a stretch says that slices are merged there."}),i("table",{class:"small",children:i("tbody",{children:Px.map(([e,t,n])=>i(
"tr",{children:[i("td",{class:"nowrap",children:[i("span",{class:`tl-swatch swatch-${e}`})," ",t]}),i("td",{children:n})]},e))})}),i("p",{children:"Groups show \
how many of their goroutines are in each state at once. The arrow opens a group into one row for each goroutine; ≡ packs their lives into lanes."})]}),i("sect\
ion",{class:"card",children:[i("h2",{children:"Pointer"}),i("table",{class:"small",children:i("tbody",{children:[i(Lr,{name:"Click",children:"select a slice: wh\
y it waited, who woke it, whom it woke"}),i(Lr,{name:"Drag",children:"an area: states, stacks, goroutines and lengths within it; on the ruler, over all rows"}),
i(Lr,{name:"Shift and drag, or middle button",children:"move"}),i(Lr,{name:"Wheel",children:["scroll rows; with ",i("kbd",{children:"Ctrl"})," or a pinch zoom a\
t the pointer; with ",i("kbd",{children:"Shift"})," move in time"]}),i(Lr,{name:"Double click",children:"fit the slice"}),i(Lr,{name:"Right click",children:"men\
u"}),i(Lr,{name:"Strip above every page",children:"drag to restrict all pages to a range; drag the frame to move the timeline"})]})})]}),i("div",{class:"help-ke\
ys",children:Ax.map(e=>i("section",{class:"card",children:[i("h2",{children:e}),i("table",{class:"small",children:i("tbody",{children:To.filter(t=>t.group===e&&
t.keys.length>0).map(t=>i("tr",{children:[i("td",{class:"nowrap",children:fi(t).map(n=>i("kbd",{children:n},n))}),i("td",{children:t.title})]},t.id))})})]},e))}),
i("p",{class:"muted",children:["Keys are meant by their place on a US keyboard. ",i("kbd",{children:"Shift"})," makes ",i("kbd",{children:"W"})," ",i("kbd",{children:"\
S"})," ",i("kbd",{children:"A"})," ",i("kbd",{children:"D"})," four times as fast. The address holds page, range, view and selection: a link opens the same view\
 again, and Back undoes a step."]})]})}function ug({name:e,legend:t,value:n,all:o,set:r}){return i("fieldset",{class:"card choice",children:[i("legend",{children:t}),o.map(s=>i("label",{children:[i("\
input",{type:"radio",name:e,checked:n===s.value,onChange:()=>r(s.value)})," ",s.words]},s.value))]})}var $x=[{value:"system",words:"as the system"},{value:"ligh\
t",words:"light"},{value:"dark",words:"dark"}],Ex=[{value:"area",words:"selects an area; with Shift it moves"},{value:"pan",words:"moves; with Shift it selects \
an area"}];function cg(){let e=on.value;return i("div",{class:"page",children:[i("h1",{children:"Settings"}),i("p",{class:"muted",children:"Kept in this browser\
 only."}),i(ug,{name:"theme",legend:"Colours",value:e.theme,all:$x,set:Qs}),i(ug,{name:"drag",legend:"Dragging on the timeline",value:e.navigation,all:Ex,set:t=>ai(
{navigation:t})}),i("fieldset",{class:"card choice",children:[i("legend",{children:"Navigation"}),i("label",{children:[i("input",{type:"checkbox",checked:e.narrow,
onChange:t=>ai({narrow:t.currentTarget.checked})})," icons only"]})]})]})}var Nx={"/":rh,"/timeline":_h,"/findings":ng,"/goroutines":Eh,"/profiles":Dh,"/latency":zh,"/mmu":tg,"/tasks":Yh,"/regions":Jh,"/events":ag,"/compare":og,"/sett\
ings":cg,"/help":lg};function dg(){let{route:e,root:t,arg:n}=di(rn.value);if(!e)return i("div",{class:"page",children:[i("h1",{children:"No such page"}),i("p",{
class:"page-note",children:["The viewer has no page “",rn.value,"”. The pages are listed on the left."]})]});let o=Nx[e.path];return i(o,{arg:n,root:t},e.path)}
function pg(e){if(e.defaultPrevented||e.button!==0||e.metaKey||e.ctrlKey||e.shiftKey||e.altKey)return;let t=e.target?.closest?.("a");if(!t||t.target||t.hasAttribute(
"download")||t.origin!==location.origin)return;let n=t.pathname.startsWith(ct)?t.pathname.slice(ct.length):null;n===null||n.startsWith("api/")||!di(`/${n}`).route||
(e.preventDefault(),Gt(t.href))}var mg=me([]),Cc=me(null),Rc=me(null),Bi=me(null),Lx=["ps_running","g_runnable","g_running","g_waiting"],Fx=1e3,rr={fp:"",end:-1,at:0,complete:!1};async function Dx(e){
let t=nt.peek(),n=ye.peek(),o=Wn.peek(),r=performance.now();if(!(!t||n<=0||rr.fp===t&&rr.end===n&&rr.complete===o)&&!(rr.fp===t&&!o&&r-rr.at<Fx)){rr={fp:t,end:n,
at:r,complete:o};try{let[s,a]=await Promise.all([ot("plot",{name:Lx.join(","),from:0,to:n,bins:e}),ot("marks",{from:0,to:n})]);Cc.value=s,Rc.value=a}catch{rr={...rr,
end:-1}}}}function Ox(){let e=getComputedStyle(document.documentElement);return t=>e.getPropertyValue(t).trim()}function fg(e,t,n,o,r,s,a,l){e.fillStyle=a,e.beginPath(),
e.moveTo(0,o+r);let u=n*l/t.length;t.forEach((c,m)=>{let p=o+r-Math.min(1,(c??0)/s)*r;e.lineTo(m*u,p),e.lineTo((m+1)*u,p)}),e.lineTo(n*l,o+r),e.fill()}function Bx(e){
let t=Math.min(devicePixelRatio||1,3),n=e.getBoundingClientRect(),o=Math.max(1,Math.round(n.width)),r=Math.max(1,Math.round(n.height));(e.width!==Math.round(o*t)||
e.height!==Math.round(r*t))&&(e.width=Math.round(o*t),e.height=Math.round(r*t));let s=e.getContext("2d"),a=Ox();s.setTransform(t,0,0,t,0,0),s.clearRect(0,0,o,r);
let l=Math.max(ye.peek(),1),u=g=>g/l*o,c=Cc.peek();if(c){let g=c.to/l,b=c.series.ps_running??[],y=c.series.g_runnable??[],M=x=>ui(Math.max(1,...x.map($=>$??0))),
C=Math.round((r-8)*.58);fg(s,b,o,4,C,M(b),a("--running"),g),fg(s,y,o,4+C+1,r-9-C,M(y),a("--runnable"),g)}let m=Rc.peek();s.fillStyle=a("--gc");for(let[g,b]of m?.
gc??[])s.fillRect(u(g),r-3,Math.max(1,u(b)-u(g)),3);s.fillStyle=a("--stw");for(let[g,b]of m?.stw??[])s.fillRect(u(g),0,Math.max(1,u(b)-u(g)),3);s.fillStyle=a("-\
-accent");for(let g of mg.peek())s.beginPath(),s.arc(u(g.t),6,3,0,7),s.fill();let p=Bi.peek()??ue.peek();p&&(s.fillStyle=a("--bg-raised"),s.globalAlpha=.72,s.fillRect(
0,0,u(p.from),r),s.fillRect(u(p.to),0,o,r),s.globalAlpha=1,s.fillStyle=a("--accent"),s.fillRect(u(p.from)-1,0,2,r),s.fillRect(u(p.to)-1,0,2,r));let d=pe.peek()?.
view;if(d&&d.to-d.from<l*.995){s.strokeStyle=a("--fg"),s.lineWidth=1.5;let g=u(d.from);s.strokeRect(Math.round(g)+.5,1,Math.max(4,Math.round(u(d.to)-g)),r-2)}}function hg(){
let e=Ce(null),t=Ce(null),n=Ce(!1),o=()=>{n.current||(n.current=!0,requestAnimationFrame(()=>{n.current=!1,e.current&&Bx(e.current)}))};Cc.value,Rc.value,Bi.value,
ue.value,Ot.value,ci.value,ge.value.t,rn.value,mg.value;let r=Math.max(ye.value,1),s=Wn.value,a=nt.value;he(()=>{Dx(Math.min(1024,Math.max(64,Math.round(e.current.
clientWidth/2))))},[r,s,a]),he(o),he(()=>{let b=new ResizeObserver(o);return b.observe(e.current),()=>b.disconnect()},[]);let l=b=>{let y=e.current.getBoundingClientRect();
return Math.min(1,Math.max(0,(b.clientX-y.left)/y.width))*r},u=b=>{if(b.button!==0)return;e.current.setPointerCapture(b.pointerId);let y=l(b),M=pe.peek()?.view,
C=M&&M.to-M.from<r*.9;t.current=C&&y>=M.from&&y<=M.to?{kind:"move",t:y,view:{...M}}:{kind:"brush",t:y,x:b.clientX}},c=b=>{let y=t.current,M=l(b);y?.kind==="move"?
(pe.peek()?.setView(bn({from:y.view.from+M-y.t,to:y.view.to+M-y.t},r)),o()):y?.kind==="brush"&&Math.abs(b.clientX-y.x)>3&&(Bi.value={from:Math.round(Math.min(y.
t,M)),to:Math.round(Math.max(y.t,M))})},m=b=>{let y=t.current,M=Bi.peek();t.current=null,Bi.value=null,y?.kind==="brush"&&M&&M.to>M.from?Dt(M):y?.kind==="brush"&&
p(l(b))},p=b=>{let y=pe.peek(),M=y?.view,C=M&&M.to-M.from<r*.9?M.to-M.from:r/20,x=bn({from:b-C/2,to:b+C/2},r);y?y.jump(x):Gt(ze({view:{from:Math.max(0,Math.round(
x.from)),to:Math.round(x.to)}}))},d=b=>{let y=(b.key==="ArrowRight"?1:b.key==="ArrowLeft"?-1:0)*r*.01;if(!y)return;b.preventDefault();let M=ue.peek()??{from:0,to:Math.
round(r)},C=b.shiftKey?M.from:Math.max(0,M.from+y),x=Math.min(r,M.to+y);x-C>r*.005&&Dt({from:Math.round(C),to:Math.round(x)})},g=ue.value;return i("section",{class:"\
minimap","aria-label":"Whole trace",children:i("canvas",{ref:e,tabIndex:0,role:"slider","aria-label":"Range of all pages. Arrow keys move it, with Shift its end\
.","aria-valuemin":0,"aria-valuemax":Math.round(r),"aria-valuenow":Math.round(g?.from??0),"aria-valuetext":g?`from ${_(g.from)}, ${_(g.to-g.from)} long`:"the wh\
ole trace",title:"Drag: restrict all pages to a range",onPointerDown:u,onPointerMove:c,onPointerUp:m,onPointerCancel:()=>{t.current=null,Bi.value=null},onDblClick:()=>Dt(
null),onKeyDown:d})})}var Ac={find:"Search functions, goroutines, tasks, regions",go:"g123, p7, m4, 1.5s, task 9, or a function",command:"Type the name of a command"};function Ix(e,t){
let n=t.toLowerCase();return e.toLowerCase().split(/\s+/).every(o=>n.includes(o))}function Hx(e){return!e.timeline||rn.peek()==="/timeline"}function Gx(e){return To.
filter(t=>Hx(t)&&Ix(e,`${t.title} ${t.group}`)).map(t=>({id:t.id,words:t.title,extra:t.group,keys:fi(t),run:t.run}))}function zx(e){rn.peek()==="/timeline"?de({
q:e}):Gt(ze({q:e}))}function Wx(e,t){if(e==="command")return Gx(t);let n=[];xa(t)&&n.push({id:"go",words:`Go to ${t.trim()}`,extra:"",keys:[],run:()=>{sf(t,pe.peek()?.
view??null)}});for(let o of Xo.value)n.push({id:`${o.key} ${o.begin}`,words:o.label,extra:o.kind==="group"?"function":`${o.kind} ${o.key}`,keys:[],run:()=>Su(o)});
return t.trim()&&n.push({id:"filter",words:`Filter the timeline's rows by “${t.trim()}”`,extra:"",keys:[],run:()=>zx(t.trim())}),n}function Ux(e,t){return t.
startsWith(">")?["command",t.slice(1).trim()]:t.startsWith(":")?["go",t.slice(1).trim()]:[e,t]}function Vx({opened:e}){let t=Ce(null),n=Ce(null),[o,r]=X(""),[s,
a]=X(0),[l,u]=Ux(e,o);he(()=>{t.current?.showModal(),Mu("")},[]),he(()=>{if(l==="command")return;let b=setTimeout(()=>{Mu(u)},80);return()=>clearTimeout(b)},[l,
u]);let c=Wx(l,u),m=Math.min(s,Math.max(0,c.length-1));he(()=>{n.current?.children[m]?.scrollIntoView({block:"nearest"})},[m]);let p=()=>{vn.value=null},d=b=>{b&&
(p(),b.run())};return i("dialog",{class:"palette",ref:t,onClose:p,onKeyDown:b=>{b.key==="ArrowDown"||b.key==="ArrowUp"?(b.preventDefault(),a((m+(b.key==="ArrowD\
own"?1:-1)+c.length)%Math.max(1,c.length))):b.key==="Enter"&&(b.preventDefault(),d(c[m])),b.stopPropagation()},"aria-label":Ac[l],onClick:b=>{b.target===t.current&&
p()},children:[i("input",{class:"palette-input",type:"text",autofocus:!0,spellcheck:!1,placeholder:Ac[l],"aria-label":Ac[l],role:"combobox","aria-expanded":"tru\
e","aria-controls":"palette-list","aria-activedescendant":c.length?`palette-${m}`:void 0,value:o,onInput:b=>{r(b.currentTarget.value),a(0)}}),i("ul",{class:"pal\
ette-list",id:"palette-list",role:"listbox",ref:n,children:c.map((b,y)=>i("li",{id:`palette-${y}`,role:"option","aria-selected":y===m,onClick:()=>d(b),onPointerMove:()=>y!==
m&&a(y),children:[i("span",{class:"palette-words",children:b.words}),i("span",{class:"faint",children:b.extra}),b.keys.slice(0,2).map(M=>i("kbd",{children:M},M))]},
b.id))}),i("p",{class:"palette-foot faint",children:cs.value&&l!=="command"?cs.value:l!=="command"&&us.value>Xo.value.length?`${R(us.value)} results, the first ${Xo.
value.length} shown`:"↑ ↓ choose, Enter opens, Esc closes, > commands, : go to"})]})}function gg(){return vn.value===null?null:i(Vx,{opened:vn.value},vn.value)}function Kx({route:e,current:t}){return i("a",{class:"nav-link",href:Z(e.path),"aria-current":t?"page":void 0,title:e.title,children:[i(_e,{name:e.icon}),i("spa\
n",{class:"nav-word",children:e.title})]})}function jx(){let e=di(rn.value).route,t=["look","measure","more","about"],{compare:n}=Ke.value??{compare:null},o=ds.
filter(r=>r.path!=="/compare"||n||e===r);return i("nav",{class:"nav","aria-label":"Pages",children:[t.map(r=>i("div",{class:`nav-group nav-${r}`,children:o.filter(
s=>s.group===r).map(s=>i(Kx,{route:s,current:s===e},s.path))},r)),i("button",{class:"nav-link nav-fold",type:"button","aria-pressed":on.value.narrow,title:on.value.
narrow?"Show the words":"Show icons only",onClick:()=>ai({narrow:!on.peek().narrow}),children:[i(_e,{name:"sidebar"}),i("span",{class:"nav-word",children:"Colla\
pse"})]})]})}function qx(){let e=ue.value;return e?i("span",{class:"chip chip-range",children:[i("span",{children:[at(e.from,(e.to-e.from)/100)," + ",_(e.to-e.from)]}),
i("button",{type:"button",class:"chip-clear",onClick:()=>Dt(null),title:"Back to the whole trace",children:[i(_e,{name:"close",size:12})," whole trace"]})]}):i(
"span",{class:"chip chip-quiet",title:"All pages show the whole trace",children:"whole trace"})}function Yx(){let e=Ke.value;return i("header",{class:"top",children:[
i("a",{class:"brand",href:Z("/"),children:"tacho"}),i("span",{class:"trace-name",title:e?.name,children:e?.name??""}),ye.value>0&&i("span",{class:"trace-facts",
children:_(ye.value)}),i(qx,{}),i("span",{class:"top-space"}),i("button",{type:"button",class:"omnibox",onClick:()=>{vn.value="find"},title:"Search (/)",children:[
i(_e,{name:"search",size:15}),i("span",{children:"Search or go to…"}),i("kbd",{children:"/"})]}),i("button",{type:"button",class:"tool",title:"All commands (C\
trl K)","aria-label":"All commands",onClick:()=>{vn.value="command"},children:i(_e,{name:"keyboard"})}),i("button",{type:"button",class:"tool",title:"Copy a lin\
k to this view (Y)","aria-label":"Copy a link to this view",onClick:()=>{zo()},children:i(_e,{name:"share"})}),i("button",{type:"button",class:"tool","aria-labe\
l":Ot.value==="dark"?"Light colours":"Dark colours",title:Ot.value==="dark"?"Light colours":"Dark colours",onClick:()=>Qs(Ot.peek()==="dark"?"light":"dark"),children:i(
_e,{name:Ot.value==="dark"?"sun":"moon"})}),i("a",{class:"tool",href:Z("/help"),title:"Help (?)","aria-label":"Help",children:i(_e,{name:"help"})})]})}function Xx(){
let e=Ke.value;if(si.value)return i("footer",{class:"strip strip-bad",children:i("span",{role:"status",children:[i(_e,{name:"warning",size:14}),si.value]})});if(!e)
return i("footer",{class:"strip",children:"Connecting…"});let t=e.total>0?e.done/e.total:null;return i("footer",{class:"strip",children:[e.state==="reading"&&
i(K,{children:[i("progress",{max:1,value:t??void 0,"aria-label":"Reading the trace"}),i("span",{children:["Reading: ",gt(e.done),t!==null&&` of ${gt(e.total)} (${ee(
t)})`,","," ",R(e.events)," events"]})]}),e.state==="failed"&&i("span",{class:"bad",children:[i(_e,{name:"warning",size:14}),e.error??"The trace could not be re\
ad."]}),e.state==="ready"&&i("span",{children:[Be(e.events,"event")," in ",Be(e.generations,"generation")]}),e.warnings.map(n=>i("span",{class:"warn",children:[
i(_e,{name:"warning",size:14}),n]},n)),i("span",{class:"top-space"}),e.jobs>0&&i("span",{children:[e.jobs," at work"]}),i("span",{class:"faint",children:e.tool})]})}
function bg(){let{route:e}=di(rn.value),t=Ke.value?.name;return he(()=>{document.title=[e?.title,t,"tacho"].filter(Boolean).join(" · ")},[e,t]),he(()=>{document.
documentElement.dataset.theme=Ot.value},[Ot.value]),i("div",{class:`shell${on.value.narrow?" shell-narrow":""}`,children:[i("a",{class:"skip",href:"#page",children:"\
To the page"}),i(Yx,{}),i(hg,{}),i(jx,{}),i("main",{id:"page",class:"main","data-complete":Wn.value,tabIndex:e?.path==="/timeline"?-1:0,children:i(dg,{})}),i(Xx,
{}),i(gg,{}),ns.value&&i("div",{class:"toast",role:"status",children:ns.value})]})}var vg=document.getElementById("app");vg.textContent="";Jd();uf();document.addEventListener("click",pg);xd(i(bg,{}),vg);np();})();
