"use strict";(()=>{var Je,_,Fo,zn,Pt,$o,Do,Uo,Un,je,xe,Bo,Kn,Bn,Hn,ua,Xe={},qe=[],ca=/acit|ex(?:s|g|n|p|$)|rph|grid|ows|mnc|ntw|ine[ch]|zoo|^ord|itera/i,Qe=Array.isArray;function bt(e,t){
for(var n in t)e[n]=t[n];return e}function Gn(e){e&&e.parentNode&&e.parentNode.removeChild(e)}function Vn(e,t,n){var o,r,i,a={};for(i in t)i=="key"?o=t[i]:i=="r\
ef"?r=t[i]:a[i]=t[i];if(arguments.length>2&&(a.children=arguments.length>3?Je.call(arguments,2):n),typeof e=="function"&&e.defaultProps!=null)for(i in e.defaultProps)
a[i]===void 0&&(a[i]=e.defaultProps[i]);return We(e,a,o,r,null)}function We(e,t,n,o,r){var i={type:e,props:t,key:n,ref:o,__k:null,__:null,__b:0,__e:null,__c:null,
constructor:void 0,__v:r??++Fo,__i:-1,__u:0};return r==null&&_.vnode!=null&&_.vnode(i),i}function R(e){return e.children}function ie(e,t){this.props=e,this.context=t}function Vt(e,t){if(t==null)return e.__?Vt(e.__,e.__i+1):null;for(var n;t<e.__k.length;t++)
if((n=e.__k[t])!=null&&n.__e!=null)return n.__e;return typeof e.type=="function"?Vt(e):null}function pa(e){if(e.__P&&e.__d){var t=e.__v,n=t.__e,o=[],r=[],i=bt({},
t);i.__v=t.__v+1,_.vnode&&_.vnode(i),jn(e.__P,i,t,e.__n,e.__P.namespaceURI,32&t.__u?[n]:null,o,n??Vt(t),!!(32&t.__u),r),i.__v=t.__v,i.__.__k[i.__i]=i,Vo(o,i,r),
t.__e=t.__=null,i.__e!=n&&Ho(i)}}function Ho(e){if((e=e.__)!=null&&e.__c!=null)return e.__e=e.__c.base=null,e.__k.some(function(t){if(t!=null&&t.__e!=null)return e.
__e=e.__c.base=t.__e}),Ho(e)}function Lo(e){(!e.__d&&(e.__d=!0)&&Pt.push(e)&&!Ye.__r++||$o!=_.debounceRendering)&&(($o=_.debounceRendering)||Do)(Ye)}function Ye(){
try{for(var e,t=1;Pt.length;)Pt.length>t&&Pt.sort(Uo),e=Pt.shift(),t=Pt.length,pa(e)}finally{Pt.length=Ye.__r=0}}function zo(e,t,n,o,r,i,a,l,c,u,d){var m,p,h,f,
g,v,k=o&&o.__k||qe,x=t.length;for(c=da(n,t,k,c,x),m=0;m<x;m++)(h=n.__k[m])!=null&&(p=h.__i!=-1&&k[h.__i]||Xe,h.__i=m,v=jn(e,h,p,r,i,a,l,c,u,d),f=h.__e,h.ref&&p.
ref!=h.ref&&(p.ref&&Wn(p.ref,null,h),d.push(h.ref,h.__c||f,h)),g==null&&f!=null&&(g=f),4&h.__u?(c=Ko(h,c,e),p.__e&&(p.__e=null)):typeof h.type=="function"&&v!==
void 0?c=v:f&&(c=f.nextSibling),h.__u&=-7);return n.__e=g,c}function da(e,t,n,o,r){var i,a,l,c,u,d=n.length,m=d,p=0;for(e.__k=new Array(r),i=0;i<r;i++)(a=t[i])!=
null&&typeof a!="boolean"&&typeof a!="function"?(typeof a=="string"||typeof a=="number"||typeof a=="bigint"||a.constructor==String?a=e.__k[i]=We(null,a,null,null,
null):Qe(a)?a=e.__k[i]=We(R,{children:a},null,null,null):a.constructor===void 0&&a.__b>0?a=e.__k[i]=We(a.type,a.props,a.key,a.ref?a.ref:null,a.__v):e.__k[i]=a,c=
i+p,a.__=e,a.__b=e.__b+1,l=null,(u=a.__i=ha(a,n,c,m))!=-1&&(m--,(l=n[u])&&(l.__u|=2)),l==null||l.__v==null?(u==-1&&(r>d?p--:r<d&&p++),typeof a.type!="function"&&
(a.__u|=4)):u!=c&&(u==c-1?p--:u==c+1?p++:(u>c?p--:p++,a.__u|=4))):e.__k[i]=null;if(m)for(i=0;i<d;i++)(l=n[i])!=null&&(2&l.__u)==0&&(l.__e==o&&(o=Vt(l)),Wo(l,l));
return o}function Ko(e,t,n){var o,r;if(typeof e.type=="function"){for(o=e.__k,r=0;o&&r<o.length;r++)o[r]&&(o[r].__=e,t=Ko(o[r],t,n));return t}e.__e!=t&&(t&&e.type&&
!t.parentNode&&(t=Vt(e)),t=n.insertBefore(e.__e,t||null));do t=t&&t.nextSibling;while(t!=null&&t.nodeType==8);return t}function ha(e,t,n,o){var r,i,a,l=e.key,c=e.type,u=t[n],d=u!=null&&(2&u.__u)==0;if(u===null&&l==null||d&&l==u.key&&c==u.type)return n;if(o>(d?1:0)){for(r=n-1,i=n+
1;r>=0||i<t.length;)if((u=t[a=r>=0?r--:i++])!=null&&(2&u.__u)==0&&l==u.key&&c==u.type)return a}return-1}function Oo(e,t,n){t[0]=="-"?e.setProperty(t,n??""):e[t]=
n==null?"":typeof n!="number"||ca.test(t)?n:n+"px"}function Ve(e,t,n,o,r){var i,a;t:if(t=="style")if(typeof n=="string")e.style.cssText=n;else{if(typeof o=="str\
ing"&&(e.style.cssText=o=""),o)for(t in o)n&&t in n||Oo(e.style,t,"");if(n)for(t in n)o&&n[t]==o[t]||Oo(e.style,t,n[t])}else if(t[0]=="o"&&t[1]=="n")i=t!=(t=t.replace(
Bo,"$1")),a=t.toLowerCase(),t=a in e||t=="onFocusOut"||t=="onFocusIn"?a.slice(2):t.slice(2),e.l||(e.l={}),e.l[t+i]=n,n?o?n[xe]=o[xe]:(n[xe]=Kn,e.addEventListener(
t,i?Hn:Bn,i)):e.removeEventListener(t,i?Hn:Bn,i);else{if(r=="http://www.w3.org/2000/svg")t=t.replace(/xlink(H|:h)/,"h").replace(/sName$/,"s");else if(t!="width"&&
t!="height"&&t!="href"&&t!="list"&&t!="form"&&t!="tabIndex"&&t!="download"&&t!="rowSpan"&&t!="colSpan"&&t!="role"&&t!="popover"&&t in e)try{e[t]=n??"";break t}catch{}
typeof n=="function"||(n==null||n===!1&&t[4]!="-"?e.removeAttribute(t):e.setAttribute(t,t=="popover"&&n==1?"":n))}}function Io(e){return function(t){if(this.l){
var n=this.l[t.type+e];if(t[je]==null)t[je]=Kn++;else if(t[je]<n[xe])return;return n(_.event?_.event(t):t)}}}function jn(e,t,n,o,r,i,a,l,c,u){var d,m,p,h,f,g,v,
k,x,st,we,Gt,ye,No,Ge,Dn,ft=t.type;if(t.constructor!==void 0)return null;128&n.__u&&(c=!!(32&n.__u),i=[l=t.__e=n.__e]),(d=_.__b)&&d(t);t:if(typeof ft=="function"){
m=a.length;try{if(x=t.props,st=ft.prototype&&ft.prototype.render,we=(d=ft.contextType)&&o[d.__c],Gt=d?we?we.props.value:d.__:o,n.__c?k=(p=t.__c=n.__c).__=p.__E:
(st?t.__c=p=new ft(x,Gt):(t.__c=p=new ie(x,Gt),p.constructor=ft,p.render=ma),we&&we.sub(p),p.state||(p.state={}),p.__n=o,h=p.__d=!0,p.__h=[],p._sb=[]),st&&p.__s==
null&&(p.__s=p.state),st&&ft.getDerivedStateFromProps!=null&&(p.__s==p.state&&(p.__s=bt({},p.__s)),bt(p.__s,ft.getDerivedStateFromProps(x,p.__s))),f=p.props,g=p.
state,p.__v=t,h)st&&ft.getDerivedStateFromProps==null&&p.componentWillMount!=null&&p.componentWillMount(),st&&p.componentDidMount!=null&&p.__h.push(p.componentDidMount);else{
if(st&&ft.getDerivedStateFromProps==null&&x!==f&&p.componentWillReceiveProps!=null&&p.componentWillReceiveProps(x,Gt),t.__v==n.__v||!p.__e&&p.shouldComponentUpdate!=
null&&p.shouldComponentUpdate(x,p.__s,Gt)===!1){t.__v!=n.__v&&(p.props=x,p.state=p.__s,p.__d=!1),t.__e=n.__e,t.__k=n.__k,t.__k.some(function(re){re&&(re.__=t)}),
qe.push.apply(p.__h,p._sb),p._sb=[],p.__h.length&&a.push(p),l=Vt(n);break t}p.componentWillUpdate!=null&&p.componentWillUpdate(x,p.__s,Gt),st&&p.componentDidUpdate!=
null&&p.__h.push(function(){p.componentDidUpdate(f,g,v)})}if(p.context=Gt,p.props=x,p.__P=e,p.__e=!1,ye=_.__r,No=0,st)p.state=p.__s,p.__d=!1,ye&&ye(t),d=p.render(
p.props,p.state,p.context),qe.push.apply(p.__h,p._sb),p._sb=[];else do p.__d=!1,ye&&ye(t),d=p.render(p.props,p.state,p.context),p.state=p.__s;while(p.__d&&++No<
25);p.state=p.__s,p.getChildContext!=null&&(o=bt(bt({},o),p.getChildContext())),st&&!h&&p.getSnapshotBeforeUpdate!=null&&(v=p.getSnapshotBeforeUpdate(f,g)),Ge=d!=
null&&d.type===R&&d.key==null?jo(d.props.children):d,l=zo(e,Qe(Ge)?Ge:[Ge],t,n,o,r,i,a,l,c,u),p.base=t.__e,t.__u&=-161,p.__h.length&&a.push(p),k&&(p.__E=p.__=null)}catch(re){
if(a.length=m,t.__v=null,c||i!=null){if(re.then){for(t.__u|=c?160:128;l&&l.nodeType==8&&l.nextSibling;)l=l.nextSibling;i!=null&&(i[i.indexOf(l)]=null),t.__e=l}else if(i!=
null)for(Dn=i.length;Dn--;)Gn(i[Dn])}else t.__e=n.__e;t.__k==null&&(t.__k=n.__k||[]),re.then||Go(t),_.__e(re,t,n)}}else i==null&&t.__v==n.__v?(t.__k=n.__k,t.__e=
n.__e):l=t.__e=fa(n.__e,t,n,o,r,i,a,c,u);return(d=_.diffed)&&d(t),128&t.__u?void 0:l}function Go(e){e&&(e.__c&&(e.__c.__e=!0),e.__k&&e.__k.some(Go))}function Vo(e,t,n){
for(var o=0;o<n.length;o++)Wn(n[o],n[++o],n[++o]);_.__c&&_.__c(t,e),e.some(function(r){try{e=r.__h,r.__h=[],e.some(function(i){i.call(r)})}catch(i){_.__e(i,r.__v)}})}
function jo(e){return typeof e!="object"||e==null||e.__b>0?e:Qe(e)?e.map(jo):e.constructor!==void 0?null:bt({},e)}function fa(e,t,n,o,r,i,a,l,c){var u,d,m,p,h,f,
g,v=n.props||Xe,k=t.props,x=t.type;if(x=="svg"?r="http://www.w3.org/2000/svg":x=="math"?r="http://www.w3.org/1998/Math/MathML":r||(r="http://www.w3.org/1999/xht\
ml"),i!=null){for(u=0;u<i.length;u++)if((h=i[u])&&"setAttribute"in h==!!x&&(x?h.localName==x:h.nodeType==3)){e=h,i[u]=null;break}}if(e==null){if(x==null)return document.
createTextNode(k);e=document.createElementNS(r,x,k.is&&k),l&&(_.__m&&_.__m(t,i),l=!1),i=null}if(x==null)v===k||l&&e.data==k||(e.data=k);else{if(i=x=="textarea"&&
k.defaultValue!=null?null:i&&Je.call(e.childNodes),!l&&i!=null)for(v={},u=0;u<e.attributes.length;u++)v[(h=e.attributes[u]).name]=h.value;for(u in v)h=v[u],u=="\
dangerouslySetInnerHTML"?m=h:u=="children"||u in k||u=="value"&&"defaultValue"in k||u=="checked"&&"defaultChecked"in k||Ve(e,u,null,h,r);for(u in k)h=k[u],u=="c\
hildren"?p=h:u=="dangerouslySetInnerHTML"?d=h:u=="value"?f=h:u=="checked"?g=h:l&&typeof h!="function"||v[u]===h||Ve(e,u,h,v[u],r);if(d)l||m&&(d.__html==m.__html||
d.__html==e.innerHTML)||(e.innerHTML=d.__html),t.__k=[];else if(m&&(e.innerHTML=""),zo(t.type=="template"?e.content:e,Qe(p)?p:[p],t,n,o,x=="foreignObject"?"http\
://www.w3.org/1999/xhtml":r,i,a,i?i[0]:n.__k&&Vt(n,0),l,c),i!=null)for(u=i.length;u--;)Gn(i[u]);l&&x!="textarea"||(u="value",x=="progress"&&f==null?e.removeAttribute(
"value"):f!=null&&(f!==e[u]||x=="progress"&&!f||x=="option"&&f!=v[u])&&Ve(e,u,f,v[u],r),u="checked",g!=null&&g!=e[u]&&Ve(e,u,g,v[u],r))}return e}function Wn(e,t,n){
try{if(typeof e=="function"){var o=typeof e.__u=="function";o&&e.__u(),o&&t==null||(e.__u=e(t))}else e.current=t}catch(r){_.__e(r,n)}}function Wo(e,t,n){var o,r;
if(_.unmount&&_.unmount(e),(o=e.ref)&&(o.current&&o.current!=e.__e||Wn(o,null,t)),(o=e.__c)!=null){if(o.componentWillUnmount)try{o.componentWillUnmount()}catch(i){
_.__e(i,t)}o.base=o.__P=o.__n=null}if(o=e.__k)for(r=0;r<o.length;r++)o[r]&&Wo(o[r],t,n||typeof e.type!="function");n||Gn(e.__e),e.__c=e.__=e.__e=void 0}function ma(e,t,n){
return this.constructor(e,n)}function Xo(e,t,n){var o,r,i,a;t==document&&(t=document.documentElement),_.__&&_.__(e,t),r=(o=typeof n=="function")?null:n&&n.__k||
t.__k,i=[],a=[],jn(t,e=(!o&&n||t).__k=Vn(R,null,[e]),r||Xe,Xe,t.namespaceURI,!o&&n?[n]:r?null:t.firstChild?Je.call(t.childNodes):null,i,!o&&n?n:r?r.__e:t.firstChild,
o,a),Vo(i,e,a),e.props.children=null}Je=qe.slice,_={__e:function(e,t,n,o){for(var r,i,a;t=t.__;)if((r=t.__c)&&!r.__)try{if((i=r.constructor)&&i.getDerivedStateFromError!=null&&(r.setState(i.getDerivedStateFromError(
e)),a=r.__d),r.componentDidCatch!=null&&(r.componentDidCatch(e,o||{}),a=r.__d),a)return r.__E=r}catch(l){e=l}throw e}},Fo=0,zn=function(e){return e!=null&&e.constructor===
void 0},ie.prototype.setState=function(e,t){var n;n=this.__s!=null&&this.__s!=this.state?this.__s:this.__s=bt({},this.state),typeof e=="function"&&(e=e(bt({},n),
this.props)),e&&bt(n,e),e!=null&&this.__v&&(t&&this._sb.push(t),Lo(this))},ie.prototype.forceUpdate=function(e){this.__v&&(this.__e=!0,e&&this.__h.push(e),Lo(this))},
ie.prototype.render=R,Pt=[],Do=typeof Promise=="function"?Promise.prototype.then.bind(Promise.resolve()):setTimeout,Uo=function(e,t){return e.__v.__b-t.__v.__b},
Ye.__r=0,Un=Math.random().toString(8),je="__d"+Un,xe="__a"+Un,Bo=/(PointerCapture)$|Capture$/i,Kn=0,Bn=Io(!1),Hn=Io(!0),ua=0;var ke,C,Xn,qo,tn=0,or=[],I=_,Yo=I.__b,Jo=I.__r,Qo=I.diffed,Zo=I.__c,tr=I.unmount,er=I.__;function Yn(e,t){I.__h&&I.__h(C,e,tn||t),tn=0;var n=C.__H||(C.__H={__:[],
__h:[]});return e>=n.__.length&&n.__.push({}),n.__[e]}function Nt(e){return tn=1,ga(ir,e)}function ga(e,t,n){var o=Yn(ke++,2);if(o.t=e,!o.__c&&(o.__=[n?n(t):ir(
void 0,t),function(l){var c=o.__N?o.__N[0]:o.__[0],u=o.t(c,l);c!==u&&(o.__N=[u,o.__[1]],o.__c.setState({}))}],o.__c=C,!C.__f)){var r=function(l,c,u){if(!o.__c.__H)
return!0;var d=!1,m=o.__c.props!==l;if(o.__c.__H.__.some(function(h){if(h.__N){d=!0;var f=h.__[0];h.__=h.__N,h.__N=void 0,f!==h.__[0]&&(m=!0)}}),i){var p=i.call(
this,l,c,u);return d?p||m:p}return!d||m};C.__f=!0;var i=C.shouldComponentUpdate,a=C.componentWillUpdate;C.componentWillUpdate=function(l,c,u){if(this.__e){var d=i;
i=void 0,r(l,c,u),i=d}a&&a.call(this,l,c,u)},C.shouldComponentUpdate=r}return o.__N||o.__}function z(e,t){var n=Yn(ke++,3);!I.__s&&rr(n.__H,t)&&(n.__=e,n.u=t,C.
__H.__h.push(n))}function Y(e){return tn=5,en(function(){return{current:e}},[])}function en(e,t){var n=Yn(ke++,7);return rr(n.__H,t)&&(n.__=e(),n.__H=t,n.__h=e),n.__}function va(){for(var e;e=or.shift();){var t=e.__H;if(e.__P&&t)try{t.__h.some(Ze),t.__h.some(qn),t.__h=[]}catch(n){t.__h=[],I.__e(n,e.__v)}}}I.__b=function(e){C=
null,Yo&&Yo(e)},I.__=function(e,t){e&&t.__k&&t.__k.__m&&(e.__m=t.__k.__m),er&&er(e,t)},I.__r=function(e){Jo&&Jo(e),ke=0;var t=(C=e.__c).__H;t&&(Xn===C?(t.__h=[],
C.__h=[],t.__.some(function(n){n.__N&&(n.__=n.__N),n.u=n.__N=void 0})):(t.__h.some(Ze),t.__h.some(qn),t.__h=[],ke=0)),Xn=C},I.diffed=function(e){Qo&&Qo(e);var t=e.
__c;t&&t.__H&&(t.__H.__h.length&&(or.push(t)!==1&&qo===I.requestAnimationFrame||((qo=I.requestAnimationFrame)||ba)(va)),t.__H.__.some(function(n){n.u&&(n.__H=n.
u,n.u=void 0)})),Xn=C=null},I.__c=function(e,t){t.some(function(n){try{n.__h.some(Ze),n.__h=n.__h.filter(function(o){return!o.__||qn(o)})}catch(o){t.some(function(r){
r.__h&&(r.__h=[])}),t=[],I.__e(o,n.__v)}}),Zo&&Zo(e,t)},I.unmount=function(e){tr&&tr(e);var t,n=e.__c;n&&n.__H&&(n.__H.__.some(function(o){try{Ze(o)}catch(r){t=
r}}),n.__H=void 0,t&&I.__e(t,n.__v))};var nr=typeof requestAnimationFrame=="function";function ba(e){var t,n=function(){clearTimeout(o),nr&&cancelAnimationFrame(
t),setTimeout(e)},o=setTimeout(n,35);nr&&(t=requestAnimationFrame(n))}function Ze(e){var t=C,n=e.__c;typeof n=="function"&&(e.__c=void 0,n()),C=t}function qn(e){
var t=C;e.__c=e.__(),C=t}function rr(e,t){return!e||e.length!==t.length||t.some(function(n,o){return n!==e[o]})}function ir(e,t){return typeof t=="function"?t(e):
t}var wa=Symbol.for("preact-signals");function an(){if(wt>1)wt--;else{var e,t=!1;for((function(){var r=on;for(on=void 0;r!==void 0;){var i=r.S;if(i.v===r.v)for(var a=i.
t;a!==void 0;a=a.x)a.i===r.i&&(a.i=i.i);r=r.o}})();Me!==void 0;){var n=Me;for(Me=void 0,nn++;n!==void 0;){var o=n.u;if(n.u=void 0,n.f&=-3,!(8&n.f)&&sr(n))try{n.
c()}catch(r){t||(e=r,t=!0)}n=o}}if(nn=0,wt--,t)throw e}}function Se(e){if(wt>0)return e();Jn=++ya,wt++;try{return e()}finally{an()}}var _e,A=void 0;function Re(e){
var t=A,n=_e;A=void 0,_e=void 0;try{return e()}finally{A=t,_e=n}}var Me=void 0,wt=0,nn=0,ya=0,Jn=0,on=void 0,rn=0;function ar(e){if(A!==void 0){var t=e.n;if(t===
void 0||t.t!==A)return t={i:0,S:e,p:A.s,n:void 0,t:A,e:void 0,x:void 0,r:t},A.s!==void 0&&(A.s.n=t),A.s=t,e.n=t,32&A.f&&e.S(t),t;if(t.i===-1)return t.i=0,t.n!==
void 0&&(t.n.p=t.p,t.p!==void 0&&(t.p.n=t.n),t.p=A.s,t.n=void 0,A.s.n=t,A.s=t),t}}function U(e,t){this.v=e,this.i=0,this.n=void 0,this.t=void 0,this.l=0,this.W=
t?.watched,this.Z=t?.unwatched,this.name=t?.name}U.prototype.brand=wa;U.prototype.h=function(){return!0};U.prototype.S=function(e){var t=this,n=this.t;n!==e&&e.
e===void 0&&(e.x=n,this.t=e,n!==void 0?n.e=e:Re(function(){var o;(o=t.W)==null||o.call(t)}))};U.prototype.U=function(e){var t=this;if(this.t!==void 0){var n=e.e,
o=e.x;n!==void 0&&(n.x=o,e.e=void 0),o!==void 0&&(o.e=n,e.x=void 0),e===this.t&&(this.t=o,o===void 0&&Re(function(){var r;(r=t.Z)==null||r.call(t)}))}};U.prototype.
subscribe=function(e){var t=this;return F(function(){var n=t.value;Re(function(){return e(n)})},{name:"sub"})};U.prototype.valueOf=function(){return this.value};
U.prototype.toString=function(){return this.value+""};U.prototype.toJSON=function(){return this.value};U.prototype.peek=function(){var e=this;return Re(function(){
return e.value})};Object.defineProperty(U.prototype,"value",{get:function(){var e=ar(this);return e!==void 0&&(e.i=this.i),this.v},set:function(e){if(e!==this.v){
if(nn>100)throw new Error("Cycle detected");(function(n){wt!==0&&nn===0&&n.l!==Jn&&(n.l=Jn,on={S:n,v:n.v,i:n.i,o:on})})(this),this.v=e,this.i++,rn++,wt++;try{for(var t=this.
t;t!==void 0;t=t.x)t.t.N()}finally{an()}}}});function w(e,t){return new U(e,t)}function sr(e){for(var t=e.s;t!==void 0;t=t.n)if(t.S.i!==t.i||!t.S.h()||t.S.i!==t.
i)return!0;return!1}function lr(e){for(var t=e.s;t!==void 0;t=t.n){var n=t.S.n;if(n!==void 0&&(t.r=n),t.S.n=t,t.i=-1,t.n===void 0){e.s=t;break}}}function ur(e){
for(var t=e.s,n=void 0;t!==void 0;){var o=t.p;t.i===-1?(t.S.U(t),o!==void 0&&(o.n=t.n),t.n!==void 0&&(t.n.p=o)):n=t,t.S.n=t.r,t.r!==void 0&&(t.r=void 0),t=o}e.s=
n}function jt(e,t){U.call(this,void 0,t),this.x=e,this.s=void 0,this.g=rn-1,this.f=4}jt.prototype=new U;jt.prototype.h=function(){if(this.f&=-3,1&this.f)return!1;
if((36&this.f)==32||(this.f&=-5,this.g===rn))return!0;if(this.g=rn,this.f|=1,this.i>0&&!sr(this))return this.f&=-2,!0;var e=A;try{lr(this),A=this;var t=this.x();
(16&this.f||this.v!==t||this.i===0)&&(this.v=t,this.f&=-17,this.i++)}catch(n){this.v=n,this.f|=16,this.i++}return A=e,ur(this),this.f&=-2,!0};jt.prototype.S=function(e){
if(this.t===void 0){this.f|=36;for(var t=this.s;t!==void 0;t=t.n)t.S.S(t)}U.prototype.S.call(this,e)};jt.prototype.U=function(e){if(this.t!==void 0&&(U.prototype.
U.call(this,e),this.t===void 0)){this.f&=-33;for(var t=this.s;t!==void 0;t=t.n)t.S.U(t)}};jt.prototype.N=function(){if(!(2&this.f)){this.f|=6;for(var e=this.t;e!==
void 0;e=e.x)e.t.N()}};Object.defineProperty(jt.prototype,"value",{get:function(){if(1&this.f)throw new Error("Cycle detected");var e=ar(this);if(this.h(),e!==void 0&&
(e.i=this.i),16&this.f)throw this.v;return this.v}});function lt(e,t){return new jt(e,t)}function cr(e){var t=e.j;if(e.j=void 0,typeof t=="function"){wt++;var n=A;
A=void 0;try{t()}catch(o){throw e.f&=-2,e.f|=8,Qn(e),o}finally{A=n,an()}}}function Qn(e){for(var t=e.s;t!==void 0;t=t.n)t.S.U(t);e.x=void 0,e.s=void 0,cr(e)}function xa(e){
if(A!==this)throw new Error("Out-of-order effect");ur(this),A=e,this.f&=-2;try{8&this.f&&Qn(this)}finally{an()}}function ae(e,t){this.x=e,this.j=void 0,this.s=void 0,
this.u=void 0,this.f=32,this.name=t?.name,_e&&_e.push(this)}ae.prototype.c=function(){var e=this.S();try{if(8&this.f||this.x===void 0)return;var t=this.x();typeof t==
"function"&&(this.j=t)}finally{e()}};ae.prototype.S=function(){if(1&this.f)throw new Error("Cycle detected");this.f|=1,this.f&=-9,cr(this),lr(this),wt++;var e=A;
return A=this,xa.bind(this,e)};ae.prototype.N=function(){2&this.f||(this.f|=2,this.u=Me,Me=this)};ae.prototype.d=function(){this.f|=8,1&this.f||Qn(this)};ae.prototype.
dispose=function(){this.d()};function F(e,t){var n=new ae(e,t);try{n.c()}catch(r){throw n.d(),r}var o=n.d.bind(n);return o[Symbol.dispose]=o,o}var pr,ln,sn,ka=typeof window<"u"&&!!window.__PREACT_SIGNALS_DEVTOOLS__;var dr=[];F(function(){pr=this.N})();function se(e,t){_[e]=t.bind(null,_[e]||function(){})}function Ae(e){if(sn){var t=sn;sn=void 0,t()}sn=e&&e.S()}function hr(e){
var t=this,n=e.data,o=Ma(n);o.name="ReactiveDom",o.value=n;var r=en(function(){for(var l=t,c=t.__v;c=c.__;)if(c.__c){c.__c.__$f|=4;break}var u=lt(function(){var h=o.
value.value;return h===0?0:h===!0?"":h||""}),d=lt(function(){return!Array.isArray(u.value)&&!zn(u.value)}),m=F(function(){if(this.N=fr,d.value){var h=u.value;l.
__v&&l.__v.__e&&l.__v.__e.nodeType===3&&(l.__v.__e.data=h)}}),p=t.__$u.d;return t.__$u.d=function(){m(),p.call(this)},[d,u]},[]),i=r[0],a=r[1];return i.value?a.
peek():a.value}hr.displayName="ReactiveTextNode";Object.defineProperties(U.prototype,{constructor:{configurable:!0,value:Vn(R,null).constructor},type:{configurable:!0,
value:hr},props:{configurable:!0,get:function(){var e=this;return{data:{get value(){return e.value}}}}},__b:{configurable:!0,value:1}});se("__b",function(e,t){if(Ae(),
ln=void 0,typeof t.type=="string"){var n,o=t.props;for(var r in o)if(r!=="children"){var i=o[r];i instanceof U&&(n||(t.__np=n={}),n[r]=i,o[r]=i.peek())}}e(t)});
se("__r",function(e,t){if(e(t),t.type!==R){Ae();var n,o=t.__c;o&&(o.__$f&=-2,(n=o.__$u)===void 0&&(o.__$u=n=(function(r,i){var a;return F(function(){a=this},{name:i}),
a.c=r,a})((function(r){return function(){var i;ka&&((i=this.y)==null||i.call(this)),r.__$f|=1,r.setState({})}})(o),typeof t.type=="function"?t.type.displayName||
t.type.name:""))),ln=o,Ae(n)}});se("__e",function(e,t,n,o){Ae(),ln=void 0,e(t,n,o)});se("diffed",function(e,t){Ae(),ln=void 0;var n;if(typeof t.type=="string"&&
(n=t.__e)){var o=t.__np,r=t.props,i=n.U;if(i)for(var a in i){var l=i[a];l===void 0||o&&a in o||(l.d(),i[a]=void 0)}if(o){i||(i={},n.U=i);for(var c in o){var u=i[c],
d=o[c];u===void 0?(u=_a(n,c,d,r),i[c]=u):u.o(d,r)}}}e(t)});function _a(e,t,n,o){var r=t in e&&e.ownerSVGElement===void 0,i=w(n);return{o:function(a,l){i.value=a,
o=l},d:F(function(){this.N=fr;var a=i.value.value;o[t]!==a&&(o[t]=a,r?e[t]=a:a!=null&&(a!==!1||t[4]==="-")?e.setAttribute(t,a):e.removeAttribute(t))})}}se("unmo\
unt",function(e,t){if(typeof t.type=="string"){var n=t.__e;if(n){var o=n.U;if(o){n.U=void 0;for(var r in o){var i=o[r];i&&i.d()}}}var a=t.__np;if(a){var l=t.props;
for(var c in a)l[c]=a[c]}t.__np=void 0}else{var u=t.__c;if(u){u.__$f|=8;var d=u.__$u;d&&(u.__$u=void 0,d.d())}}e(t)});se("__h",function(e,t,n,o){o<3&&(t.__$f|=2),
e(t,n,o)});ie.prototype.shouldComponentUpdate=function(e,t){if(this.__R)return!0;var n=this.__$u,o=n&&n.s!==void 0;for(var r in t)return!0;if(this.__f||typeof this.
u=="boolean"&&this.u===!0){var i=2&this.__$f;if(!(o||i||4&this.__$f)||1&this.__$f)return!0}else if(!(o||4&this.__$f)||3&this.__$f)return!0;for(var a in e)if(a!==
"__source"&&e[a]!==this.props[a])return!0;for(var l in this.props)if(!(l in e))return!0;return!1};function Ma(e,t){return en(function(){return w(e,t)},[])}var Sa=function(e){queueMicrotask(function(){queueMicrotask(e)})};function Ra(){Se(function(){for(var e;e=dr.shift();)pr.call(e)})}function fr(){dr.push(this)===1&&(_.requestAnimationFrame||Sa)(Ra)}var Aa=[["h",36e11],["m",6e10],["s",1e9],["ms",1e6],["us",1e3],["µs",1e3],["ns",1]];function yt(e){let t=/^\s*(-?)(\d{1,16})(?:\.(\d{1,18}))?\s*(h|m|s|ms|us|µs|μs|ns)?\s*$/.
exec(e);if(!t)return null;let n=(t[4]??"ns").replace("μ","µ"),o=Aa.find(([l])=>l===n)[1],r=Number(t[2])*o,i=t[3]?Math.round(+`0.${t[3]}`*o):0,a=r+i;return Number.
isSafeInteger(Math.round(a))?t[1]?-Math.round(a):Math.round(a):null}function mr(e){return e.includes(".")?e.replace(/\.?0+$/,""):e}function un(e){let t=e<0?"-":
"",n=Math.abs(Math.round(e));if(n===0)return"0";if(n<1e3)return`${t}${n}`;let[o,r,i]=n>=1e9?["s",1e9,9]:n>=1e6?["ms",1e6,6]:["us",1e3,3],a=Math.floor(n/r),l=String(
n-a*r).padStart(i,"0");return t+mr(`${a}.${l}`)+o}function y(e){if(e==null||!Number.isFinite(e))return"–";let t=Math.abs(e),n=e<0?"−":"",o=(r,i)=>{let a=t/r,
l=a>=100?0:a>=10?1:2;return`${n}${mr(a.toFixed(l))} ${i}`};return t<999.5?`${n}${Math.round(t)} ns`:t<999500?o(1e3,"µs"):t<9995e5?o(1e6,"ms"):t<12e10?o(1e9,"s"):
t<72e11?o(6e10,"min"):o(36e11,"h")}function B(e,t=1){let n=e<0?"−":"",o=Math.abs(e),r=t>=1e9?0:Math.min(9,Math.ceil(9-Math.log10(Math.max(1,t))));if(o>=6e10&&
t>=1e3){let i=o/1e9,a=Math.floor(i/3600),l=Math.floor(i%3600/60),c=(i%60).toFixed(r).padStart(r?r+3:2,"0");return a?`${n}${a}:${String(l).padStart(2,"0")}:${c}`:
`${n}${l}:${c}`}return`${n}${(o/1e9).toFixed(r)} s`}function le(e){let t=e.indexOf("+",1);if(t<0)return null;let n=yt(e.slice(0,t)),o=yt(e.slice(t+1));return n===
null||o===null||o<=0?null:{from:n,to:n+o}}function X(e){let t=Math.round(e.from);return`${un(t)}+${un(Math.max(1,Math.round(e.to)-t))}`}var Ta="1";function gr(e){try{return decodeURIComponent(e)}catch{return e}}function Zn(e){return encodeURIComponent(e).replace(/%(3A|2C|40|2B|2F|7E|5B|5D|24|3B)/g,
t=>decodeURIComponent(t))}function Ea(e){let t=Object.create(null);for(let n of e.replace(/^\?/,"").split("&")){if(!n)continue;let o=n.indexOf("="),r=gr(o<0?n:n.
slice(0,o));r&&!(r in t)&&(t[r]=o<0?"":gr(n.slice(o+1)))}return t}function Ca(e){let t=Object.keys(e).map(n=>e[n]===""?Zn(n):`${Zn(n)}=${Zn(e[n])}`);return t.length?
`?${t.join("&")}`:""}function $t(e,t){let n=Object.assign(Object.create(null),e);for(let o of Object.keys(t)){let r=t[o];r==null?delete n[o]:n[o]=r}return n}function vr(e){let t=e.lastIndexOf("@");if(t<=0)return null;let n=yt(e.slice(t+1));return n===null?null:{row:e.slice(0,t),t:n}}function J(e){return`${e.row}@${Math.
round(e.t)}`}function xt(e){return(e??"").split(",").filter(Boolean)}function to(e){let t=Object.create(null);for(let n of xt(e)){let o=n.indexOf(":");t[o<0?n:n.
slice(0,o)]=o<0?"1":n.slice(o+1)}return t}function br(e){let t=Object.keys(e).map(n=>e[n]==="1"&&!n.includes(":")?n:`${n}:${e[n]}`);return t.length?t.join(","):
null}function wr(e,t){return(o=>new URL(".",o).pathname)(e&&/\/app\.js(\?|$)/.test(e)?e:t)}function eo(e,t,n){return{path:`/${(e.startsWith(n)?e.slice(n.length):
e.replace(/^\//,"")).replace(/\/+$/,"")}`,params:Ea(t)}}function nt(e,t){return t+e.path.replace(/^\//,"")+Ca(Pa(e.params))}function Pa(e){let t=Object.keys(e);
return t.length===0||t.includes("v")?e:{v:Ta,...e}}function yr(e,t){let n=e[t];return n===void 0?null:le(n)}var Te=typeof document<"u",P=Te?wr(document.querySelector("script[src]")?.src??null,document.baseURI):"/";function xr(){return Te?eo(location.pathname,location.
search,P):{path:"/",params:{}}}var D=w(xr()),ot=w(null),kt=w(null),ue=w(null),V=lt(()=>ot.value?.fp??null),M=lt(()=>ot.value?.end??0),Ot=lt(()=>ot.value?.state===
"ready");function Na(e,t){return e===t||JSON.stringify(e)===JSON.stringify(t)}function kr(e){let t=null;return lt(()=>{let n=e();return Na(t,n)||(t=n),t})}var j=kr(
()=>yr(D.value.params,"range")),N=kr(()=>{let e=D.value.params.sel;return e===void 0?null:vr(e)}),T=lt(()=>D.value.params),Z=lt(()=>D.value.path),Lt;function oo(){
Lt!==void 0&&(clearTimeout(Lt),Lt=void 0,history.replaceState(null,"",nt(D.peek(),P)))}function _r(e){oo(),nt(e,P)!==nt(D.peek(),P)&&(history.pushState(null,"",
nt(e,P)),D.value=e)}function $a(e){D.value=e,Lt??(Lt=setTimeout(oo,300))}function S(e){let t=D.peek();_r({path:t.path,params:$t(t.params,e)})}function Ee(e){let t=D.
peek();$a({path:t.path,params:$t(t.params,e)})}function ut(e){S({range:e?X(e):null})}function cn(e){S({sel:e?J(e):null})}function q(e,t={}){let n=j.value;return nt(
{path:e,params:$t(n?{range:X(n)}:{},t)},P)}function Wt(e){return q("/timeline",{t:e.view?X(e.view):null,sel:e.sel?J(e.sel):null,area:e.area?X(e.area):null,rows:e.
rows??null,q:e.q??null,pin:e.pin?.length?e.pin.join(","):null,hl:e.hl??null})}function tt(e){let t=new URL(e,location.href);_r(eo(t.pathname,t.search,P))}function Mr(){
addEventListener("popstate",()=>{Lt!==void 0&&(clearTimeout(Lt),Lt=void 0),D.value=xr()}),addEventListener("pagehide",oo)}var no={theme:"system",navigation:"are\
a",narrow:!1,clock:"trace"};function La(){try{let e=JSON.parse(localStorage.getItem("tacho")??"{}");return{...no,...typeof e=="object"?e:{}}}catch{return no}}var Q=w(
Te?La():no);function ce(e){Q.value={...Q.peek(),...e};try{localStorage.setItem("tacho",JSON.stringify(Q.peek()))}catch{}}var Sr=w(Te&&matchMedia("(prefers-color\
-scheme: dark)").matches);Te&&matchMedia("(prefers-color-scheme: dark)").addEventListener("change",e=>{Sr.value=e.matches});var ct=lt(()=>{let e=T.value.theme,t=e===
"dark"||e==="light"?e:Q.value.theme;return t==="system"?Sr.value?"dark":"light":t});function pn(e){Se(()=>{ce({theme:e}),T.peek().theme!==void 0&&Ee({theme:null})})}var dn=class extends Error{constructor(n,o){super(o);this.status=n;this.name="ApiError"}};function _t(e){return e instanceof DOMException&&e.name==="AbortError"}
function pe(e){return e instanceof Error?e.message:String(e)}function Rr(e){let t=[];for(let n of Object.keys(e)){let o=e[n];o==null||o===!1||t.push(`${encodeURIComponent(
n)}=${encodeURIComponent(o===!0?"1":String(o))}`)}return t.length?`?${t.join("&")}`:""}function Ar(e,t={}){return`${P}api/1/${V.peek()??"0"}/${e}${Rr(t)}`}async function ro(e,t){
let n;try{n=await fetch(e,{signal:t??null,credentials:"same-origin"})}catch(r){throw _t(r)?r:new dn(0,"The server does not answer. Is tacho still running?")}if(n.
ok)return n;let o=`The server answered ${n.status}.`;try{let r=await n.json();typeof r.error=="string"&&(o=r.error)}catch{}throw new dn(n.status,o)}async function W(e,t={},n){
return await(await ro(Ar(e,t),n)).json()}async function Tr(e,t={},n){return await(await ro(`${P}api/1/${e}${Rr(t)}`,n)).json()}async function Er(e,t,n,o,r){let i=`${Ar(
"tiles")}?l=${e}&x=${t}-${n}&r=${o.map(encodeURIComponent).join(",")}`;return(await ro(i,r)).arrayBuffer()}var Oa=5e3,Ia=50,Fa=e=>new Promise(t=>setTimeout(t,e));async function Da(){V.peek()&&(kt.value=await W("meta"))}async function Cr(){let e=0;for(;;){let t=Ia;try{
let n=ot.peek(),o=await Tr("status",{since:n?.seq??0}),r=!n||o.seq!==n.seq||o.fp!==n.fp||o.state!==n.state;r&&(ot.value=o),e=0,ue.value=null,r&&(!kt.peek()||o.generations!==
n?.generations||o.state!==n?.state)&&await Da().catch(()=>{}),o.state!=="reading"&&!o.follow&&(t=Oa)}catch(n){!_t(n)&&++e>=2&&(ue.value=pe(n)),t=Math.min(5e3,250*
2**e)}await Fa(document.hidden?Math.max(t,2e3):t)}}function Pr(e){if(e===void 0)return null;let t=e.indexOf("@"),n=le(t<0?e:e.slice(0,t));return n?{...n,rows:t<0?null:xt(e.slice(t+1))}:null}function Nr(e){return X(
e)+(e.rows?.length?`@${e.rows.join(",")}`:"")}var It={value:null,error:null,busy:!1},K=w(It),St=w(It),Mt=w(It),fn=w(It),mn=w("running"),et=w(null);function mt(e){S({area:e?Nr(e):null})}function gn(){let e=et.peek();e&&S({range:X(e),area:null,t:X(e)})}function vn(){let e=et.peek();e&&S({t:X(e)})}function $r(){
let e=K.peek().value;e&&mt({from:e.begin,to:Math.max(e.end,e.begin+1),rows:null})}function hn(e,t){let n=new AbortController;return e.value={value:e.peek().value,
error:null,busy:!0},t(n.signal).then(o=>{n.signal.aborted||(e.value={value:o,error:null,busy:!1})},o=>{!_t(o)&&!n.signal.aborted&&(e.value={value:null,error:pe(
o),busy:!1})}),()=>n.abort()}function Lr(){let e=[F(()=>{let t=N.value;if(Mt.value=It,!t||!V.value){K.value=St.value=It;return}let n={row:t.row,t:Math.round(t.t)},
o=[hn(K,r=>W("at",n,r)),hn(St,r=>W("flows",n,r))];return()=>o.forEach(r=>r())}),F(()=>{let t=Pr(D.value.params.area);JSON.stringify(t)!==JSON.stringify(et.peek())&&
(et.value=t)}),F(()=>{let t=et.value;if(!t||!V.value){fn.value=It;return}let n={from:Math.round(t.from),to:Math.round(t.to),rows:t.rows?.length?t.rows.join(","):
"all",stacks:mn.value};return hn(fn,o=>W("area",n,o))})];return()=>e.forEach(t=>t())}function bn(){let e=N.peek();if(e){if(Mt.peek().value){Mt.value=It;return}hn(
Mt,t=>W("chain",{row:e.row,t:Math.round(e.t)},t))}}function Ce(e){S({sel:J(e)})}var Pe=w(null),Or;function io(e){Pe.value=e,clearTimeout(Or),Or=setTimeout(()=>{Pe.value=null},2500)}async function Ne(e,t){try{await navigator.clipboard.writeText(
e),io(`${t} copied.`)}catch{io("The browser does not let this page copy.")}}function wn(){let e=K.peek().value;if(!e)return null;let t=e.goroutine?`g${e.goroutine.
id}`:e.row,n=e.reason?` on ${e.reason}`:"",r=(e.stack.find(i=>!/^(runtime|sync|internal)\./.test(i.fn))??e.stack[0])?.fn??e.goroutine?.fn;return`${t} ${e.state}\
 ${y(e.end-e.begin)}${n}${r?` in ${r}`:""}, t=${B(e.begin,1e5)}`}function Ir(){return location.origin+nt(D.peek(),P)}function Fr(){let e=D.peek(),t=ot.peek()?.name??
"trace.out",n=o=>`'${o.replace(/'/g,"'\\''")}'`;return`tacho view ${n(t)} --open ${n(nt(e,"/").replace(/^\//,""))}`}async function Ft(){let e=wn();await Ne(e?`${Ir()}\

${e}`:Ir(),"Link")}async function yn(){let e=K.peek().value,t=wn();if(!e||!t){io("Nothing is selected.");return}let n=e.stack.map(r=>`    ${r.fn}
        ${r.file}:${r.line}`),o=e.unblocked_by?[`made runnable by ${e.unblocked_by.key} at ${B(e.unblocked_by.t)}`]:[];await Ne([t,...o,...n].join(`
`),"Selection")}async function Dr(){let e=K.peek().value;e&&await Ne(JSON.stringify(e,null,2),"JSON")}var Xt=class extends Error{};function Br(e){return e+7&-8}function ao(e){return e*10}function Ua(e,t){switch(e){case 2:return ao(t);case 3:return Br(ao(t))+1024*
5;case 4:return 1024*8;case 5:return 1024*16;default:return 0}}function Ur(e,t){return{n:t,ref:new Uint32Array(e,0,t),x0:new Uint16Array(e,t*4,t),x1:new Uint16Array(
e,t*6,t),state:new Uint8Array(e,t*8,t),flags:new Uint8Array(e,t*9,t)}}function Ba(e,t,n){let o={spans:null,share:null,count:null,min:null,max:null,avg:null},r=Br(
ao(t));switch(e){case 2:return{...o,spans:Ur(n,t)};case 3:return{...o,spans:Ur(n,t),share:new Uint8Array(n,r,1024*4),count:new Uint8Array(n,r+1024*4,1024)};case 4:
return{...o,min:new Float32Array(n,0,1024),max:new Float32Array(n,1024*4,1024)};case 5:return{...o,avg:new Float32Array(n,0,1024*4)};default:return o}}function Hr(e){
if(e.byteLength<32)throw new Xt("the answer is shorter than its header");let t=new DataView(e);if(t.getUint32(0,!0)!==827605844||t.getUint16(4,!0)!==1)throw new Xt(
"the answer holds no tiles of a version that this page reads");let n=t.getUint16(6,!0),o=t.getUint32(12,!0);if(t.getUint32(8,!0)!==e.byteLength||32+n*32>e.byteLength||
o>44)throw new Xt("the answer was cut");let r=[];for(let i=0;i<n;i++){let a=32+i*32,l=t.getUint8(a+8),c=t.getUint32(a+16,!0),u=t.getUint32(a+12,!0),d=l===2||l===
3?c:0;if(l>5||d>4096)throw new Xt("a tile is of no known kind");let m=Ua(l,d);if(u+m>e.byteLength)throw new Xt("a tile lies outside of its answer");let p=m?e.slice(
u,u+m):null;r.push({row:t.getUint32(a,!0),tile:{level:o,x:t.getInt32(a+4,!0),kind:l,state:t.getUint8(a+9),ref:l===1?c:4294967295,provisional:(t.getUint16(a+10,!0)&
1)!==0,slices:t.getUint32(a+20,!0),longest:t.getFloat64(a+24,!0),...Ba(l,d,p??new ArrayBuffer(0)),payload:p}})}return{level:o,end:t.getFloat64(16,!0),tiles:r}}function xn(e){
return 400+(e.payload?.byteLength??0)}function rt(e){return 1024*2**e}function gt(e,t){let n=t===65535?65536:t;return e.x*rt(e.level)+n/64*2**e.level}var zr=3,Kr=256,Ha=5e3,Gr=1500;function so(e,t){return t*64+e}var kn=class{constructor(t,n,o=64<<20,r=900){this.fetchTiles=t;this.onTiles=n;this.maxBytes=o;this.
maxBitmaps=r;this.rows=new Map;this.asked=new Set;this.flights=new Set;this.bytes=0;this.bitmaps=0;this.frame=0;this.pausedUntil=0;this.end=0;this.failed=null}get inFlight(){
return this.flights.size}get size(){return{bytes:this.bytes,bitmaps:this.bitmaps}}beginFrame(){this.frame++}get(t,n,o){let r=this.rows.get(t)?.get(so(n,o));return r?
(r.used=this.frame,r):null}stale(t){return t.tile.provisional&&this.end>t.end&&this.end>t.tile.x*rt(t.tile.level)}missing(t,n,o){let r=this.rows.get(t)?.get(so(
n,o));return(!r||this.stale(r))&&!this.asked.has(`${n} ${o} ${t}`)}ask(t){if(!(this.flights.size>=zr||performance.now()<this.pausedUntil))for(let n of this.batches(
t)){if(this.flights.size>=zr)break;this.send(n)}}batches(t){let n=new Map,o=[];for(let r of t){let i=r.first,a=r.last;for(;i<=a&&!this.missing(r.row,r.level,i);)
i++;for(;a>=i&&!this.missing(r.row,r.level,a);)a--;if(i>a)continue;a=Math.min(a,i+Kr-1);let l=`${r.level} ${i} ${a}`,c=n.get(l),u=c&&((c.rows.length+1)*(a-i+1)>
Kr||c.rows.reduce((d,m)=>d+m.length+3,0)>Ha);(!c||u)&&(c={level:r.level,first:i,last:a,rows:[]},n.set(l,c),o.push(c)),c.rows.push(r.row)}return o}async send(t){
let{level:n,first:o,last:r,rows:i}=t,a=[];for(let c of i)for(let u=o;u<=r;u++)a.push(`${n} ${u} ${c}`);for(let c of a)this.asked.add(c);let l=new AbortController;
this.flights.add(l);try{let c=Hr(await this.fetchTiles(n,o,r,i,l.signal));l.signal.aborted||this.keep(t,c),this.failed=null}catch(c){l.signal.aborted||(this.failed=
c instanceof Error?c.message:String(c),this.pausedUntil=performance.now()+Gr,setTimeout(this.onTiles,Gr+10))}finally{for(let c of a)this.asked.delete(c);this.flights.
delete(l),this.onTiles()}}keep(t,n){for(let{row:o,tile:r}of n.tiles){let i=t.rows[o];if(i===void 0||r.level!==t.level||r.x<t.first||r.x>t.last)continue;let a=this.
rows.get(i);a||this.rows.set(i,a=new Map);let l=so(r.level,r.x),c=a.get(l),u=c?.bitmap??null;c&&(this.bytes-=xn(c.tile),c.bitmap=null,c.dropped=!0),a.set(l,{tile:r,
end:n.end,used:this.frame,bitmap:u,painted:"",painting:"",dropped:!1}),this.bytes+=xn(r)}this.bytes>this.maxBytes&&this.sweep()}setBitmap(t,n,o){if(t.dropped){n.
close();return}t.bitmap?t.bitmap.close():this.bitmaps++,t.bitmap=n,t.painted=o,this.bitmaps>this.maxBitmaps&&this.sweep()}*all(){for(let[t,n]of this.rows)for(let[
o,r]of n)yield[t,n,o,r]}sweep(){let t=[...this.all()].sort((r,i)=>r[3].used-i[3].used),n=this.bytes>this.maxBytes?this.maxBytes*2/3:this.maxBytes,o=this.bitmaps>
this.maxBitmaps?this.maxBitmaps*2/3:this.maxBitmaps;for(let[r,i,a,l]of t){if(this.bytes<=n&&this.bitmaps<=o||l.used===this.frame)break;l.bitmap&&this.bitmaps>o&&
(l.bitmap.close(),l.bitmap=null,l.painted="",this.bitmaps--),this.bytes>n&&(l.bitmap&&(l.bitmap.close(),l.bitmap=null,this.bitmaps--),this.bytes-=xn(l.tile),l.dropped=
!0,i.delete(a),i.size===0&&this.rows.delete(r))}}clear(){for(let t of this.flights)t.abort();this.flights.clear();for(let[,,,t]of this.all())t.bitmap?.close(),t.
dropped=!0;this.rows.clear(),this.asked.clear(),this.bytes=0,this.bitmaps=0}};var Vr=new Intl.NumberFormat("en-US");function $(e){return e==null||!Number.isFinite(e)?"–":Vr.format(e)}function qt(e){let t=Math.abs(e);if(t<1e4)return Vr.format(
Math.round(e*100)/100);for(let[n,o]of[[1e9,"G"],[1e6,"M"],[1e3,"k"]])if(t>=n)return`${(e/n).toPrecision(3).replace(/\.?0+$/,r=>r.startsWith(".")?"":r)} ${o}`;return String(
e)}function Yt(e){if(e==null||!Number.isFinite(e))return"–";for(let[t,n]of[[2**40,"TiB"],[2**30,"GiB"],[2**20,"MiB"],[2**10,"KiB"]])if(Math.abs(e)>=t)return`${(e/
t).toFixed(e/t>=100?0:1)} ${n}`;return`${Math.round(e)} B`}function vt(e){if(!Number.isFinite(e))return"–";let t=e*100;return`${t>=10||t===0?t.toFixed(0):t>=1?
t.toFixed(1):t>=.01?t.toFixed(2):"<0.01"} %`}function $e(e,t,n=`${t}s`){return`${$(e)} ${e===1?t:n}`}var _n=class{constructor(t,n){this.fetchNames=t;this.onNames=n;this.goroutines=new Map;this.strings=new Map;this.stacks=new Map;this.wantG=new Set;this.wantS=new Set;
this.wantK=new Set;this.busy=!1}goroutine(t){return this.look(this.goroutines,this.wantG,t)}text(t){return this.look(this.strings,this.wantS,t)}stack(t){return this.
look(this.stacks,this.wantK,t)}look(t,n,o){let r=t.get(o);return r!==void 0?r:(n.size<250&&n.add(o),null)}async flush(){if(this.busy||this.wantG.size+this.wantS.
size+this.wantK.size===0)return;this.busy=!0;let[t,n,o]=[[...this.wantG],[...this.wantS],[...this.wantK]];this.wantG=new Set,this.wantS=new Set,this.wantK=new Set;
try{let r=await this.fetchNames(t,n,o);this.bound();for(let i of t)this.goroutines.set(i,r.g?.[i]??null);for(let i of n)this.strings.set(i,r.s?.[i]??null);for(let i of o)
this.stacks.set(i,r.k?.[i]??null);this.onNames()}catch{await new Promise(r=>setTimeout(r,2e3))}finally{this.busy=!1}}bound(){for(let t of[this.goroutines,this.strings,
this.stacks])t.size>1e5&&t.clear()}};function G(e){let t=e.indexOf("["),n=e.lastIndexOf("/",t<0?e.length:t);return n<0?e:e.slice(n+1)}function lo(e){let t=e<=.0031308?12.92*e:1.055*e**.4166666666666667-.055;return Math.round(Math.min(1,Math.max(0,t))*255)}function Dt(e,t,n){let o=t*Math.cos(n*
Math.PI/180),r=t*Math.sin(n*Math.PI/180),i=(e+.3963377774*o+.2158037573*r)**3,a=(e-.1055613458*o-.0638541728*r)**3,l=(e-.0894841775*o-1.291485548*r)**3;return[lo(
4.0767416621*i-3.3077115913*a+.2309699292*l),lo(-1.2684380046*i+2.6097574011*a-.3413193965*l),lo(-.0041960863*i-.7034186147*a+1.707614701*l)]}function jr(e){let t=/^\s*oklch\(\s*([\d.]+)\s+([\d.]+)\s+([\d.]+)\s*\)\s*$/.
exec(e);return t?Dt(Number(t[1]),Number(t[2]),Number(t[3])):null}function Le(e,t,n){let o=i=>(i/255)**2.2,r=i=>Math.round(255*(o(e[i])*(1-n)+o(t[i])*n)**.45454545454545453);
return[r(0),r(1),r(2)]}function pt(e,t=1){return t>=1?`rgb(${e[0]} ${e[1]} ${e[2]})`:`rgb(${e[0]} ${e[1]} ${e[2]} / ${t})`}function Wr(e,t=255){return(t<<24|e[2]<<
16|e[1]<<8|e[0])>>>0}var H=["running","runnable","waiting","syscall"],Oe=(()=>{let e=new Uint8Array(256).fill(255);e[1]=0,e[2]=1,e[3]=2,e[4]=3;for(let t=8;t<=12;t++)e[t]=0;for(let t=16;t<
216;t++)e[t]=2;return e})(),za={0:"nothing",1:"running",2:"runnable",3:"waiting",4:"syscall",5:"not yet seen",8:"GC mark",9:"stop the world",10:"sweep",11:"mark\
 assist",12:"span"};function Rt(e,t){return e>=16?t[e-16]??"waiting":za[e]??"unknown"}function Xr(e,t,n){if(!t)return!0;let o=t.indexOf(":"),r=H.indexOf(o<0?t:t.
slice(0,o));return Oe[e]!==r?!1:o<0||Rt(e,n).includes(t.slice(o+1))}var Ka=[[/gc|sweep|assist|mark|scaveng/i,345,.03,.03],[/sync|mutex|semacquire|lock|cond|wait ?group/i,285,.075,.035],[/chan/i,232,.05,.035],[/select/i,215,.025,
.03],[/net|io wait|poll/i,190,.045,.03],[/sleep|timer/i,95,0,.025],[/system|forever|idle/i,250,-.02,.006]];function Ga(e){let t=n=>(n/255)**2.2;return .2126*t(e[0])+
.7152*t(e[1])+.0722*t(e[2])}function Va(e,t,n){let o=Ka.find(([l])=>l.test(e));if(!o)return n;let[,r,i,a]=o;return t?Dt(.36+i*.9,a*1.2,r):Dt(.885-i,a,r)}var ja=0;
function Yr(e,t,n,o){let r=t?Dt(.5,0,0):Dt(.6,0,0),i=h=>jr(e(h))??r,a=i("--bg-raised"),l=i("--waiting"),c=h=>{switch(h){case 0:return a;case 1:return i("--runni\
ng");case 2:return i("--runnable");case 4:return i("--syscall");case 5:return i("--created");case 7:return i("--line-strong");case 8:return i("--gc");case 9:return i(
"--stw");case 10:return Le(i("--gc"),l,.5);case 11:return Le(i("--gc"),i("--stw"),.4);case 12:return i("--span");case 3:return l;default:return h>=16&&h-16<n.length?
Va(Rt(h,n),t,l):l}},u=[];for(let h=0;h<256;h++){let f=c(h);u.push(Xr(h,o,n)||Oe[h]===255?f:Le(f,a,.82))}let d=h=>Ga(h)>.26?"rgb(16 22 32)":"rgb(240 244 250)",m=Array.
from({length:24},(h,f)=>{let g=t?Dt(.6+f%2*.05,.085,f*15+7):Dt(.79+f%2*.045,.085,f*15+7),v=o&&o!=="running"?Le(g,a,.8):g;return{fill:pt(v),text:d(v)}}),p=h=>pt(
i(h));return{version:++ja,dark:t,rgb:u,css:u.map(h=>pt(h)),pixels:Uint32Array.from(u,(h,f)=>f===0?0:Wr(h)),text:u.map(d),bg:p("--bg"),bgRaised:pt(a),bgSunken:p(
"--bg-sunken"),fg:p("--fg"),fgMuted:p("--fg-muted"),fgFaint:p("--fg-faint"),line:p("--line"),lineStrong:p("--line-strong"),accent:p("--accent"),accentRgb:i("--a\
ccent"),gc:i("--gc"),stw:i("--stw"),font:e("--font").trim()||"sans-serif",identity:m}}function uo(e){let t=2166136261;for(let n=0;n<e.length;n++)t=Math.imul(t^e.
charCodeAt(n),16777619);return((t^t>>>15)>>>0)%24}function E(e,t){return(t-e.view.from)/(e.view.to-e.view.from)*e.width}function At(e,t){return Math.round((30+t-e.scroll)*e.dpr)}var Mn=50;function it(e,t){let n=Math.max(t,1),o=e.to-e.from,r=Math.min(Number.isFinite(o)?Math.max(o,Mn):n,n*1.1),i=Math.min(r*.5,n),a=Number.isFinite(e.from)?
e.from:0;return a=Math.min(a,n+i-r),a=Math.max(a,-i),r>=n&&(a=(n-r)/2),{from:a,to:a+r}}function Jr(e,t,n,o){let r=e.to-e.from,i=e.from+r*t,a=Math.min(Math.max(r*
n,Mn),Math.max(o,Mn)*1.1),l=i-a*t;return it({from:l,to:l+a},o)}function co(e,t,n){return it({from:e.from+t,to:e.to+t},n)}function Jt(e,t,n=.1){let o=Math.max((e.
to-e.from)*n,Mn/4);return it({from:e.from-o,to:e.to+o},t)}function po(e){return it({from:0,to:Math.max(e,1)},Math.max(e,1))}function Qr(e,t,n,o){let r=e.to-e.from;
if(t>=e.from&&n<=e.to)return e;if(n-t>=r)return it({from:t-r*.1,to:t+r*.9},o);let i=(t+n)/2;return it({from:i-r/2,to:i+r/2},o)}function Qt(e,t){let n=(e.to-e.from)/
Math.max(1,t);if(!(n>1))return 0;let o=Math.floor(Math.log2(n));return 2**o>n&&o--,Math.min(Math.max(o,0),44)}function Zt(e,t,n){let o=rt(t),r=Math.max(0,Math.floor(
e.from/o)),i=Math.floor((Math.min(e.to,Math.max(n,1))-.001)/o);return[r,Math.max(r-1,i)]}var Wa=4e3,Xa=4,qa=28,Ya=14;function Zr(e,t,n){return Math.round(E(e,n*rt(t)))}var Rn=new Map;function ei(e,t){let n=Rn.get(t);return n===void 0&&(Rn.size>5e3&&
Rn.clear(),n=e.ctx.measureText(t).width,Rn.set(t,n)),n}function ni(e,t,n){let o=ei(e,t);if(o<=n)return t;let r=Math.floor(t.length*(n-7*e.dpr)/o);return r>=3?`${t.
slice(0,r)}…`:""}function oi(e,t,n,o){if(n===12)return e.names.text(o)??"";if(t==="proc"||t==="thread"){let r=o===4294967295?null:e.names.goroutine(o);return r?
`${G(r.fn)}  g${r.id}`:n===4?"syscall":n>=8&&n<12?Rt(n,e.reasons):""}return(n===1||n===4)&&o!==4294967295&&t==="goroutine"?`${Rt(n,e.reasons)} on P ${o}`:Rt(n,e.
reasons)}function ri(e,t,n,o){if(n===12){let r=e.names.text(o);if(r!==null)return e.palette.identity[uo(r)]}if(t==="proc"&&n===1&&o!==4294967295){let r=e.names.
goroutine(o);if(r)return e.palette.identity[uo(r.fn)]}return{fill:e.palette.css[n],text:e.palette.text[n]}}function Ja(e,t,n,o,r,i){let{ctx:a}=e,l=i-r,{fill:c,text:u}=ri(
e,t.kind,n,o),d=l>=6*e.dpr?Math.max(1,Math.round(e.dpr*.5)):0;if(a.fillStyle=c,a.fillRect(r,t.y,l-d,t.h),e.rects++,n===2&&e.hatch&&l>24*e.dpr&&(a.fillStyle=e.hatch,
a.fillRect(r,t.y,l-d,t.h)),l<qa*e.dpr||t.h<13*e.dpr)return;let m=Math.max(r,0),p=Math.min(i,e.width)-m-8*e.dpr,h=ni(e,oi(e,t.kind,n,o),p);h&&(a.fillStyle=u,a.fillText(
h,m+4*e.dpr,t.y+t.h/2+.5))}function Qa(e,t,n,o){let r=n.spans,i=(e.view.to-e.view.from)/e.width;for(let a=0;a<r.n&&e.rects<Wa;a++){let l=gt(n,r.x1[a]);if(l<e.view.
from)continue;let c=gt(n,r.x0[a]);if(c>e.view.to)break;if((l-c)/i<o)continue;let u=Math.max(E(e,c),-e.width),d=Math.min(E(e,l),2*e.width);Ja(e,t,r.state[a],r.ref[a],
Math.round(u),Math.max(Math.round(u)+1,Math.round(d)))}}function Za(e,t){if(t.kind!==2||t.spans.n>64)return!1;let n=1.5*(e.view.to-e.view.from)/e.width,o=t.spans;
for(let r=0;r<o.n;r++)if(gt(t,o.x1[r])-gt(t,o.x0[r])<n)return!1;return!0}function ts(e,t,n){return n.painted===""&&(e.waiting=!0),e.painter.picture(n,t.style)}function ho(e,t,n,o,r,i,a){
let l=n.tile;if(l.kind===0)return!0;if(l.kind===1)return e.ctx.fillStyle=e.palette.css[l.state],e.ctx.fillRect(i,t.y,a-i,t.h),!0;let c=ts(e,t,n);return c?(e.ctx.
drawImage(c,o,0,r-o,c.height,i,t.y,a-i,t.h),!0):!1}function ti(e,t,n,o,r,i){e.waiting=!0;for(let l=1;l<=Ya&&n+l<=44;l++){let c=e.cache.get(t.row,n+l,Math.floor(
o/2**l));if(!c)continue;let u=1024/2**l,d=o%2**l*u;if(ho(e,t,c,d,d+u,r,i))return}let a=0;for(let l of[0,1]){let c=n>0?e.cache.get(t.row,n-1,o*2+l):null,u=Math.round(
(r+i)/2);c&&ho(e,t,c,0,1024,l?u:r,l?i:u)&&a++}if(a===0&&e.missing){e.ctx.fillStyle=e.missing;let l=Math.max(0,r);e.ctx.fillRect(l,t.y,Math.min(i,Math.round(E(e,
e.end)))-l,t.h)}}function es(e,t,n){let o=Zr(e,t.level,n),r=Zr(e,t.level,n+1),i=e.cache.get(t.row,t.level,n);if(!i){ti(e,t,t.level,n,o,r);return}let a=i.tile;if(a.
kind===0)return;if(a.kind===1){ns(e,t,a,o,r);return}let l=Za(e,a);!l&&!ho(e,t,i,0,1024,o,r)&&ti(e,t,t.level,n,o,r),a.spans&&t.h>=5*e.dpr&&Qa(e,t,a,l?0:Xa*e.dpr)}
function ns(e,t,n,o,r){let i=e.cache.get(t.row,n.level,n.x-1)?.tile,a=i?.kind===1&&i.state===n.state&&i.ref===n.ref&&o>0,{fill:l,text:c}=ri(e,t.kind,n.state,n.ref);
if(e.ctx.fillStyle=l,e.ctx.fillRect(o,t.y,r-o,t.h),a||t.h<13*e.dpr)return;let u=Math.max(0,o),d=ni(e,oi(e,t.kind,n.state,n.ref),Math.min(e.width,r)-u-8*e.dpr);d&&
(e.ctx.fillStyle=c,e.ctx.fillText(d,u+4*e.dpr,t.y+t.h/2+.5))}function os(e,t){return t<=8?.5:e==="lane"?1:e==="group"||e==="counter"?3:2}function rs(e,t,n){if(t.
h<18*e.dpr)return;let{scale:o,unit:r}=e.scaleOf(n.key),i=n.kind==="group"?`${qt(Math.ceil(o))} at once`:r==="bytes"?Yt(o):qt(o),a=ei(e,i);e.ctx.fillStyle=e.palette.
bgRaised,e.ctx.globalAlpha=.72,e.ctx.fillRect(e.width-a-8*e.dpr,t.y,a+8*e.dpr,13*e.dpr),e.ctx.globalAlpha=1,e.ctx.fillStyle=e.palette.fgFaint,e.ctx.fillText(i,e.
width-a-4*e.dpr,t.y+7*e.dpr)}function is(e,t,n,o,r){let i=t.row,a=os(i.kind,t.height),l=Math.round((30+t.top-e.scroll+a)*e.dpr),c=Math.round((30+t.top-e.scroll+
t.height-a)*e.dpr),u=Math.max(1,c-l),{scale:d,base:m}=e.scaleOf(i.key),p={row:i.key,kind:i.kind,y:l,h:u,level:n,style:{height:u,scale:d,base:m}};(e.selected?.row===
i.key||e.hovered?.row===i.key)&&(e.ctx.fillStyle=pt(e.palette.accentRgb,e.selected?.row===i.key?.1:.045),e.ctx.fillRect(0,At(e,t.top),e.width,Math.round(t.height*
e.dpr)));for(let h=o;h<=r;h++)es(e,p,h);(i.kind==="counter"||i.kind==="group")&&rs(e,p,i)}function ii(e,t){let{ctx:n,palette:o}=e,r=Qt(e.view,e.width),[i,a]=Zt(
e.view,r,e.end);n.imageSmoothingEnabled=!0,n.font=`${11*e.dpr}px ${o.font}`,n.textBaseline="middle",n.textAlign="left";for(let l of t){let c=At(e,l.top),u=At(e,
l.top+l.height);l.item.kind==="section"?(n.fillStyle=o.bgSunken,n.fillRect(0,c,e.width,u-c)):l.row&&is(e,l,r,i,a),(l.item.kind==="section"||l.height>16)&&(n.fillStyle=
o.line,n.fillRect(0,u-1,e.width,1))}}function ai(e){let t=e.layout.sticky(e.scroll);if(!t)return;let n=Math.round((30+t.y)*e.dpr),o=Math.round(t.item.height*e.dpr);
e.ctx.fillStyle=e.palette.bgSunken,e.ctx.fillRect(0,n,e.width,o),e.ctx.fillStyle=e.palette.line,e.ctx.fillRect(0,n+o-1,e.width,1)}function si(e,t,n){let o=Qt(e.
view,e.width),[r,i]=Zt(e.view,o,e.end),a=t.filter(l=>l.row!==null);if(n!==null){let l=n-30+e.scroll;a.sort((c,u)=>Math.abs(c.top-l)-Math.abs(u.top-l))}return a.
map(l=>({row:l.row.key,level:o,first:r,last:i}))}function li(e,t,n){let o=Qt(e.view,e.width),[r,i]=Zt(e.view,o,e.end),a=Math.floor((e.end-1)/rt(o)),l=t.filter(g=>g.
row!==null).map(g=>g.row.key),c=l.map(g=>({row:g,level:o,first:Math.max(0,r-1),last:Math.min(a,i+1)})),u=Math.min(Math.max(o+(n?-1:1),0),44),d=(e.view.from+e.view.
to)/2,m=(e.view.to-e.view.from)/4,p=n?{from:d-m,to:d+m}:e.view,[h,f]=Zt(p,u,e.end);return u===o?c:[...c,...l.map(g=>({row:g,level:u,first:h,last:f}))]}function ss(e,t){let n=0,o=e.length;for(;n<o;){let r=n+o>>1;e[r]<=t?n=r+1:o=r}return n-1}function ui(e,t,n=0){let o=2**e.level,r=e.x*rt(e.level),i=Math.min(Math.
max((t-r)/o,0),1024-1e-6),a=Math.floor(i);if(e.kind===1)return{kind:"span",state:e.state,ref:e.ref,from:r,to:r+rt(e.level),open:!0,index:0};if(e.kind===4)return Number.
isNaN(e.max[a])?null:{kind:"counter",min:e.min[a],max:e.max[a]};if(e.kind===5){let d=e.avg;return{kind:"heat",avg:[d[a*4],d[a*4+1],d[a*4+2],d[a*4+3]]}}if(!e.spans)
return null;let l=e.spans,c=ss(l.x0,i*64);for(let d of[c,c+1]){if(d<0||d>=l.n)continue;let m=l.x1[d]===65535?1024*64:l.x1[d],p=l.x0[d],h=n/o*64;if(i*64>=p-h&&i*
64<Math.max(m,p+1)+h)return{kind:"span",state:l.state[d],ref:l.ref[d]??4294967295,from:gt(e,p),to:gt(e,l.x1[d]),open:l.flags[d]!==0,index:d}}if(e.kind!==3||e.count[a]===
0)return null;let u=e.share;return{kind:"merged",slices:2**(e.count[a]-1),shares:[u[a*4]/255,u[a*4+1]/255,u[a*4+2]/255,u[a*4+3]/255],from:r+a*o,to:r+(a+1)*o,longest:e.
longest}}function ci(e,t,n,o,r){let i=2**e.level,a=e.x*rt(e.level),l=Math.max(t,a),c=Math.min(n,a+rt(e.level));if(c<=l)return;if(e.kind===1){let h=o[e.state];h<
4&&(r[h]+=c-l);return}if(e.kind===2){let h=e.spans;for(let f=0;f<h.n;f++){let g=o[h.state[f]],v=Math.max(l,gt(e,h.x0[f])),k=Math.min(c,gt(e,h.x1[f]));g<4&&k>v&&
(r[g]+=k-v)}return}let u=e.kind===3?e.share:e.kind===5?e.avg:null;if(!u)return;let d=e.kind===3?i/255:i,m=Math.floor((l-a)/i),p=Math.min(1024,Math.ceil((c-a)/i));
for(let h=m;h<p;h++)for(let f=0;f<4;f++)r[f]+=u[h*4+f]*d}function ls(e,t,n,o){if(t===12)return o.text(n)??"span";if((e.kind==="proc"||e.kind==="thread")&&n!==4294967295){let r=o.goroutine(n);return r?`g${r.id} ${G(r.fn)}`:
""}return""}function us(e,t,n,o){if(e.kind!=="goroutine"||n===4294967295)return"";if(t===1||t===4)return`on P ${n}`;if(t===2){let a=o.goroutine(n);return a?`mad\
e runnable by g${a.id} ${G(a.fn)}`:""}let r=o.stack(n),i=r?.find(a=>!a.fn.startsWith("runtime."))??r?.[0];return i?`in ${G(i.fn)}`:""}function pi(e,t,n,o){switch(t.
kind){case"span":{let r=Rt(t.state,o),i=ls(e,t.state,t.ref,n),a=t.open?`≥ ${y(t.to-t.from)}`:y(t.to-t.from),l=t.state>=16?`waiting: ${r}`:r,c=[`${i||l}  ${a}`],
u=[i&&t.state!==12?l:"",us(e,t.state,t.ref,n)].filter(Boolean).join(", ");return u&&c.push(u),c}case"merged":{let r=t.shares.map((i,a)=>i>.004?`${H[a]} ${vt(i)}`:
"").filter(Boolean).join(", ");return[`${qt(t.slices)} or more slices in ${y(t.to-t.from)}`,r||"nothing of the four states",`longest near here ${y(t.longest)}`]}case"\
counter":{let r=i=>e.unit==="bytes"?Yt(i):qt(Math.round(i*100)/100);return[e.label,t.min===t.max?r(t.max):`${r(t.min)} to ${r(t.max)}`]}case"heat":return[G(e.label),
t.avg.map((r,i)=>r>=.005?`${qt(Math.round(r*100)/100)} ${H[i]}`:"").filter(Boolean).join(", ")||"no goroutine"]}}function Bt(e,t,n){let o=document.createElement(e);return o.className=t,n.append(o),o}function cs(){let e=document.createElementNS("http://www.w3.org/2000/svg",
"svg");e.setAttribute("viewBox","0 0 20 20"),e.setAttribute("width","12"),e.setAttribute("height","12"),e.setAttribute("aria-hidden","true");let t=document.createElementNS(
"http://www.w3.org/2000/svg","path");return t.setAttribute("d","M7 4l6 6-6 6"),t.setAttribute("fill","none"),t.setAttribute("stroke","currentColor"),t.setAttribute(
"stroke-width","2.2"),e.append(t),e}function mo(e){if(e.item.kind==="section")return{name:e.item.title,extra:$(e.item.total),title:""};if(e.item.kind==="note")return{
name:e.item.text,extra:"",title:e.item.text};let t=e.row;if(!t)return{name:"…",extra:"",title:""};switch(t.kind){case"goroutine":{let n=t.end>t.begin?y(t.end-
t.begin):"",o=t.fn&&t.fn!==t.label?G(t.fn):"",r=t.id!==void 0?`g${t.id}`:t.key;return{name:e.level>2?r:`${r} ${o}`,extra:n,title:`${t.label} ${t.fn??""} ${n&&`l\
ives ${n}`}`}}case"group":return{name:G(t.label)||"not known",extra:$(t.members??0),title:`${t.label||"start function not known"}: ${$(t.members??0)} goroutines\
, at most ${$(Math.ceil(t.peak??0))} at once`};case"counter":return{name:t.label,extra:"",title:t.label};case"proc":case"thread":return{name:/^[pm]\d+$/.test(t.
label)?`${t.label[0].toUpperCase()} ${t.label.slice(1)}`:t.label,extra:"",title:""};default:return{name:t.label||t.key,extra:"",title:t.label||t.key}}}var An=class{constructor(t,n){
this.host=t;this.actions=n;this.pool=new Map;this.free=[];this.frame=0;t.setAttribute("role","treegrid"),t.setAttribute("aria-label","Rows of the timeline")}make(){
let t=document.createElement("div");t.className="tl-label",t.setAttribute("role","row");let n=Bt("span","tl-cell",t);n.setAttribute("role","gridcell");let o=Bt(
"button","tl-fold",n);o.type="button",o.tabIndex=-1,o.append(cs());let r=Bt("span","tl-name",n),i=Bt("span","tl-extra",n),a=Bt("span","tl-shares",n),l=H.map(m=>Bt(
"i",`share-${m}`,a)),c=Bt("button","tl-act",n);c.type="button",c.tabIndex=-1,c.textContent="≡",c.title="Lifetimes packed into lanes";let u=Bt("button","tl-act\
 tl-pin",n);u.type="button",u.tabIndex=-1,u.textContent="⊤";let d={root:t,name:r,extra:i,bar:a,parts:l,fold:o,lanes:c,pin:u,at:null,text:"",used:0};return this.
listen(d),this.host.append(t),d}listen(t){let{root:n,fold:o,lanes:r,pin:i}=t;o.onclick=a=>{a.stopPropagation(),this.actions.fold(t.at)},r.onclick=a=>{a.stopPropagation(),
this.actions.lanes(t.at)},i.onclick=a=>{a.stopPropagation(),this.actions.pin(t.at.key)},n.onclick=()=>{t.at.item.kind==="section"?this.actions.fold(t.at):t.at.row&&
this.actions.choose(t.at)},n.ondblclick=()=>{t.at.row?.kind==="group"&&this.actions.fold(t.at)},n.oncontextmenu=a=>{t.at.row&&(a.preventDefault(),this.actions.menu(
t.at,a.clientX,a.clientY))},n.onpointerenter=()=>this.actions.hover(t.at.row?.key??null),n.onpointerleave=()=>this.actions.hover(null)}update(t,n,o,r){this.frame++,
this.host.setAttribute("aria-rowcount",String(o.total));for(let i of t)this.place(i,i.top-n,o,!1);r&&this.place(r.at,r.y,o,!0);for(let[i,a]of this.pool)a.used!==
this.frame&&(this.pool.delete(i),this.free.length<40?(a.root.hidden=!0,this.free.push(a)):a.root.remove())}place(t,n,o,r){let i=t.item.kind==="run"&&!t.row?`${t.
item.key}[${t.index}]`:t.key,a=this.pool.get(i);a||(a=this.free.pop()??this.make(),a.text="",a.root.hidden=!1,this.pool.set(i,a)),a.at=t,a.used=this.frame,a.root.
style.transform=`translateY(${Math.round(n)}px)`,a.root.style.height=`${t.height}px`,this.fill(a,t,o,r)}fill(t,n,o,r){let i=n.row?o.shares.get(n.row.key):void 0,
a=n.item.kind==="section"?!n.item.folded:n.item.kind==="row"?n.item.open:null,l=o.selected===n.key,c=o.pins.includes(n.key),{name:u,extra:d,title:m}=mo(n),p=[u,
d,a,l,c,r,n.height,n.level,i?.join(),o.lanes.includes(n.key)].join(`
`);if(p===t.text)return;t.text=p;let{root:h}=t;h.className=`tl-label tl-${n.item.kind==="section"?"section":n.row?.kind??"note"} tl-depth${n.level}`+(l?" tl-cho\
sen":"")+(r?" tl-sticky":"")+(n.height<13?" tl-thin":""),h.title=m,h.tabIndex=l?0:-1,h.setAttribute("aria-level",String(n.level)),h.setAttribute("aria-selected",
String(l)),a===null?h.removeAttribute("aria-expanded"):h.setAttribute("aria-expanded",String(a)),t.name.textContent=u,t.extra.textContent=d,t.fold.hidden=a===null,
t.fold.setAttribute("aria-label",a?"Fold":"Unfold"),t.lanes.hidden=n.row?.kind!=="group"||!n.row.lanes,t.lanes.setAttribute("aria-pressed",String(o.lanes.includes(
n.key))),t.pin.hidden=!n.row,t.pin.setAttribute("aria-pressed",String(c)),t.pin.title=c?"Take from the top":"Pin on top",this.fillShares(t,i,n.height)}fillShares(t,n,o){
let r=n?.reduce((i,a)=>i+a,0)??0;t.bar.hidden=!n||o<13||r<=0,!(t.bar.hidden||!n)&&(n.forEach((i,a)=>{t.parts[a].style.width=`${i/Math.max(r,1)*100}%`}),t.bar.title=
n.map((i,a)=>`${H[a]} ${vt(i)}`).join(", "))}focus(t){this.host.contains(document.activeElement)&&this.pool.get(t)?.root.focus({preventScroll:!0})}};var ps={proc:24,thread:16,goroutine:20,group:34,lane:14,task:18,region:18,gc:18,stw:18,counter:34},ds={proc:12,thread:6,goroutine:7,group:20,lane:6,task:8,region:8,
gc:10,stw:8,counter:20};function Ht(e,t){return(t?ds:ps)[e]}function hs(e){return e==="gc"||e==="stw"?e:e.startsWith("c:")?"counter":/^p\d+$/.test(e)?"proc":/^m\d+$/.
test(e)?"thread":/^fn\d+$/.test(e)?"group":/^fn\d+\/l/.test(e)?"lane":/^task\d/.test(e)?"task":/^region\d|\/r\d+$/.test(e)?"region":"goroutine"}function Tn(e){let t=hs(
e),n=t==="proc"?`P ${e.slice(1)}`:t==="thread"?`M ${e.slice(1)}`:e;return{key:e,kind:t,label:n,depth:0,begin:0,end:0,slices:0,totals:[0,0,0,0]}}var Fe=class{constructor(){
this.items=[];this.height=0}addSection(t,n,o,r){this.closeSection(),this.items.push({kind:"section",key:`#${t}`,name:t,title:n,total:o,folded:r,y:this.height,height:24,
bottom:0}),this.height+=24}addRow(t,n,o,r=2,i=null){this.items.push({kind:"row",key:t.key,row:t,level:r,open:i,section:o,y:this.height,height:n}),this.height+=n}addRun(t,n,o,r,i,a=2){
o<=0||(this.items.push({kind:"run",key:t,source:n,n:o,each:r,level:a,section:i,y:this.height,height:o*r}),this.height+=o*r)}addNote(t,n,o,r=2){this.items.push({
kind:"note",key:t,text:n,level:r,section:o,y:this.height,height:22}),this.height+=22}closeSection(){for(let t=this.items.length-1;t>=0;t--){let n=this.items[t];
if(n.kind==="section"){n.bottom=this.height;break}}}itemAt(t){let n=0,o=this.items.length;for(;n<o;){let r=n+o>>1;this.items[r].y<=t?n=r+1:o=r}return Math.max(n-
1,this.items.length?0:-1)}rowOf(t,n){let o={item:t,index:n,height:t.height,top:t.y,level:t.kind==="section"?1:t.level};if(t.kind==="run"){let r=t.source.at(n);return{
...o,row:r,key:r?.key??`${t.key}[${n}]`,top:t.y+n*t.each,height:t.each}}return{...o,row:t.kind==="row"?t.row:null,key:t.key}}at(t){let n=this.itemAt(t),o=this.items[n];
if(!o||t<0||t>=this.height)return null;let r=o.kind==="run"?Math.min(Math.floor((t-o.y)/o.each),o.n-1):0;return this.rowOf(o,r)}visible(t,n){let o=[];for(let r=Math.
max(0,this.itemAt(t));r<this.items.length;r++){let i=this.items[r];if(i.y>=n)break;if(i.kind!=="run"){o.push(this.rowOf(i,0));continue}let a=Math.max(0,Math.floor(
(t-i.y)/i.each)),l=Math.min(i.n-1,Math.ceil((n-i.y)/i.each)-1);for(let c=a;c<=l;c++)o.push(this.rowOf(i,c))}return o}find(t){for(let n of this.items)if(n.kind===
"run"){let o=n.source.indexOf(t);if(o>=0&&o<n.n)return this.rowOf(n,o)}else if(n.key===t)return this.rowOf(n,0);return null}sticky(t){for(let n=this.itemAt(t);n>=
0;n--){let o=this.items[n];if(o.kind==="section")return o.folded?null:{item:o,y:Math.min(0,o.bottom-24-t)}}return null}neighbour(t,n){let o=this.find(t),r=o?n?o.
top+o.height:o.top-1:n?0:this.height-1;for(let i=0;i<1e4;i++){let a=this.at(r);if(!a)return null;if(a.row)return a;r=n?a.top+a.height:a.top-1}return null}};function di(e,t,n,o){
let r=e.at(n+o)??e.at(n);if(!r)return n;let i=t.find(r.key);if(i)return n+i.top-r.top;let a=t.items.find(l=>l.key===r.item.key);return a?n+a.y-r.item.y:n}var de=class{constructor(t,n,o,r=0){this.fetchRows=t;this.query=n;this.onChange=o;this.pages=new Map;this.index=new Map;this.flights=new Map;this.generation=0;this.
known=!1;this.error=null;this.total=r}get ready(){return this.known}at(t){let n=Math.floor(t/200);return this.pages.get(n)?.rows[t-n*200]??null}indexOf(t){return this.
index.get(t)??-1}setQuery(t){JSON.stringify(t)!==JSON.stringify(this.query)&&(this.query=t,this.refresh())}refresh(){this.generation++;for(let t of this.flights.
values())t.abort();this.flights.clear()}want(t,n){let o=Math.max(0,Math.floor(t/200)),r=Math.floor(Math.max(t,Math.min(n,this.known?this.total-1:n))/200);for(let i=o;i<=
r;i++)this.pages.get(i)?.generation!==this.generation&&!this.flights.has(i)&&this.flights.size<2&&this.load(i);for(let[i,a]of this.flights)(i<o-1||i>r+1)&&(a.abort(),
this.flights.delete(i))}async load(t){let n=new AbortController,o=this.generation;this.flights.set(t,n);try{let r=await this.fetchRows({...this.query,offset:t*200,
limit:200},n.signal);if(n.signal.aborted||o!==this.generation)return;this.total=r.total,this.known=!0,this.error=null,this.drop(t),this.pages.set(t,{rows:r.rows,
generation:o}),r.rows.forEach((i,a)=>this.index.set(i.key,t*200+a)),this.trim(t)}catch(r){if(n.signal.aborted)return;this.error=r instanceof Error?r.message:String(
r),this.pages.set(t,{rows:this.pages.get(t)?.rows??[],generation:o}),this.known=!0}finally{this.flights.get(t)===n&&this.flights.delete(t)}this.onChange()}drop(t){
let n=this.pages.get(t);n&&(this.pages.delete(t),n.rows.forEach((o,r)=>{this.index.get(o.key)===t*200+r&&this.index.delete(o.key)}))}trim(t){for(;this.pages.size>
64;){let n=[...this.pages.keys()].reduce((o,r)=>Math.abs(r-t)>Math.abs(o-t)?r:o);this.drop(n)}}close(){this.refresh()}};var bo={first:"first seen",running:"time running",runnable:"time runnable",max_runnable:"longest wait to run",blocked:"time blocked",lifetime:"lifetime",unblocks:"\
unblocks made",id:"id"},fs={gc:"Garbage collector",procs:"Ps",groups:"Goroutines",tasks:"Tasks",regions:"Regions",counters:"Counters",threads:"Threads (Ms)"},ms=[
"gc","procs","groups","tasks","regions","counters","threads"],gs=new Set(["threads","counters"]),go=1e3;function De(e){let t=to(e.rows),n=r=>(r??"").split(";").
filter(Boolean),o=t.sort!==void 0&&t.sort in bo?t.sort:"first";return{sort:o,ascending:t.order?t.order==="asc":o==="first"||o==="id",alive:t.alive!=="0",open:n(
t.open),lanes:n(t.lanes),folds:n(t.folds),compact:t.compact==="1",stacks:t.stacks==="1",state:t.state??"",min:t.min??"",filter:e.q??"",pins:xt(e.pin)}}function Cn(e,t){
let n=to(e.rows);for(let[o,r]of Object.entries(t))r===null||r===""?delete n[o]:n[o]=r;return br(n)}function Pn(e,t){return(e.includes(t)?e.filter(n=>n!==t):[...e,
t]).join(";")}var vo=class{constructor(t,n,o){this.group=t;this.total=n;this.fn=o}at(t){return{...Tn(`${this.group}/l${t}`),label:t===0?this.fn:"",depth:1}}indexOf(t){
if(!t.startsWith(`${this.group}/l`))return-1;let n=Number(t.slice(this.group.length+2));return Number.isInteger(n)&&n>=0&&n<this.total?n:-1}},En=class{constructor(t,n){
this.fetchRows=t;this.onChange=n;this.sections=new Map;this.members=new Map;this.known=new Map;this.alive=null;this.layout=new Fe;this.options=De({})}row(t){return this.
known.get(t)??null}remember(t){this.known.size>2e4&&this.known.clear(),this.known.set(t.key,t)}isFolded(t){return gs.has(t)!==this.options.folds.includes(t)}setAlive(t){
let n={from:Math.floor(t.from),to:Math.ceil(t.to)};this.alive&&this.alive.from===n.from&&this.alive.to===n.to||(this.alive=n,this.requery())}setOptions(t){this.
options=t,this.requery()}refresh(){for(let t of[...this.sections.values(),...this.members.values()])t.refresh();this.onChange()}memberQuery(t){let n=this.options;
return{group:t,sort:n.sort,order:n.ascending?"asc":"desc",filter:n.filter||null,alive:n.alive&&this.alive?`${this.alive.from},${this.alive.to}`:null,state:n.state||
null,min:n.min||null}}sectionQuery(t){return{section:t,filter:(t==="groups"||t==="tasks"||t==="regions")&&this.options.filter||null}}requery(){for(let[t,n]of this.
members)n.setQuery(this.memberQuery(t));for(let[t,n]of this.sections)n.setQuery(this.sectionQuery(t));this.onChange()}section(t,n){let o=this.sections.get(t);return o||
(o=new de(this.fetchRows,this.sectionQuery(t),this.onChange,n),this.sections.set(t,o)),o}group(t,n){let o=this.members.get(t);return o||(o=new de(this.fetchRows,
this.memberQuery(t),this.onChange,Math.min(n,1)),this.members.set(t,o)),o}build(t,n){let o=this.compose(t,[]),r=this.options.pins,i=n!==null&&!r.includes(n)&&!o.
find(n)?[n]:[];return this.layout=r.length+i.length?this.compose(t,[...r,...i]):o,this.layout}compose(t,n){let o=new Fe;if(n.length){o.addSection("pinned","Pinn\
ed and selected",n.length,this.isFolded("pinned"));for(let r of this.isFolded("pinned")?[]:n){let i=this.known.get(r)??Tn(r);o.addRow(i,Ht(i.kind,this.options.compact),
"pinned");for(let a=0;this.options.stacks&&i.kind==="goroutine"&&a<3;a++)o.addRow({...Tn(`${r}/r${a}`),label:a?"":"regions",depth:1},Ht("region",this.options.compact),
"pinned",3)}}for(let r of ms){let i=t?.sections.find(a=>a.name===r)?.total??0;i>0&&this.addSection(o,r,i,new Set(n))}return o.closeSection(),o}addSection(t,n,o,r){
let i=this.isFolded(n),a=this.section(n,o);if(t.addSection(n,fs[n]??n,a.ready?a.total:o,i),i)return;let l=Math.min(a.total,n==="groups"?go:a.total);a.error&&t.addNote(
`${n}!`,a.error,n),a.ready&&l===0&&t.addNote(`${n}?`,this.options.filter?`Nothing is named like “${this.options.filter}”.`:"Nothing here.",n),n==="groups"?this.
addGroups(t,a,l,r):this.addPlain(t,n,a,l),n==="groups"&&a.total>go&&t.addNote("groups+",`${a.total-go} more functions: filter to see them.`,n)}addPlain(t,n,o,r){
let i=this.options.compact;if(n!=="gc"){let a={procs:"proc",threads:"thread",tasks:"task",regions:"region",counters:"counter"}[n]??"task";t.addRun(`#${n}/`,o,r,
Ht(a,i),n),o.want(0,Math.min(r,1)-1);return}o.want(0,r-1);for(let a=0;a<r;a++){let l=o.at(a);l&&t.addRow(l,Ht(l.kind,i),n)}}addGroups(t,n,o,r){let{compact:i,open:a,
lanes:l}=this.options;n.want(0,o-1);for(let c=0;c<o;c++){let u=n.at(c);if(!u||u.members===0)continue;let d=a.includes(u.key),m=!d&&l.includes(u.key);if(r.has(u.
key)||t.addRow(u,Ht("group",i),"groups",2,d||m),m&&t.addRun(`${u.key}/`,new vo(u.key,u.lanes??0,u.label),u.lanes??0,Ht("lane",i),"groups",3),!d)continue;let p=this.
group(u.key,u.members??1);p.ready||p.want(0,0),p.error?t.addNote(`${u.key}!`,p.error,"groups",3):p.ready&&p.total===0&&t.addNote(`${u.key}?`,"No goroutine of th\
is function is in view or passes the filter.","groups",3),t.addRun(`${u.key}/`,p,p.total,Ht("goroutine",i),"groups",3)}}want(t){let n=new Map;for(let o of t){if(o.
row&&this.remember(o.row),o.item.kind!=="run")continue;let r=n.get(o.item.source);n.set(o.item.source,r?[r[0],o.index]:[o.index,o.index])}for(let[o,[r,i]]of n)o instanceof
de&&o.want(r-20,i+20)}close(){for(let t of[...this.sections.values(),...this.members.values()])t.close()}};var vs=(()=>{let e=[];for(let t=1;t<=1e9;t*=10)e.push(t,2*t,5*t);return[...e.filter(t=>t<=1e10),1e10,15e9,3e10,6e10,12e10,3e11,6e11,9e11,18e11,36e11,72e11,216e11,
864e11]})();function hi(e,t){let n=e*t;return vs.find(o=>o>=n)??864e11*Math.ceil(n/864e11)}function wo(e,t,n=110){let o=(e.to-e.from)/Math.max(1,t),r=hi(o,n),i=[
10,5,4,3,2].find(d=>Number.isInteger(r/d)&&r/d/o>=9)??1,a=r/i,l=[],c=Math.ceil(e.from/a),u=Math.floor(e.to/a);for(let d=c;d<=u&&l.length<1e3;d++){let m=d%i===0;
l.push({t:d*a,major:m,label:m?B(d*a,r):""})}return l}function Nn(e,t){let n=(e.to-e.from)/Math.max(1,t),o=hi(n,110);if(o>=1e5||Math.abs(e.from)<o*1e3)return null;
let r=Math.floor(e.from/(o*100))*o*100;return{t:r,label:B(r,o*100)}}function fi(e,t){return e===t?"0":`+${y(e-t)}`}function mi(e,t,n,o,r,i){let a=E(e,t),l=Math.max(E(e,n),a+i);if(l<0||a>e.width)return;let c=Math.max(0,Math.round(a)),u=Math.min(e.width,Math.round(l))-c;if(u<=
0)return;let d=Math.min(1,Math.max(.12,(E(e,n)-a)/e.dpr));e.ctx.fillStyle=pt(o,r*d),e.ctx.fillRect(c,Math.round(30*e.dpr),u,e.height),e.ctx.fillStyle=pt(o,.9),e.
ctx.fillRect(c,Math.round(26*e.dpr),u,Math.round(3*e.dpr))}function bi(e){if(!e.bands)return;let t=e.palette.dark;for(let[n,o]of e.bands.gc)mi(e,n,o,e.palette.gc,
t?.1:.075,1);for(let[n,o]of e.bands.stw)mi(e,n,o,e.palette.stw,t?.3:.22,e.dpr)}function wi(e){let t=Math.round(30*e.dpr),n=(o,r,i)=>{let a=Math.max(0,Math.round(
E(e,o))),l=Math.min(e.width,Math.round(E(e,r)));l<=a||(e.ctx.globalAlpha=i,e.ctx.fillStyle=e.palette.bgSunken,e.ctx.fillRect(a,t,l-a,e.height-t),e.ctx.globalAlpha=
1)};n(-1/0,0,1),n(e.end,1/0,1),e.range&&(n(0,e.range.from,.66),n(e.range.to,e.end,.66));for(let o of[0,e.end]){let r=Math.round(E(e,o));r>=0&&r<e.width&&(e.ctx.
fillStyle=e.palette.lineStrong,e.ctx.fillRect(r,t,1,e.height-t))}}function yi(e){let t=e.area;if(!t)return;let n=Math.max(-2,Math.round(E(e,t.from))),o=Math.min(
e.width+2,Math.round(E(e,t.to))),r=30*e.dpr,i=e.height;if(t.rows){let l=t.rows.map(c=>e.layout.find(c)).filter(c=>c!==null);l.length&&(r=Math.max(r,Math.min(...l.
map(c=>At(e,c.top)))),i=Math.max(...l.map(c=>At(e,c.top+c.height))))}if(o<=n||i<=r)return;e.ctx.fillStyle=pt(e.palette.accentRgb,.12),e.ctx.fillRect(n,r,o-n,i-r),
e.ctx.strokeStyle=e.palette.accent,e.ctx.lineWidth=e.dpr,e.ctx.strokeRect(n+.5,r+.5,o-n-1,i-r-1);let a=y(t.to-t.from);bs(e,a,Math.min(Math.max((n+o)/2,40*e.dpr),
e.width-40*e.dpr),r+12*e.dpr)}function bs(e,t,n,o){let{ctx:r}=e;r.font=`600 ${11*e.dpr}px ${e.palette.font}`;let i=r.measureText(t).width+14*e.dpr;r.fillStyle=e.
palette.accent,r.beginPath(),r.roundRect(n-i/2,o-9*e.dpr,i,18*e.dpr,9*e.dpr),r.fill(),r.fillStyle=e.palette.bgRaised,r.textAlign="center",r.fillText(t,n,o+.5),r.
textAlign="left"}function xi(e){if(!e.selected)return;let t=e.layout.find(e.selected.row);if(!t)return;let n=At(e,t.top),o=Math.round(t.height*e.dpr),{ctx:r}=e,
i=2*e.dpr,a=Math.max(E(e,e.selected.begin),-i*2),l=Math.min(Math.max(E(e,e.selected.end),a+3*e.dpr),e.width+i*2);l<0||a>e.width||(r.strokeStyle=e.palette.fg,r.lineWidth=
i,r.strokeRect(Math.round(a),n+i/2,Math.max(i,Math.round(l-a)),o-i),e.focused&&(r.strokeStyle=e.palette.accent,r.lineWidth=e.dpr,r.strokeRect(Math.round(a)-i,n-
i/2,Math.round(l-a)+2*i,o+i)))}function $n(e,t,n){let o=e.layout.find(t),r=E(e,n);return o?{x:r,y:At(e,o.top)+Math.round(o.height*e.dpr/2),shown:!0}:{x:r,y:0,shown:!1}}
var gi={create:"created",unblock:"unblocked",syscall:"left its syscall"};function vi(e,t,n,o){let r=4*e.dpr;e.ctx.beginPath(),e.ctx.moveTo(t,n),e.ctx.lineTo(t-r,
n+(o?-r*1.5:r*1.5)),e.ctx.lineTo(t+r,n+(o?-r*1.5:r*1.5)),e.ctx.closePath(),e.ctx.fill()}function ws(e,t){let n=$n(e,t.from.key,t.from.t),o=$n(e,t.to.key,t.to.t),
{ctx:r}=e;if(!n.shown&&!o.shown)return;if(r.lineWidth=1.5*e.dpr,r.strokeStyle=r.fillStyle=e.palette.fg,n.shown&&o.shown){let u=o.y>n.y,d=Math.min(60*e.dpr,Math.
abs(o.y-n.y)/2+8*e.dpr)*(u?1:-1);r.beginPath(),r.moveTo(n.x,n.y),r.bezierCurveTo(n.x,n.y+d,o.x,o.y-d,o.x,o.y),r.stroke(),r.beginPath(),r.arc(n.x,n.y,2.5*e.dpr,0,
7),r.fill(),vi(e,o.x,o.y,u);return}let i=n.shown?n:o,a=n.shown?`→ ${t.to.key} ${gi[t.kind]}`:`${gi[t.kind]} by ${t.from.key}`;if(i.x<0||i.x>e.width)return;r.setLineDash(
[3*e.dpr,2*e.dpr]),r.beginPath(),r.moveTo(i.x,i.y),r.lineTo(i.x,i.y-18*e.dpr),r.stroke(),r.setLineDash([]),o.shown&&vi(e,i.x,i.y,!0),r.font=`${11*e.dpr}px ${e.palette.
font}`;let l=r.measureText(a).width,c=Math.min(i.x+4*e.dpr,e.width-l-6*e.dpr);r.fillStyle=e.palette.bgRaised,r.globalAlpha=.85,r.fillRect(c-3*e.dpr,i.y-27*e.dpr,
l+6*e.dpr,15*e.dpr),r.globalAlpha=1,r.fillStyle=e.palette.fg,r.fillText(a,c,i.y-19*e.dpr)}function ki(e){for(let o of e.edges)ws(e,o);let t=e.chain?.steps??[];e.
ctx.strokeStyle=e.palette.accent,e.ctx.lineWidth=3*e.dpr,e.ctx.lineJoin="round",e.ctx.beginPath();let n=!1;for(let o of t){let r=$n(e,o.key,o.end),i=$n(e,o.key,
o.begin);if(!r.shown){n=!1;continue}n?e.ctx.lineTo(r.x,r.y):e.ctx.moveTo(r.x,r.y),e.ctx.lineTo(i.x,i.y),n=!0}t.length&&e.ctx.stroke()}function _i(e){let{ctx:t,palette:n}=e,
o=Math.round(30*e.dpr);t.fillStyle=n.bgRaised,t.fillRect(0,0,e.width,o);let r=e.width/e.dpr,i=Nn(e.view,r);t.font=`${11*e.dpr}px ${n.font}`,t.textBaseline="midd\
le";for(let a of wo(e.view,r)){let l=Math.round(E(e,a.t));t.fillStyle=a.major?n.lineStrong:n.line,t.fillRect(l,o-Math.round((a.major?10:7)*e.dpr),1,Math.round((a.
major?10:7)*e.dpr)),a.major&&(t.fillStyle=n.fgMuted,t.fillText(i?fi(a.t,i.t):a.label,l+4*e.dpr,11*e.dpr))}if(t.fillStyle=n.lineStrong,t.fillRect(0,o-1,e.width,1),
e.range){t.fillStyle=n.accent;let a=Math.max(0,E(e,e.range.from));t.fillRect(a,0,Math.min(e.width,E(e,e.range.to))-a,2*e.dpr)}}function Mi(e){e.ctx.fillStyle=e.
palette.line,e.ctx.globalAlpha=.6;for(let t of wo(e.view,e.width/e.dpr))t.major&&e.ctx.fillRect(Math.round(E(e,t.t)),0,1,e.height);e.ctx.globalAlpha=1}function Si(e){
for(let t of e.marks){let n=Math.round(E(e,t.t));n<0||n>e.width||(e.ctx.fillStyle=e.palette.accent,e.ctx.globalAlpha=t.kept?1:.6,e.ctx.fillRect(n,0,Math.max(1,e.
dpr),e.height),e.ctx.beginPath(),e.ctx.moveTo(n,0),e.ctx.lineTo(n+9*e.dpr,4*e.dpr),e.ctx.lineTo(n,8*e.dpr),e.ctx.fill(),e.ctx.globalAlpha=1)}}function Ri(e){if(e.
cursorX===null)return;let t=Math.round(e.cursorX*e.dpr);e.ctx.fillStyle=e.palette.fgMuted,e.ctx.globalAlpha=.4,e.ctx.fillRect(t,0,1,e.height),e.ctx.globalAlpha=
1;let n=e.view.from+(e.view.to-e.view.from)*t/e.width,o=B(n,(e.view.to-e.view.from)/e.width);e.ctx.font=`${11*e.dpr}px ${e.palette.font}`;let r=e.ctx.measureText(
o).width+10*e.dpr,i=Math.min(Math.max(t-r/2,0),e.width-r);e.ctx.fillStyle=e.palette.fg,e.ctx.beginPath(),e.ctx.roundRect(i,2*e.dpr,r,16*e.dpr,4*e.dpr),e.ctx.fill(),
e.ctx.fillStyle=e.palette.bgRaised,e.ctx.fillText(o,i+5*e.dpr,10.5*e.dpr)}function he(e){if(!(e>0))return 1;let t=10**Math.floor(Math.log10(e));return[1,1.5,2,3,5,7,10].find(o=>o*t>=e*.9999)*t}var ys=24,Ln=class{constructor(t,n,o){this.cache=n;this.onPainted=o;this.jobs=new Map;this.queue=[];this.pixels=null;this.version=0;this.nextId=1;this.broken=null;
this.worker=new Worker(t),this.worker.onmessage=r=>this.done(r.data),this.worker.onerror=()=>{this.broken="The painter could not be started."}}setColors(t,n){t!==
this.version&&(this.version=t,this.pixels=n)}static needed(t){return t.kind>=2}beginFrame(){this.queue.length=0}picture(t,n){let o=`${this.version} ${n.height} ${n.
scale} ${n.base}`;return t.painted!==o&&t.painting!==o&&this.queue.push({cached:t,style:n,id:o}),t.bitmap}endFrame(){for(;this.queue.length&&this.jobs.size<ys;){
let{cached:t,style:n,id:o}=this.queue.shift(),r=t.tile,i={id:this.nextId++,kind:r.kind,state:r.state,n:r.spans?.n??0,payload:r.payload,...n};this.pixels&&(i.pixels=
this.pixels,this.pixels=null),t.painting=o,this.jobs.set(i.id,{cached:t,style:o}),this.worker.postMessage(i)}}get busy(){return this.jobs.size>0||this.queue.length>
0}done({id:t,bitmap:n}){let o=this.jobs.get(t);this.jobs.delete(t),!(!o||!n)&&(o.cached.painting===o.style?(o.cached.painting="",this.cache.setBitmap(o.cached,n,
o.style)):n.close(),this.onPainted())}close(){this.worker.terminate(),this.jobs.clear()}};var xs=160,ks=180,_s=4,b=w(null),dt=w(null),ee=w(!0),Ue=w(0);function Tt(e,t,n){let o=document.createElement(e);return o.className=t,n.append(o),o}var On=class{constructor(t){
this.ends=[];this.hatch=null;this.missing=null;this.view={from:0,to:1};this.ownView=!0;this.glide=null;this.scroll=0;this.width=1;this.height=1;this.dpr=1;this.
pointer=null;this.hoveredRow=null;this.drag=null;this.draft=null;this.held=new Map;this.lastFrame=0;this.wanted=!1;this.rebuildWanted=!0;this.bands=null;this.bandsFlight=
null;this.shares=new Map;this.scales=new Map;this.temporaryMark=null;this.focused=!1;this.ownSelection="";this.zoomingIn=!0;this.revealWanted=null;this.column=Tt(
"div","tl-column",t),this.corner=Tt("div","tl-origin",this.column);let n=Tt("div","tl-list",this.column),o=Tt("div","tl-field",t);this.canvas=Tt("canvas","tl-ca\
nvas",o),this.canvas.tabIndex=0,this.canvas.setAttribute("role","img"),this.canvas.setAttribute("aria-label","Timeline. The grid of rows beside it and “Show as \
table” hold the same."),this.bar=Tt("div","tl-scroll",t),this.thumb=Tt("div","tl-thumb",this.bar),this.tip=Tt("div","tl-tip",o),this.tip.hidden=!0,this.ctx=this.
canvas.getContext("2d",{alpha:!1}),this.cache=new kn(Er,()=>this.draw()),this.painter=new Ln(`${P}worker.js`,this.cache,()=>this.draw()),this.names=new _n((r,i,a)=>W(
"names",{g:r.join(",")||null,s:i.join(",")||null,k:a.join(",")||null}),()=>this.draw()),this.model=new En((r,i)=>W("rows",r,i),()=>this.rebuild()),this.labels=new An(
n,{fold:r=>this.fold(r),lanes:r=>this.setRows({lanes:Pn(this.model.options.lanes,r.key),open:this.model.options.open.filter(i=>i!==r.key).join(";")}),pin:r=>this.
pin(r),choose:r=>this.chooseRow(r),menu:(r,i,a)=>{dt.value={x:i,y:a,row:r.key,t:null}},hover:r=>{this.hoveredRow=r,this.draw()}}),this.observer=new ResizeObserver(
()=>this.resize()),this.observer.observe(o),this.listen(),this.follow(),this.resize(),b.value=this}close(){b.value=null,this.commitView(),this.observer.disconnect();
for(let t of this.ends)t();clearTimeout(this.settleTimer),this.bandsFlight?.abort(),this.model.close(),this.painter.close(),this.cache.clear()}follow(){let t=V.
peek(),n=0;this.ends.push(Lr(),F(()=>{this.readColors(ct.value,kt.value?.reasons??[],T.value.hl??null)}),F(()=>{let o=T.value.t;this.showAddress(o===void 0?j.value:
le(o),o)}),F(()=>{this.model.setOptions(De(T.value))}),F(()=>{let o=M.value;V.value!==t&&(t=V.value,this.cache.clear()),this.cache.end=o,this.ownView&&(this.view=
po(o)),this.touch()}),F(()=>{let o=kt.value;Ot.value,o&&++n>1&&this.model.refresh(),this.rebuild()}),F(()=>{let o=N.value;o&&J(o)!==this.ownSelection&&(this.revealWanted=
o.row),this.rebuild()}),F(()=>{let o=K.value.value;o&&this.revealWanted!==null&&o.row===N.peek()?.row&&this.revealTime(o.begin,o.end),this.draw()}),F(()=>{St.value,
Mt.value,et.value,j.value,ee.value,T.value.mark,this.draw()}))}showAddress(t,n){n!==void 0&&n===this.lastT||(this.lastT=n,this.ownView=t===null,t?this.glideTo(it(
t,M.peek()||t.to)):M.peek()>0&&this.glideTo(po(M.peek())))}readColors(t,n,o){document.documentElement.dataset.theme=t;let r=getComputedStyle(document.documentElement);
this.palette=Yr(i=>r.getPropertyValue(i),t==="dark",n,o),this.painter.setColors(this.palette.version,this.palette.pixels),this.makePatterns(),this.draw()}makePatterns(){
let t=(o,r,i)=>{let a=document.createElement("canvas");a.width=a.height=o;let l=a.getContext("2d");l.strokeStyle=r,l.lineWidth=i;for(let c of[-o,0,o])l.beginPath(),
l.moveTo(c-2,o+2),l.lineTo(c+o+2,-2),l.stroke();return this.ctx.createPattern(a,"repeat")},n=Math.round(8*this.dpr);this.hatch=t(n,"rgb(255 255 255 / 0.28)",n/4),
this.missing=t(n,this.palette.line,this.dpr)}touch(){clearTimeout(this.settleTimer),this.settleTimer=setTimeout(()=>this.settle(),xs),this.draw()}setView(t){this.
glide=null,this.ownView=!1,this.zoomingIn=t.to-t.from<this.view.to-this.view.from,this.view=t,this.touch()}glideTo(t){this.zoomingIn=t.to-t.from<this.view.to-this.
view.from,matchMedia("(prefers-reduced-motion: reduce)").matches||this.width<=1||this.lastFrame===0?(this.glide=null,this.view=t):this.glide={from:this.view,to:t,
start:performance.now()},this.touch()}jump(t){this.commitView(),S({t:X(it(t,M.peek()))})}commitView(){let t=this.glide?.to??this.view,n={from:Math.round(t.from),
to:Math.max(Math.round(t.from)+1,Math.round(t.to))},o=this.ownView?void 0:X(n);o===this.lastT||this.ownView&&T.peek().t===void 0||(this.lastT=o,Ee({t:o??null}))}settle(){
this.commitView(),this.model.setAlive(this.view),this.measureRows(),this.askBands(),Ue.value++,this.draw()}get timeAtPointer(){return this.timeAt(this.pointer?.
x??this.width/2)}timeAt(t){return this.view.from+(this.view.to-this.view.from)*t/this.width}zoom(t,n=this.pointer?.x??this.width/2){this.setView(Jr(this.view,n/
this.width,t,M.peek()))}pan(t){this.setView(co(this.view,(this.view.to-this.view.from)*t,M.peek()))}showWhole(){this.commitView(),S({t:null})}fitRows(){let t=this.
visibleRows().filter(n=>n.row&&n.row.end>n.row.begin);t.length&&this.jump(Jt({from:Math.min(...t.map(n=>n.row.begin)),to:Math.max(...t.map(n=>n.row.end))},M.peek(),
.03))}fitSelected(){let t=K.peek().value,n=t?{from:t.begin,to:t.end}:et.peek();if(!n)return;let o=this.view.to-this.view.from,r=(n.from+n.to)/2,i=it({from:r-o/2,
to:r+o/2},M.peek()),a=Math.abs(i.from-this.view.from)<o*.02;t&&this.revealRow(t.row),this.jump(a||n.to-n.from>o?Jt(n,M.peek(),.2):i)}hold(t,n){n===null?this.held.
delete(t):this.held.get(t)!==n&&(this.held.set(t,n),this.move(50)),this.draw()}move(t){for(let[n,o]of this.held){let r=Math.min(t,50)/1e3*o;n==="in"||n==="out"?
this.zoom(Math.exp((n==="in"?-2.2:2.2)*r)):this.pan((n==="left"?-1:1)*r*.9)}}rebuild(){this.rebuildWanted=!0,this.draw()}layOut(){this.rebuildWanted=!1;let t=this.
model.layout,n=this.pointer?Math.max(0,this.pointer.y-30):0,o=this.model.build(kt.peek(),N.peek()?.row??null);this.scroll=this.boundScroll(t.height?di(t,o,this.
scroll,n):this.scroll),this.revealWanted!==null&&o.find(this.revealWanted)&&this.revealRow(this.revealWanted)}get rowsHeight(){return Math.max(1,this.height-30)}boundScroll(t){
return Math.min(Math.max(0,t),Math.max(0,this.model.layout.height-this.rowsHeight+24))}setScroll(t){this.scroll=this.boundScroll(t),this.touch()}revealRow(t){let n=this.
model.layout.find(t);if(!n)return;let o=this.scroll+30;(n.top<o||n.top+n.height>this.scroll+this.rowsHeight)&&this.setScroll(n.top-this.rowsHeight/2+n.height/2)}revealTime(t,n){
this.revealWanted=null;let o=Qr(this.view,t,Math.min(n,t+(this.view.to-this.view.from)*.5),M.peek());o!==this.view&&(this.ownView=!1,this.glideTo(o))}visibleRows(){
return this.model.layout.visible(this.scroll,this.scroll+this.rowsHeight)}setRows(t){this.commitView(),S({rows:Cn(T.peek(),t)})}fold(t){let n=this.model.options;
if(t.item.kind==="section")this.setRows({folds:Pn(n.folds,t.item.name)});else if(t.row?.kind==="group"){let o=n.lanes.filter(r=>r!==t.key).join(";");this.setRows(
n.lanes.includes(t.key)?{lanes:o}:{open:Pn(n.open,t.key),lanes:o})}}pin(t){let n=xt(T.peek().pin),o=n.includes(t)?n.filter(r=>r!==t):[...n,t];S({pin:o.length?o.
join(","):null})}chooseRow(t){let n=N.peek()?.t??Math.round((this.view.from+this.view.to)/2);this.choose(t.key,n)}choose(t,n){this.commitView(),this.ownSelection=
J({row:t,t:n}),S({sel:this.ownSelection})}stepRow(t){let n=N.peek()?.row??this.hoveredRow??"",o=this.model.layout.neighbour(n,t);if(!o?.row)return;let r=N.peek()?.
t??Math.round((this.view.from+this.view.to)/2);this.choose(o.key,r),this.revealRow(o.key),requestAnimationFrame(()=>this.labels.focus(o.key))}foldSelected(){let t=N.
peek()?.row??this.hoveredRow,n=t?this.model.layout.find(t):null,o=n?.row?.kind==="group"?n:n?.row?.group?this.model.layout.find(n.row.group):null;o&&this.fold(o)}mark(t){
let n=Math.round(this.timeAtPointer);if(!t){this.temporaryMark=this.temporaryMark===null?n:null,this.draw();return}let o=xt(T.peek().mark),r=o.find(a=>Math.abs(
(yt(a)??-1)-n)<(this.view.to-this.view.from)*5/this.width),i=r?o.filter(a=>a!==r):[...o,un(this.temporaryMark??n)];this.temporaryMark=null,S({mark:i.length?i.join(
","):null})}marks(){let t=xt(T.peek().mark).map(yt).filter(n=>n!==null).map(n=>({t:n,kept:!0}));return this.temporaryMark===null?t:[...t,{t:this.temporaryMark,kept:!1}]}measureRows(){
let t=Qt(this.view,this.width*this.dpr),[n,o]=Zt(this.view,t,M.peek()),r=Math.max(0,this.view.from),i=Math.max(1,Math.min(this.view.to,M.peek())-r);this.shares=
new Map;for(let{row:a}of this.visibleRows()){if(!a||a.kind==="counter")continue;let l=new Float64Array(4);for(let c=n;c<=o;c++){let u=this.cache.get(a.key,t,c);
u&&ci(u.tile,r,this.view.to,Oe,l)}this.shares.set(a.key,Array.from(l,c=>c/i))}this.measureScales(t,n,o)}rowShares(t){return this.shares.get(t)??null}measureScales(t,n,o){
for(let{row:r}of this.visibleRows()){if(r?.kind!=="group")continue;let i=0,a=0;for(let c=n;c<=o;c++){let u=this.cache.get(r.key,t,c)?.tile.avg;for(let d=0;u&&d<
u.length;d+=4){let m=u[d]+u[d+1]+u[d+3];i=Math.max(i,m),a=Math.max(a,m+u[d+2])}}let l=i>0?Math.min(a,i*3):a;l>0&&this.scales.set(r.key,he(l))}}scaleOf(t){let n=this.
model.row(t);return n?.kind==="counter"?{scale:he(n.max??1),base:0,unit:n.unit??"count"}:{scale:this.scales.get(t)??he(n?.peak??1),base:0,unit:"count"}}askBands(){
let t=this.view.to-this.view.from,n=Math.max(0,Math.floor(this.view.from-t/2)),o=Math.ceil(Math.min(M.peek(),this.view.to+t/2));o<=n||!V.peek()||(this.bandsFlight?.
abort(),this.bandsFlight=new AbortController,W("marks",{from:n,to:o},this.bandsFlight.signal).then(r=>{this.bands=r,this.draw()},r=>{_t(r)}))}resize(){let t=this.
canvas.parentElement.getBoundingClientRect(),n=Math.min(devicePixelRatio||1,3);this.width=Math.max(1,Math.round(t.width)),this.height=Math.max(1,Math.round(t.height)),
n!==this.dpr&&(this.dpr=n,this.makePatterns()),this.canvas.width=Math.round(this.width*n),this.canvas.height=Math.round(this.height*n),this.frame(performance.now()),
this.touch()}draw(){this.wanted||(this.wanted=!0,requestAnimationFrame(t=>this.frame(t)))}animate(t){if(this.held.size&&this.move(this.lastFrame?t-this.lastFrame:
16),!this.glide)return;let n=Math.min(1,(t-this.glide.start)/ks),o=1-(1-n)**3,{from:r,to:i}=this.glide;this.view={from:r.from+(i.from-r.from)*o,to:r.to+(i.to-r.
to)*o},n>=1&&(this.glide=null)}scene(){let t=N.peek(),n=K.peek().value,o=t&&n&&n.row===t.row&&t.t>=n.begin&&t.t<=n.end;return{ctx:this.ctx,width:this.canvas.width,
height:this.canvas.height,dpr:this.dpr,view:this.view,end:M.peek(),reading:!Ot.peek(),scroll:this.scroll,layout:this.model.layout,palette:this.palette,cache:this.
cache,painter:this.painter,names:this.names,reasons:kt.peek()?.reasons??[],bands:ee.peek()?this.bands:null,range:j.peek(),area:this.draft??et.peek(),marks:this.
marks(),selected:t?{...t,begin:o?n.begin:t.t,end:o?n.end:t.t}:null,focused:this.focused,hovered:this.hoveredRow?{row:this.hoveredRow,t:0}:null,cursorX:this.drag?.
kind==="pan"?null:this.pointer?.x??null,edges:t?St.peek().value?.edges??[]:[],chain:t?Mt.peek().value:null,compact:this.model.options.compact,hatch:this.hatch,missing:this.
missing,rects:0,waiting:!1,scaleOf:r=>this.scaleOf(r)}}frame(t){this.wanted=!1,this.animate(t),this.rebuildWanted&&this.layOut(),this.lastFrame=(this.held.size||
this.glide,t),this.cache.beginFrame(),this.painter.beginFrame();let n=this.visibleRows();this.model.want(n);let o=this.scene();this.ctx.fillStyle=this.palette.bgRaised,
this.ctx.fillRect(0,0,o.width,o.height),Mi(o),ii(o,n),bi(o),wi(o),yi(o),xi(o),ki(o),ai(o),_i(o),Si(o),Ri(o),this.painter.endFrame(),this.ask(o,n),this.updateColumn(
n),this.names.flush(),(this.glide||this.held.size)&&this.draw()}ask(t,n){if(!V.peek()||t.end<=0)return;let o=this.glide?{...t,view:this.glide.to}:t;this.cache.ask(
si(o,n,this.pointer?.y??null)),this.cache.inFlight===0&&!this.glide&&this.cache.ask(li(t,n,this.zoomingIn))}updateColumn(t){let n=Nn(this.view,this.width),o=n?`${n.
label} +`:`${y(this.view.to-this.view.from)} shown`;this.corner.textContent!==o&&(this.corner.textContent=o);let r=this.model.layout,i=r.sticky(this.scroll),a=i?
t.filter(m=>m.item!==i.item):t;this.labels.update(a,this.scroll,{pins:this.model.options.pins,lanes:this.model.options.lanes,selected:N.peek()?.row??null,total:r.
items.length,shares:this.shares},i?{at:{key:i.item.key,row:null,item:i.item,index:0,top:0,height:i.item.height,level:1},y:i.y}:null);let l=this.rowsHeight/Math.
max(r.height+24,1);this.bar.hidden=l>=1;let c=this.height,u=Math.max(24,c*l);this.thumb.style.height=`${u}px`;let d=Math.max(1,r.height+24-this.rowsHeight);this.
thumb.style.transform=`translateY(${(c-u)*this.scroll/d}px)`}rowAt(t){if(t<30)return null;let n=this.model.layout.sticky(this.scroll);return n&&t<30+n.y+n.item.
height?null:this.model.layout.at(t-30+this.scroll)}hit(t,n){let o=Qt(this.view,this.width*this.dpr),r=(this.view.to-this.view.from)/this.width*2;for(let i=0;i<6;i++){
let a=this.cache.get(t,o+i,Math.floor(n/(1024*2**(o+i))));if(a)return a.tile.kind===0?null:ui(a.tile,n,r)}return null}point(t){let n=this.canvas.getBoundingClientRect();
return{x:t.clientX-n.left,y:t.clientY-n.top}}listen(){let t=this.canvas,n={passive:!1};t.addEventListener("wheel",o=>this.wheel(o),n),this.column.addEventListener(
"wheel",o=>this.wheel(o),n),t.addEventListener("pointerdown",o=>this.press(o)),t.addEventListener("pointermove",o=>this.moved(o)),t.addEventListener("pointerup",
o=>this.release(o)),t.addEventListener("pointercancel",()=>this.cancelDrag()),t.addEventListener("pointerleave",()=>{this.pointer=null,this.hoveredRow=null,this.
tip.hidden=!0,this.draw()}),t.addEventListener("dblclick",o=>this.doubleClick(o)),t.addEventListener("contextmenu",o=>{let r=this.point(o),i=this.rowAt(r.y);i?.
row&&(o.preventDefault(),dt.value={x:o.clientX,y:o.clientY,row:i.key,t:Math.round(this.timeAt(r.x))})}),t.addEventListener("auxclick",o=>o.preventDefault()),t.addEventListener(
"focus",()=>{this.focused=t.matches(":focus-visible"),this.draw()}),t.addEventListener("blur",()=>{this.focused=!1,this.held.clear(),this.draw()}),this.bar.addEventListener(
"pointerdown",o=>{this.bar.setPointerCapture(o.pointerId),o.target===this.bar&&this.setScroll(o.offsetY/this.height*this.model.layout.height-this.rowsHeight/2),
this.drag={kind:"bar",y:o.clientY,scroll:this.scroll}}),this.bar.addEventListener("pointermove",o=>{this.drag?.kind==="bar"&&this.setScroll(this.drag.scroll+(o.
clientY-this.drag.y)*(this.model.layout.height+24)/this.height)}),this.bar.addEventListener("pointerup",()=>this.cancelDrag())}wheel(t){t.preventDefault();let n=t.
deltaMode===1?16:t.deltaMode===2?this.rowsHeight:1,o=t.deltaX*n,r=t.deltaY*n;if(t.ctrlKey||t.metaKey){let i=this.point(t);this.zoom(Math.exp(Math.max(-120,Math.
min(120,r))*(Math.abs(r)<50?.01:.004)),Math.min(Math.max(i.x,0),this.width))}else t.shiftKey||Math.abs(o)>Math.abs(r)?this.pan((t.shiftKey&&o===0?r:o)/this.width):
this.setScroll(this.scroll+r)}press(t){if(t.button===2)return;let n=this.point(t);this.canvas.setPointerCapture(t.pointerId);let o=t.button===1||t.shiftKey!==(Q.
peek().navigation==="pan"&&n.y>=30);t.button===1&&t.preventDefault(),o&&t.button!==0||o&&t.shiftKey?this.drag={kind:"pan",x:n.x,y:n.y,view:this.view,scroll:this.
scroll}:this.drag={kind:"press",x:n.x,y:n.y,ruler:n.y<30,t:this.timeAt(n.x)}}moved(t){let n=this.point(t);this.pointer=n;let o=this.drag;if(o?.kind==="press"&&Math.
hypot(n.x-o.x,n.y-o.y)>_s&&(Q.peek().navigation==="pan"&&!t.shiftKey&&!o.ruler?this.drag={kind:"pan",x:o.x,y:o.y,view:this.view,scroll:this.scroll}:this.drag={...o,
kind:"area"}),this.drag?.kind==="pan"){let r=(this.drag.x-n.x)/this.width*(this.drag.view.to-this.drag.view.from);this.setView(co(this.drag.view,r,M.peek())),this.
setScroll(this.drag.scroll+this.drag.y-n.y)}else this.drag?.kind==="area"&&(this.draft=this.areaOf(this.drag,n));this.canvas.classList.toggle("tl-panning",this.
drag?.kind==="pan"),this.hover(),this.draw()}areaOf(t,n){let o=this.timeAt(Math.min(Math.max(n.x,0),this.width)),r=Math.max(0,Math.min(t.t,o)),i=Math.min(Math.max(
t.t,o),Math.max(M.peek(),1)),a=null;if(!t.ruler){let l=Math.max(30,Math.min(t.y,n.y))-30+this.scroll,c=Math.max(t.y,n.y)-30+this.scroll;a=this.model.layout.visible(
l,c+1).filter(u=>u.row).map(u=>u.key),(a.length===0||a.length>100)&&(a=null)}return{from:Math.round(Math.min(r,i)),to:Math.round(Math.max(i,r+1)),rows:a}}release(t){
let n=this.drag;if(this.drag=null,this.canvas.classList.remove("tl-panning"),n?.kind==="area"&&this.draft){this.commitView();let{from:o,to:r,rows:i}=this.draft;
this.draft=null,mt({from:o,to:r,rows:i})}else n?.kind==="press"&&this.click(this.point(t));this.draw()}cancelDrag(){this.drag=null,this.draft=null,this.draw()}click(t){
let n=this.rowAt(t.y);if(n?.item.kind==="section"){this.fold(n);return}if(!n?.row)return;let o=Math.round(this.timeAt(t.x)),r=this.hit(n.key,o);if(n.row.kind===
"group"&&r?.kind==="heat"){this.choose(n.key,o);return}let i=r?.kind==="span"?Math.min(Math.max(o,Math.ceil(r.from)),Math.max(Math.ceil(r.from),Math.floor(r.to)-
1)):o;this.choose(n.key,i)}doubleClick(t){let n=this.point(t),o=this.rowAt(n.y),r=o?.row?this.hit(o.key,this.timeAt(n.x)):null;r?.kind==="span"?this.jump(Jt(r,M.
peek(),.25)):this.zoom(.25,n.x)}hover(){let t=this.pointer,n=t&&!this.drag?this.rowAt(t.y):null;this.hoveredRow=n?.row?.key??null;let o=t?this.timeAt(t.x):0,r=n?.
row&&o>=0&&o<=M.peek()?this.hit(n.key,o):null,i=n?.row&&r?pi(n.row,r,this.names,kt.peek()?.reasons??[]):[];if(this.tip.hidden=i.length===0,!t||!i.length)return;
let a=i.join(`
`);this.tip.textContent!==i.join("")&&(this.tip.textContent="",i.forEach((u,d)=>{Tt("div",d===0?"tl-tip-first":"tl-tip-more",this.tip).textContent=u}),this.tip.
dataset.text=a);let l=t.x>this.width-300,c=t.y>this.height-110;this.tip.style.transform=`translate(${Math.round(t.x+(l?-14:14))}px, ${Math.round(t.y+(c?-14:18))}\
px) translate(${l?"-100%":"0"}, ${c?"-100%":"0"})`}get hoverPlace(){return this.hoveredRow?{row:this.hoveredRow,t:Math.round(this.timeAtPointer)}:null}};var zt=w([]),Be=w(0),He=w(null),xo=w(-1),yo=null;async function ko(e){if(yo?.abort(),yo=new AbortController,xo.value=-1,!e.trim()){zt.value=[],Be.value=0;return}
try{let t=await W("find",{q:e,limit:50},yo.signal);zt.value=t.rows,Be.value=t.total,He.value=null}catch(t){_t(t)||(He.value=pe(t))}}function Ai(e,t){let n={row:e,
t:Math.max(0,Math.round(t))};Z.peek()==="/timeline"?S({sel:J(n)}):tt(Wt({sel:n}))}function _o(e){xo.value=zt.peek().indexOf(e),Ai(e.key,e.begin)}function Mo(e){
let t=zt.peek();t.length&&_o(t[(xo.peek()+e+t.length)%t.length])}function So(e){let t=e.trim().toLowerCase(),n=/^([gpm])\s*(\d+(?:~\d+)?)$/.exec(t);if(n)return{
row:n[1]+n[2]};let o=/^task\s*(\d+)$/.exec(t);if(o)return{page:`/task/${o[1]}`};if(/^(fn\d+(\/l\d+)?|gc|stw|c:\w+)$/.test(t))return{row:t};let r=/[a-zµ]$/.test(
t)?yt(t):null;return r!==null&&r>=0?{t:r}:null}function Ti(e,t,n=0){let o=So(e);if(!o)return!1;if("row"in o)Ai(o.row,t?(t.from+t.to)/2:n);else if("t"in o){let r=t?
(t.to-t.from)/2:5e5,i={from:Math.round(Math.max(0,o.t-r)),to:Math.round(o.t+r)};Z.peek()==="/timeline"?S({t:`${i.from}+${i.to-i.from}`}):tt(Wt({view:i}))}else tt(
q(o.page));return!0}var ze=[{path:"/",roots:["","overview"],title:"Overview",icon:"overview",group:"look"},{path:"/timeline",roots:["timeline"],title:"Timeline",icon:"timeline",group:"\
look"},{path:"/findings",roots:["findings"],title:"Findings",icon:"findings",group:"look"},{path:"/goroutines",roots:["goroutines"],title:"Goroutines",icon:"gor\
outines",group:"measure"},{path:"/profiles",roots:["profiles"],title:"Profiles",icon:"profiles",group:"measure"},{path:"/latency",roots:["latency"],title:"Laten\
cy",icon:"latency",group:"measure"},{path:"/mmu",roots:["mmu"],title:"GC & MMU",icon:"gc",group:"measure"},{path:"/tasks",roots:["tasks","task"],title:"Tasks",icon:"\
tasks",group:"measure"},{path:"/regions",roots:["regions","region"],title:"Regions",icon:"regions",group:"measure"},{path:"/events",roots:["events"],title:"Even\
ts",icon:"events",group:"more"},{path:"/compare",roots:["compare"],title:"Compare",icon:"compare",group:"more"},{path:"/settings",roots:["settings"],title:"Sett\
ings",icon:"settings",group:"about"},{path:"/help",roots:["help"],title:"Help",icon:"help",group:"about"}];function Ms(e){try{return decodeURIComponent(e)}catch{
return e}}function fe(e){let t=e.indexOf("/",1),n=t<0?e.slice(1):e.slice(1,t),o=t<0?"":e.slice(t+1);return{route:ze.find(i=>i.roots.includes(n))??null,root:n,arg:o?
Ms(o):null}}var at=w(null),me=w(!0),In=w(!0),Et=w(!1);function Ei(e){let t=K.peek().value,n=e?t?.next:t?.prev;t&&n!==null&&n!==void 0?Ce({row:t.row,t:n}):N.peek()||b.peek()?.
pan(e?.2:-.2)}function Ci(e){let t=K.peek().value;if(!t)return;if(e){let r=t.unblocked_by??t.goroutine?.created_by??null;r&&Ce({row:r.key,t:r.t});return}let n=St.
peek().value?.edges.find(r=>r.from.key===t.row),o=t.unblocks[0]??n?.to;o&&Ce({row:o.key,t:o.t})}function Ro(e){let t=K.peek().value,n=N.peek(),o=e==="goroutine"?
t?.goroutine?.key:t?.[e];o&&n&&Ce({row:o,t:n.t})}function Ss(){dt.peek()?dt.value=null:Et.peek()?Et.value=!1:N.peek()?cn(null):et.peek()?mt(null):j.peek()&&ut(null)}
function Rs(){let e=H.indexOf(T.peek().hl??"");S({hl:H[e+1]??null})}var As=ze.map((e,t)=>({id:`page-${e.title}`,title:e.title,keys:t<9?[`Digit${t+1}`]:e.path===
"/help"?["Shift+Slash"]:[],group:"Pages",run:()=>tt(q(e.path))})),Ct=[{id:"zoom-in",title:"Zoom in at the pointer",keys:["KeyW","Equal","NumpadAdd"],group:"Move",
timeline:!0,held:!0,run:()=>b.peek()?.zoom(.5)},{id:"zoom-out",title:"Zoom out at the pointer",keys:["KeyS","Minus","NumpadSubtract"],group:"Move",timeline:!0,held:!0,
run:()=>b.peek()?.zoom(2)},{id:"left",title:"Earlier",keys:["KeyA"],group:"Move",timeline:!0,held:!0,run:()=>b.peek()?.pan(-.25)},{id:"right",title:"Later",keys:[
"KeyD"],group:"Move",timeline:!0,held:!0,run:()=>b.peek()?.pan(.25)},{id:"fit",title:"Centre the selection; again: fit it",keys:["KeyF"],group:"Move",timeline:!0,
run:()=>b.peek()?.fitSelected()},{id:"whole",title:"The whole trace",keys:["Digit0","Numpad0"],group:"Move",timeline:!0,run:()=>b.peek()?.showWhole()},{id:"fit-\
rows",title:"Fit the rows in sight",keys:["Shift+Digit0"],group:"Move",timeline:!0,run:()=>b.peek()?.fitRows()},{id:"undo",title:"Undo the last step",keys:["Key\
Z","Ctrl+KeyZ"],group:"Move",run:()=>history.back()},{id:"redo",title:"Redo it",keys:["Shift+KeyZ","Ctrl+Shift+KeyZ"],group:"Move",run:()=>history.forward()},{id:"\
prev",title:"Previous slice of the row",keys:["ArrowLeft","Comma"],group:"Rows and slices",timeline:!0,run:()=>Ei(!1)},{id:"next",title:"Next slice of the row",
keys:["ArrowRight","Period"],group:"Rows and slices",timeline:!0,run:()=>Ei(!0)},{id:"up",title:"Row above",keys:["ArrowUp","KeyK"],group:"Rows and slices",timeline:!0,
run:()=>b.peek()?.stepRow(!1)},{id:"down",title:"Row below",keys:["ArrowDown","KeyJ"],group:"Rows and slices",timeline:!0,run:()=>b.peek()?.stepRow(!0)},{id:"op\
en",title:"Open the group of the row",keys:["Enter","Space"],group:"Rows and slices",timeline:!0,run:()=>b.peek()?.foldSelected()},{id:"flow-back",title:"Back a\
long the flow: unblocker, creator",keys:["BracketLeft"],group:"Rows and slices",timeline:!0,run:()=>Ci(!0)},{id:"flow-on",title:"Forward along the flow: what it\
 unblocked",keys:["BracketRight"],group:"Rows and slices",timeline:!0,run:()=>Ci(!1)},{id:"chain",title:"Wake-up chain of the selection",keys:["Shift+BracketLef\
t"],group:"Rows and slices",timeline:!0,run:bn},{id:"to-g",title:"To the goroutine of the slice",keys:["KeyG"],group:"Rows and slices",timeline:!0,run:()=>Ro("g\
oroutine")},{id:"to-p",title:"To the P of the slice",keys:["KeyP"],group:"Rows and slices",timeline:!0,run:()=>Ro("p")},{id:"to-m",title:"To the thread of the s\
lice",keys:["KeyT"],group:"Rows and slices",timeline:!0,run:()=>Ro("m")},{id:"area",title:"Area of the selected slice",keys:["KeyR"],group:"Select and mark",timeline:!0,
run:$r},{id:"area-show",title:"Zoom to the area",keys:["Shift+KeyR"],group:"Select and mark",timeline:!0,run:vn},{id:"area-commit",title:"Restrict all pages to \
the area",keys:["Ctrl+Enter"],group:"Select and mark",timeline:!0,run:gn},{id:"view-commit",title:"Restrict all pages to what is shown",keys:[],group:"Select an\
d mark",timeline:!0,run:()=>{let e=b.peek()?.view;e&&ut(e)}},{id:"mark",title:"Mark the time at the pointer",keys:["KeyM"],group:"Select and mark",timeline:!0,run:()=>b.
peek()?.mark(!1)},{id:"mark-keep",title:"Keep the mark in the link",keys:["Shift+KeyM"],group:"Select and mark",timeline:!0,run:()=>b.peek()?.mark(!0)},{id:"pin",
title:"Pin the selected row on top",keys:[],group:"Select and mark",timeline:!0,run:()=>{let e=N.peek();e&&b.peek()?.pin(e.row)}},{id:"copy-link",title:"Copy a \
link to this view",keys:["KeyY"],group:"Select and mark",run:()=>{Ft()}},{id:"copy",title:"Copy the selection as text",keys:["KeyC"],group:"Select and mark",run:()=>{
yn()}},{id:"escape",title:"Clear selection, then area, then range",keys:["Escape"],group:"Select and mark",run:Ss},{id:"find",title:"Search",keys:["Slash","Ctrl\
+KeyF"],group:"Find",run:()=>{at.value="find"}},{id:"find-next",title:"Next result",keys:["KeyN"],group:"Find",run:()=>Mo(1)},{id:"find-prev",title:"Previous re\
sult",keys:["Shift+KeyN"],group:"Find",run:()=>Mo(-1)},{id:"go",title:"Go to a goroutine, P, thread or time",keys:["Shift+Semicolon"],group:"Find",run:()=>{at.value=
"go"}},{id:"palette",title:"All commands",keys:["Ctrl+KeyK"],group:"Find",run:()=>{at.value="command"}},{id:"overlay",title:"Bands of GC and stopped world",keys:[
"KeyO"],group:"Show",timeline:!0,run:()=>{ee.value=!ee.peek()}},{id:"compact",title:"Compact rows",keys:["KeyX"],group:"Show",timeline:!0,run:()=>{let e=b.peek();
e?.setRows({compact:e.model.options.compact?null:"1"})}},{id:"regions",title:"Regions below goroutines",keys:["KeyB"],group:"Show",timeline:!0,run:()=>{let e=b.
peek();e?.setRows({stacks:e.model.options.stacks?null:"1"})}},{id:"legend",title:"Legend",keys:["KeyL"],group:"Show",timeline:!0,run:()=>{In.value=!In.peek()}},
{id:"highlight",title:"Highlight the next state",keys:["KeyH"],group:"Show",timeline:!0,run:Rs},{id:"table",title:"Show as table",keys:["Shift+KeyT"],group:"Sho\
w",timeline:!0,run:()=>{Et.value=!Et.peek()}},{id:"panel",title:"Panel of the selection",keys:["KeyQ"],group:"Show",timeline:!0,run:()=>{me.value=!me.peek()}},...As];
function Ts(e){let t={ArrowLeft:"←",ArrowRight:"→",ArrowUp:"↑",ArrowDown:"↓",Comma:",",Period:".",Slash:"/",Semicolon:";",BracketLeft:"[",BracketRight:"\
]",Equal:"+",Minus:"−",NumpadAdd:"Num +",NumpadSubtract:"Num −",Numpad0:"Num 0",Escape:"Esc",Space:"Space"};return{"Shift+Slash":"?","Shift+Semicolon":":"}[e]??
e.split("+").map(o=>t[o]??o.replace(/^(Key|Digit)/,"")).join(" ")}function ge(e){return e.keys.filter(t=>!t.startsWith("Numpad")).map(Ts)}var Fn=new Map;for(let e of Ct)for(let t of e.keys)Fn.set(t,e);var Ao={"zoom-in":"in","zoom-out":"out",left:"left",right:"right"};function Es(e){return e.altKey?
null:`${e.ctrlKey||e.metaKey?"Ctrl+":""}${e.shiftKey?"Shift+":""}${e.code}`}function Cs(e){return!!e?.closest?.('input:not([type="checkbox"]):not([type="radio"]\
), textarea, select, [contenteditable], dialog')}function Ps(e,t){let n=t;return e.code==="Enter"||e.code==="Space"?!!n?.closest?.('a, button, summary, input, [\
role="slider"], [role="grid"]'):e.code.startsWith("Arrow")?!!n?.closest?.('[role="grid"], [role="treegrid"]:not(.tl-list), [role="slider"], [role="tablist"], [r\
ole="menu"], input'):!1}function Ns(e){let t=Es(e);if(!t)return null;let n=Fn.get(t);if(n)return{command:n,fast:!1};let o=e.shiftKey&&!e.ctrlKey&&!e.metaKey?Fn.
get(e.code):void 0;return o?.held?{command:o,fast:!0}:null}var To=new Set;function $s(e){if(e.defaultPrevented||at.peek()!==null||Cs(e.target)||Ps(e,e.target))return;
let t=Ns(e);if(!t)return;let{command:n,fast:o}=t,r=b.peek();if(n.timeline&&!r)return;e.preventDefault();let i=Ao[n.id];i&&r?(To.add(e.code),r.hold(i,o?4:1)):(!e.
repeat||/^(prev|next|up|down|find-)/.test(n.id))&&n.run()}function Ls(e){if(!To.delete(e.code))return;let t=Fn.get(e.code),n=t&&Ao[t.id];n&&b.peek()?.hold(n,null)}
function Pi(){addEventListener("keydown",$s),addEventListener("keyup",Ls),addEventListener("blur",()=>{To.clear();for(let e of Object.values(Ao))b.peek()?.hold(
e,null)})}var Os=0;function s(e,t,n,o,r,i){t||(t={});var a,l,c=t;if("ref"in c)for(l in c={},t)l=="ref"?a=t[l]:c[l]=t[l];var u={type:e,props:c,key:n,ref:a,__k:null,__:null,__b:0,__e:null,
__c:null,constructor:void 0,__v:--Os,__i:-1,__u:0,__source:r,__self:i};if(typeof e=="function"&&(a=e.defaultProps))for(l in a)c[l]===void 0&&(c[l]=a[l]);return _.
vnode&&_.vnode(u),u}function Ni(e){return s("p",{class:"page-note",children:"Nothing here yet."})}var Is={overview:"M3 3h6v6H3zM11 3h6v4h-6zM11 9h6v8h-6zM3 11h6v6H3z",timeline:"M2 5h7M12 5h6M4 10h10M2 15h4M9 15h8",findings:"M9 4a5 5 0 1 0 0 10A5 5 0 0 0 9 4z\
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
h8",flag:"M5 18V3M5 4h10l-2.5 3.500L15 11H5",copy:"M7 7h9v10H7zM4 13V3h9",flow:"M3 5h5a4 4 0 0 1 4 4v2a4 4 0 0 0 4 4M13.5 12.500L16.5 15 13.5 17.5"};function O({
name:e,size:t=18}){return s("svg",{class:"icon",width:t,height:t,viewBox:"0 0 20 20","aria-hidden":"true",focusable:"false",children:s("path",{d:Is[e],fill:"non\
e",stroke:"currentColor","stroke-width":"1.6","stroke-linecap":"round","stroke-linejoin":"round"})})}function Li(e){Ct.find(t=>t.id===e)?.run()}function ve({id:e,icon:t,pressed:n}){let o=Ct.find(i=>i.id===e),r=ge(o)[0];return s("button",{type:"button",class:"to\
ol",title:`${o.title}${r?` (${r})`:""}`,"aria-label":o.title,"aria-pressed":n,onClick:()=>Li(e),children:s(O,{name:t,size:16})})}function Fs(){let e=T.value.q??
"",[t,n]=Nt(e),o=Y();return z(()=>n(e),[e]),s("input",{type:"search",class:"field tl-filter",placeholder:"Filter rows","aria-label":"Filter rows by function, id\
 or label",value:t,onInput:r=>{let i=r.currentTarget.value;n(i),clearTimeout(o.current),o.current=setTimeout(()=>Ee({q:i||null}),200)},onKeyDown:r=>{r.key==="Es\
cape"&&(r.stopPropagation(),S({q:null}),r.currentTarget.blur())}})}function $i(e){S({rows:Cn(T.peek(),e)})}function Ds(){let e=De(T.value);return s(R,{children:[
s("label",{children:["Order",s("select",{class:"field","aria-label":"Order of goroutines",value:e.sort,onChange:t=>$i({sort:t.currentTarget.value==="first"?null:
t.currentTarget.value,order:null}),children:Object.entries(bo).map(([t,n])=>s("option",{value:t,children:n},t))})]}),s("label",{title:"Rows of goroutines that l\
ive in the time that is shown",children:[s("input",{type:"checkbox",checked:e.alive,onChange:t=>$i({alive:t.currentTarget.checked?null:"0"})}),"alive in view"]})]})}
function Us(){let e=T.value.hl??null;return In.value?s("div",{class:`tl-legend${e?" tl-legend-off":""}`,role:"group","aria-label":"States; press one to dim the \
others",children:[H.map(t=>{let n=e===t||(e?.startsWith(`${t}:`)??!1);return s("button",{type:"button",class:"tl-key","aria-pressed":n,onClick:()=>S({hl:n?null:
t}),children:[s("span",{class:`tl-swatch swatch-${t}`}),t]},t)}),s("button",{type:"button",class:"tl-key","aria-pressed":ee.value,title:"Bands of GC and stopped\
 world (O)",onClick:()=>Li("overlay"),children:[s("span",{class:"tl-swatch swatch-gc"}),"GC",s("span",{class:"tl-swatch swatch-stw"}),"STW"]})]}):null}function Oi(){
return s("div",{class:"tl-bar",role:"toolbar","aria-label":"Timeline",children:[s(Fs,{}),s(Ds,{}),s(Us,{}),s("span",{class:"tl-tools",children:[s(ve,{id:"zoom-i\
n",icon:"zoomin"}),s(ve,{id:"zoom-out",icon:"zoomout"}),s(ve,{id:"whole",icon:"fit"}),s(ve,{id:"mark-keep",icon:"flag"}),s(ve,{id:"table",icon:"table",pressed:Et.
value}),s(ve,{id:"panel",icon:"sidebar",pressed:me.value})]})]})}function Ii(e,t){let n=new Map;e.nodes.forEach((l,c)=>{let u=l.parent>=0&&l.parent<e.nodes.length&&l.parent!==c?l.parent:-1,d=n.get(u);d?d.push(c):n.set(u,[c])});
let o=e.value*.004,r=[],i=[],a=(l,c)=>{let u=(n.get(l)??[]).filter(d=>e.nodes[d].value>=o);u.sort((d,m)=>e.nodes[d].value-e.nodes[m].value);for(let d of u)i.push(
[d,c])};for(a(-1,0);i.length&&r.length<t;){let[l,c]=i.pop(),{fn:u,value:d,self:m}=e.nodes[l];r.push({fn:u,depth:c,value:d,self:m}),a(l,c+1)}return r}function Ke(e,t){let n=D.value;return nt({path:"/timeline",params:$t(n.params,{sel:J({row:e,t})})},P)}function ne({place:e,children:t}){return s("a",{href:Ke(e.
key,e.t),children:t??e.key})}function ht({name:e,children:t}){return s(R,{children:[s("dt",{children:e}),s("dd",{children:t})]})}function Di({frames:e,limit:t=12}){
let[n,o]=Nt(!1);if(e.length===0)return null;let r=n?e:e.slice(0,t);return s("ol",{class:"stack",children:[r.map((i,a)=>s("li",{title:`${i.fn}
${i.file}:${i.line}`,class:/^(runtime|internal\/)/.test(i.fn)?"stack-runtime":"",children:[s("span",{class:"stack-fn",children:G(i.fn)}),s("span",{class:"stack-\
file",children:[i.file.slice(i.file.lastIndexOf("/")+1),":",i.line]})]},a)),e.length>r.length&&s("li",{children:s("button",{type:"button",class:"plain",onClick:()=>o(
!0),children:[e.length-r.length," more frames"]})})]})}function Fi(e){return H.find(n=>e.startsWith(n))??(/stop|stw/i.test(e)?"stw":/gc|mark|sweep/i.test(e)?"gc":
"span")}function Bs(e){if(e.percentile===null||e.n_same<2)return null;let t=Math.round(e.percentile*10)/10;return s(ht,{name:"Compared",children:[t>=99.95?"the \
longest":`longer than ${t} %`," of ",$(e.n_same)," here in this state"]})}function Hs({d:e}){return s("div",{class:"panel-row",children:[e.prev===null?s("span",
{class:"button","aria-disabled":"true",children:"← previous"}):s("a",{class:"button",href:Ke(e.row,e.prev),children:"← previous"}),e.next===null?s("span",{class:"\
button","aria-disabled":"true",children:"next →"}):s("a",{class:"button",href:Ke(e.row,e.next),children:"next →"}),s("button",{type:"button",class:"button",
onClick:()=>b.peek()?.fitSelected(),title:"Centre, then fit (F)",children:"fit"})]})}function zs({d:e}){let t=St.value.value,n=e.unblocks.length?e.unblocks:t?.edges.
filter(o=>o.from.key===e.row&&o.to.key!==e.row).map(o=>o.to)??[];return s(R,{children:[e.unblocked_by&&s("section",{children:[s("h3",{children:["Made runnable b\
y ",s(ne,{place:e.unblocked_by})]}),s("p",{class:"faint",children:["at ",B(e.unblocked_by.t)]}),e.unblocked_by.stack&&s(Di,{frames:e.unblocked_by.stack,limit:6})]}),
n.length>0&&s("section",{children:[s("h3",{children:["Unblocked ",$e(n.length,"goroutine"),t&&t.left_off>0?` and ${$(t.left_off)} more`:""]}),s("p",{class:"link\
s",children:n.slice(0,24).map(o=>s(ne,{place:o},`${o.key}@${o.t}`))})]})]})}function Ks(){let{value:e,error:t,busy:n}=Mt.value;return s("section",{children:[s("\
h3",{children:["Wake-up chain",s("button",{type:"button",class:"plain",onClick:bn,children:e?"hide":n?"…":"show"})]}),t&&s("p",{class:"muted",children:t}),e&&
e.steps.length===0&&s("p",{class:"muted",children:"Nothing woke it before."}),e&&e.steps.length>0&&s("ol",{class:"chain",children:e.steps.slice(0,60).map((o,r)=>s(
"li",{children:[s(ne,{place:{key:o.key,t:o.begin}})," ",o.state,o.reason?` (${o.reason})`:""," ",s("b",{children:y(o.end-o.begin)})," ",s("span",{class:"faint",
children:o.why})]},r))})]})}function Gs({d:e}){let t=e.goroutine;return s(R,{children:[s("p",{class:`slice-head state-${Fi(e.state)}`,children:[s("span",{class:`\
tl-swatch swatch-${Fi(e.state)}`}),s("b",{children:y(e.end-e.begin)})," ",e.state,e.reason&&s(R,{children:[" on ",s("b",{children:e.reason})]})]}),s("dl",{class:"\
facts",children:[t&&s(ht,{name:"Goroutine",children:[s(ne,{place:{key:t.key,t:e.begin},children:["g",t.id]})," ",s("a",{class:"fn",href:q(`/goroutines/${encodeURIComponent(
t.fn)}`),title:t.fn,children:G(t.fn)})]}),e.p&&s(ht,{name:"P",children:s(ne,{place:{key:e.p,t:e.begin}})}),e.m&&s(ht,{name:"Thread",children:s(ne,{place:{key:e.
m,t:e.begin}})}),s(ht,{name:"From",children:B(e.begin)}),s(ht,{name:"To",children:B(e.end)}),Bs(e),t?.created_by&&s(ht,{name:"Created by",children:s(ne,{place:t.
created_by})}),e.regions.length>0&&s(ht,{name:"Regions",children:e.regions.join(" › ")})]}),s(Hs,{d:e}),e.stack.length>0&&s("section",{children:[s("h3",{children:"\
Stack"}),s(Di,{frames:e.stack})]}),s(zs,{d:e}),t&&s(Ks,{})]})}function Vs({row:e}){let t=b.value?.model.row(e);return!t||t.kind!=="group"?null:s(R,{children:[s(
"p",{class:"slice-head",children:s("b",{title:t.label,children:G(t.label)})}),s("dl",{class:"facts",children:[s(ht,{name:"Goroutines",children:$(t.members)}),s(
ht,{name:"At once",children:[$(Math.ceil(t.peak??0))," at most"]}),H.map((n,o)=>s(ht,{name:n,children:y(t.totals[o])},n))]}),s("div",{class:"panel-row",children:[
s("button",{type:"button",class:"button",onClick:()=>{let n=b.peek(),o=n?.model.layout.find(e);n&&o&&n.fold(o)},children:"open or close"}),s("a",{class:"button",
href:q(`/goroutines/${encodeURIComponent(t.fn??t.label)}`),children:"durations and list"}),s("a",{class:"button",href:q("/profiles",{scope:`goroutine:${t.fn??t.
label}`}),children:"profile"})]})]})}function js(){let e=N.value,{value:t,error:n,busy:o}=K.value;if(!e)return null;let r=/^fn\d+$/.test(e.row),i=t?.row===e.row?
t:null;return s("section",{class:`panel-part${o&&!i?" busy":""}`,"aria-label":"Selection",children:[s("header",{children:[s("h2",{children:e.row}),s("button",{type:"\
button",class:"tool",title:"Back (Z)",onClick:()=>history.back(),children:s(O,{name:"back",size:15})}),s("button",{type:"button",class:"tool",title:"Pin the row\
 on top",onClick:()=>b.peek()?.pin(e.row),children:s(O,{name:"pin",size:15})}),s("button",{type:"button",class:"tool",title:"Clear the selection (Esc)",onClick:()=>cn(
null),children:s(O,{name:"close",size:15})})]}),r&&s(Vs,{row:e.row}),i&&s(Gs,{d:i}),!i&&n&&!r&&s("p",{class:"muted",children:n}),i&&s("p",{class:"links copies",
children:["Copy: ",s("button",{type:"button",class:"plain",onClick:()=>{Ft()},children:"link"}),s("button",{type:"button",class:"plain",onClick:()=>{yn()},children:"\
text"}),s("button",{type:"button",class:"plain",onClick:()=>{Dr()},children:"JSON"}),s("button",{type:"button",class:"plain",onClick:()=>{Ne(Fr(),"Command")},children:"\
command"})]})]})}function Ws({a:e}){let t=Object.entries(e.states),n=t.reduce((o,[,r])=>o+r.total,0)||1;return s(R,{children:[s("div",{class:"bar","aria-hidden":"\
true",children:t.map(([o,r])=>s("i",{class:`share-${o}`,style:{width:`${r.total/n*100}%`}},o))}),s("table",{class:"small",children:[s("thead",{children:s("tr",{
children:[s("th",{children:"State"}),s("th",{class:"num",children:"time"}),s("th",{class:"num",children:"share"}),s("th",{class:"num",children:"slices"}),s("th",
{class:"num",children:"longest"})]})}),s("tbody",{children:t.map(([o,r])=>s("tr",{children:[s("td",{children:[s("span",{class:`tl-swatch swatch-${o}`})," ",o]}),
s("td",{class:"num",children:y(r.total)}),s("td",{class:"num",children:vt(r.total/n)}),s("td",{class:"num",children:$(r.count)}),s("td",{class:"num",children:y(
r.max)})]},o))})]}),e.reasons.length>0&&s("table",{class:"small",children:[s("thead",{children:s("tr",{children:[s("th",{children:"Waiting for"}),s("th",{class:"\
num",children:"time"}),s("th",{class:"num",children:"times"})]})}),s("tbody",{children:e.reasons.slice(0,12).map(o=>s("tr",{children:[s("td",{children:o.name}),
s("td",{class:"num",children:y(o.total)}),s("td",{class:"num",children:$(o.count)})]},o.name))})]})]})}function Xs({a:e}){let t=Math.round((e.from+e.to)/2);return s(
R,{children:[s("table",{class:"small",children:[s("thead",{children:s("tr",{children:[s("th",{children:"Start function"}),s("th",{class:"num",children:"n"}),s("\
th",{class:"num",children:"running"}),s("th",{class:"num",children:"runnable"})]})}),s("tbody",{children:e.groups.slice(0,20).map(n=>s("tr",{children:[s("td",{class:"\
cut",title:n.fn,children:s("a",{href:Ke(n.key,t),children:G(n.fn)})}),s("td",{class:"num",children:$(n.n)}),s("td",{class:"num",children:y(n.totals[0])}),s("td",
{class:"num",children:y(n.totals[1])})]},n.key))})]}),s("table",{class:"small",children:[s("thead",{children:s("tr",{children:[s("th",{children:"Goroutine"}),s(
"th",{class:"num",children:"running"}),s("th",{class:"num",children:"runnable"})]})}),s("tbody",{children:e.goroutines.slice(0,30).map(n=>s("tr",{children:[s("t\
d",{class:"cut",title:n.fn,children:[s("a",{href:Ke(n.key,t),children:n.key})," ",s("span",{class:"faint",children:G(n.fn)})]}),s("td",{class:"num",children:y(n.
totals[0])}),s("td",{class:"num",children:y(n.totals[1])})]},n.key))})]})]})}function qs({row:e,whole:t}){return s("li",{class:"flame-row",style:{paddingLeft:`${Math.
min(e.depth,24)*9}px`},title:e.fn,children:[s("span",{class:"flame-bar",style:{width:`${Math.max(1,e.value/t*100)}%`}}),s("span",{class:"flame-fn",children:G(e.
fn)}),s("span",{class:"flame-n",children:y(e.value)})]})}function Ys({a:e}){let t=e.flame?Ii(e.flame,80):[];return s(R,{children:[s("p",{class:"links",role:"gro\
up","aria-label":"Stacks of which state",children:["running","waiting","runnable","syscall"].map(n=>s("button",{type:"button",class:"tl-key","aria-pressed":mn.value===
n,onClick:()=>{mn.value=n},children:[s("span",{class:`tl-swatch swatch-${n}`}),n]},n))}),t.length===0?s("p",{class:"muted",children:"No stacks were recorded for\
 this state here."}):s("ol",{class:"flame-list",children:t.map((n,o)=>s(qs,{row:n,whole:e.flame.value},o))})]})}function Js({a:e}){let t=Object.keys(e.hist.counts);
return s(R,{children:t.map(n=>{let o=e.hist.counts[n],r=Math.max(1,...o);return s("figure",{class:"hist",children:[s("figcaption",{children:[n,": ",$e(o.reduce(
(i,a)=>i+a,0),"slice")," by length"]}),s("div",{class:"hist-bars",children:o.map((i,a)=>s("span",{class:`hist-bar share-${n}`,style:{height:`${i===0?0:Math.max(
3,i/r*100)}%`},title:`${y(e.hist.edges[a])} … ${y(e.hist.edges[a+1]??1/0)}: ${$(i)}`},a))}),s("div",{class:"hist-axis",children:[s("span",{children:y(e.hist.edges[0])}),
s("span",{children:y(e.hist.edges[e.hist.edges.length-1])})]})]},n)})})}var Qs={states:"States",stacks:"Stacks",who:"Goroutines",hist:"Lengths"};function Zs(){let[
e,t]=Nt("states"),n=et.value,o=fn.value;return n?s("section",{class:`panel-part${o.busy?" busy":""}`,"aria-label":"Area",children:[s("header",{children:[s("h2",
{children:["Area ",y(n.to-n.from)]}),s("button",{type:"button",class:"tool",title:"Clear the area (Esc)",onClick:()=>mt(null),children:s(O,{name:"close",size:15})})]}),
s("p",{class:"muted",children:[B(n.from,1e3)," to ",B(n.to,1e3),", ",n.rows?$e(n.rows.length,"row"):"all rows",o.value&&`, ${$e(o.value.slices,"slice")}`]}),s("\
div",{class:"panel-row",children:[s("button",{type:"button",class:"button button-main",onClick:gn,title:"All pages show this range only (Ctrl+Enter)",children:"\
Use as range"}),s("button",{type:"button",class:"button",onClick:vn,children:"Zoom to it"})]}),s("div",{class:"tabs",role:"tablist",children:Object.entries(Qs).
map(([r,i])=>s("button",{type:"button",role:"tab","aria-selected":e===r,onClick:()=>t(r),children:i},r))}),o.error&&s("p",{class:"bad",children:o.error}),o.value&&
e==="states"&&s(Ws,{a:o.value}),o.value&&e==="stacks"&&s(Ys,{a:o.value}),o.value&&e==="who"&&s(Xs,{a:o.value}),o.value&&e==="hist"&&s(Js,{a:o.value})]}):null}function tl(){
return s("section",{class:"panel-part",children:[s("h2",{children:"Nothing is selected"}),s("p",{class:"muted",children:"Click a slice to see why it took so lon\
g and who woke whom. Drag over rows to sum them up."}),s("ul",{class:"hints",children:["W S A D zoom and move","drag: an area","click: a slice","? all keys","Ct\
rl K all commands"].map(t=>s("li",{children:t},t))}),!j.value&&T.value.t!==void 0&&s("p",{children:s("button",{type:"button",class:"button",onClick:()=>{let t=b.
peek()?.view;t&&ut(t)},children:"Use what is shown as the range of all pages"})})]})}function Ui(){if(!me.value)return null;let e=N.value;return s("aside",{class:"\
panel","aria-label":"Selection and area",children:[!e&&!et.value&&s(tl,{}),s(js,{}),s(Zs,{}),s("div",{class:"hidden-text",role:"status","aria-live":"polite",children:e&&
K.value.value?wn():""})]})}function el(){let e=dt.value,t=b.value;if(!e||!t)return[];let n=t.model.layout.find(e.row),o=n?.row,r=e.t===null?null:t.hit(e.row,e.t),i=t.model.options.pins.includes(
e.row),a=[];if(e.t!==null&&r?.kind==="span"){let l={from:Math.round(r.from),to:Math.round(r.to)};a.push({words:"Select the slice",run:()=>t.choose(e.row,e.t)}),
a.push({words:"Zoom to the slice",run:()=>t.jump(Jt(l,M.peek(),.2))}),a.push({words:"Area of the slice",run:()=>mt({...l,rows:null})})}return e.t!==null&&r?.kind===
"merged"&&a.push({words:"Zoom in here",run:()=>t.jump(Jt({from:r.from-200*(r.to-r.from),to:r.to+200*(r.to-r.from)},M.peek(),0))}),e.t!==null&&a.push({words:"Mar\
k this time",run:()=>S({mark:String(e.t)})}),o?.kind==="group"&&n&&(a.push({words:n.item.kind==="row"&&n.item.open?"Close the group":"Show the goroutines",run:()=>t.
fold(n)}),a.push({words:"This function on the page Goroutines",run:()=>tt(q(`/goroutines/${encodeURIComponent(o.fn??o.label)}`))})),a.push({words:i?"Take from t\
he top":"Pin on top",run:()=>t.pin(e.row)}),a.push({words:"Area of what is shown, this row",run:()=>mt({from:Math.max(0,Math.round(t.view.from)),to:Math.round(t.
view.to),rows:[e.row]})}),a.push({words:"Copy a link to this view",run:()=>{Ft()}}),a}function Bi(){let e=dt.value,t=Y(null);if(z(()=>{if(!e)return;t.current?.querySelector(
"button")?.focus();let r=i=>{t.current?.contains(i.target)||(dt.value=null)};return addEventListener("pointerdown",r),addEventListener("wheel",r),()=>{removeEventListener(
"pointerdown",r),removeEventListener("wheel",r)}},[e]),!e)return null;let n=el();return s("div",{class:"menu",role:"menu",ref:t,onKeyDown:r=>{if(r.key==="Escape"&&
(dt.value=null,r.stopPropagation()),r.key!=="ArrowDown"&&r.key!=="ArrowUp")return;let i=[...t.current.querySelectorAll("button")],a=i.indexOf(document.activeElement);
i[(a+(r.key==="ArrowDown"?1:-1)+i.length)%i.length]?.focus(),r.preventDefault()},style:{left:`${Math.min(e.x,innerWidth-300)}px`,top:`${Math.min(e.y,innerHeight-
n.length*30-20)}px`},children:n.map(r=>s("button",{type:"button",role:"menuitem",onClick:()=>{dt.value=null,r.run()},children:r.words},r.words))})}function Hi(){Ue.value;let e=b.value;if(!Et.value||!e)return null;let{from:t,to:n}=e.view,o=e.visibleRows().filter(i=>i.row!==null&&i.row.kind!=="counter"),r=Math.
round((t+n)/2);return s("section",{class:"row-table","aria-label":"Rows as a table",children:[s("header",{children:[s("h2",{children:["Rows in sight, ",B(Math.max(
0,t),1e3)," to ",B(n,1e3)]}),s("button",{type:"button",class:"tool",title:"Back to the timeline (Esc)",onClick:()=>{Et.value=!1},children:s(O,{name:"close",size:15})})]}),
s("p",{class:"muted",children:"Time in each state within what is shown. Groups count all their goroutines, so their shares may pass 100 %."}),s("table",{role:"t\
reegrid",class:"small",children:[s("thead",{children:s("tr",{children:[s("th",{children:"Row"}),H.map(i=>s("th",{class:"num",colSpan:2,children:i},i))]})}),s("t\
body",{children:o.map(i=>{let a=e.rowShares(i.key),l=D.value,c=nt({path:l.path,params:$t(l.params,{sel:J({row:i.key,t:r})})},P);return s("tr",{role:"row","aria-\
level":i.level,children:[s("td",{children:s("a",{href:c,children:mo(i).name})}),H.map((u,d)=>s(R,{children:[s("td",{class:"num",children:a?y(a[d]*(n-t)):"–"}),
s("td",{class:"num faint",children:a?vt(a[d]):""})]},u))]},i.key)})})]})]})}function zi(){let e=Y(null);return z(()=>{let t=new On(e.current);return()=>t.close()},[]),s("div",{class:"tl-page",children:[s("h1",{class:"hidden-text",children:"\
Timeline"}),s(Oi,{}),s("div",{class:"tl-body",ref:e}),s(Hi,{}),s(Ui,{}),s(Bi,{})]})}function Ki(e){return s("p",{class:"page-note",children:"Nothing here yet."})}function Gi(e){return s("p",{class:"page-note",children:"Nothing here yet."})}function Vi(e){return s("p",{class:"page-note",children:"Nothing here yet."})}function ji(e){return s("p",{class:"page-note",children:"Nothing here yet."})}function Wi(e){return s("p",{class:"page-note",children:"Nothing here yet."})}function Xi(e){return s("p",{class:"page-note",children:"Nothing here yet."})}function qi(e){return s("p",{class:"page-note",children:"Nothing here yet."})}function Yi(e){return s("p",{class:"page-note",children:"Nothing here yet."})}function Ji(e){return s("p",{class:"page-note",children:"Nothing here yet."})}var nl=["Move","Rows and slices","Select and mark","Find","Show","Pages"],ol=[["running","running","The goroutine executes on a P."],["runnable","runnable","It \
could run and waits for a P: this is scheduling latency."],["waiting","waiting","It waits for something: a channel, a lock, the network, time. Pale, because mos\
t goroutines do it most of the time; shades tell the reasons."],["syscall","syscall","It is inside a system call."],["gc","GC","The garbage collector marks or s\
weeps."],["stw","stop the world","No goroutine may run."]];function oe({name:e,children:t}){return s("tr",{children:[s("td",{children:e}),s("td",{children:t})]})}
function Qi(){return s("div",{class:"page help",children:[s("h1",{children:"Help"}),s("section",{class:"card",children:[s("h2",{children:"Reading the timeline"}),
s("p",{children:"Each row is one goroutine, P, thread, task or region, or a group of goroutines with the same start function. Where a pixel holds more than one \
slice, the column is stacked: running at the bottom, then syscall, runnable, and waiting on top, each as high as its share of the time. Zooming in turns columns\
 into single slices; a grey line on top of a stretch says that slices are merged there."}),s("table",{class:"small",children:s("tbody",{children:ol.map(([e,t,n])=>s(
"tr",{children:[s("td",{class:"nowrap",children:[s("span",{class:`tl-swatch swatch-${e}`})," ",t]}),s("td",{children:n})]},e))})}),s("p",{children:"Groups show \
how many of their goroutines are in each state at once. The arrow opens a group into one row for each goroutine; ≡ packs their lives into lanes."})]}),s("sect\
ion",{class:"card",children:[s("h2",{children:"Pointer"}),s("table",{class:"small",children:s("tbody",{children:[s(oe,{name:"Click",children:"select a slice: wh\
y it waited, who woke it, whom it woke"}),s(oe,{name:"Drag",children:"an area: states, stacks, goroutines and lengths within it; on the ruler, over all rows"}),
s(oe,{name:"Shift and drag, or middle button",children:"move"}),s(oe,{name:"Wheel",children:["scroll rows; with ",s("kbd",{children:"Ctrl"})," or a pinch zoom a\
t the pointer; with ",s("kbd",{children:"Shift"})," move in time"]}),s(oe,{name:"Double click",children:"fit the slice"}),s(oe,{name:"Right click",children:"men\
u"}),s(oe,{name:"Strip above every page",children:"drag to restrict all pages to a range; drag the frame to move the timeline"})]})})]}),s("div",{class:"help-ke\
ys",children:nl.map(e=>s("section",{class:"card",children:[s("h2",{children:e}),s("table",{class:"small",children:s("tbody",{children:Ct.filter(t=>t.group===e&&
t.keys.length>0).map(t=>s("tr",{children:[s("td",{class:"nowrap",children:ge(t).map(n=>s("kbd",{children:n},n))}),s("td",{children:t.title})]},t.id))})})]},e))}),
s("p",{class:"muted",children:["Keys are meant by their place on a US keyboard. ",s("kbd",{children:"Shift"})," makes ",s("kbd",{children:"W"})," ",s("kbd",{children:"\
S"})," ",s("kbd",{children:"A"})," ",s("kbd",{children:"D"})," four times as fast. The address holds page, range, view and selection: a link opens the same view\
 again, and Back undoes a step."]})]})}function Zi({name:e,legend:t,value:n,all:o,set:r}){return s("fieldset",{class:"card choice",children:[s("legend",{children:t}),o.map(i=>s("label",{children:[s("\
input",{type:"radio",name:e,checked:n===i.value,onChange:()=>r(i.value)})," ",i.words]},i.value))]})}var rl=[{value:"system",words:"as the system"},{value:"ligh\
t",words:"light"},{value:"dark",words:"dark"}],il=[{value:"area",words:"selects an area; with Shift it moves"},{value:"pan",words:"moves; with Shift it selects \
an area"}];function ta(){let e=Q.value;return s("div",{class:"page",children:[s("h1",{children:"Settings"}),s("p",{class:"muted",children:"Kept in this browser \
only."}),s(Zi,{name:"theme",legend:"Colours",value:e.theme,all:rl,set:pn}),s(Zi,{name:"drag",legend:"Dragging on the timeline",value:e.navigation,all:il,set:t=>ce(
{navigation:t})}),s("fieldset",{class:"card choice",children:[s("legend",{children:"Navigation"}),s("label",{children:[s("input",{type:"checkbox",checked:e.narrow,
onChange:t=>ce({narrow:t.currentTarget.checked})})," icons only"]})]})]})}var al={"/":Ni,"/timeline":zi,"/findings":qi,"/goroutines":Ki,"/profiles":Gi,"/latency":Vi,"/mmu":Xi,"/tasks":ji,"/regions":Wi,"/events":Ji,"/compare":Yi,"/sett\
ings":ta,"/help":Qi};function ea(){let{route:e,root:t,arg:n}=fe(Z.value);if(!e)return s("div",{class:"page",children:[s("h1",{children:"No such page"}),s("p",{class:"\
page-note",children:["The viewer has no page “",Z.value,"”. The pages are listed on the left."]})]});let o=al[e.path];return s(o,{arg:n,root:t},e.path)}function na(e){
if(e.defaultPrevented||e.button!==0||e.metaKey||e.ctrlKey||e.shiftKey||e.altKey)return;let t=e.target?.closest?.("a");if(!t||t.target||t.hasAttribute("download")||
t.origin!==location.origin)return;let n=t.pathname.startsWith(P)?t.pathname.slice(P.length):null;n===null||n.startsWith("api/")||!fe(`/${n}`).route||(e.preventDefault(),
tt(t.href))}var ra=w([]),Eo=w(null),Co=w(null),be=w(null),sl=["ps_running","g_runnable","g_running","g_waiting"],ll=1e3,Kt={fp:"",end:-1,at:0,complete:!1};async function ul(e){
let t=V.peek(),n=M.peek(),o=Ot.peek(),r=performance.now();if(!(!t||n<=0||Kt.fp===t&&Kt.end===n&&Kt.complete===o)&&!(Kt.fp===t&&!o&&r-Kt.at<ll)){Kt={fp:t,end:n,at:r,
complete:o};try{let[i,a]=await Promise.all([W("plot",{name:sl.join(","),from:0,to:n,bins:e}),W("marks",{from:0,to:n})]);Eo.value=i,Co.value=a}catch{Kt={...Kt,end:-1}}}}
function cl(){let e=getComputedStyle(document.documentElement);return t=>e.getPropertyValue(t).trim()}function oa(e,t,n,o,r,i,a,l){e.fillStyle=a,e.beginPath(),e.
moveTo(0,o+r);let c=n*l/t.length;t.forEach((u,d)=>{let m=o+r-Math.min(1,(u??0)/i)*r;e.lineTo(d*c,m),e.lineTo((d+1)*c,m)}),e.lineTo(n*l,o+r),e.fill()}function pl(e){
let t=Math.min(devicePixelRatio||1,3),n=e.getBoundingClientRect(),o=Math.max(1,Math.round(n.width)),r=Math.max(1,Math.round(n.height));(e.width!==Math.round(o*t)||
e.height!==Math.round(r*t))&&(e.width=Math.round(o*t),e.height=Math.round(r*t));let i=e.getContext("2d"),a=cl();i.setTransform(t,0,0,t,0,0),i.clearRect(0,0,o,r);
let l=Math.max(M.peek(),1),c=h=>h/l*o,u=Eo.peek();if(u){let h=u.to/l,f=u.series.ps_running??[],g=u.series.g_runnable??[],v=x=>he(Math.max(1,...x.map(st=>st??0))),
k=Math.round((r-8)*.58);oa(i,f,o,4,k,v(f),a("--running"),h),oa(i,g,o,4+k+1,r-9-k,v(g),a("--runnable"),h)}let d=Co.peek();i.fillStyle=a("--gc");for(let[h,f]of d?.
gc??[])i.fillRect(c(h),r-3,Math.max(1,c(f)-c(h)),3);i.fillStyle=a("--stw");for(let[h,f]of d?.stw??[])i.fillRect(c(h),0,Math.max(1,c(f)-c(h)),3);i.fillStyle=a("-\
-accent");for(let h of ra.peek())i.beginPath(),i.arc(c(h.t),6,3,0,7),i.fill();let m=be.peek()??j.peek();m&&(i.fillStyle=a("--bg-raised"),i.globalAlpha=.72,i.fillRect(
0,0,c(m.from),r),i.fillRect(c(m.to),0,o,r),i.globalAlpha=1,i.fillStyle=a("--accent"),i.fillRect(c(m.from)-1,0,2,r),i.fillRect(c(m.to)-1,0,2,r));let p=b.peek()?.
view;if(p&&p.to-p.from<l*.995){i.strokeStyle=a("--fg"),i.lineWidth=1.5;let h=c(p.from);i.strokeRect(Math.round(h)+.5,1,Math.max(4,Math.round(c(p.to)-h)),r-2)}}function ia(){
let e=Y(null),t=Y(null),n=Y(!1),o=()=>{n.current||(n.current=!0,requestAnimationFrame(()=>{n.current=!1,e.current&&pl(e.current)}))};Eo.value,Co.value,be.value,
j.value,ct.value,Ue.value,T.value.t,Z.value,ra.value;let r=Math.max(M.value,1),i=Ot.value,a=V.value;z(()=>{ul(Math.min(1024,Math.max(64,Math.round(e.current.clientWidth/
2))))},[r,i,a]),z(o),z(()=>{let f=new ResizeObserver(o);return f.observe(e.current),()=>f.disconnect()},[]);let l=f=>{let g=e.current.getBoundingClientRect();return Math.
min(1,Math.max(0,(f.clientX-g.left)/g.width))*r},c=f=>{if(f.button!==0)return;e.current.setPointerCapture(f.pointerId);let g=l(f),v=b.peek()?.view,k=v&&v.to-v.from<
r*.9;t.current=k&&g>=v.from&&g<=v.to?{kind:"move",t:g,view:{...v}}:{kind:"brush",t:g,x:f.clientX}},u=f=>{let g=t.current,v=l(f);g?.kind==="move"?(b.peek()?.setView(
it({from:g.view.from+v-g.t,to:g.view.to+v-g.t},r)),o()):g?.kind==="brush"&&Math.abs(f.clientX-g.x)>3&&(be.value={from:Math.round(Math.min(g.t,v)),to:Math.round(
Math.max(g.t,v))})},d=f=>{let g=t.current,v=be.peek();t.current=null,be.value=null,g?.kind==="brush"&&v&&v.to>v.from?ut(v):g?.kind==="brush"&&m(l(f))},m=f=>{let g=b.
peek(),v=g?.view,k=v&&v.to-v.from<r*.9?v.to-v.from:r/20,x=it({from:f-k/2,to:f+k/2},r);g?g.jump(x):tt(Wt({view:{from:Math.max(0,Math.round(x.from)),to:Math.round(
x.to)}}))},p=f=>{let g=(f.key==="ArrowRight"?1:f.key==="ArrowLeft"?-1:0)*r*.01;if(!g)return;f.preventDefault();let v=j.peek()??{from:0,to:Math.round(r)},k=f.shiftKey?
v.from:Math.max(0,v.from+g),x=Math.min(r,v.to+g);x-k>r*.005&&ut({from:Math.round(k),to:Math.round(x)})},h=j.value;return s("div",{class:"minimap",children:s("ca\
nvas",{ref:e,tabIndex:0,role:"slider","aria-label":"Range of all pages. Arrow keys move it, with Shift its end.","aria-valuemin":0,"aria-valuemax":Math.round(r),
"aria-valuenow":Math.round(h?.from??0),"aria-valuetext":h?`from ${y(h.from)}, ${y(h.to-h.from)} long`:"the whole trace",title:"Drag: restrict all pages to a ran\
ge",onPointerDown:c,onPointerMove:u,onPointerUp:d,onPointerCancel:()=>{t.current=null,be.value=null},onDblClick:()=>ut(null),onKeyDown:p})})}var Po={find:"Search functions, goroutines, tasks, regions",go:"g123, p7, m4, 1.5s, task 9, or a function",command:"Type the name of a command"};function dl(e,t){
let n=t.toLowerCase();return e.toLowerCase().split(/\s+/).every(o=>n.includes(o))}function hl(e){return!e.timeline||Z.peek()==="/timeline"}function fl(e){return Ct.
filter(t=>hl(t)&&dl(e,`${t.title} ${t.group}`)).map(t=>({id:t.id,words:t.title,extra:t.group,keys:ge(t),run:t.run}))}function ml(e){Z.peek()==="/timeline"?S({q:e}):
tt(Wt({q:e}))}function gl(e,t){if(e==="command")return fl(t);let n=[];So(t)&&n.push({id:"go",words:`Go to ${t.trim()}`,extra:"",keys:[],run:()=>{Ti(t,b.peek()?.
view??null)}});for(let o of zt.value)n.push({id:`${o.key} ${o.begin}`,words:o.label,extra:o.kind==="group"?"function":`${o.kind} ${o.key}`,keys:[],run:()=>_o(o)});
return t.trim()&&n.push({id:"filter",words:`Filter the timeline's rows by “${t.trim()}”`,extra:"",keys:[],run:()=>ml(t.trim())}),n}function vl(e,t){return t.
startsWith(">")?["command",t.slice(1).trim()]:t.startsWith(":")?["go",t.slice(1).trim()]:[e,t]}function bl({opened:e}){let t=Y(null),n=Y(null),[o,r]=Nt(""),[i,a]=Nt(
0),[l,c]=vl(e,o);z(()=>{t.current?.showModal(),ko("")},[]),z(()=>{if(l==="command")return;let f=setTimeout(()=>{ko(c)},80);return()=>clearTimeout(f)},[l,c]);let u=gl(
l,c),d=Math.min(i,Math.max(0,u.length-1));z(()=>{n.current?.children[d]?.scrollIntoView({block:"nearest"})},[d]);let m=()=>{at.value=null},p=f=>{f&&(m(),f.run())};
return s("dialog",{class:"palette",ref:t,onClose:m,onKeyDown:f=>{f.key==="ArrowDown"||f.key==="ArrowUp"?(f.preventDefault(),a((d+(f.key==="ArrowDown"?1:-1)+u.length)%
Math.max(1,u.length))):f.key==="Enter"&&(f.preventDefault(),p(u[d])),f.stopPropagation()},"aria-label":Po[l],onClick:f=>{f.target===t.current&&m()},children:[s(
"input",{class:"palette-input",type:"text",autofocus:!0,spellcheck:!1,placeholder:Po[l],"aria-label":Po[l],role:"combobox","aria-expanded":"true","aria-controls":"\
palette-list","aria-activedescendant":u.length?`palette-${d}`:void 0,value:o,onInput:f=>{r(f.currentTarget.value),a(0)}}),s("ul",{class:"palette-list",id:"palet\
te-list",role:"listbox",ref:n,children:u.map((f,g)=>s("li",{id:`palette-${g}`,role:"option","aria-selected":g===d,onClick:()=>p(f),onPointerMove:()=>g!==d&&a(g),
children:[s("span",{class:"palette-words",children:f.words}),s("span",{class:"faint",children:f.extra}),f.keys.slice(0,2).map(v=>s("kbd",{children:v},v))]},f.id))}),
s("p",{class:"palette-foot faint",children:He.value&&l!=="command"?He.value:l!=="command"&&Be.value>zt.value.length?`${$(Be.value)} results, the first ${zt.value.
length} shown`:"↑ ↓ choose, Enter opens, Esc closes, > commands, : go to"})]})}function aa(){return at.value===null?null:s(bl,{opened:at.value},at.value)}function wl({route:e,current:t}){return s("a",{class:"nav-link",href:q(e.path),"aria-current":t?"page":void 0,title:e.title,children:[s(O,{name:e.icon}),s("span",
{class:"nav-word",children:e.title})]})}function yl(){let e=fe(Z.value).route,t=["look","measure","more","about"],{compare:n}=ot.value??{compare:null},o=ze.filter(
r=>r.path!=="/compare"||n||e===r);return s("nav",{class:"nav","aria-label":"Pages",children:[t.map(r=>s("div",{class:`nav-group nav-${r}`,children:o.filter(i=>i.
group===r).map(i=>s(wl,{route:i,current:i===e},i.path))},r)),s("button",{class:"nav-link nav-fold",type:"button","aria-pressed":Q.value.narrow,title:Q.value.narrow?
"Show the words":"Show icons only",onClick:()=>ce({narrow:!Q.peek().narrow}),children:[s(O,{name:"sidebar"}),s("span",{class:"nav-word",children:"Collapse"})]})]})}
function xl(){let e=j.value;return e?s("span",{class:"chip chip-range",children:[s("span",{children:[B(e.from,(e.to-e.from)/100)," + ",y(e.to-e.from)]}),s("butt\
on",{type:"button",class:"chip-clear",onClick:()=>ut(null),title:"Back to the whole trace",children:[s(O,{name:"close",size:12})," whole trace"]})]}):s("span",{
class:"chip chip-quiet",title:"All pages show the whole trace",children:"whole trace"})}function kl(){let e=ot.value;return s("header",{class:"top",children:[s(
"a",{class:"brand",href:q("/"),children:"tacho"}),s("span",{class:"trace-name",title:e?.name,children:e?.name??""}),M.value>0&&s("span",{class:"trace-facts",children:y(
M.value)}),s(xl,{}),s("span",{class:"top-space"}),s("button",{type:"button",class:"omnibox",onClick:()=>{at.value="find"},"aria-label":"Search (/)",children:[s(
O,{name:"search",size:15}),s("span",{children:"Search or go to…"}),s("kbd",{children:"/"})]}),s("button",{type:"button",class:"tool",title:"All commands (Ctrl\
 K)","aria-label":"All commands",onClick:()=>{at.value="command"},children:s(O,{name:"keyboard"})}),s("button",{type:"button",class:"tool",title:"Copy a link to\
 this view (Y)","aria-label":"Copy a link to this view",onClick:()=>{Ft()},children:s(O,{name:"share"})}),s("button",{type:"button",class:"tool","aria-label":ct.
value==="dark"?"Light colours":"Dark colours",title:ct.value==="dark"?"Light colours":"Dark colours",onClick:()=>pn(ct.peek()==="dark"?"light":"dark"),children:s(
O,{name:ct.value==="dark"?"sun":"moon"})}),s("a",{class:"tool",href:q("/help"),title:"Help (?)","aria-label":"Help",children:s(O,{name:"help"})})]})}function _l(){
let e=ot.value;if(ue.value)return s("footer",{class:"strip strip-bad",role:"status",children:[s(O,{name:"warning",size:14}),ue.value]});if(!e)return s("footer",
{class:"strip",role:"status",children:"Connecting…"});let t=e.total>0?e.done/e.total:null;return s("footer",{class:"strip",role:"status",children:[e.state==="\
reading"&&s(R,{children:[s("progress",{max:1,value:t??void 0,"aria-label":"Reading the trace"}),s("span",{children:["Reading: ",Yt(e.done),t!==null&&` of ${Yt(e.
total)} (${vt(t)})`,","," ",$(e.events)," events"]})]}),e.state==="failed"&&s("span",{class:"bad",children:[s(O,{name:"warning",size:14}),e.error??"The trace co\
uld not be read."]}),e.state==="ready"&&s("span",{children:[$(e.events)," events in ",$(e.generations)," generations"]}),e.warnings.map(n=>s("span",{class:"warn",
children:[s(O,{name:"warning",size:14}),n]},n)),s("span",{class:"top-space"}),e.jobs>0&&s("span",{children:[e.jobs," at work"]}),s("span",{class:"faint",children:e.
tool})]})}function sa(){let{route:e}=fe(Z.value),t=ot.value?.name;return z(()=>{document.title=[e?.title,t,"tacho"].filter(Boolean).join(" · ")},[e,t]),z(()=>{
document.documentElement.dataset.theme=ct.value},[ct.value]),s("div",{class:`shell${Q.value.narrow?" shell-narrow":""}`,children:[s("a",{class:"skip",href:"#pag\
e",children:"To the page"}),s(kl,{}),s(ia,{}),s(yl,{}),s("main",{id:"page",class:"main","data-complete":Ot.value,children:s(ea,{})}),s(_l,{}),s(aa,{}),Pe.value&&
s("div",{class:"toast",role:"status",children:Pe.value})]})}var la=document.getElementById("app");la.textContent="";Mr();Pi();document.addEventListener("click",na);Xo(s(sa,{}),la);Cr();})();
