"use strict";(()=>{var Vs,Se,bd,Yl,Go,fd,vd,wd,Kl,Is,Zi,yd,Xl,jl,ql,ib,zs={},Ws=[],sb=/acit|ex(?:s|g|n|p|$)|rph|grid|ows|mnc|ntw|ine[ch]|zoo|^ord|itera/i,Ks=Array.isArray;function xo(e,t){
for(var n in t)e[n]=t[n];return e}function Jl(e){e&&e.parentNode&&e.parentNode.removeChild(e)}function Ql(e,t,n){var o,i,s,a={};for(s in t)s=="key"?o=t[s]:s=="r\
ef"?i=t[s]:a[s]=t[s];if(arguments.length>2&&(a.children=arguments.length>3?Vs.call(arguments,2):n),typeof e=="function"&&e.defaultProps!=null)for(s in e.defaultProps)
a[s]===void 0&&(a[s]=e.defaultProps[s]);return Gs(e,a,o,i,null)}function Gs(e,t,n,o,i){var s={type:e,props:t,key:n,ref:o,__k:null,__:null,__b:0,__e:null,__c:null,
constructor:void 0,__v:i??++bd,__i:-1,__u:0};return i==null&&Se.vnode!=null&&Se.vnode(s),s}function U(e){return e.children}function ii(e,t){this.props=e,this.context=t}function kr(e,t){if(t==null)return e.__?kr(e.__,e.__i+1):null;for(var n;t<e.__k.length;t++)
if((n=e.__k[t])!=null&&n.__e!=null)return n.__e;return typeof e.type=="function"?kr(e):null}function ab(e){if(e.__P&&e.__d){var t=e.__v,n=t.__e,o=[],i=[],s=xo({},
t);s.__v=t.__v+1,Se.vnode&&Se.vnode(s),Zl(e.__P,s,t,e.__n,e.__P.namespaceURI,32&t.__u?[n]:null,o,n??kr(t),!!(32&t.__u),i),s.__v=t.__v,s.__.__k[s.__i]=s,Sd(o,s,i),
t.__e=t.__=null,s.__e!=n&&xd(s)}}function xd(e){if((e=e.__)!=null&&e.__c!=null)return e.__e=e.__c.base=null,e.__k.some(function(t){if(t!=null&&t.__e!=null)return e.
__e=e.__c.base=t.__e}),xd(e)}function md(e){(!e.__d&&(e.__d=!0)&&Go.push(e)&&!Us.__r++||fd!=Se.debounceRendering)&&((fd=Se.debounceRendering)||vd)(Us)}function Us(){
try{for(var e,t=1;Go.length;)Go.length>t&&Go.sort(wd),e=Go.shift(),t=Go.length,ab(e)}finally{Go.length=Us.__r=0}}function kd(e,t,n,o,i,s,a,l,u,c,m){var d,p,g,b,
w,_,R=o&&o.__k||Ws,x=t.length;for(u=lb(n,t,R,u,x),d=0;d<x;d++)(g=n.__k[d])!=null&&(p=g.__i!=-1&&R[g.__i]||zs,g.__i=d,_=Zl(e,g,p,i,s,a,l,u,c,m),b=g.__e,g.ref&&p.
ref!=g.ref&&(p.ref&&eu(p.ref,null,g),m.push(g.ref,g.__c||b,g)),w==null&&b!=null&&(w=b),4&g.__u?(u=_d(g,u,e),p.__e&&(p.__e=null)):typeof g.type=="function"&&_!==
void 0?u=_:b&&(u=b.nextSibling),g.__u&=-7);return n.__e=w,u}function lb(e,t,n,o,i){var s,a,l,u,c,m=n.length,d=m,p=0;for(e.__k=new Array(i),s=0;s<i;s++)(a=t[s])!=
null&&typeof a!="boolean"&&typeof a!="function"?(typeof a=="string"||typeof a=="number"||typeof a=="bigint"||a.constructor==String?a=e.__k[s]=Gs(null,a,null,null,
null):Ks(a)?a=e.__k[s]=Gs(U,{children:a},null,null,null):a.constructor===void 0&&a.__b>0?a=e.__k[s]=Gs(a.type,a.props,a.key,a.ref?a.ref:null,a.__v):e.__k[s]=a,u=
s+p,a.__=e,a.__b=e.__b+1,l=null,(c=a.__i=ub(a,n,u,d))!=-1&&(d--,(l=n[c])&&(l.__u|=2)),l==null||l.__v==null?(c==-1&&(i>m?p--:i<m&&p++),typeof a.type!="function"&&
(a.__u|=4)):c!=u&&(c==u-1?p--:c==u+1?p++:(c>u?p--:p++,a.__u|=4))):e.__k[s]=null;if(d)for(s=0;s<m;s++)(l=n[s])!=null&&(2&l.__u)==0&&(l.__e==o&&(o=kr(l)),Cd(l,l));
return o}function _d(e,t,n){var o,i;if(typeof e.type=="function"){for(o=e.__k,i=0;o&&i<o.length;i++)o[i]&&(o[i].__=e,t=_d(o[i],t,n));return t}e.__e!=t&&(t&&e.type&&
!t.parentNode&&(t=kr(e)),t=n.insertBefore(e.__e,t||null));do t=t&&t.nextSibling;while(t!=null&&t.nodeType==8);return t}function ub(e,t,n,o){var i,s,a,l=e.key,u=e.type,c=t[n],m=c!=null&&(2&c.__u)==0;if(c===null&&l==null||m&&l==c.key&&u==c.type)return n;if(o>(m?1:0)){for(i=n-1,s=n+
1;i>=0||s<t.length;)if((c=t[a=i>=0?i--:s++])!=null&&(2&c.__u)==0&&l==c.key&&u==c.type)return a}return-1}function hd(e,t,n){t[0]=="-"?e.setProperty(t,n??""):e[t]=
n==null?"":typeof n!="number"||sb.test(t)?n:n+"px"}function Hs(e,t,n,o,i){var s,a;e:if(t=="style")if(typeof n=="string")e.style.cssText=n;else{if(typeof o=="str\
ing"&&(e.style.cssText=o=""),o)for(t in o)n&&t in n||hd(e.style,t,"");if(n)for(t in n)o&&n[t]==o[t]||hd(e.style,t,n[t])}else if(t[0]=="o"&&t[1]=="n")s=t!=(t=t.replace(
yd,"$1")),a=t.toLowerCase(),t=a in e||t=="onFocusOut"||t=="onFocusIn"?a.slice(2):t.slice(2),e.l||(e.l={}),e.l[t+s]=n,n?o?n[Zi]=o[Zi]:(n[Zi]=Xl,e.addEventListener(
t,s?ql:jl,s)):e.removeEventListener(t,s?ql:jl,s);else{if(i=="http://www.w3.org/2000/svg")t=t.replace(/xlink(H|:h)/,"h").replace(/sName$/,"s");else if(t!="width"&&
t!="height"&&t!="href"&&t!="list"&&t!="form"&&t!="tabIndex"&&t!="download"&&t!="rowSpan"&&t!="colSpan"&&t!="role"&&t!="popover"&&t in e)try{e[t]=n??"";break e}catch{}
typeof n=="function"||(n==null||n===!1&&t[4]!="-"?e.removeAttribute(t):e.setAttribute(t,t=="popover"&&n==1?"":n))}}function gd(e){return function(t){if(this.l){
var n=this.l[t.type+e];if(t[Is]==null)t[Is]=Xl++;else if(t[Is]<n[Zi])return;return n(Se.event?Se.event(t):t)}}}function Zl(e,t,n,o,i,s,a,l,u,c){var m,d,p,g,b,w,
_,R,x,D,A,K,H,L,P,S,N=t.type;if(t.constructor!==void 0)return null;128&n.__u&&(u=!!(32&n.__u),s=[l=t.__e=n.__e]),(m=Se.__b)&&m(t);e:if(typeof N=="function"){d=a.
length;try{if(x=t.props,D=N.prototype&&N.prototype.render,A=(m=N.contextType)&&o[m.__c],K=m?A?A.props.value:m.__:o,n.__c?R=(p=t.__c=n.__c).__=p.__E:(D?t.__c=p=new N(
x,K):(t.__c=p=new ii(x,K),p.constructor=N,p.render=db),A&&A.sub(p),p.state||(p.state={}),p.__n=o,g=p.__d=!0,p.__h=[],p._sb=[]),D&&p.__s==null&&(p.__s=p.state),D&&
N.getDerivedStateFromProps!=null&&(p.__s==p.state&&(p.__s=xo({},p.__s)),xo(p.__s,N.getDerivedStateFromProps(x,p.__s))),b=p.props,w=p.state,p.__v=t,g)D&&N.getDerivedStateFromProps==
null&&p.componentWillMount!=null&&p.componentWillMount(),D&&p.componentDidMount!=null&&p.__h.push(p.componentDidMount);else{if(D&&N.getDerivedStateFromProps==null&&
x!==b&&p.componentWillReceiveProps!=null&&p.componentWillReceiveProps(x,K),t.__v==n.__v||!p.__e&&p.shouldComponentUpdate!=null&&p.shouldComponentUpdate(x,p.__s,
K)===!1){t.__v!=n.__v&&(p.props=x,p.state=p.__s,p.__d=!1),t.__e=n.__e,t.__k=n.__k,t.__k.some(function(T){T&&(T.__=t)}),Ws.push.apply(p.__h,p._sb),p._sb=[],p.__h.
length&&a.push(p),l=kr(n);break e}p.componentWillUpdate!=null&&p.componentWillUpdate(x,p.__s,K),D&&p.componentDidUpdate!=null&&p.__h.push(function(){p.componentDidUpdate(
b,w,_)})}if(p.context=K,p.props=x,p.__P=e,p.__e=!1,H=Se.__r,L=0,D)p.state=p.__s,p.__d=!1,H&&H(t),m=p.render(p.props,p.state,p.context),Ws.push.apply(p.__h,p._sb),
p._sb=[];else do p.__d=!1,H&&H(t),m=p.render(p.props,p.state,p.context),p.state=p.__s;while(p.__d&&++L<25);p.state=p.__s,p.getChildContext!=null&&(o=xo(xo({},o),
p.getChildContext())),D&&!g&&p.getSnapshotBeforeUpdate!=null&&(_=p.getSnapshotBeforeUpdate(b,w)),P=m!=null&&m.type===U&&m.key==null?Td(m.props.children):m,l=kd(
e,Ks(P)?P:[P],t,n,o,i,s,a,l,u,c),p.base=t.__e,t.__u&=-161,p.__h.length&&a.push(p),R&&(p.__E=p.__=null)}catch(T){if(a.length=d,t.__v=null,u||s!=null){if(T.then){
for(t.__u|=u?160:128;l&&l.nodeType==8&&l.nextSibling;)l=l.nextSibling;s!=null&&(s[s.indexOf(l)]=null),t.__e=l}else if(s!=null)for(S=s.length;S--;)Jl(s[S])}else t.
__e=n.__e;t.__k==null&&(t.__k=n.__k||[]),T.then||Md(t),Se.__e(T,t,n)}}else s==null&&t.__v==n.__v?(t.__k=n.__k,t.__e=n.__e):l=t.__e=cb(n.__e,t,n,o,i,s,a,u,c);return(m=
Se.diffed)&&m(t),128&t.__u?void 0:l}function Md(e){e&&(e.__c&&(e.__c.__e=!0),e.__k&&e.__k.some(Md))}function Sd(e,t,n){for(var o=0;o<n.length;o++)eu(n[o],n[++o],
n[++o]);Se.__c&&Se.__c(t,e),e.some(function(i){try{e=i.__h,i.__h=[],e.some(function(s){s.call(i)})}catch(s){Se.__e(s,i.__v)}})}function Td(e){return typeof e!="\
object"||e==null||e.__b>0?e:Ks(e)?e.map(Td):e.constructor!==void 0?null:xo({},e)}function cb(e,t,n,o,i,s,a,l,u){var c,m,d,p,g,b,w,_=n.props||zs,R=t.props,x=t.type;
if(x=="svg"?i="http://www.w3.org/2000/svg":x=="math"?i="http://www.w3.org/1998/Math/MathML":i||(i="http://www.w3.org/1999/xhtml"),s!=null){for(c=0;c<s.length;c++)
if((g=s[c])&&"setAttribute"in g==!!x&&(x?g.localName==x:g.nodeType==3)){e=g,s[c]=null;break}}if(e==null){if(x==null)return document.createTextNode(R);e=document.
createElementNS(i,x,R.is&&R),l&&(Se.__m&&Se.__m(t,s),l=!1),s=null}if(x==null)_===R||l&&e.data==R||(e.data=R);else{if(s=x=="textarea"&&R.defaultValue!=null?null:
s&&Vs.call(e.childNodes),!l&&s!=null)for(_={},c=0;c<e.attributes.length;c++)_[(g=e.attributes[c]).name]=g.value;for(c in _)g=_[c],c=="dangerouslySetInnerHTML"?d=
g:c=="children"||c in R||c=="value"&&"defaultValue"in R||c=="checked"&&"defaultChecked"in R||Hs(e,c,null,g,i);for(c in R)g=R[c],c=="children"?p=g:c=="dangerousl\
ySetInnerHTML"?m=g:c=="value"?b=g:c=="checked"?w=g:l&&typeof g!="function"||_[c]===g||Hs(e,c,g,_[c],i);if(m)l||d&&(m.__html==d.__html||m.__html==e.innerHTML)||(e.
innerHTML=m.__html),t.__k=[];else if(d&&(e.innerHTML=""),kd(t.type=="template"?e.content:e,Ks(p)?p:[p],t,n,o,x=="foreignObject"?"http://www.w3.org/1999/xhtml":i,
s,a,s?s[0]:n.__k&&kr(n,0),l,u),s!=null)for(c=s.length;c--;)Jl(s[c]);l&&x!="textarea"||(c="value",x=="progress"&&b==null?e.removeAttribute("value"):b!=null&&(b!==
e[c]||x=="progress"&&!b||x=="option"&&b!=_[c])&&Hs(e,c,b,_[c],i),c="checked",w!=null&&w!=e[c]&&Hs(e,c,w,_[c],i))}return e}function eu(e,t,n){try{if(typeof e=="f\
unction"){var o=typeof e.__u=="function";o&&e.__u(),o&&t==null||(e.__u=e(t))}else e.current=t}catch(i){Se.__e(i,n)}}function Cd(e,t,n){var o,i;if(Se.unmount&&Se.
unmount(e),(o=e.ref)&&(o.current&&o.current!=e.__e||eu(o,null,t)),(o=e.__c)!=null){if(o.componentWillUnmount)try{o.componentWillUnmount()}catch(s){Se.__e(s,t)}o.
base=o.__P=o.__n=null}if(o=e.__k)for(i=0;i<o.length;i++)o[i]&&Cd(o[i],t,n||typeof e.type!="function");n||Jl(e.__e),e.__c=e.__=e.__e=void 0}function db(e,t,n){return this.
constructor(e,n)}function Rd(e,t,n){var o,i,s,a;t==document&&(t=document.documentElement),Se.__&&Se.__(e,t),i=(o=typeof n=="function")?null:n&&n.__k||t.__k,s=[],
a=[],Zl(t,e=(!o&&n||t).__k=Ql(U,null,[e]),i||zs,zs,t.namespaceURI,!o&&n?[n]:i?null:t.firstChild?Vs.call(t.childNodes):null,s,!o&&n?n:i?i.__e:t.firstChild,o,a),Sd(
s,e,a),e.props.children=null}Vs=Ws.slice,Se={__e:function(e,t,n,o){for(var i,s,a;t=t.__;)if((i=t.__c)&&!i.__)try{if((s=i.constructor)&&s.getDerivedStateFromError!=null&&(i.setState(s.getDerivedStateFromError(
e)),a=i.__d),i.componentDidCatch!=null&&(i.componentDidCatch(e,o||{}),a=i.__d),a)return i.__E=i}catch(l){e=l}throw e}},bd=0,Yl=function(e){return e!=null&&e.constructor===
void 0},ii.prototype.setState=function(e,t){var n;n=this.__s!=null&&this.__s!=this.state?this.__s:this.__s=xo({},this.state),typeof e=="function"&&(e=e(xo({},n),
this.props)),e&&xo(n,e),e!=null&&this.__v&&(t&&this._sb.push(t),md(this))},ii.prototype.forceUpdate=function(e){this.__v&&(this.__e=!0,e&&this.__h.push(e),md(this))},
ii.prototype.render=U,Go=[],vd=typeof Promise=="function"?Promise.prototype.then.bind(Promise.resolve()):setTimeout,wd=function(e,t){return e.__v.__b-t.__v.__b},
Us.__r=0,Kl=Math.random().toString(8),Is="__d"+Kl,Zi="__a"+Kl,yd=/(PointerCapture)$|Capture$/i,Xl=0,jl=gd(!1),ql=gd(!0),ib=0;var si,at,tu,Ad,qs=0,Od=[],ut=Se,Pd=ut.__b,$d=ut.__r,Ed=ut.diffed,Nd=ut.__c,Ld=ut.unmount,Fd=ut.__;function Ys(e,t){ut.__h&&ut.__h(at,e,qs||t),qs=0;var n=at.__H||
(at.__H={__:[],__h:[]});return e>=n.__.length&&n.__.push({}),n.__[e]}function q(e){return qs=1,pb(Hd,e)}function pb(e,t,n){var o=Ys(si++,2);if(o.t=e,!o.__c&&(o.
__=[n?n(t):Hd(void 0,t),function(l){var u=o.__N?o.__N[0]:o.__[0],c=o.t(u,l);u!==c&&(o.__N=[c,o.__[1]],o.__c.setState({}))}],o.__c=at,!at.__f)){var i=function(l,u,c){
if(!o.__c.__H)return!0;var m=!1,d=o.__c.props!==l;if(o.__c.__H.__.some(function(g){if(g.__N){m=!0;var b=g.__[0];g.__=g.__N,g.__N=void 0,b!==g.__[0]&&(d=!0)}}),s){
var p=s.call(this,l,u,c);return m?p||d:p}return!m||d};at.__f=!0;var s=at.shouldComponentUpdate,a=at.componentWillUpdate;at.componentWillUpdate=function(l,u,c){if(this.
__e){var m=s;s=void 0,i(l,u,c),s=m}a&&a.call(this,l,u,c)},at.shouldComponentUpdate=i}return o.__N||o.__}function ce(e,t){var n=Ys(si++,3);!ut.__s&&ou(n.__H,t)&&
(n.__=e,n.u=t,at.__H.__h.push(n))}function Bd(e,t){var n=Ys(si++,4);!ut.__s&&ou(n.__H,t)&&(n.__=e,n.u=t,at.__h.push(n))}function _e(e){return qs=5,V(function(){
return{current:e}},[])}function V(e,t){var n=Ys(si++,7);return ou(n.__H,t)&&(n.__=e(),n.__H=t,n.__h=e),n.__}function fb(){for(var e;e=Od.shift();){var t=e.__H;if(e.__P&&t)try{t.__h.some(js),t.__h.some(nu),t.__h=[]}catch(n){t.__h=[],ut.__e(n,e.__v)}}}ut.__b=function(e){
at=null,Pd&&Pd(e)},ut.__=function(e,t){e&&t.__k&&t.__k.__m&&(e.__m=t.__k.__m),Fd&&Fd(e,t)},ut.__r=function(e){$d&&$d(e),si=0;var t=(at=e.__c).__H;t&&(tu===at?(t.
__h=[],at.__h=[],t.__.some(function(n){n.__N&&(n.__=n.__N),n.u=n.__N=void 0})):(t.__h.some(js),t.__h.some(nu),t.__h=[],si=0)),tu=at},ut.diffed=function(e){Ed&&Ed(
e);var t=e.__c;t&&t.__H&&(t.__H.__h.length&&(Od.push(t)!==1&&Ad===ut.requestAnimationFrame||((Ad=ut.requestAnimationFrame)||mb)(fb)),t.__H.__.some(function(n){n.
u&&(n.__H=n.u,n.u=void 0)})),tu=at=null},ut.__c=function(e,t){t.some(function(n){try{n.__h.some(js),n.__h=n.__h.filter(function(o){return!o.__||nu(o)})}catch(o){
t.some(function(i){i.__h&&(i.__h=[])}),t=[],ut.__e(o,n.__v)}}),Nd&&Nd(e,t)},ut.unmount=function(e){Ld&&Ld(e);var t,n=e.__c;n&&n.__H&&(n.__H.__.some(function(o){
try{js(o)}catch(i){t=i}}),n.__H=void 0,t&&ut.__e(t,n.__v))};var Dd=typeof requestAnimationFrame=="function";function mb(e){var t,n=function(){clearTimeout(o),Dd&&
cancelAnimationFrame(t),setTimeout(e)},o=setTimeout(n,35);Dd&&(t=requestAnimationFrame(n))}function js(e){var t=at,n=e.__c;typeof n=="function"&&(e.__c=void 0,n()),
at=t}function nu(e){var t=at;e.__c=e.__(),at=t}function ou(e,t){return!e||e.length!==t.length||t.some(function(n,o){return n!==e[o]})}function Hd(e,t){return typeof t==
"function"?t(e):t}var hb=Symbol.for("preact-signals");function Zs(){if(ko>1)ko--;else{var e,t=!1;for((function(){var i=Js;for(Js=void 0;i!==void 0;){var s=i.S;if(s.v===i.v)for(var a=s.
t;a!==void 0;a=a.x)a.i===i.i&&(a.i=s.i);i=i.o}})();ts!==void 0;){var n=ts;for(ts=void 0,Xs++;n!==void 0;){var o=n.u;if(n.u=void 0,n.f&=-3,!(8&n.f)&&Gd(n))try{n.
c()}catch(i){t||(e=i,t=!0)}n=o}}if(Xs=0,ko--,t)throw e}}function ns(e){if(ko>0)return e();ru=++gb,ko++;try{return e()}finally{Zs()}}var es,tt=void 0;function os(e){
var t=tt,n=es;tt=void 0,es=void 0;try{return e()}finally{tt=t,es=n}}var ts=void 0,ko=0,Xs=0,gb=0,ru=0,Js=void 0,Qs=0;function Id(e){if(tt!==void 0){var t=e.n;if(t===
void 0||t.t!==tt)return t={i:0,S:e,p:tt.s,n:void 0,t:tt,e:void 0,x:void 0,r:t},tt.s!==void 0&&(tt.s.n=t),tt.s=t,e.n=t,32&tt.f&&e.S(t),t;if(t.i===-1)return t.i=0,
t.n!==void 0&&(t.n.p=t.p,t.p!==void 0&&(t.p.n=t.n),t.p=tt.s,t.n=void 0,tt.s.n=t,tt.s=t),t}}function xt(e,t){this.v=e,this.i=0,this.n=void 0,this.t=void 0,this.l=
0,this.W=t?.watched,this.Z=t?.unwatched,this.name=t?.name}xt.prototype.brand=hb;xt.prototype.h=function(){return!0};xt.prototype.S=function(e){var t=this,n=this.
t;n!==e&&e.e===void 0&&(e.x=n,this.t=e,n!==void 0?n.e=e:os(function(){var o;(o=t.W)==null||o.call(t)}))};xt.prototype.U=function(e){var t=this;if(this.t!==void 0){
var n=e.e,o=e.x;n!==void 0&&(n.x=o,e.e=void 0),o!==void 0&&(o.e=n,e.x=void 0),e===this.t&&(this.t=o,o===void 0&&os(function(){var i;(i=t.Z)==null||i.call(t)}))}};
xt.prototype.subscribe=function(e){var t=this;return ht(function(){var n=t.value;os(function(){return e(n)})},{name:"sub"})};xt.prototype.valueOf=function(){return this.
value};xt.prototype.toString=function(){return this.value+""};xt.prototype.toJSON=function(){return this.value};xt.prototype.peek=function(){var e=this;return os(
function(){return e.value})};Object.defineProperty(xt.prototype,"value",{get:function(){var e=Id(this);return e!==void 0&&(e.i=this.i),this.v},set:function(e){if(e!==
this.v){if(Xs>100)throw new Error("Cycle detected");(function(n){ko!==0&&Xs===0&&n.l!==ru&&(n.l=ru,Js={S:n,v:n.v,i:n.i,o:Js})})(this),this.v=e,this.i++,Qs++,ko++;
try{for(var t=this.t;t!==void 0;t=t.x)t.t.N()}finally{Zs()}}}});function ge(e,t){return new xt(e,t)}function Gd(e){for(var t=e.s;t!==void 0;t=t.n)if(t.S.i!==t.i||
!t.S.h()||t.S.i!==t.i)return!0;return!1}function zd(e){for(var t=e.s;t!==void 0;t=t.n){var n=t.S.n;if(n!==void 0&&(t.r=n),t.S.n=t,t.i=-1,t.n===void 0){e.s=t;break}}}
function Wd(e){for(var t=e.s,n=void 0;t!==void 0;){var o=t.p;t.i===-1?(t.S.U(t),o!==void 0&&(o.n=t.n),t.n!==void 0&&(t.n.p=o)):n=t,t.S.n=t.r,t.r!==void 0&&(t.r=
void 0),t=o}e.s=n}function _r(e,t){xt.call(this,void 0,t),this.x=e,this.s=void 0,this.g=Qs-1,this.f=4}_r.prototype=new xt;_r.prototype.h=function(){if(this.f&=-3,
1&this.f)return!1;if((36&this.f)==32||(this.f&=-5,this.g===Qs))return!0;if(this.g=Qs,this.f|=1,this.i>0&&!Gd(this))return this.f&=-2,!0;var e=tt;try{zd(this),tt=
this;var t=this.x();(16&this.f||this.v!==t||this.i===0)&&(this.v=t,this.f&=-17,this.i++)}catch(n){this.v=n,this.f|=16,this.i++}return tt=e,Wd(this),this.f&=-2,!0};
_r.prototype.S=function(e){if(this.t===void 0){this.f|=36;for(var t=this.s;t!==void 0;t=t.n)t.S.S(t)}xt.prototype.S.call(this,e)};_r.prototype.U=function(e){if(this.
t!==void 0&&(xt.prototype.U.call(this,e),this.t===void 0)){this.f&=-33;for(var t=this.s;t!==void 0;t=t.n)t.S.U(t)}};_r.prototype.N=function(){if(!(2&this.f)){this.
f|=6;for(var e=this.t;e!==void 0;e=e.x)e.t.N()}};Object.defineProperty(_r.prototype,"value",{get:function(){if(1&this.f)throw new Error("Cycle detected");var e=Id(
this);if(this.h(),e!==void 0&&(e.i=this.i),16&this.f)throw this.v;return this.v}});function Ln(e,t){return new _r(e,t)}function Ud(e){var t=e.j;if(e.j=void 0,typeof t==
"function"){ko++;var n=tt;tt=void 0;try{t()}catch(o){throw e.f&=-2,e.f|=8,iu(e),o}finally{tt=n,Zs()}}}function iu(e){for(var t=e.s;t!==void 0;t=t.n)t.S.U(t);e.x=
void 0,e.s=void 0,Ud(e)}function bb(e){if(tt!==this)throw new Error("Out-of-order effect");Wd(this),tt=e,this.f&=-2;try{8&this.f&&iu(this)}finally{Zs()}}function ai(e,t){
this.x=e,this.j=void 0,this.s=void 0,this.u=void 0,this.f=32,this.name=t?.name,es&&es.push(this)}ai.prototype.c=function(){var e=this.S();try{if(8&this.f||this.
x===void 0)return;var t=this.x();typeof t=="function"&&(this.j=t)}finally{e()}};ai.prototype.S=function(){if(1&this.f)throw new Error("Cycle detected");this.f|=
1,this.f&=-9,Ud(this),zd(this),ko++;var e=tt;return tt=this,bb.bind(this,e)};ai.prototype.N=function(){2&this.f||(this.f|=2,this.u=ts,ts=this)};ai.prototype.d=function(){
this.f|=8,1&this.f||iu(this)};ai.prototype.dispose=function(){this.d()};function ht(e,t){var n=new ai(e,t);try{n.c()}catch(i){throw n.d(),i}var o=n.d.bind(n);return o[Symbol.
dispose]=o,o}var Vd,ta,ea,vb=typeof window<"u"&&!!window.__PREACT_SIGNALS_DEVTOOLS__;var Kd=[];ht(function(){Vd=this.N})();function li(e,t){Se[e]=t.bind(null,Se[e]||function(){})}function rs(e){if(ea){var t=ea;ea=void 0,t()}ea=e&&e.S()}function jd(e){
var t=this,n=e.data,o=yb(n);o.name="ReactiveDom",o.value=n;var i=V(function(){for(var l=t,u=t.__v;u=u.__;)if(u.__c){u.__c.__$f|=4;break}var c=Ln(function(){var g=o.
value.value;return g===0?0:g===!0?"":g||""}),m=Ln(function(){return!Array.isArray(c.value)&&!Yl(c.value)}),d=ht(function(){if(this.N=qd,m.value){var g=c.value;l.
__v&&l.__v.__e&&l.__v.__e.nodeType===3&&(l.__v.__e.data=g)}}),p=t.__$u.d;return t.__$u.d=function(){d(),p.call(this)},[m,c]},[]),s=i[0],a=i[1];return s.value?a.
peek():a.value}jd.displayName="ReactiveTextNode";Object.defineProperties(xt.prototype,{constructor:{configurable:!0,value:Ql(U,null).constructor},type:{configurable:!0,
value:jd},props:{configurable:!0,get:function(){var e=this;return{data:{get value(){return e.value}}}}},__b:{configurable:!0,value:1}});li("__b",function(e,t){if(rs(),
ta=void 0,typeof t.type=="string"){var n,o=t.props;for(var i in o)if(i!=="children"){var s=o[i];s instanceof xt&&(n||(t.__np=n={}),n[i]=s,o[i]=s.peek())}}e(t)});
li("__r",function(e,t){if(e(t),t.type!==U){rs();var n,o=t.__c;o&&(o.__$f&=-2,(n=o.__$u)===void 0&&(o.__$u=n=(function(i,s){var a;return ht(function(){a=this},{name:s}),
a.c=i,a})((function(i){return function(){var s;vb&&((s=this.y)==null||s.call(this)),i.__$f|=1,i.setState({})}})(o),typeof t.type=="function"?t.type.displayName||
t.type.name:""))),ta=o,rs(n)}});li("__e",function(e,t,n,o){rs(),ta=void 0,e(t,n,o)});li("diffed",function(e,t){rs(),ta=void 0;var n;if(typeof t.type=="string"&&
(n=t.__e)){var o=t.__np,i=t.props,s=n.U;if(s)for(var a in s){var l=s[a];l===void 0||o&&a in o||(l.d(),s[a]=void 0)}if(o){s||(s={},n.U=s);for(var u in o){var c=s[u],
m=o[u];c===void 0?(c=wb(n,u,m,i),s[u]=c):c.o(m,i)}}}e(t)});function wb(e,t,n,o){var i=t in e&&e.ownerSVGElement===void 0,s=ge(n);return{o:function(a,l){s.value=
a,o=l},d:ht(function(){this.N=qd;var a=s.value.value;o[t]!==a&&(o[t]=a,i?e[t]=a:a!=null&&(a!==!1||t[4]==="-")?e.setAttribute(t,a):e.removeAttribute(t))})}}li("u\
nmount",function(e,t){if(typeof t.type=="string"){var n=t.__e;if(n){var o=n.U;if(o){n.U=void 0;for(var i in o){var s=o[i];s&&s.d()}}}var a=t.__np;if(a){var l=t.
props;for(var u in a)l[u]=a[u]}t.__np=void 0}else{var c=t.__c;if(c){c.__$f|=8;var m=c.__$u;m&&(c.__$u=void 0,m.d())}}e(t)});li("__h",function(e,t,n,o){o<3&&(t.__$f|=
2),e(t,n,o)});ii.prototype.shouldComponentUpdate=function(e,t){if(this.__R)return!0;var n=this.__$u,o=n&&n.s!==void 0;for(var i in t)return!0;if(this.__f||typeof this.
u=="boolean"&&this.u===!0){var s=2&this.__$f;if(!(o||s||4&this.__$f)||1&this.__$f)return!0}else if(!(o||4&this.__$f)||3&this.__$f)return!0;for(var a in e)if(a!==
"__source"&&e[a]!==this.props[a])return!0;for(var l in this.props)if(!(l in e))return!0;return!1};function yb(e,t){return V(function(){return ge(e,t)},[])}var xb=function(e){queueMicrotask(function(){queueMicrotask(e)})};function kb(){ns(function(){for(var e;e=Kd.shift();)Vd.call(e)})}function qd(){Kd.push(this)===1&&(Se.requestAnimationFrame||xb)(kb)}var _b=[["h",36e11],["m",6e10],["s",1e9],["ms",1e6],["us",1e3],["µs",1e3],["ns",1]];function _o(e){let t=/^\s*(-?)(\d{1,16})(?:\.(\d{1,18}))?\s*(h|m|s|ms|us|µs|μs|ns)?\s*$/.
exec(e);if(!t)return null;let n=(t[4]??"ns").replace("μ","µ"),o=_b.find(([l])=>l===n)[1],i=Number(t[2])*o,s=t[3]?Math.round(+`0.${t[3]}`*o):0,a=i+s;return Number.
isSafeInteger(Math.round(a))?t[1]?-Math.round(a):Math.round(a):null}function Yd(e){return e.includes(".")?e.replace(/\.?0+$/,""):e}function ui(e){let t=e<0?"-":
"",n=Math.abs(Math.round(e));if(n===0)return"0";if(n<1e3)return`${t}${n}`;let[o,i,s]=n>=1e9?["s",1e9,9]:n>=1e6?["ms",1e6,6]:["us",1e3,3],a=Math.floor(n/i),l=String(
n-a*i).padStart(s,"0");return t+Yd(`${a}.${l}`)+o}function M(e){if(e==null||!Number.isFinite(e))return"–";let t=Math.abs(e),n=e<0?"−":"",o=(i,s)=>{let a=t/i,
l=a>=100?0:a>=10?1:2;return`${n}${Yd(a.toFixed(l))} ${s}`};return t<999.5?`${n}${Math.round(t)} ns`:t<999500?o(1e3,"µs"):t<9995e5?o(1e6,"ms"):t<12e10?o(1e9,"s"):
t<72e11?o(6e10,"min"):o(36e11,"h")}function lt(e,t=1){let n=e<0?"−":"",o=Math.abs(e),i=t>=1e9?0:Math.min(9,Math.ceil(9-Math.log10(Math.max(1,t))));if(o>=6e10&&
t>=1e3){let s=o/1e9,a=Math.floor(s/3600),l=Math.floor(s%3600/60),u=(s%60).toFixed(i).padStart(i?i+3:2,"0");return a?`${n}${a}:${String(l).padStart(2,"0")}:${u}`:
`${n}${l}:${u}`}return`${n}${(o/1e9).toFixed(i)} s`}function ci(e){let t=e.indexOf("+",1);if(t<0)return null;let n=_o(e.slice(0,t)),o=_o(e.slice(t+1));return n===
null||o===null||o<=0?null:{from:n,to:n+o}}function Jt(e){let t=Math.round(e.from);return`${ui(t)}+${ui(Math.max(1,Math.round(e.to)-t))}`}var Mb="1";function Xd(e){try{return decodeURIComponent(e)}catch{return e}}function su(e){return encodeURIComponent(e).replace(/%(3A|2C|40|2B|2F|7E|5B|5D|24|3B)/g,
t=>decodeURIComponent(t))}function Sb(e){let t=Object.create(null);for(let n of e.replace(/^\?/,"").split("&")){if(!n)continue;let o=n.indexOf("="),i=Xd(o<0?n:n.
slice(0,o));i&&!(i in t)&&(t[i]=o<0?"":Xd(n.slice(o+1)))}return t}function Tb(e){let t=Object.keys(e).map(n=>e[n]===""?su(n):`${su(n)}=${su(e[n])}`);return t.length?
`?${t.join("&")}`:""}function zo(e,t){let n=Object.assign(Object.create(null),e);for(let o of Object.keys(t)){let i=t[o];i==null?delete n[o]:n[o]=i}return n}function Jd(e){let t=e.lastIndexOf("@");if(t<=0)return null;let n=_o(e.slice(t+1));return n===null?null:{row:e.slice(0,t),t:n}}function ln(e){return`${e.row}@${Math.
round(e.t)}`}function Un(e){return(e??"").split(",").filter(Boolean)}function au(e){let t=Object.create(null);for(let n of Un(e)){let o=n.indexOf(":");t[o<0?n:n.
slice(0,o)]=o<0?"1":n.slice(o+1)}return t}function Qd(e){let t=Object.keys(e).map(n=>e[n]==="1"&&!n.includes(":")?n:`${n}:${e[n]}`);return t.length?t.join(","):
null}function Zd(e,t){return(o=>new URL(".",o).pathname)(e&&/\/app\.js(\?|$)/.test(e)?e:t)}function lu(e,t,n){return{path:`/${(e.startsWith(n)?e.slice(n.length):
e.replace(/^\//,"")).replace(/\/+$/,"")}`,params:Sb(t)}}function wn(e,t){return t+e.path.replace(/^\//,"")+Tb(Cb(e.params))}function Cb(e){let t=Object.keys(e);
return t.length===0||t.includes("v")?e:{v:Mb,...e}}function ep(e,t){let n=e[t];return n===void 0?null:ci(n)}var is=typeof document<"u",ct=is?Zd(document.querySelector("script[src]")?.src??null,document.baseURI):"/";function tp(){return is?lu(location.pathname,location.
search,ct):{path:"/",params:{}}}var gt=ge(tp()),We=ge(null),Qt=ge(null),di=ge(null),qe=Ln(()=>We.value?.fp??null),de=Ln(()=>We.value?.end??0),Zt=Ln(()=>We.value?.
state==="ready");function Rb(e,t){return e===t||JSON.stringify(e)===JSON.stringify(t)}function np(e){let t=null;return Ln(()=>{let n=e();return Rb(t,n)||(t=n),t})}
var ue=np(()=>ep(gt.value.params,"range")),dt=np(()=>{let e=gt.value.params.sel;return e===void 0?null:Jd(e)}),be=Ln(()=>gt.value.params),cn=Ln(()=>gt.value.path),
Wo;function cu(){Wo!==void 0&&(clearTimeout(Wo),Wo=void 0,history.replaceState(null,"",wn(gt.peek(),ct)))}function op(e){cu(),wn(e,ct)!==wn(gt.peek(),ct)&&(history.
pushState(null,"",wn(e,ct)),gt.value=e)}function Ab(e){gt.value=e,Wo??(Wo=setTimeout(cu,300))}function fe(e){let t=gt.peek();op({path:t.path,params:zo(t.params,
e)})}function Mo(e){let t=gt.peek();Ab({path:t.path,params:zo(t.params,e)})}function Ht(e){fe({range:e?Jt(e):null})}function na(e){fe({sel:e?ln(e):null})}function Z(e,t={}){
let n=ue.value;return wn({path:e,params:zo(n?{range:Jt(n)}:{},t)},ct)}function Be(e){return Z("/timeline",{t:e.view?Jt(e.view):null,sel:e.sel?ln(e.sel):null,area:e.
area?Jt(e.area):null,rows:e.rows??null,q:e.q??null,pin:e.pin?.length?e.pin.join(","):null,hl:e.hl??null})}function Et(e){let t=new URL(e,location.href);op(lu(t.
pathname,t.search,ct))}function rp(){addEventListener("popstate",()=>{Wo!==void 0&&(clearTimeout(Wo),Wo=void 0),gt.value=tp()}),addEventListener("pagehide",cu)}
var uu={theme:"system",navigation:"area",narrow:!1};function Pb(){try{let e=JSON.parse(localStorage.getItem("tacho")??"{}");return{...uu,...typeof e=="object"?e:
{}}}catch{return uu}}var un=ge(is?Pb():uu);function pi(e){un.value={...un.peek(),...e};try{localStorage.setItem("tacho",JSON.stringify(un.peek()))}catch{}}var ip=ge(
is&&matchMedia("(prefers-color-scheme: dark)").matches);is&&matchMedia("(prefers-color-scheme: dark)").addEventListener("change",e=>{ip.value=e.matches});var kt=Ln(
()=>{let e=be.value.theme,t=e==="dark"||e==="light"?e:un.value.theme;return t==="system"?ip.value?"dark":"light":t});function oa(e){ns(()=>{pi({theme:e}),be.peek().
theme!==void 0&&Mo({theme:null})})}var Mr=class extends Error{constructor(n,o){super(o);this.status=n;this.name="ApiError"}};function It(e){return e instanceof DOMException&&e.name==="AbortError"}
function dn(e){return e instanceof Error?e.message:String(e)}function sp(e){let t=[];for(let n of Object.keys(e)){let o=e[n];o==null||o===!1||t.push(`${encodeURIComponent(
n)}=${encodeURIComponent(o===!0?"1":String(o))}`)}return t.length?`?${t.join("&")}`:""}function Uo(e,t={}){return`${ct}api/1/${qe.peek()??"0"}/${e}${sp(t)}`}async function du(e,t){
let n;try{n=await fetch(e,{signal:t??null,credentials:"same-origin"})}catch(i){throw It(i)?i:new Mr(0,"The server does not answer. Is tacho still running?")}if(n.
ok)return n;let o=`The server answered ${n.status}.`;try{let i=await n.json();typeof i.error=="string"&&(o=i.error)}catch{}throw new Mr(n.status,o)}async function Ye(e,t={},n){
return await(await du(Uo(e,t),n)).json()}async function ap(e,t={},n){return await(await du(`${ct}api/1/${e}${sp(t)}`,n)).json()}async function ra(e,t,n,o,i){let s=`${Uo(
"tiles")}?l=${e}&x=${t}-${n}&r=${o.map(encodeURIComponent).join(",")}`;return(await du(s,i)).arrayBuffer()}var $b=5e3,Eb=50,Nb=e=>new Promise(t=>setTimeout(t,e));async function Lb(){qe.peek()&&(Qt.value=await Ye("meta"))}async function lp(){let e=0;for(;;){let t=Eb;try{
let n=We.peek(),o=await ap("status",{since:n?.seq??0}),i=!n||o.seq!==n.seq||o.fp!==n.fp||o.state!==n.state;i&&(We.value=o),e=0,di.value=null,i&&(!Qt.peek()||o.generations!==
n?.generations||o.state!==n?.state)&&await Lb().catch(()=>{}),o.state!=="reading"&&!o.follow&&(t=$b)}catch(n){!It(n)&&++e>=2&&(di.value=dn(n)),t=Math.min(5e3,250*
2**e)}await Nb(document.hidden?Math.max(t,2e3):t)}}function up(e){if(e===void 0)return null;let t=e.indexOf("@"),n=ci(t<0?e:e.slice(0,t));return n?{...n,rows:t<0?null:Un(e.slice(t+1))}:null}function cp(e){return Jt(
e)+(e.rows?.length?`@${e.rows.join(",")}`:"")}var Vo={value:null,error:null,busy:!1},Nt=ge(Vo),To=ge(Vo),So=ge(Vo),sa=ge(Vo),ss=ge("running"),pn=ge(null);function uo(e){fe({area:e?cp(e):null})}function aa(){let e=pn.peek();e&&fe({range:Jt(e),area:null,t:Jt(e)})}function la(){let e=pn.peek();e&&fe({t:Jt(e)})}function dp(){
let e=Nt.peek().value;e&&uo({from:e.begin,to:Math.max(e.end,e.begin+1),rows:null})}function ia(e,t){let n=new AbortController;return e.value={value:e.peek().value,
error:null,busy:!0},t(n.signal).then(o=>{n.signal.aborted||(e.value={value:o,error:null,busy:!1})},o=>{!It(o)&&!n.signal.aborted&&(e.value={value:null,error:dn(
o),busy:!1})}),()=>n.abort()}function pp(){let e=[ht(()=>{let t=dt.value;if(So.value=Vo,!t||!qe.value){Nt.value=To.value=Vo;return}let n={row:t.row,t:Math.round(
t.t)},o=[ia(Nt,i=>Ye("at",n,i)),ia(To,i=>Ye("flows",n,i))];return()=>o.forEach(i=>i())}),ht(()=>{let t=up(gt.value.params.area);JSON.stringify(t)!==JSON.stringify(
pn.peek())&&(pn.value=t)}),ht(()=>{let t=pn.value;if(!t||!qe.value){sa.value=Vo;return}let n={from:Math.round(t.from),to:Math.round(t.to),rows:t.rows?.length?t.
rows.join(","):"all",stacks:ss.value};return ia(sa,o=>Ye("area",n,o))})];return()=>e.forEach(t=>t())}function ua(){let e=dt.peek();if(e){if(So.peek().value){So.
value=Vo;return}ia(So,t=>Ye("chain",{row:e.row,t:Math.round(e.t)},t))}}function as(e){fe({sel:ln(e)})}var ls=ge(null),fp;function pu(e){ls.value=e,clearTimeout(fp),fp=setTimeout(()=>{ls.value=null},2500)}async function us(e,t){try{await navigator.clipboard.writeText(
e),pu(`${t} copied.`)}catch{pu("The browser does not let this page copy.")}}function ca(){let e=Nt.peek().value;if(!e)return null;let t=e.goroutine?`g${e.goroutine.
id}`:e.row,n=e.reason?` on ${e.reason}`:"",i=(e.stack.find(s=>!/^(runtime|sync|internal)\./.test(s.fn))??e.stack[0])?.fn??e.goroutine?.fn;return`${t} ${e.state}\
 ${M(e.end-e.begin)}${n}${i?` in ${i}`:""}, t=${lt(e.begin,1e5)}`}function mp(){return location.origin+wn(gt.peek(),ct)}function hp(){let e=gt.peek(),t=We.peek()?.
name??"trace.out",n=o=>`'${o.replace(/'/g,"'\\''")}'`;return`tacho view ${n(t)} --open ${n(wn(e,"/").replace(/^\//,""))}`}async function Ko(){let e=ca();await us(
e?`${mp()}
${e}`:mp(),"Link")}async function da(){let e=Nt.peek().value,t=ca();if(!e||!t){pu("Nothing is selected.");return}let n=e.stack.map(i=>`    ${i.fn}
        ${i.file}:${i.line}`),o=e.unblocked_by?[`made runnable by ${e.unblocked_by.key} at ${lt(e.unblocked_by.t)}`]:[];await us([t,...o,...n].join(`
`),"Selection")}async function gp(){let e=Nt.peek().value;e&&await us(JSON.stringify(e,null,2),"JSON")}var Sr=class extends Error{};function vp(e){return e+7&-8}function fu(e){return e*10}function Fb(e,t){switch(e){case 2:return fu(t);case 3:return vp(fu(t))+1024*
5;case 4:return 1024*8;case 5:return 1024*16;default:return 0}}function bp(e,t){return{n:t,ref:new Uint32Array(e,0,t),x0:new Uint16Array(e,t*4,t),x1:new Uint16Array(
e,t*6,t),state:new Uint8Array(e,t*8,t),flags:new Uint8Array(e,t*9,t)}}function Db(e,t,n){let o={spans:null,share:null,count:null,min:null,max:null,avg:null},i=vp(
fu(t));switch(e){case 2:return{...o,spans:bp(n,t)};case 3:return{...o,spans:bp(n,t),share:new Uint8Array(n,i,1024*4),count:new Uint8Array(n,i+1024*4,1024)};case 4:
return{...o,min:new Float32Array(n,0,1024),max:new Float32Array(n,1024*4,1024)};case 5:return{...o,avg:new Float32Array(n,0,1024*4)};default:return o}}function pa(e){
if(e.byteLength<32)throw new Sr("the answer is shorter than its header");let t=new DataView(e);if(t.getUint32(0,!0)!==827605844||t.getUint16(4,!0)!==1)throw new Sr(
"the answer holds no tiles of a version that this page reads");let n=t.getUint16(6,!0),o=t.getUint32(12,!0);if(t.getUint32(8,!0)!==e.byteLength||32+n*32>e.byteLength||
o>44)throw new Sr("the answer was cut");let i=[];for(let s=0;s<n;s++){let a=32+s*32,l=t.getUint8(a+8),u=t.getUint32(a+16,!0),c=t.getUint32(a+12,!0),m=l===2||l===
3?u:0;if(l>5||m>4096)throw new Sr("a tile is of no known kind");let d=Fb(l,m);if(c+d>e.byteLength)throw new Sr("a tile lies outside of its answer");let p=d?e.slice(
c,c+d):null;i.push({row:t.getUint32(a,!0),tile:{level:o,x:t.getInt32(a+4,!0),kind:l,state:t.getUint8(a+9),ref:l===1?u:4294967295,provisional:(t.getUint16(a+10,!0)&
1)!==0,slices:t.getUint32(a+20,!0),longest:t.getFloat64(a+24,!0),...Db(l,m,p??new ArrayBuffer(0)),payload:p}})}return{level:o,end:t.getFloat64(16,!0),tiles:i}}function fa(e){
return 400+(e.payload?.byteLength??0)}function pt(e){return 1024*2**e}function yn(e,t){let n=t===65535?65536:t;return e.x*pt(e.level)+n/64*2**e.level}var wp=3,yp=256,Ob=5e3,xp=1500;function mu(e,t){return t*64+e}var ma=class{constructor(t,n,o=64<<20,i=900){this.fetchTiles=t;this.onTiles=n;this.maxBytes=o;this.
maxBitmaps=i;this.rows=new Map;this.asked=new Set;this.flights=new Set;this.bytes=0;this.bitmaps=0;this.frame=0;this.pausedUntil=0;this.end=0;this.failed=null}get inFlight(){
return this.flights.size}get size(){return{bytes:this.bytes,bitmaps:this.bitmaps}}beginFrame(){this.frame++}get(t,n,o){let i=this.rows.get(t)?.get(mu(n,o));return i?
(i.used=this.frame,i):null}stale(t){return t.tile.provisional&&this.end>t.end&&this.end>t.tile.x*pt(t.tile.level)}missing(t,n,o){let i=this.rows.get(t)?.get(mu(
n,o));return(!i||this.stale(i))&&!this.asked.has(`${n} ${o} ${t}`)}ask(t){if(!(this.flights.size>=wp||performance.now()<this.pausedUntil))for(let n of this.batches(
t)){if(this.flights.size>=wp)break;this.send(n)}}batches(t){let n=new Map,o=[];for(let i of t){let s=i.first,a=i.last;for(;s<=a&&!this.missing(i.row,i.level,s);)
s++;for(;a>=s&&!this.missing(i.row,i.level,a);)a--;if(s>a)continue;a=Math.min(a,s+yp-1);let l=`${i.level} ${s} ${a}`,u=n.get(l),c=u&&((u.rows.length+1)*(a-s+1)>
yp||u.rows.reduce((m,d)=>m+d.length+3,0)>Ob);(!u||c)&&(u={level:i.level,first:s,last:a,rows:[]},n.set(l,u),o.push(u)),u.rows.push(i.row)}return o}async send(t){
let{level:n,first:o,last:i,rows:s}=t,a=[];for(let u of s)for(let c=o;c<=i;c++)a.push(`${n} ${c} ${u}`);for(let u of a)this.asked.add(u);let l=new AbortController;
this.flights.add(l);try{let u=pa(await this.fetchTiles(n,o,i,s,l.signal));l.signal.aborted||this.keep(t,u),this.failed=null}catch(u){l.signal.aborted||(this.failed=
u instanceof Error?u.message:String(u),this.pausedUntil=performance.now()+xp,setTimeout(this.onTiles,xp+10))}finally{for(let u of a)this.asked.delete(u);this.flights.
delete(l),this.onTiles()}}keep(t,n){for(let{row:o,tile:i}of n.tiles){let s=t.rows[o];if(s===void 0||i.level!==t.level||i.x<t.first||i.x>t.last)continue;let a=this.
rows.get(s);a||this.rows.set(s,a=new Map);let l=mu(i.level,i.x),u=a.get(l),c=u?.bitmap??null;u&&(this.bytes-=fa(u.tile),u.bitmap=null,u.dropped=!0),a.set(l,{tile:i,
end:n.end,used:this.frame,bitmap:c,painted:"",painting:"",dropped:!1}),this.bytes+=fa(i)}this.bytes>this.maxBytes&&this.sweep()}setBitmap(t,n,o){if(t.dropped){n.
close();return}t.bitmap?t.bitmap.close():this.bitmaps++,t.bitmap=n,t.painted=o,this.bitmaps>this.maxBitmaps&&this.sweep()}*all(){for(let[t,n]of this.rows)for(let[
o,i]of n)yield[t,n,o,i]}sweep(){let t=[...this.all()].sort((i,s)=>i[3].used-s[3].used),n=this.bytes>this.maxBytes?this.maxBytes*2/3:this.maxBytes,o=this.bitmaps>
this.maxBitmaps?this.maxBitmaps*2/3:this.maxBitmaps;for(let[i,s,a,l]of t){if(this.bytes<=n&&this.bitmaps<=o||l.used===this.frame)break;l.bitmap&&this.bitmaps>o&&
(l.bitmap.close(),l.bitmap=null,l.painted="",this.bitmaps--),this.bytes>n&&(l.bitmap&&(l.bitmap.close(),l.bitmap=null,this.bitmaps--),this.bytes-=fa(l.tile),l.dropped=
!0,s.delete(a),s.size===0&&this.rows.delete(i))}}clear(){for(let t of this.flights)t.abort();this.flights.clear();for(let[,,,t]of this.all())t.bitmap?.close(),t.
dropped=!0;this.rows.clear(),this.asked.clear(),this.bytes=0,this.bitmaps=0}};var kp=new Intl.NumberFormat("en-US");function $(e){return e==null||!Number.isFinite(e)?"–":kp.format(e)}function Vn(e){let t=Math.abs(e);if(t<1e4)return kp.format(
Math.round(e*100)/100);for(let[n,o]of[[1e9,"G"],[1e6,"M"],[1e3,"k"]])if(t>=n)return`${(e/n).toPrecision(3).replace(/\.?0+$/,i=>i.startsWith(".")?"":i)} ${o}`;return String(
e)}function bt(e){if(e==null||!Number.isFinite(e))return"–";for(let[t,n]of[[2**40,"TiB"],[2**30,"GiB"],[2**20,"MiB"],[2**10,"KiB"]])if(Math.abs(e)>=t)return`${(e/
t).toFixed(e/t>=100?0:1)} ${n}`;return`${Math.round(e)} B`}function ee(e){if(!Number.isFinite(e))return"–";let t=e*100;return`${t>=10||t===0?t.toFixed(0):t>=1?
t.toFixed(1):t>=.01?t.toFixed(2):"<0.01"} %`}function He(e,t,n=`${t}s`){return`${$(e)} ${e===1?t:n}`}var ha=class{constructor(t,n){this.fetchNames=t;this.onNames=n;this.goroutines=new Map;this.strings=new Map;this.stacks=new Map;this.wantG=new Set;this.wantS=new Set;
this.wantK=new Set;this.busy=!1}goroutine(t){return this.look(this.goroutines,this.wantG,t)}text(t){return this.look(this.strings,this.wantS,t)}stack(t){return this.
look(this.stacks,this.wantK,t)}look(t,n,o){let i=t.get(o);return i!==void 0?i:(n.size<250&&n.add(o),null)}async flush(){if(this.busy||this.wantG.size+this.wantS.
size+this.wantK.size===0)return;this.busy=!0;let[t,n,o]=[[...this.wantG],[...this.wantS],[...this.wantK]];this.wantG=new Set,this.wantS=new Set,this.wantK=new Set;
try{let i=await this.fetchNames(t,n,o);this.bound();for(let s of t)this.goroutines.set(s,i.g?.[s]??null);for(let s of n)this.strings.set(s,i.s?.[s]??null);for(let s of o)
this.stacks.set(s,i.k?.[s]??null);this.onNames()}catch{await new Promise(i=>setTimeout(i,2e3))}finally{this.busy=!1}}bound(){for(let t of[this.goroutines,this.strings,
this.stacks])t.size>1e5&&t.clear()}};function en(e){let t=e.indexOf("["),n=e.lastIndexOf("/",t<0?e.length:t);return n<0?e:e.slice(n+1)}function hu(e){let t=e<=.0031308?12.92*e:1.055*e**.4166666666666667-.055;return Math.round(Math.min(1,Math.max(0,t))*255)}function jo(e,t,n){let o=t*Math.cos(n*
Math.PI/180),i=t*Math.sin(n*Math.PI/180),s=(e+.3963377774*o+.2158037573*i)**3,a=(e-.1055613458*o-.0638541728*i)**3,l=(e-.0894841775*o-1.291485548*i)**3;return[hu(
4.0767416621*s-3.3077115913*a+.2309699292*l),hu(-1.2684380046*s+2.6097574011*a-.3413193965*l),hu(-.0041960863*s-.7034186147*a+1.707614701*l)]}function _p(e){let t=/^\s*oklch\(\s*([\d.]+)\s+([\d.]+)\s+([\d.]+)\s*\)\s*$/.
exec(e);return t?jo(Number(t[1]),Number(t[2]),Number(t[3])):null}function Mp(e){let t=/^\s*rgba?\(\s*(\d+)[\s,]+(\d+)[\s,]+(\d+)/.exec(e);return t?[Number(t[1]),
Number(t[2]),Number(t[3])]:null}function cs(e,t,n){let o=s=>(s/255)**2.2,i=s=>Math.round(255*(o(e[s])*(1-n)+o(t[s])*n)**.45454545454545453);return[i(0),i(1),i(2)]}
function Kn(e,t=1){return t>=1?`rgb(${e[0]} ${e[1]} ${e[2]})`:`rgb(${e[0]} ${e[1]} ${e[2]} / ${t})`}function Sp(e,t=255){return(t<<24|e[2]<<16|e[1]<<8|e[0])>>>0}var _t=["running","runnable","waiting","syscall"],jn=(()=>{let e=new Uint8Array(256).fill(255);e[1]=0,e[2]=1,e[3]=2,e[4]=3;for(let t=8;t<=12;t++)e[t]=0;for(let t=16;t<
216;t++)e[t]=2;return e})(),Bb={0:"nothing",1:"running",2:"runnable",3:"waiting",4:"syscall",5:"not yet seen",8:"GC mark",9:"stop the world",10:"sweep",11:"mark\
 assist",12:"span"};function Co(e,t){return e>=16?t[e-16]||"waiting":Bb[e]??"unknown"}function Tp(e,t,n){if(!t)return!0;let o=t.indexOf(":"),i=_t.indexOf(o<0?t:
t.slice(0,o));return jn[e]!==i?!1:o<0||Co(e,n).includes(t.slice(o+1))}var Hb=[[/gc|sweep|assist|mark|scaveng/i,345,.03,.03],[/sync|mutex|semacquire|lock|cond|wait ?group/i,285,.075,.035],[/chan/i,232,.05,.035],[/select/i,215,.025,
.03],[/net|io wait|poll/i,190,.045,.03],[/sleep|timer/i,95,0,.012],[/system|forever|idle/i,250,-.02,.006]];function Ib(e){let t=n=>(n/255)**2.2;return .2126*t(e[0])+
.7152*t(e[1])+.0722*t(e[2])}function Gb(e,t,n){let o=Hb.find(([l])=>l.test(e));if(!o)return n;let[,i,s,a]=o;return t?jo(.36+s*.9,a*1.2,i):jo(.885-s,a,i)}var zb=0;
function Rp(e,t,n,o){let i=t?jo(.5,0,0):jo(.6,0,0),s=g=>{let b=e(g);return _p(b)??Mp(b)??i},a=s("--bg-raised"),l=s("--waiting"),u=g=>{switch(g){case 0:return a;case 1:
return s("--running");case 2:return s("--runnable");case 4:return s("--syscall");case 5:return s("--created");case 7:return s("--line-strong");case 8:return s("\
--gc");case 9:return s("--stw");case 10:return cs(s("--gc"),l,.5);case 11:return cs(s("--gc"),s("--stw"),.4);case 12:return s("--span");case 3:return l;default:
return g>=16&&g-16<n.length?Gb(Co(g,n),t,l):l}},c=[];for(let g=0;g<256;g++){let b=u(g);c.push(Tp(g,o,n)||jn[g]===255?b:cs(b,a,.82))}let m=g=>Ib(g)>.26?"rgb(16 2\
2 32)":"rgb(240 244 250)",d=Array.from({length:24},(g,b)=>{let w=112+(b>>1)*14.5,_=t?jo(.55+b%2*.09,.08,w):jo(.76+b%2*.085,.08,w),R=o&&o!=="running"?cs(_,a,.8):
_;return{fill:Kn(R),text:m(R)}}),p=g=>Kn(s(g));return{version:++zb,dark:t,rgb:c,css:c.map(g=>Kn(g)),pixels:Uint32Array.from(c,(g,b)=>b===0?0:Sp(g)),text:c.map(m),
bg:p("--bg"),bgRaised:Kn(a),bgSunken:p("--bg-sunken"),fg:p("--fg"),fgMuted:p("--fg-muted"),fgFaint:p("--fg-faint"),line:p("--line"),lineStrong:p("--line-strong"),
accent:p("--accent"),accentRgb:s("--accent"),gc:s("--gc"),stw:s("--stw"),font:e("--font").trim()||"sans-serif",identity:d}}function gu(e){let t=2166136261;for(let n=0;n<
e.length;n++)t=Math.imul(t^e.charCodeAt(n),16777619);return((t^t>>>15)>>>0)%24}function nt(e,t){return(t-e.view.from)/(e.view.to-e.view.from)*e.width}function Ro(e,t){return Math.round((30+t-e.scroll)*e.dpr)}var ga=50;function xn(e,t){let n=Math.max(t,1),o=e.to-e.from,i=Math.min(Number.isFinite(o)?Math.max(o,ga):n,n*1.1),s=Math.min(i*.5,n),a=Number.isFinite(e.from)?
e.from:0;return a=Math.min(a,n+s-i),a=Math.max(a,-s),i>=n&&(a=(n-i)/2),{from:a,to:a+i}}function Ap(e,t,n,o){let i=e.to-e.from,s=e.from+i*t,a=Math.min(Math.max(i*
n,ga),Math.max(o,ga)*1.1),l=s-a*t;return xn({from:l,to:l+a},o)}function bu(e,t,n){return xn({from:e.from+t,to:e.to+t},n)}function qo(e,t,n=.1){let o=Math.max((e.
to-e.from)*n,ga/4);return xn({from:e.from-o,to:e.to+o},t)}function vu(e){return xn({from:0,to:Math.max(e,1)},Math.max(e,1))}function Pp(e,t,n,o){let i=e.to-e.from;
if(t>=e.from&&n<=e.to)return e;if(n-t>=i)return xn({from:t-i*.1,to:t+i*.9},o);let s=(t+n)/2;return xn({from:s-i/2,to:s+i/2},o)}function Yo(e,t){let n=(e.to-e.from)/
Math.max(1,t);if(!(n>1))return 0;let o=Math.floor(Math.log2(n));return 2**o>n&&o--,Math.min(Math.max(o,0),44)}function Tr(e,t,n){let o=pt(t),i=Math.max(0,Math.floor(
e.from/o)),s=Math.floor((Math.min(e.to,Math.max(n,1))-.001)/o);return[i,Math.max(i-1,s)]}var Kb=4e3,jb=4,wu=28,qb=64,Yb=14;function $p(e,t,n){return Math.round(nt(e,n*pt(t)))}var va=new Map;function Np(e,t){let n=va.get(t);return n===void 0&&(va.size>
5e3&&va.clear(),n=e.ctx.measureText(t).width,va.set(t,n)),n}function Lp(e,t,n){let o=Np(e,t);if(o<=n)return t;let i=Math.floor(t.length*(n-7*e.dpr)/o);return i>=
3?`${t.slice(0,i)}…`:""}function Fp(e,t,n,o){if(n===12)return e.names.text(o)??"";if(t==="proc"||t==="thread"){let i=o===4294967295?null:e.names.goroutine(o);
return i?`${en(i.fn)}  g${i.id}`:n===4?"syscall":n>=8&&n<12?Co(n,e.reasons):""}return(n===1||n===4)&&o!==4294967295&&t==="goroutine"?`${Co(n,e.reasons)} on P ${o}`:
Co(n,e.reasons)}function Dp(e,t,n,o){if(n===12){let i=e.names.text(o);if(i!==null)return e.palette.identity[gu(i)]}if(t==="proc"&&n===1&&o!==4294967295){let i=e.
names.goroutine(o);if(i)return e.palette.identity[gu(i.fn)]}return{fill:e.palette.css[n],text:e.palette.text[n]}}function Xb(e,t,n,o,i,s,a){let{ctx:l}=e,u=s-i,{
fill:c,text:m}=Dp(e,t.kind,n,o),d=u>=6*e.dpr&&!(a&2)?Math.max(1,Math.round(e.dpr*.5)):0;l.fillStyle=c,l.fillRect(i,t.y,u-d,t.h),e.rects++,n===2&&e.hatch&&u>24*e.
dpr&&(l.fillStyle=e.hatch,l.fillRect(i,t.y,u-d,t.h));let p=jn[n]===2;if(u<(p?qb:wu)*e.dpr||t.h<13*e.dpr||a&1&&i>wu*e.dpr)return;let g=Math.max(i,0),b=Math.min(s,
e.width)-g-8*e.dpr,w=Lp(e,Fp(e,t.kind,n,o),b);w&&(l.fillStyle=p?e.palette.fgMuted:m,l.fillText(w,g+4*e.dpr,t.y+t.h/2+.5))}function Jb(e,t,n,o){let i=n.spans,s=(e.
view.to-e.view.from)/e.width;for(let a=0;a<i.n&&e.rects<Kb;a++){let l=yn(n,i.x1[a]);if(l<e.view.from)continue;let u=yn(n,i.x0[a]);if(u>e.view.to)break;if((l-u)/
s<o)continue;let c=Math.max(nt(e,u),-e.width),m=Math.min(nt(e,l),2*e.width);Xb(e,t,i.state[a],i.ref[a],Math.round(c),Math.max(Math.round(c)+1,Math.round(m)),i.flags[a])}}
function Qb(e,t){if(t.kind!==2||t.spans.n>64)return!1;let n=1.5*(e.view.to-e.view.from)/e.width,o=t.spans;for(let i=0;i<o.n;i++)if(yn(t,o.x1[i])-yn(t,o.x0[i])<n)
return!1;return!0}function Zb(e,t,n){return n.painted===""&&(e.waiting=!0),e.painter.picture(n,t.style)}function yu(e,t,n,o,i,s,a){let l=n.tile;if(l.kind===0)return!0;
if(l.kind===1)return e.ctx.fillStyle=e.palette.css[l.state],e.ctx.fillRect(s,t.y,a-s,t.h),!0;let u=Zb(e,t,n);return u?(e.ctx.drawImage(u,o,0,i-o,u.height,s,t.y,
a-s,t.h),!0):!1}function Ep(e,t,n,o,i,s){e.waiting=!0;for(let l=1;l<=Yb&&n+l<=44;l++){let u=e.cache.get(t.row,n+l,Math.floor(o/2**l));if(!u)continue;let c=1024/
2**l,m=o%2**l*c;if(yu(e,t,u,m,m+c,i,s))return}let a=0;for(let l of[0,1]){let u=n>0?e.cache.get(t.row,n-1,o*2+l):null,c=Math.round((i+s)/2);u&&yu(e,t,u,0,1024,l?
c:i,l?s:c)&&a++}if(a===0&&e.missing){e.ctx.fillStyle=e.missing;let l=Math.max(0,i);e.ctx.fillRect(l,t.y,Math.min(s,Math.round(nt(e,e.end)))-l,t.h)}}function e0(e,t,n){
let o=$p(e,t.level,n),i=$p(e,t.level,n+1),s=e.cache.get(t.row,t.level,n);if(!s){Ep(e,t,t.level,n,o,i);return}let a=s.tile;if(a.kind===0)return;if(a.kind===1){t0(
e,t,a,o,i);return}let l=Qb(e,a);!l&&!yu(e,t,s,0,1024,o,i)&&Ep(e,t,t.level,n,o,i),a.spans&&t.h>=5*e.dpr&&Jb(e,t,a,l?0:jb*e.dpr)}function t0(e,t,n,o,i){let s=e.cache.
get(t.row,n.level,n.x-1)?.tile,a=o>wu*e.dpr&&s!==void 0&&s.kind!==0,{fill:l,text:u}=Dp(e,t.kind,n.state,n.ref);if(e.ctx.fillStyle=l,e.ctx.fillRect(o,t.y,i-o,t.h),
a||t.h<13*e.dpr)return;let c=Math.max(0,o),m=Lp(e,Fp(e,t.kind,n.state,n.ref),Math.min(e.width,i)-c-8*e.dpr);m&&(e.ctx.fillStyle=jn[n.state]===2?e.palette.fgMuted:
u,e.ctx.fillText(m,c+4*e.dpr,t.y+t.h/2+.5))}function n0(e){switch(e){case"gc":return 8;case"stw":return 9;case"task":case"region":return 12;default:return 1}}function o0(e,t){
return t<=8?.5:e==="lane"?1:e==="group"||e==="counter"?3:2}function r0(e,t,n){if(t.h<18*e.dpr)return;let{scale:o,unit:i}=e.scaleOf(n.key),s=n.kind==="group"?`${Vn(
o)} at once`:i==="bytes"?bt(o):Vn(o),a=Np(e,s);e.ctx.fillStyle=e.palette.bgRaised,e.ctx.globalAlpha=.72,e.ctx.fillRect(e.width-a-8*e.dpr,t.y,a+8*e.dpr,13*e.dpr),
e.ctx.globalAlpha=1,e.ctx.fillStyle=e.palette.fgFaint,e.ctx.fillText(s,e.width-a-4*e.dpr,t.y+7*e.dpr)}function i0(e,t,n,o,i){let s=t.row,a=o0(s.kind,t.height),l=Math.
round((30+t.top-e.scroll+a)*e.dpr),u=Math.round((30+t.top-e.scroll+t.height-a)*e.dpr),c=Math.max(1,u-l),{scale:m,base:d}=e.scaleOf(s.key),p={row:s.key,kind:s.kind,
y:l,h:c,level:n,style:{height:c,scale:m,base:d,own:n0(s.kind)}};(e.selected?.row===s.key||e.hovered?.row===s.key)&&(e.ctx.fillStyle=Kn(e.palette.accentRgb,e.selected?.
row===s.key?.1:.045),e.ctx.fillRect(0,Ro(e,t.top),e.width,Math.round(t.height*e.dpr)));for(let g=o;g<=i;g++)e0(e,p,g);(s.kind==="counter"||s.kind==="group")&&r0(
e,p,s)}function Op(e,t){let{ctx:n,palette:o}=e,i=Yo(e.view,e.width),[s,a]=Tr(e.view,i,e.end);n.imageSmoothingEnabled=!0,n.font=`${11*e.dpr}px ${o.font}`,n.textBaseline=
"middle",n.textAlign="left";for(let l of t){let u=Ro(e,l.top),c=Ro(e,l.top+l.height);l.item.kind==="section"?(n.fillStyle=o.bgSunken,n.fillRect(0,u,e.width,c-u)):
l.row&&i0(e,l,i,s,a),(l.item.kind==="section"||l.height>16)&&(n.fillStyle=o.line,n.fillRect(0,c-1,e.width,1))}}function Bp(e){let t=e.layout.sticky(e.scroll);if(!t)
return;let n=Math.round((30+t.y)*e.dpr),o=Math.round(t.item.height*e.dpr);e.ctx.fillStyle=e.palette.bgSunken,e.ctx.fillRect(0,n,e.width,o),e.ctx.fillStyle=e.palette.
line,e.ctx.fillRect(0,n+o-1,e.width,1)}function Hp(e,t,n){let o=Yo(e.view,e.width),[i,s]=Tr(e.view,o,e.end),a=t.filter(l=>l.row!==null);if(n!==null){let l=n-30+
e.scroll;a.sort((u,c)=>Math.abs(u.top-l)-Math.abs(c.top-l))}return a.map(l=>({row:l.row.key,level:o,first:i,last:s}))}function Ip(e,t,n){let o=Yo(e.view,e.width),
[i,s]=Tr(e.view,o,e.end),a=Math.floor((e.end-1)/pt(o)),l=t.filter(w=>w.row!==null).map(w=>w.row.key),u=l.map(w=>({row:w,level:o,first:Math.max(0,i-1),last:Math.
min(a,s+1)})),c=Math.min(Math.max(o+(n?-1:1),0),44),m=(e.view.from+e.view.to)/2,d=(e.view.to-e.view.from)/4,p=n?{from:m-d,to:m+d}:e.view,[g,b]=Tr(p,c,e.end);return c===
o?u:[...u,...l.map(w=>({row:w,level:c,first:g,last:b}))]}function s0(e,t){let n=0,o=e.length;for(;n<o;){let i=n+o>>1;e[i]<=t?n=i+1:o=i}return n-1}function Gp(e,t,n=0){let o=2**e.level,i=e.x*pt(e.level),s=Math.min(Math.
max((t-i)/o,0),1024-1e-6),a=Math.floor(s);if(e.kind===1)return{kind:"span",state:e.state,ref:e.ref,from:i,to:i+pt(e.level),open:!0,index:0};if(e.kind===4)return Number.
isNaN(e.max[a])?null:{kind:"counter",min:e.min[a],max:e.max[a]};if(e.kind===5){let m=e.avg;return{kind:"heat",avg:[m[a*4],m[a*4+1],m[a*4+2],m[a*4+3]]}}if(!e.spans)
return null;let l=e.spans,u=s0(l.x0,s*64);for(let m of[u,u+1]){if(m<0||m>=l.n)continue;let d=l.x1[m]===65535?1024*64:l.x1[m],p=l.x0[m],g=n/o*64;if(s*64>=p-g&&s*
64<Math.max(d,p+1)+g)return{kind:"span",state:l.state[m],ref:l.ref[m]??4294967295,from:yn(e,p),to:yn(e,l.x1[m]),open:l.flags[m]!==0,index:m}}if(e.kind!==3||e.count[a]===
0)return null;let c=e.share;return{kind:"merged",slices:2**(e.count[a]-1),shares:[c[a*4]/255,c[a*4+1]/255,c[a*4+2]/255,c[a*4+3]/255],from:i+a*o,to:i+(a+1)*o,longest:e.
longest}}function zp(e,t,n,o,i){let s=2**e.level,a=e.x*pt(e.level),l=Math.max(t,a),u=Math.min(n,a+pt(e.level));if(u<=l)return;if(e.kind===1){let g=o[e.state];g<
4&&(i[g]+=u-l);return}if(e.kind===2){let g=e.spans;for(let b=0;b<g.n;b++){let w=o[g.state[b]],_=Math.max(l,yn(e,g.x0[b])),R=Math.min(u,yn(e,g.x1[b]));w<4&&R>_&&
(i[w]+=R-_)}return}let c=e.kind===3?e.share:e.kind===5?e.avg:null;if(!c)return;let m=e.kind===3?s/255:s,d=Math.floor((l-a)/s),p=Math.min(1024,Math.ceil((u-a)/s));
for(let g=d;g<p;g++)for(let b=0;b<4;b++)i[b]+=c[g*4+b]*m}function Qo(e,t,n){let o=document.createElement(e);return o.className=t,n.append(o),o}function a0(){let e=document.createElementNS("http://www.w3.org/2000/svg",
"svg");e.setAttribute("viewBox","0 0 20 20"),e.setAttribute("width","12"),e.setAttribute("height","12"),e.setAttribute("aria-hidden","true");let t=document.createElementNS(
"http://www.w3.org/2000/svg","path");return t.setAttribute("d","M7 4l6 6-6 6"),t.setAttribute("fill","none"),t.setAttribute("stroke","currentColor"),t.setAttribute(
"stroke-width","2.2"),e.append(t),e}var l0={heap:"Live heap",goal:"GC heap goal",gomaxprocs:"GOMAXPROCS",goroutines:"Goroutines",runnable:"Runnable goroutines",
threads:"Threads",running:"Running goroutines"};function ku(e){return l0[e.key.slice(2)]??e.label}function ds(e){switch(e.kind){case"group":return en(e.label)||
"not known";case"counter":return ku(e);case"gc":return"GC";case"stw":return"Stop the world";case"proc":case"thread":return/^[pm]\d+$/.test(e.label)?`${e.label[0].
toUpperCase()} ${e.label.slice(1)}`:e.label||e.key;default:return e.label||e.key}}function _u(e){if(e.item.kind==="section")return{name:e.item.title,extra:$(e.item.
total),title:""};if(e.item.kind==="note")return{name:e.item.text,extra:"",title:e.item.text};let t=e.row;if(!t)return{name:"…",extra:"",title:""};switch(t.kind){case"\
goroutine":{let n=t.end>t.begin?M(t.end-t.begin):"",o=t.fn&&t.fn!==t.label?en(t.fn):"",i=t.id!==void 0?`g${t.id}`:t.key;return{name:e.level>2?i:`${i} ${o}`,extra:n,
title:`${t.label} ${t.fn??""} ${n&&`lives ${n}`}`}}case"group":{let n=$(t.members??0);return{name:ds(t),extra:n,title:`${t.label||"start function not known"}: ${n}\
 goroutines, at most ${$(Math.ceil(t.peak??0))} at once`}}default:return{name:ds(t),extra:"",title:ds(t)}}}var ya=class{constructor(t,n){this.host=t;this.actions=
n;this.pool=new Map;this.free=[];this.frame=0;this.reachable=null;t.setAttribute("role","treegrid"),t.setAttribute("aria-label","Rows of the timeline")}make(){let t=document.
createElement("div");t.className="tl-label",t.setAttribute("role","row");let n=Qo("span","tl-cell",t);n.setAttribute("role","gridcell");let o=Qo("button","tl-fo\
ld",n);o.type="button",o.tabIndex=-1,o.append(a0());let i=Qo("span","tl-name",n),s=Qo("span","tl-extra",n),a=Qo("span","tl-shares",n),l=_t.map(d=>Qo("i",`share-${d}`,
a)),u=Qo("button","tl-act",n);u.type="button",u.tabIndex=-1,u.textContent="≡",u.title="Lifetimes packed into lanes";let c=Qo("button","tl-act tl-pin",n);c.type=
"button",c.tabIndex=-1,c.textContent="⊤";let m={root:t,name:i,extra:s,bar:a,parts:l,fold:o,lanes:u,pin:c,at:null,text:"",used:0};return this.listen(m),this.host.
append(t),m}listen(t){let{root:n,fold:o,lanes:i,pin:s}=t;o.onclick=a=>{a.stopPropagation(),this.actions.fold(t.at)},i.onclick=a=>{a.stopPropagation(),this.actions.
lanes(t.at)},s.onclick=a=>{a.stopPropagation(),this.actions.pin(t.at.key)},n.onclick=()=>{t.at.item.kind==="section"?this.actions.fold(t.at):t.at.row&&this.actions.
choose(t.at)},n.ondblclick=()=>{t.at.row?.kind==="group"&&this.actions.fold(t.at)},n.oncontextmenu=a=>{!t.at.row&&t.at.item.kind!=="section"||(a.preventDefault(),
this.actions.menu(t.at,a.clientX,a.clientY))},n.onkeydown=a=>{a.code!=="Enter"&&a.code!=="Space"||(a.preventDefault(),t.at.item.kind==="section"||t.at.row?.kind===
"group"?this.actions.fold(t.at):t.at.row&&this.actions.choose(t.at))},n.onpointerenter=()=>this.actions.hover(t.at.row?.key??null),n.onpointerleave=()=>this.actions.
hover(null)}update(t,n,o,i){this.frame++,this.reachable=t.some(s=>s.key===o.selected)?o.selected:t.find(s=>s.row)?.key??null,this.host.setAttribute("aria-rowcou\
nt",String(o.total));for(let s of t)this.place(s,s.top-n,o,!1);i&&this.place(i.at,i.y,o,!0);for(let[s,a]of this.pool)a.used!==this.frame&&(this.pool.delete(s),this.
free.length<40?(a.root.hidden=!0,this.free.push(a)):a.root.remove())}place(t,n,o,i){let s=t.item.kind==="run"&&!t.row?`${t.item.key}[${t.index}]`:t.key,a=this.pool.
get(s);a||(a=this.free.pop()??this.make(),a.text="",a.root.hidden=!1,this.pool.set(s,a)),a.at=t,a.used=this.frame,a.root.style.transform=`translateY(${Math.round(
n)}px)`,a.root.style.height=`${t.height}px`,this.fill(a,t,o,i)}fill(t,n,o,i){let s=n.row?o.shares.get(n.row.key):void 0,a=n.item.kind==="section"?!n.item.folded:
n.item.kind==="row"?n.item.open:null,l=o.selected===n.key,u=o.pins.includes(n.key),{name:c,extra:m,title:d}=_u(n),p=[c,m,a,l,u,i,n.height,n.level,s?.join(),o.lanes.
includes(n.key),n.key===this.reachable].join(`
`);if(p===t.text)return;t.text=p;let{root:g}=t;g.className=`tl-label tl-${n.item.kind==="section"?"section":n.row?.kind??"note"} tl-depth${n.level}`+(l?" tl-cho\
sen":"")+(i?" tl-sticky":"")+(n.height<13?" tl-thin":""),g.title=d,g.tabIndex=n.key===this.reachable?0:-1,g.setAttribute("aria-level",String(n.level)),g.setAttribute(
"aria-selected",String(l)),a===null?g.removeAttribute("aria-expanded"):g.setAttribute("aria-expanded",String(a)),t.name.textContent=c,t.extra.textContent=m,t.fold.
hidden=a===null,t.fold.setAttribute("aria-label",a?"Fold":"Unfold"),t.lanes.hidden=n.row?.kind!=="group"||!n.row.lanes,t.lanes.setAttribute("aria-pressed",String(
o.lanes.includes(n.key))),t.pin.hidden=!n.row,t.pin.setAttribute("aria-pressed",String(u)),t.pin.title=u?"Take from the top":"Pin on top",this.fillShares(t,s,n.
height)}fillShares(t,n,o){let i=n?.reduce((s,a)=>s+a,0)??0;t.bar.hidden=!n||o<13||i<=0,!(t.bar.hidden||!n)&&(n.forEach((s,a)=>{t.parts[a].style.width=`${s/Math.
max(i,1)*100}%`}),t.bar.title=n.map((s,a)=>`${_t[a]} ${ee(s)}`).join(", "))}focus(t){this.host.contains(document.activeElement)&&this.pool.get(t)?.root.focus({preventScroll:!0})}};function u0(e,t,n,o){if(t===12)return o.text(n)??"span";if((e.kind==="proc"||e.kind==="thread")&&n!==4294967295){let i=o.goroutine(n);return i?`g${i.id} ${en(i.
fn)}`:""}return""}function c0(e,t,n,o){if(e.kind!=="goroutine"||n===4294967295)return"";if(t===1||t===4)return`on P ${n}`;if(t===2){let a=o.goroutine(n);return a?
`made runnable by g${a.id} ${en(a.fn)}`:""}let i=o.stack(n),s=i?.find(a=>!a.fn.startsWith("runtime."))??i?.[0];return s?`in ${en(s.fn)}`:""}function Wp(e,t,n,o){
switch(t.kind){case"span":{let i=Co(t.state,o),s=u0(e,t.state,t.ref,n),a=t.open?`≥ ${M(t.to-t.from)}`:M(t.to-t.from),l=t.state>=16&&i!=="waiting"?`waiting: ${i}`:
i,u=[`${s||l}  ${a}`],c=[s&&t.state!==12?l:"",c0(e,t.state,t.ref,n)].filter(Boolean).join(", ");return c&&u.push(c),u}case"merged":{let i=t.shares.map((s,a)=>s>
.004?`${_t[a]} ${ee(s)}`:"").filter(Boolean).join(", ");return[`${Vn(t.slices)} or more slices in ${M(t.to-t.from)}`,i||"nothing of the four states",`longest ne\
ar here ${M(t.longest)}`]}case"counter":{let i=s=>e.unit==="bytes"?bt(s):Vn(Math.round(s*100)/100);return[t.min===t.max?i(t.max):`${i(t.min)} to ${i(t.max)}`,ku(
e)]}case"heat":return[en(e.label),t.avg.map((i,s)=>i>=.005?`${Vn(Math.round(i*100)/100)} ${_t[s]}`:"").filter(Boolean).join(", ")||"no goroutine"]}}var d0={proc:24,thread:16,goroutine:20,group:34,lane:14,task:18,region:18,gc:18,stw:18,counter:34},p0={proc:12,thread:6,goroutine:7,group:20,lane:6,task:8,region:8,
gc:10,stw:8,counter:20};function Zo(e,t){return(t?p0:d0)[e]}function f0(e){return e==="gc"||e==="stw"?e:e.startsWith("c:")?"counter":/^p\d+$/.test(e)?"proc":/^m\d+$/.
test(e)?"thread":/^fn\d+$/.test(e)?"group":/^fn\d+\/l/.test(e)?"lane":/^task\d/.test(e)?"task":/^region\d|\/r\d+$/.test(e)?"region":"goroutine"}function xa(e){let t=f0(
e),n=t==="proc"?`P ${e.slice(1)}`:t==="thread"?`M ${e.slice(1)}`:e;return{key:e,kind:t,label:n,depth:0,begin:0,end:0,slices:0,totals:[0,0,0,0]}}var ps=class{constructor(){
this.items=[];this.height=0}addSection(t,n,o,i){this.closeSection(),this.items.push({kind:"section",key:`#${t}`,name:t,title:n,total:o,folded:i,y:this.height,height:24,
bottom:0}),this.height+=24}addRow(t,n,o,i=2,s=null){this.items.push({kind:"row",key:t.key,row:t,level:i,open:s,section:o,y:this.height,height:n}),this.height+=n}addRun(t,n,o,i,s,a=2){
o<=0||(this.items.push({kind:"run",key:t,source:n,n:o,each:i,level:a,section:s,y:this.height,height:o*i}),this.height+=o*i)}addNote(t,n,o,i=2){this.items.push({
kind:"note",key:t,text:n,level:i,section:o,y:this.height,height:22}),this.height+=22}closeSection(){for(let t=this.items.length-1;t>=0;t--){let n=this.items[t];
if(n.kind==="section"){n.bottom=this.height;break}}}itemAt(t){let n=0,o=this.items.length;for(;n<o;){let i=n+o>>1;this.items[i].y<=t?n=i+1:o=i}return Math.max(n-
1,this.items.length?0:-1)}rowOf(t,n){let o={item:t,index:n,height:t.height,top:t.y,level:t.kind==="section"?1:t.level};if(t.kind==="run"){let i=t.source.at(n);return{
...o,row:i,key:i?.key??`${t.key}[${n}]`,top:t.y+n*t.each,height:t.each}}return{...o,row:t.kind==="row"?t.row:null,key:t.key}}at(t){let n=this.itemAt(t),o=this.items[n];
if(!o||t<0||t>=this.height)return null;let i=o.kind==="run"?Math.min(Math.floor((t-o.y)/o.each),o.n-1):0;return this.rowOf(o,i)}visible(t,n){let o=[];for(let i=Math.
max(0,this.itemAt(t));i<this.items.length;i++){let s=this.items[i];if(s.y>=n)break;if(s.kind!=="run"){o.push(this.rowOf(s,0));continue}let a=Math.max(0,Math.floor(
(t-s.y)/s.each)),l=Math.min(s.n-1,Math.ceil((n-s.y)/s.each)-1);for(let u=a;u<=l;u++)o.push(this.rowOf(s,u))}return o}find(t){for(let n of this.items)if(n.kind===
"run"){let o=n.source.indexOf(t);if(o>=0&&o<n.n)return this.rowOf(n,o)}else if(n.key===t)return this.rowOf(n,0);return null}sticky(t){for(let n=this.itemAt(t);n>=
0;n--){let o=this.items[n];if(o.kind==="section")return o.folded?null:{item:o,y:Math.min(0,o.bottom-24-t)}}return null}neighbour(t,n){let o=this.find(t),i=o?n?o.
top+o.height:o.top-1:n?0:this.height-1;for(let s=0;s<1e4;s++){let a=this.at(i);if(!a)return null;if(a.row)return a;i=n?a.top+a.height:a.top-1}return null}};function Up(e,t,n,o){
let i=e.at(n+o)??e.at(n);if(!i)return n;let s=t.find(i.key);if(s)return n+s.top-i.top;let a=t.items.find(l=>l.key===i.item.key);return a?n+a.y-i.item.y:n}var fi=class{constructor(t,n,o,i=0){this.fetchRows=t;this.query=n;this.onChange=o;this.pages=new Map;this.index=new Map;this.flights=new Map;this.generation=0;this.
known=!1;this.error=null;this.total=i}get ready(){return this.known}at(t){let n=Math.floor(t/200);return this.pages.get(n)?.rows[t-n*200]??null}indexOf(t){return this.
index.get(t)??-1}setQuery(t){JSON.stringify(t)!==JSON.stringify(this.query)&&(this.query=t,this.refresh())}refresh(){this.generation++;for(let t of this.flights.
values())t.abort();this.flights.clear()}want(t,n){let o=Math.max(0,Math.floor(t/200)),i=Math.floor(Math.max(t,Math.min(n,this.known?this.total-1:n))/200);for(let s=o;s<=
i;s++)this.pages.get(s)?.generation!==this.generation&&!this.flights.has(s)&&this.flights.size<2&&this.load(s);for(let[s,a]of this.flights)(s<o-1||s>i+1)&&(a.abort(),
this.flights.delete(s))}async load(t){let n=new AbortController,o=this.generation;this.flights.set(t,n);try{let i=await this.fetchRows({...this.query,offset:t*200,
limit:200},n.signal);if(n.signal.aborted||o!==this.generation)return;this.total=i.total,this.known=!0,this.error=null,this.drop(t),this.pages.set(t,{rows:i.rows,
generation:o}),i.rows.forEach((s,a)=>this.index.set(s.key,t*200+a)),this.trim(t)}catch(i){if(n.signal.aborted)return;this.error=i instanceof Error?i.message:String(
i),this.pages.set(t,{rows:this.pages.get(t)?.rows??[],generation:o}),this.known=!0}finally{this.flights.get(t)===n&&this.flights.delete(t)}this.onChange()}drop(t){
let n=this.pages.get(t);n&&(this.pages.delete(t),n.rows.forEach((o,i)=>{this.index.get(o.key)===t*200+i&&this.index.delete(o.key)}))}trim(t){for(;this.pages.size>
64;){let n=[...this.pages.keys()].reduce((o,i)=>Math.abs(i-t)>Math.abs(o-t)?i:o);this.drop(n)}}close(){this.refresh()}};var Tu={first:"first seen",running:"time running",runnable:"time runnable",max_runnable:"longest wait to run",blocked:"time blocked",lifetime:"lifetime",unblocks:"\
unblocks made",id:"id"},m0={gc:"Garbage collector",procs:"Ps",groups:"Goroutines",tasks:"Tasks",regions:"Regions",counters:"Counters",threads:"Threads (Ms)"},Vp=[
"gc","procs","groups","tasks","regions","counters","threads"],h0=new Set(["threads","counters"]),Mu=1e3;function fs(e){let t=au(e.rows),n=i=>(i??"").split(";").
filter(Boolean),o=t.sort!==void 0&&t.sort in Tu?t.sort:"first";return{sort:o,ascending:t.order?t.order==="asc":o==="first"||o==="id",alive:t.alive!=="0",open:n(
t.open),lanes:n(t.lanes),folds:n(t.folds),sections:n(t.sections),compact:t.compact==="1",stacks:t.stacks==="1",state:t.state??"",min:t.min??"",filter:e.q??"",pins:Un(
e.pin)}}function _a(e,t){let n=au(e.rows);for(let[o,i]of Object.entries(t))i===null||i===""?delete n[o]:n[o]=i;return Qd(n)}function Ma(e,t){return(e.includes(t)?
e.filter(n=>n!==t):[...e,t]).join(";")}var Su=class{constructor(t,n,o){this.group=t;this.total=n;this.fn=o}at(t){return{...xa(`${this.group}/l${t}`),label:`lane\
 ${t+1}`,fn:this.fn,group:this.group,depth:1}}indexOf(t){if(!t.startsWith(`${this.group}/l`))return-1;let n=Number(t.slice(this.group.length+2));return Number.isInteger(
n)&&n>=0&&n<this.total?n:-1}},ka=class{constructor(t,n){this.fetchRows=t;this.onChange=n;this.sections=new Map;this.members=new Map;this.known=new Map;this.alive=
null;this.layout=new ps;this.options=fs({});this.complete=!1}row(t){return this.known.get(t)??null}remember(t){this.known.size>2e4&&this.known.clear(),this.known.
set(t.key,t)}sectionNames(){let t=this.options.sections.filter(n=>Vp.includes(n));return[...new Set([...t,...Vp])]}isFolded(t){return h0.has(t)!==this.options.folds.
includes(t)}setAlive(t){let n={from:Math.floor(t.from),to:Math.ceil(t.to)};this.alive&&this.alive.from===n.from&&this.alive.to===n.to||(this.alive=n,this.requery())}setOptions(t){
this.options=t,this.requery()}refresh(){for(let t of[...this.sections.values(),...this.members.values()])t.refresh();this.onChange()}memberQuery(t){let n=this.options;
return{group:t,sort:n.sort,order:n.ascending?"asc":"desc",filter:n.filter||null,alive:n.alive&&this.alive?`${this.alive.from},${this.alive.to}`:null,state:n.state||
null,min:n.min||null}}sectionQuery(t){let n=t==="groups"||t==="tasks"||t==="regions",o=t==="procs"||t==="threads";return{section:t,filter:n&&this.options.filter||
null,sort:o?"id":null,order:o?"asc":null}}requery(){for(let[t,n]of this.members)n.setQuery(this.memberQuery(t));for(let[t,n]of this.sections)n.setQuery(this.sectionQuery(
t));this.onChange()}section(t,n){let o=this.sections.get(t);return o||(o=new fi(this.fetchRows,this.sectionQuery(t),this.onChange,n),this.sections.set(t,o)),o}group(t,n){
let o=this.members.get(t);return o||(o=new fi(this.fetchRows,this.memberQuery(t),this.onChange,Math.min(n,1)),this.members.set(t,o)),o}build(t,n){let o=this.compose(
t,[]),i=this.options.pins,s=n!==null&&!i.includes(n)&&!o.find(n)?[n]:[];return this.layout=i.length+s.length?this.compose(t,[...i,...s]):o,this.layout}compose(t,n){
let o=new ps;if(n.length){o.addSection("pinned","Pinned and selected",n.length,this.isFolded("pinned"));for(let i of this.isFolded("pinned")?[]:n){let s=this.known.
get(i)??xa(i);o.addRow(s,Zo(s.kind,this.options.compact),"pinned");for(let a=0;this.options.stacks&&s.kind==="goroutine"&&a<3;a++)o.addRow({...xa(`${i}/r${a}`),
label:a?"":"regions",depth:1},Zo("region",this.options.compact),"pinned",3)}}for(let i of this.sectionNames()){let s=t?.sections.find(a=>a.name===i)?.total??0;s>
0&&this.addSection(o,i,s,new Set(n))}return o.closeSection(),o}addSection(t,n,o,i){let s=this.isFolded(n),a=this.section(n,o);if(t.addSection(n,m0[n]??n,a.ready?
a.total:o,s),s)return;let l=Math.min(a.total,n==="groups"?Mu:a.total);a.error&&t.addNote(`${n}!`,a.error,n),a.ready&&l===0&&t.addNote(`${n}?`,this.options.filter?
`Nothing is named like “${this.options.filter}”.`:"Nothing here.",n),n==="groups"?this.addGroups(t,a,l,i):this.addPlain(t,n,a,l),n==="groups"&&a.total>Mu&&t.
addNote("groups+",`${a.total-Mu} more functions: filter to see them.`,n)}addPlain(t,n,o,i){let s=this.options.compact;if(n!=="gc"){let a={procs:"proc",threads:"\
thread",tasks:"task",regions:"region",counters:"counter"}[n]??"task";t.addRun(`#${n}/`,o,i,Zo(a,s),n),o.want(0,Math.min(i,1)-1);return}o.want(0,i-1);for(let a=0;a<
i;a++){let l=o.at(a);l&&t.addRow(l,Zo(l.kind,s),n)}}orderGroups(t){let n=t.filter(u=>u!==null&&u.members!==0);if(!this.complete||n.length===0)return n;let[o,i,s]=[
0,1,2],l={running:u=>u.totals[o],runnable:u=>u.totals[i],max_runnable:u=>u.totals[i],blocked:u=>u.totals[s]}[this.options.sort]??(u=>u.totals[o]+u.totals[i]);return n.
sort((u,c)=>l(c)-l(u))}addGroups(t,n,o,i){let{compact:s,open:a,lanes:l}=this.options;n.want(0,o-1);for(let u of this.orderGroups(Array.from({length:o},(c,m)=>n.
at(m)))){let c=a.includes(u.key),m=!c&&l.includes(u.key);if(i.has(u.key)||t.addRow(u,Zo("group",s),"groups",2,c||m),m&&t.addRun(`${u.key}/`,new Su(u.key,u.lanes??
0,u.label),u.lanes??0,Zo("lane",s),"groups",3),!c)continue;let d=this.group(u.key,u.members??1);d.ready||d.want(0,0),d.error?t.addNote(`${u.key}!`,d.error,"grou\
ps",3):d.ready&&d.total===0&&t.addNote(`${u.key}?`,"No goroutine of this function is in view or passes the filter.","groups",3),t.addRun(`${u.key}/`,d,d.total,Zo(
"goroutine",s),"groups",3)}}want(t){let n=new Map;for(let o of t){if(o.row&&this.remember(o.row),o.item.kind!=="run")continue;let i=n.get(o.item.source);n.set(o.
item.source,i?[i[0],o.index]:[o.index,o.index])}for(let[o,[i,s]]of n)o instanceof fi&&o.want(i-20,s+20)}close(){for(let t of[...this.sections.values(),...this.members.
values()])t.close()}};var g0=(()=>{let e=[];for(let t=1;t<=1e9;t*=10)e.push(t,2*t,5*t);return[...e.filter(t=>t<=1e10),1e10,15e9,3e10,6e10,12e10,3e11,6e11,9e11,18e11,36e11,72e11,216e11,
864e11]})();function Kp(e,t){let n=e*t;return g0.find(o=>o>=n)??864e11*Math.ceil(n/864e11)}function b0(e,t,n){let o=Math.max(Math.abs(n.from),Math.abs(n.to));if(o>=
1e9)return lt(e,t);let[i,s]=o>=1e6?["ms",1e6]:["µs",1e3],a=Math.max(0,Math.ceil(Math.log10(s/t)-1e-9));return`${(e/s).toFixed(a)} ${i}`}function Cu(e,t,n=110){
let o=(e.to-e.from)/Math.max(1,t),i=Kp(o,n),s=[10,5,4,3,2].find(m=>Number.isInteger(i/m)&&i/m/o>=9)??1,a=i/s,l=[],u=Math.ceil(e.from/a),c=Math.floor(e.to/a);for(let m=u;m<=
c&&l.length<1e3;m++){let d=m%s===0;l.push({t:m*a,major:d,label:d?b0(m*a,i,e):""})}return l}function Sa(e,t){let n=(e.to-e.from)/Math.max(1,t),o=Kp(n,110);if(o>=
1e5||Math.abs(e.from)<o*1e3)return null;let i=Math.floor(e.from/(o*100))*o*100;return{t:i,label:lt(i,o*100)}}function jp(e,t){return e===t?"0":`+${M(e-t)}`}function qp(e,t,n,o,i,s){let a=nt(e,t),l=Math.max(nt(e,n),a+s);if(l<0||a>e.width)return;let u=Math.max(0,Math.round(a)),c=Math.min(e.width,Math.round(l))-u;if(c<=
0)return;let m=Math.min(1,Math.max(.12,(nt(e,n)-a)/e.dpr));e.ctx.fillStyle=Kn(o,i*m),e.ctx.fillRect(u,Math.round(30*e.dpr),c,e.height)}function Jp(e){if(!e.bands)
return;let t=e.palette.dark;for(let[n,o]of e.bands.gc)qp(e,n,o,e.palette.gc,t?.1:.075,1);for(let[n,o]of e.bands.stw)qp(e,n,o,e.palette.stw,t?.3:.22,e.dpr)}function Qp(e){
let t=(n,o,i)=>{let s=nt(e,n),a=Math.max(nt(e,o),s+e.dpr);a<0||s>e.width||(e.ctx.fillStyle=Kn(i),e.ctx.fillRect(Math.round(s),Math.round(26*e.dpr),Math.max(1,Math.
round(a-s)),Math.round(3*e.dpr)))};for(let[n,o]of e.bands?.gc??[])t(n,o,e.palette.gc);for(let[n,o]of e.bands?.stw??[])t(n,o,e.palette.stw)}function Zp(e){let t=Math.
round(30*e.dpr),n=(o,i,s)=>{let a=Math.max(0,Math.round(nt(e,o))),l=Math.min(e.width,Math.round(nt(e,i)));l<=a||(e.ctx.globalAlpha=s,e.ctx.fillStyle=e.palette.bgSunken,
e.ctx.fillRect(a,t,l-a,e.height-t),e.ctx.globalAlpha=1)};n(-1/0,0,1),n(e.end,1/0,1),e.range&&(n(0,e.range.from,.66),n(e.range.to,e.end,.66));for(let o of[0,e.end]){
let i=Math.round(nt(e,o));i>=0&&i<e.width&&(e.ctx.fillStyle=e.palette.lineStrong,e.ctx.fillRect(i,t,1,e.height-t))}}function ef(e){let t=e.area;if(!t)return;let n=Math.
max(-2,Math.round(nt(e,t.from))),o=Math.min(e.width+2,Math.round(nt(e,t.to))),i=30*e.dpr,s=e.height;if(t.rows){let l=t.rows.map(u=>e.layout.find(u)).filter(u=>u!==
null);l.length&&(i=Math.max(i,Math.min(...l.map(u=>Ro(e,u.top)))),s=Math.max(...l.map(u=>Ro(e,u.top+u.height))))}if(o<=n||s<=i)return;e.ctx.fillStyle=Kn(e.palette.
accentRgb,.12),e.ctx.fillRect(n,i,o-n,s-i),e.ctx.strokeStyle=e.palette.accent,e.ctx.lineWidth=e.dpr,e.ctx.strokeRect(n+.5,i+.5,o-n-1,s-i-1);let a=M(t.to-t.from);
v0(e,a,Math.min(Math.max((n+o)/2,40*e.dpr),e.width-40*e.dpr),i+12*e.dpr)}function v0(e,t,n,o){let{ctx:i}=e;i.font=`600 ${11*e.dpr}px ${e.palette.font}`;let s=i.
measureText(t).width+14*e.dpr;i.fillStyle=e.palette.accent,i.beginPath(),i.roundRect(n-s/2,o-9*e.dpr,s,18*e.dpr,9*e.dpr),i.fill(),i.fillStyle=e.palette.bgRaised,
i.textAlign="center",i.fillText(t,n,o+.5),i.textAlign="left"}function tf(e){if(!e.selected)return;let t=e.layout.find(e.selected.row);if(!t)return;let n=Ro(e,t.
top),o=Math.round(t.height*e.dpr),{ctx:i}=e,s=2*e.dpr,a=Math.max(nt(e,e.selected.begin),-s*2),l=Math.min(Math.max(nt(e,e.selected.end),a+3*e.dpr),e.width+s*2);l<
0||a>e.width||(i.strokeStyle=e.palette.fg,i.lineWidth=s,i.strokeRect(Math.round(a),n+s/2,Math.max(s,Math.round(l-a)),o-s),e.focused&&(i.strokeStyle=e.palette.accent,
i.lineWidth=e.dpr,i.strokeRect(Math.round(a)-s,n-s/2,Math.round(l-a)+2*s,o+s)))}function Ta(e,t,n){let o=e.layout.find(t),i=nt(e,n);return o?{x:i,y:Ro(e,o.top)+
Math.round(o.height*e.dpr/2),shown:!0}:{x:i,y:0,shown:!1}}var Yp={create:"created",unblock:"unblocked",syscall:"left its syscall"};function Xp(e,t,n,o){let i=4*
e.dpr;e.ctx.beginPath(),e.ctx.moveTo(t,n),e.ctx.lineTo(t-i,n+(o?-i*1.5:i*1.5)),e.ctx.lineTo(t+i,n+(o?-i*1.5:i*1.5)),e.ctx.closePath(),e.ctx.fill()}function w0(e,t){
let n=Ta(e,t.from.key,t.from.t),o=Ta(e,t.to.key,t.to.t),{ctx:i}=e;if(!n.shown&&!o.shown)return;if(i.lineWidth=1.5*e.dpr,i.strokeStyle=i.fillStyle=e.palette.fg,n.
shown&&o.shown){let c=o.y>n.y,m=Math.min(60*e.dpr,Math.abs(o.y-n.y)/2+8*e.dpr)*(c?1:-1);i.beginPath(),i.moveTo(n.x,n.y),i.bezierCurveTo(n.x,n.y+m,o.x,o.y-m,o.x,
o.y),i.stroke(),i.beginPath(),i.arc(n.x,n.y,2.5*e.dpr,0,7),i.fill(),Xp(e,o.x,o.y,c);return}let s=n.shown?n:o,a=n.shown?`→ ${t.to.key} ${Yp[t.kind]}`:`${Yp[t.kind]}\
 by ${t.from.key}`;if(s.x<0||s.x>e.width)return;i.setLineDash([3*e.dpr,2*e.dpr]),i.beginPath(),i.moveTo(s.x,s.y),i.lineTo(s.x,s.y-18*e.dpr),i.stroke(),i.setLineDash(
[]),o.shown&&Xp(e,s.x,s.y,!0),i.font=`${11*e.dpr}px ${e.palette.font}`;let l=i.measureText(a).width,u=Math.min(s.x+4*e.dpr,e.width-l-6*e.dpr);i.fillStyle=e.palette.
bgRaised,i.globalAlpha=.85,i.fillRect(u-3*e.dpr,s.y-27*e.dpr,l+6*e.dpr,15*e.dpr),i.globalAlpha=1,i.fillStyle=e.palette.fg,i.fillText(a,u,s.y-19*e.dpr)}function nf(e){
for(let o of e.edges)w0(e,o);let t=e.chain?.steps??[];e.ctx.strokeStyle=e.palette.accent,e.ctx.lineWidth=3*e.dpr,e.ctx.lineJoin="round",e.ctx.beginPath();let n=!1;
for(let o of t){let i=Ta(e,o.key,o.end),s=Ta(e,o.key,o.begin);if(!i.shown){n=!1;continue}n?e.ctx.lineTo(i.x,i.y):e.ctx.moveTo(i.x,i.y),e.ctx.lineTo(s.x,s.y),n=!0}
t.length&&e.ctx.stroke()}function of(e){let{ctx:t,palette:n}=e,o=Math.round(30*e.dpr);t.fillStyle=n.bgRaised,t.fillRect(0,0,e.width,o);let i=e.width/e.dpr,s=Sa(
e.view,i);t.font=`${11*e.dpr}px ${n.font}`,t.textBaseline="middle";for(let a of Cu(e.view,i)){let l=Math.round(nt(e,a.t));t.fillStyle=a.major?n.lineStrong:n.line,
t.fillRect(l,o-Math.round((a.major?10:7)*e.dpr),1,Math.round((a.major?10:7)*e.dpr)),a.major&&(t.fillStyle=n.fgMuted,t.fillText(s?jp(a.t,s.t):a.label,l+4*e.dpr,11*
e.dpr))}if(t.fillStyle=n.lineStrong,t.fillRect(0,o-1,e.width,1),e.range){t.fillStyle=n.accent;let a=Math.max(0,nt(e,e.range.from));t.fillRect(a,0,Math.min(e.width,
nt(e,e.range.to))-a,2*e.dpr)}}function rf(e){e.ctx.fillStyle=e.palette.line,e.ctx.globalAlpha=.6;for(let t of Cu(e.view,e.width/e.dpr))t.major&&e.ctx.fillRect(Math.
round(nt(e,t.t)),0,1,e.height);e.ctx.globalAlpha=1}function sf(e){for(let t of e.marks){let n=Math.round(nt(e,t.t));n<0||n>e.width||(e.ctx.fillStyle=e.palette.accent,
e.ctx.globalAlpha=t.kept?1:.6,e.ctx.fillRect(n,0,Math.max(1,e.dpr),e.height),e.ctx.beginPath(),e.ctx.moveTo(n,0),e.ctx.lineTo(n+9*e.dpr,4*e.dpr),e.ctx.lineTo(n,
8*e.dpr),e.ctx.fill(),e.ctx.globalAlpha=1)}}function af(e){if(e.cursorX===null)return;let t=Math.round(e.cursorX*e.dpr);e.ctx.fillStyle=e.palette.fgMuted,e.ctx.
globalAlpha=.4,e.ctx.fillRect(t,0,1,e.height),e.ctx.globalAlpha=1;let n=e.view.from+(e.view.to-e.view.from)*t/e.width,o=lt(n,(e.view.to-e.view.from)/e.width);e.
ctx.font=`${11*e.dpr}px ${e.palette.font}`;let i=e.ctx.measureText(o).width+10*e.dpr,s=Math.min(Math.max(t-i/2,0),e.width-i);e.ctx.fillStyle=e.palette.fg,e.ctx.
beginPath(),e.ctx.roundRect(s,2*e.dpr,i,16*e.dpr,4*e.dpr),e.ctx.fill(),e.ctx.fillStyle=e.palette.bgRaised,e.ctx.fillText(o,s+5*e.dpr,10.5*e.dpr)}function mi(e){if(!(e>0))return 1;let t=10**Math.floor(Math.log10(e));return[1,1.5,2,3,5,7,10].find(o=>o*t>=e*.9999)*t}var y0=24,Ca=class{constructor(t,n,o){this.cache=n;this.onPainted=o;this.jobs=new Map;this.queue=[];this.pixels=null;this.version=0;this.nextId=1;this.lacking=0;
this.broken=null;this.worker=new Worker(t),this.worker.onmessage=i=>this.done(i.data),this.worker.onerror=()=>{this.broken="The painter could not be started."}}setColors(t,n){
t!==this.version&&(this.version=t,this.pixels=n)}static needed(t){return t.kind>=2}beginFrame(){this.queue.length=0,this.lacking=0}picture(t,n){let o=`${this.version}\
 ${n.height} ${n.scale} ${n.base} ${n.own}`;return t.painted!==o&&(this.lacking++,t.painting!==o&&this.queue.push({cached:t,style:n,id:o})),t.bitmap}endFrame(){
for(;this.queue.length&&this.jobs.size<y0;){let{cached:t,style:n,id:o}=this.queue.shift(),i=t.tile,s={id:this.nextId++,kind:i.kind,state:i.state,n:i.spans?.n??0,
payload:i.payload,...n};this.pixels&&(s.pixels=this.pixels,this.pixels=null),t.painting=o,this.jobs.set(s.id,{cached:t,style:o}),this.worker.postMessage(s)}}get busy(){
return this.jobs.size>0||this.queue.length>0}done({id:t,bitmap:n}){let o=this.jobs.get(t);this.jobs.delete(t),!(!o||!n)&&(o.cached.painting===o.style?(o.cached.
painting="",this.cache.setBitmap(o.cached,n,o.style)):n.close(),this.onPainted())}close(){this.worker.terminate(),this.jobs.clear()}};var x0=160,k0=180,_0=4,me=ge(null),Yn=ge(null),Cr=ge(!0),hi=ge(0),lf=matchMedia("(forced-colors: active)"),uf=ge(lf.matches);lf.addEventListener("change",e=>{uf.
value=e.matches});function co(e,t,n){let o=document.createElement(e);return o.className=t,n.append(o),o}var Ra=class{constructor(t){this.host=t;this.ends=[];this.
hatch=null;this.missing=null;this.view={from:0,to:1};this.ownView=!0;this.glide=null;this.scroll=0;this.width=1;this.height=1;this.dpr=1;this.pointer=null;this.
hoveredRow=null;this.drag=null;this.draft=null;this.held=new Map;this.lastFrame=0;this.wanted=!1;this.rebuildWanted=!0;this.bands=null;this.bandsFlight=null;this.
shares=new Map;this.scales=new Map;this.temporaryMark=null;this.focused=!1;this.ownSelection="";this.zoomingIn=!0;this.revealWanted=null;this.viewGiven=be.peek().
t!==void 0;this.sharp=!1;this.column=co("div","tl-column",t),this.corner=co("div","tl-origin",this.column);let n=co("div","tl-list",this.column),o=co("div","tl-\
field",t);this.canvas=co("canvas","tl-canvas",o),this.canvas.tabIndex=0,this.canvas.setAttribute("role","img"),this.canvas.setAttribute("aria-label","Timeline. \
The grid of rows beside it and “Show as table” hold the same."),this.bar=co("div","tl-scroll",t),this.thumb=co("div","tl-thumb",this.bar),this.tip=co("div",
"tl-tip",o),this.tip.hidden=!0,this.empty=co("p","tl-empty",o),this.empty.hidden=!0,this.empty.textContent="Nothing in this trace can be drawn. The line at the \
bottom says what was read.",this.ctx=this.canvas.getContext("2d",{alpha:!1}),this.cache=new ma(ra,()=>this.arrived()),this.painter=new Ca(`${ct}worker.js`,this.
cache,()=>this.draw()),this.names=new ha((i,s,a)=>Ye("names",{g:i.join(",")||null,s:s.join(",")||null,k:a.join(",")||null}),()=>this.draw()),this.model=new ka((i,s)=>Ye(
"rows",i,s),()=>this.rebuild()),this.labels=new ya(n,{fold:i=>this.fold(i),lanes:i=>this.setRows({lanes:Ma(this.model.options.lanes,i.key),open:this.model.options.
open.filter(s=>s!==i.key).join(";")}),pin:i=>this.pin(i),choose:i=>this.chooseRow(i),menu:(i,s,a)=>{Yn.value={x:s,y:a,row:i.key,t:null}},hover:i=>{this.hoveredRow=
i,this.draw()}}),this.observer=new ResizeObserver(()=>this.resize()),this.observer.observe(o),this.listen(),this.follow(),this.resize(),me.value=this}close(){me.
value=null,this.commitView(),this.observer.disconnect();for(let t of this.ends)t();clearTimeout(this.settleTimer),clearTimeout(this.measureTimer),this.bandsFlight?.
abort(),this.model.close(),this.painter.close(),this.cache.clear()}follow(){let t=qe.peek(),n=0;this.ends.push(pp(),ht(()=>{uf.value,this.readColors(kt.value,Qt.
value?.reasons??[],be.value.hl??null)}),ht(()=>{let o=be.value.t;this.showAddress(o===void 0?ue.value:ci(o),o)}),ht(()=>{this.model.setOptions(fs(be.value))}),ht(
()=>{let o=de.value;qe.value!==t&&(t=qe.value,this.cache.clear()),this.cache.end=o,this.ownView&&(this.view=vu(o)),this.touch()}),ht(()=>{let o=Qt.value;this.model.
complete=Zt.value,o&&++n>1&&this.model.refresh(),this.rebuild()}),ht(()=>{let o=dt.value;o&&ln(o)!==this.ownSelection&&(this.revealWanted=o.row),this.rebuild()}),
ht(()=>{let o=Nt.value.value;o&&this.revealWanted!==null&&o.row===dt.peek()?.row&&(this.revealWanted=this.viewGiven?null:this.revealWanted,this.viewGiven||this.
revealTime(o.begin,o.end),this.viewGiven=!1),this.draw()}),ht(()=>{To.value,So.value,pn.value,ue.value,Cr.value,be.value.mark,this.draw()}))}showAddress(t,n){n!==
void 0&&n===this.lastT||(this.lastT=n,this.ownView=t===null,t?this.glideTo(xn(t,de.peek()||t.to)):de.peek()>0&&this.glideTo(vu(de.peek())))}readColors(t,n,o){document.
documentElement.dataset.theme=t;let i=getComputedStyle(document.documentElement),s=l=>{this.corner.style.color=`var(${l})`;let u=getComputedStyle(this.corner).color;
return this.corner.style.color="",u},a=l=>{let u=i.getPropertyValue(l);return/^\s*[A-Za-z]+\s*$/.test(u)?s(l):u};this.palette=Rp(a,t==="dark",n,o),this.painter.
setColors(this.palette.version,this.palette.pixels),this.makePatterns(),this.draw()}makePatterns(){let t=(o,i,s)=>{let a=document.createElement("canvas");a.width=
a.height=o;let l=a.getContext("2d");l.strokeStyle=i,l.lineWidth=s;for(let u of[-o,0,o])l.beginPath(),l.moveTo(u-2,o+2),l.lineTo(u+o+2,-2),l.stroke();return this.
ctx.createPattern(a,"repeat")},n=Math.round(8*this.dpr);this.hatch=t(n,"rgb(255 255 255 / 0.28)",n/4),this.missing=t(n,this.palette.line,this.dpr)}touch(){clearTimeout(
this.settleTimer),this.settleTimer=setTimeout(()=>this.settle(),x0),this.draw()}setView(t){this.glide=null,this.ownView=!1,this.zoomingIn=t.to-t.from<this.view.
to-this.view.from,this.view=t,this.touch()}glideTo(t){this.zoomingIn=t.to-t.from<this.view.to-this.view.from,matchMedia("(prefers-reduced-motion: reduce)").matches||
this.width<=1||this.lastFrame===0?(this.glide=null,this.view=t):this.glide={from:this.view,to:t,start:performance.now()},this.touch()}jump(t){this.commitView(),
fe({t:Jt(xn(t,de.peek()))})}commitView(){let t=this.glide?.to??this.view,n={from:Math.round(t.from),to:Math.max(Math.round(t.from)+1,Math.round(t.to))},o=this.ownView?
void 0:Jt(n);o===this.lastT||this.ownView&&be.peek().t===void 0||(this.lastT=o,Mo({t:o??null}))}settle(){this.commitView(),this.model.setAlive(this.view),this.measureRows(),
this.askBands(),hi.value++,this.draw()}get timeAtPointer(){return this.timeAt(this.pointer?.x??this.width/2)}timeAt(t){return this.view.from+(this.view.to-this.
view.from)*t/this.width}zoom(t,n=this.pointer?.x??this.width/2){this.setView(Ap(this.view,n/this.width,t,de.peek()))}pan(t){this.setView(bu(this.view,(this.view.
to-this.view.from)*t,de.peek()))}showWhole(){this.commitView(),fe({t:null})}fitRows(){let t=this.visibleRows().filter(n=>n.row&&n.row.end>n.row.begin);t.length&&
this.jump(qo({from:Math.min(...t.map(n=>n.row.begin)),to:Math.max(...t.map(n=>n.row.end))},de.peek(),.03))}fitSelected(){let t=Nt.peek().value,n=t?{from:t.begin,
to:t.end}:pn.peek();if(!n)return;let o=this.view.to-this.view.from,i=(n.from+n.to)/2,s=xn({from:i-o/2,to:i+o/2},de.peek()),a=Math.abs(s.from-this.view.from)<o*.02;
t&&this.revealRow(t.row),this.jump(a||n.to-n.from>o?qo(n,de.peek(),.2):s)}hold(t,n){n===null?this.held.delete(t):this.held.get(t)!==n&&(this.held.set(t,n),this.
move(50)),this.draw()}move(t){for(let[n,o]of this.held){let i=Math.min(t,50)/1e3*o;n==="in"||n==="out"?this.zoom(Math.exp((n==="in"?-2.2:2.2)*i)):this.pan((n===
"left"?-1:1)*i*.9)}}rebuild(){this.rebuildWanted=!0,this.draw()}layOut(){this.rebuildWanted=!1;let t=this.model.layout,n=this.pointer?Math.max(0,this.pointer.y-
30):0,o=Qt.peek()?.sections.some(s=>(s.name==="procs"||s.name==="groups")&&s.total>0);this.empty.hidden=!Zt.peek()||!Qt.peek()||o===!0;let i=this.model.build(Qt.
peek(),dt.peek()?.row??null);this.scroll=this.boundScroll(t.height?Up(t,i,this.scroll,n):this.scroll),this.revealWanted!==null&&i.find(this.revealWanted)&&this.
revealRow(this.revealWanted)}get rowsHeight(){return Math.max(1,this.height-30)}boundScroll(t){return Math.min(Math.max(0,t),Math.max(0,this.model.layout.height-
this.rowsHeight+24))}setScroll(t){this.scroll=this.boundScroll(t),this.touch()}revealRow(t){let n=this.model.layout.find(t);if(!n)return;let o=this.scroll+30;(n.
top<o||n.top+n.height>this.scroll+this.rowsHeight)&&this.setScroll(n.top-this.rowsHeight/2+n.height/2)}revealTime(t,n){this.revealWanted=null;let o=Pp(this.view,
t,Math.min(n,t+(this.view.to-this.view.from)*.5),de.peek());o!==this.view&&(this.ownView=!1,this.glideTo(o))}visibleRows(){return this.model.layout.visible(this.
scroll,this.scroll+this.rowsHeight)}setRows(t){this.commitView(),fe({rows:_a(be.peek(),t)})}fold(t){let n=this.model.options;if(t.item.kind==="section")this.setRows(
{folds:Ma(n.folds,t.item.name)});else if(t.row?.kind==="group"){let o=n.lanes.filter(i=>i!==t.key).join(";");this.setRows(n.lanes.includes(t.key)?{lanes:o}:{open:Ma(
n.open,t.key),lanes:o})}}moveSection(t,n){let o=this.model.sectionNames(),i=o.indexOf(t),s=i+n;i<0||s<0||s>=o.length||(o.splice(i,1),o.splice(s,0,t),this.setRows(
{sections:o.join(";")}))}pin(t){let n=Un(be.peek().pin),o=n.includes(t)?n.filter(i=>i!==t):[...n,t];fe({pin:o.length?o.join(","):null})}chooseRow(t){let n=dt.peek()?.
t??Math.round((this.view.from+this.view.to)/2);this.choose(t.key,n)}choose(t,n){this.commitView(),this.ownSelection=ln({row:t,t:n}),fe({sel:this.ownSelection})}stepRow(t){
let n=dt.peek()?.row??this.hoveredRow??"",o=this.model.layout.neighbour(n,t);if(!o?.row)return;let i=dt.peek()?.t??Math.round((this.view.from+this.view.to)/2);this.
choose(o.key,i),this.revealRow(o.key),requestAnimationFrame(()=>this.labels.focus(o.key))}foldSelected(){let t=dt.peek()?.row??this.hoveredRow,n=t?this.model.layout.
find(t):null,o=n?.row?.kind==="group"?n:n?.row?.group?this.model.layout.find(n.row.group):null;o&&this.fold(o)}mark(t){let n=Math.round(this.timeAtPointer);if(!t){
this.temporaryMark=this.temporaryMark===null?n:null,this.draw();return}let o=Un(be.peek().mark),i=o.find(a=>Math.abs((_o(a)??-1)-n)<(this.view.to-this.view.from)*
5/this.width),s=i?o.filter(a=>a!==i):[...o,ui(this.temporaryMark??n)];this.temporaryMark=null,fe({mark:s.length?s.join(","):null})}marks(){let t=Un(be.peek().mark).
map(_o).filter(n=>n!==null).map(n=>({t:n,kept:!0}));return this.temporaryMark===null?t:[...t,{t:this.temporaryMark,kept:!1}]}arrived(){this.measureTimer??(this.
measureTimer=setTimeout(()=>{this.measureTimer=void 0,this.measureRows(),hi.value++,this.draw()},120)),this.draw()}measureRows(){let t=Yo(this.view,this.width*this.
dpr),[n,o]=Tr(this.view,t,de.peek()),i=Math.max(0,this.view.from),s=Math.max(1,Math.min(this.view.to,de.peek())-i);this.shares=new Map;for(let{row:a}of this.visibleRows()){
if(!a||a.kind==="counter")continue;let l=new Float64Array(4);for(let u=n;u<=o;u++){let c=this.cache.get(a.key,t,u);c&&zp(c.tile,i,this.view.to,jn,l)}this.shares.
set(a.key,Array.from(l,u=>u/s))}this.measureScales(t,n,o)}rowShares(t){return this.shares.get(t)??null}measureScales(t,n,o){for(let{row:i}of this.visibleRows()){
if(i?.kind!=="group")continue;let s=0,a=0;for(let u=n;u<=o;u++){let c=this.cache.get(i.key,t,u)?.tile.avg;for(let m=0;c&&m<c.length;m+=4){let d=c[m]+c[m+1]+c[m+
3];s=Math.max(s,d),a=Math.max(a,d+c[m+2])}}let l=s>0?Math.min(a,Math.max(s*3,1)):a;l>0&&this.scales.set(i.key,mi(l))}}scaleOf(t){let n=this.model.row(t);return n?.
kind==="counter"?{scale:mi(n.max??1),base:0,unit:n.unit??"count"}:{scale:this.scales.get(t)??mi(n?.peak??1),base:0,unit:"count"}}askBands(){let t=this.view.to-this.
view.from,n=Math.max(0,Math.floor(this.view.from-t/2)),o=Math.ceil(Math.min(de.peek(),this.view.to+t/2));o<=n||!qe.peek()||(this.bandsFlight?.abort(),this.bandsFlight=
new AbortController,Ye("marks",{from:n,to:o},this.bandsFlight.signal).then(i=>{this.bands=i,this.draw()},i=>{It(i)}))}resize(){let t=this.canvas.parentElement.getBoundingClientRect(),
n=Math.min(devicePixelRatio||1,3);this.width=Math.max(1,Math.round(t.width)),this.height=Math.max(1,Math.round(t.height)),n!==this.dpr&&(this.dpr=n,this.makePatterns()),
this.canvas.width=Math.round(this.width*n),this.canvas.height=Math.round(this.height*n),this.frame(performance.now()),this.touch()}draw(){this.wanted||(this.wanted=
!0,requestAnimationFrame(t=>this.frame(t)))}animate(t){if(this.held.size&&this.move(this.lastFrame?t-this.lastFrame:16),!this.glide)return;let n=Math.min(1,(t-this.
glide.start)/k0),o=1-(1-n)**3,{from:i,to:s}=this.glide;this.view={from:i.from+(s.from-i.from)*o,to:i.to+(s.to-i.to)*o},n>=1&&(this.glide=null)}scene(){let t=dt.
peek(),n=Nt.peek().value,o=t&&n&&n.row===t.row&&t.t>=n.begin&&t.t<=n.end;return{ctx:this.ctx,width:this.canvas.width,height:this.canvas.height,dpr:this.dpr,view:this.
view,end:de.peek(),reading:!Zt.peek(),scroll:this.scroll,layout:this.model.layout,palette:this.palette,cache:this.cache,painter:this.painter,names:this.names,reasons:Qt.
peek()?.reasons??[],bands:Cr.peek()?this.bands:null,range:ue.peek(),area:this.draft??pn.peek(),marks:this.marks(),selected:t?{...t,begin:o?n.begin:t.t,end:o?n.end:
t.t}:null,focused:this.focused,hovered:this.hoveredRow?{row:this.hoveredRow,t:0}:null,cursorX:this.drag?.kind==="pan"?null:this.pointer?.x??null,edges:t?To.peek().
value?.edges??[]:[],chain:t?So.peek().value:null,compact:this.model.options.compact,hatch:this.hatch,missing:this.missing,rects:0,waiting:!1,scaleOf:i=>this.scaleOf(
i)}}frame(t){this.wanted=!1,this.animate(t),this.rebuildWanted&&this.layOut(),this.lastFrame=(this.held.size||this.glide,t),this.cache.beginFrame(),this.painter.
beginFrame();let n=this.visibleRows();this.model.want(n);let o=this.scene();this.ctx.fillStyle=this.palette.bgRaised,this.ctx.fillRect(0,0,o.width,o.height),rf(
o),Op(o,n),Jp(o),Zp(o),ef(o),tf(o),nf(o),Bp(o),of(o),Qp(o),sf(o),af(o);let i=!o.waiting&&this.painter.lacking===0&&!this.glide;this.painter.endFrame(),this.showSharp(
i&&n.every(s=>s.row!==null||s.item.kind!=="run")),this.ask(o,n),this.updateColumn(n),this.names.flush(),(this.glide||this.held.size)&&this.draw()}showSharp(t){t!==
this.sharp&&(this.sharp=t,this.host.dataset.sharp=String(t))}ask(t,n){if(!qe.peek()||t.end<=0)return;let o=this.glide?{...t,view:this.glide.to}:t;this.cache.ask(
Hp(o,n,this.pointer?.y??null)),this.cache.inFlight===0&&!this.glide&&this.cache.ask(Ip(t,n,this.zoomingIn))}updateColumn(t){let n=Sa(this.view,this.width),o=n?`${n.
label} +`:`${M(this.view.to-this.view.from)} shown`;this.corner.textContent!==o&&(this.corner.textContent=o);let i=this.model.layout,s=i.sticky(this.scroll),a=s?
t.filter(d=>d.item!==s.item):t;this.labels.update(a,this.scroll,{pins:this.model.options.pins,lanes:this.model.options.lanes,selected:dt.peek()?.row??null,total:i.
items.length,shares:this.shares},s?{at:{key:s.item.key,row:null,item:s.item,index:0,top:0,height:s.item.height,level:1},y:s.y}:null);let l=this.rowsHeight/Math.
max(i.height+24,1);this.bar.hidden=l>=1;let u=this.height,c=Math.max(24,u*l);this.thumb.style.height=`${c}px`;let m=Math.max(1,i.height+24-this.rowsHeight);this.
thumb.style.transform=`translateY(${(u-c)*this.scroll/m}px)`}rowAt(t){if(t<30)return null;let n=this.model.layout.sticky(this.scroll);return n&&t<30+n.y+n.item.
height?null:this.model.layout.at(t-30+this.scroll)}hit(t,n){let o=Yo(this.view,this.width*this.dpr),i=(this.view.to-this.view.from)/this.width*2;for(let s=0;s<6;s++){
let a=this.cache.get(t,o+s,Math.floor(n/(1024*2**(o+s))));if(a)return a.tile.kind===0?null:Gp(a.tile,n,i)}return null}longestNear(t,n){let o=Yo(this.view,this.width*
this.dpr),i=this.cache.get(t,o,Math.floor(n/pt(o)))?.tile,s=null;for(let a=0;a<(i?.spans?.n??0);a++){let l=yn(i,i.spans.x0[a]),u=yn(i,i.spans.x1[a]);(!s||u-l>s.
to-s.from)&&(s={from:l,to:u})}return s}point(t){let n=this.canvas.getBoundingClientRect();return{x:t.clientX-n.left,y:t.clientY-n.top}}listen(){let t=this.canvas,
n={passive:!1};t.addEventListener("wheel",o=>this.wheel(o),n),this.column.addEventListener("wheel",o=>this.wheel(o),n),t.addEventListener("pointerdown",o=>this.
press(o)),t.addEventListener("pointermove",o=>this.moved(o)),t.addEventListener("pointerup",o=>this.release(o)),t.addEventListener("pointercancel",()=>this.cancelDrag()),
t.addEventListener("pointerleave",()=>{this.pointer=null,this.hoveredRow=null,this.tip.hidden=!0,this.draw()}),t.addEventListener("dblclick",o=>this.doubleClick(
o)),t.addEventListener("contextmenu",o=>{let i=this.point(o),s=this.rowAt(i.y);s?.row&&(o.preventDefault(),Yn.value={x:o.clientX,y:o.clientY,row:s.key,t:Math.round(
this.timeAt(i.x))})}),t.addEventListener("auxclick",o=>o.preventDefault()),t.addEventListener("focus",()=>{this.focused=t.matches(":focus-visible"),this.draw()}),
t.addEventListener("blur",()=>{this.focused=!1,this.held.clear(),this.draw()}),this.bar.addEventListener("pointerdown",o=>{this.bar.setPointerCapture(o.pointerId),
o.target===this.bar&&this.setScroll(o.offsetY/this.height*this.model.layout.height-this.rowsHeight/2),this.drag={kind:"bar",y:o.clientY,scroll:this.scroll}}),this.
bar.addEventListener("pointermove",o=>{this.drag?.kind==="bar"&&this.setScroll(this.drag.scroll+(o.clientY-this.drag.y)*(this.model.layout.height+24)/this.height)}),
this.bar.addEventListener("pointerup",()=>this.cancelDrag())}wheel(t){t.preventDefault();let n=t.deltaMode===1?16:t.deltaMode===2?this.rowsHeight:1,o=t.deltaX*n,
i=t.deltaY*n;if(t.ctrlKey||t.metaKey){let s=this.point(t);this.zoom(Math.exp(Math.max(-120,Math.min(120,i))*(Math.abs(i)<50?.01:.004)),Math.min(Math.max(s.x,0),
this.width))}else t.shiftKey||Math.abs(o)>Math.abs(i)?this.pan((t.shiftKey&&o===0?i:o)/this.width):this.setScroll(this.scroll+i)}press(t){if(t.button===2)return;
let n=this.point(t);this.canvas.setPointerCapture(t.pointerId);let o=t.button===1||t.shiftKey!==(un.peek().navigation==="pan"&&n.y>=30);t.button===1&&t.preventDefault(),
o&&t.button!==0||o&&t.shiftKey?this.drag={kind:"pan",x:n.x,y:n.y,view:this.view,scroll:this.scroll}:this.drag={kind:"press",x:n.x,y:n.y,ruler:n.y<30,t:this.timeAt(
n.x)}}moved(t){let n=this.point(t);this.pointer=n;let o=this.drag;if(o?.kind==="press"&&Math.hypot(n.x-o.x,n.y-o.y)>_0&&(un.peek().navigation==="pan"&&!t.shiftKey&&
!o.ruler?this.drag={kind:"pan",x:o.x,y:o.y,view:this.view,scroll:this.scroll}:this.drag={...o,kind:"area"}),this.drag?.kind==="pan"){let i=(this.drag.x-n.x)/this.
width*(this.drag.view.to-this.drag.view.from);this.setView(bu(this.drag.view,i,de.peek())),this.setScroll(this.drag.scroll+this.drag.y-n.y)}else this.drag?.kind===
"area"&&(this.draft=this.areaOf(this.drag,n));this.canvas.classList.toggle("tl-panning",this.drag?.kind==="pan"),this.hover(),this.draw()}areaOf(t,n){let o=this.
timeAt(Math.min(Math.max(n.x,0),this.width)),i=Math.max(0,Math.min(t.t,o)),s=Math.min(Math.max(t.t,o),Math.max(de.peek(),1)),a=null;if(!t.ruler){let l=Math.max(
30,Math.min(t.y,n.y))-30+this.scroll,u=Math.max(t.y,n.y)-30+this.scroll;a=this.model.layout.visible(l,u+1).filter(c=>c.row).map(c=>c.key),(a.length===0||a.length>
100)&&(a=null)}return{from:Math.round(Math.min(i,s)),to:Math.round(Math.max(s,i+1)),rows:a}}release(t){let n=this.drag;if(this.drag=null,this.canvas.classList.remove(
"tl-panning"),n?.kind==="area"&&this.draft){this.commitView();let{from:o,to:i,rows:s}=this.draft;this.draft=null,uo({from:o,to:i,rows:s})}else n?.kind==="press"&&
this.click(this.point(t));this.draw()}cancelDrag(){this.drag=null,this.draft=null,this.draw()}click(t){let n=this.rowAt(t.y);if(n?.item.kind==="section"){this.fold(
n);return}if(!n?.row)return;let o=Math.round(this.timeAt(t.x)),i=this.hit(n.key,o);if(n.row.kind==="group"&&i?.kind==="heat"){this.choose(n.key,o);return}let s=i?.
kind==="span"?Math.min(Math.max(o,Math.ceil(i.from)),Math.max(Math.ceil(i.from),Math.floor(i.to)-1)):o;this.choose(n.key,s)}doubleClick(t){let n=this.point(t),o=this.
rowAt(n.y),i=o?.row?this.hit(o.key,this.timeAt(n.x)):null;i?.kind==="span"?this.jump(qo(i,de.peek(),.25)):this.zoom(.25,n.x)}hover(){let t=this.pointer,n=t&&!this.
drag?this.rowAt(t.y):null;this.hoveredRow=n?.row?.key??null;let o=t?this.timeAt(t.x):0,i=n?.row&&o>=0&&o<=de.peek()?this.hit(n.key,o):null,s=n?.row&&i?Wp(n.row,
i,this.names,Qt.peek()?.reasons??[]):[];if(this.tip.hidden=s.length===0,!t||!s.length)return;let a=s.join(`
`);this.tip.textContent!==s.join("")&&(this.tip.textContent="",s.forEach((c,m)=>{co("div",m===0?"tl-tip-first":"tl-tip-more",this.tip).textContent=c}),this.tip.
dataset.text=a);let l=t.x>this.width-300,u=t.y>this.height-110;this.tip.style.transform=`translate(${Math.round(t.x+(l?-14:14))}px, ${Math.round(t.y+(u?-14:18))}\
px) translate(${l?"-100%":"0"}, ${u?"-100%":"0"})`}get hoverPlace(){return this.hoveredRow?{row:this.hoveredRow,t:Math.round(this.timeAtPointer)}:null}};function Aa(e){let t=e.trim().toLowerCase(),n=/^([gpm])\s*(\d+(?:~\d+)?)$/.exec(t);if(n)return{row:n[1]+n[2]};let o=/^task\s*(\d+)$/.exec(t);if(o)return{page:`/\
task/${o[1]}`};if(/^(fn\d+(\/l\d+)?|gc|stw|c:\w+)$/.test(t))return{row:t};let i=/[a-zµ]$/.test(t)?_o(t):null;return i!==null&&i>=0?{t:i}:null}var er=ge([]),ms=ge(0),hs=ge(null),Au=ge(-1),Ru=null;async function Pu(e){if(Ru?.abort(),Ru=new AbortController,Au.value=-1,!e.trim()){er.value=[],ms.value=0;return}
try{let t=await Ye("find",{q:e,limit:50},Ru.signal);er.value=t.rows,ms.value=t.total,hs.value=null}catch(t){It(t)||(hs.value=dn(t))}}function cf(e,t){let n={row:e,
t:Math.max(0,Math.round(t))};cn.peek()==="/timeline"?fe({sel:ln(n)}):Et(Be({sel:n}))}function $u(e){Au.value=er.peek().indexOf(e),cf(e.key,e.begin)}function Eu(e){
let t=er.peek();t.length&&$u(t[(Au.peek()+e+t.length)%t.length])}function df(e,t,n=0){let o=Aa(e);if(!o)return!1;if("row"in o)cf(o.row,t?(t.from+t.to)/2:n);else if("\
t"in o){let i=t?(t.to-t.from)/2:5e5,s={from:Math.round(Math.max(0,o.t-i)),to:Math.round(o.t+i)};cn.peek()==="/timeline"?fe({t:`${s.from}+${s.to-s.from}`}):Et(Be(
{view:s}))}else Et(Z(o.page));return!0}var gs=[{path:"/",roots:["","overview"],title:"Overview",icon:"overview",group:"look"},{path:"/timeline",roots:["timeline"],title:"Timeline",icon:"timeline",group:"\
look"},{path:"/findings",roots:["findings"],title:"Findings",icon:"findings",group:"look"},{path:"/goroutines",roots:["goroutines"],title:"Goroutines",icon:"gor\
outines",group:"measure"},{path:"/profiles",roots:["profiles"],title:"Profiles",icon:"profiles",group:"measure"},{path:"/latency",roots:["latency"],title:"Laten\
cy",icon:"latency",group:"measure"},{path:"/mmu",roots:["mmu"],title:"GC & MMU",icon:"gc",group:"measure"},{path:"/tasks",roots:["tasks","task"],title:"Tasks",icon:"\
tasks",group:"measure"},{path:"/regions",roots:["regions","region"],title:"Regions",icon:"regions",group:"measure"},{path:"/events",roots:["events"],title:"Even\
ts",icon:"events",group:"more"},{path:"/compare",roots:["compare"],title:"Compare",icon:"compare",group:"more"},{path:"/settings",roots:["settings"],title:"Sett\
ings",icon:"settings",group:"about"},{path:"/help",roots:["help"],title:"Help",icon:"help",group:"about"}];function M0(e){try{return decodeURIComponent(e)}catch{
return e}}function gi(e){let t=e.indexOf("/",1),n=t<0?e.slice(1):e.slice(1,t),o=t<0?"":e.slice(t+1);return{route:gs.find(s=>s.roots.includes(n))??null,root:n,arg:o?
M0(o):null}}var kn=ge(null),bi=ge(typeof innerWidth>"u"||innerWidth>900),Pa=ge(!0),Ao=ge(!1);function pf(e){let t=Nt.peek().value,n=e?t?.next:t?.prev;t&&n!==null&&n!==void 0?
as({row:t.row,t:n}):dt.peek()||me.peek()?.pan(e?.2:-.2)}function ff(e){let t=Nt.peek().value;if(!t)return;if(e){let i=t.unblocked_by??t.goroutine?.created_by??null;
i&&as({row:i.key,t:i.t});return}let n=To.peek().value?.edges.find(i=>i.from.key===t.row),o=t.unblocks[0]??n?.to;o&&as({row:o.key,t:o.t})}function Nu(e){let t=Nt.
peek().value,n=dt.peek(),o=e==="goroutine"?t?.goroutine?.key:t?.[e];o&&n&&as({row:o,t:n.t})}function S0(){Yn.peek()?Yn.value=null:Ao.peek()?Ao.value=!1:dt.peek()?
na(null):pn.peek()?uo(null):ue.peek()&&Ht(null)}function T0(){let e=_t.indexOf(be.peek().hl??"");fe({hl:_t[e+1]??null})}var C0=gs.map((e,t)=>({id:`page-${e.title}`,
title:e.title,keys:t<9?[`Digit${t+1}`]:e.path==="/help"?["Shift+Slash"]:[],group:"Pages",run:()=>Et(Z(e.path))})),Po=[{id:"zoom-in",title:"Zoom in at the pointe\
r",keys:["KeyW","Equal","NumpadAdd"],group:"Move",timeline:!0,held:!0,run:()=>me.peek()?.zoom(.5)},{id:"zoom-out",title:"Zoom out at the pointer",keys:["KeyS","\
Minus","NumpadSubtract"],group:"Move",timeline:!0,held:!0,run:()=>me.peek()?.zoom(2)},{id:"left",title:"Earlier",keys:["KeyA"],group:"Move",timeline:!0,held:!0,
run:()=>me.peek()?.pan(-.25)},{id:"right",title:"Later",keys:["KeyD"],group:"Move",timeline:!0,held:!0,run:()=>me.peek()?.pan(.25)},{id:"fit",title:"Centre the \
selection; again: fit it",keys:["KeyF"],group:"Move",timeline:!0,run:()=>me.peek()?.fitSelected()},{id:"whole",title:"The whole trace",keys:["Digit0","Numpad0"],
group:"Move",timeline:!0,run:()=>me.peek()?.showWhole()},{id:"fit-rows",title:"Fit the rows in sight",keys:["Shift+Digit0"],group:"Move",timeline:!0,run:()=>me.
peek()?.fitRows()},{id:"undo",title:"Undo the last step",keys:["KeyZ","Ctrl+KeyZ"],group:"Move",run:()=>history.back()},{id:"redo",title:"Redo it",keys:["Shift+\
KeyZ","Ctrl+Shift+KeyZ"],group:"Move",run:()=>history.forward()},{id:"prev",title:"Previous slice of the row",keys:["ArrowLeft","Comma"],group:"Rows and slices",
timeline:!0,run:()=>pf(!1)},{id:"next",title:"Next slice of the row",keys:["ArrowRight","Period"],group:"Rows and slices",timeline:!0,run:()=>pf(!0)},{id:"up",title:"\
Row above",keys:["ArrowUp","KeyK"],group:"Rows and slices",timeline:!0,run:()=>me.peek()?.stepRow(!1)},{id:"down",title:"Row below",keys:["ArrowDown","KeyJ"],group:"\
Rows and slices",timeline:!0,run:()=>me.peek()?.stepRow(!0)},{id:"open",title:"Open the group of the row",keys:["Enter","Space"],group:"Rows and slices",timeline:!0,
run:()=>me.peek()?.foldSelected()},{id:"flow-back",title:"Back along the flow: unblocker, creator",keys:["BracketLeft"],group:"Rows and slices",timeline:!0,run:()=>ff(
!0)},{id:"flow-on",title:"Forward along the flow: what it unblocked",keys:["BracketRight"],group:"Rows and slices",timeline:!0,run:()=>ff(!1)},{id:"chain",title:"\
Wake-up chain of the selection",keys:["Shift+BracketLeft"],group:"Rows and slices",timeline:!0,run:ua},{id:"to-g",title:"To the goroutine of the slice",keys:["K\
eyG"],group:"Rows and slices",timeline:!0,run:()=>Nu("goroutine")},{id:"to-p",title:"To the P of the slice",keys:["KeyP"],group:"Rows and slices",timeline:!0,run:()=>Nu(
"p")},{id:"to-m",title:"To the thread of the slice",keys:["KeyT"],group:"Rows and slices",timeline:!0,run:()=>Nu("m")},{id:"area",title:"Area of the selected sl\
ice",keys:["KeyR"],group:"Select and mark",timeline:!0,run:dp},{id:"area-show",title:"Zoom to the area",keys:["Shift+KeyR"],group:"Select and mark",timeline:!0,
run:la},{id:"area-commit",title:"Restrict all pages to the area",keys:["Ctrl+Enter"],group:"Select and mark",timeline:!0,run:aa},{id:"view-commit",title:"Restri\
ct all pages to what is shown",keys:[],group:"Select and mark",timeline:!0,run:()=>{let e=me.peek()?.view;e&&Ht(e)}},{id:"mark",title:"Mark the time at the poin\
ter",keys:["KeyM"],group:"Select and mark",timeline:!0,run:()=>me.peek()?.mark(!1)},{id:"mark-keep",title:"Keep the mark in the link",keys:["Shift+KeyM"],group:"\
Select and mark",timeline:!0,run:()=>me.peek()?.mark(!0)},{id:"pin",title:"Pin the selected row on top",keys:[],group:"Select and mark",timeline:!0,run:()=>{let e=dt.
peek();e&&me.peek()?.pin(e.row)}},{id:"copy-link",title:"Copy a link to this view",keys:["KeyY"],group:"Select and mark",run:()=>{Ko()}},{id:"copy",title:"Copy \
the selection as text",keys:["KeyC"],group:"Select and mark",run:()=>{da()}},{id:"escape",title:"Clear selection, then area, then range",keys:["Escape"],group:"\
Select and mark",run:S0},{id:"find",title:"Search",keys:["Slash","Ctrl+KeyF"],group:"Find",run:()=>{kn.value="find"}},{id:"find-next",title:"Next result",keys:[
"KeyN"],group:"Find",run:()=>Eu(1)},{id:"find-prev",title:"Previous result",keys:["Shift+KeyN"],group:"Find",run:()=>Eu(-1)},{id:"go",title:"Go to a goroutine, \
P, thread or time",keys:["Shift+Semicolon"],group:"Find",run:()=>{kn.value="go"}},{id:"palette",title:"All commands",keys:["Ctrl+KeyK"],group:"Find",run:()=>{kn.
value="command"}},{id:"overlay",title:"Bands of GC and stopped world",keys:["KeyO"],group:"Show",timeline:!0,run:()=>{Cr.value=!Cr.peek()}},{id:"compact",title:"\
Compact rows",keys:["KeyX"],group:"Show",timeline:!0,run:()=>{let e=me.peek();e?.setRows({compact:e.model.options.compact?null:"1"})}},{id:"regions",title:"Regi\
ons below goroutines",keys:["KeyB"],group:"Show",timeline:!0,run:()=>{let e=me.peek();e?.setRows({stacks:e.model.options.stacks?null:"1"})}},{id:"legend",title:"\
Legend",keys:["KeyL"],group:"Show",timeline:!0,run:()=>{Pa.value=!Pa.peek()}},{id:"highlight",title:"Highlight the next state",keys:["KeyH"],group:"Show",timeline:!0,
run:T0},{id:"table",title:"Show as table",keys:["Shift+KeyT"],group:"Show",timeline:!0,run:()=>{Ao.value=!Ao.peek()}},{id:"panel",title:"Panel of the selection",
keys:["KeyQ"],group:"Show",timeline:!0,run:()=>{bi.value=!bi.peek()}},...C0];function R0(e){let t={ArrowLeft:"←",ArrowRight:"→",ArrowUp:"↑",ArrowDown:"↓",
Comma:",",Period:".",Slash:"/",Semicolon:";",BracketLeft:"[",BracketRight:"]",Equal:"+",Minus:"−",NumpadAdd:"Num +",NumpadSubtract:"Num −",Numpad0:"Num 0",Escape:"\
Esc",Space:"Space"};return{"Shift+Slash":"?","Shift+Semicolon":":"}[e]??e.split("+").map(o=>t[o]??o.replace(/^(Key|Digit)/,"")).join(" ")}function vi(e){return e.
keys.filter(t=>!t.startsWith("Numpad")).map(R0)}var bs=new Map;for(let e of Po)for(let t of e.keys)bs.set(t,e);var Lu={"zoom-in":"in","zoom-out":"out",left:"left",right:"right"};function A0(e){return e.altKey?
null:`${e.ctrlKey||e.metaKey?"Ctrl+":""}${e.shiftKey?"Shift+":""}${e.code}`}function P0(e){return!!e?.closest?.('input:not([type="checkbox"]):not([type="radio"]\
), textarea, select, [contenteditable], dialog')}function $0(e,t){let n=t;return e.code==="Enter"||e.code==="Space"?!!n?.closest?.('a, button, summary, input, [\
role="slider"], [role="grid"]'):e.code.startsWith("Arrow")?!!n?.closest?.('[role="grid"], [role="treegrid"]:not(.tl-list), [role="slider"], [role="tablist"], [r\
ole="menu"], input'):!1}var E0={":":"Shift+Semicolon","?":"Shift+Slash","/":"Slash"};function N0(e){let t=e.ctrlKey||e.metaKey||e.altKey?void 0:E0[e.key];if(t)return{
command:bs.get(t),fast:!1};let n=A0(e);if(!n)return null;let o=bs.get(n);if(o)return{command:o,fast:!1};let i=e.shiftKey&&!e.ctrlKey&&!e.metaKey?bs.get(e.code):
void 0;return i?.held?{command:i,fast:!0}:null}var Fu=new Set;function L0(e){if(e.defaultPrevented||kn.peek()!==null||P0(e.target)||$0(e,e.target))return;let t=N0(
e);if(!t)return;let{command:n,fast:o}=t,i=me.peek();if(n.timeline&&!i)return;e.preventDefault();let s=Lu[n.id];s&&i?(Fu.add(e.code),i.hold(s,o?4:1)):(!e.repeat||
/^(prev|next|up|down|find-)/.test(n.id))&&n.run()}function F0(e){if(!Fu.delete(e.code))return;let t=bs.get(e.code),n=t&&Lu[t.id];n&&me.peek()?.hold(n,null)}function mf(){
addEventListener("keydown",L0),addEventListener("keyup",F0),addEventListener("blur",()=>{Fu.clear();for(let e of Object.values(Lu))me.peek()?.hold(e,null)})}function Du(e,t){if(e===0)return"0";let n=Math.floor(Math.log10(Math.abs(e)))+1;return e.toFixed(Math.max(0,t-Math.max(n,1)))}function Re(e){return e==null||!Number.
isFinite(e)?"–":Math.abs(e)<1e9?`${(e/1e6).toFixed(3)} ms`:lt(e,1e3)}function hf(e){return Math.abs(e)<1e9?`${(e/1e6).toFixed(6)} ms`:`${(e/1e9).toFixed(9)} s`}
function wi(e){let t=Math.max(...e.map(Math.abs),1),n=e.length>1?Math.abs(e[1]-e[0]):t,[o,i]=t>=1e9?["s",1e9]:t>=1e6?["ms",1e6]:t>=1e3?["µs",1e3]:["ns",1],s=Math.
max(0,Math.min(9,Math.ceil(-Math.log10(n/i)-1e-9)));return e.map(a=>`${(a/i).toFixed(a===0?0:s)} ${o}`)}function $a(e){return`${$(Math.round(e))} ns`}function gf(e){
if(e==null||!Number.isFinite(e))return"new";if(e>=2)return"×"+Du(e+1,2);let t=e*100,n=Math.abs(t)<9.95?Math.abs(t).toFixed(1):Math.abs(t).toFixed(0);return(t<0?
"−":"+")+n+" %"}function vs(e){return(e<1e3?Du(e,3):Vn(Math.round(e)))+"/s"}function bf(e,t){switch(t){case"ns":return M(e);case"1/s":return vs(e);case"share":
return ee(e);case"bytes":return bt(e);case"ratio":return"×"+Du(e,3);default:return $(Number.isInteger(e)?e:Number(e.toPrecision(3)))}}function De(e){let t=e.indexOf(
"["),n=t<0?e:e.slice(0,t);return e.slice(n.lastIndexOf("/")+1)}function Ou(e){let t=e.indexOf("["),n=t<0?e:e.slice(0,t),o=n.lastIndexOf("/"),i=n.indexOf(".",o+1);
return i<0?n:n.slice(0,i)}var D0=new Set("archive bufio builtin bytes cmp compress container context crypto database debug embed encoding errors expvar flag fmt\
 go hash html image index internal io iter log maps math mime net os path plugin reflect regexp runtime slices sort strconv strings structs sync syscall testing\
 text time unicode unique unsafe vendor weak".split(" "));function tr(e){let t=Ou(e),n=t.indexOf("/");return D0.has(n<0?t:t.slice(0,n))}function nr(e){return e===
""?"(no name)":/^\s+$/.test(e)?JSON.stringify(e):e}function Lt(e){return e===""?"(no stack seen)":e}var O0=0;function r(e,t,n,o,i,s){t||(t={});var a,l,u=t;if("ref"in u)for(l in u={},t)l=="ref"?a=t[l]:u[l]=t[l];var c={type:e,props:u,key:n,ref:a,__k:null,__:null,__b:0,__e:null,
__c:null,constructor:void 0,__v:--O0,__i:-1,__u:0,__source:i,__self:s};if(typeof e=="function"&&(a=e.defaultProps))for(l in a)u[l]===void 0&&(u[l]=a[l]);return Se.
vnode&&Se.vnode(c),c}var B0={overview:"M3 3h6v6H3zM11 3h6v4h-6zM11 9h6v8h-6zM3 11h6v6H3z",timeline:"M2 5h7M12 5h6M4 10h10M2 15h4M9 15h8",findings:"M9 4a5 5 0 1 0 0 10A5 5 0 0 0 9 4z\
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
name:e,size:t=18}){return r("svg",{class:"icon",width:t,height:t,viewBox:"0 0 20 20","aria-hidden":"true",focusable:"false",children:r("path",{d:B0[e],fill:"non\
e",stroke:"currentColor","stroke-width":"1.6","stroke-linecap":"round","stroke-linejoin":"round"})})}function or(e){return encodeURIComponent(e)}function Ea(e){return Z(`/goroutines/${or(Lt(e))}`)}function _n(e,t,n=.6){let o=Math.max((t-e)*n,500);return{from:Math.
max(0,Math.round(e-o)),to:Math.round(t+o)}}function Xn(e,t,n,o=[]){let i=e==null||e<0?null:`g${e}`,s=[i,...o.map(a=>a==null||a<0?null:`g${a}`)].filter((a,l,u)=>a!==
null&&u.indexOf(a)===l);return Be({view:_n(t,n),sel:i?{row:i,t:Math.round(t+Math.min(1,(n-t)/2))}:null,area:i?null:{from:t,to:Math.max(n,t+1)},pin:s})}function tn({
fn:e,full:t}){return r("a",{class:"fname",href:Ea(e),title:Lt(e),children:t?Lt(e):De(Lt(e))})}function po({fn:e}){return r("span",{class:`fname${tr(e)?" fn-libr\
ary":""}`,title:Lt(e),children:De(Lt(e))})}function Ft({id:e,at:t,to:n}){return e==null||e<0?r("span",{class:"faint",children:"–"}):r("a",{class:"mono",href:Xn(
e,t,n??t+1),title:`Goroutine ${e} on the timeline`,children:["g",e]})}function Fn({id:e,from:t,to:n}){return r("a",{href:Xn(e,t,n),title:"Show on the timeline",
children:Re(t)})}function ie({ns:e}){return e==null?r("span",{class:"faint",children:"–"}):r("span",{class:e===0?"faint":void 0,title:$a(e),children:e===0?"0":
M(e)})}function $o({to:e,children:t="Show on timeline",main:n}){return r("a",{class:`button${n?" button-main":""}`,href:e,children:[r(Me,{name:"timeline",size:14}),
" ",t]})}var Rr=e=>"func"in e?e.func:e.function;function Na(e){return e.findIndex(t=>!tr(Rr(t)))}function Bu({frame:e}){let t=e.file.slice(e.file.lastIndexOf("/")+
1);return r("span",{class:"place",title:`${e.file}:${e.line}`,children:t?`${t}:${e.line}`:""})}function H0(e){return e.map(t=>`${Rr(t)}
	${t.file}:${t.line}`).join(`
`)}function Gt({frames:e,atMost:t=40}){let[n,o]=q(!1);if(e.length===0)return r("p",{class:"faint",children:"(no stack)"});let i=Na(e),s=n?e:e.slice(0,t);return r(
"ol",{class:"frames",children:[s.map((a,l)=>r("li",{class:l===i?"stack-own":tr(Rr(a))?"stack-library":void 0,children:[r("span",{class:"fname",title:Rr(a),children:De(
Rr(a))})," ",r(Bu,{frame:a})]},l)),s.length<e.length&&r("li",{children:r("button",{type:"button",class:"link",onClick:()=>o(!0),children:[e.length-s.length," mo\
re"]})})]})}function fo({frames:e}){if(e.length===0)return r("span",{class:"faint",children:"(no stack)"});let t=Na(e),n=e[t<0?0:t];return r("span",{class:"stac\
k-line",title:H0(e),children:[r("span",{class:`fname${t<0?" fn-library":""}`,children:De(Rr(n))})," ",r(Bu,{frame:n}),t>0&&r("span",{class:"faint",children:[" i\
n ",De(Rr(e[t-1]))]})]})}function yi({frame:e}){return e?r("span",{class:"stack-line",children:[r(po,{fn:e.function})," ",r(Bu,{frame:e})]}):r("span",{class:"fa\
int",children:"–"})}function mo(e,t,n){if(!(t>e)||n<1)return[];let o=(t-e)/n,i=10**Math.floor(Math.log10(o)),s=i*10;for(let l of[1,2,5])if(i*l>=o*(1-1e-9)){s=i*l;break}let a=[];for(let l=Math.
ceil(e/s-1e-9)+0;l*s<=t*(1+1e-12);l++)a.push(l*s);return a}function xi(e,t,n){if(!(t>e)||e<=0)return[];let o=Math.ceil(Math.log10(e)-1e-9),i=Math.floor(Math.log10(
t)+1e-9),s=i-o+1,a=[];if(s*3<=n){for(let u=o-1;u<=i;u++)for(let c of[1,2,5]){let m=c*10**u;m>=e*(1-1e-9)&&m<=t*(1+1e-9)&&a.push(m)}return a}let l=Math.max(1,Math.
ceil(s/Math.max(n,1)));for(let u=o;u<=i;u++)(u-o)%l===0&&a.push(10**u);return a}function ki(e,t,n){return(Math.log(Math.max(e,1e-9))-Math.log(t))/(Math.log(n)-Math.
log(t))}var Fa=["running","syscall","runnable","waiting","unknown"];function ho(e){return{running:e.running_ns,syscall:e.syscall_ns+e.syscall_blocked_ns,runnable:e.runnable_ns,
waiting:e.blocked_ns,unknown:e.unknown_ns}}function Da([e,t,n,o]){return{running:e,syscall:o,runnable:t,waiting:n,unknown:0}}function vf(e){return Fa.reduce((t,n)=>t+
e[n],0)}function La(e){let t=vf(e);return Fa.filter(n=>e[n]>0).map(n=>`${n} ${M(e[n])} (${ee(e[n]/t)})`).join(", ")}function Jn({shares:e,tall:t}){let n=vf(e);return n<=
0?r("span",{class:"faint",children:"–"}):r("span",{class:`sharebar${t?" sharebar-tall":""}`,role:"img","aria-label":La(e),title:La(e),children:Fa.filter(o=>e[o]>
0).map(o=>r("span",{class:`state-${o}`,style:{flexGrow:Math.max(e[o]/n,.004)}},o))})}function go({names:e=Fa.slice(0,4)}){return r("span",{class:"legend",children:e.
map(t=>r("span",{class:"legend-item",children:[r("span",{class:`legend-mark state-${t}`,"aria-hidden":"true"}),t]},t))})}function rr({p50:e,p99:t,max:n,low:o,high:i}){
if(n<=0||i<=o)return r("span",{class:"faint",children:"–"});let s=a=>Math.max(0,Math.min(1,ki(Math.max(a,o),o,i)))*100;return r("svg",{class:"spread",viewBox:"\
0 0 100 16",preserveAspectRatio:"none",role:"img","aria-label":`median ${M(e)}, 99th percentile ${M(t)}, longest ${M(n)}`,children:[r("title",{children:["median\
 ",M(e),", p99 ",M(t),", longest ",M(n)]}),r("line",{class:"spread-axis",x1:"0",x2:"100",y1:"8",y2:"8"}),r("line",{class:"spread-range",x1:s(e),x2:s(n),y1:"8",y2:"\
8"}),r("line",{class:"spread-p99",x1:s(t),x2:s(t),y1:"3",y2:"13"}),r("line",{class:"spread-max",x1:s(n),x2:s(n),y1:"5",y2:"11"}),r("line",{class:"spread-p50",x1:s(
e),x2:s(e),y1:"1",y2:"15"})]})}function wf({values:e,label:t,width:n=160,height:o=34}){let i=Math.max(...e.map(u=>u??0),1e-12),s=n/Math.max(e.length-1,1),a="",l=!1;
return e.forEach((u,c)=>{if(u===null||!Number.isFinite(u)){l=!1;return}a+=`${l?"L":"M"}${(c*s).toFixed(1)} ${(o-1-u/i*(o-3)).toFixed(1)}`,l=!0}),r("svg",{class:"\
sparkline",width:n,height:o,viewBox:`0 0 ${n} ${o}`,role:"img","aria-label":t,children:[r("title",{children:t}),e.every(u=>u!==null)&&r("path",{class:"sparkline\
-area",d:`${a}L${n} ${o}L0 ${o}Z`}),r("path",{class:"sparkline-line",d:a})]})}var I0=e=>e.replace(/_/g," ");function G0(e){let t=e.evidence[0];if(!t)return Be({});let n=[...new Set(e.evidence.map(o=>o.goroutine).filter(o=>o!==null&&o>=0))].
slice(0,12).map(o=>`g${o}`);return Be({view:_n(t.begin_ns,t.end_ns),area:{from:t.begin_ns,to:Math.max(t.end_ns,t.begin_ns+1)},sel:t.goroutine!==null&&t.goroutine>=
0?{row:`g${t.goroutine}`,t:Math.round(t.begin_ns+Math.min(1,(t.end_ns-t.begin_ns)/2))}:null,pin:n})}function Oa(e){let t=Na(e.stack),n=e.stack[t<0?0:t];return n?
De(n.func):""}function Ba(e,t){return!t||e.evidence.length===0||e.evidence.some(n=>n.begin_ns<t.to&&n.end_ns>t.from)}function z0({e}){let[t,n]=q(!1);return r("l\
i",{children:[r("a",{href:Xn(e.goroutine,e.begin_ns,e.end_ns),title:"Show on the timeline",children:e.what}),r("span",{class:"muted",children:[" ",M(e.end_ns-e.
begin_ns)," from ",Re(e.begin_ns),e.goroutine!==null&&e.goroutine>=0?`, g${e.goroutine}`:""]}),e.stack.length>0&&r("button",{type:"button",class:"link","aria-ex\
panded":t,onClick:()=>n(!t),children:t?"hide stack":"stack"}),t&&r(Gt,{frames:e.stack})]})}function Ha({finding:e,open:t=!1,duration:n}){let[o,i]=q(t),[s,a]=q(!1),
l=!Ba(e,ue.value);return r("article",{class:`finding finding-${e.severity}${l?" finding-outside":""}`,id:`finding-${e.rule}`,children:[r("div",{class:"finding-m\
ain",children:[r("div",{class:"finding-text",children:[r("h3",{children:[r("span",{class:`severity severity-${e.severity}`,children:e.severity}),e.title,Oa(e)&&
r("code",{class:"finding-place",children:Oa(e)})]}),r("p",{children:e.text}),r("div",{class:"finding-actions",children:[e.evidence.length>0&&r($o,{to:G0(e)}),e.
stack.length>0&&r("button",{type:"button",class:"button","aria-expanded":s,onClick:()=>a(!s),children:s?"Hide stacks":"Show stacks"}),r("button",{type:"button",
class:"button","aria-expanded":o,onClick:()=>i(!o),children:o?"Less":"What it rests on"}),l&&r("span",{class:"tag",children:"none of its moments are in the rang\
e"})]})]}),r("div",{class:"finding-cost",children:[r("strong",{class:"num",children:M(e.cost_ns)}),r("span",{class:"muted",children:e.cost_of}),e.series&&e.series.
values.length>1&&r(wf,{values:e.series.values,label:`${e.series.name}, from the begin to the end of the trace; most ${$(Number(Math.max(...e.series.values).toPrecision(
3)))}`}),e.series&&r("span",{class:"faint finding-series",children:e.series.name})]})]}),s&&r("div",{class:"finding-stacks",children:[r("div",{children:[r("h4",
{children:"Where"}),r(Gt,{frames:e.stack})]}),e.other_stack.length>0&&r("div",{children:[r("h4",{children:"The other side"}),r(Gt,{frames:e.other_stack})]})]}),
o&&r("div",{class:"finding-more",children:[r("div",{children:[r("h4",{children:"Numbers"}),r("table",{class:"grid-table plain-tight",children:r("tbody",{children:[
r("tr",{children:[r("th",{scope:"row",children:"times"}),r("td",{class:"num",children:$(e.count)})]}),r("tr",{children:[r("th",{scope:"row",children:"longest"}),
r("td",{class:"num",children:M(e.longest_ns)})]}),r("tr",{children:[r("th",{scope:"row",children:"main share"}),r("td",{class:"num",children:ee(e.share)})]}),r(
"tr",{children:[r("th",{scope:"row",children:"cost of the trace’s length"}),r("td",{class:"num",children:["×",(e.cost_ns/Math.max(n,1)).toPrecision(2)]})]}),
Object.keys(e.facts).map(u=>r("tr",{children:[r("th",{scope:"row",children:I0(u)}),r("td",{class:"num",children:bf(e.facts[u].value,e.facts[u].unit)})]},u))]})})]}),
r("div",{children:[r("h4",{children:"Moments to look at"}),r("ul",{class:"evidence",children:e.evidence.map((u,c)=>r(z0,{e:u},c))}),e.fix&&r(U,{children:[r("h4",
{children:"What usually helps"}),r("p",{children:e.fix})]}),e.note&&r(U,{children:[r("h4",{children:"Note"}),r("p",{children:e.note})]}),e.blind&&r(U,{children:[
r("h4",{children:"What the trace cannot show"}),r("p",{class:"muted",children:e.blind})]}),r("p",{class:"faint",children:["Rule ",e.rule,", ",e.confidence,"."]})]})]})]})}var W0={data:null,error:null,busy:!0};function Hu(e,t){let[n,o]=q(W0);return ce(()=>{if(e===null)return;let i=new AbortController;return o(s=>({data:s.data,error:null,
busy:!0})),t(i.signal).then(s=>{i.signal.aborted||o({data:s,error:null,busy:!1})},s=>{!i.signal.aborted&&!It(s)&&o({data:null,error:{status:s instanceof Mr?s.status:
0,message:dn(s)},busy:!1})}),()=>i.abort()},[e]),n}function ke(e,t={}){let n=qe.value,o=e===null||n===null?null:`${Uo(e,t)} ${Zt.value}`;return Hu(o,i=>Ye(e,t,i))}
function Iu(e,t={}){let n=qe.value,o=We.value,i=o?.state==="ready"&&!o.follow?"end":String(o?.generations??0),[s,a]=q(i),l=_e(0);ce(()=>{let c=Math.max(0,l.current+
1e3-Date.now()),m=setTimeout(()=>{l.current=Date.now(),a(i)},i==="end"?0:c);return()=>clearTimeout(m)},[i]);let u=e===null||n===null?null:`${Uo(e,t)} ${s}`;return Hu(
u,c=>Ye(e,t,c))}function yf(e,t={}){let n=qe.value,o=e===null||n===null?null:Uo(e,t);return Hu(o,async i=>{let s=await fetch(o,{signal:i,credentials:"same-origi\
n"});if(s.ok)return s.text();let a=await s.json().catch(()=>({}));throw new Mr(s.status,typeof a.error=="string"?a.error:`The server answered ${s.status}.`)})}function Xe({
kind:e="info",title:t,children:n}){return r("div",{class:`notice notice-${e}`,role:e==="bad"?"alert":"note",children:[e!=="info"&&e!=="good"&&r(Me,{name:"warnin\
g",size:18}),r("div",{children:[r("strong",{children:t}),n&&r("div",{class:"notice-text",children:n})]})]})}function ir({rows:e=4}){return r("div",{class:"loadi\
ng",role:"status","aria-label":"Loading",children:Array.from({length:e},(t,n)=>r("div",{class:`loading-row loading-${n%4}`},n))})}function Te({load:e,rows:t,children:n}){
if(e.error){let o=e.error.status===404||e.error.status===400;return r(Xe,{kind:o?"warn":"bad",title:o?"There is nothing to show":"This could not be worked out",
children:e.error.message})}return e.data===null?r(ir,{rows:t}):r("div",{class:e.busy?"stale":void 0,"aria-busy":e.busy,children:n(e.data)})}function ot({head:e}){
return e.error?r(Xe,{kind:e.usable?"warn":"bad",title:e.usable?"The trace is damaged; this is about the part before":"Nothing can be read of this trace",children:[
e.error,e.lost_bytes?` ${bt(e.lost_bytes)} at the end are lost.`:""]}):null}function xf(){let e=We.value;return!e||e.state!=="reading"?null:r("span",{class:"tag\
 tag-live",role:"status",children:"so far"})}function Je({title:e,trail:t,lead:n,actions:o,children:i}){return r("div",{class:"page p-page",children:[r("header",{class:"p-head",children:[r("div",{class:"p-\
head-text",children:[t&&r("nav",{class:"p-trail","aria-label":"Above",children:t.map(s=>r("span",{children:[r("a",{href:s.href,children:s.text})," ",r("span",{"\
aria-hidden":"true",children:"›"})," "]},s.href))}),r("h1",{children:[e," ",r(xf,{})]}),n&&r("p",{class:"p-lead",children:n})]}),o&&r("div",{class:"p-actions",
children:o})]}),i]})}function oe({title:e,note:t,actions:n,children:o,flush:i,id:s}){return r("section",{class:`card p-card${i?" p-card-flush":""}`,id:s,children:[
(e||n)&&r("header",{class:"p-card-head",children:[r("div",{children:[e&&r("h2",{children:e}),t&&r("p",{class:"p-note",children:t})]}),n&&r("div",{class:"p-actio\
ns",children:n})]}),o]})}function fn({label:e,options:t,value:n,onChange:o}){return r("div",{class:"segments",role:"radiogroup","aria-label":e,onKeyDown:s=>{let a=s.
key==="ArrowRight"||s.key==="ArrowDown"?1:s.key==="ArrowLeft"||s.key==="ArrowUp"?-1:0;if(!a)return;s.preventDefault(),s.stopPropagation();let l=t.findIndex(m=>m.
value===n),u=t[(l+a+t.length)%t.length];o(u.value);let c=s.currentTarget;requestAnimationFrame(()=>c.querySelector('[aria-checked="true"]')?.focus())},children:t.
map(s=>r("button",{type:"button",role:"radio",title:s.hint,"aria-checked":s.value===n,tabIndex:s.value===n?0:-1,class:"segment",onClick:()=>o(s.value),children:s.
text},s.value))})}function Ut({facts:e,small:t}){return r("dl",{class:`factrow${t?" facts-small":""}`,children:e.filter(n=>!!n).map(n=>r("div",{class:"fact",title:n.
hint,children:[r("dt",{children:n.label}),r("dd",{class:n.tone,children:n.href?r("a",{href:n.href,children:n.value}):n.value})]},n.label))})}function Ue({restricted:e,
what:t="These numbers"}){let n=ue.value;return n?e?r("span",{class:"tag tag-range",title:`${Re(n.from)} to ${Re(n.to)}`,children:["in the range, ",M(n.to-n.from)]}):
r("span",{class:"tag",title:`${t} are about the whole trace, whatever range is chosen.`,children:"whole trace"}):null}function zt(e,t,n){let o=be.value[e];return[
o!==void 0&&(!n||n.includes(o))?o:t,s=>Mo({[e]:s===t?null:s})]}var kf=new WeakMap,Gu=typeof ResizeObserver>"u"?null:new ResizeObserver(e=>{for(let t of e)kf.get(
t.target)?.(Math.floor(t.contentRect.width))});function Vt(){let e=_e(null),[t,n]=q(0);return ce(()=>{let o=e.current;if(!(!o||!Gu))return kf.set(o,n),Gu.observe(
o),()=>Gu.unobserve(o)},[]),[e,t]}function _f(e,t,n="text/csv"){let o=URL.createObjectURL(new Blob([t],{type:`${n};charset=utf-8`})),i=document.createElement("a");
i.href=o,i.download=e,i.click(),setTimeout(()=>URL.revokeObjectURL(o),1e4)}async function U0(e){try{return await navigator.clipboard.writeText(e),!0}catch{return!1}}
function Ia({text:e,label:t="Copy"}){let[n,o]=q("");return r("button",{type:"button",class:"button button-quiet",onClick:()=>{U0(e()).then(i=>{o(i?"done":"refus\
ed"),setTimeout(()=>o(""),1500)})},children:[r(Me,{name:"copy",size:14})," ",r("span",{"aria-live":"polite",children:n==="done"?"Copied":n==="refused"?"Not allo\
wed":t})]})}function nn(){let[e,t]=q(!1);return[e,r("button",{type:"button",class:"button button-quiet","aria-pressed":e,onClick:()=>t(!e),children:[r(Me,{name:"\
table",size:14})," Show as table"]},"twin")]}var V0="uplot",K0="u-hz",j0="u-vt",q0="u-title",Y0="u-wrap",X0="u-under",J0="u-over",Q0="u-axis",$r="u-off",Z0="u-select",ev="u-cursor-x",tv="u-cursor-y",nv="u-\
cursor-pt",ov="u-legend",rv="u-live",iv="u-inline",sv="u-series",av="u-marker",Mf="u-label",lv="u-value",ys="width",xs="height";var Sf="bottom",_i="left",zu="right",ic="#000",Tf=ic+"0",Wu="mousemove",Cf="mousedown",Uu="mouseup",Rf="mouseenter",Af="mouseleave",Pf="dblclick",uv="resize",cv="\
scroll",$f="change",Va="dppxchange",sc="--",Pi=typeof window<"u",Yu=Pi?document:null,Si=Pi?window:null,dv=Pi?navigator:null,Ee,Ga;function Xu(){let e=devicePixelRatio;
Ee!=e&&(Ee=e,Ga&&Qu($f,Ga,Xu),Ga=matchMedia(`(min-resolution: ${Ee-.001}dppx) and (max-resolution: ${Ee+.001}dppx)`),Er($f,Ga,Xu),Si.dispatchEvent(new CustomEvent(
Va)))}function Mn(e,t){if(t!=null){let n=e.classList;!n.contains(t)&&n.add(t)}}function Ju(e,t){let n=e.classList;n.contains(t)&&n.remove(t)}function Qe(e,t,n){
e.style[t]=n+"px"}function Qn(e,t,n,o){let i=Yu.createElement(e);return t!=null&&Mn(i,t),n?.insertBefore(i,o),i}function Dn(e,t){return Qn("div",e,t)}var Ef=new WeakMap;
function bo(e,t,n,o,i){let s="translate("+t+"px,"+n+"px)",a=Ef.get(e);s!=a&&(e.style.transform=s,Ef.set(e,s),t<0||n<0||t>o||n>i?Mn(e,$r):Ju(e,$r))}var Nf=new WeakMap;
function Lf(e,t,n){let o=t+n,i=Nf.get(e);o!=i&&(Nf.set(e,o),e.style.background=t,e.style.borderColor=n)}var Ff=new WeakMap;function Df(e,t,n,o){let i=t+""+n,s=Ff.
get(e);i!=s&&(Ff.set(e,i),e.style.height=n+"px",e.style.width=t+"px",e.style.marginLeft=o?-t/2+"px":0,e.style.marginTop=o?-n/2+"px":0)}var ac={passive:!0},pv={...ac,
capture:!0};function Er(e,t,n,o){t.addEventListener(e,n,o?pv:ac)}function Qu(e,t,n,o){t.removeEventListener(e,n,ac)}Pi&&Xu();function Zn(e,t,n,o){let i;n=n||0,o=
o||t.length-1;let s=o<=2147483647;for(;o-n>1;)i=s?n+o>>1:Sn((n+o)/2),t[i]<e?n=i:o=i;return e-t[n]<=t[o]-e?n:o}function cm(e){return(n,o,i)=>{let s=-1,a=-1;for(let l=o;l<=
i;l++)if(e(n[l])){s=l;break}for(let l=i;l>=o;l--)if(e(n[l])){a=l;break}return[s,a]}}var dm=e=>e!=null,pm=e=>e!=null&&e>0,qa=cm(dm),fv=cm(pm);function mv(e,t,n,o=0,i=!1){
let s=i?fv:qa,a=i?pm:dm;[t,n]=s(e,t,n);let l=e[t],u=e[t];if(t>-1)if(o==1)l=e[t],u=e[n];else if(o==-1)l=e[n],u=e[t];else for(let c=t;c<=n;c++){let m=e[c];a(m)&&(m<
l?l=m:m>u&&(u=m))}return[l??Ie,u??-Ie]}function Ya(e,t,n,o){let i=Hf(e),s=Hf(t);e==t&&(i==-1?(e*=n,t/=n):(e/=n,t*=n));let a=n==10?Eo:fm,l=i==1?Sn:On,u=s==1?On:Sn,
c=l(a(St(e))),m=u(a(St(t))),d=Ti(n,c),p=Ti(n,m);return n==10&&(c<0&&(d=Ge(d,-c)),m<0&&(p=Ge(p,-m))),o||n==2?(e=d*i,t=p*s):(e=bm(e,d),t=Xa(t,p)),[e,t]}function lc(e,t,n,o){
let i=Ya(e,t,n,o);return e==0&&(i[0]=0),t==0&&(i[1]=0),i}var uc=.1,Of={mode:3,pad:uc},_s={pad:0,soft:null,mode:0},hv={min:_s,max:_s};function Ka(e,t,n,o){return Ja(
n)?Bf(e,t,n):(_s.pad=n,_s.soft=o?0:null,_s.mode=o?3:0,Bf(e,t,hv))}function Ae(e,t){return e??t}function gv(e,t,n){for(t=Ae(t,0),n=Ae(n,e.length-1);t<=n;){if(e[t]!=
null)return!0;t++}return!1}function Bf(e,t,n){let o=n.min,i=n.max,s=Ae(o.pad,0),a=Ae(i.pad,0),l=Ae(o.hard,-Ie),u=Ae(i.hard,Ie),c=Ae(o.soft,Ie),m=Ae(i.soft,-Ie),
d=Ae(o.mode,0),p=Ae(i.mode,0),g=t-e,b=Eo(g),w=on(St(e),St(t)),_=Eo(w),R=St(_-b);(g<1e-24||R>10)&&(g=0,(e==0||t==0)&&(g=1e-24,d==2&&c!=Ie&&(s=0),p==2&&m!=-Ie&&(a=
0)));let x=g||w||1e3,D=Eo(x),A=Ti(10,Sn(D)),K=x*(g==0?e==0?.1:1:s),H=Ge(bm(e-K,A/10),24),L=e>=c&&(d==1||d==3&&H<=c||d==2&&H>=c)?c:Ie,P=on(l,H<L&&e>=L?L:eo(L,H)),
S=x*(g==0?t==0?.1:1:a),N=Ge(Xa(t+S,A/10),24),T=t<=m&&(p==1||p==3&&N>=m||p==2&&N<=m)?m:-Ie,B=eo(u,N>T&&t<=T?T:on(T,N));return P==B&&P==0&&(B=100),[P,B]}var bv=new Intl.
NumberFormat(Pi?dv.language:"en-US"),cc=e=>bv.format(e),Tn=Math,Ua=Tn.PI,St=Tn.abs,Sn=Tn.floor,Mt=Tn.round,On=Tn.ceil,eo=Tn.min,on=Tn.max,Ti=Tn.pow,Hf=Tn.sign,Eo=Tn.
log10,fm=Tn.log2,vv=(e,t=1)=>Tn.sinh(e)*t,Vu=(e,t=1)=>Tn.asinh(e/t),Ie=1/0;function If(e){return(Eo((e^e>>31)-(e>>31))|0)+1}function Zu(e,t,n){return eo(on(e,t),
n)}function mm(e){return typeof e=="function"}function xe(e){return mm(e)?e:()=>e}var wv=()=>{},hm=e=>e,gm=(e,t)=>t,yv=e=>null,Gf=e=>!0,zf=(e,t)=>e==t,xv=/\.\d*?(?=9{6,}|0{6,})/gm,
Nr=e=>{if(wm(e)||ar.has(e))return e;let t=`${e}`,n=t.match(xv);if(n==null)return e;let o=n[0].length-1;if(t.indexOf("e-")!=-1){let[i,s]=t.split("e");return+`${Nr(
i)}e${s}`}return Ge(e,o)};function Ar(e,t){return Nr(Ge(Nr(e/t))*t)}function Xa(e,t){return Nr(On(Nr(e/t))*t)}function bm(e,t){return Nr(Sn(Nr(e/t))*t)}function Ge(e,t=0){
if(wm(e))return e;let n=10**t,o=e*n*(1+Number.EPSILON);return Mt(o)/n}var ar=new Map;function vm(e){return((""+e).split(".")[1]||"").length}function Ss(e,t,n,o){
let i=[],s=o.map(vm);for(let a=t;a<n;a++){let l=St(a),u=Ge(Ti(e,a),l);for(let c=0;c<o.length;c++){let m=e==10?+`${o[c]}e${a}`:o[c]*u,d=(a>=0?0:l)+(a>=s[c]?0:s[c]),
p=e==10?m:Ge(m,d);i.push(p),ar.set(p,d)}}return i}var Ms={},dc=[],Ci=[null,null],sr=Array.isArray,wm=Number.isInteger,kv=e=>e===void 0;function Wf(e){return typeof e==
"string"}function Ja(e){let t=!1;if(e!=null){let n=e.constructor;t=n==null||n==Object}return t}function _v(e){return e!=null&&typeof e=="object"}var Mv=Object.getPrototypeOf(
Uint8Array),ym="__proto__";function Ri(e,t=Ja){let n;if(sr(e)){let o=e.find(i=>i!=null);if(sr(o)||t(o)){n=Array(e.length);for(let i=0;i<e.length;i++)n[i]=Ri(e[i],
t)}else n=e.slice()}else if(e instanceof Mv)n=e.slice();else if(t(e)){n={};for(let o in e)o!=ym&&(n[o]=Ri(e[o],t))}else n=e;return n}function vt(e){let t=arguments;
for(let n=1;n<t.length;n++){let o=t[n];for(let i in o)i!=ym&&(Ja(e[i])?vt(e[i],Ri(o[i])):e[i]=Ri(o[i]))}return e}var Sv=0,Tv=1,Cv=2;function Rv(e,t,n){for(let o=0,
i,s=-1;o<t.length;o++){let a=t[o];if(a>s){for(i=a-1;i>=0&&e[i]==null;)e[i--]=null;for(i=a+1;i<n&&e[i]==null;)e[s=i++]=null}}}function Av(e,t){if(Ev(e)){let a=e[0].
slice();for(let l=1;l<e.length;l++)a.push(...e[l].slice(1));return Nv(a[0])||(a=$v(a)),a}let n=new Set;for(let a=0;a<e.length;a++){let u=e[a][0],c=u.length;for(let m=0;m<
c;m++)n.add(u[m])}let o=[Array.from(n).sort((a,l)=>a-l)],i=o[0].length,s=new Map;for(let a=0;a<i;a++)s.set(o[0][a],a);for(let a=0;a<e.length;a++){let l=e[a],u=l[0];
for(let c=1;c<l.length;c++){let m=l[c],d=Array(i).fill(void 0),p=t?t[a][c]:Tv,g=[];for(let b=0;b<m.length;b++){let w=m[b],_=s.get(u[b]);w===null?p!=Sv&&(d[_]=w,
p==Cv&&g.push(_)):d[_]=w}Rv(d,g,i),o.push(d)}}return o}var Pv=typeof queueMicrotask>"u"?e=>Promise.resolve().then(e):queueMicrotask;function $v(e){let t=e[0],n=t.
length,o=Array(n);for(let s=0;s<o.length;s++)o[s]=s;o.sort((s,a)=>t[s]-t[a]);let i=[];for(let s=0;s<e.length;s++){let a=e[s],l=Array(n);for(let u=0;u<n;u++)l[u]=
a[o[u]];i.push(l)}return i}function Ev(e){let t=e[0][0],n=t.length;for(let o=1;o<e.length;o++){let i=e[o][0];if(i.length!=n)return!1;if(i!=t){for(let s=0;s<n;s++)
if(i[s]!=t[s])return!1}}return!0}function Nv(e,t=100){let n=e.length;if(n<=1)return!0;let o=0,i=n-1;for(;o<=i&&e[o]==null;)o++;for(;i>=o&&e[i]==null;)i--;if(i<=
o)return!0;let s=on(1,Sn((i-o+1)/t));for(let a=e[o],l=o+s;l<=i;l+=s){let u=e[l];if(u!=null){if(u<=a)return!1;a=u}}return!0}var xm=["January","February","March",
"April","May","June","July","August","September","October","November","December"],km=["Sunday","Monday","Tuesday","Wednesday","Thursday","Friday","Saturday"];function _m(e){
return e.slice(0,3)}var Lv=km.map(_m),Fv=xm.map(_m),Dv={MMMM:xm,MMM:Fv,WWWW:km,WWW:Lv};function ws(e){return(e<10?"0":"")+e}function Ov(e){return(e<10?"00":e<100?
"0":"")+e}var Bv={YYYY:e=>e.getFullYear(),YY:e=>(e.getFullYear()+"").slice(2),MMMM:(e,t)=>t.MMMM[e.getMonth()],MMM:(e,t)=>t.MMM[e.getMonth()],MM:e=>ws(e.getMonth()+
1),M:e=>e.getMonth()+1,DD:e=>ws(e.getDate()),D:e=>e.getDate(),WWWW:(e,t)=>t.WWWW[e.getDay()],WWW:(e,t)=>t.WWW[e.getDay()],HH:e=>ws(e.getHours()),H:e=>e.getHours(),
h:e=>{let t=e.getHours();return t==0?12:t>12?t-12:t},AA:e=>e.getHours()>=12?"PM":"AM",aa:e=>e.getHours()>=12?"pm":"am",a:e=>e.getHours()>=12?"p":"a",mm:e=>ws(e.
getMinutes()),m:e=>e.getMinutes(),ss:e=>ws(e.getSeconds()),s:e=>e.getSeconds(),fff:e=>Ov(e.getMilliseconds())};function pc(e,t){t=t||Dv;let n=[],o=/\{([a-z]+)\}|[^{]+/gi,
i;for(;i=o.exec(e);)n.push(i[0][0]=="{"?Bv[i[1]]:i[0]);return s=>{let a="";for(let l=0;l<n.length;l++)a+=typeof n[l]=="string"?n[l]:n[l](s,t);return a}}var Hv=new Intl.
DateTimeFormat().resolvedOptions().timeZone;function Iv(e,t){let n;return t=="UTC"||t=="Etc/UTC"?n=new Date(+e+e.getTimezoneOffset()*6e4):t==Hv?n=e:(n=new Date(
e.toLocaleString("en-US",{timeZone:t})),n.setMilliseconds(e.getMilliseconds())),n}var Mm=e=>e%1==0,ja=[1,2,2.5,5],Gv=Ss(10,-32,0,ja),Sm=Ss(10,0,32,ja),zv=Sm.filter(
Mm),Pr=Gv.concat(Sm),fc=`
`,Tm="{YYYY}",Uf=fc+Tm,Cm="{M}/{D}",ks=fc+Cm,za=ks+"/{YY}",Rm="{aa}",Wv="{h}:{mm}",Mi=Wv+Rm,Vf=fc+Mi,Kf=":{ss}",Fe=null;function Am(e){let t=e*1e3,n=t*60,o=n*60,
i=o*24,s=i*30,a=i*365,u=(e==1?Ss(10,0,3,ja).filter(Mm):Ss(10,-3,0,ja)).concat([t,t*5,t*10,t*15,t*30,n,n*5,n*10,n*15,n*30,o,o*2,o*3,o*4,o*6,o*8,o*12,i,i*2,i*3,i*
4,i*5,i*6,i*7,i*8,i*9,i*10,i*15,s,s*2,s*3,s*4,s*6,a,a*2,a*5,a*10,a*25,a*50,a*100]),c=[[a,Tm,Fe,Fe,Fe,Fe,Fe,Fe,1],[i*28,"{MMM}",Uf,Fe,Fe,Fe,Fe,Fe,1],[i,Cm,Uf,Fe,
Fe,Fe,Fe,Fe,1],[o,"{h}"+Rm,za,Fe,ks,Fe,Fe,Fe,1],[n,Mi,za,Fe,ks,Fe,Fe,Fe,1],[t,Kf,za+" "+Mi,Fe,ks+" "+Mi,Fe,Vf,Fe,1],[e,Kf+".{fff}",za+" "+Mi,Fe,ks+" "+Mi,Fe,Vf,
Fe,1]];function m(d){return(p,g,b,w,_,R)=>{let x=[],D=_>=a,A=_>=s&&_<a,K=d(b),H=Ge(K*e,3),L=Ku(K.getFullYear(),D?0:K.getMonth(),A||D?1:K.getDate()),P=Ge(L*e,3);
if(A||D){let S=A?_/s:0,N=D?_/a:0,T=H==P?H:Ge(Ku(L.getFullYear()+N,L.getMonth()+S,1)*e,3),B=new Date(Mt(T/e)),G=B.getFullYear(),W=B.getMonth();for(let E=0;T<=w;E++){
let X=Ku(G+N*E,W+S*E,1),O=X-d(Ge(X*e,3));T=Ge((+X+O)*e,3),T<=w&&x.push(T)}}else{let S=_>=i?i:_,N=Sn(b)-Sn(H),T=P+N+Xa(H-P,S);x.push(T);let B=d(T),G=B.getHours()+
B.getMinutes()/n+B.getSeconds()/o,W=_/o,E=p.axes[g]._space,X=R/E;for(;T=Ge(T+_,e==1?0:3),!(T>w);)if(W>1){let O=Sn(Ge(G+W,6))%24,ae=d(T).getHours()-O;ae>1&&(ae=-1),
T-=ae*o,G=(G+W)%24;let pe=x[x.length-1];Ge((T-pe)/_,3)*X>=.7&&x.push(T)}else x.push(T)}return x}}return[u,c,m]}var[Uv,Vv,Kv]=Am(1),[jv,qv,Yv]=Am(.001);Ss(2,-53,
53,[1]);function jf(e,t){return e.map(n=>n.map((o,i)=>i==0||i==8||o==null?o:t(i==1||n[8]==0?o:n[1]+o)))}function qf(e,t){return(n,o,i,s,a)=>{let l=t.find(b=>a>=
b[0])||t[t.length-1],u,c,m,d,p,g;return o.map(b=>{let w=e(b),_=w.getFullYear(),R=w.getMonth(),x=w.getDate(),D=w.getHours(),A=w.getMinutes(),K=w.getSeconds(),H=_!=
u&&l[2]||R!=c&&l[3]||x!=m&&l[4]||D!=d&&l[5]||A!=p&&l[6]||K!=g&&l[7]||l[1];return u=_,c=R,m=x,d=D,p=A,g=K,H(w)})}}function Xv(e,t){let n=pc(t);return(o,i,s,a,l)=>i.
map(u=>n(e(u)))}function Ku(e,t,n){return new Date(e,t,n)}function Yf(e,t){return t(e)}var Jv="{YYYY}-{MM}-{DD} {h}:{mm}{aa}";function Xf(e,t){return(n,o,i,s)=>s==
null?sc:t(e(o))}function Qv(e,t){let n=e.series[t];return n.width?n.stroke(e,t):n.points.width?n.points.stroke(e,t):null}function Zv(e,t){return e.series[t].fill(
e,t)}var ew={show:!0,live:!0,isolate:!1,mount:wv,markers:{show:!0,width:2,stroke:Qv,fill:Zv,dash:"solid"},idx:null,idxs:null,values:[]};function tw(e,t){let n=e.
cursor.points,o=Dn(),i=n.size(e,t);Qe(o,ys,i),Qe(o,xs,i);let s=i/-2;Qe(o,"marginLeft",s),Qe(o,"marginTop",s);let a=n.width(e,t,i);return a&&Qe(o,"borderWidth",a),
o}function nw(e,t){let n=e.series[t].points;return n._fill||n._stroke}function ow(e,t){let n=e.series[t].points;return n._stroke||n._fill}function rw(e,t){return e.
series[t].points.size}var ju=[0,0];function iw(e,t,n){return ju[0]=t,ju[1]=n,ju}function Wa(e,t,n,o=!0){return i=>{i.button==0&&(!o||i.target==t)&&n(i)}}function qu(e,t,n,o=!0){
return i=>{(!o||i.target==t)&&n(i)}}var sw={show:!0,x:!0,y:!0,lock:!1,move:iw,points:{one:!1,show:tw,size:rw,width:0,stroke:ow,fill:nw},bind:{mousedown:Wa,mouseup:Wa,
click:Wa,dblclick:Wa,mousemove:qu,mouseleave:qu,mouseenter:qu},drag:{setScale:!0,x:!0,y:!1,dist:0,uni:null,click:(e,t)=>{t.stopPropagation(),t.stopImmediatePropagation()},
_x:!1,_y:!1},focus:{dist:(e,t,n,o,i)=>o-i,prox:-1,bias:0},hover:{skip:[void 0],prox:null,bias:0},left:-10,top:-10,idx:null,dataIdx:null,idxs:null,event:null},Pm={
show:!0,stroke:"rgba(0,0,0,0.07)",width:2},mc=vt({},Pm,{filter:gm}),$m=vt({},mc,{size:10}),Em=vt({},Pm,{show:!1}),hc='12px system-ui, -apple-system, "Segoe UI",\
 Roboto, "Helvetica Neue", Arial, "Noto Sans", sans-serif, "Apple Color Emoji", "Segoe UI Emoji", "Segoe UI Symbol", "Noto Color Emoji"',Nm="bold "+hc,Lm=1.5,Jf={
show:!0,scale:"x",stroke:ic,space:50,gap:5,alignTo:1,size:50,labelGap:0,labelSize:30,labelFont:Nm,side:2,grid:mc,ticks:$m,border:Em,font:hc,lineGap:Lm,rotate:0},
aw="Value",lw="Time",Qf={show:!0,scale:"x",auto:!1,sorted:1,min:Ie,max:-Ie,idxs:[]};function uw(e,t,n,o,i){return t.map(s=>s==null?"":cc(s))}function cw(e,t,n,o,i,s,a){
let l=[],u=ar.get(i)||0;n=a?n:Ge(Xa(n,i),u);for(let c=n;c<=o;c=Ge(c+i,u))l.push(Object.is(c,-0)?0:c);return l}function ec(e,t,n,o,i,s,a){let l=[],u=e.scales[e.axes[t].
scale].log,c=u==10?Eo:fm,m=Sn(c(n));i=Ti(u,m),u==10&&(i=Pr[Zn(i,Pr)]);let d=n,p=i*u;u==10&&(p=Pr[Zn(p,Pr)]);do l.push(d),d=d+i,u==10&&!ar.has(d)&&(d=Ge(d,ar.get(
i))),d>=p&&(i=d,p=i*u,u==10&&(p=Pr[Zn(p,Pr)]));while(d<=o);return l}function dw(e,t,n,o,i,s,a){let u=e.scales[e.axes[t].scale].asinh,c=o>u?ec(e,t,on(u,n),o,i):[
u],m=o>=0&&n<=0?[0]:[];return(n<-u?ec(e,t,on(u,-o),-n,i):[u]).reverse().map(p=>-p).concat(m,c)}var Fm=/./,pw=/[12357]/,fw=/[125]/,Zf=/1/,tc=(e,t,n,o)=>e.map((i,s)=>t==
4&&i==0||s%o==0&&n.test(i.toExponential()[i<0?1:0])?i:null);function mw(e,t,n,o,i){let s=e.axes[n],a=s.scale,l=e.scales[a],u=e.valToPos,c=s._space,m=u(10,a),d=u(
9,a)-m>=c?Fm:u(7,a)-m>=c?pw:u(5,a)-m>=c?fw:Zf;if(d==Zf){let p=St(u(1,a)-m);if(p<c)return tc(t.slice().reverse(),l.distr,d,On(c/p)).reverse()}return tc(t,l.distr,
d,1)}function hw(e,t,n,o,i){let s=e.axes[n],a=s.scale,l=s._space,u=e.valToPos,c=St(u(1,a)-u(2,a));return c<l?tc(t.slice().reverse(),3,Fm,On(l/c)).reverse():t}function gw(e,t,n,o){
return o==null?sc:t==null?"":cc(t)}var em={show:!0,scale:"y",stroke:ic,space:30,gap:5,alignTo:1,size:50,labelGap:0,labelSize:30,labelFont:Nm,side:3,grid:mc,ticks:$m,
border:Em,font:hc,lineGap:Lm,rotate:0};function bw(e,t){let n=3+(e||1)*2;return Ge(n*t,3)}function vw(e,t){let{scale:n,idxs:o}=e.series[0],i=e._data[0],s=e.valToPos(
i[o[0]],n,!0),a=e.valToPos(i[o[1]],n,!0),l=St(a-s),u=e.series[t],c=l/(u.points.space*Ee);return o[1]-o[0]<=c}var tm={scale:null,auto:!0,sorted:0,min:Ie,max:-Ie},
Dm=(e,t,n,o,i)=>i,nm={show:!0,auto:!0,sorted:0,gaps:Dm,alpha:1,facets:[vt({},tm,{scale:"x"}),vt({},tm,{scale:"y"})]},om={scale:"y",auto:!0,sorted:0,show:!0,spanGaps:!1,
gaps:Dm,alpha:1,points:{show:vw,filter:null},values:null,min:Ie,max:-Ie,idxs:[],path:null,clip:null};function ww(e,t,n,o,i){return n/10}var Om={time:!0,auto:!0,
distr:1,log:10,asinh:1,min:null,max:null,dir:1,ori:0},yw=vt({},Om,{time:!1,ori:1}),rm={};function Bm(e,t){let n=rm[e];return n||(n={key:e,plots:[],sub(o){n.plots.
push(o)},unsub(o){n.plots=n.plots.filter(i=>i!=o)},pub(o,i,s,a,l,u,c){for(let m=0;m<n.plots.length;m++)n.plots[m]!=i&&n.plots[m].pub(o,i,s,a,l,u,c)}},e!=null&&(rm[e]=
n)),n}var Ai=1,nc=2;function Lr(e,t,n){let o=e.mode,i=e.series[t],s=o==2?e._data[t]:e._data,a=e.scales,l=e.bbox,u=s[0],c=o==2?s[1]:s[t],m=o==2?a[i.facets[0].scale]:
a[e.series[0].scale],d=o==2?a[i.facets[1].scale]:a[i.scale],p=l.left,g=l.top,b=l.width,w=l.height,_=e.valToPosH,R=e.valToPosV;return m.ori==0?n(i,u,c,m,d,_,R,p,
g,b,w,Za,$i,tl,Im,zm):n(i,u,c,m,d,R,_,g,p,w,b,el,Ei,vc,Gm,Wm)}function gc(e,t){let n=0,o=0,i=Ae(e.bands,dc);for(let s=0;s<i.length;s++){let a=i[s];a.series[0]==
t?n=a.dir:a.series[1]==t&&(a.dir==1?o|=1:o|=2)}return[n,o==1?-1:o==2?1:o==3?2:0]}function xw(e,t,n,o,i){let s=e.mode,a=e.series[t],l=s==2?a.facets[1].scale:a.scale,
u=e.scales[l];return i==-1?u.min:i==1?u.max:u.distr==3?u.dir==1?u.min:u.max:0}function No(e,t,n,o,i,s){return Lr(e,t,(a,l,u,c,m,d,p,g,b,w,_)=>{let R=a.pxRound,x=c.
dir*(c.ori==0?1:-1),D=c.ori==0?$i:Ei,A,K;x==1?(A=n,K=o):(A=o,K=n);let H=R(d(l[A],c,w,g)),L=R(p(u[A],m,_,b)),P=R(d(l[K],c,w,g)),S=R(p(s==1?m.max:m.min,m,_,b)),N=new Path2D(
i);return D(N,P,S),D(N,H,S),D(N,H,L),N})}function Qa(e,t,n,o,i,s){let a=null;if(e.length>0){a=new Path2D;let l=t==0?tl:vc,u=n;for(let d=0;d<e.length;d++){let p=e[d];
if(p[1]>p[0]){let g=p[0]-u;g>0&&l(a,u,o,g,o+s),u=p[1]}}let c=n+i-u,m=10;c>0&&l(a,u,o-m/2,c,o+s+m)}return a}function kw(e,t,n){let o=e[e.length-1];o&&o[0]==t?o[1]=
n:e.push([t,n])}function bc(e,t,n,o,i,s,a){let l=[],u=e.length;for(let c=i==1?n:o;c>=n&&c<=o;c+=i)if(t[c]===null){let d=c,p=c;if(i==1)for(;++c<=o&&t[c]===null;)
p=c;else for(;--c>=n&&t[c]===null;)p=c;let g=s(e[d]),b=p==d?g:s(e[p]),w=d-i;g=a<=0&&w>=0&&w<u?s(e[w]):g;let R=p+i;b=a>=0&&R>=0&&R<u?s(e[R]):b,b>=g&&l.push([g,b])}
return l}function im(e){return e==0?hm:e==1?Mt:t=>Ar(t,e)}function Hm(e){let t=e==0?Za:el,n=e==0?(i,s,a,l,u,c)=>{i.arcTo(s,a,l,u,c)}:(i,s,a,l,u,c)=>{i.arcTo(a,s,
u,l,c)},o=e==0?(i,s,a,l,u)=>{i.rect(s,a,l,u)}:(i,s,a,l,u)=>{i.rect(a,s,u,l)};return(i,s,a,l,u,c=0,m=0)=>{c==0&&m==0?o(i,s,a,l,u):(c=eo(c,l/2,u/2),m=eo(m,l/2,u/2),
t(i,s+c,a),n(i,s+l,a,s+l,a+u,c),n(i,s+l,a+u,s,a+u,m),n(i,s,a+u,s,a,m),n(i,s,a,s+l,a,c),i.closePath())}}var Za=(e,t,n)=>{e.moveTo(t,n)},el=(e,t,n)=>{e.moveTo(n,t)},
$i=(e,t,n)=>{e.lineTo(t,n)},Ei=(e,t,n)=>{e.lineTo(n,t)},tl=Hm(0),vc=Hm(1),Im=(e,t,n,o,i,s)=>{e.arc(t,n,o,i,s)},Gm=(e,t,n,o,i,s)=>{e.arc(n,t,o,i,s)},zm=(e,t,n,o,i,s,a)=>{
e.bezierCurveTo(t,n,o,i,s,a)},Wm=(e,t,n,o,i,s,a)=>{e.bezierCurveTo(n,t,i,o,a,s)};function Um(e){return(t,n,o,i,s)=>Lr(t,n,(a,l,u,c,m,d,p,g,b,w,_)=>{let{pxRound:R,
points:x}=a,D,A;c.ori==0?(D=Za,A=Im):(D=el,A=Gm);let K=Ge(x.width*Ee,3),H=(x.size-x.width)/2*Ee,L=Ge(H*2,3),P=new Path2D,S=new Path2D,{left:N,top:T,width:B,height:G}=t.
bbox;tl(S,N-L,T-L,B+L*2,G+L*2);let W=E=>{if(u[E]!=null){let X=R(d(l[E],c,w,g)),O=R(p(u[E],m,_,b));D(P,X+H,O),A(P,X,O,H,0,Ua*2)}};if(s)s.forEach(W);else for(let E=o;E<=
i;E++)W(E);return{stroke:K>0?P:null,fill:P,clip:S,flags:Ai|nc}})}function Vm(e){return(t,n,o,i,s,a)=>{o!=i&&(s!=o&&a!=o&&e(t,n,o),s!=i&&a!=i&&e(t,n,i),e(t,n,a))}}
var _w=Vm($i),Mw=Vm(Ei);function Km(e){let t=Ae(e?.alignGaps,0);return(n,o,i,s)=>Lr(n,o,(a,l,u,c,m,d,p,g,b,w,_)=>{[i,s]=qa(u,i,s);let R=a.pxRound,x=G=>R(d(G,c,w,
g)),D=G=>R(p(G,m,_,b)),A,K;c.ori==0?(A=$i,K=_w):(A=Ei,K=Mw);let H=c.dir*(c.ori==0?1:-1),L={stroke:new Path2D,fill:null,clip:null,band:null,gaps:null,flags:Ai},P=L.
stroke,S=!1;if(s-i>=w*4){let G=te=>n.posToVal(te,c.key,!0),W=null,E=null,X,O,re,we=x(l[H==1?i:s]),ae=x(l[i]),pe=x(l[s]),ve=G(H==1?ae+1:pe-1);for(let te=H==1?i:s;te>=
i&&te<=s;te+=H){let wt=l[te],Ze=(H==1?wt<ve:wt>ve)?we:x(wt),Le=u[te];Ze==we?Le!=null?(O=Le,W==null?(A(P,Ze,D(O)),X=W=E=O):O<W?W=O:O>E&&(E=O)):Le===null&&(S=!0):
(W!=null&&K(P,we,D(W),D(E),D(X),D(O)),Le!=null?(O=Le,A(P,Ze,D(O)),W=E=X=O):(W=E=null,Le===null&&(S=!0)),we=Ze,ve=G(we+H))}W!=null&&W!=E&&re!=we&&K(P,we,D(W),D(E),
D(X),D(O))}else for(let G=H==1?i:s;G>=i&&G<=s;G+=H){let W=u[G];W===null?S=!0:W!=null&&A(P,x(l[G]),D(W))}let[T,B]=gc(n,o);if(a.fill!=null||T!=0){let G=L.fill=new Path2D(
P),W=a.fillTo(n,o,a.min,a.max,T),E=D(W),X=x(l[i]),O=x(l[s]);H==-1&&([O,X]=[X,O]),A(G,O,E),A(G,X,E)}if(!a.spanGaps){let G=[];S&&G.push(...bc(l,u,i,s,H,x,t)),L.gaps=
G=a.gaps(n,o,i,s,G),L.clip=Qa(G,c.ori,g,b,w,_)}return B!=0&&(L.band=B==2?[No(n,o,i,s,P,-1),No(n,o,i,s,P,1)]:No(n,o,i,s,P,B)),L})}function Sw(e){let t=Ae(e.align,
1),n=Ae(e.ascDesc,!1),o=Ae(e.alignGaps,0),i=Ae(e.extend,!1);return(s,a,l,u)=>Lr(s,a,(c,m,d,p,g,b,w,_,R,x,D)=>{[l,u]=qa(d,l,u);let A=c.pxRound,{left:K,width:H}=s.
bbox,L=ae=>A(b(ae,p,x,_)),P=ae=>A(w(ae,g,D,R)),S=p.ori==0?$i:Ei,N={stroke:new Path2D,fill:null,clip:null,band:null,gaps:null,flags:Ai},T=N.stroke,B=p.dir*(p.ori==
0?1:-1),G=P(d[B==1?l:u]),W=L(m[B==1?l:u]),E=W,X=W;i&&t==-1&&(X=K,S(T,X,G)),S(T,W,G);for(let ae=B==1?l:u;ae>=l&&ae<=u;ae+=B){let pe=d[ae];if(pe==null)continue;let ve=L(
m[ae]),te=P(pe);t==1?S(T,ve,G):S(T,E,te),S(T,ve,te),G=te,E=ve}let O=E;i&&t==1&&(O=K+H,S(T,O,G));let[re,we]=gc(s,a);if(c.fill!=null||re!=0){let ae=N.fill=new Path2D(
T),pe=c.fillTo(s,a,c.min,c.max,re),ve=P(pe);S(ae,O,ve),S(ae,X,ve)}if(!c.spanGaps){let ae=[];ae.push(...bc(m,d,l,u,B,L,o));let pe=c.width*Ee/2,ve=n||t==1?pe:-pe,
te=n||t==-1?-pe:pe;ae.forEach(wt=>{wt[0]+=ve,wt[1]+=te}),N.gaps=ae=c.gaps(s,a,l,u,ae),N.clip=Qa(ae,p.ori,_,R,x,D)}return we!=0&&(N.band=we==2?[No(s,a,l,u,T,-1),
No(s,a,l,u,T,1)]:No(s,a,l,u,T,we)),N})}function sm(e,t,n,o,i,s,a=Ie){if(e.length>1){let l=null;for(let u=0,c=1/0;u<e.length;u++)if(t[u]!==void 0){if(l!=null){let m=St(
e[u]-e[l]);m<c&&(c=m,a=St(n(e[u],o,i,s)-n(e[l],o,i,s)))}l=u}}return a}function Tw(e){e=e||Ms;let t=Ae(e.size,[.6,Ie,1]),n=e.align||0,o=e.gap||0,i=e.radius;i=i==
null?[0,0]:typeof i=="number"?[i,0]:i;let s=xe(i),a=1-t[0],l=Ae(t[1],Ie),u=Ae(t[2],1),c=Ae(e.disp,Ms),m=Ae(e.each,g=>{}),{fill:d,stroke:p}=c;return(g,b,w,_)=>Lr(
g,b,(R,x,D,A,K,H,L,P,S,N,T)=>{let B=R.pxRound,G=n,W=o*Ee,E=l*Ee,X=u*Ee,O,re;A.ori==0?[O,re]=s(g,b):[re,O]=s(g,b);let we=A.dir*(A.ori==0?1:-1),ae=A.ori==0?tl:vc,
pe=A.ori==0?m:(J,ze,yt,Wr,mr,oo,hr)=>{m(J,ze,yt,mr,Wr,hr,oo)},ve=Ae(g.bands,dc).find(J=>J.series[0]==b),te=ve!=null?ve.dir:0,wt=R.fillTo(g,b,R.min,R.max,te),Kt=B(
L(wt,K,T,S)),Ze,Le,Hn,mn=N,rt=B(R.width*Ee),no=!1,vo=null,Rn=null,Fo=null,Ir=null;d!=null&&(rt==0||p!=null)&&(no=!0,vo=d.values(g,b,w,_),Rn=new Map,new Set(vo).
forEach(J=>{J!=null&&Rn.set(J,new Path2D)}),rt>0&&(Fo=p.values(g,b,w,_),Ir=new Map,new Set(Fo).forEach(J=>{J!=null&&Ir.set(J,new Path2D)})));let{x0:Gr,size:Vi}=c;
if(Gr!=null&&Vi!=null){G=1,x=Gr.values(g,b,w,_),Gr.unit==2&&(x=x.map(yt=>g.posToVal(P+yt*N,A.key,!0)));let J=Vi.values(g,b,w,_);Vi.unit==2?Le=J[0]*N:Le=H(J[0],A,
N,P)-H(0,A,N,P),mn=sm(x,D,H,A,N,P,mn),Hn=mn-Le+W}else mn=sm(x,D,H,A,N,P,mn),Hn=mn*a+W,Le=mn-Hn;Hn<1&&(Hn=0),rt>=Le/2&&(rt=0),Hn<5&&(B=hm);let As=Hn>0,pr=mn-Hn-(As?
rt:0);Le=B(Zu(pr,X,E)),Ze=(G==0?Le/2:G==we?0:Le)-G*we*((G==0?W/2:0)+(As?rt/2:0));let jt={stroke:null,fill:null,clip:null,band:null,gaps:null,flags:0},zr=no?null:
new Path2D,wo=null;if(ve!=null)wo=g.data[ve.series[1]];else{let{y0:J,y1:ze}=c;J!=null&&ze!=null&&(D=ze.values(g,b,w,_),wo=J.values(g,b,w,_))}let fr=O*Le,he=re*Le;
for(let J=we==1?w:_;J>=w&&J<=_;J+=we){let ze=D[J];if(ze==null)continue;if(wo!=null){let sn=wo[J]??0;if(ze-sn==0)continue;Kt=L(sn,K,T,S)}let yt=A.distr!=2||c!=null?
x[J]:J,Wr=H(yt,A,N,P),mr=L(Ae(ze,wt),K,T,S),oo=B(Wr-Ze),hr=B(on(mr,Kt)),hn=B(eo(mr,Kt)),An=hr-hn;if(ze!=null){let sn=ze<0?he:fr,In=ze<0?fr:he;no?(rt>0&&Fo[J]!=null&&
ae(Ir.get(Fo[J]),oo,hn+Sn(rt/2),Le,on(0,An-rt),sn,In),vo[J]!=null&&ae(Rn.get(vo[J]),oo,hn+Sn(rt/2),Le,on(0,An-rt),sn,In)):ae(zr,oo,hn+Sn(rt/2),Le,on(0,An-rt),sn,
In),pe(g,b,J,oo-rt/2,hn,Le+rt,An)}}return rt>0?jt.stroke=no?Ir:zr:no||(jt._fill=R.width==0?R._fill:R._stroke??R._fill,jt.width=0),jt.fill=no?Rn:zr,jt})}function Cw(e,t){
let n=Ae(t?.alignGaps,0);return(o,i,s,a)=>Lr(o,i,(l,u,c,m,d,p,g,b,w,_,R)=>{[s,a]=qa(c,s,a);let x=l.pxRound,D=O=>x(p(O,m,_,b)),A=O=>x(g(O,d,R,w)),K,H,L;m.ori==0?
(K=Za,L=$i,H=zm):(K=el,L=Ei,H=Wm);let P=m.dir*(m.ori==0?1:-1),S=D(u[P==1?s:a]),N=S,T=[],B=[];for(let O=P==1?s:a;O>=s&&O<=a;O+=P)if(c[O]!=null){let we=u[O],ae=D(
we);T.push(N=ae),B.push(A(c[O]))}let G={stroke:e(T,B,K,L,H,x),fill:null,clip:null,band:null,gaps:null,flags:Ai},W=G.stroke,[E,X]=gc(o,i);if(l.fill!=null||E!=0){
let O=G.fill=new Path2D(W),re=l.fillTo(o,i,l.min,l.max,E),we=A(re);L(O,N,we),L(O,S,we)}if(!l.spanGaps){let O=[];O.push(...bc(u,c,s,a,P,D,n)),G.gaps=O=l.gaps(o,i,
s,a,O),G.clip=Qa(O,m.ori,b,w,_,R)}return X!=0&&(G.band=X==2?[No(o,i,s,a,W,-1),No(o,i,s,a,W,1)]:No(o,i,s,a,W,X)),G})}function Rw(e){return Cw(Aw,e)}function Aw(e,t,n,o,i,s){
let a=e.length;if(a<2)return null;let l=new Path2D;if(n(l,e[0],t[0]),a==2)o(l,e[1],t[1]);else{let u=Array(a),c=Array(a-1),m=Array(a-1),d=Array(a-1);for(let p=0;p<
a-1;p++)m[p]=t[p+1]-t[p],d[p]=e[p+1]-e[p],c[p]=m[p]/d[p];u[0]=c[0];for(let p=1;p<a-1;p++)c[p]===0||c[p-1]===0||c[p-1]>0!=c[p]>0?u[p]=0:(u[p]=3*(d[p-1]+d[p])/((2*
d[p]+d[p-1])/c[p-1]+(d[p]+2*d[p-1])/c[p]),isFinite(u[p])||(u[p]=0));u[a-1]=c[a-2];for(let p=0;p<a-1;p++)i(l,e[p]+d[p]/3,t[p]+u[p]*d[p]/3,e[p+1]-d[p]/3,t[p+1]-u[p+
1]*d[p]/3,e[p+1],t[p+1])}return l}var oc=new Set;function am(){for(let e of oc)e.syncRect(!0)}Pi&&(Er(uv,Si,am),Er(cv,Si,am,!0),Er(Va,Si,()=>{Dt.pxRatio=Ee}));var Pw=Km(),
$w=Um();function lm(e,t,n,o){return(o?[e[0],e[1]].concat(e.slice(2)):[e[0]].concat(e.slice(1))).map((s,a)=>rc(s,a,t,n))}function Ew(e,t){return e.map((n,o)=>o==
0?{}:vt({},t,n))}function rc(e,t,n,o){return vt({},t==0?n:o,e)}function jm(e,t,n){return t==null?Ci:[t,n]}var Nw=jm;function Lw(e,t,n){return t==null?Ci:Ka(t,n,
uc,!0)}function qm(e,t,n,o){return t==null?Ci:Ya(t,n,e.scales[o].log,!1)}var Fw=qm;function Ym(e,t,n,o){return t==null?Ci:lc(t,n,e.scales[o].log,!1)}var Dw=Ym;function Ow(e,t,n,o,i){
let s=on(If(e),If(t)),a=t-e,l=Zn(i/o*a,n);do{let u=n[l],c=o*u/a;if(c>=i&&s+(u<5?ar.get(u):0)<=17)return[u,c]}while(++l<n.length);return[0,0]}function um(e){let t,
n;return e=e.replace(/(\d+)px/,(o,i)=>(t=Mt((n=+i)*Ee))+"px"),[e,t,n]}function Bw(e){e.show&&[e.font,e.labelFont].forEach(t=>{let n=Ge(t[2]*Ee,1);t[0]=t[0].replace(
/[0-9.]+px/,n+"px"),t[1]=n})}function Dt(e,t,n){let o={mode:Ae(e.mode,1)},i=o.mode;function s(f,h,v,y){let k=h.valToPct(f);return y+v*(h.dir==-1?1-k:k)}function a(f,h,v,y){
let k=h.valToPct(f);return y+v*(h.dir==-1?k:1-k)}function l(f,h,v,y){return h.ori==0?s(f,h,v,y):a(f,h,v,y)}o.valToPosH=s,o.valToPosV=a;let u=!1;o.status=0;let c=o.
root=Dn(V0);if(e.id!=null&&(c.id=e.id),Mn(c,e.class),e.title){let f=Dn(q0,c);f.textContent=e.title}let m=Qn("canvas"),d=o.ctx=m.getContext("2d"),p=Dn(Y0,c);Er("\
click",p,f=>{f.target===b&&(Ve!=ei||et!=ti)&&Bt.click(o,f)},!0);let g=o.under=Dn(X0,p);p.appendChild(m);let b=o.over=Dn(J0,p);e=Ri(e);let w=+Ae(e.pxAlign,1),_=im(
w);(e.plugins||[]).forEach(f=>{f.opts&&(e=f.opts(o,e)||e)});let R=e.ms||.001,x=o.series=i==1?lm(e.series||[],Qf,om,!1):Ew(e.series||[null],nm),D=o.axes=lm(e.axes||
[],Jf,em,!0),A=o.scales={},K=o.bands=e.bands||[];K.forEach(f=>{f.fill=xe(f.fill||null),f.dir=Ae(f.dir,-1)});let H=i==2?x[1].facets[0].scale:x[0].scale,L={axes:Ug,
series:Hg},P=(e.drawOrder||["axes","series"]).map(f=>L[f]);function S(f){let h=f.distr==3?v=>Eo(v>0?v:f.clamp(o,v,f.min,f.max,f.key)):f.distr==4?v=>Vu(v,f.asinh):
f.distr==100?v=>f.fwd(v):v=>v;return v=>{let y=h(v),{_min:k,_max:C}=f,F=C-k;return(y-k)/F}}function N(f){let h=A[f];if(h==null){let v=(e.scales||Ms)[f]||Ms;if(v.
from!=null){N(v.from);let y=vt({},A[v.from],v,{key:f});y.valToPct=S(y),A[f]=y}else{h=A[f]=vt({},f==H?Om:yw,v),h.key=f;let y=h.time,k=h.range,C=sr(k);if((f!=H||i==
2&&!y)&&(C&&(k[0]==null||k[1]==null)&&(k={min:k[0]==null?Of:{mode:1,hard:k[0],soft:k[0]},max:k[1]==null?Of:{mode:1,hard:k[1],soft:k[1]}},C=!1),!C&&Ja(k))){let F=k;
k=(I,z,j)=>z==null?Ci:Ka(z,j,F)}h.range=xe(k||(y?Nw:f==H?h.distr==3?Fw:h.distr==4?Dw:jm:h.distr==3?qm:h.distr==4?Ym:Lw)),h.auto=xe(C?!1:h.auto),h.clamp=xe(h.clamp||
ww),h._min=h._max=null,h.valToPct=S(h)}}}N("x"),N("y"),i==1&&x.forEach(f=>{N(f.scale)}),D.forEach(f=>{N(f.scale)});for(let f in e.scales)N(f);let T=A[H],B=T.distr,
G,W;T.ori==0?(Mn(c,K0),G=s,W=a):(Mn(c,j0),G=a,W=s);let E={};for(let f in A){let h=A[f];(h.min!=null||h.max!=null)&&(E[f]={min:h.min,max:h.max},h.min=h.max=null)}
let X=e.tzDate||(f=>new Date(Mt(f/R))),O=e.fmtDate||pc,re=R==1?Kv(X):Yv(X),we=qf(X,jf(R==1?Vv:qv,O)),ae=Xf(X,Yf(Jv,O)),pe=[],ve=o.legend=vt({},ew,e.legend),te=o.
cursor=vt({},sw,{drag:{y:i==2}},e.cursor),wt=ve.show,Kt=te.show,Ze=ve.markers;ve.idxs=pe,Ze.width=xe(Ze.width),Ze.dash=xe(Ze.dash),Ze.stroke=xe(Ze.stroke),Ze.fill=
xe(Ze.fill);let Le,Hn,mn,rt=[],no=[],vo,Rn=!1,Fo={};if(ve.live){let f=x[1]?x[1].values:null;Rn=f!=null,vo=Rn?f(o,1,0):{_:0};for(let h in vo)Fo[h]=sc}if(wt)if(Le=
Qn("table",ov,c),mn=Qn("tbody",null,Le),ve.mount(o,Le),Rn){Hn=Qn("thead",null,Le,mn);let f=Qn("tr",null,Hn);Qn("th",null,f);for(var Ir in vo)Qn("th",Mf,f).textContent=
Ir}else Mn(Le,iv),ve.live&&Mn(Le,rv);let Gr={show:!0},Vi={show:!1};function As(f,h){if(h==0&&(Rn||!ve.live||i==2))return Ci;let v=[],y=Qn("tr",sv,mn,mn.childNodes[h]);
Mn(y,f.class),f.show||Mn(y,$r);let k=Qn("th",null,y);if(Ze.show){let I=Dn(av,k);if(h>0){let z=Ze.width(o,h);z&&(I.style.border=z+"px "+Ze.dash(o,h)+" "+Ze.stroke(
o,h)),I.style.background=Ze.fill(o,h)}}let C=Dn(Mf,k);f.label instanceof HTMLElement?C.appendChild(f.label):C.textContent=f.label,h>0&&(Ze.show||(C.style.color=
f.width>0?Ze.stroke(o,h):Ze.fill(o,h)),jt("click",k,I=>{if(te._lock)return;br(I);let z=x.indexOf(f);if((I.ctrlKey||I.metaKey)!=ve.isolate){let j=x.some((Y,Q)=>Q>
0&&Q!=z&&Y.show);x.forEach((Y,Q)=>{Q>0&&io(Q,j?Q==z?Gr:Vi:Gr,!0,mt.setSeries)})}else io(z,{show:!f.show},!0,mt.setSeries)},!1),Vr&&jt(Rf,k,I=>{te._lock||(br(I),
io(x.indexOf(f),oi,!0,mt.setSeries))},!1));for(var F in vo){let I=Qn("td",lv,y);I.textContent="--",v.push(I)}return[y,v]}let pr=new Map;function jt(f,h,v,y=!0){
let k=pr.get(h)||{},C=te.bind[f](o,h,v,y);C&&(Er(f,h,k[f]=C),pr.set(h,k))}function zr(f,h,v){let y=pr.get(h)||{};for(let k in y)(f==null||k==f)&&(Qu(k,h,y[k]),delete y[k]);
f==null&&pr.delete(h)}let wo=0,fr=0,he=0,J=0,ze=0,yt=0,Wr=ze,mr=yt,oo=he,hr=J,hn=0,An=0,sn=0,In=0;o.bbox={};let _l=!1,Ps=!1,Ur=!1,gr=!1,$s=!1,Pn=!1;function Ml(f,h,v){
(v||f!=o.width||h!=o.height)&&Oc(f,h),Xr(!1),Ur=!0,Ps=!0,Jr()}function Oc(f,h){o.width=wo=he=f,o.height=fr=J=h,ze=yt=0,Eg(),Ng();let v=o.bbox;hn=v.left=Ar(ze*Ee,
.5),An=v.top=Ar(yt*Ee,.5),sn=v.width=Ar(he*Ee,.5),In=v.height=Ar(J*Ee,.5)}let Ag=3;function Pg(){let f=!1,h=0;for(;!f;){h++;let v=zg(h),y=Wg(h);f=h==Ag||v&&y,f||
(Oc(o.width,o.height),Ps=!0)}}function $g({width:f,height:h}){Ml(f,h)}o.setSize=$g;function Eg(){let f=!1,h=!1,v=!1,y=!1;D.forEach((k,C)=>{if(k.show&&k._show){let{
side:F,_size:I}=k,z=F%2,j=k.label!=null?k.labelSize:0,Y=I+j;Y>0&&(z?(he-=Y,F==3?(ze+=Y,y=!0):v=!0):(J-=Y,F==0?(yt+=Y,f=!0):h=!0))}}),vr[0]=f,vr[1]=v,vr[2]=h,vr[3]=
y,he-=Do[1]+Do[3],ze+=Do[3],J-=Do[2]+Do[0],yt+=Do[0]}function Ng(){let f=ze+he,h=yt+J,v=ze,y=yt;function k(C,F){switch(C){case 1:return f+=F,f-F;case 2:return h+=
F,h-F;case 3:return v-=F,v+F;case 0:return y-=F,y+F}}D.forEach((C,F)=>{if(C.show&&C._show){let I=C.side;C._pos=k(I,C._size),C.label!=null&&(C._lpos=k(I,C.labelSize))}})}
if(te.dataIdx==null){let f=te.hover,h=f.skip=new Set(f.skip??[]);h.add(void 0);let v=f.prox=xe(f.prox),y=f.bias??(f.bias=0);te.dataIdx=(k,C,F,I)=>{if(C==0)return F;
let z=F,j=v(k,C,F,I)??Ie,Y=j>=0&&j<Ie,Q=T.ori==0?he:J,le=te.left,$e=t[0],Ce=t[C];if(h.has(Ce[F])){z=null;let ye=null,se=null,ne;if(y==0||y==-1)for(ne=F;ye==null&&
ne-- >0;)h.has(Ce[ne])||(ye=ne);if(y==0||y==1)for(ne=F;se==null&&ne++<Ce.length;)h.has(Ce[ne])||(se=ne);if(ye!=null||se!=null)if(Y){let je=ye==null?-1/0:G($e[ye],
T,Q,0),it=se==null?1/0:G($e[se],T,Q,0),$t=le-je,Oe=it-le;$t<=Oe?$t<=j&&(z=ye):Oe<=j&&(z=se)}else z=se==null?ye:ye==null?se:F-ye<=se-F?ye:se}else Y&&St(le-G($e[F],
T,Q,0))>j&&(z=null);return z}}let br=f=>{te.event=f};te.idxs=pe,te._lock=!1;let Wt=te.points;Wt.show=xe(Wt.show),Wt.size=xe(Wt.size),Wt.stroke=xe(Wt.stroke),Wt.
width=xe(Wt.width),Wt.fill=xe(Wt.fill);let ro=o.focus=vt({},e.focus||{alpha:.3},te.focus),Vr=ro.prox>=0,Kr=Vr&&Wt.one,$n=[],jr=[],qr=[];function Bc(f,h){let v=Wt.
show(o,h);if(v instanceof HTMLElement)return Mn(v,nv),Mn(v,f.class),bo(v,-10,-10,he,J),b.insertBefore(v,$n[h]),v}function Hc(f,h){if(i==1||h>0){let v=i==1&&A[f.
scale].time,y=f.value;f.value=v?Wf(y)?Xf(X,Yf(y,O)):y||ae:y||gw,f.label=f.label||(v?lw:aw)}if(Kr||h>0){f.width=f.width==null?1:f.width,f.paths=f.paths||Pw||yv,f.
fillTo=xe(f.fillTo||xw),f.pxAlign=+Ae(f.pxAlign,w),f.pxRound=im(f.pxAlign),f.stroke=xe(f.stroke||null),f.fill=xe(f.fill||null),f._stroke=f._fill=f._paths=f._focus=
null;let v=bw(on(1,f.width),1),y=f.points=vt({},{size:v,width:on(1,v*.2),stroke:f.stroke,space:v*2,paths:$w,_stroke:null,_fill:null},f.points);y.show=xe(y.show),
y.filter=xe(y.filter),y.fill=xe(y.fill),y.stroke=xe(y.stroke),y.paths=xe(y.paths),y.pxAlign=f.pxAlign}if(wt){let v=As(f,h);rt.splice(h,0,v[0]),no.splice(h,0,v[1]),
ve.values.push(null)}if(Kt){pe.splice(h,0,null);let v=null;Kr?h==0&&(v=Bc(f,h)):h>0&&(v=Bc(f,h)),$n.splice(h,0,v),jr.splice(h,0,0),qr.splice(h,0,0)}Pt("addSerie\
s",h)}function Lg(f,h){h=h??x.length,f=i==1?rc(f,h,Qf,om):rc(f,h,{},nm),x.splice(h,0,f),Hc(x[h],h)}o.addSeries=Lg;function Fg(f){if(x.splice(f,1),wt){ve.values.
splice(f,1),no.splice(f,1);let h=rt.splice(f,1)[0];zr(null,h.firstChild),h.remove()}Kt&&(pe.splice(f,1),$n.splice(f,1)[0].remove(),jr.splice(f,1),qr.splice(f,1)),
Pt("delSeries",f)}o.delSeries=Fg;let vr=[!1,!1,!1,!1];function Dg(f,h){if(f._show=f.show,f.show){let v=f.side%2,y=A[f.scale];y==null&&(f.scale=v?x[1].scale:H,y=
A[f.scale]);let k=y.time;f.size=xe(f.size),f.space=xe(f.space),f.rotate=xe(f.rotate),sr(f.incrs)&&f.incrs.forEach(F=>{!ar.has(F)&&ar.set(F,vm(F))}),f.incrs=xe(f.
incrs||(y.distr==2?zv:k?R==1?Uv:jv:Pr)),f.splits=xe(f.splits||(k&&y.distr==1?re:y.distr==3?ec:y.distr==4?dw:cw)),f.stroke=xe(f.stroke),f.grid.stroke=xe(f.grid.stroke),
f.ticks.stroke=xe(f.ticks.stroke),f.border.stroke=xe(f.border.stroke);let C=f.values;f.values=sr(C)&&!sr(C[0])?xe(C):k?sr(C)?qf(X,jf(C,O)):Wf(C)?Xv(X,C):C||we:C||
uw,f.filter=xe(f.filter||(y.distr>=3&&y.log==10?mw:y.distr==3&&y.log==2?hw:gm)),f.font=um(f.font),f.labelFont=um(f.labelFont),f._size=f.size(o,null,h,0),f._space=
f._rotate=f._incrs=f._found=f._splits=f._values=null,f._size>0&&(vr[h]=!0,f._el=Dn(Q0,p))}}function Ki(f,h,v,y){let[k,C,F,I]=v,z=h%2,j=0;return z==0&&(I||C)&&(j=
h==0&&!k||h==2&&!F?Mt(Jf.size/3):0),z==1&&(k||F)&&(j=h==1&&!C||h==3&&!I?Mt(em.size/2):0),j}let Ic=o.padding=(e.padding||[Ki,Ki,Ki,Ki]).map(f=>xe(Ae(f,Ki))),Do=o.
_padding=Ic.map((f,h)=>f(o,h,vr,0)),Ot,Tt=null,Ct=null,Es=i==1?x[0].idxs:null,Gn=null,ji=!1;function Gc(f,h){if(t=f??[],o.data=o._data=t,i==2){Ot=0;for(let v=1;v<
x.length;v++)Ot+=t[v][0].length}else{t.length==0&&(o.data=o._data=t=[[]]),Gn=t[0],Ot=Gn.length;let v=t;if(B==2){v=t.slice();let y=v[0]=Array(Ot);for(let k=0;k<Ot;k++)
y[k]=k}o._data=t=v}if(Xr(!0),Pt("setData"),B==2&&(Ur=!0),h!==!1){let v=T;v.auto(o,ji)?Sl():Bo(H,v.min,v.max),gr=gr||te.left>=0,Pn=!0,Jr()}}o.setData=Gc;function Sl(){
ji=!0;let f,h;i==1&&(Ot>0?(Tt=Es[0]=0,Ct=Es[1]=Ot-1,f=t[0][Tt],h=t[0][Ct],B==2?(f=Tt,h=Ct):f==h&&(B==3?[f,h]=Ya(f,f,T.log,!1):B==4?[f,h]=lc(f,f,T.log,!1):T.time?
h=f+Mt(86400/R):[f,h]=Ka(f,h,uc,!0))):(Tt=Es[0]=f=null,Ct=Es[1]=h=null)),Bo(H,f,h)}let Ns,Yr,Tl,Cl,Rl,Al,Pl,$l,El,an;function zc(f,h,v,y,k,C){f??(f=Tf),v??(v=dc),
y??(y="butt"),k??(k=Tf),C??(C="round"),f!=Ns&&(d.strokeStyle=Ns=f),k!=Yr&&(d.fillStyle=Yr=k),h!=Tl&&(d.lineWidth=Tl=h),C!=Rl&&(d.lineJoin=Rl=C),y!=Al&&(d.lineCap=
Al=y),v!=Cl&&d.setLineDash(Cl=v)}function Wc(f,h,v,y){h!=Yr&&(d.fillStyle=Yr=h),f!=Pl&&(d.font=Pl=f),v!=$l&&(d.textAlign=$l=v),y!=El&&(d.textBaseline=El=y)}function Nl(f,h,v,y,k=0){
if(y.length>0&&f.auto(o,ji)&&(h==null||h.min==null)){let C=Ae(Tt,0),F=Ae(Ct,y.length-1),I=v.min==null?mv(y,C,F,k,f.distr==3):[v.min,v.max];f.min=eo(f.min,v.min=
I[0]),f.max=on(f.max,v.max=I[1])}}let Uc={min:null,max:null};function Og(){for(let y in A){let k=A[y];E[y]==null&&(k.min==null||E[H]!=null&&k.auto(o,ji))&&(E[y]=
Uc)}for(let y in A){let k=A[y];E[y]==null&&k.from!=null&&E[k.from]!=null&&(E[y]=Uc)}E[H]!=null&&Xr(!0);let f={};for(let y in E){let k=E[y];if(k!=null){let C=f[y]=
Ri(A[y],_v);if(k.min!=null)vt(C,k);else if(y!=H||i==2)if(Ot==0&&C.from==null){let F=C.range(o,null,null,y);C.min=F[0],C.max=F[1]}else C.min=Ie,C.max=-Ie}}if(Ot>
0){x.forEach((y,k)=>{if(i==1){let C=y.scale,F=E[C];if(F==null)return;let I=f[C];if(k==0){let z=I.range(o,I.min,I.max,C);I.min=z[0],I.max=z[1],Tt=Zn(I.min,t[0]),
Ct=Zn(I.max,t[0]),Ct-Tt>1&&(t[0][Tt]<I.min&&Tt++,t[0][Ct]>I.max&&Ct--),y.min=Gn[Tt],y.max=Gn[Ct]}else y.show&&y.auto&&Nl(I,F,y,t[k],y.sorted);y.idxs[0]=Tt,y.idxs[1]=
Ct}else if(k>0&&y.show&&y.auto){let[C,F]=y.facets,I=C.scale,z=F.scale,[j,Y]=t[k],Q=f[I],le=f[z];Q!=null&&Nl(Q,E[I],C,j,C.sorted),le!=null&&Nl(le,E[z],F,Y,F.sorted),
y.min=F.min,y.max=F.max}});for(let y in f){let k=f[y],C=E[y];if(k.from==null&&(C==null||C.min==null)){let F=k.range(o,k.min==Ie?null:k.min,k.max==-Ie?null:k.max,
y);k.min=F[0],k.max=F[1]}}}for(let y in f){let k=f[y];if(k.from!=null){let C=f[k.from];if(C.min==null)k.min=k.max=null;else{let F=k.range(o,C.min,C.max,y);k.min=
F[0],k.max=F[1]}}}let h={},v=!1;for(let y in f){let k=f[y],C=A[y];if(C.min!=k.min||C.max!=k.max){C.min=k.min,C.max=k.max;let F=C.distr;C._min=F==3?Eo(C.min):F==
4?Vu(C.min,C.asinh):F==100?C.fwd(C.min):C.min,C._max=F==3?Eo(C.max):F==4?Vu(C.max,C.asinh):F==100?C.fwd(C.max):C.max,h[y]=v=!0}}if(v){x.forEach((y,k)=>{i==2?k>0&&
h.y&&(y._paths=null):h[y.scale]&&(y._paths=null)});for(let y in h)Ur=!0,Pt("setScale",y);Kt&&te.left>=0&&(gr=Pn=!0)}for(let y in E)E[y]=null}function Bg(f){let h=Zu(
Tt-1,0,Ot-1),v=Zu(Ct+1,0,Ot-1);for(;f[h]==null&&h>0;)h--;for(;f[v]==null&&v<Ot-1;)v++;return[h,v]}function Hg(){if(Ot>0){let f=x.some(h=>h._focus)&&an!=ro.alpha;
f&&(d.globalAlpha=an=ro.alpha),x.forEach((h,v)=>{if(v>0&&h.show&&(Vc(v,!1),Vc(v,!0),h._paths==null)){let y=an;an!=h.alpha&&(d.globalAlpha=an=h.alpha);let k=i==2?
[0,t[v][0].length-1]:Bg(t[v]);h._paths=h.paths(o,v,k[0],k[1]),an!=y&&(d.globalAlpha=an=y)}}),x.forEach((h,v)=>{if(v>0&&h.show){let y=an;an!=h.alpha&&(d.globalAlpha=
an=h.alpha),h._paths!=null&&Kc(v,!1);{let k=h._paths!=null?h._paths.gaps:null,C=h.points.show(o,v,Tt,Ct,k),F=h.points.filter(o,v,C,k);(C||F)&&(h.points._paths=h.
points.paths(o,v,Tt,Ct,F),Kc(v,!0))}an!=y&&(d.globalAlpha=an=y),Pt("drawSeries",v)}}),f&&(d.globalAlpha=an=1)}}function Vc(f,h){let v=h?x[f].points:x[f];v._stroke=
v.stroke(o,f),v._fill=v.fill(o,f)}function Kc(f,h){let v=h?x[f].points:x[f],{stroke:y,fill:k,clip:C,flags:F,_stroke:I=v._stroke,_fill:z=v._fill,_width:j=v.width}=v.
_paths;j=Ge(j*Ee,3);let Y=null,Q=j%2/2;h&&z==null&&(z=j>0?"#fff":I);let le=v.pxAlign==1&&Q>0;if(le&&d.translate(Q,Q),!h){let $e=hn-j/2,Ce=An-j/2,ye=sn+j,se=In+j;
Y=new Path2D,Y.rect($e,Ce,ye,se)}h?Ll(I,j,v.dash,v.cap,z,y,k,F,C):Ig(f,I,j,v.dash,v.cap,z,y,k,F,Y,C),le&&d.translate(-Q,-Q)}function Ig(f,h,v,y,k,C,F,I,z,j,Y){let Q=!1;
z!=0&&K.forEach((le,$e)=>{if(le.series[0]==f){let Ce=x[le.series[1]],ye=t[le.series[1]],se=(Ce._paths||Ms).band;sr(se)&&(se=le.dir==1?se[0]:se[1]);let ne,je=null;
Ce.show&&se&&gv(ye,Tt,Ct)?(je=le.fill(o,$e)||C,ne=Ce._paths.clip):se=null,Ll(h,v,y,k,je,F,I,z,j,Y,ne,se),Q=!0}}),Q||Ll(h,v,y,k,C,F,I,z,j,Y)}let jc=Ai|nc;function Ll(f,h,v,y,k,C,F,I,z,j,Y,Q){
zc(f,h,v,y,k),(z||j||Q)&&(d.save(),z&&d.clip(z),j&&d.clip(j)),Q?(I&jc)==jc?(d.clip(Q),Y&&d.clip(Y),Fs(k,F),Ls(f,C,h)):I&nc?(Fs(k,F),d.clip(Q),Ls(f,C,h)):I&Ai&&(d.
save(),d.clip(Q),Y&&d.clip(Y),Fs(k,F),d.restore(),Ls(f,C,h)):(Fs(k,F),Ls(f,C,h)),(z||j||Q)&&d.restore()}function Ls(f,h,v){v>0&&(h instanceof Map?h.forEach((y,k)=>{
d.strokeStyle=Ns=k,d.stroke(y)}):h!=null&&f&&d.stroke(h))}function Fs(f,h){h instanceof Map?h.forEach((v,y)=>{d.fillStyle=Yr=y,d.fill(v)}):h!=null&&f&&d.fill(h)}
function Gg(f,h,v,y){let k=D[f],C;if(y<=0)C=[0,0];else{let F=k._space=k.space(o,f,h,v,y),I=k._incrs=k.incrs(o,f,h,v,y,F);C=Ow(h,v,I,y,F)}return k._found=C}function Fl(f,h,v,y,k,C,F,I,z,j){
let Y=F%2/2;w==1&&d.translate(Y,Y),zc(I,F,z,j,I),d.beginPath();let Q,le,$e,Ce,ye=k+(y==0||y==3?-C:C);v==0?(le=k,Ce=ye):(Q=k,$e=ye);for(let se=0;se<f.length;se++)
h[se]!=null&&(v==0?Q=$e=f[se]:le=Ce=f[se],d.moveTo(Q,le),d.lineTo($e,Ce));d.stroke(),w==1&&d.translate(-Y,-Y)}function zg(f){let h=!0;return D.forEach((v,y)=>{if(!v.
show)return;let k=A[v.scale];if(k.min==null){v._show&&(h=!1,v._show=!1,Xr(!1));return}else v._show||(h=!1,v._show=!0,Xr(!1));let C=v.side,F=C%2,{min:I,max:z}=k,
[j,Y]=Gg(y,I,z,F==0?he:J);if(Y==0)return;let Q=k.distr==2,le=v._splits=v.splits(o,y,I,z,j,Y,Q),$e=k.distr==2?le.map(ne=>Gn[ne]):le,Ce=k.distr==2?Gn[le[1]]-Gn[le[0]]:
j,ye=v._values=v.values(o,v.filter(o,$e,y,Y,Ce),y,Y,Ce);v._rotate=C==2?v.rotate(o,ye,y,Y):0;let se=v._size;v._size=On(v.size(o,ye,y,f)),se!=null&&v._size!=se&&(h=
!1)}),h}function Wg(f){let h=!0;return Ic.forEach((v,y)=>{let k=v(o,y,vr,f);k!=Do[y]&&(h=!1),Do[y]=k}),h}function Ug(){for(let f=0;f<D.length;f++){let h=D[f];if(!h.
show||!h._show)continue;let v=h.side,y=v%2,k,C,F=h.stroke(o,f),I=v==0||v==3?-1:1,[z,j]=h._found;if(h.label!=null){let Yt=h.labelGap*I,vn=Mt((h._lpos+Yt)*Ee);Wc(
h.labelFont[0],F,"center",v==2?"top":Sf),d.save(),y==1?(k=C=0,d.translate(vn,Mt(An+In/2)),d.rotate((v==3?-Ua:Ua)/2)):(k=Mt(hn+sn/2),C=vn);let xr=mm(h.label)?h.label(
o,f,z,j):h.label;d.fillText(xr,k,C),d.restore()}if(j==0)continue;let Y=A[h.scale],Q=y==0?sn:In,le=y==0?hn:An,$e=h._splits,Ce=Y.distr==2?$e.map(Yt=>Gn[Yt]):$e,ye=Y.
distr==2?Gn[$e[1]]-Gn[$e[0]]:z,se=h.ticks,ne=h.border,je=se.show?se.size:0,it=Mt(je*Ee),$t=Mt((h.alignTo==2?h._size-je-h.gap:h.gap)*Ee),Oe=h._rotate*-Ua/180,st=_(
h._pos*Ee),gn=(it+$t)*I,qt=st+gn;C=y==0?qt:0,k=y==1?qt:0;let En=h.font[0],zn=h.align==1?_i:h.align==2?zu:Oe>0?_i:Oe<0?zu:y==0?"center":v==3?zu:_i,ao=Oe||y==1?"m\
iddle":v==2?"top":Sf;Wc(En,F,zn,ao);let bn=h.font[1]*h.lineGap,Nn=$e.map(Yt=>_(l(Yt,Y,Q,le))),Wn=h._values;for(let Yt=0;Yt<Wn.length;Yt++){let vn=Wn[Yt];if(vn!=
null){y==0?k=Nn[Yt]:C=Nn[Yt],vn=""+vn;let xr=vn.indexOf(`
`)==-1?[vn]:vn.split(/\n/gm);for(let Xt=0;Xt<xr.length;Xt++){let pd=xr[Xt];Oe?(d.save(),d.translate(k,C+Xt*bn),d.rotate(Oe),d.fillText(pd,0,0),d.restore()):d.fillText(
pd,k,C+Xt*bn)}}}se.show&&Fl(Nn,se.filter(o,Ce,f,j,ye),y,v,st,it,Ge(se.width*Ee,3),se.stroke(o,f),se.dash,se.cap);let lo=h.grid;lo.show&&Fl(Nn,lo.filter(o,Ce,f,j,
ye),y,y==0?2:1,y==0?An:hn,y==0?In:sn,Ge(lo.width*Ee,3),lo.stroke(o,f),lo.dash,lo.cap),ne.show&&Fl([st],[1],y==0?1:0,y==0?1:2,y==1?An:hn,y==1?In:sn,Ge(ne.width*Ee,
3),ne.stroke(o,f),ne.dash,ne.cap)}Pt("drawAxes")}function Xr(f){x.forEach((h,v)=>{v>0&&(h._paths=null,f&&(i==1?(h.min=null,h.max=null):h.facets.forEach(y=>{y.min=
null,y.max=null})))})}let Ds=!1,Dl=!1,qi=[];function Vg(){Dl=!1;for(let f=0;f<qi.length;f++)Pt(...qi[f]);qi.length=0}function Jr(){Ds||(Pv(qc),Ds=!0)}function Kg(f,h=!1){
Ds=!0,Dl=h,f(o),qc(),h&&qi.length>0&&queueMicrotask(Vg)}o.batch=Kg;function qc(){if(_l&&(Og(),_l=!1),Ur&&(Pg(),Ur=!1),Ps){if(Qe(g,_i,ze),Qe(g,"top",yt),Qe(g,ys,
he),Qe(g,xs,J),Qe(b,_i,ze),Qe(b,"top",yt),Qe(b,ys,he),Qe(b,xs,J),Qe(p,ys,wo),Qe(p,xs,fr),m.width=Mt(wo*Ee),m.height=Mt(fr*Ee),D.forEach(({_el:f,_show:h,_size:v,
_pos:y,side:k})=>{if(f!=null)if(h){let C=k===3||k===0?v:0,F=k%2==1;Qe(f,F?"left":"top",y-C),Qe(f,F?"width":"height",v),Qe(f,F?"top":"left",F?yt:ze),Qe(f,F?"heig\
ht":"width",F?J:he),Ju(f,$r)}else Mn(f,$r)}),Ns=Yr=Tl=Rl=Al=Pl=$l=El=Cl=null,an=1,Ji(!0),ze!=Wr||yt!=mr||he!=oo||J!=hr){Xr(!1);let f=he/oo,h=J/hr;if(Kt&&!gr&&te.
left>=0){te.left*=f,te.top*=h,Qr&&bo(Qr,Mt(te.left),0,he,J),Zr&&bo(Zr,0,Mt(te.top),he,J);for(let v=0;v<$n.length;v++){let y=$n[v];y!=null&&(jr[v]*=f,qr[v]*=h,bo(
y,On(jr[v]),On(qr[v]),he,J))}}if(Ke.show&&!$s&&Ke.left>=0&&Ke.width>0){Ke.left*=f,Ke.width*=f,Ke.top*=h,Ke.height*=h;for(let v in zl)Qe(ni,v,Ke[v])}Wr=ze,mr=yt,
oo=he,hr=J}Pt("setSize"),Ps=!1}wo>0&&fr>0&&(d.clearRect(0,0,m.width,m.height),Pt("drawClear"),P.forEach(f=>f()),Pt("draw")),Ke.show&&$s&&(Os(Ke),$s=!1),Kt&&gr&&
(yr(null,!0,!1),gr=!1),ve.show&&ve.live&&Pn&&(Il(),Pn=!1),u||(u=!0,o.status=1,Pt("ready")),ji=!1,Ds=!1}o.redraw=(f,h)=>{Ur=h||!1,f!==!1?Bo(H,T.min,T.max):Jr()};
function Ol(f,h){let v=A[f];if(v.from==null){if(Ot==0){let y=v.range(o,h.min,h.max,f);h.min=y[0],h.max=y[1]}if(h.min>h.max){let y=h.min;h.min=h.max,h.max=y}if(Ot>
1&&h.min!=null&&h.max!=null&&h.max-h.min<1e-16)return;f==H&&v.distr==2&&Ot>0&&(h.min=Zn(h.min,t[0]),h.max=Zn(h.max,t[0]),h.min==h.max&&h.max++),E[f]=h,_l=!0,Jr()}}
o.setScale=Ol;let Bl,Hl,Qr,Zr,Yc,Xc,ei,ti,Jc,Qc,Ve,et,Oo=!1,Bt=te.drag,Rt=Bt.x,At=Bt.y;Kt&&(te.x&&(Bl=Dn(ev,b)),te.y&&(Hl=Dn(tv,b)),T.ori==0?(Qr=Bl,Zr=Hl):(Qr=Hl,
Zr=Bl),Ve=te.left,et=te.top);let Ke=o.select=vt({show:!0,over:!0,left:0,width:0,top:0,height:0},e.select),ni=Ke.show?Dn(Z0,Ke.over?b:g):null;function Os(f,h){if(Ke.
show){for(let v in f)Ke[v]=f[v],v in zl&&Qe(ni,v,f[v]);h!==!1&&Pt("setSelect")}}o.setSelect=Os;function jg(f){if(x[f].show)wt&&Ju(rt[f],$r);else if(wt&&Mn(rt[f],
$r),Kt){let v=Kr?$n[0]:$n[f];v!=null&&bo(v,-10,-10,he,J)}}function Bo(f,h,v){Ol(f,{min:h,max:v})}function io(f,h,v,y){h.focus!=null&&Qg(f),h.show!=null&&x.forEach(
(k,C)=>{C>0&&(f==C||f==null)&&(k.show=h.show,jg(C),i==2?(Bo(k.facets[0].scale,null,null),Bo(k.facets[1].scale,null,null)):Bo(k.scale,null,null),Jr())}),v!==!1&&
Pt("setSeries",f,h),y&&Qi("setSeries",o,f,h)}o.setSeries=io;function qg(f,h){vt(K[f],h)}function Yg(f,h){f.fill=xe(f.fill||null),f.dir=Ae(f.dir,-1),h=h??K.length,
K.splice(h,0,f)}function Xg(f){f==null?K.length=0:K.splice(f,1)}o.addBand=Yg,o.setBand=qg,o.delBand=Xg;function Jg(f,h){x[f].alpha=h,Kt&&$n[f]!=null&&($n[f].style.
opacity=h),wt&&rt[f]&&(rt[f].style.opacity=h)}let yo,Ho,wr,oi={focus:!0};function Qg(f){if(f!=wr){let h=f==null,v=ro.alpha!=1;x.forEach((y,k)=>{if(i==1||k>0){let C=h||
k==0||k==f;y._focus=h?null:C,v&&Jg(k,C?1:ro.alpha)}}),wr=f,v&&Jr()}}wt&&Vr&&jt(Af,Le,f=>{te._lock||(br(f),wr!=null&&io(null,oi,!0,mt.setSeries))});function so(f,h,v){
let y=A[h];v&&(f=f/Ee-(y.ori==1?yt:ze));let k=he;y.ori==1&&(k=J,f=k-f),y.dir==-1&&(f=k-f);let C=y._min,F=y._max,I=f/k,z=C+(F-C)*I,j=y.distr;return j==3?Ti(10,z):
j==4?vv(z,y.asinh):j==100?y.bwd(z):z}function Zg(f,h){let v=so(f,H,h);return Zn(v,t[0],Tt,Ct)}o.valToIdx=f=>Zn(f,t[0]),o.posToIdx=Zg,o.posToVal=so,o.valToPos=(f,h,v)=>A[h].
ori==0?s(f,A[h],v?sn:he,v?hn:0):a(f,A[h],v?In:J,v?An:0),o.setCursor=(f,h,v)=>{Ve=f.left,et=f.top,yr(null,h,v)};function Zc(f,h){Qe(ni,_i,Ke.left=f),Qe(ni,ys,Ke.
width=h)}function ed(f,h){Qe(ni,"top",Ke.top=f),Qe(ni,xs,Ke.height=h)}let Yi=T.ori==0?Zc:ed,Xi=T.ori==1?Zc:ed;function eb(){if(wt&&ve.live)for(let f=i==2?1:0;f<
x.length;f++){if(f==0&&Rn)continue;let h=ve.values[f],v=0;for(let y in h)no[f][v++].firstChild.nodeValue=h[y]}}function Il(f,h){if(f!=null&&(f.idxs?f.idxs.forEach(
(v,y)=>{pe[y]=v}):kv(f.idx)||pe.fill(f.idx),ve.idx=pe[0]),wt&&ve.live){for(let v=0;v<x.length;v++)(v>0||i==1&&!Rn)&&tb(v,pe[v]);eb()}Pn=!1,h!==!1&&Pt("setLegend")}
o.setLegend=Il;function tb(f,h){let v=x[f],y=f==0&&B==2?Gn:t[f],k;Rn?k=v.values(o,f,h)??Fo:(k=v.value(o,h==null?null:y[h],f,h),k=k==null?Fo:{_:k}),ve.values[f]=
k}function yr(f,h,v){Jc=Ve,Qc=et,[Ve,et]=te.move(o,Ve,et),te.left=Ve,te.top=et,Kt&&(Qr&&bo(Qr,Mt(Ve),0,he,J),Zr&&bo(Zr,0,Mt(et),he,J));let y,k=Tt>Ct;yo=Ie,Ho=null;
let C=T.ori==0?he:J,F=T.ori==1?he:J;if(Ve<0||Ot==0||k){y=te.idx=null;for(let I=0;I<x.length;I++){let z=$n[I];z!=null&&bo(z,-10,-10,he,J)}Vr&&io(null,oi,!0,f==null&&
mt.setSeries),ve.live&&(pe.fill(y),Pn=!0)}else{let I,z,j;i==1&&(I=T.ori==0?Ve:et,z=so(I,H),y=te.idx=Zn(z,t[0],Tt,Ct),j=G(t[0][y],T,C,0));let Y=-10,Q=-10,le=0,$e=0,
Ce=!0,ye="",se="";for(let ne=i==2?1:0;ne<x.length;ne++){let je=x[ne],it=pe[ne],$t=it==null?null:i==1?t[ne][it]:t[ne][1][it],Oe=te.dataIdx(o,ne,y,z),st=Oe==null?
null:i==1?t[ne][Oe]:t[ne][1][Oe];if(Pn=Pn||st!=$t||Oe!=it,pe[ne]=Oe,ne>0&&je.show){let gn=Oe==null?-10:Oe==y?j:G(i==1?t[0][Oe]:t[ne][0][Oe],T,C,0),qt=st==null?-10:
W(st,i==1?A[je.scale]:A[je.facets[1].scale],F,0);if(Vr&&st!=null){let En=T.ori==1?Ve:et,zn=St(ro.dist(o,ne,Oe,qt,En));if(zn<yo){let ao=ro.bias;if(ao!=0){let bn=so(
En,je.scale),Nn=st>=0?1:-1,Wn=bn>=0?1:-1;Wn==Nn&&(Wn==1?ao==1?st>=bn:st<=bn:ao==1?st<=bn:st>=bn)&&(yo=zn,Ho=ne)}else yo=zn,Ho=ne}}if(Pn||Kr){let En,zn;T.ori==0?
(En=gn,zn=qt):(En=qt,zn=gn);let ao,bn,Nn,Wn,lo,Yt,vn=!0,xr=Wt.bbox;if(xr!=null){vn=!1;let Xt=xr(o,ne);Nn=Xt.left,Wn=Xt.top,ao=Xt.width,bn=Xt.height}else Nn=En,Wn=
zn,ao=bn=Wt.size(o,ne);if(Yt=Wt.fill(o,ne),lo=Wt.stroke(o,ne),Kr)ne==Ho&&yo<=ro.prox&&(Y=Nn,Q=Wn,le=ao,$e=bn,Ce=vn,ye=Yt,se=lo);else{let Xt=$n[ne];Xt!=null&&(jr[ne]=
Nn,qr[ne]=Wn,Df(Xt,ao,bn,vn),Lf(Xt,Yt,lo),bo(Xt,On(Nn),On(Wn),he,J))}}}}if(Kr){let ne=ro.prox,je=wr==null?yo<=ne:yo>ne||Ho!=wr;if(Pn||je){let it=$n[0];it!=null&&
(jr[0]=Y,qr[0]=Q,Df(it,le,$e,Ce),Lf(it,ye,se),bo(it,On(Y),On(Q),he,J))}}}if(Ke.show&&Oo)if(f!=null){let[I,z]=mt.scales,[j,Y]=mt.match,[Q,le]=f.cursor.sync.scales,
$e=f.cursor.drag;if(Rt=$e._x,At=$e._y,Rt||At){let{left:Ce,top:ye,width:se,height:ne}=f.select,je=f.scales[Q].ori,it=f.posToVal,$t,Oe,st,gn,qt,En=I!=null&&j(I,Q),
zn=z!=null&&Y(z,le);En&&Rt?(je==0?($t=Ce,Oe=se):($t=ye,Oe=ne),st=A[I],gn=G(it($t,Q),st,C,0),qt=G(it($t+Oe,Q),st,C,0),Yi(eo(gn,qt),St(qt-gn))):Yi(0,C),zn&&At?(je==
1?($t=Ce,Oe=se):($t=ye,Oe=ne),st=A[z],gn=W(it($t,le),st,F,0),qt=W(it($t+Oe,le),st,F,0),Xi(eo(gn,qt),St(qt-gn))):Xi(0,F)}else Wl()}else{let I=St(Jc-Yc),z=St(Qc-Xc);
if(T.ori==1){let le=I;I=z,z=le}Rt=Bt.x&&I>=Bt.dist,At=Bt.y&&z>=Bt.dist;let j=Bt.uni;j!=null?Rt&&At&&(Rt=I>=j,At=z>=j,!Rt&&!At&&(z>I?At=!0:Rt=!0)):Bt.x&&Bt.y&&(Rt||
At)&&(Rt=At=!0);let Y,Q;Rt&&(T.ori==0?(Y=ei,Q=Ve):(Y=ti,Q=et),Yi(eo(Y,Q),St(Q-Y)),At||Xi(0,F)),At&&(T.ori==1?(Y=ei,Q=Ve):(Y=ti,Q=et),Xi(eo(Y,Q),St(Q-Y)),Rt||Yi(
0,C)),!Rt&&!At&&(Yi(0,0),Xi(0,0))}if(Bt._x=Rt,Bt._y=At,f==null){if(v){if(dd!=null){let[I,z]=mt.scales;mt.values[0]=I!=null?so(T.ori==0?Ve:et,I):null,mt.values[1]=
z!=null?so(T.ori==1?Ve:et,z):null}Qi(Wu,o,Ve,et,he,J,y)}if(Vr){let I=v&&mt.setSeries,z=ro.prox;wr==null?yo<=z&&io(Ho,oi,!0,I):yo>z?io(null,oi,!0,I):Ho!=wr&&io(Ho,
oi,!0,I)}}Pn&&(ve.idx=y,Il()),h!==!1&&Pt("setCursor")}let Io=null;Object.defineProperty(o,"rect",{get(){return Io==null&&Ji(!1),Io}});function Ji(f=!1){f?Io=null:
(Io=b.getBoundingClientRect(),Pt("syncRect",Io))}function td(f,h,v,y,k,C,F){te._lock||Oo&&f!=null&&f.movementX==0&&f.movementY==0||(Gl(f,h,v,y,k,C,F,!1,f!=null),
f!=null?yr(null,!0,!0):yr(h,!0,!1))}function Gl(f,h,v,y,k,C,F,I,z){if(Io==null&&Ji(!1),br(f),f!=null)v=f.clientX-Io.left,y=f.clientY-Io.top;else{if(v<0||y<0){Ve=
-10,et=-10;return}let[j,Y]=mt.scales,Q=h.cursor.sync,[le,$e]=Q.values,[Ce,ye]=Q.scales,[se,ne]=mt.match,je=h.axes[0].side%2==1,it=T.ori==0?he:J,$t=T.ori==1?he:J,
Oe=je?C:k,st=je?k:C,gn=je?y:v,qt=je?v:y;if(Ce!=null?v=se(j,Ce)?l(le,A[j],it,0):-10:v=it*(gn/Oe),ye!=null?y=ne(Y,ye)?l($e,A[Y],$t,0):-10:y=$t*(qt/st),T.ori==1){let En=v;
v=y,y=En}}z&&(h==null||h.cursor.event.type==Wu)&&((v<=1||v>=he-1)&&(v=Ar(v,he)),(y<=1||y>=J-1)&&(y=Ar(y,J))),I?(Yc=v,Xc=y,[ei,ti]=te.move(o,v,y)):(Ve=v,et=y)}let zl={
width:0,height:0,left:0,top:0};function Wl(){Os(zl,!1)}let nd,od,rd,id;function sd(f,h,v,y,k,C,F){Oo=!0,Rt=At=Bt._x=Bt._y=!1,Gl(f,h,v,y,k,C,F,!0,!1),f!=null&&(jt(
Uu,Yu,ad,!1),Qi(Cf,o,ei,ti,he,J,null));let{left:I,top:z,width:j,height:Y}=Ke;nd=I,od=z,rd=j,id=Y}function ad(f,h,v,y,k,C,F){Oo=Bt._x=Bt._y=!1,Gl(f,h,v,y,k,C,F,!1,
!0);let{left:I,top:z,width:j,height:Y}=Ke,Q=j>0||Y>0,le=nd!=I||od!=z||rd!=j||id!=Y;if(Q&&le&&Os(Ke),Bt.setScale&&Q&&le){let $e=I,Ce=j,ye=z,se=Y;if(T.ori==1&&($e=
z,Ce=Y,ye=I,se=j),Rt&&Bo(H,so($e,H),so($e+Ce,H)),At)for(let ne in A){let je=A[ne];ne!=H&&je.from==null&&je.min!=Ie&&Bo(ne,so(ye+se,ne),so(ye,ne))}Wl()}else te.lock&&
(te._lock=!te._lock,yr(h,!0,f!=null));f!=null&&(zr(Uu,Yu),Qi(Uu,o,Ve,et,he,J,null))}function nb(f,h,v,y,k,C,F){if(te._lock)return;br(f);let I=Oo;if(Oo){let z=!0,
j=!0,Y=10,Q,le;T.ori==0?(Q=Rt,le=At):(Q=At,le=Rt),Q&&le&&(z=Ve<=Y||Ve>=he-Y,j=et<=Y||et>=J-Y),Q&&z&&(Ve=Ve<ei?0:he),le&&j&&(et=et<ti?0:J),yr(null,!0,!0),Oo=!1}Ve=
-10,et=-10,pe.fill(null),yr(null,!0,!0),I&&(Oo=I)}function ld(f,h,v,y,k,C,F){te._lock||(br(f),Sl(),Wl(),f!=null&&Qi(Pf,o,Ve,et,he,J,null))}function ud(){D.forEach(
Bw),Ml(o.width,o.height,!0)}Er(Va,Si,ud);let ri={};ri.mousedown=sd,ri.mousemove=td,ri.mouseup=ad,ri.dblclick=ld,ri.setSeries=(f,h,v,y)=>{let k=mt.match[2];v=k(o,
h,v),v!=-1&&io(v,y,!0,!1)},Kt&&(jt(Cf,b,sd),jt(Wu,b,td),jt(Rf,b,f=>{br(f),Ji(!1)}),jt(Af,b,nb),jt(Pf,b,ld),oc.add(o),o.syncRect=Ji);let Bs=o.hooks=e.hooks||{};function Pt(f,h,v){
Dl?qi.push([f,h,v]):f in Bs&&Bs[f].forEach(y=>{y.call(null,o,h,v)})}(e.plugins||[]).forEach(f=>{for(let h in f.hooks)Bs[h]=(Bs[h]||[]).concat(f.hooks[h])});let cd=(f,h,v)=>v,
mt=vt({key:null,setSeries:!1,filters:{pub:Gf,sub:Gf},scales:[H,x[1]?x[1].scale:null],match:[zf,zf,cd],values:[null,null]},te.sync);mt.match.length==2&&mt.match.
push(cd),te.sync=mt;let dd=mt.key,Ul=Bm(dd);function Qi(f,h,v,y,k,C,F){mt.filters.pub(f,h,v,y,k,C,F)&&Ul.pub(f,h,v,y,k,C,F)}Ul.sub(o);function ob(f,h,v,y,k,C,F){
mt.filters.sub(f,h,v,y,k,C,F)&&ri[f](null,h,v,y,k,C,F)}o.pub=ob;function rb(){Ul.unsub(o),oc.delete(o),pr.clear(),Qu(Va,Si,ud),c.remove(),Le?.remove(),Pt("destr\
oy")}o.destroy=rb;function Vl(){Pt("init",e,t),Gc(t||e.data,!1),E[H]?Ol(H,E[H]):Sl(),$s=Ke.show&&(Ke.width>0||Ke.height>0),gr=Pn=!0,Ml(e.width,e.height)}return x.
forEach(Hc),D.forEach(Dg),n?n instanceof HTMLElement?(n.appendChild(c),Vl()):n(o,Vl):Vl(),o}Dt.assign=vt;Dt.fmtNum=cc;Dt.rangeNum=Ka;Dt.rangeLog=Ya;Dt.rangeAsinh=
lc;Dt.orient=Lr;Dt.pxRatio=Ee;Dt.join=Av;Dt.fmtDate=pc,Dt.tzDate=Iv;Dt.sync=Bm;{Dt.addGap=kw,Dt.clipGaps=Qa;let e=Dt.paths={points:Um};e.linear=Km,e.stepped=Sw,
e.bars=Tw,e.spline=Rw}function rn(e){return getComputedStyle(document.documentElement).getPropertyValue(e).trim()||"#888"}function Xm(e){let t=2166136261;for(let n=0;n<e.length;n++)t=
Math.imul(t^e.charCodeAt(n),16777619);return t>>>0}var Jm=14;function Qm(e,t){if(e===""||e.startsWith("("))return t?"oklch(0.34 0.01 250)":"oklch(0.9 0.008 250)";
let o=Xm(e)%5*.008;if(tr(e))return t?`oklch(${.35+o} 0.022 250)`:`oklch(${.87+o} 0.022 250)`;let i=Ou(e),s=i==="main"?88:Xm(i)%Jm*(360/Jm)+12;return t?`oklch(${.46+
o} 0.085 ${s})`:`oklch(${.81+o} 0.095 ${s})`}function Hw(e){let t=e[0]?.values.length??0,n=new Array(t).fill(0),o=[];for(let i of e){for(let s=0;s<t;s++){let a=i.values[s];n[s]=a==null||n[s]===null?null:n[s]+
a}o.push([...n])}return o.reverse()}var Iw=Array.from({length:52},(e,t)=>2**t);function Gw(e,t){return`color-mix(in oklch, ${e} ${Math.round(t*100)}%, transpare\
nt)`}function Fr(e){let[t,n]=Vt(),o=_e(null),[i,s]=q(null),a=_e(e);a.current=e;let l=kt.value,u=e.height??130,c=V(()=>{let g=e.stacked?Hw(e.series):e.series.map(
b=>[...b.values]);return[[...e.x],...g]},[e.x,e.series,e.stacked]),m=e.series.map(g=>`${g.name} ${g.colour}`).join();ce(()=>{if(n<=0||!t.current)return;let g=!0,
b=requestAnimationFrame(()=>{if(!g||!t.current)return;let w=a.current,_=rn("--fg-faint"),R={stroke:rn("--line"),width:1},x=(P,S)=>S.map(N=>Math.abs(Math.log10(N)-
Math.round(Math.log10(N)))<1e-9?N:null),D={filter:x,grid:{...R,filter:x},ticks:{...R,size:4,filter:x}},A='11px system-ui, "DejaVu Sans", sans-serif',K=w.stacked?
[...w.series].reverse():w.series,H=Dt.paths.stepped({align:1}),L={width:n,height:u,padding:[8,22,0,0],legend:{show:!1},cursor:{y:!1,points:{size:6},drag:{x:!!w.
onSelect,y:!1,setScale:!1},...w.group?{sync:{key:w.group,setSeries:!1}}:{}},scales:{x:{time:!1,distr:w.logX?3:1,range:()=>{let P=a.current.span,S=a.current.x;return P?
[P.from,P.to]:[S[0]??0,S[S.length-1]??1]}},y:{distr:w.logY?3:1,range:w.logY?(P,S,N)=>S>0?[S*.8,Math.max(N*1.25,S*12)]:[1,10]:(P,S,N)=>[0,Math.max(a.current.top??
0,N>0?N*1.08:1)]}},axes:[{stroke:_,font:A,grid:R,ticks:{...R,size:4},size:26,gap:4,space:84,values:(P,S)=>a.current.ticksX?a.current.ticksX(S):S.map(N=>N===null?
"":a.current.formatX(N)),...w.logX?D:{}},{stroke:_,font:A,grid:R,ticks:{show:!1},size:64,gap:6,space:28,values:(P,S)=>S.map(N=>N===null?"":a.current.formatY(N)),
...w.logY?{splits:(P,S,N,T)=>xi(N,T,5),filter:(P,S)=>S}:{},...w.binary?{incrs:Iw}:{}}],series:[{},...K.map(P=>{let S=rn(P.colour);return{label:P.name,stroke:S,width:P.
width??(w.stacked?0:1.6),...P.filled||w.stacked?{fill:w.stacked?S:Gw(S,.18)}:{},...P.dash?{dash:P.dash}:{},...w.stepped?{paths:H}:{},points:w.points?{show:!0,size:4,
fill:S,width:0}:{show:w.onPick?void 0:!1,size:6},spanGaps:!1}})],hooks:{setCursor:[P=>s(P.cursor.idx??null)],setSelect:[P=>{P.select.width>3&&a.current.onSelect?.(
P.posToVal(P.select.left,"x"),P.posToVal(P.select.left+P.select.width,"x")),P.setSelect({left:0,top:0,width:0,height:0},!1)}],draw:[P=>{let S=a.current.picked,N=S==
null?void 0:a.current.x[S];if(N===void 0)return;let T=P.valToPos(N,"x",!0);P.ctx.save(),P.ctx.strokeStyle=rn("--accent"),P.ctx.lineWidth=2,P.ctx.beginPath(),P.ctx.
moveTo(T,P.bbox.top),P.ctx.lineTo(T,P.bbox.top+P.bbox.height),P.ctx.stroke(),P.ctx.restore()}]}};o.current=new Dt(L,c,t.current)});return()=>{g=!1,cancelAnimationFrame(
b),o.current?.destroy(),o.current=null}},[n>0,m,l,e.stacked,e.logX,e.logY,u]),ce(()=>{n>0&&o.current?.setSize({width:n,height:u})},[n,u]),ce(()=>{o.current?.setData(
c)},[c]),ce(()=>{o.current?.redraw()},[e.picked]);let d=e.x.length,p=g=>{let b=g.key==="ArrowRight"?1:g.key==="ArrowLeft"?-1:0;if(b&&d>0){let w=Math.max(0,Math.
min(d-1,(i??(b>0?-1:d))+b)),_=o.current;s(w),_?.setCursor({left:_.valToPos(e.x[w]??0,"x"),top:10})}else if(g.key==="Enter"&&i!==null&&e.onPick)e.onPick(i);else return;
g.preventDefault(),g.stopPropagation()};return r("div",{class:"plot",children:[r("div",{class:"plot-head",children:[r("span",{class:"plot-title",children:e.label}),
r("span",{class:"legend",children:[e.series.map(g=>{let b=i===null?null:g.values[i];return r("span",{class:"legend-item",children:[r("span",{class:"legend-mark",
"aria-hidden":"true",style:{background:`var(${g.colour})`}}),g.name,i!==null&&r("span",{class:"legend-value",children:b==null?"–":e.formatY(b)})]},g.name)}),i!==
null&&e.x[i]!==void 0&&r("span",{class:"faint",children:["at ",e.formatX(e.x[i])]})]})]}),r("div",{ref:t,class:"plot-box",style:{height:`${u}px`},tabIndex:0,role:"\
application",onKeyDown:p,"aria-label":`${e.label}: ${e.series.map(g=>g.name).join(", ")}. Arrow keys read values`,onClick:()=>{e.onPick&&o.current&&o.current.cursor.
idx!==null&&o.current.cursor.idx!==void 0&&e.onPick(o.current.cursor.idx)}})]})}function Ni({label:e,x:t,series:n,formatX:o,formatY:i,rows:s=200,xTitle:a="time"}){
let l=Math.max(1,Math.ceil(t.length/s));return r("div",{class:"plain-scroll",tabIndex:0,role:"region","aria-label":e,children:r("table",{class:"grid-table",children:[
r("thead",{children:r("tr",{children:[r("th",{class:"num",children:a}),n.map(u=>r("th",{class:"num",children:u.name},u.name))]})}),r("tbody",{children:t.map((u,c)=>c%
l===0&&r("tr",{children:[r("td",{class:"num",children:o(u)}),n.map(m=>{let d=m.values[c];return r("td",{class:"num",children:d==null?"–":i(d)},m.name)})]},u))})]})})}function zw(e,t,n){let o=s=>s==null||typeof s=="number"&&Number.isNaN(s);if(o(e)||o(t))return Number(o(e))-Number(o(t));let i=typeof e=="string"&&typeof t=="str\
ing"?e.localeCompare(t,"en",{numeric:!0}):Number(e)-Number(t);return n?-i:i}function Zm(e,t,n){return e.map((o,i)=>({row:o,i,v:t(o)})).sort((o,i)=>zw(o.v,i.v,n)||
o.i-i.i).map(o=>o.row)}function eh(e,t,n){let o=t.toLowerCase().split(/\s+/).filter(Boolean);return o.length===0?e:e.filter(i=>{let s=n(i).toLowerCase();return o.
every(a=>s.includes(a))})}function Ww(e){if(e==null)return"";if(typeof e!="string")return String(e);let t=/^[=+\-@\t\r]/.test(e)?`'${e}`:e;return/[",\r\n]/.test(
t)?`"${t.replace(/"/g,'""')}"`:t}function th(e,t){return[e,...t].map(n=>n.map(Ww).join(",")).join(`\r
`)+`\r
`}function wc(e,t){let n=o=>o==null?"":String(o).replace(/[\t\r\n]+/g," ");return[e,...t].map(o=>o.map(n).join("	")).join(`
`)+`
`}var nl=8e6;function nh(e,t,n,o,i=8){let s=e*t,a=Math.min(s,nl),l=s<=nl?n:n/Math.max(a-o,1)*Math.max(s-o,0),u=Math.max(Math.floor(l/t)-i,0),c=Math.min(Math.ceil(
(l+o)/t)+i,e);return{first:u,last:Math.max(c,u),offset:u*t-l+n,height:a}}function oh(e,t,n,o,i){let s=t*n,a=Math.min(s,nl),l=s<=nl?1:Math.max(s-i,1)/Math.max(a-
i,1),u=o*l,c=e*n;return c<u?c/l:c+n>u+i?(c+n-i)/l:o}var Uw=0;function Vw({p:e,shown:t,text:n,onText:o,data:i}){let s=e.total??e.rows.length;return r("div",{class:"table-tools",children:[e.filter!==!1&&e.rows.length>
5&&r("label",{class:"table-filter",children:[r(Me,{name:"search",size:14}),r("span",{class:"hidden-text",children:["Filter ",e.label]}),r("input",{type:"search",
value:n,placeholder:e.filterHint??"Filter",spellcheck:!1,onInput:a=>o(a.currentTarget.value)})]}),e.tools,r("span",{class:"table-count","aria-live":"polite",children:[
t===s?$(s):`${$(t)} of ${$(s)}`," ",s===1?"row":"rows"]}),r(Ia,{text:()=>{let a=i();return wc(a.header,a.cells)}}),e.csvName&&r("button",{type:"button",class:"b\
utton button-quiet",title:"Save these rows as comma-separated values",onClick:()=>{let a=i();_f(`${e.csvName}.csv`,th(a.header,a.cells))},children:"CSV"})]})}function Kw({
p:e,sort:t,template:n,onSort:o}){return r("div",{class:"table-head",role:"row","aria-rowindex":1,style:{gridTemplateColumns:n},children:e.columns.map(i=>{let s=t?.
column===i.id;return r("div",{role:"columnheader",class:i.num?"th num":"th",title:i.hint,"aria-sort":s?t.descending?"descending":"ascending":void 0,children:i.fixed?
r("span",{class:"th-text",children:i.title||r("span",{class:"hidden-text",children:i.hint??i.id})}):r("button",{type:"button",class:"th-button",onClick:()=>o(i),
children:[r("span",{class:"th-text",children:i.title}),r("span",{class:"th-arrow","aria-hidden":"true",children:s?t.descending?"↓":"↑":""})]})},i.id)})})}function Ne(e){
let[t]=q(()=>`table${++Uw}`),[n,o]=q(""),[i,s]=q(e.sort??null),a=e.onSort?e.sort??null:i,[l,u]=q(-1),[c,m]=q(0),d=_e(null),p=e.rowHeight??30,g=V(()=>{let S=eh(e.
rows,n,T=>e.columns.map(B=>B.value(T)).filter(B=>B!=null).join(" ")),N=e.onSort?void 0:e.columns.find(T=>T.id===a?.column);return N&&a?Zm(S,N.value,a.descending):
S},[e.rows,e.columns,n,a,e.onSort]),b=Math.min(g.length,e.tallest??18)*p,w=nh(g.length,p,c,b),_=e.columns.map(S=>S.width??(S.num?"88px":"minmax(160px, 1fr)")).join(
" ");Bd(()=>{l>=g.length&&u(g.length-1)},[g.length,l]);let R=w.last>=g.length&&g.length>0;ce(()=>{R&&e.onEnd?.()},[R,g.length]);let x=S=>{let N=a?.column===S.id?
{column:S.id,descending:!a.descending}:{column:S.id,descending:!!S.num};e.onSort?e.onSort(N):s(N),e.onSorted?.(N)},D=S=>{let N=e.columns.filter(T=>!T.picture);return{
header:N.map(T=>T.title),cells:S.map(T=>N.map(B=>B.value(T)))}},A=S=>{let N=e.rowHref?.(S);N?Et(N):e.onRow?.(S)},K=S=>{let N=Math.max(1,Math.floor(b/p)-1),B={ArrowDown:1,
ArrowUp:-1,PageDown:N,PageUp:-N,Home:-1/0,End:1/0}[S.key];if(!(S.target!==S.currentTarget&&S.target!==d.current)){if(B!==void 0&&g.length>0){let G=Math.min(Math.
max(l+B,0),g.length-1);u(G);let W=d.current;W&&(W.scrollTop=oh(G,g.length,p,W.scrollTop,b))}else if(S.key==="Enter"&&g[l]!==void 0)A(g[l]);else if(S.key.toLowerCase()===
"c"&&(S.ctrlKey||S.metaKey)&&g[l]!==void 0&&!String(getSelection()??"")){let G=D([g[l]]);navigator.clipboard?.writeText(wc(G.header,G.cells))}else return;S.preventDefault(),
S.stopPropagation()}},H=!!(e.rowHref||e.onRow),L=!e.tools&&(e.filter===!1||e.rows.length<=5),P=r(Vw,{p:e,shown:g.length,text:n,onText:o,data:()=>D(g)});return r(
"div",{class:`table${e.compact?" table-compact":""}${L?" table-bare":""}`,children:[!L&&P,e.rows.length===0?r("div",{class:"table-empty",children:e.empty??"Ther\
e are none."}):r("div",{class:"table-sideways",children:r("div",{class:`table-grid${g.length>(e.tallest??18)?" table-scrolls":""}`,role:"grid","aria-label":e.label,
"aria-rowcount":g.length+1,"aria-colcount":e.columns.length,tabIndex:0,"aria-activedescendant":l>=w.first&&l<w.last?`${t}r${l}`:void 0,onKeyDown:K,children:[r(Kw,
{p:e,sort:a,template:_,onSort:x}),r("div",{class:"table-body",role:"rowgroup",ref:d,tabIndex:e.rowHref||g.length<=(e.tallest??18)?void 0:0,style:{height:`${b}px`},
onScroll:S=>m(S.currentTarget.scrollTop),children:r("div",{class:"table-space",role:"presentation",style:{height:`${w.height}px`},children:r("div",{class:"table\
-window",role:"presentation",style:{transform:`translateY(${w.offset}px)`},children:g.slice(w.first,w.last).map((S,N)=>{let T=w.first+N;return r("div",{id:`${t}\
r${T}`,role:"row","aria-rowindex":T+2,"aria-selected":e.isChosen?.(S)||void 0,class:`tr${T===l?" tr-active":""}${e.isChosen?.(S)?" tr-chosen":""}${H?" tr-link":
""}`,style:{gridTemplateColumns:_,height:`${p}px`},onClick:B=>{u(T),H&&!B.target.closest("a,button,input")&&!String(getSelection()??"")&&A(S)},children:e.columns.
map(B=>r("div",{role:"gridcell",class:B.num?"td num":"td",children:B.show?B.show(S):B.value(S)},B.id))},T)})})})}),g.length===0&&r("div",{class:"table-empty",children:[
"Nothing matches “",n,"”."]})]})}),L&&e.rows.length>0&&P]})}function Pe({value:e,of:t,kind:n,children:o}){let i=t>0?Math.max(0,Math.min(1,e/t)):0;return r("\
span",{class:"databar",children:[r("span",{class:`databar-fill${n?` databar-${n}`:""}`,style:{width:`${i*100}%`},"aria-hidden":"true"}),r("span",{class:"databar\
-text",children:o})]})}function jw(e){let t=e.gomaxprocs,n=e.scheduler_latency;return[{label:"Duration",value:M(e.duration_ns),href:Z("/timeline")},{label:"Ps",value:t?t.min===t.max?t.
max:`${t.min}–${t.max}`:$(e.procs),hint:"GOMAXPROCS: how many goroutines may run at once",href:Z("/timeline")},e.busy_share===null?null:{label:"Ps busy",value:ee(
e.busy_share),hint:"Part of the time of all Ps in which they ran goroutines",href:Z("/profiles",{kind:"running"})},{label:"Goroutines",value:$(e.goroutines_created),
hint:`${$(e.goroutines_created)} created in the trace; at most ${$(e.goroutines_peak)} at once; ${$(e.goroutines_left)} at its end`,href:Z("/goroutines")},{label:"\
At once",value:$(e.goroutines_peak),hint:"Most goroutines that were there at once",href:Z("/goroutines")},{label:"Sched latency p99",value:M(n.p99_ns),hint:`Wai\
ts for a P: median ${M(n.p50_ns)}, longest ${M(n.max_ns)}, ${$(n.count)} in all`,href:Z("/latency",{kind:"sched"})},{label:"GC cycles",value:$(e.gc_cycles),href:Z(
"/mmu")},e.heap_bytes?{label:"Heap, most",value:bt(e.heap_bytes.max),href:Z("/mmu")}:null,{label:"Events",value:$(e.events),href:Z("/events")}]}function qw(){let e=We.
value,t=Qt.value;return[{label:"Duration",value:M(de.value),href:Z("/timeline")},{label:"Ps",value:t?$(t.ps):"…"},{label:"Ps busy",value:"…"},{label:"Gorout\
ines",value:"…"},{label:"At once",value:"…"},{label:"Sched latency p99",value:"…"},{label:"GC cycles",value:"…"},{label:"Heap, most",value:"…"},{label:"\
Events",value:$(e?.events),href:Z("/events")}]}function Yw({report:e}){let t=[We.value?.name??e.file,e.made_by??(e.format?`format ${e.format}`:""),`${bt(e.bytes)}\
 in ${He(e.generations,"generation")}`,e.start_unix_ns===null?"":new Date(e.start_unix_ns/1e6).toLocaleString(void 0,{dateStyle:"medium",timeStyle:"medium"})].filter(
Boolean);return r(U,{children:[r("span",{class:"mono",children:t[0]})," · ",t.slice(1).join(" · ")," ·"," ",e.error?r("span",{class:"warn",children:"damaged"}):
r("span",{class:"good",title:"Read to its end without complaint",children:"complete"})]})}var Xw=480,Jw=96;function ol(e,t){return V(()=>t.map(([n,o,i])=>({name:o,
colour:i,values:e?.series[n]??[]})),[e])}var sh=[["ps_running","running","--running"],["ps_syscall","in a system call","--syscall"],["ps_idle","idle","--waiting"]],
ah=[["g_running","running","--running"],["g_syscall","system call","--syscall"],["g_runnable","runnable","--runnable"],["g_waiting","waiting","--waiting"]],lh=[
["heap","heap","--gc"],["goal","goal","--fg-faint"]],Qw=[["sched_p50","median","--accent"],["sched_p99","p99","--runnable"]],yc=e=>e>=10||Number.isInteger(e)?$(
Math.round(e)):e.toPrecision(2);function rh(e){if(!e)return[];let t=(e.to-e.from)/e.bins;return Array.from({length:e.bins},(n,o)=>e.from+(o+.5)*t)}function Zw({
load:e,latency:t}){let[n,o]=nn(),i=e.data,s=V(()=>rh(i),[i]),a=V(()=>rh(t.data),[t.data]),l=ol(i,sh),u=ol(i,ah),c=ol(i,lh).map((b,w)=>({...b,filled:w===0,dash:w===
1?[4,3]:void 0})),m=ol(t.data,Qw);if(e.error)return r(Xe,{kind:"warn",title:"There are no plots",children:e.error.message});if(!i)return r(ir,{rows:4});let d={from:i.
from,to:Math.max(i.to,i.from+1)},p={x:s,span:d,height:128,formatX:Re,ticksX:wi,group:"overview",onSelect:(b,w)=>Ht({from:Math.max(0,Math.round(b)),to:Math.round(
w)})};if(n){let b=[...l.map(w=>({...w,name:`Ps ${w.name}`})),...u.map(w=>({...w,name:`goroutines ${w.name}`}))];return r(U,{children:[r("div",{class:"p-actions \
p-right",children:o}),r(Ni,{label:"Ps and goroutines over time",x:s,series:b,formatX:Re,formatY:yc}),r(Ni,{label:"Heap over time",x:s,series:c,formatX:Re,formatY:bt}),
r(Ni,{label:"Scheduling latency over time",x:a,series:m,formatX:Re,formatY:M})]})}let g=b=>b.some(w=>w.values.some(_=>_!==null&&_>0));return r(U,{children:[r("d\
iv",{class:`plots${e.busy?" stale":""}`,children:[r(Fr,{...p,label:"Ps",series:l,stacked:!0,stepped:!0,formatY:yc}),r(Fr,{...p,label:"Goroutines",series:u,stacked:!0,
stepped:!0,formatY:yc}),g(c)?r(Fr,{...p,label:"Heap",series:c,stepped:!0,binary:!0,formatY:bt}):r("div",{class:"plot plot-none",children:[r("span",{class:"plot-\
title",children:"Heap"}),r("p",{class:"faint",children:"The trace has no heap sizes here."})]}),g(m)?r(Fr,{...p,x:a,label:"Scheduling latency",series:m,logY:!0,
points:!0,formatY:M}):r("div",{class:"plot plot-none",children:[r("span",{class:"plot-title",children:"Scheduling latency"}),r("p",{class:"faint",children:"Noth\
ing waited for a P here."})]})]}),r("p",{class:"p-note p-foot",children:["Drag over a plot to restrict every page to that range. ",r("span",{class:"p-foot-tools",
children:o})]})]})}function _c({doc:e}){let t=ke("doc/findings",{list:1});return r("div",{children:[e.caveat?r(Xe,{kind:"info",title:"The rules were not applied",
children:["The reason: ",e.caveat,"."]}):r(Xe,{kind:"good",title:"None of the patterns that the rules know was found",children:"A trace without findings may sti\
ll be slow: the rules know what they know."}),Array.isArray(t.data)&&r("details",{class:"checked",open:!e.caveat,children:[r("summary",{children:e.caveat?"What \
the rules look for":`What was checked: ${$(t.data.length)} patterns`}),r("ul",{children:t.data.map(n=>r("li",{children:[r("span",{class:e.caveat?"faint":"good",
"aria-hidden":"true",children:e.caveat?"·":"✓"})," ",n.title," ",r("code",{class:"faint",children:n.rule})]},n.rule))})]})]})}function ey({load:e}){let t=ue.
value;return r(oe,{title:"Findings",actions:e.data&&e.data.findings?.length>5?r("a",{class:"button",href:Z("/findings"),children:["All ",$(e.data.findings.length)]}):
void 0,note:e.data?.findings?.length?"Worst first. Costs overlap and do not add up.":void 0,children:r(Te,{load:e,rows:3,children:n=>{let o=[...n.findings??[]].
sort((i,s)=>Number(Ba(s,t))-Number(Ba(i,t)));return o.length===0?r(_c,{doc:n}):r("div",{class:"findings",children:o.slice(0,5).map(i=>r(Ha,{finding:i,duration:n.
duration_ns},`${i.rule}${i.cost_ns}`))})}})})}function rl({title:e,rows:t,kind:n,empty:o}){let i=Math.max(...t.map(s=>s.total),1);return r("div",{class:"toplist",
children:[r("h3",{children:e}),t.length===0?r("p",{class:"faint",children:o}):r("table",{class:"grid-table plain-top",children:r("tbody",{children:t.map((s,a)=>r(
"tr",{title:s.hint,children:[r("td",{class:"top-name",children:s.fn?r(tn,{fn:s.name}):s.href?r("a",{href:s.href,children:s.name}):s.name}),r("td",{class:"num to\
p-more muted",children:s.more}),r("td",{class:"num top-value",children:r(Pe,{value:s.total,of:i,kind:n,children:M(s.total)})})]},a))})})]})}var xc=e=>e.map(t=>({
name:t.function,total:t.total_ns,fn:!0,more:t.goroutines===1?"1 goroutine":`${$(t.goroutines)} goroutines`,hint:`${$(t.goroutines)} goroutines: average ${M(t.avg_ns)}\
, median ${M(t.p50_ns)}, p99 ${M(t.p99_ns)}, most ${M(t.max_ns)}`})),kc=(e,t)=>[...e.groups].sort((n,o)=>o.totals[t]-n.totals[t]).filter(n=>n.totals[t]>0).slice(
0,6).map(n=>({name:n.fn,total:n.totals[t],fn:!0,more:He(n.n,"goroutine"),hint:La(Da(n.totals))}));function ty({stacks:e}){let t=Math.max(...e.map(n=>n.total_ns),
1);return r("div",{class:"toplist toplist-wide",children:[r("h3",{children:"Largest waits by stack"}),r("table",{class:"grid-table plain-top",children:r("tbody",
{children:e.map((n,o)=>r("tr",{children:[r("td",{class:"top-name",children:r("a",{class:"quiet-link",href:Z("/profiles",{kind:n.kind}),title:"All stacks of this\
 profile",children:r(fo,{frames:n.frames})})}),r("td",{class:"top-kind muted",children:n.kind}),r("td",{class:"num muted",children:[$(n.count)," ×"]}),r("td",{
class:"num muted",children:["p99 ",r(ie,{ns:n.p99_ns})]}),r("td",{class:"num top-value",children:r(Pe,{value:n.total_ns,of:t,kind:n.kind==="syscall"?"syscall":"\
waiting",children:M(n.total_ns)})})]},o))})}),e.length===0&&r("p",{class:"faint",children:"Nothing waited at a place that is known."})]})}function ih({report:e,
area:t}){let n=ue.value!==null||e===null,o=n?t.data:null,i=o?{running:o.states.running?.total??0,syscall:o.states.syscall?.total??0,runnable:o.states.runnable?.
total??0,waiting:o.states.waiting?.total??0,unknown:0}:e?ho(e.states):{running:0,syscall:0,runnable:0,waiting:0,unknown:0},a=[...o?o.reasons.map(l=>({reason:l.name,
waits:l.count,total_ns:l.total})):e?.block_reasons??[]].sort((l,u)=>u.total_ns-l.total_ns).filter(l=>l.total_ns>0).slice(0,6).map(l=>({name:l.reason||"since bef\
ore the trace",total:l.total_ns,more:l.waits>0?He(l.waits,"wait"):"",hint:l.waits>0?`average ${M(l.total_ns/l.waits)}`:"",href:Z("/latency",{kind:"block"})}));return n&&
t.error?r(Xe,{kind:"warn",title:"The range could not be added up",children:t.error.message}):n&&!o?r(ir,{rows:4}):r("div",{class:n&&t.busy?"stale":void 0,children:[
r("div",{class:"states-row",children:[r(Jn,{shares:i,tall:!0}),r("div",{class:"states-legend",children:[r(go,{})," ",r("span",{class:"muted",children:[M(i.running+
i.syscall+i.runnable+i.waiting+i.unknown)," of goroutine time"]})]})]}),r("div",{class:"tops",children:[r(rl,{title:"Running",kind:"running",rows:o?kc(o,0):xc(e?.
functions_by_running??[]),empty:"Nothing ran."}),r(rl,{title:"Runnable, waiting for a P",kind:"runnable",rows:o?kc(o,1):xc(e?.functions_by_runnable??[]),empty:"\
Nothing waited for a P."}),r(rl,{title:"Blocked",kind:"waiting",rows:o?kc(o,2):xc(e?.functions_by_blocked??[]),empty:"Nothing was blocked."}),r(rl,{title:"What \
for",kind:"waiting",rows:a,empty:"Nothing was blocked."}),!o&&e&&r(ty,{stacks:e.stacks})]})]})}function uh(e){let t=ue.value,n=ke("doc/report",{top:6,findings:0}),
o=ke("doc/findings"),i=t??{from:0,to:Math.max(de.value,1)},s=t!==null||We.value?.state!=="reading"||de.value>0,a=Iu(s&&de.value>0?"plot":null,{name:[...sh,...ah,
...lh].map(([d])=>d).join(","),from:t?t.from:0,to:t?t.to:void 0,bins:Xw}),l=Iu(s&&de.value>0?"plot":null,{name:"sched_p50,sched_p99",from:t?t.from:0,to:t?t.to:void 0,
bins:Jw}),u=Zt.value&&de.value>0&&n.data===null,c=ke(t||u?"area":null,{from:i.from,to:i.to,rows:"all",stacks:"off"}),m=n.data?.reports[0];return r(Je,{title:"Ov\
erview",lead:m?.usable?r(Yw,{report:m}):void 0,actions:r(Ue,{restricted:!1,what:"The facts"}),children:[n.data===null&&!n.error&&de.value>0?r(Ut,{facts:qw()}):r(
Te,{load:n,rows:2,children:d=>{let p=d.reports[0];return p?r(U,{children:[r(ot,{head:p}),p.usable&&r(Ut,{facts:jw(p)})]}):null}}),r(oe,{title:"Over time",actions:r(
Ue,{restricted:!0}),flush:!0,children:r(Zw,{load:a,latency:l})}),r(ey,{load:o}),r(oe,{title:"Where the time went",actions:r(Ue,{restricted:!0}),children:n.data===
null&&c.data?r(ih,{report:null,area:c}):r(Te,{load:n,rows:6,children:d=>d.reports[0]?.usable?r(ih,{report:d.reports[0],area:c}):r("p",{class:"faint",children:"T\
here is nothing to add up."})})})]})}function dh(e){Po.find(t=>t.id===e)?.run()}function Li({id:e,icon:t,pressed:n}){let o=Po.find(s=>s.id===e),i=vi(o)[0];return r("button",{type:"button",class:"to\
ol",title:`${o.title}${i?` (${i})`:""}`,"aria-label":o.title,"aria-pressed":n,onClick:()=>dh(e),children:r(Me,{name:t,size:16})})}function ny(){let e=be.value.q??
"",[t,n]=q(e),o=_e();return ce(()=>n(e),[e]),r("input",{type:"search",class:"field tl-filter",placeholder:"Filter rows","aria-label":"Filter rows by function, i\
d or label",value:t,onInput:i=>{let s=i.currentTarget.value;n(s),clearTimeout(o.current),o.current=setTimeout(()=>Mo({q:s||null}),200)},onKeyDown:i=>{i.key==="E\
scape"&&(i.stopPropagation(),fe({q:null}),i.currentTarget.blur())}})}function ch(e){fe({rows:_a(be.peek(),e)})}function oy(){let e=fs(be.value);return r(U,{children:[
r("select",{class:"field","aria-label":"Order of goroutines",title:"Order of goroutines",value:e.sort,onChange:t=>ch({sort:t.currentTarget.value==="first"?null:
t.currentTarget.value,order:null}),children:Object.entries(Tu).map(([t,n])=>r("option",{value:t,children:["by ",n]},t))}),r("label",{title:"Rows of goroutines t\
hat live in the time that is shown",children:[r("input",{type:"checkbox",checked:e.alive,onChange:t=>ch({alive:t.currentTarget.checked?null:"0"})}),"alive in vi\
ew"]})]})}function ry(){let e=be.value.hl??null;return Pa.value?r("div",{class:`tl-legend${e?" tl-legend-off":""}`,role:"group","aria-label":"States; press one \
to dim the others",children:[_t.map(t=>{let n=e===t||(e?.startsWith(`${t}:`)??!1);return r("button",{type:"button",class:"tl-key","aria-pressed":n,onClick:()=>fe(
{hl:n?null:t}),children:[r("span",{class:`tl-swatch swatch-${t}`}),t]},t)}),r("button",{type:"button",class:"tl-key","aria-pressed":Cr.value,title:"Bands of GC \
and stopped world (O)",onClick:()=>dh("overlay"),children:[r("span",{class:"tl-swatch swatch-gc"}),"GC",r("span",{class:"tl-swatch swatch-stw"}),"STW"]})]}):null}
function ph(){return r("div",{class:"tl-bar",role:"toolbar","aria-label":"Timeline",children:[r(ny,{}),r(oy,{}),r(ry,{}),r("span",{class:"tl-tools",children:[r(
Li,{id:"zoom-in",icon:"zoomin"}),r(Li,{id:"zoom-out",icon:"zoomout"}),r(Li,{id:"whole",icon:"fit"}),r(Li,{id:"mark-keep",icon:"flag"}),r(Li,{id:"table",icon:"ta\
ble",pressed:Ao.value}),r(Li,{id:"panel",icon:"sidebar",pressed:bi.value})]})]})}var iy="(no stack)";function fh(e,t){return{name:e,parent:t,depth:t?t.depth+1:0,value:0,count:0,self:0,children:[]}}var Ts=class{constructor(t){this.maps=new Map;
this.root=fh(t,null)}child(t,n){let o=this.maps.get(t);o||(o=new Map,this.maps.set(t,o));let i=o.get(n);return i||(i=fh(n,t),o.set(n,i),t.children.push(i)),i}add(t,n,o){
let i=this.root;i.value+=n,i.count+=o;for(let s of t)i=this.child(i,s),i.value+=n,i.count+=o;i.self+=n}done(){let t=[this.root];for(let n=0;n<t.length;n++){let o=t[n];
o.children.sort((i,s)=>s.value-i.value||(i.name<s.name?-1:1));for(let i of o.children)t.push(i)}return this.root}};function*mh(e){for(let t=e.length-1;t>=0;t--)
yield e[t]}var il=e=>e.frames.length>0?e.frames:[iy];function hh(e,t=!1,n="all"){let o=new Ts(n);for(let i of e)(i.value>0||i.count>0)&&o.add(t?il(i):mh(il(i)),
i.value,i.count);return o.done()}function gh(e){let t=[];for(let n of e){if(n.self<=0)continue;let o=[],i=n;for(;i&&o.length<=e.length;)o.push(i.fn),i=i.parent>=
0?e[i.parent]:void 0;t.push({frames:o,value:n.self,count:0})}return t}function bh(e){let t=[];for(let n of e.split(`
`)){let o=n.lastIndexOf(" "),i=Number(n.slice(o+1));o<=0||!Number.isFinite(i)||i<=0||t.push({frames:n.slice(0,o).split(";").reverse(),value:i,count:i})}return t}
function vh(e,t,n,o=i=>i.value){let i=[],s=0,a=0,l=[];for(let m=t.parent;m;m=m.parent)l.push(m);for(let m of l.reverse())i.push({node:m,x0:0,x1:1,row:m.depth});
let u=o(t);if(u<=0)return{rects:e===t?[]:i,rows:t.depth+1,pruned:0};let c=[{node:t,x0:0,x1:1}];for(;;){let m=c.pop();if(!m)break;let{node:d,x0:p,x1:g}=m;i.push(
{node:d,x0:p,x1:g,row:d.depth}),s=Math.max(s,d.depth+1);let b=p;for(let w of d.children){let _=o(w)/u;_<n?a++:c.push({node:w,x0:b,x1:Math.min(b+_,g)}),b+=_}}return{
rects:i,rows:s,pruned:a}}function wh(e,t,n=o=>o.value){let o=new Set,i=t.trim().toLowerCase();if(i==="")return{hits:o,share:0};let s=0,a=[[e,!1]];for(;;){let u=a.
pop();if(!u)break;let[c,m]=u,d=c.parent!==null&&c.name.toLowerCase().includes(i);d&&(o.add(c),m||(s+=n(c)));for(let p of c.children)a.push([p,m||d])}let l=n(e);
return{hits:o,share:l>0?s/l:0}}function yh(e){let t=new Map,n=o=>{let i=t.get(o);return i||(i={name:o,self:0,total:0,selfCount:0,count:0},t.set(o,i)),i};for(let o of e){
let i=il(o);for(let a of new Set(i)){let l=n(a);l.total+=o.value,l.count+=o.count}let s=n(i[0]);s.self+=o.value,s.selfCount+=o.count}return[...t.values()].sort(
(o,i)=>i.self-o.self||i.total-o.total||(o.name<i.name?-1:1))}function xh(e,t){let n=new Ts(t),o=new Ts(t);for(let i of e){let s=il(i),a=s.indexOf(t);if(a<0)continue;
let l=s.lastIndexOf(t);n.add(s.slice(l+1),i.value,i.count),o.add(mh(s.slice(0,a)),i.value,i.count)}return{callers:n.done(),callees:o.done()}}function Mc(e,t=n=>n.
value){let n=[e],o=e;for(;o.children.length>0;)o=o.children.reduce((i,s)=>t(s)>t(i)?s:i),n.push(o);return n}var lr=20;function sy(e,t,n){if(n<14)return"";if(e.measureText(t).width<=n)return t;let o=0,i=t.length;for(;o<i;){let s=o+i+1>>1;e.measureText(`${t.slice(0,s)}…`).
width<=n?o=s:i=s-1}return o<2?"":`${t.slice(0,o)}…`}function ay(e,t){let n=window.devicePixelRatio||1,o=Math.round(t.width*n),i=Math.round(t.height*n);(e.width!==
o||e.height!==i)&&(e.width=o,e.height=i);let s=e.getContext("2d");if(!s)return;s.setTransform(n,0,0,n,0,0),s.clearRect(0,0,t.width,t.height),s.font='12px system\
-ui, "DejaVu Sans", sans-serif',s.textBaseline="middle";let a=rn("--fg"),l=rn("--fg-faint"),u=rn("--runnable"),c=rn("--focus"),m=t.dark?"oklch(0.28 0.008 250)":
"oklch(0.945 0.004 250)";for(let{node:d,x0:p,x1:g,row:b}of t.rects){let w=p*t.width,_=(g-p)*t.width,R=_>3?1:_>1.5?.5:0,x=t.hits?.has(d)??!1;if(s.globalAlpha=d.depth<
t.zoom.depth?.55:1,s.fillStyle=d.parent===null?rn("--bg-hover"):x?u:t.hits?m:Qm(d.name,t.dark),s.fillRect(w,b*lr,Math.max(_-R,.5),lr-1),_>22){s.fillStyle=t.hits&&
!x?l:x&&t.dark?"#1a1206":a;let D=sy(s,De(d.name),_-10);D&&s.fillText(D,w+5,b*lr+lr/2)}d===t.hover&&(s.strokeStyle=c,s.lineWidth=2,s.strokeRect(w+1,b*lr+1,Math.max(
_-R-2,1),lr-3))}s.globalAlpha=1}function Sc(e,t){return t==="time"?M(e.value):$(e.count)}function ly({root:e,by:t}){let n=p=>t==="time"?p.value:p.count,[o,i]=q(
()=>new Set(Mc(e,n))),[s,a]=q(0);ce(()=>{i(new Set(Mc(e,n))),a(0)},[e]);let l=[],u=p=>{if(l.push(p),o.has(p))for(let g of p.children.slice(0,100))u(g)};u(e);let c=(p,g)=>{
let b=new Set(o);g?b.add(p):b.delete(p),i(b)},m=n(e);return r("div",{class:"plain-scroll",role:"treegrid","aria-label":"Call tree",tabIndex:0,onKeyDown:p=>{let g=l[s];
if(g){if(p.key==="ArrowDown")a(Math.min(s+1,l.length-1));else if(p.key==="ArrowUp")a(Math.max(s-1,0));else if(p.key==="ArrowRight"&&g.children.length>0)c(g,!0);else if(p.
key==="ArrowLeft"&&o.has(g)&&g.children.length>0)c(g,!1);else if(p.key==="ArrowLeft"&&g.parent)a(Math.max(l.indexOf(g.parent),0));else return;p.preventDefault(),
p.stopPropagation()}},"aria-activedescendant":`tree${s}`,children:[r("div",{class:"tree-row tree-head",role:"row",children:[r("span",{role:"columnheader",children:"\
function"}),r("span",{role:"columnheader",class:"num",children:"total"}),r("span",{role:"columnheader",class:"num",children:"share"}),r("span",{role:"columnhead\
er",class:"num",children:"self"})]}),l.map((p,g)=>r("div",{class:`tree-row${g===s?" tr-active":""}`,role:"row",id:`tree${g}`,"aria-level":p.depth+1,"aria-expand\
ed":p.children.length>0?o.has(p):void 0,onClick:()=>{a(g),c(p,!o.has(p))},children:[r("span",{role:"gridcell",class:"tree-name",style:{paddingLeft:`${Math.min(p.
depth,40)*14}px`},title:p.name,children:[r("span",{class:"tree-mark","aria-hidden":"true",children:p.children.length===0?"":o.has(p)?"▾":"▸"}),De(p.name)]}),
r("span",{role:"gridcell",class:"num",children:Sc(p,t)}),r("span",{role:"gridcell",class:"num",children:ee(m>0?n(p)/m:0)}),r("span",{role:"gridcell",class:"num",
children:t==="time"&&p.self>0?M(p.self):""})]},g))]})}function sl({samples:e,by:t="time",label:n,onFunction:o,unit:i}){let[s,a]=Vt(),l=_e(null),[u,c]=q(!1),[m,d]=q(
""),p=V(()=>hh(e,u),[e,u]),[g,b]=q(null),[w,_]=q(null),[R,x]=q(null),[D,A]=nn();ce(()=>{b(null),x(null),_(null)},[p]);let H=g&&(O=>{let re=O;for(;re.parent;)re=
re.parent;return re})(g)===p?g:p,L=V(()=>t==="time"?O=>O.value:O=>O.count,[t]),P=V(()=>vh(p,H,a>0?.5/a:.001,L),[p,H,a,L]),S=V(()=>wh(p,m,L),[p,m,L]),N=Math.max(
P.rows,1)*lr,T=kt.value==="dark",B=w?.node??R;ce(()=>{let O=requestAnimationFrame(()=>{l.current&&a>0&&ay(l.current,{rects:P.rects,width:a,height:N,zoom:H,hits:m.
trim()?S.hits:null,hover:B,dark:T})});return()=>cancelAnimationFrame(O)},[P,a,N,H,S,m,B,T,D]);let G=O=>{let re=l.current.getBoundingClientRect(),we=Math.floor((O.
clientY-re.top)/lr),ae=(O.clientX-re.left)/a;return P.rects.find(pe=>pe.row===we&&ae>=pe.x0&&ae<pe.x1)?.node??null},W=O=>{let re=R??H,we=re.parent?.children??[re],
ae=we.indexOf(re),pe;if(O.key==="ArrowDown")pe=re.children[0];else if(O.key==="ArrowUp")pe=re.parent??void 0;else if(O.key==="ArrowRight")pe=we[ae+1];else if(O.
key==="ArrowLeft")pe=we[ae-1];else if(O.key==="Enter")b(re);else if(O.key==="Escape"&&(H!==p||R))b(null);else return;(pe||O.key.startsWith("Arrow"))&&x(pe??re),
_(null),O.preventDefault(),O.stopPropagation()},E=L(p),X=O=>`${O.name}: ${Sc(O,t)}, ${ee(E>0?L(O)/E:0)} of all`+(O.parent&&O.parent!==p?`, ${ee(L(O)/Math.max(L(
O.parent),1))} of its caller`:"")+(t==="time"&&O.self>0?`, itself ${M(O.self)}`:"");return r("div",{class:"flame",children:[r("div",{class:"table-tools",children:[
r("label",{class:"table-filter",children:[r("span",{class:"hidden-text",children:"Search in the flame graph"}),r("input",{type:"search",placeholder:"Search func\
tions",value:m,spellcheck:!1,onInput:O=>d(O.currentTarget.value)})]}),m.trim()!==""&&r("span",{class:"table-count",children:[$(S.hits.size)," found, ",ee(S.share),
" of all"]}),r("button",{type:"button",class:"button button-quiet","aria-pressed":u,title:"Innermost functions at the top, their callers below",onClick:()=>c(!u),
children:"Invert"}),H!==p&&r("button",{type:"button",class:"button button-quiet",onClick:()=>b(null),children:"Whole graph"}),o&&B&&R&&R!==p&&r("button",{type:"\
button",class:"button button-quiet",onClick:()=>o(R.name),children:["Callers of ",De(R.name)]}),r("span",{class:"table-count",children:i??(t==="time"?`${M(p.value)}\
 in all`:`${$(p.count)} in all`)}),A]}),D?r(ly,{root:p,by:t}):r("div",{class:"flame-scroll",ref:s,children:[r("canvas",{ref:l,class:"flame-canvas",tabIndex:0,role:"\
application","aria-label":`${n}: flame graph. Arrow keys move, Enter zooms, Escape goes back; Show as table has the same`,style:{width:`${a}px`,height:`${N}px`},
onMouseMove:O=>{let re=G(O),we=s.current.getBoundingClientRect();_(re?{node:re,x:O.clientX-we.left,y:O.clientY-we.top}:null)},onMouseLeave:()=>_(null),onClick:O=>{
let re=G(O);re&&(b(re===H&&re.parent?re.parent:re),x(re))},onKeyDown:W}),w&&r("div",{class:"tip",style:{left:`${Math.min(w.x+12,Math.max(a-380,0))}px`,top:`${w.
y+18+(s.current?.scrollTop??0)}px`},children:[r("strong",{children:w.node.name}),r("span",{children:[Sc(w.node,t)," · ",ee(E>0?L(w.node)/E:0)," of all"]}),t===
"time"&&w.node.self>0&&r("span",{children:["itself ",M(w.node.self)]}),w.node.count>0&&t==="time"&&r("span",{children:[$(w.node.count)," times"]})]})]}),r("div",
{class:"hidden-text","aria-live":"polite",children:R?X(R):""}),R&&R!==p&&!D&&r("p",{class:"flame-foot",children:X(R)})]})}function kh(e){let{nodes:t}=e,n=[];for(let o of t){if(o.self<=0)continue;let i=[o.fn],s=o.parent;for(;s>=0&&s<t.length&&i.length<256;)i.push(t[s].fn),s=t[s].parent;
n.push({frames:i,value:o.self,count:0})}return n}function Fi(e,t){let n=gt.value;return wn({path:"/timeline",params:zo(n.params,{sel:ln({row:e,t})})},ct)}function Dr({place:e,children:t}){return r("a",{href:Fi(
e.key,e.t),children:t??e.key})}function to({name:e,children:t}){return r(U,{children:[r("dt",{children:e}),r("dd",{children:t})]})}function Mh({frames:e,limit:t=12}){
let[n,o]=q(!1);if(e.length===0)return null;let i=n?e:e.slice(0,t);return r("ol",{class:"stack",children:[i.map((s,a)=>r("li",{title:`${s.fn}
${s.file}:${s.line}`,class:/^(runtime|internal\/)/.test(s.fn)?"stack-runtime":"",children:[r("span",{class:"stack-fn",children:en(s.fn)}),r("span",{class:"stack\
-file",children:[s.file.slice(s.file.lastIndexOf("/")+1),":",s.line]})]},a)),e.length>i.length&&r("li",{children:r("button",{type:"button",class:"plain",onClick:()=>o(
!0),children:[e.length-i.length," more frames"]})})]})}function _h(e){return _t.find(n=>e.startsWith(n))??(/stop|stw/i.test(e)?"stw":/gc|mark|sweep/i.test(e)?"g\
c":"span")}function uy(e){if(e.percentile===null||e.n_same<2)return null;let t=Math.round(e.percentile*10)/10;return r(to,{name:"Compared",children:[t>=99.95?"t\
he longest":`longer than ${t} %`," of ",$(e.n_same)," here in this state"]})}function cy({d:e}){return r("div",{class:"panel-row",children:[e.prev===null?r("spa\
n",{class:"button","aria-disabled":"true",children:"← previous"}):r("a",{class:"button",href:Fi(e.row,e.prev),children:"← previous"}),e.next===null?r("span",
{class:"button","aria-disabled":"true",children:"next →"}):r("a",{class:"button",href:Fi(e.row,e.next),children:"next →"}),r("button",{type:"button",class:"\
button",onClick:()=>me.peek()?.fitSelected(),title:"Centre, then fit (F)",children:"fit"})]})}function dy({d:e}){let t=To.value.value,n=e.unblocks.length?e.unblocks:
t?.edges.filter(o=>o.from.key===e.row&&o.to.key!==e.row).map(o=>o.to)??[];return r(U,{children:[e.unblocked_by&&r("section",{children:[r("h3",{children:["Made r\
unnable by ",r(Dr,{place:e.unblocked_by})]}),r("p",{class:"faint",children:["at ",lt(e.unblocked_by.t)]}),e.unblocked_by.stack&&r(Mh,{frames:e.unblocked_by.stack,
limit:6})]}),n.length>0&&r("section",{children:[r("h3",{children:["Unblocked ",He(n.length,"goroutine"),t&&t.left_off>0?` and ${$(t.left_off)} more`:""]}),r("p",
{class:"links",children:n.slice(0,24).map(o=>r(Dr,{place:o},`${o.key}@${o.t}`))})]})]})}function py(){let{value:e,error:t,busy:n}=So.value;return r("section",{children:[
r("h3",{children:["Wake-up chain",r("button",{type:"button",class:"plain",onClick:ua,children:e?"hide":n?"…":"show"})]}),t&&r("p",{class:"muted",children:t}),
e&&e.steps.length===0&&r("p",{class:"muted",children:"Nothing woke it before."}),e&&e.steps.length>0&&r("ol",{class:"chain",children:e.steps.slice(0,60).map((o,i)=>r(
"li",{children:[r(Dr,{place:{key:o.key,t:o.begin}})," ",o.state,o.reason?` (${o.reason})`:""," ",r("b",{children:M(o.end-o.begin)})," ",r("span",{class:"faint",
children:o.why})]},i))})]})}function fy({d:e}){let t=e.goroutine;return r(U,{children:[r("p",{class:`slice-head state-${_h(e.state)}`,children:[r("span",{class:`\
tl-swatch swatch-${_h(e.state)}`}),r("b",{children:M(e.end-e.begin)})," ",e.state,e.reason&&r(U,{children:[" on ",r("b",{children:e.reason})]})]}),r("dl",{class:"\
facts",children:[t&&r(to,{name:"Goroutine",children:[r(Dr,{place:{key:t.key,t:e.begin},children:["g",t.id]})," ",r("a",{class:"fn",href:Z(`/goroutines/${encodeURIComponent(
t.fn)}`),title:t.fn,children:en(t.fn)})]}),e.p&&r(to,{name:"P",children:r(Dr,{place:{key:e.p,t:e.begin}})}),e.m&&r(to,{name:"Thread",children:r(Dr,{place:{key:e.
m,t:e.begin}})}),r(to,{name:"From",children:lt(e.begin)}),r(to,{name:"To",children:lt(e.end)}),uy(e),t?.created_by&&r(to,{name:"Created by",children:r(Dr,{place:t.
created_by})}),e.regions.length>0&&r(to,{name:"Regions",children:e.regions.join(" › ")})]}),r(cy,{d:e}),e.stack.length>0&&r("section",{children:[r("h3",{children:"\
Stack"}),r(Mh,{frames:e.stack})]}),r(dy,{d:e}),t&&r(py,{})]})}function my({row:e}){let t=me.value?.model.row(e);return!t||t.kind!=="group"?null:r(U,{children:[r(
"p",{class:"faint mono",children:t.label}),r("dl",{class:"facts",children:[r(to,{name:"Goroutines",children:$(t.members)}),r(to,{name:"At once",children:[$(Math.
ceil(t.peak??0))," at most"]}),_t.map((n,o)=>r(to,{name:n,children:M(t.totals[o])},n))]}),r("div",{class:"panel-row",children:[r("button",{type:"button",class:"\
button",onClick:()=>{let n=me.peek(),o=n?.model.layout.find(e);n&&o&&n.fold(o)},children:"open or close"}),r("a",{class:"button",href:Z(`/goroutines/${encodeURIComponent(
t.fn??t.label)}`),children:"durations and list"}),r("a",{class:"button",href:Z("/profiles",{scope:`goroutine:${t.fn??t.label}`}),children:"profile"})]})]})}function hy(e){
let t=me.value?.model.row(e);return t&&t.kind!=="goroutine"?ds(t):e}function gy(){let e=dt.value,{value:t,error:n,busy:o}=Nt.value;if(!e)return null;let i=/^fn\d+$/.
test(e.row),s=t?.row===e.row?t:null;return r("section",{class:`panel-part${o&&!s?" busy":""}`,"aria-label":"Selection",children:[r("header",{children:[r("h2",{title:e.
row,children:hy(e.row)}),r("button",{type:"button",class:"tool",title:"Back (Z)",onClick:()=>history.back(),children:r(Me,{name:"back",size:15})}),r("button",{type:"\
button",class:"tool",title:"Pin the row on top",onClick:()=>me.peek()?.pin(e.row),children:r(Me,{name:"pin",size:15})}),r("button",{type:"button",class:"tool",title:"\
Clear the selection (Esc)",onClick:()=>na(null),children:r(Me,{name:"close",size:15})})]}),i&&r(my,{row:e.row}),s&&r(fy,{d:s}),!s&&n&&!i&&r("p",{class:"muted",children:n}),
s&&r("p",{class:"links copies",children:["Copy: ",r("button",{type:"button",class:"plain",onClick:()=>{Ko()},children:"link"}),r("button",{type:"button",class:"\
plain",onClick:()=>{da()},children:"text"}),r("button",{type:"button",class:"plain",onClick:()=>{gp()},children:"JSON"}),r("button",{type:"button",class:"plain",
onClick:()=>{us(hp(),"Command")},children:"command"})]})]})}function by({a:e}){let t=Object.entries(e.states),n=t.reduce((o,[,i])=>o+i.total,0)||1;return r(U,{children:[
r("div",{class:"bar","aria-hidden":"true",children:t.map(([o,i])=>r("i",{class:`share-${o}`,style:{width:`${i.total/n*100}%`}},o))}),r("table",{class:"small",children:[
r("thead",{children:r("tr",{children:[r("th",{children:"State"}),r("th",{class:"num",children:"time"}),r("th",{class:"num",children:"share"}),r("th",{class:"num",
children:"slices"}),r("th",{class:"num",children:"longest"})]})}),r("tbody",{children:t.map(([o,i])=>r("tr",{children:[r("td",{children:[r("span",{class:`tl-swa\
tch swatch-${o}`})," ",o]}),r("td",{class:"num",children:M(i.total)}),r("td",{class:"num",children:ee(i.total/n)}),r("td",{class:"num",children:$(i.count)}),r("\
td",{class:"num",children:M(i.max)})]},o))})]}),e.reasons.length>0&&r("table",{class:"small",children:[r("thead",{children:r("tr",{children:[r("th",{children:"W\
aiting for"}),r("th",{class:"num",children:"time"}),r("th",{class:"num",children:"times"})]})}),r("tbody",{children:e.reasons.slice(0,12).map(o=>r("tr",{children:[
r("td",{children:o.name}),r("td",{class:"num",children:M(o.total)}),r("td",{class:"num",children:$(o.count)})]},o.name))})]})]})}function vy({a:e}){let t=Math.round(
(e.from+e.to)/2);return r(U,{children:[r("table",{class:"small",children:[r("thead",{children:r("tr",{children:[r("th",{children:"Start function"}),r("th",{class:"\
num",children:"n"}),r("th",{class:"num",children:"running"}),r("th",{class:"num",children:"runnable"})]})}),r("tbody",{children:e.groups.slice(0,20).map(n=>r("t\
r",{children:[r("td",{class:"cut",title:n.fn,children:r("a",{href:Fi(n.key,t),children:en(n.fn)})}),r("td",{class:"num",children:$(n.n)}),r("td",{class:"num",children:M(
n.totals[0])}),r("td",{class:"num",children:M(n.totals[1])})]},n.key))})]}),r("table",{class:"small",children:[r("thead",{children:r("tr",{children:[r("th",{children:"\
Goroutine"}),r("th",{class:"num",children:"running"}),r("th",{class:"num",children:"runnable"})]})}),r("tbody",{children:e.goroutines.slice(0,30).map(n=>r("tr",
{children:[r("td",{class:"cut",title:n.fn,children:[r("a",{href:Fi(n.key,t),children:n.key})," ",r("span",{class:"faint",children:en(n.fn)})]}),r("td",{class:"n\
um",children:M(n.totals[0])}),r("td",{class:"num",children:M(n.totals[1])})]},n.key))})]})]})}function wy({a:e}){let t=V(()=>e.flame?kh(e.flame):[],[e]);return r(
U,{children:[r("p",{class:"links",role:"group","aria-label":"Stacks of which state",children:["running","waiting","runnable","syscall"].map(n=>r("button",{type:"\
button",class:"tl-key","aria-pressed":ss.value===n,onClick:()=>{ss.value=n},children:[r("span",{class:`tl-swatch swatch-${n}`}),n]},n))}),t.length===0?r("p",{class:"\
muted",children:"No stacks were recorded for this state here."}):r(sl,{samples:t,label:`Stacks that were ${ss.value} in the area`})]})}function yy({a:e}){let t=Object.
keys(e.hist.counts);return r(U,{children:t.map(n=>{let o=e.hist.counts[n],i=Math.max(1,...o);return r("figure",{class:"hist",children:[r("figcaption",{children:[
n,": ",He(o.reduce((s,a)=>s+a,0),"slice")," by length"]}),r("div",{class:"hist-bars",children:o.map((s,a)=>r("span",{class:`hist-bar share-${n}`,style:{height:`${s===
0?0:Math.max(3,s/i*100)}%`},title:`${M(e.hist.edges[a])} … ${M(e.hist.edges[a+1]??1/0)}: ${$(s)}`},a))}),r("div",{class:"hist-axis",children:[r("span",{children:M(
e.hist.edges[0])}),r("span",{children:M(e.hist.edges[e.hist.edges.length-1])})]})]},n)})})}function xy({from:e,to:t}){let[n,o]=q(null),[i,s]=q(null);if(ce(()=>{
let l=new AbortController;return Ye("marks",{from:Math.round(e),to:Math.round(t)},l.signal).then(o,u=>{It(u)||s(dn(u))}),()=>l.abort()},[e,t]),i)return r("p",{class:"\
bad",children:i});if(!n)return r("p",{class:"muted",children:"…"});let a=[...n.stw].sort((l,u)=>u[1]-u[0]-(l[1]-l[0]));return r(U,{children:[r("p",{class:"mut\
ed",children:[He(n.gc.length,"GC cycle"),", ",He(a.length,"stop")," of the world, together ",M(a.reduce((l,[u,c])=>l+c-u,0))]}),r("table",{class:"small",children:[
r("thead",{children:r("tr",{children:[r("th",{children:"Stopped for"}),r("th",{class:"num",children:"at"}),r("th",{class:"num",children:"length"})]})}),r("tbody",
{children:a.slice(0,40).map(([l,u,c])=>r("tr",{children:[r("td",{children:c}),r("td",{class:"num",children:r("a",{href:Fi("stw",l),children:lt(l,1e3)})}),r("td",
{class:"num",children:M(u-l)})]},`${l} ${c}`))})]})]})}var ky={states:"States",stacks:"Stacks",who:"Goroutines",hist:"Lengths",gc:"GC"};function _y(){let[e,t]=q(
"states"),n=pn.value,o=sa.value;return n?r("section",{class:`panel-part${o.busy?" busy":""}`,"aria-label":"Area",children:[r("header",{children:[r("h2",{children:[
"Area ",M(n.to-n.from)]}),r("button",{type:"button",class:"tool",title:"Clear the area (Esc)",onClick:()=>uo(null),children:r(Me,{name:"close",size:15})})]}),r(
"p",{class:"muted",children:[lt(n.from,1e3)," to ",lt(n.to,1e3),", ",n.rows?He(n.rows.length,"row"):"all rows",o.value&&`, ${He(o.value.slices,"slice")}`]}),r("\
div",{class:"panel-row",children:[r("button",{type:"button",class:"button button-main",onClick:aa,title:"All pages show this range only (Ctrl+Enter)",children:"\
Use as range"}),r("button",{type:"button",class:"button",onClick:la,children:"Zoom to it"})]}),r("div",{class:"tabs",role:"tablist",children:Object.entries(ky).
map(([i,s])=>r("button",{type:"button",role:"tab","aria-selected":e===i,onClick:()=>t(i),children:s},i))}),o.error&&r("p",{class:"bad",children:o.error}),o.value&&
e==="states"&&r(by,{a:o.value}),o.value&&e==="stacks"&&r(wy,{a:o.value}),o.value&&e==="who"&&r(vy,{a:o.value}),e==="gc"&&r(xy,{from:n.from,to:n.to}),o.value&&e===
"hist"&&r(yy,{a:o.value})]}):null}function My(){return r("section",{class:"panel-part",children:[r("h2",{children:"Nothing is selected"}),r("p",{class:"muted",children:"\
Click a slice to see why it took so long and who woke whom. Drag over rows to sum them up."}),r("ul",{class:"hints",children:["W S A D zoom and move","drag: an \
area","click: a slice","? all keys","Ctrl K all commands"].map(t=>r("li",{children:t},t))}),!ue.value&&be.value.t!==void 0&&r("p",{children:r("button",{type:"bu\
tton",class:"button",onClick:()=>{let t=me.peek()?.view;t&&Ht(t)},children:"Use what is shown as the range of all pages"})})]})}function Sh(){if(!bi.value)return null;
let e=dt.value;return r("aside",{class:"panel","aria-label":"Selection and area",children:[!e&&!pn.value&&r(My,{}),r(gy,{}),r(_y,{}),r("div",{class:"hidden-text",
role:"status","aria-live":"polite",children:e&&Nt.value.value?ca():""})]})}function Sy(){let e=Yn.value,t=me.value;if(!e||!t)return[];let n=t.model.layout.find(e.row);if(n?.item.kind==="section"){let u=n.item;return[{words:u.folded?"Un\
fold":"Fold",run:()=>t.fold(n)},{words:"Move the section up",run:()=>t.moveSection(u.name,-1)},{words:"Move the section down",run:()=>t.moveSection(u.name,1)}]}
let o=n?.row,i=e.t===null?null:t.hit(e.row,e.t),s=t.model.options.pins.includes(e.row),a=[];if(e.t!==null&&i?.kind==="span"){let u={from:Math.round(i.from),to:Math.
round(i.to)};a.push({words:"Select the slice",run:()=>t.choose(e.row,e.t)}),a.push({words:"Zoom to the slice",run:()=>t.jump(qo(u,de.peek(),.2))}),a.push({words:"\
Area of the slice",run:()=>uo({...u,rows:null})})}let l=e.t!==null&&i?.kind==="merged"?t.longestNear(e.row,e.t):null;return l&&a.push({words:"Zoom to the longes\
t slice near here",run:()=>t.jump(qo(l,de.peek(),.5))}),e.t!==null&&i?.kind==="merged"&&a.push({words:"Zoom in here",run:()=>t.jump(qo({from:i.from-200*(i.to-i.
from),to:i.to+200*(i.to-i.from)},de.peek(),0))}),e.t!==null&&a.push({words:"Mark this time",run:()=>fe({mark:[...Un(be.peek().mark),ui(e.t)].join(",")})}),o?.kind===
"group"&&n&&(a.push({words:n.item.kind==="row"&&n.item.open?"Close the group":"Show the goroutines",run:()=>t.fold(n)}),a.push({words:"This function on the page\
 Goroutines",run:()=>Et(Z(`/goroutines/${encodeURIComponent(o.fn??o.label)}`))})),a.push({words:s?"Take from the top":"Pin on top",run:()=>t.pin(e.row)}),a.push(
{words:"Area of what is shown, this row",run:()=>uo({from:Math.max(0,Math.round(t.view.from)),to:Math.round(t.view.to),rows:[e.row]})}),a.push({words:"Copy a li\
nk to this view",run:()=>{Ko()}}),a}function Th(){let e=Yn.value,t=_e(null);if(ce(()=>{if(!e)return;t.current?.querySelector("button")?.focus();let i=s=>{t.current?.
contains(s.target)||(Yn.value=null)};return addEventListener("pointerdown",i),addEventListener("wheel",i),()=>{removeEventListener("pointerdown",i),removeEventListener(
"wheel",i)}},[e]),!e)return null;let n=Sy();return r("div",{class:"menu",role:"menu",ref:t,onKeyDown:i=>{if(i.key==="Escape"&&(Yn.value=null,i.stopPropagation()),
i.key!=="ArrowDown"&&i.key!=="ArrowUp")return;let s=[...t.current.querySelectorAll("button")],a=s.indexOf(document.activeElement);s[(a+(i.key==="ArrowDown"?1:-1)+
s.length)%s.length]?.focus(),i.preventDefault()},style:{left:`${Math.min(e.x,innerWidth-300)}px`,top:`${Math.min(e.y,innerHeight-n.length*30-20)}px`},children:n.
map(i=>r("button",{type:"button",role:"menuitem",onClick:()=>{Yn.value=null,i.run()},children:i.words},i.words))})}function Ch(){hi.value;let e=me.value;if(!Ao.value||!e)return null;let{from:t,to:n}=e.view,o=e.visibleRows().filter(s=>s.row!==null&&s.row.kind!=="counter"),i=Math.
round((t+n)/2);return r("section",{class:"row-table","aria-label":"Rows as a table",children:[r("header",{children:[r("h2",{children:["Rows in sight, ",lt(Math.
max(0,t),1e3)," to ",lt(n,1e3)]}),r("button",{type:"button",class:"tool",title:"Back to the timeline (Esc)",onClick:()=>{Ao.value=!1},children:r(Me,{name:"close",
size:15})})]}),r("p",{class:"muted",children:"Time in each state within what is shown. Groups count all their goroutines, so their shares may pass 100 %."}),r("\
table",{role:"treegrid",class:"small",children:[r("thead",{children:r("tr",{children:[r("th",{children:"Row"}),_t.map(s=>r("th",{class:"num",colSpan:2,children:s},
s))]})}),r("tbody",{children:o.map(s=>{let a=e.rowShares(s.key),l=gt.value,u=wn({path:l.path,params:zo(l.params,{sel:ln({row:s.key,t:i})})},ct);return r("tr",{role:"\
row","aria-level":s.level,children:[r("td",{children:r("a",{href:u,children:_u(s).name})}),_t.map((c,m)=>r(U,{children:[r("td",{class:"num",children:a?M(a[m]*(n-
t)):"–"}),r("td",{class:"num faint",children:a?ee(a[m]):""})]},c))]},s.key)})})]})]})}function Rh(){let e=_e(null);return ce(()=>{let t=new Ra(e.current);return()=>t.close()},[]),r("div",{class:"tl-page",children:[r("h1",{class:"hidden-text",children:"\
Timeline"}),r(ph,{}),r("div",{class:"tl-body",ref:e}),r(Ch,{}),r(Sh,{}),r(Th,{})]})}function Ty(e,t,n){let o=Math.max(Math.log10(t/e),.1);for(let i of[40,20,10,5])if(o*i<=n)return i;return 3}function Ah(e,t,n){let o=Ty(e,t,n),i=Math.floor(Math.
log10(e)*o+1e-9),s=Math.max(Math.floor(Math.log10(t)*o+1e-9)+1,i+1);for(;s-i<10;)s++,s-i<10&&i>0&&i--;let a=[];for(let l=i;l<=s;l++)a.push(10**(l/o));return{edges:a,
first:i,n:o}}function Ph(e,t,n){let o=n,i=n;for(let s of t)o+=s,s>i&&(i=s);return{edges:e,counts:t,zeros:n,total:o,highest:i}}var al={edges:[1,10],counts:[0],zeros:0,
total:0,highest:0};function Cc(e,t){let n=0,o=e.edges.length-2;for(;n<o;){let i=n+o+1>>1;(e.edges[i]??0)<=t*(1+1e-12)?n=i:o=i-1}return n}function ll(e,t=60){let n=[],
o=0,i=1/0,s=0;for(let u of e)u>0?(n.push(u),u<i&&(i=u),u>s&&(s=u)):u===0&&o++;if(n.length===0)return o===0?al:{...al,zeros:o,total:o,highest:o};let{edges:a}=Ah(
i,s,t),l=new Array(a.length-1).fill(0);for(let u of n){let c=Cc({edges:a},u);l[c]=(l[c]??0)+1}return Ph(a,l,o)}function ul(e,t=60){let n=1/0,o=0,i=0;for(let l of e){
if(l.count<=0)continue;let u=Tc(l);u<=0||(n=Math.min(n,u),o=Math.max(o,u))}for(let l of e)l.count>0&&Tc(l)<=0&&(i+=l.count);if(o===0)return i===0?al:{...al,zeros:i,
total:i,highest:i};let{edges:s}=Ah(n,o,t),a=new Array(s.length-1).fill(0);for(let l of e){let u=Tc(l);if(l.count<=0||u<=0)continue;let c=Cc({edges:s},u);a[c]=(a[c]??
0)+l.count}return Ph(s,a,i)}function Tc(e){return e.to<=e.from+1?e.from:e.from<=0?e.to/2:Math.sqrt(e.from*e.to)}function Cy(e,t){if(e.length===0)return null;let n=Math.ceil(t*e.length-1e-9);return e[Math.min(Math.max(n,1),e.length)-1]??null}function cl(e){let t=[...e].sort(
(o,i)=>o-i),n=[];for(let[o,i]of[["p50",.5],["p90",.9],["p99",.99],["p99.9",.999],["max",1]]){let s=Cy(t,i);s!==null&&n.push({name:o,value:s})}return n}function $h(e){
let t=e.filter(s=>s.count>0).sort((s,a)=>s.from-a.from),n=0;for(let s of t)n+=s.count;if(n===0)return[];let o=[],i=0;for(let s of t)o.length===0&&o.push({x:Math.
max(s.from,1),share:0}),i+=s.count,o.push({x:Math.max(s.to,1),share:i/n});return o}function Eh(e,t){let n=e.counts.length,o=Math.max(Math.min(t.first,t.last),-1),
i=Math.min(Math.max(t.first,t.last),n-1),s=o<0?0:e.edges[o]??0;return i<0?{from:0,to:Number.MIN_VALUE}:{from:s,to:i===n-1?1/0:e.edges[i+1]??1/0}}function dl(e,t,n){
if(!t)return!0;let o=Math.min(t.first,t.last),i=Math.max(t.first,t.last),s=n>0?Cc(e,n):-1;return s>=o&&s<=i}function Nh(e,t){let n=Math.min(t.first,t.last),o=Math.
max(t.first,t.last),i=n<0?e.zeros:0;for(let s=Math.max(n,0);s<=o;s++)i+=e.counts[s]??0;return i}var Lo=44,pl=12,Bn=22,Ry=22,fl=16;function Di(e,t,n=M){let{from:o,to:i}=Eh(e,t);return i===Number.MIN_VALUE?"0":i===1/0?`${n(o)} and longer`:`${n(o)} to ${n(i)}`}
function ur({bins:e,label:t,marks:n=[],height:o=150,brush:i=null,onBrush:s,kind:a="span",unit:l=M}){let[u,c]=Vt(),[m,d]=q(null),[p,g]=q(null),b=_e(null),w=e.counts.
length,_=Lo+(e.zeros>0?fl+6:0),R=Math.max(c-_-pl,10),x=o-Bn-Ry,D=e.edges[0]??1,A=e.edges[w]??10,K=E=>_+ki(E,D,A)*R,H=Math.max(e.highest,1),L=E=>E<=0?0:Math.max(
E/H*x,1.5),P=E=>{let X=E.currentTarget.getBoundingClientRect(),O=E.clientX-X.left;return e.zeros>0&&O<_-3?-1:Math.max(0,Math.min(w-1,Math.floor((O-_)/R*w)))},S=(E,X)=>s?.(
{first:Math.min(E,X),last:Math.max(E,X)}),N=E=>!i||E>=i.first&&E<=i.last,T=E=>{let X=E.key==="ArrowRight"?1:E.key==="ArrowLeft"?-1:0;if(X){let O=e.zeros>0?-1:0,
re=Math.max(O,Math.min(w-1,(p??(X>0?O-1:w))+X));if(g(re),d(re),E.shiftKey&&s){let we=i?p===i.last?i.first:i.last:p??re;S(we,re)}}else if(E.key==="Enter"&&p!==null&&
s)S(p,p);else if(E.key==="Escape"&&i&&s)s(null);else return;E.preventDefault(),E.stopPropagation()},B=1/0,G=[...n].reverse().filter(E=>E.value>0).map(E=>{let X=K(
Math.min(E.value,A)),O=X<B-34;return O&&(B=X),{...E,at:X,show:O}}),W=m===null?null:m<0?`0: ${$(e.zeros)}`:`${Di(e,{first:m,last:m},l)}: ${$(e.counts[m]??0)} (${ee(
(e.counts[m]??0)/Math.max(e.total,1))})`;return r("div",{class:`histogram kind-${a}`,ref:u,children:[c>0&&r("svg",{width:c,height:o,class:s?"brushable":void 0,tabindex:0,
role:"group","aria-label":`${t}: histogram of ${$(e.total)}${s?". Arrow keys move, with Shift they choose, Enter chooses a bar, Escape lets go":""}`,onKeyDown:T,
onPointerMove:E=>{let X=P(E);d(X),b.current!==null&&S(b.current,X)},onPointerLeave:()=>d(null),onPointerDown:E=>{!s||E.button!==0||(b.current=P(E),E.currentTarget.
setPointerCapture(E.pointerId),S(b.current,b.current))},onPointerUp:()=>{b.current=null},onDblClick:()=>s?.(null),children:[mo(0,H,3).filter(E=>E>0&&Number.isInteger(
E)).map(E=>r("g",{children:[r("line",{class:"grid-line",x1:Lo,x2:c-pl,y1:Bn+x-E/H*x,y2:Bn+x-E/H*x}),r("text",{class:"tick",x:Lo-6,y:Bn+x-E/H*x+4,"text-anchor":"\
end",children:Vn(E)})]},E)),i&&r("rect",{class:"brush",y:Bn-4,height:x+4,x:i.first<0?Lo:_+i.first/w*R,width:Math.max(2,(i.last<0?Lo+fl:_+(i.last+1)/w*R)-(i.first<
0?Lo:_+i.first/w*R))}),e.zeros>0&&r("rect",{class:N(-1)?"bin":"bin bin-out",x:Lo,width:fl,y:Bn+x-L(e.zeros),height:L(e.zeros)}),e.counts.map((E,X)=>E>0&&r("rect",
{class:`${N(X)?"bin":"bin bin-out"}${m===X?" bin-hover":""}`,x:_+X/w*R+(R/w>4?.5:0),width:Math.max(R/w-(R/w>4?1:0),1),y:Bn+x-L(E),height:L(E)},X)),r("line",{class:"\
axis-line",x1:Lo,x2:c-pl,y1:Bn+x+.5,y2:Bn+x+.5}),e.zeros>0&&r("text",{class:"tick",x:Lo+fl/2,y:o-6,"text-anchor":"middle",children:"0"}),xi(D,A,Math.floor(R/64)).
map(E=>r("text",{class:"tick",x:K(E),y:o-6,"text-anchor":"middle",children:l(E)},E)),G.map(E=>r("g",{class:"percentile",children:[r("line",{x1:E.at,x2:E.at,y1:Bn-
4,y2:Bn+x}),E.show&&r("text",{x:Math.min(E.at,c-pl-14),y:Bn-8,"text-anchor":"middle",children:[E.name,r("title",{children:[E.name,": ",l(E.value)]})]})]},E.name))]}),
r("div",{class:"histogram-foot","aria-live":"polite",children:W??(i?`chosen: ${Di(e,i,l)}, ${$(Nh(e,i))} of ${$(e.total)}`:s?"drag to choose a stretch":"")})]})}
function Oi({bins:e,label:t,unit:n=M}){let o=0,i=[];return e.zeros>0&&(o+=e.zeros,i.push(["0",e.zeros,o])),e.counts.forEach((s,a)=>{o+=s,s>0&&i.push([`${n(e.edges[a]??
0)} – ${n(e.edges[a+1]??0)}`,s,o])}),r("div",{class:"plain-scroll",tabIndex:0,role:"region","aria-label":t,children:r("table",{class:"grid-table",children:[r(
"thead",{children:r("tr",{children:[r("th",{children:t}),r("th",{class:"num",children:"count"}),r("th",{class:"num",children:"share"}),r("th",{class:"num",children:"\
up to here"})]})}),r("tbody",{children:i.map(([s,a,l])=>r("tr",{children:[r("td",{children:s}),r("td",{class:"num",children:$(a)}),r("td",{class:"num",children:ee(
a/e.total)}),r("td",{class:"num",children:ee(l/e.total)})]},s))})]})})}var Dh=e=>({running_ns:e.running.total_ns,runnable_ns:e.runnable.total_ns,blocked_ns:e.blocked.total_ns,syscall_ns:e.syscall.total_ns,syscall_blocked_ns:e.syscall_blocked.
total_ns,unknown_ns:e.unknown.total_ns,total_ns:e.total.total_ns}),Ay=[{value:"total_ns",text:"Total",hint:"Of all goroutines together"},{value:"avg_ns",text:"A\
verage",hint:"Of a goroutine"},{value:"p50_ns",text:"Median"},{value:"p99_ns",text:"p99"},{value:"max_ns",text:"Largest"}];function Py(e,t){return`${e}: total ${M(
t.total_ns)}, average ${M(t.avg_ns)}, median ${M(t.p50_ns)}, p99 ${M(t.p99_ns)}, largest ${M(t.max_ns)}`}function $y({groups:e}){let[t,n]=zt("show","total_ns",[
"total_ns","avg_ns","p50_ns","p99_ns","max_ns"]),o=V(()=>{let i=p=>Math.max(...e.map(p),1),s=Math.max(Math.min(...e.map(p=>p.latency.p50_ns).filter(p=>p>0),1e6),
10),a=i(p=>p.latency.max_ns),l=(p,g)=>p.ranges.find(b=>b.name===g)?.total_ns??0,u=(p,g,b,w,_="86px")=>{let R=i(x=>w(x)[t]);return{id:p,title:g,value:x=>w(x)[t],
show:x=>r("span",{title:Py(g,w(x)),children:r(Pe,{value:w(x)[t],of:R,kind:b,children:r(ie,{ns:w(x)[t]})})}),num:!0,width:_}},c=p=>Ey(p.syscall,p.syscall_blocked),
m=[{id:"fn",title:"Start function",value:p=>Lt(p.function),show:p=>r(tn,{fn:p.function}),width:"minmax(200px, 1.6fr)"},{id:"count",title:"Count",value:p=>p.count,
show:p=>$(p.count),num:!0,width:"70px"},{id:"alive",title:"Left",hint:"There when the trace ended",value:p=>p.alive,show:p=>p.alive?$(p.alive):r("span",{class:"\
faint",children:"0"}),num:!0,width:"54px"},{id:"shares",title:"Shares",hint:"How their time divides: running, system calls, runnable, waiting",value:p=>p.total.
total_ns,show:p=>r(Jn,{shares:ho(Dh(p))}),width:"minmax(70px, 0.7fr)",picture:!0,fixed:!0},u("running","Running","running",p=>p.running),u("runnable","Runnable",
"runnable",p=>p.runnable),{id:"spread",title:"Single waits",hint:"Each wait from runnable to running: median, 99th percentile and longest, on a logarithmic axis\
 that all rows share",value:p=>p.latency.p99_ns,show:p=>r(rr,{p50:p.latency.p50_ns,p99:p.latency.p99_ns,max:p.latency.max_ns,low:s,high:a}),width:"96px",picture:!0},
u("blocked","Blocked","waiting",p=>p.blocked),{id:"why",title:"Mostly on",value:Lh,show:p=>r("span",{class:"muted",title:p.blocked_by_reason.map(g=>`${g.name||"\
since before the trace"} ${M(g.total_ns)}`).join(`
`),children:Lh(p)}),width:"minmax(90px, 0.6fr)"},u("syscall","Syscalls","syscall",c),{id:"gc",title:"For GC",hint:"Mark assist and sweeping, in all; overlaps wi\
th the states",value:p=>l(p,"GC mark assist")+l(p,"GC incremental sweep"),show:p=>r("span",{title:`mark assist ${M(l(p,"GC mark assist"))}, sweeping ${M(l(p,"GC\
 incremental sweep"))}`,children:r(ie,{ns:l(p,"GC mark assist")+l(p,"GC incremental sweep")})}),num:!0,width:"72px"},u("life","Lifetime","span",p=>p.total)],d=new Set(
[e.every(p=>l(p,"GC mark assist")+l(p,"GC incremental sweep")===0)&&"gc",e.every(p=>c(p).total_ns===0)&&"syscall"]);return m.filter(p=>!d.has(p.id))},[e,t]);return r(
Ne,{label:"Start functions",columns:o,rows:e,sort:{column:"running",descending:!0},csvName:"goroutines",tallest:24,rowHeight:32,filterHint:"Filter functions",rowHref:i=>Ea(
i.function),empty:"The trace shows no goroutine.",tools:r(U,{children:[r(fn,{label:"Times",options:Ay,value:t,onChange:n}),r(go,{})]})})}function Ey(e,t){return{
total_ns:e.total_ns+t.total_ns,avg_ns:e.avg_ns+t.avg_ns,p50_ns:Math.max(e.p50_ns,t.p50_ns),p99_ns:Math.max(e.p99_ns,t.p99_ns),max_ns:Math.max(e.max_ns,t.max_ns)}}
function Lh(e){let t=e.blocked_by_reason[0];return t?t.name||"since before the trace":""}function Ny({groups:e}){let t=V(()=>{let n=i=>Math.max(...e.map(s=>s.totals[i]),
1),o=(i,s,a,l)=>{let u=n(a);return{id:i,title:s,value:c=>c.totals[a],show:c=>r(Pe,{value:c.totals[a],of:u,kind:l,children:r(ie,{ns:c.totals[a]})}),num:!0,width:"\
110px"}};return[{id:"fn",title:"Start function",value:i=>Lt(i.fn),show:i=>r(tn,{fn:i.fn}),width:"minmax(220px, 1.5fr)"},{id:"n",title:"Goroutines",hint:"That we\
re there in the range",value:i=>i.n,show:i=>$(i.n),num:!0},{id:"shares",title:"Shares",value:i=>i.totals[0],show:i=>r(Jn,{shares:Da(i.totals)}),width:"minmax(12\
0px, 1fr)",picture:!0,fixed:!0},o("running","Running",0,"running"),o("runnable","Runnable",1,"runnable"),o("waiting","Blocked",2,"waiting"),o("syscall","Syscall\
s",3,"syscall")]},[e]);return r(Ne,{label:"Start functions in the range",columns:t,rows:e,sort:{column:"running",descending:!0},csvName:"goroutines-range",tallest:24,
rowHeight:32,filterHint:"Filter functions",rowHref:n=>Ea(n.fn),tools:r(go,{})})}function Ly(){let e=ue.value,t=ke(e?null:"doc/goroutines"),n=ke(e?"area":null,e?
{from:e.from,to:e.to,rows:"all",stacks:"off"}:{});return r(Je,{title:"Goroutines",lead:"What they spent their time on, by the function that they began with.",actions:r(
Ue,{restricted:!0}),children:e?r(oe,{flush:!0,children:r(Te,{load:n,rows:8,children:o=>r(Ny,{groups:o.groups})})}):r(Te,{load:t,rows:8,children:o=>r(U,{children:[
r(ot,{head:o}),o.usable&&r(oe,{flush:!0,children:r($y,{groups:o.groups??[]})})]})})})}var Fy=[{value:"total",text:"Lifetime"},{value:"running",text:"Running"},{
value:"runnable",text:"Runnable"},{value:"blocked",text:"Blocked"},{value:"syscall",text:"Syscalls"}],Fh={total:"span",running:"running",runnable:"runnable",blocked:"\
waiting",syscall:"syscall"},Bi=(e,t)=>t==="syscall"?e.syscall_ns+e.syscall_blocked_ns:e[`${t}_ns`],Dy=2e4,Oy=["total","running","runnable","blocked","syscall","\
id"];function By({group:e,rows:t,total:n,sorted:o,onSorted:i}){let[s,a]=zt("by","total",["total","running","runnable","blocked","syscall"]),[l,u]=q(null),[c,m]=nn(),
d=V(()=>t.map(A=>Bi(A,s)),[t,s]),p=V(()=>ll(d),[d]),g=V(()=>cl(d),[d]),b=ue.value,w=V(()=>t.filter(A=>dl(p,l,Bi(A,s))&&(!b||A.creation_ns<b.to&&(A.end_ns??1/0)>
b.from)),[t,p,l,s,b]),_=V(()=>{let A=L=>Math.max(...t.map(P=>Bi(P,L)),1),K=(L,P)=>{let S=A(L);return{id:L,title:P,value:N=>Bi(N,L),show:N=>r(Pe,{value:Bi(N,L),of:S,
kind:Fh[L],children:r(ie,{ns:Bi(N,L)})}),num:!0,width:"100px"}};return[{id:"id",title:"Goroutine",value:L=>L.id,show:L=>r(Ft,{id:L.id,at:L.creation_ns,to:L.end_ns??
L.creation_ns+L.total_ns}),num:!0,width:"92px"},{id:"created",title:"Created",hint:"Or first seen",value:L=>L.creation_ns,show:L=>r(Fn,{id:L.id,from:L.creation_ns,
to:L.end_ns??L.creation_ns+L.total_ns}),num:!0,width:"112px"},{id:"first",title:"First run",hint:"How long after it was created it ran first",value:L=>L.start_ns===
null?null:L.start_ns-L.creation_ns,show:L=>L.start_ns===null?r("span",{class:"faint",children:"never"}):r(ie,{ns:L.start_ns-L.creation_ns}),num:!0,width:"84px"},
{id:"shares",title:"Shares",value:L=>L.total_ns,show:L=>r(Jn,{shares:ho(L)}),width:"minmax(100px, 1fr)",picture:!0,fixed:!0},K("total","Lifetime"),K("running","\
Running"),K("runnable","Runnable"),K("blocked","Blocked"),K("syscall","Syscalls"),{id:"why",title:"Mostly on",value:L=>L.blocked_by_reason[0]?.name??"",show:L=>r(
"span",{class:"muted",title:L.blocked_by_reason.map(P=>`${P.name||"since before the trace"} ${M(P.total_ns)}`).join(`
`),children:L.blocked_by_reason[0]?L.blocked_by_reason[0].name||"since before the trace":""}),width:"minmax(110px, 0.8fr)"},{id:"end",title:"",hint:"Whether it \
was there when the trace ended",value:L=>L.end_ns===null?"left":"",show:L=>L.end_ns===null?r("span",{class:"tag",children:"left"}):"",width:"56px",fixed:!0}]},[
t]),R=w.slice(0,30).map(A=>`g${A.id}`),x=Math.min(...w.map(A=>A.creation_ns)),D=Math.max(...w.map(A=>A.end_ns??A.creation_ns+A.total_ns));return r(U,{children:[
r(oe,{title:"Distribution",note:t.length<n?`Of the first ${$(t.length)} by ${o==="total"?"lifetime":o}; there are ${$(n)}.`:void 0,actions:r(U,{children:[r(fn,{
label:"Measure",options:Fy,value:s,onChange:A=>{a(A),u(null)}}),m]}),children:[r(Ut,{small:!0,facts:g.map(A=>({label:A.name,value:A.value===0?"0":M(A.value)}))}),
r("div",{class:"space-above",children:c?r(Oi,{bins:p,label:s}):r(ur,{bins:p,marks:g,label:`${s} of goroutines`,brush:l,onBrush:u,kind:Fh[s],height:170})})]}),r(
oe,{title:l?`Those with ${Di(p,l)} ${s==="total"?"of life":s}`:"Each goroutine",flush:!0,actions:r(U,{children:[l&&r("button",{type:"button",class:"button",onClick:()=>u(
null),children:"All of them"}),w.length>0&&r($o,{to:Be({view:{from:Math.max(0,x),to:Math.max(D,x+1)},pin:R}),children:w.length>30?"Show the first 30 on the time\
line":"Show these on the timeline"})]}),children:r(Ne,{label:`Goroutines of ${e.function}`,columns:_,rows:w,total:l||b?void 0:n,sort:{column:"total",descending:!0},
csvName:"goroutines",tallest:20,filterHint:"Filter by id, reason",rowHref:A=>Xn(A.id,A.creation_ns,A.end_ns??A.creation_ns+A.total_ns),empty:"None is left.",onSorted:A=>{
t.length<n&&Oy.includes(A.column)&&i(A.column)}})})]})}function Hy({fn:e}){let[t,n]=q("total"),o=ke("doc/goroutines",{fn:e,top:Dy,sort:t==="total"?null:t}),i=o.
data?.group,s=i?ho(Dh(i)):null;return r(Je,{title:r("span",{class:"fname fn-title",title:e,children:De(e)}),trail:[{text:"Goroutines",href:Z("/goroutines")}],lead:r(
U,{children:[e!==De(e)&&r("span",{class:"mono",children:e})," ",tr(e)&&r("span",{class:"tag",children:"Go’s library"})]}),actions:r(U,{children:[r(Ue,{restricted:!1}),
r("a",{class:"button",href:Z("/profiles",{kind:"sync",scope:`goroutine:${e}`}),children:"Flame of blocking"}),r($o,{to:Be({q:e,rows:"g:fn"}),main:!0})]}),children:r(
Te,{load:o,rows:8,children:a=>r("div",{class:"stack-gap",children:[r(ot,{head:a}),a.group&&s&&r(U,{children:[r(Ut,{facts:[{label:"Goroutines",value:$(a.group.count),
hint:He(a.group.alive,"of them was","of them were")+" there when the trace ended"},{label:"Left",value:$(a.group.alive),hint:"There when the trace ended"},{label:"\
Of all running",value:ee(a.group.running_share)},{label:"Running",value:M(a.group.running.total_ns),href:Z("/profiles",{kind:"running",scope:`goroutine:${e}`})},
{label:"Runnable",value:M(a.group.runnable.total_ns),href:Z("/profiles",{kind:"sched",scope:`goroutine:${e}`})},{label:"Blocked",value:M(a.group.blocked.total_ns),
href:Z("/profiles",{kind:"sync",scope:`goroutine:${e}`})},{label:"Syscalls",value:M(a.group.syscall.total_ns+a.group.syscall_blocked.total_ns),href:Z("/profiles",
{kind:"syscall",scope:`goroutine:${e}`})},{label:"Sched latency p99",value:M(a.group.latency.p99_ns),hint:`Median ${M(a.group.latency.p50_ns)}, longest ${M(a.group.
latency.max_ns)} of ${$(a.group.latency.count)}`,href:Z("/latency",{kind:"sched",fn:e})}]}),r(oe,{children:[r(Jn,{shares:s,tall:!0}),r("div",{class:"states-lege\
nd space-above",children:[r(go,{}),r("span",{class:"muted",children:a.group.blocked_by_reason.slice(0,5).map(l=>`${l.name||"since before the trace"} ${M(l.total_ns)}`).
join(" · ")})]})]}),r(By,{group:a.group,rows:a.goroutines??[],total:a.group.count,sorted:t,onSorted:n})]})]})})})}function Oh({arg:e}){return e===null?r(Ly,{}):
r(Hy,{fn:e},e)}function Bh({title:e,root:t,by:n,onFunction:o}){let i=m=>n==="time"?m.value:m.count,[s,a]=q(new Set),l=[],u=(m,d)=>{for(let p of m.children.slice(0,60))l.push({
node:p,level:d}),s.has(p)&&u(p,d+1)};u(t,0);let c=i(t);return r("div",{class:"neighbours",children:[r("h3",{children:e}),l.length===0&&r("p",{class:"faint",children:e===
"Callers"?"Nothing calls it: stacks begin here.":"It calls nothing: stacks end here."}),r("ul",{class:"neighbour-list",children:l.slice(0,200).map(({node:m,level:d},p)=>r(
"li",{style:{paddingLeft:`${Math.min(d,20)*14}px`},children:[r("button",{type:"button",class:"tree-mark","aria-label":`${s.has(m)?"Close":"Open"} ${m.name}`,"ar\
ia-expanded":s.has(m),disabled:m.children.length===0,onClick:()=>{let g=new Set(s);g.delete(m)||g.add(m),a(g)},children:m.children.length===0?"·":s.has(m)?"▾":
"▸"}),r("button",{type:"button",class:"link fname",title:m.name,onClick:()=>o(m.name),children:De(m.name)}),r("span",{class:"neighbour-value num",children:r(Pe,
{value:i(m),of:c,children:[n==="time"?M(m.value):$(m.count)," ",r("span",{class:"faint",children:ee(c>0?i(m)/c:0)})]})})]},p))})]})}function Hh({samples:e,by:t,
chosen:n,onFunction:o}){let i=V(()=>yh(e),[e]),s=V(()=>n===null?null:xh(e,n),[e,n]),a=V(()=>e.reduce((d,p)=>d+(t==="time"?p.value:p.count),0),[e,t]),l=d=>t==="t\
ime"?d.self:d.selfCount,u=d=>t==="time"?d.total:d.count,c=d=>r(Pe,{value:d,of:a,children:d===0?r("span",{class:"faint",children:"0"}):t==="time"?r(ie,{ns:d}):$(
d)}),m=V(()=>[{id:"name",title:"Function",value:d=>d.name,show:d=>r(po,{fn:d.name}),width:"minmax(220px, 1fr)"},{id:"self",title:"Self",hint:"Where stacks end i\
n this function",value:l,show:d=>c(l(d)),num:!0,width:"130px"},{id:"selfShare",title:"Self %",value:d=>a>0?l(d)/a:0,show:d=>ee(a>0?l(d)/a:0),num:!0,width:"74px"},
{id:"total",title:"Total",hint:"Where this function is anywhere on the stack",value:u,show:d=>c(u(d)),num:!0,width:"130px"},{id:"totalShare",title:"Total %",value:d=>a>
0?u(d)/a:0,show:d=>ee(a>0?u(d)/a:0),num:!0,width:"74px"}],[t,a]);return r("div",{class:"sandwich",children:[r(Ne,{label:"Functions",columns:m,rows:i,sort:{column:"\
self",descending:!0},csvName:"functions",tallest:n?10:18,onRow:d=>o(d.name===n?null:d.name),isChosen:d=>d.name===n,filterHint:"Filter functions"}),s&&n!==null&&
r("div",{class:"sandwich-around",children:[r("header",{children:[r("h3",{children:r(po,{fn:n})}),r("button",{type:"button",class:"link",onClick:()=>o(null),children:"\
close"})]}),r("div",{class:"sandwich-columns",children:[r(Bh,{title:"Callers",root:s.callers,by:t,onFunction:o}),r(Bh,{title:"Callees",root:s.callees,by:t,onFunction:o})]},
n)]}),!n&&r("p",{class:"p-note",children:"Choose a function to see who calls it and what it calls."})]})}var Ih=[{value:"sync",text:"Blocking",hint:"Blocked on channels, select and package sync"},{value:"net",text:"Network",hint:"Blocked on the network"},{value:"sy\
scall",text:"Syscalls",hint:"In system calls"},{value:"sched",text:"Scheduler",hint:"Runnable, waiting for a P; the stack is that of who woke or created the gor\
outine"},{value:"running",text:"Running",hint:"On a P, by the stack at which the goroutine stopped running"},{value:"cpu",text:"CPU samples",hint:"Samples of th\
e CPU profiler, if it ran during the trace"}],Iy=[{value:"flame",text:"Flame graph"},{value:"functions",text:"Functions"},{value:"stacks",text:"Stacks"}],Gy=1e4;
function zy(e){return e?e.startsWith("goroutine:")?{fn:e.slice(10)}:/^g:?\d+$/.test(e)?{goroutine:Number(e.replace(/^g:?/,""))}:e.startsWith("region:")?{region:e.
slice(7)}:{other:e}:{}}function Wy(e){return e.stacks.map(t=>({frames:t.frames.map(n=>n.function),value:t.total_ns,count:t.count}))}function Uy({doc:e}){let[t,n]=q(
e.stacks[0]??null),o=V(()=>[{id:"stack",title:"Stack",value:s=>s.frames.map(a=>a.function).join(" "),show:s=>r(fo,{frames:s.frames}),width:"minmax(260px, 1fr)"},
{id:"total",title:"Total",value:s=>s.total_ns,show:s=>r(Pe,{value:s.total_ns,of:e.stacks[0]?.total_ns??1,children:r(ie,{ns:s.total_ns})}),num:!0,width:"110px"},
{id:"share",title:"Share",value:s=>s.share,show:s=>ee(s.share),num:!0,width:"76px"},{id:"count",title:"Count",value:s=>s.count,show:s=>$(s.count),num:!0,width:"\
80px"},{id:"avg",title:"Average",value:s=>s.avg_ns,show:s=>r(ie,{ns:s.avg_ns}),num:!0},{id:"p50",title:"Median",value:s=>s.p50_ns,show:s=>r(ie,{ns:s.p50_ns}),num:!0},
{id:"p99",title:"p99",value:s=>s.p99_ns,show:s=>r(ie,{ns:s.p99_ns}),num:!0},{id:"max",title:"Longest",value:s=>s.max_ns,show:s=>r(ie,{ns:s.max_ns}),num:!0},{id:"\
top",title:"Top 1 %",hint:"Part of the total that the longest 1 % make up",value:s=>s.top_1_percent_share,show:s=>ee(s.top_1_percent_share),num:!0,width:"68px"}],
[e]),i=V(()=>t?ul(t.histogram.map(s=>({from:s.from_ns,to:s.to_ns,count:s.count}))):null,[t]);return r("div",{class:"stack-gap",children:[r(Ne,{label:"Stacks",columns:o,
rows:e.stacks,total:e.num_stacks,sort:{column:"total",descending:!0},csvName:`profile-${e.profile}`,tallest:14,filterHint:"Filter by function",onRow:n,isChosen:s=>s===
t,empty:"Nothing waited."}),t&&i&&r("div",{class:"columns-2",children:[r("div",{children:[r("h2",{class:"small-head",children:"Stack, innermost first"}),r(Gt,{frames:t.
frames})]}),r("div",{children:[r("h2",{class:"small-head",children:"How long each of them took"}),r(ur,{bins:i,label:"Lengths of this stack",kind:e.profile==="s\
yscall"?"syscall":e.profile==="sched"?"runnable":"waiting",marks:[{name:"p50",value:t.p50_ns},{name:"p99",value:t.p99_ns},{name:"max",value:t.max_ns}]})]})]})]})}
function Vy({scope:e}){let[t,n]=q(!1),o=ke(t?"doc/goroutines":null),i=s=>{fe({scope:s}),n(!1)};return e.fn!==void 0||e.goroutine!==void 0||e.region!==void 0||e.
other!==void 0?r("span",{class:"chip chip-range",children:[r("span",{children:e.fn!==void 0?r(U,{children:["goroutines of ",r("span",{class:"mono",children:De(e.
fn)})]}):e.goroutine!==void 0?`g${e.goroutine}`:e.region!==void 0?r(U,{children:["within regions ",r("span",{class:"mono",children:e.region})]}):e.other}),r("bu\
tton",{type:"button",class:"chip-clear",onClick:()=>i(null),children:[r(Me,{name:"close",size:12})," all goroutines"]})]}):t?r("select",{class:"field","aria-lab\
el":"Only goroutines of",ref:s=>s?.focus(),onChange:s=>i(s.currentTarget.value===""?null:`goroutine:${s.currentTarget.value}`),children:[r("option",{value:"",children:o.
data?"All goroutines":"Loading…"}),o.data?.groups?.map(s=>r("option",{value:Lt(s.function),children:[De(Lt(s.function))," (",$(s.count),")"]},s.function))]}):
r("button",{type:"button",class:"button",onClick:()=>n(!0),children:"All goroutines ▾"})}function Rc({samples:e,view:t,by:n,label:o,unit:i}){let s=be.value.fn??
null,a=l=>fe({fn:l,view:l===null?t:"functions"});return e.length===0?r("p",{class:"faint",children:["There is nothing of this kind",ue.value?" in the range":"",
"."]}):t==="flame"?r(sl,{samples:e,by:n,label:o,onFunction:a,unit:i}):r(Hh,{samples:e,by:n,chosen:s,onFunction:a})}function Ky({query:e}){let t=new URL(Uo("doc/\
profile",{...e,format:"pprof",top:null}),location.href).href,n=`go tool pprof '${t}'`;return r("div",{class:"pprof-line space-above",children:[r("a",{class:"but\
ton",href:t,download:`${String(e.kind)}.pb.gz`,children:"Download pprof"}),r("code",{children:n}),r(Ia,{text:()=>n})]})}function jy({kind:e,scope:t,view:n,by:o}){
let i=ue.value,[s,a]=zt("complete","0",["0","1"]),l={kind:e,fn:t.fn,goroutine:t.goroutine,region:t.region,from:i?`${Math.round(i.from)}ns`:null,to:i?`${Math.round(
i.to)}ns`:null,complete:s==="1"?1:null},u=ke("doc/profile",{...l,top:Gy}),c=V(()=>u.data?.usable?Wy(u.data):[],[u.data]);return r(Te,{load:u,rows:8,children:m=>r(
"div",{class:"stack-gap",children:[r(ot,{head:m}),m.count>0&&r(Ut,{facts:[{label:"Total",value:M(m.total_ns)},{label:"Count",value:$(m.count)},{label:"Average",
value:M(m.avg_ns)},{label:"Median",value:M(m.p50_ns)},{label:"p99",value:M(m.p99_ns)},{label:"Longest",value:M(m.max_ns),href:Z("/latency",{kind:e==="sched"?"sc\
hed":e==="syscall"?"syscall":"block"})},{label:"By the longest 1 %",value:ee(m.top_1_percent_share),hint:"Part of the total that the longest 1 % of the waits ma\
ke up"},{label:"Stacks",value:$(m.num_stacks)}]}),r(oe,{flush:!0,children:[n==="stacks"?r(Uy,{doc:m},m.profile):r(Rc,{samples:c,view:n,by:o,label:e}),m.num_stacks>
m.stacks.length&&r("p",{class:"p-note",children:["The ",$(m.stacks.length)," largest of ",He(m.num_stacks,"stack"),"."]}),e==="sched"&&r("label",{class:"check s\
pace-above",children:[r("input",{type:"checkbox",checked:s==="1",onChange:d=>a(d.currentTarget.checked?"1":"0")}),"with the wait before the first run, which go \
tool trace leaves out"]}),r(Ky,{query:l})]})]})})}function qy({scope:e,view:t,by:n}){let o=ue.value,i=ke(e.fn!==void 0?"rows":null,{section:"groups",filter:e.fn,
limit:1e3}),s=i.data?.rows.find(m=>m.fn===e.fn||m.label===e.fn),a=e.goroutine!==void 0?`g${e.goroutine}`:e.fn===void 0?"all":s?.key,l=o??{from:0,to:de.value},u=ke(
a===void 0||l.to<=0?null:"area",{from:l.from,to:l.to,rows:a,stacks:"running"}),c=V(()=>u.data?.flame?gh(u.data.flame.nodes):[],[u.data]);return i.data&&e.fn!==void 0&&
!s?r(Xe,{kind:"warn",title:"There is nothing to show",children:["No goroutine began with ",e.fn,"."]}):e.region!==void 0?r(Xe,{title:"Running time cannot be res\
tricted to regions",children:"The profiles of waiting can."}):r(Te,{load:u,rows:8,children:m=>r(oe,{flush:!0,children:[t==="stacks"?r("p",{class:"faint",children:"\
Running time is known by function only: see the flame graph or the functions."}):r(Rc,{samples:c,view:t,by:"time",label:"running"}),r("p",{class:"p-note",children:[
M(m.states.running?.total??0)," of running in ",$(m.states.running?.count??0)," stretches. A stretch counts for the stack at which it ended: the call that block\
ed, or where it was preempted.",n==="count"?" It is weighed by time.":""]})]})})}function Yy({scope:e,view:t}){let n=ue.value,o=yf("doc/export",{format:"folded",
state:"samples",from:n?`${Math.round(n.from)}ns`:null,to:n?`${Math.round(n.to)}ns`:null}),i=V(()=>o.data===null?[]:bh(o.data),[o.data]),s=i.reduce((a,l)=>a+l.count,
0);return r(Te,{load:o,rows:8,children:()=>r(oe,{flush:!0,children:[(e.fn!==void 0||e.goroutine!==void 0)&&r(Xe,{title:"Samples are of all goroutines",children:"\
They cannot be restricted to some of them."}),s===0?r(Xe,{title:`There are no CPU samples${n?" in the range":" in this trace"}`,children:"They are only there if\
 the CPU profiler ran while the trace was taken (pprof.StartCPUProfile, or /debug/pprof/profile at the same time)."}):t==="stacks"?r("p",{class:"faint",children:"\
See the flame graph or the functions."}):r(Rc,{samples:i,view:t,by:"count",label:"CPU samples",unit:He(s,"sample")})]})})}function Gh(e){let[t]=zt("kind","sync",
["sync","net","syscall","sched","running","cpu"]),[n,o]=zt("view","flame",["flame","functions","stacks"]),[i,s]=zt("unit","time",["time","count"]),a=zy(be.value.
scope),l=Ih.find(u=>u.value===t)?.hint;return r(Je,{title:"Profiles",lead:`${l}.`,actions:r(U,{children:[r(Ue,{restricted:!0}),r(Vy,{scope:a})]}),children:[r("d\
iv",{class:"choices",children:[r(fn,{label:"Kind",options:Ih,value:t,onChange:u=>fe({kind:u==="sync"?null:u,fn:null})}),r(fn,{label:"View",options:Iy,value:n,onChange:o}),
t!=="cpu"&&t!=="running"&&n!=="stacks"&&r(fn,{label:"Unit",options:[{value:"time",text:"Time"},{value:"count",text:"Count"}],value:i,onChange:s})]}),a.other!==void 0&&
r(Xe,{kind:"warn",title:"This scope is not known",children:["“",a.other,"”: a profile can be of all goroutines, of those of a start function (goroutine:NAME),\
 of one (g17), or within regions (region:NAME). For a task choose its time as the range."]}),t==="running"?r(qy,{scope:a,view:n,by:i},t):t==="cpu"?r(Yy,{scope:a,
view:n},t):r(jy,{kind:t,scope:a,view:n,by:i},t),We.value?.state==="reading"&&Qt.value===null&&r("p",{class:"p-note",children:"The trace is still being read."})]})}var Hi=62,Xy=12,ml=6,Jy=24;function Qy(e){let t=new Map;for(let i of e.cells)t.set(i.from_ns,i.to_ns);let n=[...t].map(([i,s])=>({from:i,to:s})).sort((i,s)=>i.from-
s.from),o=[];for(let i of n){let s=o[o.length-1];for(;s&&s.to<i.from&&s.to>0&&o.length<200;)s={from:s.to,to:Math.min(s.to*2,i.from)},o.push(s);o.push(i)}return o}
function zh({heat:e,label:t,chosen:n,onCell:o}){let[i,s]=Vt(),a=_e(null),[l,u]=q(null),c=V(()=>Qy(e),[e]),m=V(()=>{let T=new Map(c.map((W,E)=>[W.from,E])),B=new Map,
G=1;for(let W of e.cells){let E=T.get(W.from_ns);E===void 0||W.column<0||W.column>=e.columns||(B.set(W.column*1e3+E,W.count),G=Math.max(G,W.count))}return{grid:B,
most:G}},[e,c]),d=Math.max(9,Math.min(18,Math.floor(260/Math.max(c.length,1)))),p=Math.max(c.length,1)*d,g=p+ml+Jy,b=Math.max(s-Hi-Xy,10),w=kt.value==="dark";ce(
()=>{let T=requestAnimationFrame(()=>{let B=a.current,G=B?.getContext("2d");if(!B||!G||s<=0)return;let W=window.devicePixelRatio||1;B.width=Math.round(b*W),B.height=
Math.round(p*W),G.scale(W,W),G.clearRect(0,0,b,p),G.fillStyle=rn("--bg-sunken"),G.fillRect(0,0,b,p);let E=b/e.columns;for(let[X,O]of m.grid){let re=Math.floor(X/
1e3),we=X%1e3,ae=m.most>1?Math.log(O)/Math.log(m.most):1;G.fillStyle=w?`oklch(${.44+.46*ae} ${.09+.07*ae} ${290-215*ae})`:`oklch(${.83-.5*ae} ${.07+.08*ae} ${75+
215*ae})`;let pe=Math.floor(re*E);G.fillRect(pe,p-(we+1)*d,Math.max(Math.floor((re+1)*E)-pe-(E>4?1:0),1),d-1)}});return()=>cancelAnimationFrame(T)},[e,m,s,p,b,d,
w]);let _=T=>{let B=a.current.getBoundingClientRect(),G=Math.floor((T.clientX-B.left)/b*e.columns),W=Math.floor((p-(T.clientY-B.top))/d);return G<0||G>=e.columns||
W<0||W>=c.length?null:{column:G,row:W}},R=({column:T,row:B})=>({from:e.from_ns+T*e.width_ns,to:e.from_ns+(T+1)*e.width_ns,shortest:c[B]?.from??0,longest:c[B]?.to??
0,count:m.grid.get(T*1e3+B)??0}),x=T=>{let B=l??{column:0,row:c.length-1},W={ArrowRight:[1,0],ArrowLeft:[-1,0],ArrowUp:[0,1],ArrowDown:[0,-1]}[T.key];if(W)u(l?{
column:Math.max(0,Math.min(e.columns-1,B.column+W[0])),row:Math.max(0,Math.min(c.length-1,B.row+W[1]))}:B);else if(T.key==="Enter"&&l)o(R(l));else if(T.key==="E\
scape"&&n)o(null);else return;T.preventDefault(),T.stopPropagation()};if(c.length===0)return r("p",{class:"faint",children:"There are no instances."});let D=e.from_ns+
e.columns*e.width_ns,A=mo(e.from_ns,D,Math.max(2,Math.floor(b/110))),K=wi(A),H=T=>Hi+(T-e.from_ns)/(D-e.from_ns)*b,L=T=>({x:Hi+T.column/e.columns*b,y:ml+p-(T.row+
1)*d,width:Math.max(b/e.columns,2),height:d}),P=n?{column:Math.round((n.from-e.from_ns)/e.width_ns),row:c.findIndex(T=>T.from===n.shortest)}:null,S=l?R(l):null,
N=Math.max(1,Math.ceil(18/d));return r("div",{class:"heatmap",ref:i,children:[s>0&&r("div",{class:"heatmap-stage",style:{height:`${g}px`},children:[r("canvas",{
ref:a,class:"heatmap-canvas",style:{left:`${Hi}px`,top:`${ml}px`,width:`${b}px`,height:`${p}px`},"aria-hidden":"true"}),r("svg",{class:"heatmap-over",width:s,height:g,
tabindex:0,role:"application","aria-label":`${t}: heat map, time by length. Arrow keys move, Enter lists what is in a cell`,onKeyDown:x,onMouseMove:T=>u(_(T)),onMouseLeave:()=>u(
null),onClick:T=>{let B=_(T);o(B&&R(B).count>0?R(B):null)},children:[c.map((T,B)=>B%N===0&&r("text",{class:"tick",x:Hi-6,y:ml+p-B*d-d/2+4,"text-anchor":"end",children:M(
T.from)},B)),A.map((T,B)=>r("text",{class:"tick",x:Math.max(Hi+10,Math.min(H(T),s-34)),y:g-6,"text-anchor":"middle",children:K[B]},T)),l&&r("rect",{class:"heat-\
hover",...L(l)}),P&&P.row>=0&&r("rect",{class:"heat-chosen",...L(P)})]})]}),r("div",{class:"histogram-foot","aria-live":"polite",children:S?`${Re(S.from)} to ${Re(
S.to)}: ${$(S.count)} of ${M(S.shortest)} to ${M(S.longest)}`:"click a cell to list what is in it"})]})}function Wh({heat:e}){let t=[...e.cells].sort((n,o)=>o.from_ns-
n.from_ns||n.column-o.column).slice(0,500);return r("div",{class:"plain-scroll",tabIndex:0,role:"region","aria-label":"Cells of the heat map",children:r("table",
{class:"grid-table",children:[r("thead",{children:r("tr",{children:[r("th",{class:"num",children:"time"}),r("th",{class:"num",children:"length from"}),r("th",{class:"\
num",children:"to"}),r("th",{class:"num",children:"count"})]})}),r("tbody",{children:t.map(n=>r("tr",{children:[r("td",{class:"num",children:Re(e.from_ns+n.column*
e.width_ns)}),r("td",{class:"num",children:M(n.from_ns)}),r("td",{class:"num",children:M(n.to_ns)}),r("td",{class:"num",children:$(n.count)})]},`${n.column} ${n.
from_ns}`))})]})})}function Vh(e){let t=0;for(;2**t*1024<e&&t<44;)t++;return t}function Uh(e){return jn[e]===0||jn[e]===3}function Kh(e,t,n,o){let i=t.x*pt(t.level),s=2**t.level,a=(l,u,c)=>{
let m=Math.max(l,n),d=Math.min(u,n+e.length*o);if(d>m)for(let p=Math.floor((m-n)/o);p<e.length&&n+p*o<d;p++){let g=Math.min(d,n+(p+1)*o)-Math.max(m,n+p*o);g>0&&
(e[p]+=g*c)}};if(t.kind===1&&Uh(t.state))a(i,i+pt(t.level),1);else if(t.kind===2&&t.spans){let{n:l,x0:u,x1:c,state:m}=t.spans;for(let d=0;d<l;d++)Uh(m[d])&&a(i+
u[d]/64*s,i+(c[d]===65535?1024:c[d]/64)*s,1)}else if(t.kind===3&&t.share)for(let l=0;l<1024;l++){let u=t.share[l*4+0]+t.share[l*4+3];u>0&&a(i+l*s,i+(l+1)*s,Math.
min(u/255,1))}}var Cn=160,Ii=62,Zy=12,jh=100;async function ex(e,t,n){let o=await Ye("rows",{section:"procs",limit:512},n),i=o.rows.map(d=>d.key),s=Vh(t-e),a=Math.max((t-e)/Cn,
1),l=i.map(()=>new Float64Array(Cn)),u=Math.floor(e/pt(s)),c=Math.floor(Math.max(t-1,e)/pt(s));for(let d=0;d<i.length;d+=jh){let p=pa(await ra(s,u,c,i.slice(d,d+
jh),n));for(let{row:g,tile:b}of p.tiles){let w=l[d+g];w&&Kh(w,b,e,a)}}for(let d of l)for(let p=0;p<Cn;p++)d[p]=Math.min(d[p]/a,1);let m=i.map((d,p)=>p).sort((d,p)=>i[d].
localeCompare(i[p],"en",{numeric:!0}));return{keys:m.map(d=>i[d]),names:m.map(d=>o.rows[d].label||i[d]),shares:m.map(d=>l[d]),from:e,width:a}}function qh({from:e,
to:t}){let[n,o]=Vt(),i=_e(null),[s,a]=q(null),[l,u]=q(null),[c,m]=q(null),[d,p]=nn(),g=qe.value;ce(()=>{if(g===null||t<=e)return;let S=new AbortController;return u(
null),ex(e,t,S.signal).then(a,N=>{!It(N)&&!S.signal.aborted&&u(dn(N))}),()=>S.abort()},[g,e,t,Zt.value]);let b=s?.keys.length??0,w=b>40?7:b>16?11:18,_=b*w,R=Math.
max(o-Ii-Zy,10),x=kt.value==="dark";if(ce(()=>{let S=requestAnimationFrame(()=>{let N=i.current,T=N?.getContext("2d");if(!N||!T||!s||o<=0)return;let B=window.devicePixelRatio||
1;N.width=Math.round(R*B),N.height=Math.round(_*B),T.scale(B,B),T.fillStyle=rn("--bg-sunken"),T.fillRect(0,0,R,_);let G=R/Cn;s.shares.forEach((W,E)=>{for(let X=0;X<
Cn;X++){let O=W[X];if(O<.002)continue;let re=Math.floor(X*G);T.fillStyle=x?`oklch(${.3+.48*O} ${.03+.11*O} 168)`:`oklch(${.93-.42*O} ${.03+.085*O} 168)`,T.fillRect(
re,E*w,Math.floor((X+1)*G)-re,w-1)}})});return()=>cancelAnimationFrame(S)},[s,o,R,_,w,x,d]),l)return r(Xe,{kind:"warn",title:"There is no map of the Ps",children:l});
let D=S=>{let N=i.current.getBoundingClientRect(),T=Math.floor((S.clientX-N.left)/R*Cn),B=Math.floor((S.clientY-N.top)/w);return T<0||T>=Cn||B<0||B>=b?null:{p:B,
column:T}},A=S=>{if(!S||!s)return;let N=s.from+S.column*s.width;Et(Be({view:{from:Math.max(0,Math.round(N-s.width)),to:Math.round(N+2*s.width)},pin:[s.keys[S.p]]}))},
K=S=>{let T={ArrowRight:[1,0],ArrowLeft:[-1,0],ArrowUp:[0,-1],ArrowDown:[0,1]}[S.key];if(T)m(c?{column:Math.max(0,Math.min(Cn-1,c.column+T[0])),p:Math.max(0,Math.
min(b-1,c.p+T[1]))}:{column:0,p:0});else if(S.key==="Enter"&&c)A(c);else return;S.preventDefault(),S.stopPropagation()},H=s?mo(s.from,s.from+Cn*s.width,Math.max(
2,Math.floor(R/110))):[],L=wi(H),P=Math.max(1,Math.ceil(14/w));return r("div",{class:"heatmap",ref:n,children:[r("div",{class:"p-actions p-right",children:p}),!s&&
r(ir,{rows:3}),s&&d&&r("table",{class:"grid-table",children:[r("thead",{children:r("tr",{children:[r("th",{children:"P"}),r("th",{class:"num",children:"busy"}),
r("th",{class:"num",children:"least busy column"}),r("th",{class:"num",children:"busiest"})]})}),r("tbody",{children:s.shares.map((S,N)=>r("tr",{children:[r("td",
{children:s.names[N]}),r("td",{class:"num",children:ee(S.reduce((T,B)=>T+B,0)/Cn)}),r("td",{class:"num",children:ee(Math.min(...S))}),r("td",{class:"num",children:ee(
Math.max(...S))})]},N))})]}),s&&!d&&o>0&&r(U,{children:[r("div",{class:"heatmap-stage",style:{height:`${_+24}px`},children:[r("canvas",{ref:i,class:"heatmap-can\
vas",style:{left:`${Ii}px`,top:"0px",width:`${R}px`,height:`${_}px`},"aria-hidden":"true"}),r("svg",{class:"heatmap-over",width:o,height:_+24,tabindex:0,role:"a\
pplication","aria-label":"Utilization of each P over time. Arrow keys move, Enter shows the place on the timeline",onKeyDown:K,onMouseMove:S=>m(D(S)),onMouseLeave:()=>m(
null),onClick:S=>A(D(S)),children:[s.names.map((S,N)=>N%P===0&&r("text",{class:"tick",x:Ii-6,y:N*w+w/2+4,"text-anchor":"end",children:S},S)),H.map((S,N)=>r("tex\
t",{class:"tick",x:Math.max(Ii+10,Math.min(Ii+(S-s.from)/(Cn*s.width)*R,o-34)),y:_+17,"text-anchor":"middle",children:L[N]},S)),c&&r("rect",{class:"heat-hover",
x:Ii+c.column/Cn*R,y:c.p*w,width:R/Cn,height:w-1})]})]}),r("div",{class:"histogram-foot","aria-live":"polite",children:c?`${s.names[c.p]} from ${Re(s.from+c.column*
s.width)}: ${ee(s.shares[c.p][c.column])} busy`:"click to see the place on the timeline"})]})]})}var Gi=62,hl=12,zi=10,tx=24,nx=[[0,"0 %"],[.5,"50 %"],[.9,"90 %"],[.99,"99 %"],[.999,"99.9 %"],[.9999,"99.99 %"],[.99999,"99.999 %"]],cr=e=>-Math.log10(Math.max(
1-e,1e-9));function Yh({lines:e,label:t,height:n=240}){let[o,i]=Vt(),[s,a]=q(null),l=Math.max(i-Gi-hl,10),u=n-zi-tx,c=Math.max(...e.map(x=>x.count),1),m=Math.max(
1,Math.min(5,Math.ceil(Math.log10(c)))),d=e.filter(x=>x.count>0).map(x=>{let D=$h(x.buckets);return{...x,points:D.map(A=>({x:Math.min(cr(A.share),cr(1-.5/x.count)),
y:Math.min(A.x,Math.max(x.max,1))}))}}),p=1/0,g=1;for(let x of d)for(let D of x.points)p=Math.min(p,D.y),g=Math.max(g,D.y);if(!Number.isFinite(p))return r("p",{
class:"faint",children:"There is nothing to show."});g<=p&&(g=p*10);let b=x=>Gi+Math.min(x/m,1)*l,w=x=>zi+u-ki(x,p,g)*u,_=s===null?null:1-10**-((s-Gi)/l*m),R=(x,D)=>{
let A=x.findIndex(K=>K.x>=D);return A<0?x[x.length-1]?.y??null:x[A]?.y??null};return r("div",{class:"percentile-plot",ref:o,children:[i>0&&r("svg",{width:i,height:n,
role:"img","aria-label":`${t}: percentiles`,onPointerMove:x=>a(Math.max(Gi,Math.min(i-hl,x.clientX-x.currentTarget.getBoundingClientRect().left))),onPointerLeave:()=>a(
null),children:[xi(p,g,7).map(x=>r("g",{children:[r("line",{class:"grid-line",x1:Gi,x2:i-hl,y1:w(x),y2:w(x)}),r("text",{class:"tick",x:Gi-6,y:w(x)+4,"text-ancho\
r":"end",children:M(x)})]},x)),nx.filter(([x])=>cr(x)<=m&&(x>0||cr(.5)/m*l>44)).map(([x,D])=>r("g",{children:[r("line",{class:"grid-line",x1:b(cr(x)),x2:b(cr(x)),
y1:zi,y2:zi+u}),r("text",{class:"tick",x:Math.min(b(cr(x)),i-hl-12),y:n-6,"text-anchor":"middle",children:D})]},D)),d.map(x=>r("path",{class:`line tone-${x.tone}`,
d:x.points.map((D,A)=>`${A?"L":"M"}${b(D.x).toFixed(1)} ${w(D.y).toFixed(1)}`).join("")},x.name)),s!==null&&r("line",{class:"hover-line",x1:s,x2:s,y1:zi,y2:zi+u})]}),
r("div",{class:"histogram-foot","aria-live":"off",children:_!==null?r(U,{children:[r("strong",{children:[(_*100).toFixed(_>.999?3:_>.99?2:1)," %"]})," take at m\
ost"," ",d.slice(0,6).map(x=>r("span",{class:"legend-item",children:[r("span",{class:`legend-mark tone-${x.tone}`}),x.name," ",M(R(x.points,cr(_)))]},x.name))]}):
d.length>1&&d.map(x=>r("span",{class:"legend-item",children:[r("span",{class:`legend-mark tone-${x.tone}`}),x.name]},x.name))})]})}var Ac=[{value:"sched",text:"Scheduling",hint:"Runnable, waiting for a P"},{value:"block",text:"Blocking",hint:"Blocked, by reason"},{value:"syscall",text:"Sysc\
alls",hint:"System calls that kept their P, and those that lost it"},{value:"assist",text:"GC assist",hint:"Mark assists: allocation that had to help the collec\
tor"},{value:"stw",text:"Stop-the-world",hint:"Stops of the world, by what they were for"},{value:"task",text:"Tasks",hint:"User tasks, by type"},{value:"region",
text:"Regions",hint:"User regions, by type"}],ox=[{value:"type",text:"By type"},{value:"function",text:"By start function"},{value:"site",text:"By line of code"}],
$c={sched:"runnable",block:"waiting",syscall:"syscall",assist:"gc",stw:"stw",task:"span",region:"span"},rx={"few long":"the longest 1 % make half of the total o\
r more","long tail":"it takes the longest 10 % to make half of the total","many short":"many short ones make the total",even:"all are about alike","too few":"fe\
wer than 10",none:""},Pc={idle:"a P was idle: late wake-up",held:"Ps held by calls",gc:"Ps marking",hog:"a goroutine ran over 10 ms",busy:"all Ps busy",stall:"n\
o progress",stw:"stop-the-world",unknown:"unknown"};function Xh(e){return e.histogram.map(t=>({from:t.from_ns,to:t.to_ns,count:t.count}))}function ix(e){let t=new Map;
for(let n of e)for(let o of Xh(n)){let i=t.get(o.from);t.set(o.from,i?{...o,count:i.count+o.count}:o)}return[...t.values()].sort((n,o)=>n.from-o.from)}function Cs(e,t){
return e.function!==void 0?Lt(e.function):e.place!==void 0?e.place?`${De(e.place.function)} ${e.place.file.slice(e.place.file.lastIndexOf("/")+1)}:${e.place.line}`:
"(no stack)":e.type||(t==="sched"?"waiting for a P":t==="block"?"reason unknown":"(no name)")}function sx({rows:e,kind:t,by:n,chosen:o,onChoose:i}){let s=V(()=>{
let a=Math.max(...e.map(d=>d.total_ns),1),l=Math.max(Math.min(...e.map(d=>d.p50_ns).filter(d=>d>0),1e6),10),u=Math.max(...e.map(d=>d.max_ns),1),c=(d,p,g,b)=>({id:d,
title:p,hint:b,value:g,show:w=>r(ie,{ns:g(w)}),num:!0,width:"80px"}),m=[{id:"name",title:n==="function"?"Start function":n==="site"?"Where":"Type",value:d=>Cs(d,
t),show:d=>d.function!==void 0?r(tn,{fn:d.function}):d.place!==void 0?r(yi,{frame:d.place}):Cs(d,t),width:"minmax(180px, 1fr)"},{id:"count",title:"Count",value:d=>d.
count,show:d=>$(d.count),num:!0,width:"80px"},{id:"total",title:"Total",value:d=>d.total_ns,show:d=>r(Pe,{value:d.total_ns,of:a,kind:$c[t],children:r(ie,{ns:d.total_ns})}),
num:!0,width:"96px"},{id:"spread",title:"p50 · p99 · longest",value:d=>d.p99_ns,show:d=>r(rr,{p50:d.p50_ns,p99:d.p99_ns,max:d.max_ns,low:l,high:u}),width:"140\
px",picture:!0},c("p50","p50",d=>d.p50_ns),c("p90","p90",d=>d.p90_ns),c("p99","p99",d=>d.p99_ns),c("p999","p99.9",d=>d.p99_9_ns),c("max","Longest",d=>d.max_ns),
{id:"shape",title:"Total made by",value:d=>d.shape,show:d=>r("span",{class:d.shape==="few long"?"warn":"muted",title:rx[d.shape],children:[d.shape,d.shape==="fe\
w long"?`: 1 % = ${ee(d.top_1_percent_share)}`:""]}),width:"158px"},{id:"cut",title:"Cut",hint:"Cut by the begin or end of the trace; they are in no other numbe\
r",value:d=>d.cut,show:d=>d.cut?r("span",{title:`${M(d.cut_ns)} of them is seen`,children:$(d.cut)}):r("span",{class:"faint",children:"0"}),num:!0,width:"56px"}];
return n!=="type"&&e.some(d=>d.type!=="")&&m.splice(1,0,{id:"type",title:"Type",value:d=>d.type,width:"120px"}),e.some(d=>(d.harm_ns??0)>0)&&m.push({id:"harm",title:"\
Harm",hint:"Time in which others could have run, but the call held the P",value:d=>d.harm_ns??null,show:d=>r(ie,{ns:d.harm_ns}),num:!0,width:"80px"}),m},[e,t,n]);
return r(Ne,{label:"Distributions",columns:s,rows:e,sort:{column:"total",descending:!0},csvName:`latency-${t}`,tallest:10,onRow:i,isChosen:a=>a===o,empty:"There\
 are none."})}function Jh({list:e,title:t,kind:n}){let o=V(()=>{let i=Math.max(...e.map(a=>a.duration_ns),1),s=[{id:"begin",title:"From",value:a=>a.begin_ns,show:a=>r(
Fn,{id:a.goroutine,from:a.begin_ns,to:a.begin_ns+a.duration_ns}),num:!0,width:"112px"},{id:"duration",title:"Duration",value:a=>a.duration_ns,show:a=>r(Pe,{value:a.
duration_ns,of:i,kind:$c[n],children:r(ie,{ns:a.duration_ns})}),num:!0,width:"100px"},{id:"g",title:"Goroutine",value:a=>a.goroutine,show:a=>r(Ft,{id:a.goroutine,
at:a.begin_ns,to:a.begin_ns+a.duration_ns}),num:!0,width:"88px"},{id:"fn",title:"Start function",value:a=>Lt(a.function),show:a=>r(tn,{fn:a.function}),width:"mi\
nmax(140px, 0.8fr)"},{id:"place",title:n==="sched"?"Woken at":"Where",value:a=>a.place?.function??"",show:a=>r(yi,{frame:a.place}),width:"minmax(180px, 1fr)"}];
return n==="sched"&&s.push({id:"delay",title:"Mostly due to",value:a=>Pc[a.delay??""]??"",show:a=>r("span",{class:"muted",children:Pc[a.delay??""]??""}),width:"\
190px"}),n==="block"&&s.push({id:"by",title:"Ended by",value:a=>a.by??null,show:a=>a.by===null||a.by===void 0?r("span",{class:"faint",children:"the runtime"}):r(
"span",{class:"inline-cells",children:[r(Ft,{id:a.by,at:a.begin_ns+a.duration_ns}),r(yi,{frame:a.by_place})]}),width:"minmax(180px, 1fr)"}),(n==="task"||n==="re\
gion")&&s.push({id:"task",title:"Task",value:a=>a.task??null,show:a=>a.task?r("a",{href:Z(`/task/${a.task}`),children:a.task}):r("span",{class:"faint",children:"\
–"}),num:!0,width:"70px"}),s},[e,n]);return r(oe,{title:t,flush:!0,children:r(Ne,{label:t,columns:o,rows:e,sort:{column:"duration",descending:!0},csvName:`lon\
gest-${n}`,tallest:12,rowHref:i=>Xn(i.goroutine,i.begin_ns,i.begin_ns+i.duration_ns,[i.by]),empty:"There are none."})})}function ax({row:e}){let t=e.delay_ns;if(!t)
return null;let n=Object.keys(t).map(i=>({k:i,ns:t[i]})).filter(i=>i.ns>0).sort((i,s)=>s.ns-i.ns),o=n[0]?.ns??1;return r("div",{children:[r("h2",{class:"small-h\
ead",children:"What the Ps did meanwhile"}),r("table",{class:"grid-table plain-tight",children:r("tbody",{children:n.map(({k:i,ns:s})=>r("tr",{children:[r("td",
{children:Pc[i]??i}),r("td",{class:"num",width:"130",children:r(Pe,{value:s,of:o,kind:"runnable",children:M(s)})}),r("td",{class:"num",width:"64",children:ee(s/
Math.max(e.total_ns,1))})]},i))})})]})}function lx({cell:e,query:t,kind:n,onClose:o}){let i=ke("doc/latency",{...t,by:"kind",heat:null,columns:null,longest:1e3,
from:`${Math.floor(e.from)}ns`,to:`${Math.ceil(e.to)}ns`});return r(Te,{load:i,children:s=>{let a=s.rows.flatMap(l=>l.longest).filter(l=>{let u=l.begin_ns+l.duration_ns;
return u>=e.from&&u<e.to&&l.duration_ns>=e.shortest&&l.duration_ns<e.longest});return r("div",{children:[r(Jh,{list:a,kind:n,title:`${M(e.shortest)} to ${M(e.longest)}\
, ended from ${Re(e.from)} to ${Re(e.to)}`}),r("p",{class:"p-note",children:[a.length<e.count?`${$(a.length)} of ${$(e.count)}: the longest of that time are lis\
ted. `:"",r("button",{type:"button",class:"link",onClick:()=>Ht({from:Math.floor(e.from),to:Math.ceil(e.to)}),children:"Restrict all pages to that time"})," · ",
r("button",{type:"button",class:"link",onClick:o,children:"Back to the longest of all"})]})]})}})}function ux({doc:e,kind:t,by:n,query:o}){let[i,s]=q(null),[a,l]=q(
null),[u,c]=nn(),[m,d]=nn(),p=e.rows.filter(P=>P.kind===t),g=P=>`${Cs(P,t)} ${P.type}`,b=p.find(P=>g(P)===i)??(p.length===1?p[0]:null),w=b?[b]:p,_=V(()=>ix(w),[
e,i]),R=V(()=>ul(_,70),[_]),x=w.reduce((P,S)=>P+S.count,0),D=b?[{name:"p50",value:b.p50_ns},{name:"p90",value:b.p90_ns},{name:"p99",value:b.p99_ns},{name:"p99.9",
value:b.p99_9_ns},{name:"max",value:b.max_ns}]:[],A=[...w].sort((P,S)=>S.total_ns-P.total_ns).slice(0,6).map((P,S)=>({name:Cs(P,t),buckets:Xh(P),count:P.count,max:P.
max_ns,tone:S})),K=w.flatMap(P=>P.longest).sort((P,S)=>S.duration_ns-P.duration_ns).slice(0,200),H=ue.value??{from:0,to:de.value},L=Ac.find(P=>P.value===t)?.text??
t;return p.length===0?r(oe,{children:r("p",{class:"faint",children:["The trace has none of these",ue.value?" in the range":"","."]})}):r("div",{class:"stack-gap",
children:[r(Ut,{facts:b?[{label:"Count",value:$(b.count)},{label:"Total",value:M(b.total_ns)},{label:"Average",value:M(b.avg_ns)},{label:"p50",value:M(b.p50_ns)},
{label:"p90",value:M(b.p90_ns)},{label:"p99",value:M(b.p99_ns)},{label:"p99.9",value:M(b.p99_9_ns)},{label:"Longest",value:M(b.max_ns),href:b.longest[0]?Xn(b.longest[0].
goroutine,b.longest[0].begin_ns,b.longest[0].begin_ns+b.longest[0].duration_ns):void 0}]:[{label:"Count",value:$(x)},{label:"Total",value:M(w.reduce((P,S)=>P+S.
total_ns,0))},{label:"Longest",value:M(Math.max(...w.map(P=>P.max_ns)))},{label:n==="type"?"Types":"Rows",value:$(p.length)}]}),(p.length>1||n!=="type")&&r(oe,{
flush:!0,children:[r(sx,{rows:p,kind:t,by:n,chosen:b,onChoose:P=>{s(g(P)===i?null:g(P)),l(null)}}),b&&p.length>1&&r("p",{class:"p-note",children:["Below is ",r(
"strong",{children:Cs(b,t)}),". ",r("button",{type:"button",class:"link",onClick:()=>s(null),children:"All of them"})]})]}),r("div",{class:"columns-2",children:[
r(oe,{title:"How long they took",note:He(x,"instance"),actions:c,children:u?r(Oi,{bins:R,label:L}):r(ur,{bins:R,marks:D,label:L,kind:$c[t],height:250})}),r(oe,{
title:"Percentiles",note:"Cumulative, with the tail spread out: the length that so many do not exceed.",children:r(Yh,{lines:A,label:L})})]}),e.heat&&e.heat.cells.
length>0&&r(oe,{title:"Over time",note:`When they ended, by length. ${b&&p.length>1?"All types. ":""}Darker: more of them.`.replace("Darker","Stronger"),actions:d,
children:m?r(Wh,{heat:e.heat}):r(zh,{heat:e.heat,label:L,chosen:a,onCell:l})}),t==="sched"&&H.to>H.from&&r(oe,{title:"Utilization of the Ps",note:"The part of t\
he time in which each P ran or was in a system call.",children:r(qh,{from:H.from,to:H.to})}),b?.delay_ns&&r(oe,{children:r(ax,{row:b})}),a?r(lx,{cell:a,query:o,
kind:t,onClose:()=>l(null)}):r(Jh,{list:K,kind:t,title:"The longest"})]})}function Qh(e){let[t]=zt("kind","sched",["sched","block","syscall","assist","stw","tas\
k","region"]),[n,o]=zt("group","type",["type","function","site"]),[i,s]=zt("system","0",["0","1"]),a=ue.value,l=be.value.fn,u={kind:t,by:n,fn:l,system:i==="1"?1:
null,heat:t,columns:160,longest:50,top:500,from:a?`${Math.round(a.from)}ns`:null,to:a?`${Math.round(a.to)}ns`:null},c=ke("doc/latency",u),m=Ac.find(d=>d.value===
t)?.hint;return r(Je,{title:"Latency",lead:`${m}.`,actions:r(U,{children:[r(Ue,{restricted:!0}),l!==void 0&&r("span",{class:"chip chip-range",children:[r("span",
{children:["goroutines of ",r("span",{class:"mono",children:De(l)})]}),r("button",{type:"button",class:"chip-clear",onClick:()=>fe({fn:null}),children:[r(Me,{name:"\
close",size:12})," all"]})]}),r("label",{class:"check",children:[r("input",{type:"checkbox",checked:i==="1",onChange:d=>s(d.currentTarget.checked?"1":"0")})," r\
untime’s own goroutines"]})]}),children:[r("div",{class:"choices",children:[r(fn,{label:"Kind",options:Ac,value:t,onChange:d=>fe({kind:d==="sched"?null:d})}),
r(fn,{label:"Rows",options:ox,value:n,onChange:o})]}),r(Te,{load:c,rows:8,children:d=>r(U,{children:[r(ot,{head:d}),d.usable&&r(ux,{doc:d,kind:t,by:n,query:u},`${t}\
 ${n}`)]})})]})}var Or=24,Zh=220,cx=60;function dx(e){let t=new Map,n=[...e].sort((i,s)=>(i.begin_ns??0)-(s.begin_ns??0)||s.duration_ns-i.duration_ns),o=[];for(let i of n){for(;o.
length>0&&(o[o.length-1].end_ns??1/0)<=(i.begin_ns??0);)o.pop();t.set(i,o.length),o.push(i)}return t}function px(e){let t=new Map,n=[];for(let[o,i]of e.entries()){
let s=o===0||i.parent===null?0:(t.get(i.parent)??0)+1;t.set(i.id,s),n.push({label:`${i.type||"(no name)"} ${i.id}`,hint:`task ${i.id}, ${i.type}: ${M(i.duration_ns)}`,
to:o===0?void 0:Z(`/task/${i.id}`),depth:s,task:i,regions:[],logs:[]});let a=new Map,l=u=>{let c=a.get(u);return c||(c={label:`g${u}`,hint:`goroutine ${u}`,depth:s+
1,regions:[],logs:[]},a.set(u,c)),c};for(let u of i.regions)l(u.goroutine).regions.push(u);for(let u of i.logs)l(u.goroutine??-1).logs.push(u);n.push(...a.values())}
return n}function eg({tasks:e,from:t,to:n}){let[o,i]=Vt(),s=V(()=>px(e),[e]),a=s.slice(0,cx),l=Math.max(i-Zh-10,10),u=Math.max(n-t,1),c=p=>Zh+Math.max(0,Math.min(
1,(p-t)/u))*l,m=a.length*Or,d=(p,g)=>{let b=c(p??t);return{x:b,width:Math.max(c(g??n)-b,1.5)}};return r("div",{class:"gantt",ref:o,children:[i>0&&r("svg",{width:i,
height:m+26,role:"group","aria-label":`Time line of the task with ${$(s.length)} rows`,children:[mo(0,u,Math.max(2,Math.floor(l/110))).map(p=>r("g",{children:[r(
"line",{class:"grid-line",x1:c(t+p),x2:c(t+p),y1:0,y2:m}),r("text",{class:"tick",x:Math.min(c(t+p),i-26),y:m+17,"text-anchor":"middle",children:p===0?"0":`+${M(
p)}`})]},p)),a.map((p,g)=>{let b=g*Or,w=dx(p.regions),_=Math.max(...w.values(),0)+1,R=r("text",{class:p.task?"gantt-task-name":"path-name",x:p.depth*12,y:b+16,children:[
p.label.length>30-p.depth*2?`${p.label.slice(0,28-p.depth*2)}…`:p.label,r("title",{children:p.hint})]});return r("g",{children:[r("line",{class:"grid-line",x1:0,
x2:i-10,y1:b+Or-.5,y2:b+Or-.5}),p.to?r("a",{href:p.to,children:R}):R,p.task&&r("rect",{class:"gantt-task",...d(p.task.begin_ns,p.task.end_ns),y:b+5,height:Or-10,
rx:2,children:r("title",{children:p.hint})}),p.regions.map((x,D)=>{let A=d(x.begin_ns,x.end_ns),K=(Or-6)/_;return r("g",{children:[r("rect",{class:`gantt-region\
 tone-fill-${D%2}`,...A,y:b+3+(w.get(x)??0)*K,height:Math.max(K-1,2),rx:1.5,children:r("title",{children:`${x.type}: ${M(x.duration_ns)} from ${Re(x.begin_ns)}`})}),
_===1&&A.width>40&&r("text",{class:"gantt-word",x:A.x+4,y:b+16,children:x.type.slice(0,Math.floor(A.width/7)-1)})]},D)}),p.logs.map((x,D)=>r("circle",{class:"ga\
ntt-log",cx:c(x.time_ns),cy:b+Or/2,r:3.5,children:r("title",{children:`${x.category?`${x.category}: `:""}${x.message}`})},D))]},g)})]}),s.length>a.length&&r("p",
{class:"p-note",children:[$(s.length-a.length)," more rows are not drawn; the lists below have them."]})]})}var fx=new Map([["running","running"],["assist","gc"],["sweep","gc"],["gc","gc"],["runnable_gc","gc"],["runnable_stw","stw"],["runnable_stall","stw"],["lock","l\
ock"],["sync","lock"],["channel","channel"],["select","channel"],["network","network"],["sleep","sleep"],["timer","sleep"],["syscall","syscall"],["cgo","syscall"]]);
function Br(e){return fx.get(e)??(e.startsWith("runnable")?"runnable":"waiting")}function mx({causes:e,total:t}){let n=e.filter(o=>o.total_ns>0);return r("div",
{class:"ledger-bar",role:"img","aria-label":n.map(o=>`${o.name} ${ee(o.share)}`).join(", "),children:n.map(o=>r("span",{class:`cause-${Br(o.cause)}`,style:{flexGrow:Math.
max(o.total_ns/Math.max(t,1),.003)},title:`${o.name}: ${M(o.total_ns)} (${ee(o.share)})`,children:o.share>.09&&r("span",{class:"ledger-word",children:o.name})},
o.cause))})}function hx({request:e,chosen:t,onChoose:n}){let o=e.causes.filter(i=>i.total_ns>0).sort((i,s)=>s.total_ns-i.total_ns);return r("table",{class:"grid\
-table ledger-table",children:[r("thead",{children:r("tr",{children:[r("th",{children:"cause"}),r("th",{class:"num",children:"time"}),r("th",{class:"num",children:"\
share"}),r("th",{class:"num",children:"parts"})]})}),r("tbody",{children:[o.map(i=>r("tr",{class:t===i.cause?"tr-chosen":void 0,children:[r("td",{children:r("bu\
tton",{type:"button",class:"link","aria-pressed":t===i.cause,onClick:()=>n(t===i.cause?null:i.cause),children:[r("span",{class:`legend-mark cause-${Br(i.cause)}`,
"aria-hidden":"true"}),i.name]})}),r("td",{class:"num",title:$a(i.total_ns),children:M(i.total_ns)}),r("td",{class:"num",children:ee(i.share)}),r("td",{class:"n\
um",children:$(i.count)})]},i.cause)),r("tr",{class:"ledger-sum",children:[r("td",{children:"in all"}),r("td",{class:"num",children:M(e.duration_ns)}),r("td",{class:"\
num",children:"100 %"}),r("td",{class:"num",children:$(e.parts.length)})]})]})]})}function gx({request:e,chosen:t,cause:n,onPart:o}){let[i,s]=Vt(),a=V(()=>{let w=new Map;
for(let _ of e.parts)w.has(_.goroutine)||w.set(_.goroutine,{row:w.size,fn:_.function});return w},[e]),l=200,u=Math.max(s-l-8,10),c=24,m=Math.min(a.size,40),d=m*
c,p=w=>l+(w-e.begin_ns)/Math.max(e.duration_ns,1)*u,g=w=>a.get(w.goroutine)?.row??0,b=(w,_)=>w.length>_?`${w.slice(0,_-1)}…`:w;return r("div",{class:"path",ref:i,
children:[s>0&&r("svg",{width:s,height:d+26,role:"img","aria-label":`Critical path over ${$(a.size)} goroutines`,children:[[...a].slice(0,m).map(([w,_])=>r("g",
{children:[r("line",{class:"grid-line",x1:l,x2:s-8,y1:_.row*c+c-.5,y2:_.row*c+c-.5}),r("text",{class:"path-name",x:0,y:_.row*c+16,children:[w===null?"":`g${w} `,
b(_.fn.slice(_.fn.lastIndexOf("/")+1),24),r("title",{children:_.fn})]})]},String(w))),e.parts.map((w,_)=>{if(g(w)>=m)return null;let R=Math.max(p(w.end_ns)-p(w.
begin_ns),.75),x=n!==null&&w.cause!==n,D=e.parts[_+1];return r("g",{class:x?"path-dim":void 0,children:[D&&g(D)!==g(w)&&g(D)<m&&r("line",{class:"path-hop",x1:p(
w.end_ns),x2:p(w.end_ns),y1:g(w)*c+12,y2:g(D)*c+12}),r("rect",{class:`path-part cause-${Br(w.cause)}${t===_?" path-chosen":""}`,x:p(w.begin_ns),width:R,y:g(w)*c+
4,height:c-8,onClick:()=>o(_),children:r("title",{children:`${e.causes.find(A=>A.cause===w.cause)?.name??w.cause}: ${M(w.duration_ns)}${w.reason?`, ${w.reason}`:
""}`})})]},_)}),mo(0,e.duration_ns,Math.max(2,Math.floor(u/100))).map(w=>r("text",{class:"tick",x:Math.min(p(e.begin_ns+w),s-24),y:d+18,"text-anchor":"middle",children:w===
0?"0":`+${M(w)}`},w))]}),a.size>m&&r("p",{class:"p-note",children:[$(a.size-m)," more goroutines are only in the list below."]})]})}function bx({part:e,name:t}){
return r("div",{class:"part-detail",children:[r("div",{children:[r("h3",{class:"small-head",children:[r("span",{class:`legend-mark cause-${Br(e.cause)}`,"aria-h\
idden":"true"}),t,", ",M(e.duration_ns)]}),r("p",{class:"muted",children:[r(Ft,{id:e.goroutine,at:e.begin_ns,to:e.end_ns})," ",r(po,{fn:e.function})," from ",Re(
e.begin_ns),e.reason?`, ${e.reason}`:"",e.followed?" (followed by a guess)":"",". ",r("a",{href:Xn(e.goroutine,e.begin_ns,e.end_ns,[e.other?.goroutine,e.culprit?.
goroutine]),children:"Show on timeline"})]}),r(Gt,{frames:e.stack})]}),e.other&&r("div",{children:[r("h3",{class:"small-head",children:["Ended by ",r(Ft,{id:e.other.
goroutine,at:e.end_ns})," ",r(po,{fn:e.other.function})]}),e.other.task!==void 0&&r("p",{class:"muted",children:["working for task ",e.other.task,e.other.type?`\
 (${e.other.type})`:""]}),r(Gt,{frames:e.other.stack})]}),e.culprit&&r("div",{children:[r("h3",{class:"small-head",children:["Who had the P: ",r(Ft,{id:e.culprit.
goroutine,at:e.begin_ns,to:e.end_ns})," ",r(po,{fn:e.culprit.function})]}),r(Gt,{frames:e.culprit.stack})]})]})}function tg({request:e}){let[t,n]=q(null),[o,i]=q(
null),s=V(()=>new Map(e.causes.map(c=>[c.cause,c.name])),[e]),a=V(()=>[{id:"begin",title:"From",value:c=>c.begin_ns,show:c=>r(Fn,{id:c.goroutine,from:c.begin_ns,
to:c.end_ns}),num:!0,width:"110px"},{id:"duration",title:"Duration",value:c=>c.duration_ns,show:c=>r(ie,{ns:c.duration_ns}),num:!0},{id:"cause",title:"Cause",value:c=>s.
get(c.cause)??c.cause,show:c=>r("span",{children:[r("span",{class:`legend-mark cause-${Br(c.cause)}`,"aria-hidden":"true"}),s.get(c.cause)??c.cause]}),width:"20\
0px"},{id:"g",title:"Goroutine",value:c=>c.goroutine,show:c=>r(Ft,{id:c.goroutine,at:c.begin_ns,to:c.end_ns}),num:!0},{id:"place",title:"Where",value:c=>c.stack.
map(m=>m.function).join(" "),show:c=>r(fo,{frames:c.stack})},{id:"other",title:"Ended by",value:c=>c.other?.goroutine??null,show:c=>c.other?r("span",{children:[
r(Ft,{id:c.other.goroutine,at:c.end_ns})," ",r(po,{fn:c.other.function}),c.other.type?r("span",{class:"faint",children:[" ",c.other.type]}):null]}):c.culprit?r(
"span",{children:[r(Ft,{id:c.culprit.goroutine,at:c.begin_ns})," ",r(po,{fn:c.culprit.function})]}):"",width:"minmax(120px, 0.7fr)"}],[s]);if(!e.done)return r("\
p",{class:"faint",children:"The path has too many parts to be split."});let l=t===null?e.parts:e.parts.filter(c=>c.cause===t),u=o===null?null:e.parts[o];return r(
"div",{class:"ledger",children:[r(mx,{causes:e.causes,total:e.duration_ns}),r("div",{class:"ledger-columns",children:[r(hx,{request:e,chosen:t,onChoose:n}),r(gx,
{request:e,chosen:o,cause:t,onPart:c=>i(o===c?null:c)})]}),u&&r(bx,{part:u,name:s.get(u.cause)??u.cause}),r(Ne,{label:"Parts of the critical path",columns:a,rows:l,
sort:{column:"begin",descending:!1},csvName:"critical-path",tallest:12,onRow:c=>i(e.parts.indexOf(c)),isChosen:c=>u===c}),e.caused.count>0&&r("p",{class:"p-note",
children:["Meanwhile others waited ",M(e.caused.total_ns)," (",$(e.caused.count)," times) for locks that this request held",e.caused.victims[0]?`, most of it ${e.
caused.victims[0].type??e.caused.victims[0].function??""}`:"","."]})]})}function vx({steps:e,low:t,high:n}){let o=Math.max(...e.map(a=>a.count),1),i=Math.max(Math.log10(n/t),.2),s=a=>Math.log10(Math.max(a,t)/t)/i*100;return r("svg",
{class:"minibars",viewBox:"0 0 100 20",preserveAspectRatio:"none",role:"img","aria-label":`histogram from ${M(e[0]?.over_ns??0)} to ${M(e[e.length-1]?.to_ns??0)}`,
children:[r("line",{class:"spread-axis",x1:"0",x2:"100",y1:"19.5",y2:"19.5"}),e.map(a=>a.count>0&&a.to_ns>0&&r("rect",{class:"bin",x:s(Math.max(a.over_ns,t)),width:Math.
max(s(a.to_ns)-s(Math.max(a.over_ns,t))-.4,.8),y:19-Math.max(a.count/o*18,1.2),height:Math.max(a.count/o*18,1.2),children:r("title",{children:`${M(a.over_ns)} t\
o ${M(a.to_ns)}: ${$(a.count)}`})},a.to_ns))]})}function gl(e,t,n=!1){let o=e.flatMap(c=>c.histogram.filter(m=>m.count>0&&m.to_ns>0)),i=Math.max(Math.min(...o.map(
c=>c.over_ns||c.to_ns/2),1e12),1),s=Math.max(...o.map(c=>c.to_ns),i*10),a=Math.max(...e.map(c=>c.latency.total_ns),1),l=(c,m,d)=>({id:c,title:m,value:d,show:p=>r(
ie,{ns:p.latency.count?d(p):null}),num:!0,width:"80px"}),u=[{id:"count",title:"Count",value:c=>c.count,show:c=>$(c.count),num:!0,width:"76px"},{id:"incomplete",
title:"Open",hint:"Begin or end is not in the trace",value:c=>c.incomplete,show:c=>c.incomplete?$(c.incomplete):r("span",{class:"faint",children:"0"}),num:!0,width:"\
60px"},{id:"rate",title:"Rate",hint:"Ended a second",value:c=>c.complete,show:c=>vs(c.complete/Math.max(t/1e9,1e-9)),num:!0,width:"78px"},{id:"histogram",title:"\
How long",hint:"All rows have the same logarithmic axis",value:c=>c.latency.p99_ns,show:c=>r(vx,{steps:c.histogram,low:i,high:s}),width:n?"120px":"170px",picture:!0},
l("p50","Median",c=>c.latency.p50_ns),l("p90","p90",c=>c.latency.p90_ns),l("p99","p99",c=>c.latency.p99_ns),l("max","Longest",c=>c.latency.max_ns),{id:"total",title:"\
Total",value:c=>c.latency.total_ns,show:c=>r(Pe,{value:c.latency.total_ns,of:a,children:r(ie,{ns:c.latency.total_ns})}),num:!0,width:"96px"}];return n?u.filter(
c=>c.id!=="p90"&&c.id!=="rate"):u}function bl({rows:e,duration:t,label:n,note:o,children:i}){let[s,a]=q(null),[l,u]=nn(),c=V(()=>e.map(t),[e]),m=V(()=>ll(c),[c]),
d=V(()=>cl(c),[c]),p=V(()=>s?e.filter(g=>dl(m,s,t(g))):e,[e,m,s]);return r(U,{children:[r(oe,{title:"How long they took",note:o,actions:r(U,{children:[s&&r("but\
ton",{type:"button",class:"button",onClick:()=>a(null),children:"All of them"}),u]}),children:[r(Ut,{small:!0,facts:[{label:"Count",value:$(e.length)},...d.map(
g=>({label:g.name,value:M(g.value)}))]}),r("div",{class:"space-above",children:l?r(Oi,{bins:m,label:n}):r(ur,{bins:m,marks:d,label:n,brush:s,onBrush:a,height:170})})]}),
i(p,s?Di(m,s):null)]})}function ng({value:e,of:t,kind:n}){return r(Pe,{value:e,of:t,kind:n,children:M(e)})}function vl({type:e}){let[t,n]=q(!1),o=ke(t?"doc/expl\
ain":null,{"slow-vs-normal":e});return r(oe,{title:"Why are the slow ones slow?",note:"The slowest 1 % against all others, cause by cause.",actions:t?void 0:r("\
button",{type:"button",class:"button button-main",onClick:()=>n(!0),children:"Compare them"}),children:t&&r(Te,{load:o,children:i=>{let s=[...i.causes??[]].filter(
u=>u.slow.avg_ns>0||u.normal.avg_ns>0).sort((u,c)=>c.share-u.share),a=Math.max(...s.map(u=>Math.max(u.slow.avg_ns,u.normal.avg_ns)),1),l=(u,c)=>(u??0)/Math.max(
c??1,1);return r(U,{children:[r("p",{class:"p-note",children:[He(i.num_slow??0,"slow one")," take ",M(l(i.slow_total_ns,i.num_slow))," on average, ",He(i.num_normal??
0,"other")," ",M(l(i.normal_total_ns,i.num_normal)),"."]}),r("div",{class:"plain-scroll",tabIndex:0,role:"region","aria-label":"Causes, slow against normal",children:r(
"table",{class:"grid-table",children:[r("thead",{children:r("tr",{children:[r("th",{children:"cause"}),r("th",{class:"num",children:"slow, average"}),r("th",{class:"\
num",children:"others, average"}),r("th",{class:"num",title:"Part of the difference of the durations",children:"of the difference"}),r("th",{class:"num",title:"\
1: each slow one has more of it than each other one; 0: no difference",children:"tells apart"}),r("th",{children:"mostly at"})]})}),r("tbody",{children:s.map(u=>r(
"tr",{children:[r("td",{children:[r("span",{class:`legend-mark cause-${Br(u.cause)}`,"aria-hidden":"true"}),u.name]}),r("td",{class:"num",width:"120",children:r(
ng,{value:u.slow.avg_ns,of:a,kind:"runnable"})}),r("td",{class:"num",width:"120",children:r(ng,{value:u.normal.avg_ns,of:a,kind:"waiting"})}),r("td",{class:"num",
children:r("strong",{children:ee(u.share)})}),r("td",{class:"num",children:u.delta.toFixed(2)}),r("td",{class:"clip",children:[u.place&&u.place.length>0?r(fo,{frames:u.
place}):r("span",{class:"faint",children:"–"}),u.other_type?r("span",{class:"muted",children:[" for ",u.other_type]}):null]})]},u.cause))})]})})]})}})})}var yl="(begin not seen)",og=e=>e.known===!1?yl:nr(e.type);function Ec({what:e,how:t}){return r(Xe,{title:`The program marked no ${e}`,children:["With ",t," of \
package runtime/trace a program says what belongs together, and the viewer shows how long it took and why."]})}function wx(){let e=ke("doc/tasks"),t=(n,o)=>{let i=[
{id:"type",title:"Type",value:og,show:s=>r("a",{href:Z(`/tasks/${or(s.known?s.type:yl)}`),children:og(s)}),width:"minmax(180px, 1fr)"},...gl(n,o)];return r(Ne,{
label:"Types of tasks",columns:i,rows:n,sort:{column:"total",descending:!0},csvName:"tasks",rowHeight:34,tallest:20,rowHref:s=>Z(`/tasks/${or(s.known?s.type:yl)}`)})};
return r(Je,{title:"Tasks",lead:"What the program marked with trace.NewTask, by type.",actions:r(U,{children:[r(Ue,{restricted:!1}),r(yx,{})]}),children:r(Te,{load:e,
children:n=>r(U,{children:[r(ot,{head:n}),n.types&&n.types.length>0?r(oe,{flush:!0,children:t(n.types,n.duration_ns)}):n.usable&&r(Ec,{what:"tasks",how:"NewTask\
, WithRegion and Log"})]})})})}function yx(){return r("form",{class:"choices",onSubmit:e=>{e.preventDefault();let t=new FormData(e.currentTarget).get("id");typeof t==
"string"&&/^\d+$/.test(t.trim())&&xx(t.trim())},children:r("input",{class:"field",name:"id",inputMode:"numeric",size:9,placeholder:"Task number","aria-label":"G\
o to the task with this number"})})}function xx(e){let t=document.createElement("a");t.href=Z(`/task/${e}`),document.body.append(t),t.click(),t.remove()}var kx=3e3;
function wl(e){return e.state==="complete"?"":e.state==="no_end"?"not ended":e.state==="no_begin"?"began before":"only mentioned"}function rg({tasks:e,total:t}){
let n=V(()=>{let o=Math.max(...e.map(s=>s.duration_ns),1);return[{id:"id",title:"Task",value:s=>s.id,show:s=>r("a",{href:Z(`/task/${s.id}`),children:s.id}),num:!0,
width:"80px"},{id:"begin",title:"Began",value:s=>s.begin_ns,show:s=>s.begin_ns===null?r("span",{class:"faint",children:"before"}):r(Fn,{id:s.begin_goroutine,from:s.
begin_ns,to:s.end_ns??s.begin_ns+s.duration_ns}),num:!0,width:"112px"},{id:"duration",title:"Duration",value:s=>s.duration_ns,show:s=>r(Pe,{value:s.duration_ns,
of:o,children:r(ie,{ns:s.duration_ns})}),num:!0,width:"120px"},{id:"state",title:"",value:s=>wl(s),show:s=>wl(s)?r("span",{class:"tag",children:wl(s)}):"",width:"\
110px",fixed:!0},{id:"g",title:"Goroutines",value:s=>s.goroutines.length,show:s=>$(s.goroutines.length),num:!0,width:"84px"},{id:"regions",title:"Regions",value:s=>s.
regions.length,show:s=>$(s.regions.length),num:!0,width:"76px"},{id:"children",title:"Subtasks",value:s=>s.children.length,show:s=>$(s.children.length),num:!0,width:"\
76px"},{id:"logs",title:"Logs",value:s=>s.logs.map(a=>`${a.category} ${a.message}`).join(" "),show:s=>r("span",{class:"muted",title:s.logs.map(a=>a.message).join(
`
`),children:[s.logs.slice(0,3).map(a=>a.message).join(" · "),s.logs.length>3?` · ${s.logs.length-3} more`:""]}),width:"minmax(160px, 1fr)"}].filter(s=>s.id!==
"state"||e.some(a=>wl(a)))},[e]);return r(Ne,{label:"Tasks",columns:n,rows:e,total:t,sort:{column:"duration",descending:!0},csvName:"tasks",tallest:18,rowHref:o=>Z(
`/task/${o.id}`),filterHint:"Filter by number, log"})}function _x({type:e}){let t=e===yl,n=be.value.log,o=ke("doc/tasks",{type:t?null:e,incomplete:t?1:null,log:n,
top:kx}),i=ue.value;return r(Je,{title:nr(e),trail:[{text:"Tasks",href:Z("/tasks")}],actions:r(U,{children:[r(Ue,{restricted:!0}),r("form",{class:"choices",onSubmit:s=>{
s.preventDefault();let a=new FormData(s.currentTarget).get("log");fe({log:typeof a=="string"&&a?a:null})},children:r("input",{class:"field",type:"search",name:"\
log",defaultValue:n,placeholder:"Text in logs, then Enter","aria-label":"Only tasks with this text in a log or region"},n)})]}),children:r(Te,{load:o,children:s=>{
let a=(s.tasks??[]).filter(d=>!t||d.type===""),l=i?a.filter(d=>(d.begin_ns??0)<i.to&&(d.end_ns??1/0)>i.from):a,u=l.filter(d=>d.state==="complete"),c=l.filter(d=>d.
state!=="complete"),m=(s.num_tasks??0)>(s.tasks??[]).length?`The ${$(a.length)} longest of ${$(s.num_tasks??0)}.`:void 0;return l.length===0?r(oe,{children:r("p",
{class:"faint",children:["There are no such tasks",i?" in the range":"",n?` with “${n}”`:"","."]})}):r("div",{class:"stack-gap",children:[r(ot,{head:s}),u.length>
0&&r(bl,{rows:u,duration:d=>d.duration_ns,label:e,note:m,children:(d,p)=>r(oe,{title:p?`Tasks of ${p}`:"Tasks",flush:!0,children:r(rg,{tasks:d})})}),c.length>0&&
r(oe,{title:"Begin or end not seen",flush:!0,children:r(rg,{tasks:c})}),!t&&u.length>9&&r(vl,{type:e})]})}})})}function Mx({logs:e,begin:t}){let[n,o]=q(null),i=V(
()=>[{id:"time",title:"Time",value:s=>s.time_ns,show:s=>r(Fn,{id:s.goroutine,from:s.time_ns,to:s.time_ns+1}),num:!0,width:"112px"},{id:"since",title:"Since begi\
n",value:s=>s.time_ns-t,show:s=>`+${M(s.time_ns-t)}`,num:!0,width:"96px"},{id:"g",title:"Goroutine",value:s=>s.goroutine,show:s=>r(Ft,{id:s.goroutine,at:s.time_ns}),
num:!0,width:"84px"},{id:"category",title:"Category",value:s=>s.category,width:"120px"},{id:"message",title:"Message",value:s=>s.message,show:s=>r("span",{title:s.
message,children:s.message}),width:"minmax(200px, 1fr)"},{id:"place",title:"Where",value:s=>s.stack[0]?.function??"",show:s=>r(fo,{frames:s.stack}),width:"minma\
x(160px, 0.7fr)"}],[t]);return r(U,{children:[r(Ne,{label:"Logs",columns:i,rows:e,sort:{column:"time",descending:!1},csvName:"logs",tallest:12,onRow:s=>o(s===n?
null:s),isChosen:s=>s===n}),n&&r("div",{class:"part-detail space-above",children:[r("div",{children:[r("h3",{class:"small-head",children:[n.category||"log"," at\
 ",Re(n.time_ns)]}),r("p",{class:"log-message",children:n.message})]}),r("div",{children:r(Gt,{frames:n.stack})})]})]})}function xl({regions:e,withTask:t,total:n}){
let o=V(()=>{let i=Math.max(...e.map(a=>a.duration_ns),1),s=[{id:"type",title:"Region",value:a=>a.type,show:a=>r("a",{href:Z(`/region/${or(a.type)}`),children:nr(
a.type)}),width:"minmax(120px, 0.8fr)"},{id:"begin",title:"Began",value:a=>a.begin_ns,show:a=>a.begin_ns===null?r("span",{class:"faint",children:"before"}):r(Fn,
{id:a.goroutine,from:a.begin_ns,to:a.end_ns??a.begin_ns+a.duration_ns}),num:!0,width:"112px"},{id:"duration",title:"Duration",value:a=>a.duration_ns,show:a=>r(Pe,
{value:a.duration_ns,of:i,children:r(ie,{ns:a.duration_ns})}),num:!0,width:"110px"},{id:"shares",title:"What the goroutine did",value:a=>a.running_ns,show:a=>r(
Jn,{shares:ho(a)}),width:"minmax(110px, 0.8fr)",picture:!0,fixed:!0},{id:"running",title:"Running",value:a=>a.running_ns,show:a=>r(ie,{ns:a.running_ns}),num:!0,
width:"80px"},{id:"runnable",title:"Runnable",value:a=>a.runnable_ns,show:a=>r(ie,{ns:a.runnable_ns}),num:!0,width:"80px"},{id:"blocked",title:"Blocked",value:a=>a.
blocked_ns,show:a=>r(ie,{ns:a.blocked_ns}),num:!0,width:"80px"},{id:"why",title:"Mostly on",value:a=>a.blocked_ns>0?a.blocked_by_reason[0]?.name??"":"",width:"m\
inmax(90px, 0.5fr)"},{id:"g",title:"Goroutine",value:a=>a.goroutine,show:a=>r(Ft,{id:a.goroutine,at:a.begin_ns??0,to:a.end_ns??(a.begin_ns??0)+a.duration_ns}),num:!0,
width:"84px"}];return t&&(s.shift(),s.push({id:"task",title:"Task",value:a=>a.task||null,show:a=>a.task?r("a",{href:Z(`/task/${a.task}`),children:a.task}):r("sp\
an",{class:"faint",children:"–"}),num:!0,width:"70px"})),s},[e,t]);return r(Ne,{label:"Regions",columns:o,rows:e,total:n,sort:{column:"duration",descending:!0},
csvName:"regions",tallest:14,filterHint:"Filter",tools:r(go,{})})}function Sx({id:e}){let t=ke("doc/tasks",{id:e}),n=ke(e==="0"?null:"doc/explain",{task:e}),o=t.
data?.tasks?.[0],i=o?.begin_ns??0,s=o?.end_ns??(o?i+o.duration_ns:0);return r(Je,{title:o?r(U,{children:[e==="0"?"Background task":nr(o.type)," ",r("span",{class:"\
muted",children:e})]}):`Task ${e}`,trail:[{text:"Tasks",href:Z("/tasks")},...o?.type?[{text:o.type,href:Z(`/tasks/${or(o.type)}`)}]:[]],actions:o&&r($o,{main:!0,
to:Be({view:_n(i,s,.1),area:{from:i,to:Math.max(s,i+1)},pin:o.goroutines.slice(0,30).map(a=>`g${a}`)})}),children:r(Te,{load:t,children:a=>{let l=a.tasks??[],u=l[0];
if(!u)return r(Xe,{kind:"warn",title:"There is no such task",children:["The trace has no task ",e,"."]});let c=l.flatMap(d=>d.logs.map(p=>({...p,task:d.id}))),m=l.
flatMap(d=>d.regions);return r("div",{class:"stack-gap",children:[r(ot,{head:a}),r(Ut,{facts:[{label:"Duration",value:M(u.duration_ns)},{label:"Began",value:u.begin_ns===
null?"before the trace":Re(u.begin_ns),href:u.begin_ns===null?void 0:Be({view:_n(i,s,.1)})},{label:"Ended",value:u.end_ns===null?"not in the trace":Re(u.end_ns),
tone:u.end_ns===null?"warn":void 0},{label:"Goroutines",value:$(u.goroutines.length),hint:u.goroutines.map(d=>`g${d}`).join(", ")},{label:"Subtasks",value:$(l.length-
1)},{label:"Regions",value:$(m.length)},{label:"Logs",value:$(c.length)},u.parent?{label:"Parent",value:u.parent,href:Z(`/task/${u.parent}`)}:null]}),e!=="0"&&r(
oe,{title:"What it spent its time on",note:"Along the critical path: of two things that went on side by side, the one that finished last counts. The parts add u\
p to the duration.",children:r(Te,{load:n,children:d=>d.requests?.[0]?r(tg,{request:d.requests[0]}):r("p",{class:"faint",children:"It cannot be explained: its b\
egin or end is not in the trace."})})}),u.duration_ns>0&&r(oe,{title:"Time line",note:"The task and its subtasks, regions by goroutine, logs as dots.",children:r(
eg,{tasks:l,from:i,to:s})}),c.length>0&&r(oe,{title:"Logs",flush:!0,children:r(Mx,{logs:c,begin:i})}),m.length>0&&r(oe,{title:"Regions",flush:!0,children:r(xl,{
regions:m})}),(u.begin_stack.length>0||u.end_stack.length>0)&&r(oe,{children:r("div",{class:"columns-2",children:[r("div",{children:[r("h2",{class:"small-head",
children:"Began at"}),r(Gt,{frames:u.begin_stack})]}),r("div",{children:[r("h2",{class:"small-head",children:"Ended at"}),r(Gt,{frames:u.end_stack})]})]})})]})}})})}
function ig({arg:e,root:t}){return t==="task"&&e!==null?r(Sx,{id:e},e):e===null?r(wx,{}):r(_x,{type:e},e)}var sg=e=>Z(`/region/${or(e)}`);function Tx({doc:e}){let t=e.types??[],n=V(()=>[{id:"type",title:"Region",value:o=>o.type,show:o=>r("a",{href:sg(o.type),children:nr(
o.type)}),width:"minmax(130px, 0.8fr)"},{id:"place",title:"Where it began",value:o=>o.frame?.function??"",show:o=>r(yi,{frame:o.frame}),width:"minmax(170px, 1fr\
)"},{id:"shares",title:"Meanwhile",hint:"What goroutines did while complete regions were open",value:o=>o.running_ns,show:o=>r(Jn,{shares:ho(o)}),width:"minmax(\
110px, 0.7fr)",picture:!0,fixed:!0},...gl(t,e.duration_ns,!0)],[e]);return r(Ne,{label:"Types of regions",columns:n,rows:t,sort:{column:"total",descending:!0},csvName:"\
regions",rowHeight:34,tallest:20,rowHref:o=>sg(o.type),tools:r(go,{})})}function Cx(){let e=ke("doc/regions");return r(Je,{title:"Regions",lead:"What the progra\
m marked with trace.WithRegion, by name and place.",actions:r(Ue,{restricted:!1}),children:r(Te,{load:e,children:t=>r(U,{children:[r(ot,{head:t}),t.types&&t.types.
length>0?r(oe,{flush:!0,children:r(Tx,{doc:t})}):t.usable&&r(Ec,{what:"regions",how:"WithRegion or StartRegion"})]})})})}function Rx({type:e}){let t=ue.value,n=ke(
"doc/latency",{kind:"region",by:"function",top:500,longest:1,from:t?`${Math.round(t.from)}ns`:null,to:t?`${Math.round(t.to)}ns`:null}),o=V(()=>(n.data?.rows??[]).
filter(s=>s.type===e),[n.data,e]),i=V(()=>{let s=Math.max(...o.map(u=>u.total_ns),1),a=Math.max(Math.min(...o.map(u=>u.p50_ns).filter(u=>u>0),1e9),10),l=Math.max(
...o.map(u=>u.max_ns),1);return[{id:"fn",title:"Start function",value:u=>Lt(u.function??""),show:u=>r(tn,{fn:u.function??""}),width:"minmax(200px, 1fr)"},{id:"c\
ount",title:"Count",value:u=>u.count,show:u=>$(u.count),num:!0},{id:"total",title:"Total",value:u=>u.total_ns,show:u=>r(Pe,{value:u.total_ns,of:s,children:r(ie,
{ns:u.total_ns})}),num:!0,width:"110px"},{id:"spread",title:"Median · p99 · longest",value:u=>u.max_ns,show:u=>r(rr,{p50:u.p50_ns,p99:u.p99_ns,max:u.max_ns,low:a,
high:l}),width:"160px",picture:!0},{id:"p50",title:"Median",value:u=>u.p50_ns,show:u=>r(ie,{ns:u.p50_ns}),num:!0},{id:"p99",title:"p99",value:u=>u.p99_ns,show:u=>r(
ie,{ns:u.p99_ns}),num:!0},{id:"max",title:"Longest",value:u=>u.max_ns,show:u=>r(ie,{ns:u.max_ns}),num:!0}]},[o]);return r(Te,{load:n,children:()=>r(Ne,{label:"B\
y start function",columns:i,rows:o,sort:{column:"total",descending:!0},csvName:"region-functions",tallest:8})})}var Ax=5e3;function Px({type:e}){let t=ke("doc/r\
egions",{type:e,top:Ax}),n=ue.value;return r(Je,{title:nr(e),trail:[{text:"Regions",href:Z("/regions")}],actions:r(U,{children:[r(Ue,{restricted:!0}),r("a",{class:"\
button",href:Z("/profiles",{kind:"sync",scope:`region:${e}`}),children:"Flame of blocking"})]}),children:r(Te,{load:t,children:o=>{let i=o.regions??[],s=n?i.filter(
c=>(c.begin_ns??0)<n.to&&(c.end_ns??1/0)>n.from):i,a=s.filter(c=>c.state==="complete"),l=s.filter(c=>c.state!=="complete"),u=(o.num_regions??0)>i.length?`The ${$(
i.length)} longest of ${$(o.num_regions??0)}.`:void 0;return s.length===0?r(oe,{children:r("p",{class:"faint",children:["There are no such regions",n?" in the r\
ange":"","."]})}):r("div",{class:"stack-gap",children:[r(ot,{head:o}),a.length>0&&r(bl,{rows:a,duration:c=>c.duration_ns,label:e,note:u,children:(c,m)=>r(oe,{title:m?
`Regions of ${m}`:"Regions",flush:!0,children:r(xl,{regions:c,withTask:!0})})}),l.length>0&&r(oe,{title:"Begin or end not seen",flush:!0,children:r(xl,{regions:l,
withTask:!0})}),r(oe,{title:"By start function",note:"Of the goroutines that the regions were on.",flush:!0,children:r(Rx,{type:e})}),a.length>9&&r(vl,{type:e})]})}})})}
function ag({arg:e}){return e===null?r(Cx,{}):r(Px,{type:e},e)}var lg=[{id:"stw",text:"stop-the-world",hint:"Time in which the world was stopped is not the program’s"},{id:"background",text:"mark workers",hint:"Nor is tha\
t of dedicated and fractional mark workers"},{id:"assist",text:"mark assist",hint:"Nor that in which goroutines helped to mark"},{id:"sweep",text:"sweeping",hint:"\
Nor that in which they swept"},{id:"perproc",text:"each P by itself",hint:"A P has either all or nothing, which is what a single goroutine feels"},{id:"mut",text:"\
percentiles",hint:"Also what 99.9 %, 99 % and 95 % of all windows exceed"}],ug="stw,background,assist";function cg(e){return e%1e9===0?`${e/1e9}s`:e%1e6===0?`${e/
1e6}ms`:e%1e3===0?`${e/1e3}us`:`${e}ns`}function $x({mmu:e}){let t=V(()=>{let n=[{id:"begin",title:"From",value:o=>o.begin_ns,show:o=>r("a",{href:Be({view:_n(o.
begin_ns,o.end_ns,.3),area:{from:o.begin_ns,to:o.end_ns}}),children:Re(o.begin_ns)}),num:!0,width:"120px"},{id:"util",title:"Left to the program",value:o=>o.util,
show:o=>r(Pe,{value:o.util,of:1,children:ee(o.util)}),num:!0,width:"minmax(130px, 1fr)"},{id:"range",title:"",value:()=>"",show:o=>r("button",{type:"button",class:"\
link",onClick:()=>Ht({from:o.begin_ns,to:o.end_ns}),children:"restrict pages to it"}),width:"150px",fixed:!0,picture:!0}];return e.worst.some(o=>o.p!==void 0)&&
n.splice(1,0,{id:"p",title:"P",value:o=>o.p??null,num:!0,width:"50px"}),n},[e]);return r(Ne,{label:`Worst windows of ${M(e.worst_window_ns)}`,columns:t,rows:e.worst,
sort:{column:"util",descending:!1},csvName:"worst-windows",filter:!1,rowHref:n=>Be({view:_n(n.begin_ns,n.end_ns,.3),area:{from:n.begin_ns,to:n.end_ns}}),empty:"\
The trace is shorter than that."})}function Ex(){let e=be.value.flags??ug,t=e.split(","),n=be.value.window,[o,i]=nn(),s=ke("doc/gc",{mmu:1,"mmu-flags":e,window:n}),
a=(u,c)=>{let m=lg.map(d=>d.id).filter(d=>d===u?c:t.includes(d));Mo({flags:m.join(",")===ug?null:m.join(",")})},l=["stw","background","assist","sweep"];return r(
oe,{title:"Mutator utilization",note:"The least share of the processor that was left to the program in any window of one length. Click a length for its worst wi\
ndows.",actions:r(U,{children:[r(Ue,{restricted:!1,what:"Mutator utilization"}),i]}),children:[r("fieldset",{class:"flags",children:[r("legend",{class:"hidden-t\
ext",children:"What is not the program"}),r("span",{class:"muted",children:"Not the program:"}),lg.map(u=>r("label",{class:`check${u.id==="perproc"?" check-apar\
t":""}`,title:u.hint,children:[r("input",{type:"checkbox",checked:t.includes(u.id),disabled:t.includes(u.id)&&l.includes(u.id)&&l.filter(c=>t.includes(c)).length===
1,onChange:c=>a(u.id,c.currentTarget.checked)}),u.text]},u.id))]}),r(Te,{load:s,rows:5,children:u=>{let c=u.mmu;if(!c||c.curve.length===0)return r(Xe,{title:"Th\
ere is no curve",children:"The trace does not say how many Ps there are, or is too short."});let m=c.curve.map(g=>g.window_ns),d=[{name:"minimum",colour:"--stw",
values:c.curve.map(g=>g.mmu),width:2}];c.curve.some(g=>g.p99!==void 0)&&d.push({name:"99.9 % of windows",colour:"--runnable",values:c.curve.map(g=>g.p99_9??null),
dash:[5,3]},{name:"99 %",colour:"--syscall",values:c.curve.map(g=>g.p99??null),dash:[5,3]},{name:"95 %",colour:"--running",values:c.curve.map(g=>g.p95??null),dash:[
5,3]});let p=m.indexOf(c.worst_window_ns);return r("div",{class:"mmu-columns",children:[r("div",{children:o?r(Ni,{label:"Mutator utilization",xTitle:"window",x:m,
series:d,formatX:M,formatY:ee}):r(Fr,{label:"",x:m,series:d,logX:!0,height:280,top:1,formatX:M,formatY:ee,picked:p<0?null:p,onPick:g=>fe({window:cg(m[g]??1e7)})})}),
r("div",{children:[r("div",{class:"choices worst-head",children:[r("h3",{children:"Worst windows of"}),r("select",{class:"field","aria-label":"Length of the win\
dows",value:String(c.worst_window_ns),onChange:g=>fe({window:cg(Number(g.currentTarget.value))}),children:(m.includes(c.worst_window_ns)?m:[...m,c.worst_window_ns].
sort((g,b)=>g-b)).map(g=>r("option",{value:String(g),children:M(g)},g))})]}),r($x,{mmu:c})]})]})}})]})}var Rs=(e,t)=>e===null||t===null?null:t-e;function kl(e){
return Rs(e.sweep_end_ns??e.begin_ns,e.term_begin_ns??e.end_ns)}function Nx({cycles:e}){let t=V(()=>{let n=Math.max(...e.map(l=>kl(l)??0),1),o=Math.max(...e.map(
l=>l.assist_ns),1),i=Math.max(...e.map(l=>l.heap_term_bytes??l.heap_begin_bytes??0),1),s=(l,u,c,m)=>({id:l,title:u,hint:m,value:c,show:d=>r(Pe,{value:c(d)??0,of:i,
kind:"gc",children:bt(c(d))}),num:!0,width:"84px"}),a=l=>l.heap_marked_bytes&&l.next_goal_bytes?l.next_goal_bytes/l.heap_marked_bytes-1:null;return[{id:"n",title:"\
Cycle",value:l=>l.cycle,num:!0,width:"64px"},{id:"begin",title:"Began",value:l=>l.begin_ns,show:l=>l.begin_ns===null?r("span",{class:"faint",children:"before"}):
r("a",{href:Be({view:_n(l.begin_ns,l.term_end_ns??l.end_ns??l.begin_ns+1e6,.3),pin:["c:heap"]}),children:Re(l.begin_ns)}),num:!0,width:"112px"},{id:"trigger",title:"\
Trigger",value:l=>l.trigger,width:"minmax(80px, 0.6fr)"},{id:"sweep",title:"Sweep term",hint:"The stop to end sweeping",value:l=>Rs(l.sweep_begin_ns,l.sweep_end_ns),
show:l=>r(ie,{ns:Rs(l.sweep_begin_ns,l.sweep_end_ns)}),num:!0,width:"84px"},{id:"mark",title:"Mark",hint:"Beside the program",value:kl,show:l=>r(Pe,{value:kl(l)??
0,of:n,kind:"gc",children:r(ie,{ns:kl(l)})}),num:!0,width:"92px"},{id:"term",title:"Mark term",hint:"The stop to end marking",value:l=>Rs(l.term_begin_ns,l.term_end_ns),
show:l=>r(ie,{ns:Rs(l.term_begin_ns,l.term_end_ns)}),num:!0,width:"84px"},{id:"assist",title:"Assists",hint:"Time of goroutines that had to help",value:l=>l.assist_ns,
show:l=>r("span",{title:`${$(l.assists)} assists`,children:r(Pe,{value:l.assist_ns,of:o,kind:"runnable",children:r(ie,{ns:l.assist_ns})})}),num:!0,width:"88px"},
{id:"worker",title:"Workers",hint:"Time of mark workers",value:l=>l.worker_ns,show:l=>r(ie,{ns:l.worker_ns}),num:!0,width:"80px"},s("before","Heap before",l=>l.
heap_begin_bytes,"When it began"),s("marked","Alive",l=>l.heap_marked_bytes,"What was found alive"),s("goal","Goal",l=>l.goal_bytes,"That the heap was to stay b\
elow"),{id:"room",title:"Room",hint:"Between what is alive and the next goal: GOGC, more for a small heap, less under GOMEMLIMIT",value:a,show:l=>r("span",{title:`\
Next goal ${bt(l.next_goal_bytes)}`,children:ee(a(l)??NaN)}),num:!0,width:"64px"},{id:"fn",title:"Begun by",value:l=>l.function,show:l=>l.goroutine===null?"":r(
tn,{fn:l.function}),width:"minmax(120px, 1fr)"}]},[e]);return r(Ne,{label:"Cycles",columns:t,rows:e,sort:{column:"n",descending:!1},csvName:"gc-cycles",tallest:14,
empty:"No cycle was under way."})}function Lx({pauses:e,reasons:t}){let n=V(()=>{let i=Math.max(...t.map(a=>a.total_ns),1),s=(a,l,u,c)=>({id:a,title:l,hint:c,value:u,
show:m=>r(ie,{ns:u(m)}),num:!0,width:"82px"});return[{id:"reason",title:"Stop for",value:a=>a.reason,width:"minmax(160px, 1fr)"},{id:"count",title:"Count",value:a=>a.
count,show:a=>$(a.count),num:!0,width:"64px"},{id:"total",title:"Total",value:a=>a.total_ns,show:a=>r(Pe,{value:a.total_ns,of:i,kind:"stw",children:r(ie,{ns:a.total_ns})}),
num:!0,width:"92px"},s("p50","Median",a=>a.p50_ns),s("p99","p99",a=>a.p99_ns),s("max","Longest",a=>a.max_ns),s("stopping","Stopping, longest",a=>a.stopping_max_ns,
"Until the last P had stopped")]},[t]),o=V(()=>{let i=Math.max(...e.map(s=>s.end_ns-s.begin_ns),1);return[{id:"begin",title:"From",value:s=>s.begin_ns,show:s=>r(
Fn,{id:s.goroutine,from:s.begin_ns,to:s.end_ns}),num:!0,width:"112px"},{id:"length",title:"Length",value:s=>s.end_ns-s.begin_ns,show:s=>r(Pe,{value:s.end_ns-s.begin_ns,
of:i,kind:"stw",children:r(ie,{ns:s.end_ns-s.begin_ns})}),num:!0,width:"100px"},{id:"stopping",title:"Stopping",hint:"Until the last P had stopped",value:s=>s.stopping_ns,
show:s=>r(ie,{ns:s.stopping_ns}),num:!0,width:"84px"},{id:"reason",title:"Stop for",value:s=>s.reason,width:"minmax(140px, 0.8fr)"},{id:"by",title:"Stopped by",
value:s=>s.function,show:s=>s.goroutine===null?r("span",{class:"faint",children:"–"}):r("span",{children:[r(Ft,{id:s.goroutine,at:s.begin_ns,to:s.end_ns})," ",
r(tn,{fn:s.function})]}),width:"minmax(150px, 1fr)"},{id:"last",title:"Last to stop",hint:"What the P ran that stopped last",value:s=>s.last_function,show:s=>s.
last_goroutine===null?r("span",{class:"faint",children:s.last_p===null?"–":`p${s.last_p}`}):r("span",{children:["p",s.last_p," ",r(Ft,{id:s.last_goroutine,at:s.
begin_ns,to:s.end_ns})," ",s.last_function!==null&&r(tn,{fn:s.last_function})]}),width:"minmax(150px, 1fr)"}]},[e]);return r("div",{class:"stack-gap",children:[
r(Ne,{label:"Pauses by reason",columns:n,rows:t,sort:{column:"total",descending:!0},csvName:"pauses-by-reason",filter:!1,empty:"The world was never stopped."}),
e.length>0&&r(Ne,{label:"Longest pauses",columns:o,rows:e,sort:{column:"length",descending:!0},csvName:"pauses",tallest:10})]})}function Fx({groups:e}){let t=V(
()=>{let n=Math.max(...e.map(o=>o.assist_total_ns),1);return[{id:"fn",title:"Start function",value:o=>o.function,show:o=>r(tn,{fn:o.function}),width:"minmax(200\
px, 1fr)"},{id:"assist",title:"Assists",value:o=>o.assist_total_ns,show:o=>r(Pe,{value:o.assist_total_ns,of:n,kind:"runnable",children:r(ie,{ns:o.assist_total_ns})}),
num:!0,width:"110px"},{id:"share",title:"Of its time",hint:"Part of the time that they ran or waited in an assist",value:o=>o.assist_share,show:o=>ee(o.assist_share),
num:!0},{id:"count",title:"Count",value:o=>o.assist_count,show:o=>$(o.assist_count),num:!0},{id:"p99",title:"p99",value:o=>o.assist_p99_ns,show:o=>r(ie,{ns:o.assist_p99_ns}),
num:!0},{id:"max",title:"Longest",value:o=>o.assist_max_ns,show:o=>r(ie,{ns:o.assist_max_ns}),num:!0},{id:"sweep",title:"Sweeping",value:o=>o.sweep_total_ns,show:o=>r(
ie,{ns:o.sweep_total_ns}),num:!0},{id:"swept",title:"Swept",value:o=>o.swept_bytes,show:o=>o.swept_bytes?bt(o.swept_bytes):r("span",{class:"faint",children:"0"}),
num:!0}]},[e]);return r(Ne,{label:"Who worked for the collector",columns:t,rows:e,sort:{column:"assist",descending:!0},csvName:"gc-groups",tallest:10,empty:"No \
goroutine had to help."})}function dg(e){let t=ke("doc/gc",{top:2e3}),n=ue.value;return r(Je,{title:"GC & MMU",lead:"What the garbage collector took from the pr\
ogram, and when.",children:[r(Ex,{}),r(Te,{load:t,rows:6,children:o=>{if(!o.usable)return r(ot,{head:o});let i=n?o.cycles.filter(u=>(u.begin_ns??0)<n.to&&(u.term_end_ns??
u.end_ns??1/0)>n.from):o.cycles,s=n?o.longest_pauses.filter(u=>u.begin_ns<n.to&&u.end_ns>n.from):o.longest_pauses,a=o.pauses_by_reason.reduce((u,c)=>u+c.total_ns,
0),l=o.longest_pauses[0];return r("div",{class:"stack-gap",children:[r(ot,{head:o}),r(Ut,{facts:[{label:"Cycles",value:$(o.num_cycles)},{label:"Marking",value:ee(
o.mark_ns/Math.max(o.duration_ns,1)),hint:`${M(o.mark_ns)} in which a cycle was under way`},{label:"World stopped",value:M(a),hint:"All stops, for the collector\
 or not"},{label:"Longest pause",value:l?M(l.end_ns-l.begin_ns):"–",href:l?Be({view:_n(l.begin_ns,l.end_ns)}):void 0},{label:"Assists",value:M(o.groups.reduce(
(u,c)=>u+c.assist_total_ns,0))},{label:"Mark workers",value:M(o.workers.reduce((u,c)=>u+c.total_ns,0)),hint:o.workers.map(u=>`${u.worker} ${M(u.total_ns)}`).join(
", ")},{label:"GOMAXPROCS",value:o.gomaxprocs||"–"}]}),r(oe,{title:"Cycles",actions:r(U,{children:[r(Ue,{restricted:!0}),i.length>0&&r($o,{to:Be({pin:["c:heap",
"c:goal"]}),children:"Show GC rows"})]}),flush:!0,children:r(Nx,{cycles:i})}),r(oe,{title:"Stops of the world",actions:n?r(Ue,{restricted:!1}):void 0,flush:!0,children:r(
Lx,{pauses:s,reasons:o.pauses_by_reason})}),r(oe,{title:"Who worked for the collector",note:"Mark assists and sweeping by goroutines, by start function.",actions:r(
Ue,{restricted:!1}),flush:!0,children:r(Fx,{groups:o.groups})})]})}})]})}var Dx=[{value:"severity",text:"By severity"},{value:"cost",text:"By cost"},{value:"time",text:"By time"}];function pg({arg:e}){let t=ke("doc/findings"),[n,o]=zt(
"order","severity",["severity","cost","time"]);return r(Je,{title:"Findings",lead:"Patterns that make Go programs slow, where they were found and what they cost\
.",actions:r(U,{children:[r(Ue,{restricted:!1,what:"Findings"}),r(fn,{label:"Order",options:Dx,value:n,onChange:o})]}),children:r(Te,{load:t,children:i=>{let s=[
...i.findings??[]];return n==="cost"&&s.sort((a,l)=>l.cost_ns-a.cost_ns),n==="time"&&s.sort((a,l)=>(a.evidence[0]?.begin_ns??0)-(l.evidence[0]?.begin_ns??0)),r(
U,{children:[r(ot,{head:i}),s.length===0?r(oe,{children:r(_c,{doc:i})}):r(U,{children:[r("p",{class:"p-note p-note-above",children:[He(s.length,"finding")," in ",
M(i.duration_ns),". Costs are time of goroutines, of Ps, or on the clock, as said with each; they overlap and do not add up."]}),s.length>3&&r("nav",{class:"jum\
p","aria-label":"Findings",children:s.map((a,l)=>r("a",{class:`jump-link jump-${a.severity}`,href:Z(`/findings/${a.rule}`),children:[a.rule," ",r("span",{class:"\
faint",children:Oa(a)})]},l))}),r("h2",{class:"hidden-text",children:"All findings"}),r("div",{class:"findings",children:[s.filter(a=>!e||a.rule===e).map(a=>r(Ha,
{finding:a,duration:i.duration_ns,open:!0},`${a.rule}${a.cost_ns}`)),e&&r("p",{children:r("a",{href:Z("/findings"),children:["All ",$(s.length)," findings"]})})]})]})]})}})})}var Nc={state:"State",delay:"Wait for a P",reason:"Blocked on",running:"Running",runnable:"Runnable",blocked:"Blocked",place:"Place",gc:"Collection",rate:"Rate",
latency:"Mean latency",wait:"Mean wait",task:"Task, mean"};function Ox(e){let t=e.b>e.a;switch(e.quantity){case"latency":case"wait":case"task":case"delay":case"\
runnable":case"gc":return t;case"state":return e.name==="runnable"?t:null;default:return null}}function Wi(e,t){return e.quantity==="rate"?vs(t):t===0?"0":e.quantity===
"latency"||e.quantity==="wait"||e.quantity==="task"?M(t):`${M(t)}/s`}function Bx(e){return e<1e-4?"< 0.01 %":ee(e)}function Hx({d:e}){let t=Math.max(e.a,e.b,1e-12);
return r("svg",{class:"pair",viewBox:"0 0 100 18",preserveAspectRatio:"none",role:"img","aria-label":`A ${Wi(e,e.a)}, B ${Wi(e,e.b)}`,children:[r("title",{children:[
"A ",Wi(e,e.a),", B ",Wi(e,e.b)]}),r("rect",{class:"pair-a",x:"0",y:"2",width:e.a/t*100,height:"6"}),r("rect",{class:"pair-b",x:"0",y:"10",width:e.b/t*100,height:"\
6"})]})}function Ix({list:e}){let[t,n]=zt("quantity","all"),o=[...new Set(e.map(l=>l.quantity))],i=t==="all"?e:e.filter(l=>l.quantity===t),s=V(()=>{let l=e.filter(
d=>d.a_times||d.b_times),u=Math.max(Math.min(...l.flatMap(d=>[d.a_times?.p50_ns??1e9,d.b_times?.p50_ns??1e9]).filter(d=>d>0),1e9),10),c=Math.max(...l.flatMap(d=>[
d.a_times?.max_ns??0,d.b_times?.max_ns??0]),1),m=[{id:"quantity",title:"Quantity",value:d=>Nc[d.quantity]??d.quantity,show:d=>r("span",{class:"muted",children:Nc[d.
quantity]??d.quantity}),width:"118px"},{id:"name",title:"Of",value:d=>d.name,show:d=>r("span",{title:d.name,children:d.quantity==="rate"||d.quantity==="state"?d.
name:De(d.name)}),width:"minmax(180px, 1fr)"},{id:"pair",title:"A, B",value:d=>d.change,show:d=>r(Hx,{d}),width:"120px",picture:!0,fixed:!0},{id:"a",title:"A",value:d=>d.
a,show:d=>Wi(d,d.a),num:!0,width:"100px"},{id:"b",title:"B",value:d=>d.b,show:d=>Wi(d,d.b),num:!0,width:"100px"},{id:"change",title:"Change",value:d=>d.change===
null?1/0:Math.abs(d.change),num:!0,width:"88px",show:d=>{let p=Ox(d);return r("strong",{class:d.significant?p===null?void 0:p?"delta-up":"delta-down":"faint",children:gf(
d.change)})}},{id:"chance",title:"By chance",hint:"How likely such a difference is if there is none",value:d=>d.chance,show:d=>r("span",{class:d.significant?void 0:
"faint",children:Bx(d.chance)}),num:!0,width:"84px"}];if(e.some(d=>d.a_per_task!==null&&d.b_per_task!==null)){let d=(p,g)=>g===null?"–":p.quantity==="rate"?g.
toPrecision(3):M(g);m.push({id:"at",title:"A, a task",value:p=>p.a_per_task,show:p=>d(p,p.a_per_task),num:!0,width:"88px"},{id:"bt",title:"B, a task",value:p=>p.
b_per_task,show:p=>d(p,p.b_per_task),num:!0,width:"88px"})}return l.length>0&&m.push({id:"spread",title:"Median · p99 · longest",hint:"A above, B below, on on\
e logarithmic axis",value:d=>d.b_times?.p99_ns??null,picture:!0,width:"150px",show:d=>d.a_times||d.b_times?r("span",{class:"spreads",children:[d.a_times,d.b_times].
map((p,g)=>p?r(rr,{p50:p.p50_ns,p99:p.p99_ns,max:p.max_ns,low:u,high:c},g):null)}):""}),m},[e]),a=[{value:"all",text:"All"},...o.map(l=>({value:l,text:Nc[l]??l}))];
return r(U,{children:[r("div",{class:"choices below",children:r(fn,{label:"Quantity",options:a,value:t,onChange:n})}),r(Ne,{label:"Differences",columns:s,rows:i,
sort:{column:"change",descending:!0},csvName:"compare",rowHeight:34,tallest:18,empty:"Nothing differs by more than chance."})]})}function Gx({doc:e}){let t=i=>i.
slice(i.lastIndexOf("/")+1),n=[["File",t(e.a.file),t(e.b.file)],["Duration",M(e.a.duration_ns),M(e.b.duration_ns)],["Tasks that ended",$(e.a.tasks),$(e.b.tasks)],
["Format",e.a.format??"–",e.b.format??"–"]],o=[...new Set([...Object.keys(e.a.mmu??{}),...Object.keys(e.b.mmu??{})])];return r("table",{class:"grid-table co\
mpare-sides",children:[r("thead",{children:r("tr",{children:[r("th",{children:r("span",{class:"hidden-text",children:"quantity"})}),r("th",{children:[r("span",{
class:"legend-mark pair-mark-a","aria-hidden":"true"}),"A"]}),r("th",{children:[r("span",{class:"legend-mark pair-mark-b","aria-hidden":"true"}),"B"]})]})}),r("\
tbody",{children:[n.map(([i,s,a])=>r("tr",{children:[r("th",{scope:"row",children:i}),r("td",{children:s}),r("td",{children:a})]},i)),o.map(i=>r("tr",{children:[
r("th",{scope:"row",children:["Least mutator utilization in ",i]}),r("td",{children:ee(e.a.mmu?.[i]??NaN)}),r("td",{children:ee(e.b.mmu?.[i]??NaN)})]},i))]})]})}
function fg(e){let t=We.value?.compare??null,[n,o]=zt("all","0",["0","1"]),i=ke(We.value&&t?"doc/compare":null,{all:n==="1"?1:null});return We.value&&!t?r(Je,{title:"\
Compare",children:r(Xe,{title:"There is one trace",children:["To compare two, name both: ",r("code",{children:"tacho view before.out after.out"}),"."]})}):r(Je,
{title:"Compare",lead:"A second of each trace, before (A) and after (B), and which differences are more than chance.",actions:r("label",{class:"check",children:[
r("input",{type:"checkbox",checked:n==="1",onChange:s=>o(s.currentTarget.checked?"1":"0")})," also what did not change"]}),children:r(Te,{load:i,rows:8,children:s=>{
let a=s.differences.filter(l=>l.significant);return r("div",{class:"stack-gap",children:[r(ot,{head:s.a}),r(ot,{head:s.b}),s.caveat&&r(Xe,{kind:"warn",title:"No\
thing can be called a change",children:s.caveat}),r("div",{class:"columns-2",children:[r(oe,{title:"The traces",children:r(Gx,{doc:s})}),r(oe,{title:"Findings",
children:s.findings.length===0?r("p",{class:"faint",children:"The rules found nothing in either."}):r("table",{class:"grid-table",children:[r("thead",{children:r(
"tr",{children:[r("th",{children:"finding"}),r("th",{class:"num",children:"A, a second"}),r("th",{class:"num",children:"B, a second"}),r("th",{children:r("span",
{class:"hidden-text",children:"change"})})]})}),r("tbody",{children:s.findings.map((l,u)=>r("tr",{children:[r("td",{children:[l.rule," ",r("code",{class:"muted",
children:De(l.place??"")})]}),r("td",{class:"num",children:l.in_a?M(l.a_cost_ns):"–"}),r("td",{class:"num",children:l.in_b?M(l.b_cost_ns):"–"}),r("td",{children:l.
in_a&&!l.in_b?r("span",{class:"tag tag-good",children:"gone in B"}):!l.in_a&&l.in_b?r("span",{class:"tag tag-bad",children:"new in B"}):r("span",{class:"tag",children:"\
in both"})})]},u))})]})})]}),r(oe,{title:a.length===0?"No difference is more than chance":He(a.length,"difference")+" beyond chance",note:`${$(s.compared)} quan\
tities were compared, block by block (${$(s.a.blocks)} and ${$(s.b.blocks)} blocks). Two runs of one program may differ by more than the blocks of either.`,flush:!0,
children:r(Ix,{list:s.differences})})]})}})})}var gg=1e3,mg=["StateTransition","RangeBegin","RangeEnd","RangeActive","TaskBegin","TaskEnd","RegionBegin","RegionEnd","Log","Metric","Label","StackSample","Syn\
c","Experimental"];function hg(e){let t=n=>e[n]===void 0||e[n]===null?"":String(e[n]);switch(e.kind){case"StateTransition":return`${t("scope")} ${t("id")}: ${t(
"from")} → ${t("to")}${e.reason?`, ${t("reason")}`:""}${e.subject_func?` (${De(t("subject_func"))})`:""}`;case"Metric":return`${t("metric")} = ${t("value")}`;case"\
Label":return`${t("scope")} ${t("id")}: ${t("label")}`;case"RangeBegin":case"RangeEnd":case"RangeActive":return t("range")+(e.swept_bytes!==void 0?`, swept ${t(
"swept_bytes")} B, reclaimed ${t("reclaimed_bytes")} B`:"");case"TaskBegin":case"TaskEnd":return`task ${t("task")} ${t("type")}${e.parent?`, of task ${t("parent")}`:
""}`;case"RegionBegin":case"RegionEnd":return`${t("type")}${e.task?`, task ${t("task")}`:""}`;case"Log":return`${e.category?`${t("category")}: `:""}${t("message")}${e.
task?`, task ${t("task")}`:""}`;case"Sync":return`generation ${t("generation")}`;default:return Object.keys(e).filter(n=>!["time_ns","kind","m","p","g","func","\
stack","subject_stack"].includes(n)).map(n=>`${n}=${typeof e[n]=="object"?JSON.stringify(e[n]):t(n)}`).join(" ")}}function zx(e){return e.scope==="Goroutine"&&typeof e.
id=="number"?e.id:e.g??null}function Wx(e){let[t,n]=q({events:[],more:!0,busy:!1,error:null}),o=JSON.stringify([e,qe.value]),i=_e(null),s=_e({key:o,events:[],more:!0,
busy:!1}),a=()=>{let l=s.current;if(l.busy||!l.more||qe.peek()===null)return;l.busy=!0,n({events:l.events,more:!0,busy:!0,error:null});let u=new AbortController;
i.current=u,Ye("events",{...e,stacks:1,limit:gg,offset:l.events.length},u.signal).then(c=>{u.signal.aborted||(l.events=[...l.events,...c.events],l.more=c.more&&
c.events.length>0,l.busy=!1,n({events:l.events,more:l.more,busy:!1,error:null}))},c=>{u.signal.aborted||It(c)||(l.more=!1,l.busy=!1,n({events:l.events,more:!1,busy:!1,
error:dn(c)}))})};return ce(()=>(s.current={key:o,events:[],more:!0,busy:!1},a(),()=>i.current?.abort()),[o]),[t,a]}function Ux({e}){let t=e.stack??[],n=e.subject_stack??
[],o=Object.keys(e).filter(i=>i!=="stack"&&i!=="subject_stack");return r("div",{class:"part-detail space-above",children:[r("div",{children:[r("h2",{class:"smal\
l-head",children:e.kind}),r("table",{class:"grid-table plain-tight",children:r("tbody",{children:o.map(i=>r("tr",{children:[r("th",{scope:"row",children:i}),r("\
td",{class:"log-message mono",children:typeof e[i]=="object"?JSON.stringify(e[i]):String(e[i])})]},i))})})]}),t.length>0&&r("div",{children:[r("h2",{class:"smal\
l-head",children:"Stack"}),r(Gt,{frames:t})]}),n.length>0&&r("div",{children:[r("h2",{class:"small-head",children:"Stack of what it is about"}),r(Gt,{frames:n})]})]})}
function bg(e){let t=ue.value,n=be.value,[o,i]=Wx({from:t?`${Math.round(t.from)}ns`:null,to:t?`${Math.round(t.to)}ns`:null,goroutine:n.g,proc:n.p,kind:n.kind}),
[s,a]=q(null),l=V(()=>[{id:"time",title:"Time",value:c=>c.time_ns,show:c=>{let m=zx(c);return r("a",{href:Be({view:_n(c.time_ns-2e4,c.time_ns+2e4),sel:m===null?
null:{row:`g${m}`,t:c.time_ns},pin:m===null?[]:[`g${m}`]}),title:"Show on the timeline",children:hf(c.time_ns)})},num:!0,width:"136px"},{id:"m",title:"Thread",value:c=>c.
m??null,num:!0,width:"80px"},{id:"p",title:"P",value:c=>c.p??null,num:!0,width:"44px"},{id:"g",title:"Goroutine",value:c=>c.g??null,show:c=>c.g===void 0?"":r("s\
pan",{class:"mono",children:["g",c.g]}),num:!0,width:"86px"},{id:"kind",title:"Kind",value:c=>c.kind,show:c=>r("span",{class:"muted",children:c.kind}),width:"13\
0px"},{id:"what",title:"What happened",value:hg,show:c=>{let m=hg(c);return r("span",{title:m,children:m})},width:"minmax(260px, 1.6fr)"},{id:"func",title:"In",
value:c=>c.func??"",show:c=>c.func?r("span",{class:"fname",title:c.func,children:De(c.func)}):"",width:"minmax(140px, 1fr)"}],[]),u=c=>{let m=new FormData(c),d=p=>{
let g=m.get(p);return typeof g=="string"&&g.trim()?g.trim():null};fe({g:d("g")?.replace(/^g/,"")??null,p:d("p")?.replace(/^p/,"")??null,kind:d("kind")}),a(null)};
return r(Je,{title:"Events",lead:"All of them, in their one order, as they are in the trace.",actions:r(Ue,{restricted:!0}),children:[r("form",{class:"choices",
onSubmit:c=>{c.preventDefault(),u(c.currentTarget)},children:[r("label",{class:"choices",children:["Goroutine ",r("input",{class:"field",name:"g",size:8,defaultValue:n.
g??"",placeholder:"all",inputMode:"numeric"})]}),r("label",{class:"choices",children:["P ",r("input",{class:"field",name:"p",size:4,defaultValue:n.p??"",placeholder:"\
all",inputMode:"numeric"})]}),r("label",{class:"choices",children:["Kind",r("select",{class:"field",name:"kind",defaultValue:n.kind??"",onChange:c=>u(c.currentTarget.
form),children:[r("option",{value:"",children:"all kinds"}),mg.map(c=>r("option",{value:c,selected:c===n.kind,children:c},c)),n.kind!==void 0&&!mg.includes(n.kind)&&
r("option",{value:n.kind,selected:!0,children:n.kind})]})]}),r("button",{type:"submit",class:"button",children:"Filter"}),(n.g!==void 0||n.p!==void 0||n.kind!==
void 0)&&r("button",{type:"button",class:"button button-quiet",onClick:()=>fe({g:null,p:null,kind:null}),children:"All events"})]},`${n.g} ${n.p} ${n.kind}`),o.
error&&r(Xe,{kind:"warn",title:"No events",children:o.error}),o.events.length===0&&o.busy&&r(ir,{rows:8}),o.events.length>0&&r(oe,{flush:!0,children:[r(Ne,{label:"\
Events",columns:l,rows:o.events,csvName:"events",tallest:24,rowHeight:26,filterHint:"Filter what is loaded",compact:!0,onEnd:i,onRow:c=>a(c===s?null:c),isChosen:c=>c===
s,tools:r("span",{class:"table-count",children:o.busy?"loading more…":o.more?r("button",{type:"button",class:"link",onClick:i,children:[$(gg)," more"]}):"that\
 is all"})}),s&&r(Ux,{e:s})]}),!o.busy&&!o.error&&o.events.length===0&&r(oe,{children:r("p",{class:"faint",children:"No event matches."})})]})}var Vx=["Move","Rows and slices","Select and mark","Find","Show","Pages"],Kx=[["running","running","The goroutine executes on a P."],["runnable","runnable","It \
could run and waits for a P: this is scheduling latency."],["waiting","waiting","It waits for something: a channel, a lock, the network, time. Pale, because mos\
t goroutines do it most of the time; shades tell the reasons."],["syscall","syscall","It is inside a system call."],["gc","GC","The garbage collector marks or s\
weeps."],["stw","stop the world","No goroutine may run."]];function Hr({name:e,children:t}){return r("tr",{children:[r("td",{children:e}),r("td",{children:t})]})}
function vg(){return r("div",{class:"page help",children:[r("h1",{children:"Help"}),r("section",{class:"card",children:[r("h2",{children:"Reading the timeline"}),
r("p",{children:"Each row is one goroutine, P, thread, task or region, or a group of goroutines with the same start function. Where a pixel holds more than one \
slice, the column is stacked: running at the bottom, then syscall, runnable, and waiting on top, each as high as its share of the time. Zooming in turns columns\
 into single slices; a grey line on top of a stretch says that slices are merged there."}),r("table",{class:"small",children:r("tbody",{children:Kx.map(([e,t,n])=>r(
"tr",{children:[r("td",{class:"nowrap",children:[r("span",{class:`tl-swatch swatch-${e}`})," ",t]}),r("td",{children:n})]},e))})}),r("p",{children:"Groups show \
how many of their goroutines are in each state at once. The arrow opens a group into one row for each goroutine; ≡ packs their lives into lanes."})]}),r("sect\
ion",{class:"card",children:[r("h2",{children:"Pointer"}),r("table",{class:"small",children:r("tbody",{children:[r(Hr,{name:"Click",children:"select a slice: wh\
y it waited, who woke it, whom it woke"}),r(Hr,{name:"Drag",children:"an area: states, stacks, goroutines and lengths within it; on the ruler, over all rows"}),
r(Hr,{name:"Shift and drag, or middle button",children:"move"}),r(Hr,{name:"Wheel",children:["scroll rows; with ",r("kbd",{children:"Ctrl"})," or a pinch zoom a\
t the pointer; with ",r("kbd",{children:"Shift"})," move in time"]}),r(Hr,{name:"Double click",children:"fit the slice"}),r(Hr,{name:"Right click",children:"men\
u"}),r(Hr,{name:"Strip above every page",children:"drag to restrict all pages to a range; drag the frame to move the timeline"})]})})]}),r("div",{class:"help-ke\
ys",children:Vx.map(e=>r("section",{class:"card",children:[r("h2",{children:e}),r("table",{class:"small",children:r("tbody",{children:Po.filter(t=>t.group===e&&
t.keys.length>0).map(t=>r("tr",{children:[r("td",{class:"nowrap",children:vi(t).map(n=>r("kbd",{children:n},n))}),r("td",{children:t.title})]},t.id))})})]},e))}),
r("p",{class:"muted",children:["Keys are meant by their place on a US keyboard. ",r("kbd",{children:"Shift"})," makes ",r("kbd",{children:"W"})," ",r("kbd",{children:"\
S"})," ",r("kbd",{children:"A"})," ",r("kbd",{children:"D"})," four times as fast. The address holds page, range, view and selection: a link opens the same view\
 again, and Back undoes a step."]})]})}function wg({name:e,legend:t,value:n,all:o,set:i}){return r("fieldset",{class:"card choice",children:[r("legend",{children:t}),o.map(s=>r("label",{children:[r("\
input",{type:"radio",name:e,checked:n===s.value,onChange:()=>i(s.value)})," ",s.words]},s.value))]})}var jx=[{value:"system",words:"as the system"},{value:"ligh\
t",words:"light"},{value:"dark",words:"dark"}],qx=[{value:"area",words:"selects an area; with Shift it moves"},{value:"pan",words:"moves; with Shift it selects \
an area"}];function yg(){let e=un.value;return r("div",{class:"page",children:[r("h1",{children:"Settings"}),r("p",{class:"muted",children:"Kept in this browser\
 only."}),r(wg,{name:"theme",legend:"Colours",value:e.theme,all:jx,set:oa}),r(wg,{name:"drag",legend:"Dragging on the timeline",value:e.navigation,all:qx,set:t=>pi(
{navigation:t})}),r("fieldset",{class:"card choice",children:[r("legend",{children:"Navigation"}),r("label",{children:[r("input",{type:"checkbox",checked:e.narrow,
onChange:t=>pi({narrow:t.currentTarget.checked})})," icons only"]})]})]})}var Yx={"/":uh,"/timeline":Rh,"/findings":pg,"/goroutines":Oh,"/profiles":Gh,"/latency":Qh,"/mmu":dg,"/tasks":ig,"/regions":ag,"/events":bg,"/compare":fg,"/sett\
ings":yg,"/help":vg};function xg(){let{route:e,root:t,arg:n}=gi(cn.value);if(!e)return r("div",{class:"page",children:[r("h1",{children:"No such page"}),r("p",{
class:"page-note",children:["The viewer has no page “",cn.value,"”. The pages are listed on the left."]})]});let o=Yx[e.path];return r(o,{arg:n,root:t},e.path)}
function kg(e){if(e.defaultPrevented||e.button!==0||e.metaKey||e.ctrlKey||e.shiftKey||e.altKey)return;let t=e.target?.closest?.("a");if(!t||t.target||t.hasAttribute(
"download")||t.origin!==location.origin)return;let n=t.pathname.startsWith(ct)?t.pathname.slice(ct.length):null;n===null||n.startsWith("api/")||!gi(`/${n}`).route||
(e.preventDefault(),Et(t.href))}var Mg=ge([]),Lc=ge(null),Fc=ge(null),Ui=ge(null),Xx=["ps_running","g_runnable","g_running","g_waiting"],Jx=1e3,dr={fp:"",end:-1,at:0,complete:!1};async function Qx(e){
let t=qe.peek(),n=de.peek(),o=Zt.peek(),i=performance.now();if(!(!t||n<=0||dr.fp===t&&dr.end===n&&dr.complete===o)&&!(dr.fp===t&&!o&&i-dr.at<Jx)){dr={fp:t,end:n,
at:i,complete:o};try{let[s,a]=await Promise.all([Ye("plot",{name:Xx.join(","),from:0,to:n,bins:e}),Ye("marks",{from:0,to:n})]);Lc.value=s,Fc.value=a}catch{dr={...dr,
end:-1}}}}function Zx(){let e=getComputedStyle(document.documentElement);return t=>e.getPropertyValue(t).trim()}function _g(e,t,n,o,i,s,a,l){e.fillStyle=a,e.beginPath(),
e.moveTo(0,o+i);let u=n*l/t.length;t.forEach((c,m)=>{let d=o+i-Math.min(1,(c??0)/s)*i;e.lineTo(m*u,d),e.lineTo((m+1)*u,d)}),e.lineTo(n*l,o+i),e.fill()}function ek(e){
let t=Math.min(devicePixelRatio||1,3),n=e.getBoundingClientRect(),o=Math.max(1,Math.round(n.width)),i=Math.max(1,Math.round(n.height));(e.width!==Math.round(o*t)||
e.height!==Math.round(i*t))&&(e.width=Math.round(o*t),e.height=Math.round(i*t));let s=e.getContext("2d"),a=Zx();s.setTransform(t,0,0,t,0,0),s.clearRect(0,0,o,i);
let l=Math.max(de.peek(),1),u=g=>g/l*o,c=Lc.peek();if(c){let g=c.to/l,b=c.series.ps_running??[],w=c.series.g_runnable??[],_=x=>mi(Math.max(1,...x.map(D=>D??0))),
R=Math.round((i-8)*.58);_g(s,b,o,4,R,_(b),a("--running"),g),_g(s,w,o,4+R+1,i-9-R,_(w),a("--runnable"),g)}let m=Fc.peek();s.fillStyle=a("--gc");for(let[g,b]of m?.
gc??[])s.fillRect(u(g),i-3,Math.max(1,u(b)-u(g)),3);s.fillStyle=a("--stw");for(let[g,b]of m?.stw??[])s.fillRect(u(g),0,Math.max(1,u(b)-u(g)),3);s.fillStyle=a("-\
-accent");for(let g of Mg.peek())s.beginPath(),s.arc(u(g.t),6,3,0,7),s.fill();let d=Ui.peek()??ue.peek();d&&(s.fillStyle=a("--bg-raised"),s.globalAlpha=.72,s.fillRect(
0,0,u(d.from),i),s.fillRect(u(d.to),0,o,i),s.globalAlpha=1,s.fillStyle=a("--accent"),s.fillRect(u(d.from)-1,0,2,i),s.fillRect(u(d.to)-1,0,2,i));let p=me.peek()?.
view;if(p&&p.to-p.from<l*.995){s.strokeStyle=a("--fg"),s.lineWidth=1.5;let g=u(p.from);s.strokeRect(Math.round(g)+.5,1,Math.max(4,Math.round(u(p.to)-g)),i-2)}}function Sg(){
let e=_e(null),t=_e(null),n=_e(!1),o=()=>{n.current||(n.current=!0,requestAnimationFrame(()=>{n.current=!1,e.current&&ek(e.current)}))};Lc.value,Fc.value,Ui.value,
ue.value,kt.value,hi.value,be.value.t,cn.value,Mg.value;let i=Math.max(de.value,1),s=Zt.value,a=qe.value;ce(()=>{Qx(Math.min(1024,Math.max(64,Math.round(e.current.
clientWidth/2))))},[i,s,a]),ce(o),ce(()=>{let b=new ResizeObserver(o);return b.observe(e.current),()=>b.disconnect()},[]);let l=b=>{let w=e.current.getBoundingClientRect();
return Math.min(1,Math.max(0,(b.clientX-w.left)/w.width))*i},u=b=>{if(b.button!==0)return;e.current.setPointerCapture(b.pointerId);let w=l(b),_=me.peek()?.view,
R=_&&_.to-_.from<i*.9;t.current=R&&w>=_.from&&w<=_.to?{kind:"move",t:w,view:{..._}}:{kind:"brush",t:w,x:b.clientX}},c=b=>{let w=t.current,_=l(b);w?.kind==="move"?
(me.peek()?.setView(xn({from:w.view.from+_-w.t,to:w.view.to+_-w.t},i)),o()):w?.kind==="brush"&&Math.abs(b.clientX-w.x)>3&&(Ui.value={from:Math.round(Math.min(w.
t,_)),to:Math.round(Math.max(w.t,_))})},m=b=>{let w=t.current,_=Ui.peek();t.current=null,Ui.value=null,w?.kind==="brush"&&_&&_.to>_.from?Ht(_):w?.kind==="brush"&&
d(l(b))},d=b=>{let w=me.peek(),_=w?.view,R=_&&_.to-_.from<i*.9?_.to-_.from:i/20,x=xn({from:b-R/2,to:b+R/2},i);w?w.jump(x):Et(Be({view:{from:Math.max(0,Math.round(
x.from)),to:Math.round(x.to)}}))},p=b=>{let w=(b.key==="ArrowRight"?1:b.key==="ArrowLeft"?-1:0)*i*.01;if(!w)return;b.preventDefault();let _=ue.peek()??{from:0,to:Math.
round(i)},R=b.shiftKey?_.from:Math.max(0,_.from+w),x=Math.min(i,_.to+w);x-R>i*.005&&Ht({from:Math.round(R),to:Math.round(x)})},g=ue.value;return r("section",{class:"\
minimap","aria-label":"Whole trace",children:r("canvas",{ref:e,tabIndex:0,role:"slider","aria-label":"Range of all pages. Arrow keys move it, with Shift its end\
.","aria-valuemin":0,"aria-valuemax":Math.round(i),"aria-valuenow":Math.round(g?.from??0),"aria-valuetext":g?`from ${M(g.from)}, ${M(g.to-g.from)} long`:"the wh\
ole trace",title:"Drag: restrict all pages to a range",onPointerDown:u,onPointerMove:c,onPointerUp:m,onPointerCancel:()=>{t.current=null,Ui.value=null},onDblClick:()=>Ht(
null),onKeyDown:p})})}var Dc={find:"Search functions, goroutines, tasks, regions",go:"g123, p7, m4, 1.5s, task 9, or a function",command:"Type the name of a command"};function tk(e,t){
let n=t.toLowerCase();return e.toLowerCase().split(/\s+/).every(o=>n.includes(o))}function nk(e){return!e.timeline||cn.peek()==="/timeline"}function ok(e){return Po.
filter(t=>nk(t)&&tk(e,`${t.title} ${t.group}`)).map(t=>({id:t.id,words:t.title,extra:t.group,keys:vi(t),run:t.run}))}function rk(e){cn.peek()==="/timeline"?fe({
q:e}):Et(Be({q:e}))}function ik(e,t){if(e==="command")return ok(t);let n=[];Aa(t)&&n.push({id:"go",words:`Go to ${t.trim()}`,extra:"",keys:[],run:()=>{df(t,me.peek()?.
view??null)}});for(let o of er.value)n.push({id:`${o.key} ${o.begin}`,words:o.label,extra:o.kind==="group"?"function":`${o.kind} ${o.key}`,keys:[],run:()=>$u(o)});
return t.trim()&&n.push({id:"filter",words:`Filter the timeline's rows by “${t.trim()}”`,extra:"",keys:[],run:()=>rk(t.trim())}),n}function sk(e,t){return t.
startsWith(">")?["command",t.slice(1).trim()]:t.startsWith(":")?["go",t.slice(1).trim()]:[e,t]}function ak({opened:e}){let t=_e(null),n=_e(null),[o,i]=q(""),[s,
a]=q(0),[l,u]=sk(e,o);ce(()=>{t.current?.showModal(),Pu("")},[]),ce(()=>{if(l==="command")return;let b=setTimeout(()=>{Pu(u)},80);return()=>clearTimeout(b)},[l,
u]);let c=ik(l,u),m=Math.min(s,Math.max(0,c.length-1));ce(()=>{n.current?.children[m]?.scrollIntoView({block:"nearest"})},[m]);let d=()=>{kn.value=null},p=b=>{b&&
(d(),b.run())};return r("dialog",{class:"palette",ref:t,onClose:d,onKeyDown:b=>{b.key==="ArrowDown"||b.key==="ArrowUp"?(b.preventDefault(),a((m+(b.key==="ArrowD\
own"?1:-1)+c.length)%Math.max(1,c.length))):b.key==="Enter"&&(b.preventDefault(),p(c[m])),b.stopPropagation()},"aria-label":Dc[l],onClick:b=>{b.target===t.current&&
d()},children:[r("input",{class:"palette-input",type:"text",autofocus:!0,spellcheck:!1,placeholder:Dc[l],"aria-label":Dc[l],role:"combobox","aria-expanded":"tru\
e","aria-controls":"palette-list","aria-activedescendant":c.length?`palette-${m}`:void 0,value:o,onInput:b=>{i(b.currentTarget.value),a(0)}}),r("ul",{class:"pal\
ette-list",id:"palette-list",role:"listbox",ref:n,children:c.map((b,w)=>r("li",{id:`palette-${w}`,role:"option","aria-selected":w===m,onClick:()=>p(b),onPointerMove:()=>w!==
m&&a(w),children:[r("span",{class:"palette-words",children:b.words}),r("span",{class:"faint",children:b.extra}),b.keys.slice(0,2).map(_=>r("kbd",{children:_},_))]},
b.id))}),r("p",{class:"palette-foot faint",children:hs.value&&l!=="command"?hs.value:l!=="command"&&ms.value>er.value.length?`${$(ms.value)} results, the first ${er.
value.length} shown`:"↑ ↓ choose, Enter opens, Esc closes, > commands, : go to"})]})}function Tg(){return kn.value===null?null:r(ak,{opened:kn.value},kn.value)}function lk({route:e,current:t}){return r("a",{class:"nav-link",href:Z(e.path),"aria-current":t?"page":void 0,title:e.title,children:[r(Me,{name:e.icon}),r("spa\
n",{class:"nav-word",children:e.title})]})}function uk(){let e=gi(cn.value).route,t=["look","measure","more","about"],{compare:n}=We.value??{compare:null},o=gs.
filter(i=>i.path!=="/compare"||n||e===i);return r("nav",{class:"nav","aria-label":"Pages",children:[t.map(i=>r("div",{class:`nav-group nav-${i}`,children:o.filter(
s=>s.group===i).map(s=>r(lk,{route:s,current:s===e},s.path))},i)),r("button",{class:"nav-link nav-fold",type:"button","aria-pressed":un.value.narrow,title:un.value.
narrow?"Show the words":"Show icons only",onClick:()=>pi({narrow:!un.peek().narrow}),children:[r(Me,{name:"sidebar"}),r("span",{class:"nav-word",children:"Colla\
pse"})]})]})}function ck(){let e=ue.value;return e?r("span",{class:"chip chip-range",children:[r("span",{children:[lt(e.from,(e.to-e.from)/100)," + ",M(e.to-e.from)]}),
r("button",{type:"button",class:"chip-clear",onClick:()=>Ht(null),title:"Back to the whole trace",children:[r(Me,{name:"close",size:12})," whole trace"]})]}):r(
"span",{class:"chip chip-quiet",title:"All pages show the whole trace",children:"whole trace"})}function dk(){let e=We.value;return r("header",{class:"top",children:[
r("a",{class:"brand",href:Z("/"),children:"tacho"}),r("span",{class:"trace-name",title:e?.name,children:e?.name??""}),de.value>0&&r("span",{class:"trace-facts",
children:M(de.value)}),r(ck,{}),r("span",{class:"top-space"}),r("button",{type:"button",class:"omnibox",onClick:()=>{kn.value="find"},title:"Search (/)",children:[
r(Me,{name:"search",size:15}),r("span",{children:"Search or go to…"}),r("kbd",{children:"/"})]}),r("button",{type:"button",class:"tool",title:"All commands (C\
trl K)","aria-label":"All commands",onClick:()=>{kn.value="command"},children:r(Me,{name:"keyboard"})}),r("button",{type:"button",class:"tool",title:"Copy a lin\
k to this view (Y)","aria-label":"Copy a link to this view",onClick:()=>{Ko()},children:r(Me,{name:"share"})}),r("button",{type:"button",class:"tool","aria-labe\
l":kt.value==="dark"?"Light colours":"Dark colours",title:kt.value==="dark"?"Light colours":"Dark colours",onClick:()=>oa(kt.peek()==="dark"?"light":"dark"),children:r(
Me,{name:kt.value==="dark"?"sun":"moon"})}),r("a",{class:"tool",href:Z("/help"),title:"Help (?)","aria-label":"Help",children:r(Me,{name:"help"})})]})}function pk(){
let e=We.value;if(di.value)return r("footer",{class:"strip strip-bad",children:r("span",{role:"status",children:[r(Me,{name:"warning",size:14}),di.value]})});if(!e)
return r("footer",{class:"strip",children:"Connecting…"});let t=e.total>0?e.done/e.total:null;return r("footer",{class:"strip",children:[e.state==="reading"&&
r(U,{children:[r("progress",{max:1,value:t??void 0,"aria-label":"Reading the trace"}),r("span",{children:["Reading: ",bt(e.done),t!==null&&` of ${bt(e.total)} (${ee(
t)})`,","," ",$(e.events)," events"]})]}),e.state==="failed"&&r("span",{class:"bad",children:[r(Me,{name:"warning",size:14}),e.error??"The trace could not be re\
ad."]}),e.state==="ready"&&r("span",{children:[He(e.events,"event")," in ",He(e.generations,"generation")]}),e.warnings.map(n=>r("span",{class:"warn",children:[
r(Me,{name:"warning",size:14}),n]},n)),r("span",{class:"top-space"}),e.jobs>0&&r("span",{children:[e.jobs," at work"]}),r("span",{class:"faint",children:e.tool})]})}
function Cg(){let{route:e}=gi(cn.value),t=We.value?.name;return ce(()=>{document.title=[e?.title,t,"tacho"].filter(Boolean).join(" · ")},[e,t]),ce(()=>{document.
documentElement.dataset.theme=kt.value},[kt.value]),r("div",{class:`shell${un.value.narrow?" shell-narrow":""}`,children:[r("a",{class:"skip",href:"#page",children:"\
To the page"}),r(dk,{}),r(Sg,{}),r(uk,{}),r("main",{id:"page",class:"main","data-complete":Zt.value,tabIndex:e?.path==="/timeline"?-1:0,children:r(xg,{})}),r(pk,
{}),r(Tg,{}),ls.value&&r("div",{class:"toast",role:"status",children:ls.value})]})}var Rg=document.getElementById("app");Rg.textContent="";rp();mf();document.addEventListener("click",kg);Rd(r(Cg,{}),Rg);lp();})();
