"use strict";(()=>{var Os,Me,ad,zl,Oo,od,ld,ud,Bl,Es,Ui,cd,Gl,Hl,Il,zg,Ls={},Fs=[],Gg=/acit|ex(?:s|g|n|p|$)|rph|grid|ows|mnc|ntw|ine[ch]|zoo|^ord|itera/i,Bs=Array.isArray;function mo(e,t){
for(var n in t)e[n]=t[n];return e}function Wl(e){e&&e.parentNode&&e.parentNode.removeChild(e)}function Ul(e,t,n){var o,r,s,a={};for(s in t)s=="key"?o=t[s]:s=="r\
ef"?r=t[s]:a[s]=t[s];if(arguments.length>2&&(a.children=arguments.length>3?Os.call(arguments,2):n),typeof e=="function"&&e.defaultProps!=null)for(s in e.defaultProps)
a[s]===void 0&&(a[s]=e.defaultProps[s]);return Ns(e,a,o,r,null)}function Ns(e,t,n,o,r){var s={type:e,props:t,key:n,ref:o,__k:null,__:null,__b:0,__e:null,__c:null,
constructor:void 0,__v:r??++ad,__i:-1,__u:0};return r==null&&Me.vnode!=null&&Me.vnode(s),s}function j(e){return e.children}function Zr(e,t){this.props=e,this.context=t}function pr(e,t){if(t==null)return e.__?pr(e.__,e.__i+1):null;for(var n;t<e.__k.length;t++)
if((n=e.__k[t])!=null&&n.__e!=null)return n.__e;return typeof e.type=="function"?pr(e):null}function Wg(e){if(e.__P&&e.__d){var t=e.__v,n=t.__e,o=[],r=[],s=mo({},
t);s.__v=t.__v+1,Me.vnode&&Me.vnode(s),Vl(e.__P,s,t,e.__n,e.__P.namespaceURI,32&t.__u?[n]:null,o,n??pr(t),!!(32&t.__u),r),s.__v=t.__v,s.__.__k[s.__i]=s,hd(o,s,r),
t.__e=t.__=null,s.__e!=n&&dd(s)}}function dd(e){if((e=e.__)!=null&&e.__c!=null)return e.__e=e.__c.base=null,e.__k.some(function(t){if(t!=null&&t.__e!=null)return e.
__e=e.__c.base=t.__e}),dd(e)}function rd(e){(!e.__d&&(e.__d=!0)&&Oo.push(e)&&!Ds.__r++||od!=Me.debounceRendering)&&((od=Me.debounceRendering)||ld)(Ds)}function Ds(){
try{for(var e,t=1;Oo.length;)Oo.length>t&&Oo.sort(ud),e=Oo.shift(),t=Oo.length,Wg(e)}finally{Oo.length=Ds.__r=0}}function pd(e,t,n,o,r,s,a,l,u,c,m){var p,d,g,b,
x,_,C=o&&o.__k||Fs,y=t.length;for(u=Ug(n,t,C,u,y),p=0;p<y;p++)(g=n.__k[p])!=null&&(d=g.__i!=-1&&C[g.__i]||Ls,g.__i=p,_=Vl(e,g,d,r,s,a,l,u,c,m),b=g.__e,g.ref&&d.
ref!=g.ref&&(d.ref&&Kl(d.ref,null,g),m.push(g.ref,g.__c||b,g)),x==null&&b!=null&&(x=b),4&g.__u?(u=fd(g,u,e),d.__e&&(d.__e=null)):typeof g.type=="function"&&_!==
void 0?u=_:b&&(u=b.nextSibling),g.__u&=-7);return n.__e=x,u}function Ug(e,t,n,o,r){var s,a,l,u,c,m=n.length,p=m,d=0;for(e.__k=new Array(r),s=0;s<r;s++)(a=t[s])!=
null&&typeof a!="boolean"&&typeof a!="function"?(typeof a=="string"||typeof a=="number"||typeof a=="bigint"||a.constructor==String?a=e.__k[s]=Ns(null,a,null,null,
null):Bs(a)?a=e.__k[s]=Ns(j,{children:a},null,null,null):a.constructor===void 0&&a.__b>0?a=e.__k[s]=Ns(a.type,a.props,a.key,a.ref?a.ref:null,a.__v):e.__k[s]=a,u=
s+d,a.__=e,a.__b=e.__b+1,l=null,(c=a.__i=Vg(a,n,u,p))!=-1&&(p--,(l=n[c])&&(l.__u|=2)),l==null||l.__v==null?(c==-1&&(r>m?d--:r<m&&d++),typeof a.type!="function"&&
(a.__u|=4)):c!=u&&(c==u-1?d--:c==u+1?d++:(c>u?d--:d++,a.__u|=4))):e.__k[s]=null;if(p)for(s=0;s<m;s++)(l=n[s])!=null&&(2&l.__u)==0&&(l.__e==o&&(o=pr(l)),bd(l,l));
return o}function fd(e,t,n){var o,r;if(typeof e.type=="function"){for(o=e.__k,r=0;o&&r<o.length;r++)o[r]&&(o[r].__=e,t=fd(o[r],t,n));return t}e.__e!=t&&(t&&e.type&&
!t.parentNode&&(t=pr(e)),t=n.insertBefore(e.__e,t||null));do t=t&&t.nextSibling;while(t!=null&&t.nodeType==8);return t}function Vg(e,t,n,o){var r,s,a,l=e.key,u=e.type,c=t[n],m=c!=null&&(2&c.__u)==0;if(c===null&&l==null||m&&l==c.key&&u==c.type)return n;if(o>(m?1:0)){for(r=n-1,s=n+
1;r>=0||s<t.length;)if((c=t[a=r>=0?r--:s++])!=null&&(2&c.__u)==0&&l==c.key&&u==c.type)return a}return-1}function id(e,t,n){t[0]=="-"?e.setProperty(t,n??""):e[t]=
n==null?"":typeof n!="number"||Gg.test(t)?n:n+"px"}function $s(e,t,n,o,r){var s,a;e:if(t=="style")if(typeof n=="string")e.style.cssText=n;else{if(typeof o=="str\
ing"&&(e.style.cssText=o=""),o)for(t in o)n&&t in n||id(e.style,t,"");if(n)for(t in n)o&&n[t]==o[t]||id(e.style,t,n[t])}else if(t[0]=="o"&&t[1]=="n")s=t!=(t=t.replace(
cd,"$1")),a=t.toLowerCase(),t=a in e||t=="onFocusOut"||t=="onFocusIn"?a.slice(2):t.slice(2),e.l||(e.l={}),e.l[t+s]=n,n?o?n[Ui]=o[Ui]:(n[Ui]=Gl,e.addEventListener(
t,s?Il:Hl,s)):e.removeEventListener(t,s?Il:Hl,s);else{if(r=="http://www.w3.org/2000/svg")t=t.replace(/xlink(H|:h)/,"h").replace(/sName$/,"s");else if(t!="width"&&
t!="height"&&t!="href"&&t!="list"&&t!="form"&&t!="tabIndex"&&t!="download"&&t!="rowSpan"&&t!="colSpan"&&t!="role"&&t!="popover"&&t in e)try{e[t]=n??"";break e}catch{}
typeof n=="function"||(n==null||n===!1&&t[4]!="-"?e.removeAttribute(t):e.setAttribute(t,t=="popover"&&n==1?"":n))}}function sd(e){return function(t){if(this.l){
var n=this.l[t.type+e];if(t[Es]==null)t[Es]=Gl++;else if(t[Es]<n[Ui])return;return n(Me.event?Me.event(t):t)}}}function Vl(e,t,n,o,r,s,a,l,u,c){var m,p,d,g,b,x,
_,C,y,$,E,F,O,I,N,L,B=t.type;if(t.constructor!==void 0)return null;128&n.__u&&(u=!!(32&n.__u),s=[l=t.__e=n.__e]),(m=Me.__b)&&m(t);e:if(typeof B=="function"){p=a.
length;try{if(y=t.props,$=B.prototype&&B.prototype.render,E=(m=B.contextType)&&o[m.__c],F=m?E?E.props.value:m.__:o,n.__c?C=(d=t.__c=n.__c).__=d.__E:($?t.__c=d=new B(
y,F):(t.__c=d=new Zr(y,F),d.constructor=B,d.render=jg),E&&E.sub(d),d.state||(d.state={}),d.__n=o,g=d.__d=!0,d.__h=[],d._sb=[]),$&&d.__s==null&&(d.__s=d.state),$&&
B.getDerivedStateFromProps!=null&&(d.__s==d.state&&(d.__s=mo({},d.__s)),mo(d.__s,B.getDerivedStateFromProps(y,d.__s))),b=d.props,x=d.state,d.__v=t,g)$&&B.getDerivedStateFromProps==
null&&d.componentWillMount!=null&&d.componentWillMount(),$&&d.componentDidMount!=null&&d.__h.push(d.componentDidMount);else{if($&&B.getDerivedStateFromProps==null&&
y!==b&&d.componentWillReceiveProps!=null&&d.componentWillReceiveProps(y,F),t.__v==n.__v||!d.__e&&d.shouldComponentUpdate!=null&&d.shouldComponentUpdate(y,d.__s,
F)===!1){t.__v!=n.__v&&(d.props=y,d.state=d.__s,d.__d=!1),t.__e=n.__e,t.__k=n.__k,t.__k.some(function(T){T&&(T.__=t)}),Fs.push.apply(d.__h,d._sb),d._sb=[],d.__h.
length&&a.push(d),l=pr(n);break e}d.componentWillUpdate!=null&&d.componentWillUpdate(y,d.__s,F),$&&d.componentDidUpdate!=null&&d.__h.push(function(){d.componentDidUpdate(
b,x,_)})}if(d.context=F,d.props=y,d.__P=e,d.__e=!1,O=Me.__r,I=0,$)d.state=d.__s,d.__d=!1,O&&O(t),m=d.render(d.props,d.state,d.context),Fs.push.apply(d.__h,d._sb),
d._sb=[];else do d.__d=!1,O&&O(t),m=d.render(d.props,d.state,d.context),d.state=d.__s;while(d.__d&&++I<25);d.state=d.__s,d.getChildContext!=null&&(o=mo(mo({},o),
d.getChildContext())),$&&!g&&d.getSnapshotBeforeUpdate!=null&&(_=d.getSnapshotBeforeUpdate(b,x)),N=m!=null&&m.type===j&&m.key==null?gd(m.props.children):m,l=pd(
e,Bs(N)?N:[N],t,n,o,r,s,a,l,u,c),d.base=t.__e,t.__u&=-161,d.__h.length&&a.push(d),C&&(d.__E=d.__=null)}catch(T){if(a.length=p,t.__v=null,u||s!=null){if(T.then){
for(t.__u|=u?160:128;l&&l.nodeType==8&&l.nextSibling;)l=l.nextSibling;s!=null&&(s[s.indexOf(l)]=null),t.__e=l}else if(s!=null)for(L=s.length;L--;)Wl(s[L])}else t.
__e=n.__e;t.__k==null&&(t.__k=n.__k||[]),T.then||md(t),Me.__e(T,t,n)}}else s==null&&t.__v==n.__v?(t.__k=n.__k,t.__e=n.__e):l=t.__e=Kg(n.__e,t,n,o,r,s,a,u,c);return(m=
Me.diffed)&&m(t),128&t.__u?void 0:l}function md(e){e&&(e.__c&&(e.__c.__e=!0),e.__k&&e.__k.some(md))}function hd(e,t,n){for(var o=0;o<n.length;o++)Kl(n[o],n[++o],
n[++o]);Me.__c&&Me.__c(t,e),e.some(function(r){try{e=r.__h,r.__h=[],e.some(function(s){s.call(r)})}catch(s){Me.__e(s,r.__v)}})}function gd(e){return typeof e!="\
object"||e==null||e.__b>0?e:Bs(e)?e.map(gd):e.constructor!==void 0?null:mo({},e)}function Kg(e,t,n,o,r,s,a,l,u){var c,m,p,d,g,b,x,_=n.props||Ls,C=t.props,y=t.type;
if(y=="svg"?r="http://www.w3.org/2000/svg":y=="math"?r="http://www.w3.org/1998/Math/MathML":r||(r="http://www.w3.org/1999/xhtml"),s!=null){for(c=0;c<s.length;c++)
if((g=s[c])&&"setAttribute"in g==!!y&&(y?g.localName==y:g.nodeType==3)){e=g,s[c]=null;break}}if(e==null){if(y==null)return document.createTextNode(C);e=document.
createElementNS(r,y,C.is&&C),l&&(Me.__m&&Me.__m(t,s),l=!1),s=null}if(y==null)_===C||l&&e.data==C||(e.data=C);else{if(s=y=="textarea"&&C.defaultValue!=null?null:
s&&Os.call(e.childNodes),!l&&s!=null)for(_={},c=0;c<e.attributes.length;c++)_[(g=e.attributes[c]).name]=g.value;for(c in _)g=_[c],c=="dangerouslySetInnerHTML"?p=
g:c=="children"||c in C||c=="value"&&"defaultValue"in C||c=="checked"&&"defaultChecked"in C||$s(e,c,null,g,r);for(c in C)g=C[c],c=="children"?d=g:c=="dangerousl\
ySetInnerHTML"?m=g:c=="value"?b=g:c=="checked"?x=g:l&&typeof g!="function"||_[c]===g||$s(e,c,g,_[c],r);if(m)l||p&&(m.__html==p.__html||m.__html==e.innerHTML)||(e.
innerHTML=m.__html),t.__k=[];else if(p&&(e.innerHTML=""),pd(t.type=="template"?e.content:e,Bs(d)?d:[d],t,n,o,y=="foreignObject"?"http://www.w3.org/1999/xhtml":r,
s,a,s?s[0]:n.__k&&pr(n,0),l,u),s!=null)for(c=s.length;c--;)Wl(s[c]);l&&y!="textarea"||(c="value",y=="progress"&&b==null?e.removeAttribute("value"):b!=null&&(b!==
e[c]||y=="progress"&&!b||y=="option"&&b!=_[c])&&$s(e,c,b,_[c],r),c="checked",x!=null&&x!=e[c]&&$s(e,c,x,_[c],r))}return e}function Kl(e,t,n){try{if(typeof e=="f\
unction"){var o=typeof e.__u=="function";o&&e.__u(),o&&t==null||(e.__u=e(t))}else e.current=t}catch(r){Me.__e(r,n)}}function bd(e,t,n){var o,r;if(Me.unmount&&Me.
unmount(e),(o=e.ref)&&(o.current&&o.current!=e.__e||Kl(o,null,t)),(o=e.__c)!=null){if(o.componentWillUnmount)try{o.componentWillUnmount()}catch(s){Me.__e(s,t)}o.
base=o.__P=o.__n=null}if(o=e.__k)for(r=0;r<o.length;r++)o[r]&&bd(o[r],t,n||typeof e.type!="function");n||Wl(e.__e),e.__c=e.__=e.__e=void 0}function jg(e,t,n){return this.
constructor(e,n)}function vd(e,t,n){var o,r,s,a;t==document&&(t=document.documentElement),Me.__&&Me.__(e,t),r=(o=typeof n=="function")?null:n&&n.__k||t.__k,s=[],
a=[],Vl(t,e=(!o&&n||t).__k=Ul(j,null,[e]),r||Ls,Ls,t.namespaceURI,!o&&n?[n]:r?null:t.firstChild?Os.call(t.childNodes):null,s,!o&&n?n:r?r.__e:t.firstChild,o,a),hd(
s,e,a),e.props.children=null}Os=Fs.slice,Me={__e:function(e,t,n,o){for(var r,s,a;t=t.__;)if((r=t.__c)&&!r.__)try{if((s=r.constructor)&&s.getDerivedStateFromError!=null&&(r.setState(s.getDerivedStateFromError(
e)),a=r.__d),r.componentDidCatch!=null&&(r.componentDidCatch(e,o||{}),a=r.__d),a)return r.__E=r}catch(l){e=l}throw e}},ad=0,zl=function(e){return e!=null&&e.constructor===
void 0},Zr.prototype.setState=function(e,t){var n;n=this.__s!=null&&this.__s!=this.state?this.__s:this.__s=mo({},this.state),typeof e=="function"&&(e=e(mo({},n),
this.props)),e&&mo(n,e),e!=null&&this.__v&&(t&&this._sb.push(t),rd(this))},Zr.prototype.forceUpdate=function(e){this.__v&&(this.__e=!0,e&&this.__h.push(e),rd(this))},
Zr.prototype.render=j,Oo=[],ld=typeof Promise=="function"?Promise.prototype.then.bind(Promise.resolve()):setTimeout,ud=function(e,t){return e.__v.__b-t.__v.__b},
Ds.__r=0,Bl=Math.random().toString(8),Es="__d"+Bl,Ui="__a"+Bl,cd=/(PointerCapture)$|Capture$/i,Gl=0,Hl=sd(!1),Il=sd(!0),zg=0;var ei,ot,jl,wd,Is=0,Cd=[],at=Me,yd=at.__b,xd=at.__r,kd=at.diffed,_d=at.__c,Md=at.unmount,Sd=at.__;function zs(e,t){at.__h&&at.__h(ot,e,Is||t),Is=0;var n=ot.__H||
(ot.__H={__:[],__h:[]});return e>=n.__.length&&n.__.push({}),n.__[e]}function J(e){return Is=1,qg(Ad,e)}function qg(e,t,n){var o=zs(ei++,2);if(o.t=e,!o.__c&&(o.
__=[n?n(t):Ad(void 0,t),function(l){var u=o.__N?o.__N[0]:o.__[0],c=o.t(u,l);u!==c&&(o.__N=[c,o.__[1]],o.__c.setState({}))}],o.__c=ot,!ot.__f)){var r=function(l,u,c){
if(!o.__c.__H)return!0;var m=!1,p=o.__c.props!==l;if(o.__c.__H.__.some(function(g){if(g.__N){m=!0;var b=g.__[0];g.__=g.__N,g.__N=void 0,b!==g.__[0]&&(p=!0)}}),s){
var d=s.call(this,l,u,c);return m?d||p:d}return!m||p};ot.__f=!0;var s=ot.shouldComponentUpdate,a=ot.componentWillUpdate;ot.componentWillUpdate=function(l,u,c){if(this.
__e){var m=s;s=void 0,r(l,u,c),s=m}a&&a.call(this,l,u,c)},ot.shouldComponentUpdate=r}return o.__N||o.__}function ge(e,t){var n=zs(ei++,3);!at.__s&&Yl(n.__H,t)&&
(n.__=e,n.u=t,ot.__H.__h.push(n))}function Rd(e,t){var n=zs(ei++,4);!at.__s&&Yl(n.__H,t)&&(n.__=e,n.u=t,ot.__h.push(n))}function Ce(e){return Is=5,V(function(){
return{current:e}},[])}function V(e,t){var n=zs(ei++,7);return Yl(n.__H,t)&&(n.__=e(),n.__H=t,n.__h=e),n.__}function Yg(){for(var e;e=Cd.shift();){var t=e.__H;if(e.__P&&t)try{t.__h.some(Hs),t.__h.some(ql),t.__h=[]}catch(n){t.__h=[],at.__e(n,e.__v)}}}at.__b=function(e){
ot=null,yd&&yd(e)},at.__=function(e,t){e&&t.__k&&t.__k.__m&&(e.__m=t.__k.__m),Sd&&Sd(e,t)},at.__r=function(e){xd&&xd(e),ei=0;var t=(ot=e.__c).__H;t&&(jl===ot?(t.
__h=[],ot.__h=[],t.__.some(function(n){n.__N&&(n.__=n.__N),n.u=n.__N=void 0})):(t.__h.some(Hs),t.__h.some(ql),t.__h=[],ei=0)),jl=ot},at.diffed=function(e){kd&&kd(
e);var t=e.__c;t&&t.__H&&(t.__H.__h.length&&(Cd.push(t)!==1&&wd===at.requestAnimationFrame||((wd=at.requestAnimationFrame)||Xg)(Yg)),t.__H.__.some(function(n){n.
u&&(n.__H=n.u,n.u=void 0)})),jl=ot=null},at.__c=function(e,t){t.some(function(n){try{n.__h.some(Hs),n.__h=n.__h.filter(function(o){return!o.__||ql(o)})}catch(o){
t.some(function(r){r.__h&&(r.__h=[])}),t=[],at.__e(o,n.__v)}}),_d&&_d(e,t)},at.unmount=function(e){Md&&Md(e);var t,n=e.__c;n&&n.__H&&(n.__H.__.some(function(o){
try{Hs(o)}catch(r){t=r}}),n.__H=void 0,t&&at.__e(t,n.__v))};var Td=typeof requestAnimationFrame=="function";function Xg(e){var t,n=function(){clearTimeout(o),Td&&
cancelAnimationFrame(t),setTimeout(e)},o=setTimeout(n,35);Td&&(t=requestAnimationFrame(n))}function Hs(e){var t=ot,n=e.__c;typeof n=="function"&&(e.__c=void 0,n()),
ot=t}function ql(e){var t=ot;e.__c=e.__(),ot=t}function Yl(e,t){return!e||e.length!==t.length||t.some(function(n,o){return n!==e[o]})}function Ad(e,t){return typeof t==
"function"?t(e):t}var Jg=Symbol.for("preact-signals");function Vs(){if(ho>1)ho--;else{var e,t=!1;for((function(){var r=Ws;for(Ws=void 0;r!==void 0;){var s=r.S;if(s.v===r.v)for(var a=s.
t;a!==void 0;a=a.x)a.i===r.i&&(a.i=s.i);r=r.o}})();Ki!==void 0;){var n=Ki;for(Ki=void 0,Gs++;n!==void 0;){var o=n.u;if(n.u=void 0,n.f&=-3,!(8&n.f)&&$d(n))try{n.
c()}catch(r){t||(e=r,t=!0)}n=o}}if(Gs=0,ho--,t)throw e}}function ji(e){if(ho>0)return e();Xl=++Qg,ho++;try{return e()}finally{Vs()}}var Vi,Je=void 0;function qi(e){
var t=Je,n=Vi;Je=void 0,Vi=void 0;try{return e()}finally{Je=t,Vi=n}}var Ki=void 0,ho=0,Gs=0,Qg=0,Xl=0,Ws=void 0,Us=0;function Pd(e){if(Je!==void 0){var t=e.n;if(t===
void 0||t.t!==Je)return t={i:0,S:e,p:Je.s,n:void 0,t:Je,e:void 0,x:void 0,r:t},Je.s!==void 0&&(Je.s.n=t),Je.s=t,e.n=t,32&Je.f&&e.S(t),t;if(t.i===-1)return t.i=0,
t.n!==void 0&&(t.n.p=t.p,t.p!==void 0&&(t.p.n=t.n),t.p=Je.s,t.n=void 0,Je.s.n=t,Je.s=t),t}}function yt(e,t){this.v=e,this.i=0,this.n=void 0,this.t=void 0,this.l=
0,this.W=t?.watched,this.Z=t?.unwatched,this.name=t?.name}yt.prototype.brand=Jg;yt.prototype.h=function(){return!0};yt.prototype.S=function(e){var t=this,n=this.
t;n!==e&&e.e===void 0&&(e.x=n,this.t=e,n!==void 0?n.e=e:qi(function(){var o;(o=t.W)==null||o.call(t)}))};yt.prototype.U=function(e){var t=this;if(this.t!==void 0){
var n=e.e,o=e.x;n!==void 0&&(n.x=o,e.e=void 0),o!==void 0&&(o.e=n,e.x=void 0),e===this.t&&(this.t=o,o===void 0&&qi(function(){var r;(r=t.Z)==null||r.call(t)}))}};
yt.prototype.subscribe=function(e){var t=this;return mt(function(){var n=t.value;qi(function(){return e(n)})},{name:"sub"})};yt.prototype.valueOf=function(){return this.
value};yt.prototype.toString=function(){return this.value+""};yt.prototype.toJSON=function(){return this.value};yt.prototype.peek=function(){var e=this;return qi(
function(){return e.value})};Object.defineProperty(yt.prototype,"value",{get:function(){var e=Pd(this);return e!==void 0&&(e.i=this.i),this.v},set:function(e){if(e!==
this.v){if(Gs>100)throw new Error("Cycle detected");(function(n){ho!==0&&Gs===0&&n.l!==Xl&&(n.l=Xl,Ws={S:n,v:n.v,i:n.i,o:Ws})})(this),this.v=e,this.i++,Us++,ho++;
try{for(var t=this.t;t!==void 0;t=t.x)t.t.N()}finally{Vs()}}}});function me(e,t){return new yt(e,t)}function $d(e){for(var t=e.s;t!==void 0;t=t.n)if(t.S.i!==t.i||
!t.S.h()||t.S.i!==t.i)return!0;return!1}function Ed(e){for(var t=e.s;t!==void 0;t=t.n){var n=t.S.n;if(n!==void 0&&(t.r=n),t.S.n=t,t.i=-1,t.n===void 0){e.s=t;break}}}
function Nd(e){for(var t=e.s,n=void 0;t!==void 0;){var o=t.p;t.i===-1?(t.S.U(t),o!==void 0&&(o.n=t.n),t.n!==void 0&&(t.n.p=o)):n=t,t.S.n=t.r,t.r!==void 0&&(t.r=
void 0),t=o}e.s=n}function fr(e,t){yt.call(this,void 0,t),this.x=e,this.s=void 0,this.g=Us-1,this.f=4}fr.prototype=new yt;fr.prototype.h=function(){if(this.f&=-3,
1&this.f)return!1;if((36&this.f)==32||(this.f&=-5,this.g===Us))return!0;if(this.g=Us,this.f|=1,this.i>0&&!$d(this))return this.f&=-2,!0;var e=Je;try{Ed(this),Je=
this;var t=this.x();(16&this.f||this.v!==t||this.i===0)&&(this.v=t,this.f&=-17,this.i++)}catch(n){this.v=n,this.f|=16,this.i++}return Je=e,Nd(this),this.f&=-2,!0};
fr.prototype.S=function(e){if(this.t===void 0){this.f|=36;for(var t=this.s;t!==void 0;t=t.n)t.S.S(t)}yt.prototype.S.call(this,e)};fr.prototype.U=function(e){if(this.
t!==void 0&&(yt.prototype.U.call(this,e),this.t===void 0)){this.f&=-33;for(var t=this.s;t!==void 0;t=t.n)t.S.U(t)}};fr.prototype.N=function(){if(!(2&this.f)){this.
f|=6;for(var e=this.t;e!==void 0;e=e.x)e.t.N()}};Object.defineProperty(fr.prototype,"value",{get:function(){if(1&this.f)throw new Error("Cycle detected");var e=Pd(
this);if(this.h(),e!==void 0&&(e.i=this.i),16&this.f)throw this.v;return this.v}});function An(e,t){return new fr(e,t)}function Ld(e){var t=e.j;if(e.j=void 0,typeof t==
"function"){ho++;var n=Je;Je=void 0;try{t()}catch(o){throw e.f&=-2,e.f|=8,Jl(e),o}finally{Je=n,Vs()}}}function Jl(e){for(var t=e.s;t!==void 0;t=t.n)t.S.U(t);e.x=
void 0,e.s=void 0,Ld(e)}function Zg(e){if(Je!==this)throw new Error("Out-of-order effect");Nd(this),Je=e,this.f&=-2;try{8&this.f&&Jl(this)}finally{Vs()}}function ti(e,t){
this.x=e,this.j=void 0,this.s=void 0,this.u=void 0,this.f=32,this.name=t?.name,Vi&&Vi.push(this)}ti.prototype.c=function(){var e=this.S();try{if(8&this.f||this.
x===void 0)return;var t=this.x();typeof t=="function"&&(this.j=t)}finally{e()}};ti.prototype.S=function(){if(1&this.f)throw new Error("Cycle detected");this.f|=
1,this.f&=-9,Ld(this),Ed(this),ho++;var e=Je;return Je=this,Zg.bind(this,e)};ti.prototype.N=function(){2&this.f||(this.f|=2,this.u=Ki,Ki=this)};ti.prototype.d=function(){
this.f|=8,1&this.f||Jl(this)};ti.prototype.dispose=function(){this.d()};function mt(e,t){var n=new ti(e,t);try{n.c()}catch(r){throw n.d(),r}var o=n.d.bind(n);return o[Symbol.
dispose]=o,o}var Fd,js,Ks,eb=typeof window<"u"&&!!window.__PREACT_SIGNALS_DEVTOOLS__;var Dd=[];mt(function(){Fd=this.N})();function ni(e,t){Me[e]=t.bind(null,Me[e]||function(){})}function Yi(e){if(Ks){var t=Ks;Ks=void 0,t()}Ks=e&&e.S()}function Od(e){
var t=this,n=e.data,o=nb(n);o.name="ReactiveDom",o.value=n;var r=V(function(){for(var l=t,u=t.__v;u=u.__;)if(u.__c){u.__c.__$f|=4;break}var c=An(function(){var g=o.
value.value;return g===0?0:g===!0?"":g||""}),m=An(function(){return!Array.isArray(c.value)&&!zl(c.value)}),p=mt(function(){if(this.N=Bd,m.value){var g=c.value;l.
__v&&l.__v.__e&&l.__v.__e.nodeType===3&&(l.__v.__e.data=g)}}),d=t.__$u.d;return t.__$u.d=function(){p(),d.call(this)},[m,c]},[]),s=r[0],a=r[1];return s.value?a.
peek():a.value}Od.displayName="ReactiveTextNode";Object.defineProperties(yt.prototype,{constructor:{configurable:!0,value:Ul(j,null).constructor},type:{configurable:!0,
value:Od},props:{configurable:!0,get:function(){var e=this;return{data:{get value(){return e.value}}}}},__b:{configurable:!0,value:1}});ni("__b",function(e,t){if(Yi(),
js=void 0,typeof t.type=="string"){var n,o=t.props;for(var r in o)if(r!=="children"){var s=o[r];s instanceof yt&&(n||(t.__np=n={}),n[r]=s,o[r]=s.peek())}}e(t)});
ni("__r",function(e,t){if(e(t),t.type!==j){Yi();var n,o=t.__c;o&&(o.__$f&=-2,(n=o.__$u)===void 0&&(o.__$u=n=(function(r,s){var a;return mt(function(){a=this},{name:s}),
a.c=r,a})((function(r){return function(){var s;eb&&((s=this.y)==null||s.call(this)),r.__$f|=1,r.setState({})}})(o),typeof t.type=="function"?t.type.displayName||
t.type.name:""))),js=o,Yi(n)}});ni("__e",function(e,t,n,o){Yi(),js=void 0,e(t,n,o)});ni("diffed",function(e,t){Yi(),js=void 0;var n;if(typeof t.type=="string"&&
(n=t.__e)){var o=t.__np,r=t.props,s=n.U;if(s)for(var a in s){var l=s[a];l===void 0||o&&a in o||(l.d(),s[a]=void 0)}if(o){s||(s={},n.U=s);for(var u in o){var c=s[u],
m=o[u];c===void 0?(c=tb(n,u,m,r),s[u]=c):c.o(m,r)}}}e(t)});function tb(e,t,n,o){var r=t in e&&e.ownerSVGElement===void 0,s=me(n);return{o:function(a,l){s.value=
a,o=l},d:mt(function(){this.N=Bd;var a=s.value.value;o[t]!==a&&(o[t]=a,r?e[t]=a:a!=null&&(a!==!1||t[4]==="-")?e.setAttribute(t,a):e.removeAttribute(t))})}}ni("u\
nmount",function(e,t){if(typeof t.type=="string"){var n=t.__e;if(n){var o=n.U;if(o){n.U=void 0;for(var r in o){var s=o[r];s&&s.d()}}}var a=t.__np;if(a){var l=t.
props;for(var u in a)l[u]=a[u]}t.__np=void 0}else{var c=t.__c;if(c){c.__$f|=8;var m=c.__$u;m&&(c.__$u=void 0,m.d())}}e(t)});ni("__h",function(e,t,n,o){o<3&&(t.__$f|=
2),e(t,n,o)});Zr.prototype.shouldComponentUpdate=function(e,t){if(this.__R)return!0;var n=this.__$u,o=n&&n.s!==void 0;for(var r in t)return!0;if(this.__f||typeof this.
u=="boolean"&&this.u===!0){var s=2&this.__$f;if(!(o||s||4&this.__$f)||1&this.__$f)return!0}else if(!(o||4&this.__$f)||3&this.__$f)return!0;for(var a in e)if(a!==
"__source"&&e[a]!==this.props[a])return!0;for(var l in this.props)if(!(l in e))return!0;return!1};function nb(e,t){return V(function(){return me(e,t)},[])}var ob=function(e){queueMicrotask(function(){queueMicrotask(e)})};function rb(){ji(function(){for(var e;e=Dd.shift();)Fd.call(e)})}function Bd(){Dd.push(this)===1&&(Me.requestAnimationFrame||ob)(rb)}var ib=[["h",36e11],["m",6e10],["s",1e9],["ms",1e6],["us",1e3],["µs",1e3],["ns",1]];function go(e){let t=/^\s*(-?)(\d{1,16})(?:\.(\d{1,18}))?\s*(h|m|s|ms|us|µs|μs|ns)?\s*$/.
exec(e);if(!t)return null;let n=(t[4]??"ns").replace("μ","µ"),o=ib.find(([l])=>l===n)[1],r=Number(t[2])*o,s=t[3]?Math.round(+`0.${t[3]}`*o):0,a=r+s;return Number.
isSafeInteger(Math.round(a))?t[1]?-Math.round(a):Math.round(a):null}function Hd(e){return e.includes(".")?e.replace(/\.?0+$/,""):e}function qs(e){let t=e<0?"-":
"",n=Math.abs(Math.round(e));if(n===0)return"0";if(n<1e3)return`${t}${n}`;let[o,r,s]=n>=1e9?["s",1e9,9]:n>=1e6?["ms",1e6,6]:["us",1e3,3],a=Math.floor(n/r),l=String(
n-a*r).padStart(s,"0");return t+Hd(`${a}.${l}`)+o}function M(e){if(e==null||!Number.isFinite(e))return"–";let t=Math.abs(e),n=e<0?"−":"",o=(r,s)=>{let a=t/r,
l=a>=100?0:a>=10?1:2;return`${n}${Hd(a.toFixed(l))} ${s}`};return t<999.5?`${n}${Math.round(t)} ns`:t<999500?o(1e3,"µs"):t<9995e5?o(1e6,"ms"):t<12e10?o(1e9,"s"):
t<72e11?o(6e10,"min"):o(36e11,"h")}function lt(e,t=1){let n=e<0?"−":"",o=Math.abs(e),r=t>=1e9?0:Math.min(9,Math.ceil(9-Math.log10(Math.max(1,t))));if(o>=6e10&&
t>=1e3){let s=o/1e9,a=Math.floor(s/3600),l=Math.floor(s%3600/60),u=(s%60).toFixed(r).padStart(r?r+3:2,"0");return a?`${n}${a}:${String(l).padStart(2,"0")}:${u}`:
`${n}${l}:${u}`}return`${n}${(o/1e9).toFixed(r)} s`}function oi(e){let t=e.indexOf("+",1);if(t<0)return null;let n=go(e.slice(0,t)),o=go(e.slice(t+1));return n===
null||o===null||o<=0?null:{from:n,to:n+o}}function qt(e){let t=Math.round(e.from);return`${qs(t)}+${qs(Math.max(1,Math.round(e.to)-t))}`}var sb="1";function Id(e){try{return decodeURIComponent(e)}catch{return e}}function Ql(e){return encodeURIComponent(e).replace(/%(3A|2C|40|2B|2F|7E|5B|5D|24|3B)/g,
t=>decodeURIComponent(t))}function ab(e){let t=Object.create(null);for(let n of e.replace(/^\?/,"").split("&")){if(!n)continue;let o=n.indexOf("="),r=Id(o<0?n:n.
slice(0,o));r&&!(r in t)&&(t[r]=o<0?"":Id(n.slice(o+1)))}return t}function lb(e){let t=Object.keys(e).map(n=>e[n]===""?Ql(n):`${Ql(n)}=${Ql(e[n])}`);return t.length?
`?${t.join("&")}`:""}function Bo(e,t){let n=Object.assign(Object.create(null),e);for(let o of Object.keys(t)){let r=t[o];r==null?delete n[o]:n[o]=r}return n}function zd(e){let t=e.lastIndexOf("@");if(t<=0)return null;let n=go(e.slice(t+1));return n===null?null:{row:e.slice(0,t),t:n}}function en(e){return`${e.row}@${Math.
round(e.t)}`}function bo(e){return(e??"").split(",").filter(Boolean)}function Zl(e){let t=Object.create(null);for(let n of bo(e)){let o=n.indexOf(":");t[o<0?n:n.
slice(0,o)]=o<0?"1":n.slice(o+1)}return t}function Gd(e){let t=Object.keys(e).map(n=>e[n]==="1"&&!n.includes(":")?n:`${n}:${e[n]}`);return t.length?t.join(","):
null}function Wd(e,t){return(o=>new URL(".",o).pathname)(e&&/\/app\.js(\?|$)/.test(e)?e:t)}function eu(e,t,n){return{path:`/${(e.startsWith(n)?e.slice(n.length):
e.replace(/^\//,"")).replace(/\/+$/,"")}`,params:ab(t)}}function pn(e,t){return t+e.path.replace(/^\//,"")+lb(ub(e.params))}function ub(e){let t=Object.keys(e);
return t.length===0||t.includes("v")?e:{v:sb,...e}}function Ud(e,t){let n=e[t];return n===void 0?null:oi(n)}var Xi=typeof document<"u",ut=Xi?Wd(document.querySelector("script[src]")?.src??null,document.baseURI):"/";function Vd(){return Xi?eu(location.pathname,location.
search,ut):{path:"/",params:{}}}var ht=me(Vd()),Ve=me(null),Hn=me(null),ri=me(null),et=An(()=>Ve.value?.fp??null),ye=An(()=>Ve.value?.end??0),to=An(()=>Ve.value?.
state==="ready");function cb(e,t){return e===t||JSON.stringify(e)===JSON.stringify(t)}function Kd(e){let t=null;return An(()=>{let n=e();return cb(t,n)||(t=n),t})}
var ue=Kd(()=>Ud(ht.value.params,"range")),ct=Kd(()=>{let e=ht.value.params.sel;return e===void 0?null:zd(e)}),we=An(()=>ht.value.params),nn=An(()=>ht.value.path),
Ho;function nu(){Ho!==void 0&&(clearTimeout(Ho),Ho=void 0,history.replaceState(null,"",pn(ht.peek(),ut)))}function jd(e){nu(),pn(e,ut)!==pn(ht.peek(),ut)&&(history.
pushState(null,"",pn(e,ut)),ht.value=e)}function db(e){ht.value=e,Ho??(Ho=setTimeout(nu,300))}function de(e){let t=ht.peek();jd({path:t.path,params:Bo(t.params,
e)})}function vo(e){let t=ht.peek();db({path:t.path,params:Bo(t.params,e)})}function Dt(e){de({range:e?qt(e):null})}function Ys(e){de({sel:e?en(e):null})}function Z(e,t={}){
let n=ue.value;return pn({path:e,params:Bo(n?{range:qt(n)}:{},t)},ut)}function ze(e){return Z("/timeline",{t:e.view?qt(e.view):null,sel:e.sel?en(e.sel):null,area:e.
area?qt(e.area):null,rows:e.rows??null,q:e.q??null,pin:e.pin?.length?e.pin.join(","):null,hl:e.hl??null})}function zt(e){let t=new URL(e,location.href);jd(eu(t.
pathname,t.search,ut))}function qd(){addEventListener("popstate",()=>{Ho!==void 0&&(clearTimeout(Ho),Ho=void 0),ht.value=Vd()}),addEventListener("pagehide",nu)}
var tu={theme:"system",navigation:"area",narrow:!1,clock:"trace"};function pb(){try{let e=JSON.parse(localStorage.getItem("tacho")??"{}");return{...tu,...typeof e==
"object"?e:{}}}catch{return tu}}var tn=me(Xi?pb():tu);function ii(e){tn.value={...tn.peek(),...e};try{localStorage.setItem("tacho",JSON.stringify(tn.peek()))}catch{}}
var Yd=me(Xi&&matchMedia("(prefers-color-scheme: dark)").matches);Xi&&matchMedia("(prefers-color-scheme: dark)").addEventListener("change",e=>{Yd.value=e.matches});
var Ot=An(()=>{let e=we.value.theme,t=e==="dark"||e==="light"?e:tn.value.theme;return t==="system"?Yd.value?"dark":"light":t});function Xs(e){ji(()=>{ii({theme:e}),
we.peek().theme!==void 0&&vo({theme:null})})}var mr=class extends Error{constructor(n,o){super(o);this.status=n;this.name="ApiError"}};function fn(e){return e instanceof DOMException&&e.name==="AbortError"}
function no(e){return e instanceof Error?e.message:String(e)}function Xd(e){let t=[];for(let n of Object.keys(e)){let o=e[n];o==null||o===!1||t.push(`${encodeURIComponent(
n)}=${encodeURIComponent(o===!0?"1":String(o))}`)}return t.length?`?${t.join("&")}`:""}function Io(e,t={}){return`${ut}api/1/${et.peek()??"0"}/${e}${Xd(t)}`}async function ou(e,t){
let n;try{n=await fetch(e,{signal:t??null,credentials:"same-origin"})}catch(r){throw fn(r)?r:new mr(0,"The server does not answer. Is tacho still running?")}if(n.
ok)return n;let o=`The server answered ${n.status}.`;try{let r=await n.json();typeof r.error=="string"&&(o=r.error)}catch{}throw new mr(n.status,o)}async function dt(e,t={},n){
return await(await ou(Io(e,t),n)).json()}async function Jd(e,t={},n){return await(await ou(`${ut}api/1/${e}${Xd(t)}`,n)).json()}async function Qd(e,t,n,o,r){let s=`${Io(
"tiles")}?l=${e}&x=${t}-${n}&r=${o.map(encodeURIComponent).join(",")}`;return(await ou(s,r)).arrayBuffer()}var fb=5e3,mb=50,hb=e=>new Promise(t=>setTimeout(t,e));async function gb(){et.peek()&&(Hn.value=await dt("meta"))}async function Zd(){let e=0;for(;;){let t=mb;try{
let n=Ve.peek(),o=await Jd("status",{since:n?.seq??0}),r=!n||o.seq!==n.seq||o.fp!==n.fp||o.state!==n.state;r&&(Ve.value=o),e=0,ri.value=null,r&&(!Hn.peek()||o.generations!==
n?.generations||o.state!==n?.state)&&await gb().catch(()=>{}),o.state!=="reading"&&!o.follow&&(t=fb)}catch(n){!fn(n)&&++e>=2&&(ri.value=no(n)),t=Math.min(5e3,250*
2**e)}await hb(document.hidden?Math.max(t,2e3):t)}}function ep(e){if(e===void 0)return null;let t=e.indexOf("@"),n=oi(t<0?e:e.slice(0,t));return n?{...n,rows:t<0?null:bo(e.slice(t+1))}:null}function tp(e){return qt(
e)+(e.rows?.length?`@${e.rows.join(",")}`:"")}var zo={value:null,error:null,busy:!1},Pt=me(zo),yo=me(zo),wo=me(zo),Qs=me(zo),Ji=me("running"),on=me(null);function oo(e){de({area:e?tp(e):null})}function Zs(){let e=on.peek();e&&de({range:qt(e),area:null,t:qt(e)})}function ea(){let e=on.peek();e&&de({t:qt(e)})}function np(){
let e=Pt.peek().value;e&&oo({from:e.begin,to:Math.max(e.end,e.begin+1),rows:null})}function Js(e,t){let n=new AbortController;return e.value={value:e.peek().value,
error:null,busy:!0},t(n.signal).then(o=>{n.signal.aborted||(e.value={value:o,error:null,busy:!1})},o=>{!fn(o)&&!n.signal.aborted&&(e.value={value:null,error:no(
o),busy:!1})}),()=>n.abort()}function op(){let e=[mt(()=>{let t=ct.value;if(wo.value=zo,!t||!et.value){Pt.value=yo.value=zo;return}let n={row:t.row,t:Math.round(
t.t)},o=[Js(Pt,r=>dt("at",n,r)),Js(yo,r=>dt("flows",n,r))];return()=>o.forEach(r=>r())}),mt(()=>{let t=ep(ht.value.params.area);JSON.stringify(t)!==JSON.stringify(
on.peek())&&(on.value=t)}),mt(()=>{let t=on.value;if(!t||!et.value){Qs.value=zo;return}let n={from:Math.round(t.from),to:Math.round(t.to),rows:t.rows?.length?t.
rows.join(","):"all",stacks:Ji.value};return Js(Qs,o=>dt("area",n,o))})];return()=>e.forEach(t=>t())}function ta(){let e=ct.peek();if(e){if(wo.peek().value){wo.
value=zo;return}Js(wo,t=>dt("chain",{row:e.row,t:Math.round(e.t)},t))}}function Qi(e){de({sel:en(e)})}var Zi=me(null),rp;function ru(e){Zi.value=e,clearTimeout(rp),rp=setTimeout(()=>{Zi.value=null},2500)}async function es(e,t){try{await navigator.clipboard.writeText(
e),ru(`${t} copied.`)}catch{ru("The browser does not let this page copy.")}}function na(){let e=Pt.peek().value;if(!e)return null;let t=e.goroutine?`g${e.goroutine.
id}`:e.row,n=e.reason?` on ${e.reason}`:"",r=(e.stack.find(s=>!/^(runtime|sync|internal)\./.test(s.fn))??e.stack[0])?.fn??e.goroutine?.fn;return`${t} ${e.state}\
 ${M(e.end-e.begin)}${n}${r?` in ${r}`:""}, t=${lt(e.begin,1e5)}`}function ip(){return location.origin+pn(ht.peek(),ut)}function sp(){let e=ht.peek(),t=Ve.peek()?.
name??"trace.out",n=o=>`'${o.replace(/'/g,"'\\''")}'`;return`tacho view ${n(t)} --open ${n(pn(e,"/").replace(/^\//,""))}`}async function Go(){let e=na();await es(
e?`${ip()}
${e}`:ip(),"Link")}async function oa(){let e=Pt.peek().value,t=na();if(!e||!t){ru("Nothing is selected.");return}let n=e.stack.map(r=>`    ${r.fn}
        ${r.file}:${r.line}`),o=e.unblocked_by?[`made runnable by ${e.unblocked_by.key} at ${lt(e.unblocked_by.t)}`]:[];await es([t,...o,...n].join(`
`),"Selection")}async function ap(){let e=Pt.peek().value;e&&await es(JSON.stringify(e,null,2),"JSON")}var hr=class extends Error{};function up(e){return e+7&-8}function iu(e){return e*10}function bb(e,t){switch(e){case 2:return iu(t);case 3:return up(iu(t))+1024*
5;case 4:return 1024*8;case 5:return 1024*16;default:return 0}}function lp(e,t){return{n:t,ref:new Uint32Array(e,0,t),x0:new Uint16Array(e,t*4,t),x1:new Uint16Array(
e,t*6,t),state:new Uint8Array(e,t*8,t),flags:new Uint8Array(e,t*9,t)}}function vb(e,t,n){let o={spans:null,share:null,count:null,min:null,max:null,avg:null},r=up(
iu(t));switch(e){case 2:return{...o,spans:lp(n,t)};case 3:return{...o,spans:lp(n,t),share:new Uint8Array(n,r,1024*4),count:new Uint8Array(n,r+1024*4,1024)};case 4:
return{...o,min:new Float32Array(n,0,1024),max:new Float32Array(n,1024*4,1024)};case 5:return{...o,avg:new Float32Array(n,0,1024*4)};default:return o}}function cp(e){
if(e.byteLength<32)throw new hr("the answer is shorter than its header");let t=new DataView(e);if(t.getUint32(0,!0)!==827605844||t.getUint16(4,!0)!==1)throw new hr(
"the answer holds no tiles of a version that this page reads");let n=t.getUint16(6,!0),o=t.getUint32(12,!0);if(t.getUint32(8,!0)!==e.byteLength||32+n*32>e.byteLength||
o>44)throw new hr("the answer was cut");let r=[];for(let s=0;s<n;s++){let a=32+s*32,l=t.getUint8(a+8),u=t.getUint32(a+16,!0),c=t.getUint32(a+12,!0),m=l===2||l===
3?u:0;if(l>5||m>4096)throw new hr("a tile is of no known kind");let p=bb(l,m);if(c+p>e.byteLength)throw new hr("a tile lies outside of its answer");let d=p?e.slice(
c,c+p):null;r.push({row:t.getUint32(a,!0),tile:{level:o,x:t.getInt32(a+4,!0),kind:l,state:t.getUint8(a+9),ref:l===1?u:4294967295,provisional:(t.getUint16(a+10,!0)&
1)!==0,slices:t.getUint32(a+20,!0),longest:t.getFloat64(a+24,!0),...vb(l,m,d??new ArrayBuffer(0)),payload:d}})}return{level:o,end:t.getFloat64(16,!0),tiles:r}}function ra(e){
return 400+(e.payload?.byteLength??0)}function mn(e){return 1024*2**e}function ro(e,t){let n=t===65535?65536:t;return e.x*mn(e.level)+n/64*2**e.level}var dp=3,pp=256,wb=5e3,fp=1500;function su(e,t){return t*64+e}var ia=class{constructor(t,n,o=64<<20,r=900){this.fetchTiles=t;this.onTiles=n;this.maxBytes=o;this.
maxBitmaps=r;this.rows=new Map;this.asked=new Set;this.flights=new Set;this.bytes=0;this.bitmaps=0;this.frame=0;this.pausedUntil=0;this.end=0;this.failed=null}get inFlight(){
return this.flights.size}get size(){return{bytes:this.bytes,bitmaps:this.bitmaps}}beginFrame(){this.frame++}get(t,n,o){let r=this.rows.get(t)?.get(su(n,o));return r?
(r.used=this.frame,r):null}stale(t){return t.tile.provisional&&this.end>t.end&&this.end>t.tile.x*mn(t.tile.level)}missing(t,n,o){let r=this.rows.get(t)?.get(su(
n,o));return(!r||this.stale(r))&&!this.asked.has(`${n} ${o} ${t}`)}ask(t){if(!(this.flights.size>=dp||performance.now()<this.pausedUntil))for(let n of this.batches(
t)){if(this.flights.size>=dp)break;this.send(n)}}batches(t){let n=new Map,o=[];for(let r of t){let s=r.first,a=r.last;for(;s<=a&&!this.missing(r.row,r.level,s);)
s++;for(;a>=s&&!this.missing(r.row,r.level,a);)a--;if(s>a)continue;a=Math.min(a,s+pp-1);let l=`${r.level} ${s} ${a}`,u=n.get(l),c=u&&((u.rows.length+1)*(a-s+1)>
pp||u.rows.reduce((m,p)=>m+p.length+3,0)>wb);(!u||c)&&(u={level:r.level,first:s,last:a,rows:[]},n.set(l,u),o.push(u)),u.rows.push(r.row)}return o}async send(t){
let{level:n,first:o,last:r,rows:s}=t,a=[];for(let u of s)for(let c=o;c<=r;c++)a.push(`${n} ${c} ${u}`);for(let u of a)this.asked.add(u);let l=new AbortController;
this.flights.add(l);try{let u=cp(await this.fetchTiles(n,o,r,s,l.signal));l.signal.aborted||this.keep(t,u),this.failed=null}catch(u){l.signal.aborted||(this.failed=
u instanceof Error?u.message:String(u),this.pausedUntil=performance.now()+fp,setTimeout(this.onTiles,fp+10))}finally{for(let u of a)this.asked.delete(u);this.flights.
delete(l),this.onTiles()}}keep(t,n){for(let{row:o,tile:r}of n.tiles){let s=t.rows[o];if(s===void 0||r.level!==t.level||r.x<t.first||r.x>t.last)continue;let a=this.
rows.get(s);a||this.rows.set(s,a=new Map);let l=su(r.level,r.x),u=a.get(l),c=u?.bitmap??null;u&&(this.bytes-=ra(u.tile),u.bitmap=null,u.dropped=!0),a.set(l,{tile:r,
end:n.end,used:this.frame,bitmap:c,painted:"",painting:"",dropped:!1}),this.bytes+=ra(r)}this.bytes>this.maxBytes&&this.sweep()}setBitmap(t,n,o){if(t.dropped){n.
close();return}t.bitmap?t.bitmap.close():this.bitmaps++,t.bitmap=n,t.painted=o,this.bitmaps>this.maxBitmaps&&this.sweep()}*all(){for(let[t,n]of this.rows)for(let[
o,r]of n)yield[t,n,o,r]}sweep(){let t=[...this.all()].sort((r,s)=>r[3].used-s[3].used),n=this.bytes>this.maxBytes?this.maxBytes*2/3:this.maxBytes,o=this.bitmaps>
this.maxBitmaps?this.maxBitmaps*2/3:this.maxBitmaps;for(let[r,s,a,l]of t){if(this.bytes<=n&&this.bitmaps<=o||l.used===this.frame)break;l.bitmap&&this.bitmaps>o&&
(l.bitmap.close(),l.bitmap=null,l.painted="",this.bitmaps--),this.bytes>n&&(l.bitmap&&(l.bitmap.close(),l.bitmap=null,this.bitmaps--),this.bytes-=ra(l.tile),l.dropped=
!0,s.delete(a),s.size===0&&this.rows.delete(r))}}clear(){for(let t of this.flights)t.abort();this.flights.clear();for(let[,,,t]of this.all())t.bitmap?.close(),t.
dropped=!0;this.rows.clear(),this.asked.clear(),this.bytes=0,this.bitmaps=0}};var mp=new Intl.NumberFormat("en-US");function R(e){return e==null||!Number.isFinite(e)?"–":mp.format(e)}function xo(e){let t=Math.abs(e);if(t<1e4)return mp.format(
Math.round(e*100)/100);for(let[n,o]of[[1e9,"G"],[1e6,"M"],[1e3,"k"]])if(t>=n)return`${(e/n).toPrecision(3).replace(/\.?0+$/,r=>r.startsWith(".")?"":r)} ${o}`;return String(
e)}function gt(e){if(e==null||!Number.isFinite(e))return"–";for(let[t,n]of[[2**40,"TiB"],[2**30,"GiB"],[2**20,"MiB"],[2**10,"KiB"]])if(Math.abs(e)>=t)return`${(e/
t).toFixed(e/t>=100?0:1)} ${n}`;return`${Math.round(e)} B`}function ee(e){if(!Number.isFinite(e))return"–";let t=e*100;return`${t>=10||t===0?t.toFixed(0):t>=1?
t.toFixed(1):t>=.01?t.toFixed(2):"<0.01"} %`}function rt(e,t,n=`${t}s`){return`${R(e)} ${e===1?t:n}`}var sa=class{constructor(t,n){this.fetchNames=t;this.onNames=n;this.goroutines=new Map;this.strings=new Map;this.stacks=new Map;this.wantG=new Set;this.wantS=new Set;
this.wantK=new Set;this.busy=!1}goroutine(t){return this.look(this.goroutines,this.wantG,t)}text(t){return this.look(this.strings,this.wantS,t)}stack(t){return this.
look(this.stacks,this.wantK,t)}look(t,n,o){let r=t.get(o);return r!==void 0?r:(n.size<250&&n.add(o),null)}async flush(){if(this.busy||this.wantG.size+this.wantS.
size+this.wantK.size===0)return;this.busy=!0;let[t,n,o]=[[...this.wantG],[...this.wantS],[...this.wantK]];this.wantG=new Set,this.wantS=new Set,this.wantK=new Set;
try{let r=await this.fetchNames(t,n,o);this.bound();for(let s of t)this.goroutines.set(s,r.g?.[s]??null);for(let s of n)this.strings.set(s,r.s?.[s]??null);for(let s of o)
this.stacks.set(s,r.k?.[s]??null);this.onNames()}catch{await new Promise(r=>setTimeout(r,2e3))}finally{this.busy=!1}}bound(){for(let t of[this.goroutines,this.strings,
this.stacks])t.size>1e5&&t.clear()}};function Gt(e){let t=e.indexOf("["),n=e.lastIndexOf("/",t<0?e.length:t);return n<0?e:e.slice(n+1)}function au(e){let t=e<=.0031308?12.92*e:1.055*e**.4166666666666667-.055;return Math.round(Math.min(1,Math.max(0,t))*255)}function Wo(e,t,n){let o=t*Math.cos(n*
Math.PI/180),r=t*Math.sin(n*Math.PI/180),s=(e+.3963377774*o+.2158037573*r)**3,a=(e-.1055613458*o-.0638541728*r)**3,l=(e-.0894841775*o-1.291485548*r)**3;return[au(
4.0767416621*s-3.3077115913*a+.2309699292*l),au(-1.2684380046*s+2.6097574011*a-.3413193965*l),au(-.0041960863*s-.7034186147*a+1.707614701*l)]}function hp(e){let t=/^\s*oklch\(\s*([\d.]+)\s+([\d.]+)\s+([\d.]+)\s*\)\s*$/.
exec(e);return t?Wo(Number(t[1]),Number(t[2]),Number(t[3])):null}function ts(e,t,n){let o=s=>(s/255)**2.2,r=s=>Math.round(255*(o(e[s])*(1-n)+o(t[s])*n)**.45454545454545453);
return[r(0),r(1),r(2)]}function In(e,t=1){return t>=1?`rgb(${e[0]} ${e[1]} ${e[2]})`:`rgb(${e[0]} ${e[1]} ${e[2]} / ${t})`}function gp(e,t=255){return(t<<24|e[2]<<
16|e[1]<<8|e[0])>>>0}var xt=["running","runnable","waiting","syscall"],ns=(()=>{let e=new Uint8Array(256).fill(255);e[1]=0,e[2]=1,e[3]=2,e[4]=3;for(let t=8;t<=12;t++)e[t]=0;for(let t=16;t<
216;t++)e[t]=2;return e})(),yb={0:"nothing",1:"running",2:"runnable",3:"waiting",4:"syscall",5:"not yet seen",8:"GC mark",9:"stop the world",10:"sweep",11:"mark\
 assist",12:"span"};function ko(e,t){return e>=16?t[e-16]??"waiting":yb[e]??"unknown"}function bp(e,t,n){if(!t)return!0;let o=t.indexOf(":"),r=xt.indexOf(o<0?t:
t.slice(0,o));return ns[e]!==r?!1:o<0||ko(e,n).includes(t.slice(o+1))}var xb=[[/gc|sweep|assist|mark|scaveng/i,345,.03,.03],[/sync|mutex|semacquire|lock|cond|wait ?group/i,285,.075,.035],[/chan/i,232,.05,.035],[/select/i,215,.025,
.03],[/net|io wait|poll/i,190,.045,.03],[/sleep|timer/i,95,0,.025],[/system|forever|idle/i,250,-.02,.006]];function kb(e){let t=n=>(n/255)**2.2;return .2126*t(e[0])+
.7152*t(e[1])+.0722*t(e[2])}function _b(e,t,n){let o=xb.find(([l])=>l.test(e));if(!o)return n;let[,r,s,a]=o;return t?Wo(.36+s*.9,a*1.2,r):Wo(.885-s,a,r)}var Mb=0;
function wp(e,t,n,o){let r=t?Wo(.5,0,0):Wo(.6,0,0),s=g=>hp(e(g))??r,a=s("--bg-raised"),l=s("--waiting"),u=g=>{switch(g){case 0:return a;case 1:return s("--runni\
ng");case 2:return s("--runnable");case 4:return s("--syscall");case 5:return s("--created");case 7:return s("--line-strong");case 8:return s("--gc");case 9:return s(
"--stw");case 10:return ts(s("--gc"),l,.5);case 11:return ts(s("--gc"),s("--stw"),.4);case 12:return s("--span");case 3:return l;default:return g>=16&&g-16<n.length?
_b(ko(g,n),t,l):l}},c=[];for(let g=0;g<256;g++){let b=u(g);c.push(bp(g,o,n)||ns[g]===255?b:ts(b,a,.82))}let m=g=>kb(g)>.26?"rgb(16 22 32)":"rgb(240 244 250)",p=Array.
from({length:24},(g,b)=>{let x=t?Wo(.6+b%2*.05,.085,b*15+7):Wo(.79+b%2*.045,.085,b*15+7),_=o&&o!=="running"?ts(x,a,.8):x;return{fill:In(_),text:m(_)}}),d=g=>In(
s(g));return{version:++Mb,dark:t,rgb:c,css:c.map(g=>In(g)),pixels:Uint32Array.from(c,(g,b)=>b===0?0:gp(g)),text:c.map(m),bg:d("--bg"),bgRaised:In(a),bgSunken:d(
"--bg-sunken"),fg:d("--fg"),fgMuted:d("--fg-muted"),fgFaint:d("--fg-faint"),line:d("--line"),lineStrong:d("--line-strong"),accent:d("--accent"),accentRgb:s("--a\
ccent"),gc:s("--gc"),stw:s("--stw"),font:e("--font").trim()||"sans-serif",identity:p}}function lu(e){let t=2166136261;for(let n=0;n<e.length;n++)t=Math.imul(t^e.
charCodeAt(n),16777619);return((t^t>>>15)>>>0)%24}function it(e,t){return(t-e.view.from)/(e.view.to-e.view.from)*e.width}function _o(e,t){return Math.round((30+t-e.scroll)*e.dpr)}var aa=50;function hn(e,t){let n=Math.max(t,1),o=e.to-e.from,r=Math.min(Number.isFinite(o)?Math.max(o,aa):n,n*1.1),s=Math.min(r*.5,n),a=Number.isFinite(e.from)?
e.from:0;return a=Math.min(a,n+s-r),a=Math.max(a,-s),r>=n&&(a=(n-r)/2),{from:a,to:a+r}}function yp(e,t,n,o){let r=e.to-e.from,s=e.from+r*t,a=Math.min(Math.max(r*
n,aa),Math.max(o,aa)*1.1),l=s-a*t;return hn({from:l,to:l+a},o)}function uu(e,t,n){return hn({from:e.from+t,to:e.to+t},n)}function gr(e,t,n=.1){let o=Math.max((e.
to-e.from)*n,aa/4);return hn({from:e.from-o,to:e.to+o},t)}function cu(e){return hn({from:0,to:Math.max(e,1)},Math.max(e,1))}function xp(e,t,n,o){let r=e.to-e.from;
if(t>=e.from&&n<=e.to)return e;if(n-t>=r)return hn({from:t-r*.1,to:t+r*.9},o);let s=(t+n)/2;return hn({from:s-r/2,to:s+r/2},o)}function br(e,t){let n=(e.to-e.from)/
Math.max(1,t);if(!(n>1))return 0;let o=Math.floor(Math.log2(n));return 2**o>n&&o--,Math.min(Math.max(o,0),44)}function vr(e,t,n){let o=mn(t),r=Math.max(0,Math.floor(
e.from/o)),s=Math.floor((Math.min(e.to,Math.max(n,1))-.001)/o);return[r,Math.max(r-1,s)]}var Sb=4e3,Tb=4,Cb=28,Rb=14;function kp(e,t,n){return Math.round(it(e,n*mn(t)))}var ua=new Map;function Mp(e,t){let n=ua.get(t);return n===void 0&&(ua.size>5e3&&
ua.clear(),n=e.ctx.measureText(t).width,ua.set(t,n)),n}function Sp(e,t,n){let o=Mp(e,t);if(o<=n)return t;let r=Math.floor(t.length*(n-7*e.dpr)/o);return r>=3?`${t.
slice(0,r)}…`:""}function Tp(e,t,n,o){if(n===12)return e.names.text(o)??"";if(t==="proc"||t==="thread"){let r=o===4294967295?null:e.names.goroutine(o);return r?
`${Gt(r.fn)}  g${r.id}`:n===4?"syscall":n>=8&&n<12?ko(n,e.reasons):""}return(n===1||n===4)&&o!==4294967295&&t==="goroutine"?`${ko(n,e.reasons)} on P ${o}`:ko(n,
e.reasons)}function Cp(e,t,n,o){if(n===12){let r=e.names.text(o);if(r!==null)return e.palette.identity[lu(r)]}if(t==="proc"&&n===1&&o!==4294967295){let r=e.names.
goroutine(o);if(r)return e.palette.identity[lu(r.fn)]}return{fill:e.palette.css[n],text:e.palette.text[n]}}function Ab(e,t,n,o,r,s){let{ctx:a}=e,l=s-r,{fill:u,text:c}=Cp(
e,t.kind,n,o),m=l>=6*e.dpr?Math.max(1,Math.round(e.dpr*.5)):0;if(a.fillStyle=u,a.fillRect(r,t.y,l-m,t.h),e.rects++,n===2&&e.hatch&&l>24*e.dpr&&(a.fillStyle=e.hatch,
a.fillRect(r,t.y,l-m,t.h)),l<Cb*e.dpr||t.h<13*e.dpr)return;let p=Math.max(r,0),d=Math.min(s,e.width)-p-8*e.dpr,g=Sp(e,Tp(e,t.kind,n,o),d);g&&(a.fillStyle=c,a.fillText(
g,p+4*e.dpr,t.y+t.h/2+.5))}function Pb(e,t,n,o){let r=n.spans,s=(e.view.to-e.view.from)/e.width;for(let a=0;a<r.n&&e.rects<Sb;a++){let l=ro(n,r.x1[a]);if(l<e.view.
from)continue;let u=ro(n,r.x0[a]);if(u>e.view.to)break;if((l-u)/s<o)continue;let c=Math.max(it(e,u),-e.width),m=Math.min(it(e,l),2*e.width);Ab(e,t,r.state[a],r.
ref[a],Math.round(c),Math.max(Math.round(c)+1,Math.round(m)))}}function $b(e,t){if(t.kind!==2||t.spans.n>64)return!1;let n=1.5*(e.view.to-e.view.from)/e.width,o=t.
spans;for(let r=0;r<o.n;r++)if(ro(t,o.x1[r])-ro(t,o.x0[r])<n)return!1;return!0}function Eb(e,t,n){return n.painted===""&&(e.waiting=!0),e.painter.picture(n,t.style)}
function du(e,t,n,o,r,s,a){let l=n.tile;if(l.kind===0)return!0;if(l.kind===1)return e.ctx.fillStyle=e.palette.css[l.state],e.ctx.fillRect(s,t.y,a-s,t.h),!0;let u=Eb(
e,t,n);return u?(e.ctx.drawImage(u,o,0,r-o,u.height,s,t.y,a-s,t.h),!0):!1}function _p(e,t,n,o,r,s){e.waiting=!0;for(let l=1;l<=Rb&&n+l<=44;l++){let u=e.cache.get(
t.row,n+l,Math.floor(o/2**l));if(!u)continue;let c=1024/2**l,m=o%2**l*c;if(du(e,t,u,m,m+c,r,s))return}let a=0;for(let l of[0,1]){let u=n>0?e.cache.get(t.row,n-1,
o*2+l):null,c=Math.round((r+s)/2);u&&du(e,t,u,0,1024,l?c:r,l?s:c)&&a++}if(a===0&&e.missing){e.ctx.fillStyle=e.missing;let l=Math.max(0,r);e.ctx.fillRect(l,t.y,Math.
min(s,Math.round(it(e,e.end)))-l,t.h)}}function Nb(e,t,n){let o=kp(e,t.level,n),r=kp(e,t.level,n+1),s=e.cache.get(t.row,t.level,n);if(!s){_p(e,t,t.level,n,o,r);
return}let a=s.tile;if(a.kind===0)return;if(a.kind===1){Lb(e,t,a,o,r);return}let l=$b(e,a);!l&&!du(e,t,s,0,1024,o,r)&&_p(e,t,t.level,n,o,r),a.spans&&t.h>=5*e.dpr&&
Pb(e,t,a,l?0:Tb*e.dpr)}function Lb(e,t,n,o,r){let s=e.cache.get(t.row,n.level,n.x-1)?.tile,a=s?.kind===1&&s.state===n.state&&s.ref===n.ref&&o>0,{fill:l,text:u}=Cp(
e,t.kind,n.state,n.ref);if(e.ctx.fillStyle=l,e.ctx.fillRect(o,t.y,r-o,t.h),a||t.h<13*e.dpr)return;let c=Math.max(0,o),m=Sp(e,Tp(e,t.kind,n.state,n.ref),Math.min(
e.width,r)-c-8*e.dpr);m&&(e.ctx.fillStyle=u,e.ctx.fillText(m,c+4*e.dpr,t.y+t.h/2+.5))}function Fb(e){switch(e){case"gc":return 8;case"stw":return 9;case"task":case"\
region":return 12;default:return 1}}function Db(e,t){return t<=8?.5:e==="lane"?1:e==="group"||e==="counter"?3:2}function Ob(e,t,n){if(t.h<18*e.dpr)return;let{scale:o,
unit:r}=e.scaleOf(n.key),s=n.kind==="group"?`${xo(o)} at once`:r==="bytes"?gt(o):xo(o),a=Mp(e,s);e.ctx.fillStyle=e.palette.bgRaised,e.ctx.globalAlpha=.72,e.ctx.
fillRect(e.width-a-8*e.dpr,t.y,a+8*e.dpr,13*e.dpr),e.ctx.globalAlpha=1,e.ctx.fillStyle=e.palette.fgFaint,e.ctx.fillText(s,e.width-a-4*e.dpr,t.y+7*e.dpr)}function Bb(e,t,n,o,r){
let s=t.row,a=Db(s.kind,t.height),l=Math.round((30+t.top-e.scroll+a)*e.dpr),u=Math.round((30+t.top-e.scroll+t.height-a)*e.dpr),c=Math.max(1,u-l),{scale:m,base:p}=e.
scaleOf(s.key),d={row:s.key,kind:s.kind,y:l,h:c,level:n,style:{height:c,scale:m,base:p,own:Fb(s.kind)}};(e.selected?.row===s.key||e.hovered?.row===s.key)&&(e.ctx.
fillStyle=In(e.palette.accentRgb,e.selected?.row===s.key?.1:.045),e.ctx.fillRect(0,_o(e,t.top),e.width,Math.round(t.height*e.dpr)));for(let g=o;g<=r;g++)Nb(e,d,
g);(s.kind==="counter"||s.kind==="group")&&Ob(e,d,s)}function Rp(e,t){let{ctx:n,palette:o}=e,r=br(e.view,e.width),[s,a]=vr(e.view,r,e.end);n.imageSmoothingEnabled=
!0,n.font=`${11*e.dpr}px ${o.font}`,n.textBaseline="middle",n.textAlign="left";for(let l of t){let u=_o(e,l.top),c=_o(e,l.top+l.height);l.item.kind==="section"?
(n.fillStyle=o.bgSunken,n.fillRect(0,u,e.width,c-u)):l.row&&Bb(e,l,r,s,a),(l.item.kind==="section"||l.height>16)&&(n.fillStyle=o.line,n.fillRect(0,c-1,e.width,1))}}
function Ap(e){let t=e.layout.sticky(e.scroll);if(!t)return;let n=Math.round((30+t.y)*e.dpr),o=Math.round(t.item.height*e.dpr);e.ctx.fillStyle=e.palette.bgSunken,
e.ctx.fillRect(0,n,e.width,o),e.ctx.fillStyle=e.palette.line,e.ctx.fillRect(0,n+o-1,e.width,1)}function Pp(e,t,n){let o=br(e.view,e.width),[r,s]=vr(e.view,o,e.end),
a=t.filter(l=>l.row!==null);if(n!==null){let l=n-30+e.scroll;a.sort((u,c)=>Math.abs(u.top-l)-Math.abs(c.top-l))}return a.map(l=>({row:l.row.key,level:o,first:r,
last:s}))}function $p(e,t,n){let o=br(e.view,e.width),[r,s]=vr(e.view,o,e.end),a=Math.floor((e.end-1)/mn(o)),l=t.filter(x=>x.row!==null).map(x=>x.row.key),u=l.map(
x=>({row:x,level:o,first:Math.max(0,r-1),last:Math.min(a,s+1)})),c=Math.min(Math.max(o+(n?-1:1),0),44),m=(e.view.from+e.view.to)/2,p=(e.view.to-e.view.from)/4,d=n?
{from:m-p,to:m+p}:e.view,[g,b]=vr(d,c,e.end);return c===o?u:[...u,...l.map(x=>({row:x,level:c,first:g,last:b}))]}function Ib(e,t){let n=0,o=e.length;for(;n<o;){let r=n+o>>1;e[r]<=t?n=r+1:o=r}return n-1}function Ep(e,t,n=0){let o=2**e.level,r=e.x*mn(e.level),s=Math.min(Math.
max((t-r)/o,0),1024-1e-6),a=Math.floor(s);if(e.kind===1)return{kind:"span",state:e.state,ref:e.ref,from:r,to:r+mn(e.level),open:!0,index:0};if(e.kind===4)return Number.
isNaN(e.max[a])?null:{kind:"counter",min:e.min[a],max:e.max[a]};if(e.kind===5){let m=e.avg;return{kind:"heat",avg:[m[a*4],m[a*4+1],m[a*4+2],m[a*4+3]]}}if(!e.spans)
return null;let l=e.spans,u=Ib(l.x0,s*64);for(let m of[u,u+1]){if(m<0||m>=l.n)continue;let p=l.x1[m]===65535?1024*64:l.x1[m],d=l.x0[m],g=n/o*64;if(s*64>=d-g&&s*
64<Math.max(p,d+1)+g)return{kind:"span",state:l.state[m],ref:l.ref[m]??4294967295,from:ro(e,d),to:ro(e,l.x1[m]),open:l.flags[m]!==0,index:m}}if(e.kind!==3||e.count[a]===
0)return null;let c=e.share;return{kind:"merged",slices:2**(e.count[a]-1),shares:[c[a*4]/255,c[a*4+1]/255,c[a*4+2]/255,c[a*4+3]/255],from:r+a*o,to:r+(a+1)*o,longest:e.
longest}}function Np(e,t,n,o,r){let s=2**e.level,a=e.x*mn(e.level),l=Math.max(t,a),u=Math.min(n,a+mn(e.level));if(u<=l)return;if(e.kind===1){let g=o[e.state];g<
4&&(r[g]+=u-l);return}if(e.kind===2){let g=e.spans;for(let b=0;b<g.n;b++){let x=o[g.state[b]],_=Math.max(l,ro(e,g.x0[b])),C=Math.min(u,ro(e,g.x1[b]));x<4&&C>_&&
(r[x]+=C-_)}return}let c=e.kind===3?e.share:e.kind===5?e.avg:null;if(!c)return;let m=e.kind===3?s/255:s,p=Math.floor((l-a)/s),d=Math.min(1024,Math.ceil((u-a)/s));
for(let g=p;g<d;g++)for(let b=0;b<4;b++)r[b]+=c[g*4+b]*m}function zb(e,t,n,o){if(t===12)return o.text(n)??"span";if((e.kind==="proc"||e.kind==="thread")&&n!==4294967295){let r=o.goroutine(n);return r?`g${r.id} ${Gt(r.
fn)}`:""}return""}function Gb(e,t,n,o){if(e.kind!=="goroutine"||n===4294967295)return"";if(t===1||t===4)return`on P ${n}`;if(t===2){let a=o.goroutine(n);return a?
`made runnable by g${a.id} ${Gt(a.fn)}`:""}let r=o.stack(n),s=r?.find(a=>!a.fn.startsWith("runtime."))??r?.[0];return s?`in ${Gt(s.fn)}`:""}function Lp(e,t,n,o){
switch(t.kind){case"span":{let r=ko(t.state,o),s=zb(e,t.state,t.ref,n),a=t.open?`≥ ${M(t.to-t.from)}`:M(t.to-t.from),l=t.state>=16?`waiting: ${r}`:r,u=[`${s||
l}  ${a}`],c=[s&&t.state!==12?l:"",Gb(e,t.state,t.ref,n)].filter(Boolean).join(", ");return c&&u.push(c),u}case"merged":{let r=t.shares.map((s,a)=>s>.004?`${xt[a]}\
 ${ee(s)}`:"").filter(Boolean).join(", ");return[`${xo(t.slices)} or more slices in ${M(t.to-t.from)}`,r||"nothing of the four states",`longest near here ${M(t.
longest)}`]}case"counter":{let r=s=>e.unit==="bytes"?gt(s):xo(Math.round(s*100)/100);return[e.label,t.min===t.max?r(t.max):`${r(t.min)} to ${r(t.max)}`]}case"he\
at":return[Gt(e.label),t.avg.map((r,s)=>r>=.005?`${xo(Math.round(r*100)/100)} ${xt[s]}`:"").filter(Boolean).join(", ")||"no goroutine"]}}function Vo(e,t,n){let o=document.createElement(e);return o.className=t,n.append(o),o}function Wb(){let e=document.createElementNS("http://www.w3.org/2000/svg",
"svg");e.setAttribute("viewBox","0 0 20 20"),e.setAttribute("width","12"),e.setAttribute("height","12"),e.setAttribute("aria-hidden","true");let t=document.createElementNS(
"http://www.w3.org/2000/svg","path");return t.setAttribute("d","M7 4l6 6-6 6"),t.setAttribute("fill","none"),t.setAttribute("stroke","currentColor"),t.setAttribute(
"stroke-width","2.2"),e.append(t),e}function fu(e){if(e.item.kind==="section")return{name:e.item.title,extra:R(e.item.total),title:""};if(e.item.kind==="note")return{
name:e.item.text,extra:"",title:e.item.text};let t=e.row;if(!t)return{name:"…",extra:"",title:""};switch(t.kind){case"goroutine":{let n=t.end>t.begin?M(t.end-
t.begin):"",o=t.fn&&t.fn!==t.label?Gt(t.fn):"",r=t.id!==void 0?`g${t.id}`:t.key;return{name:e.level>2?r:`${r} ${o}`,extra:n,title:`${t.label} ${t.fn??""} ${n&&`\
lives ${n}`}`}}case"group":return{name:Gt(t.label)||"not known",extra:R(t.members??0),title:`${t.label||"start function not known"}: ${R(t.members??0)} goroutin\
es, at most ${R(Math.ceil(t.peak??0))} at once`};case"counter":return{name:t.label,extra:"",title:t.label};case"gc":return{name:"GC",extra:"",title:"The garbage\
 collector marks"};case"stw":return{name:"Stop the world",extra:"",title:"No goroutine may run"};case"proc":case"thread":return{name:/^[pm]\d+$/.test(t.label)?`${t.
label[0].toUpperCase()} ${t.label.slice(1)}`:t.label,extra:"",title:""};default:return{name:t.label||t.key,extra:"",title:t.label||t.key}}}var ca=class{constructor(t,n){
this.host=t;this.actions=n;this.pool=new Map;this.free=[];this.frame=0;t.setAttribute("role","treegrid"),t.setAttribute("aria-label","Rows of the timeline")}make(){
let t=document.createElement("div");t.className="tl-label",t.setAttribute("role","row");let n=Vo("span","tl-cell",t);n.setAttribute("role","gridcell");let o=Vo(
"button","tl-fold",n);o.type="button",o.tabIndex=-1,o.append(Wb());let r=Vo("span","tl-name",n),s=Vo("span","tl-extra",n),a=Vo("span","tl-shares",n),l=xt.map(p=>Vo(
"i",`share-${p}`,a)),u=Vo("button","tl-act",n);u.type="button",u.tabIndex=-1,u.textContent="≡",u.title="Lifetimes packed into lanes";let c=Vo("button","tl-act\
 tl-pin",n);c.type="button",c.tabIndex=-1,c.textContent="⊤";let m={root:t,name:r,extra:s,bar:a,parts:l,fold:o,lanes:u,pin:c,at:null,text:"",used:0};return this.
listen(m),this.host.append(t),m}listen(t){let{root:n,fold:o,lanes:r,pin:s}=t;o.onclick=a=>{a.stopPropagation(),this.actions.fold(t.at)},r.onclick=a=>{a.stopPropagation(),
this.actions.lanes(t.at)},s.onclick=a=>{a.stopPropagation(),this.actions.pin(t.at.key)},n.onclick=()=>{t.at.item.kind==="section"?this.actions.fold(t.at):t.at.row&&
this.actions.choose(t.at)},n.ondblclick=()=>{t.at.row?.kind==="group"&&this.actions.fold(t.at)},n.oncontextmenu=a=>{t.at.row&&(a.preventDefault(),this.actions.menu(
t.at,a.clientX,a.clientY))},n.onpointerenter=()=>this.actions.hover(t.at.row?.key??null),n.onpointerleave=()=>this.actions.hover(null)}update(t,n,o,r){this.frame++,
this.host.setAttribute("aria-rowcount",String(o.total));for(let s of t)this.place(s,s.top-n,o,!1);r&&this.place(r.at,r.y,o,!0);for(let[s,a]of this.pool)a.used!==
this.frame&&(this.pool.delete(s),this.free.length<40?(a.root.hidden=!0,this.free.push(a)):a.root.remove())}place(t,n,o,r){let s=t.item.kind==="run"&&!t.row?`${t.
item.key}[${t.index}]`:t.key,a=this.pool.get(s);a||(a=this.free.pop()??this.make(),a.text="",a.root.hidden=!1,this.pool.set(s,a)),a.at=t,a.used=this.frame,a.root.
style.transform=`translateY(${Math.round(n)}px)`,a.root.style.height=`${t.height}px`,this.fill(a,t,o,r)}fill(t,n,o,r){let s=n.row?o.shares.get(n.row.key):void 0,
a=n.item.kind==="section"?!n.item.folded:n.item.kind==="row"?n.item.open:null,l=o.selected===n.key,u=o.pins.includes(n.key),{name:c,extra:m,title:p}=fu(n),d=[c,
m,a,l,u,r,n.height,n.level,s?.join(),o.lanes.includes(n.key)].join(`
`);if(d===t.text)return;t.text=d;let{root:g}=t;g.className=`tl-label tl-${n.item.kind==="section"?"section":n.row?.kind??"note"} tl-depth${n.level}`+(l?" tl-cho\
sen":"")+(r?" tl-sticky":"")+(n.height<13?" tl-thin":""),g.title=p,g.tabIndex=l?0:-1,g.setAttribute("aria-level",String(n.level)),g.setAttribute("aria-selected",
String(l)),a===null?g.removeAttribute("aria-expanded"):g.setAttribute("aria-expanded",String(a)),t.name.textContent=c,t.extra.textContent=m,t.fold.hidden=a===null,
t.fold.setAttribute("aria-label",a?"Fold":"Unfold"),t.lanes.hidden=n.row?.kind!=="group"||!n.row.lanes,t.lanes.setAttribute("aria-pressed",String(o.lanes.includes(
n.key))),t.pin.hidden=!n.row,t.pin.setAttribute("aria-pressed",String(u)),t.pin.title=u?"Take from the top":"Pin on top",this.fillShares(t,s,n.height)}fillShares(t,n,o){
let r=n?.reduce((s,a)=>s+a,0)??0;t.bar.hidden=!n||o<13||r<=0,!(t.bar.hidden||!n)&&(n.forEach((s,a)=>{t.parts[a].style.width=`${s/Math.max(r,1)*100}%`}),t.bar.title=
n.map((s,a)=>`${xt[a]} ${ee(s)}`).join(", "))}focus(t){this.host.contains(document.activeElement)&&this.pool.get(t)?.root.focus({preventScroll:!0})}};var Ub={proc:24,thread:16,goroutine:20,group:34,lane:14,task:18,region:18,gc:18,stw:18,counter:34},Vb={proc:12,thread:6,goroutine:7,group:20,lane:6,task:8,region:8,
gc:10,stw:8,counter:20};function Ko(e,t){return(t?Vb:Ub)[e]}function Kb(e){return e==="gc"||e==="stw"?e:e.startsWith("c:")?"counter":/^p\d+$/.test(e)?"proc":/^m\d+$/.
test(e)?"thread":/^fn\d+$/.test(e)?"group":/^fn\d+\/l/.test(e)?"lane":/^task\d/.test(e)?"task":/^region\d|\/r\d+$/.test(e)?"region":"goroutine"}function da(e){let t=Kb(
e),n=t==="proc"?`P ${e.slice(1)}`:t==="thread"?`M ${e.slice(1)}`:e;return{key:e,kind:t,label:n,depth:0,begin:0,end:0,slices:0,totals:[0,0,0,0]}}var rs=class{constructor(){
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
top+o.height:o.top-1:n?0:this.height-1;for(let s=0;s<1e4;s++){let a=this.at(r);if(!a)return null;if(a.row)return a;r=n?a.top+a.height:a.top-1}return null}};function Fp(e,t,n,o){
let r=e.at(n+o)??e.at(n);if(!r)return n;let s=t.find(r.key);if(s)return n+s.top-r.top;let a=t.items.find(l=>l.key===r.item.key);return a?n+a.y-r.item.y:n}var si=class{constructor(t,n,o,r=0){this.fetchRows=t;this.query=n;this.onChange=o;this.pages=new Map;this.index=new Map;this.flights=new Map;this.generation=0;this.
known=!1;this.error=null;this.total=r}get ready(){return this.known}at(t){let n=Math.floor(t/200);return this.pages.get(n)?.rows[t-n*200]??null}indexOf(t){return this.
index.get(t)??-1}setQuery(t){JSON.stringify(t)!==JSON.stringify(this.query)&&(this.query=t,this.refresh())}refresh(){this.generation++;for(let t of this.flights.
values())t.abort();this.flights.clear()}want(t,n){let o=Math.max(0,Math.floor(t/200)),r=Math.floor(Math.max(t,Math.min(n,this.known?this.total-1:n))/200);for(let s=o;s<=
r;s++)this.pages.get(s)?.generation!==this.generation&&!this.flights.has(s)&&this.flights.size<2&&this.load(s);for(let[s,a]of this.flights)(s<o-1||s>r+1)&&(a.abort(),
this.flights.delete(s))}async load(t){let n=new AbortController,o=this.generation;this.flights.set(t,n);try{let r=await this.fetchRows({...this.query,offset:t*200,
limit:200},n.signal);if(n.signal.aborted||o!==this.generation)return;this.total=r.total,this.known=!0,this.error=null,this.drop(t),this.pages.set(t,{rows:r.rows,
generation:o}),r.rows.forEach((s,a)=>this.index.set(s.key,t*200+a)),this.trim(t)}catch(r){if(n.signal.aborted)return;this.error=r instanceof Error?r.message:String(
r),this.pages.set(t,{rows:this.pages.get(t)?.rows??[],generation:o}),this.known=!0}finally{this.flights.get(t)===n&&this.flights.delete(t)}this.onChange()}drop(t){
let n=this.pages.get(t);n&&(this.pages.delete(t),n.rows.forEach((o,r)=>{this.index.get(o.key)===t*200+r&&this.index.delete(o.key)}))}trim(t){for(;this.pages.size>
64;){let n=[...this.pages.keys()].reduce((o,r)=>Math.abs(r-t)>Math.abs(o-t)?r:o);this.drop(n)}}close(){this.refresh()}};var gu={first:"first seen",running:"time running",runnable:"time runnable",max_runnable:"longest wait to run",blocked:"time blocked",lifetime:"lifetime",unblocks:"\
unblocks made",id:"id"},jb={gc:"Garbage collector",procs:"Ps",groups:"Goroutines",tasks:"Tasks",regions:"Regions",counters:"Counters",threads:"Threads (Ms)"},qb=[
"gc","procs","groups","tasks","regions","counters","threads"],Yb=new Set(["threads","counters"]),mu=1e3;function is(e){let t=Zl(e.rows),n=r=>(r??"").split(";").
filter(Boolean),o=t.sort!==void 0&&t.sort in gu?t.sort:"first";return{sort:o,ascending:t.order?t.order==="asc":o==="first"||o==="id",alive:t.alive!=="0",open:n(
t.open),lanes:n(t.lanes),folds:n(t.folds),compact:t.compact==="1",stacks:t.stacks==="1",state:t.state??"",min:t.min??"",filter:e.q??"",pins:bo(e.pin)}}function fa(e,t){
let n=Zl(e.rows);for(let[o,r]of Object.entries(t))r===null||r===""?delete n[o]:n[o]=r;return Gd(n)}function ma(e,t){return(e.includes(t)?e.filter(n=>n!==t):[...e,
t]).join(";")}var hu=class{constructor(t,n,o){this.group=t;this.total=n;this.fn=o}at(t){return{...da(`${this.group}/l${t}`),label:t===0?this.fn:"",depth:1}}indexOf(t){
if(!t.startsWith(`${this.group}/l`))return-1;let n=Number(t.slice(this.group.length+2));return Number.isInteger(n)&&n>=0&&n<this.total?n:-1}},pa=class{constructor(t,n){
this.fetchRows=t;this.onChange=n;this.sections=new Map;this.members=new Map;this.known=new Map;this.alive=null;this.layout=new rs;this.options=is({})}row(t){return this.
known.get(t)??null}remember(t){this.known.size>2e4&&this.known.clear(),this.known.set(t.key,t)}isFolded(t){return Yb.has(t)!==this.options.folds.includes(t)}setAlive(t){
let n={from:Math.floor(t.from),to:Math.ceil(t.to)};this.alive&&this.alive.from===n.from&&this.alive.to===n.to||(this.alive=n,this.requery())}setOptions(t){this.
options=t,this.requery()}refresh(){for(let t of[...this.sections.values(),...this.members.values()])t.refresh();this.onChange()}memberQuery(t){let n=this.options;
return{group:t,sort:n.sort,order:n.ascending?"asc":"desc",filter:n.filter||null,alive:n.alive&&this.alive?`${this.alive.from},${this.alive.to}`:null,state:n.state||
null,min:n.min||null}}sectionQuery(t){return{section:t,filter:(t==="groups"||t==="tasks"||t==="regions")&&this.options.filter||null}}requery(){for(let[t,n]of this.
members)n.setQuery(this.memberQuery(t));for(let[t,n]of this.sections)n.setQuery(this.sectionQuery(t));this.onChange()}section(t,n){let o=this.sections.get(t);return o||
(o=new si(this.fetchRows,this.sectionQuery(t),this.onChange,n),this.sections.set(t,o)),o}group(t,n){let o=this.members.get(t);return o||(o=new si(this.fetchRows,
this.memberQuery(t),this.onChange,Math.min(n,1)),this.members.set(t,o)),o}build(t,n){let o=this.compose(t,[]),r=this.options.pins,s=n!==null&&!r.includes(n)&&!o.
find(n)?[n]:[];return this.layout=r.length+s.length?this.compose(t,[...r,...s]):o,this.layout}compose(t,n){let o=new rs;if(n.length){o.addSection("pinned","Pinn\
ed and selected",n.length,this.isFolded("pinned"));for(let r of this.isFolded("pinned")?[]:n){let s=this.known.get(r)??da(r);o.addRow(s,Ko(s.kind,this.options.compact),
"pinned");for(let a=0;this.options.stacks&&s.kind==="goroutine"&&a<3;a++)o.addRow({...da(`${r}/r${a}`),label:a?"":"regions",depth:1},Ko("region",this.options.compact),
"pinned",3)}}for(let r of qb){let s=t?.sections.find(a=>a.name===r)?.total??0;s>0&&this.addSection(o,r,s,new Set(n))}return o.closeSection(),o}addSection(t,n,o,r){
let s=this.isFolded(n),a=this.section(n,o);if(t.addSection(n,jb[n]??n,a.ready?a.total:o,s),s)return;let l=Math.min(a.total,n==="groups"?mu:a.total);a.error&&t.addNote(
`${n}!`,a.error,n),a.ready&&l===0&&t.addNote(`${n}?`,this.options.filter?`Nothing is named like “${this.options.filter}”.`:"Nothing here.",n),n==="groups"?this.
addGroups(t,a,l,r):this.addPlain(t,n,a,l),n==="groups"&&a.total>mu&&t.addNote("groups+",`${a.total-mu} more functions: filter to see them.`,n)}addPlain(t,n,o,r){
let s=this.options.compact;if(n!=="gc"){let a={procs:"proc",threads:"thread",tasks:"task",regions:"region",counters:"counter"}[n]??"task";t.addRun(`#${n}/`,o,r,
Ko(a,s),n),o.want(0,Math.min(r,1)-1);return}o.want(0,r-1);for(let a=0;a<r;a++){let l=o.at(a);l&&t.addRow(l,Ko(l.kind,s),n)}}addGroups(t,n,o,r){let{compact:s,open:a,
lanes:l}=this.options;n.want(0,o-1);for(let u=0;u<o;u++){let c=n.at(u);if(!c||c.members===0)continue;let m=a.includes(c.key),p=!m&&l.includes(c.key);if(r.has(c.
key)||t.addRow(c,Ko("group",s),"groups",2,m||p),p&&t.addRun(`${c.key}/`,new hu(c.key,c.lanes??0,c.label),c.lanes??0,Ko("lane",s),"groups",3),!m)continue;let d=this.
group(c.key,c.members??1);d.ready||d.want(0,0),d.error?t.addNote(`${c.key}!`,d.error,"groups",3):d.ready&&d.total===0&&t.addNote(`${c.key}?`,"No goroutine of th\
is function is in view or passes the filter.","groups",3),t.addRun(`${c.key}/`,d,d.total,Ko("goroutine",s),"groups",3)}}want(t){let n=new Map;for(let o of t){if(o.
row&&this.remember(o.row),o.item.kind!=="run")continue;let r=n.get(o.item.source);n.set(o.item.source,r?[r[0],o.index]:[o.index,o.index])}for(let[o,[r,s]]of n)o instanceof
si&&o.want(r-20,s+20)}close(){for(let t of[...this.sections.values(),...this.members.values()])t.close()}};var Xb=(()=>{let e=[];for(let t=1;t<=1e9;t*=10)e.push(t,2*t,5*t);return[...e.filter(t=>t<=1e10),1e10,15e9,3e10,6e10,12e10,3e11,6e11,9e11,18e11,36e11,72e11,216e11,
864e11]})();function Dp(e,t){let n=e*t;return Xb.find(o=>o>=n)??864e11*Math.ceil(n/864e11)}function bu(e,t,n=110){let o=(e.to-e.from)/Math.max(1,t),r=Dp(o,n),s=[
10,5,4,3,2].find(m=>Number.isInteger(r/m)&&r/m/o>=9)??1,a=r/s,l=[],u=Math.ceil(e.from/a),c=Math.floor(e.to/a);for(let m=u;m<=c&&l.length<1e3;m++){let p=m%s===0;
l.push({t:m*a,major:p,label:p?lt(m*a,r):""})}return l}function ha(e,t){let n=(e.to-e.from)/Math.max(1,t),o=Dp(n,110);if(o>=1e5||Math.abs(e.from)<o*1e3)return null;
let r=Math.floor(e.from/(o*100))*o*100;return{t:r,label:lt(r,o*100)}}function Op(e,t){return e===t?"0":`+${M(e-t)}`}function Bp(e,t,n,o,r,s){let a=it(e,t),l=Math.max(it(e,n),a+s);if(l<0||a>e.width)return;let u=Math.max(0,Math.round(a)),c=Math.min(e.width,Math.round(l))-u;if(c<=
0)return;let m=Math.min(1,Math.max(.12,(it(e,n)-a)/e.dpr));e.ctx.fillStyle=In(o,r*m),e.ctx.fillRect(u,Math.round(30*e.dpr),c,e.height),e.ctx.fillStyle=In(o,.9),
e.ctx.fillRect(u,Math.round(26*e.dpr),c,Math.round(3*e.dpr))}function zp(e){if(!e.bands)return;let t=e.palette.dark;for(let[n,o]of e.bands.gc)Bp(e,n,o,e.palette.
gc,t?.1:.075,1);for(let[n,o]of e.bands.stw)Bp(e,n,o,e.palette.stw,t?.3:.22,e.dpr)}function Gp(e){let t=Math.round(30*e.dpr),n=(o,r,s)=>{let a=Math.max(0,Math.round(
it(e,o))),l=Math.min(e.width,Math.round(it(e,r)));l<=a||(e.ctx.globalAlpha=s,e.ctx.fillStyle=e.palette.bgSunken,e.ctx.fillRect(a,t,l-a,e.height-t),e.ctx.globalAlpha=
1)};n(-1/0,0,1),n(e.end,1/0,1),e.range&&(n(0,e.range.from,.66),n(e.range.to,e.end,.66));for(let o of[0,e.end]){let r=Math.round(it(e,o));r>=0&&r<e.width&&(e.ctx.
fillStyle=e.palette.lineStrong,e.ctx.fillRect(r,t,1,e.height-t))}}function Wp(e){let t=e.area;if(!t)return;let n=Math.max(-2,Math.round(it(e,t.from))),o=Math.min(
e.width+2,Math.round(it(e,t.to))),r=30*e.dpr,s=e.height;if(t.rows){let l=t.rows.map(u=>e.layout.find(u)).filter(u=>u!==null);l.length&&(r=Math.max(r,Math.min(...l.
map(u=>_o(e,u.top)))),s=Math.max(...l.map(u=>_o(e,u.top+u.height))))}if(o<=n||s<=r)return;e.ctx.fillStyle=In(e.palette.accentRgb,.12),e.ctx.fillRect(n,r,o-n,s-r),
e.ctx.strokeStyle=e.palette.accent,e.ctx.lineWidth=e.dpr,e.ctx.strokeRect(n+.5,r+.5,o-n-1,s-r-1);let a=M(t.to-t.from);Jb(e,a,Math.min(Math.max((n+o)/2,40*e.dpr),
e.width-40*e.dpr),r+12*e.dpr)}function Jb(e,t,n,o){let{ctx:r}=e;r.font=`600 ${11*e.dpr}px ${e.palette.font}`;let s=r.measureText(t).width+14*e.dpr;r.fillStyle=e.
palette.accent,r.beginPath(),r.roundRect(n-s/2,o-9*e.dpr,s,18*e.dpr,9*e.dpr),r.fill(),r.fillStyle=e.palette.bgRaised,r.textAlign="center",r.fillText(t,n,o+.5),r.
textAlign="left"}function Up(e){if(!e.selected)return;let t=e.layout.find(e.selected.row);if(!t)return;let n=_o(e,t.top),o=Math.round(t.height*e.dpr),{ctx:r}=e,
s=2*e.dpr,a=Math.max(it(e,e.selected.begin),-s*2),l=Math.min(Math.max(it(e,e.selected.end),a+3*e.dpr),e.width+s*2);l<0||a>e.width||(r.strokeStyle=e.palette.fg,r.
lineWidth=s,r.strokeRect(Math.round(a),n+s/2,Math.max(s,Math.round(l-a)),o-s),e.focused&&(r.strokeStyle=e.palette.accent,r.lineWidth=e.dpr,r.strokeRect(Math.round(
a)-s,n-s/2,Math.round(l-a)+2*s,o+s)))}function ga(e,t,n){let o=e.layout.find(t),r=it(e,n);return o?{x:r,y:_o(e,o.top)+Math.round(o.height*e.dpr/2),shown:!0}:{x:r,
y:0,shown:!1}}var Hp={create:"created",unblock:"unblocked",syscall:"left its syscall"};function Ip(e,t,n,o){let r=4*e.dpr;e.ctx.beginPath(),e.ctx.moveTo(t,n),e.
ctx.lineTo(t-r,n+(o?-r*1.5:r*1.5)),e.ctx.lineTo(t+r,n+(o?-r*1.5:r*1.5)),e.ctx.closePath(),e.ctx.fill()}function Qb(e,t){let n=ga(e,t.from.key,t.from.t),o=ga(e,t.
to.key,t.to.t),{ctx:r}=e;if(!n.shown&&!o.shown)return;if(r.lineWidth=1.5*e.dpr,r.strokeStyle=r.fillStyle=e.palette.fg,n.shown&&o.shown){let c=o.y>n.y,m=Math.min(
60*e.dpr,Math.abs(o.y-n.y)/2+8*e.dpr)*(c?1:-1);r.beginPath(),r.moveTo(n.x,n.y),r.bezierCurveTo(n.x,n.y+m,o.x,o.y-m,o.x,o.y),r.stroke(),r.beginPath(),r.arc(n.x,n.
y,2.5*e.dpr,0,7),r.fill(),Ip(e,o.x,o.y,c);return}let s=n.shown?n:o,a=n.shown?`→ ${t.to.key} ${Hp[t.kind]}`:`${Hp[t.kind]} by ${t.from.key}`;if(s.x<0||s.x>e.width)
return;r.setLineDash([3*e.dpr,2*e.dpr]),r.beginPath(),r.moveTo(s.x,s.y),r.lineTo(s.x,s.y-18*e.dpr),r.stroke(),r.setLineDash([]),o.shown&&Ip(e,s.x,s.y,!0),r.font=
`${11*e.dpr}px ${e.palette.font}`;let l=r.measureText(a).width,u=Math.min(s.x+4*e.dpr,e.width-l-6*e.dpr);r.fillStyle=e.palette.bgRaised,r.globalAlpha=.85,r.fillRect(
u-3*e.dpr,s.y-27*e.dpr,l+6*e.dpr,15*e.dpr),r.globalAlpha=1,r.fillStyle=e.palette.fg,r.fillText(a,u,s.y-19*e.dpr)}function Vp(e){for(let o of e.edges)Qb(e,o);let t=e.
chain?.steps??[];e.ctx.strokeStyle=e.palette.accent,e.ctx.lineWidth=3*e.dpr,e.ctx.lineJoin="round",e.ctx.beginPath();let n=!1;for(let o of t){let r=ga(e,o.key,o.
end),s=ga(e,o.key,o.begin);if(!r.shown){n=!1;continue}n?e.ctx.lineTo(r.x,r.y):e.ctx.moveTo(r.x,r.y),e.ctx.lineTo(s.x,s.y),n=!0}t.length&&e.ctx.stroke()}function Kp(e){
let{ctx:t,palette:n}=e,o=Math.round(30*e.dpr);t.fillStyle=n.bgRaised,t.fillRect(0,0,e.width,o);let r=e.width/e.dpr,s=ha(e.view,r);t.font=`${11*e.dpr}px ${n.font}`,
t.textBaseline="middle";for(let a of bu(e.view,r)){let l=Math.round(it(e,a.t));t.fillStyle=a.major?n.lineStrong:n.line,t.fillRect(l,o-Math.round((a.major?10:7)*
e.dpr),1,Math.round((a.major?10:7)*e.dpr)),a.major&&(t.fillStyle=n.fgMuted,t.fillText(s?Op(a.t,s.t):a.label,l+4*e.dpr,11*e.dpr))}if(t.fillStyle=n.lineStrong,t.fillRect(
0,o-1,e.width,1),e.range){t.fillStyle=n.accent;let a=Math.max(0,it(e,e.range.from));t.fillRect(a,0,Math.min(e.width,it(e,e.range.to))-a,2*e.dpr)}}function jp(e){
e.ctx.fillStyle=e.palette.line,e.ctx.globalAlpha=.6;for(let t of bu(e.view,e.width/e.dpr))t.major&&e.ctx.fillRect(Math.round(it(e,t.t)),0,1,e.height);e.ctx.globalAlpha=
1}function qp(e){for(let t of e.marks){let n=Math.round(it(e,t.t));n<0||n>e.width||(e.ctx.fillStyle=e.palette.accent,e.ctx.globalAlpha=t.kept?1:.6,e.ctx.fillRect(
n,0,Math.max(1,e.dpr),e.height),e.ctx.beginPath(),e.ctx.moveTo(n,0),e.ctx.lineTo(n+9*e.dpr,4*e.dpr),e.ctx.lineTo(n,8*e.dpr),e.ctx.fill(),e.ctx.globalAlpha=1)}}function Yp(e){
if(e.cursorX===null)return;let t=Math.round(e.cursorX*e.dpr);e.ctx.fillStyle=e.palette.fgMuted,e.ctx.globalAlpha=.4,e.ctx.fillRect(t,0,1,e.height),e.ctx.globalAlpha=
1;let n=e.view.from+(e.view.to-e.view.from)*t/e.width,o=lt(n,(e.view.to-e.view.from)/e.width);e.ctx.font=`${11*e.dpr}px ${e.palette.font}`;let r=e.ctx.measureText(
o).width+10*e.dpr,s=Math.min(Math.max(t-r/2,0),e.width-r);e.ctx.fillStyle=e.palette.fg,e.ctx.beginPath(),e.ctx.roundRect(s,2*e.dpr,r,16*e.dpr,4*e.dpr),e.ctx.fill(),
e.ctx.fillStyle=e.palette.bgRaised,e.ctx.fillText(o,s+5*e.dpr,10.5*e.dpr)}function ai(e){if(!(e>0))return 1;let t=10**Math.floor(Math.log10(e));return[1,1.5,2,3,5,7,10].find(o=>o*t>=e*.9999)*t}var Zb=24,ba=class{constructor(t,n,o){this.cache=n;this.onPainted=o;this.jobs=new Map;this.queue=[];this.pixels=null;this.version=0;this.nextId=1;this.broken=null;
this.worker=new Worker(t),this.worker.onmessage=r=>this.done(r.data),this.worker.onerror=()=>{this.broken="The painter could not be started."}}setColors(t,n){t!==
this.version&&(this.version=t,this.pixels=n)}static needed(t){return t.kind>=2}beginFrame(){this.queue.length=0}picture(t,n){let o=`${this.version} ${n.height} ${n.
scale} ${n.base} ${n.own}`;return t.painted!==o&&t.painting!==o&&this.queue.push({cached:t,style:n,id:o}),t.bitmap}endFrame(){for(;this.queue.length&&this.jobs.
size<Zb;){let{cached:t,style:n,id:o}=this.queue.shift(),r=t.tile,s={id:this.nextId++,kind:r.kind,state:r.state,n:r.spans?.n??0,payload:r.payload,...n};this.pixels&&
(s.pixels=this.pixels,this.pixels=null),t.painting=o,this.jobs.set(s.id,{cached:t,style:o}),this.worker.postMessage(s)}}get busy(){return this.jobs.size>0||this.
queue.length>0}done({id:t,bitmap:n}){let o=this.jobs.get(t);this.jobs.delete(t),!(!o||!n)&&(o.cached.painting===o.style?(o.cached.painting="",this.cache.setBitmap(
o.cached,n,o.style)):n.close(),this.onPainted())}close(){this.worker.terminate(),this.jobs.clear()}};var e0=160,t0=180,n0=4,fe=me(null),zn=me(null),yr=me(!0),li=me(0);function Mo(e,t,n){let o=document.createElement(e);return o.className=t,n.append(o),o}var va=class{constructor(t){
this.ends=[];this.hatch=null;this.missing=null;this.view={from:0,to:1};this.ownView=!0;this.glide=null;this.scroll=0;this.width=1;this.height=1;this.dpr=1;this.
pointer=null;this.hoveredRow=null;this.drag=null;this.draft=null;this.held=new Map;this.lastFrame=0;this.wanted=!1;this.rebuildWanted=!0;this.bands=null;this.bandsFlight=
null;this.shares=new Map;this.scales=new Map;this.temporaryMark=null;this.focused=!1;this.ownSelection="";this.zoomingIn=!0;this.revealWanted=null;this.column=Mo(
"div","tl-column",t),this.corner=Mo("div","tl-origin",this.column);let n=Mo("div","tl-list",this.column),o=Mo("div","tl-field",t);this.canvas=Mo("canvas","tl-ca\
nvas",o),this.canvas.tabIndex=0,this.canvas.setAttribute("role","img"),this.canvas.setAttribute("aria-label","Timeline. The grid of rows beside it and “Show as \
table” hold the same."),this.bar=Mo("div","tl-scroll",t),this.thumb=Mo("div","tl-thumb",this.bar),this.tip=Mo("div","tl-tip",o),this.tip.hidden=!0,this.ctx=this.
canvas.getContext("2d",{alpha:!1}),this.cache=new ia(Qd,()=>this.arrived()),this.painter=new ba(`${ut}worker.js`,this.cache,()=>this.draw()),this.names=new sa((r,s,a)=>dt(
"names",{g:r.join(",")||null,s:s.join(",")||null,k:a.join(",")||null}),()=>this.draw()),this.model=new pa((r,s)=>dt("rows",r,s),()=>this.rebuild()),this.labels=
new ca(n,{fold:r=>this.fold(r),lanes:r=>this.setRows({lanes:ma(this.model.options.lanes,r.key),open:this.model.options.open.filter(s=>s!==r.key).join(";")}),pin:r=>this.
pin(r),choose:r=>this.chooseRow(r),menu:(r,s,a)=>{zn.value={x:s,y:a,row:r.key,t:null}},hover:r=>{this.hoveredRow=r,this.draw()}}),this.observer=new ResizeObserver(
()=>this.resize()),this.observer.observe(o),this.listen(),this.follow(),this.resize(),fe.value=this}close(){fe.value=null,this.commitView(),this.observer.disconnect();
for(let t of this.ends)t();clearTimeout(this.settleTimer),clearTimeout(this.measureTimer),this.bandsFlight?.abort(),this.model.close(),this.painter.close(),this.
cache.clear()}follow(){let t=et.peek(),n=0;this.ends.push(op(),mt(()=>{this.readColors(Ot.value,Hn.value?.reasons??[],we.value.hl??null)}),mt(()=>{let o=we.value.
t;this.showAddress(o===void 0?ue.value:oi(o),o)}),mt(()=>{this.model.setOptions(is(we.value))}),mt(()=>{let o=ye.value;et.value!==t&&(t=et.value,this.cache.clear()),
this.cache.end=o,this.ownView&&(this.view=cu(o)),this.touch()}),mt(()=>{let o=Hn.value;to.value,o&&++n>1&&this.model.refresh(),this.rebuild()}),mt(()=>{let o=ct.
value;o&&en(o)!==this.ownSelection&&(this.revealWanted=o.row),this.rebuild()}),mt(()=>{let o=Pt.value.value;o&&this.revealWanted!==null&&o.row===ct.peek()?.row&&
this.revealTime(o.begin,o.end),this.draw()}),mt(()=>{yo.value,wo.value,on.value,ue.value,yr.value,we.value.mark,this.draw()}))}showAddress(t,n){n!==void 0&&n===
this.lastT||(this.lastT=n,this.ownView=t===null,t?this.glideTo(hn(t,ye.peek()||t.to)):ye.peek()>0&&this.glideTo(cu(ye.peek())))}readColors(t,n,o){document.documentElement.
dataset.theme=t;let r=getComputedStyle(document.documentElement);this.palette=wp(s=>r.getPropertyValue(s),t==="dark",n,o),this.painter.setColors(this.palette.version,
this.palette.pixels),this.makePatterns(),this.draw()}makePatterns(){let t=(o,r,s)=>{let a=document.createElement("canvas");a.width=a.height=o;let l=a.getContext(
"2d");l.strokeStyle=r,l.lineWidth=s;for(let u of[-o,0,o])l.beginPath(),l.moveTo(u-2,o+2),l.lineTo(u+o+2,-2),l.stroke();return this.ctx.createPattern(a,"repeat")},
n=Math.round(8*this.dpr);this.hatch=t(n,"rgb(255 255 255 / 0.28)",n/4),this.missing=t(n,this.palette.line,this.dpr)}touch(){clearTimeout(this.settleTimer),this.
settleTimer=setTimeout(()=>this.settle(),e0),this.draw()}setView(t){this.glide=null,this.ownView=!1,this.zoomingIn=t.to-t.from<this.view.to-this.view.from,this.
view=t,this.touch()}glideTo(t){this.zoomingIn=t.to-t.from<this.view.to-this.view.from,matchMedia("(prefers-reduced-motion: reduce)").matches||this.width<=1||this.
lastFrame===0?(this.glide=null,this.view=t):this.glide={from:this.view,to:t,start:performance.now()},this.touch()}jump(t){this.commitView(),de({t:qt(hn(t,ye.peek()))})}commitView(){
let t=this.glide?.to??this.view,n={from:Math.round(t.from),to:Math.max(Math.round(t.from)+1,Math.round(t.to))},o=this.ownView?void 0:qt(n);o===this.lastT||this.
ownView&&we.peek().t===void 0||(this.lastT=o,vo({t:o??null}))}settle(){this.commitView(),this.model.setAlive(this.view),this.measureRows(),this.askBands(),li.value++,
this.draw()}get timeAtPointer(){return this.timeAt(this.pointer?.x??this.width/2)}timeAt(t){return this.view.from+(this.view.to-this.view.from)*t/this.width}zoom(t,n=this.
pointer?.x??this.width/2){this.setView(yp(this.view,n/this.width,t,ye.peek()))}pan(t){this.setView(uu(this.view,(this.view.to-this.view.from)*t,ye.peek()))}showWhole(){
this.commitView(),de({t:null})}fitRows(){let t=this.visibleRows().filter(n=>n.row&&n.row.end>n.row.begin);t.length&&this.jump(gr({from:Math.min(...t.map(n=>n.row.
begin)),to:Math.max(...t.map(n=>n.row.end))},ye.peek(),.03))}fitSelected(){let t=Pt.peek().value,n=t?{from:t.begin,to:t.end}:on.peek();if(!n)return;let o=this.view.
to-this.view.from,r=(n.from+n.to)/2,s=hn({from:r-o/2,to:r+o/2},ye.peek()),a=Math.abs(s.from-this.view.from)<o*.02;t&&this.revealRow(t.row),this.jump(a||n.to-n.from>
o?gr(n,ye.peek(),.2):s)}hold(t,n){n===null?this.held.delete(t):this.held.get(t)!==n&&(this.held.set(t,n),this.move(50)),this.draw()}move(t){for(let[n,o]of this.
held){let r=Math.min(t,50)/1e3*o;n==="in"||n==="out"?this.zoom(Math.exp((n==="in"?-2.2:2.2)*r)):this.pan((n==="left"?-1:1)*r*.9)}}rebuild(){this.rebuildWanted=!0,
this.draw()}layOut(){this.rebuildWanted=!1;let t=this.model.layout,n=this.pointer?Math.max(0,this.pointer.y-30):0,o=this.model.build(Hn.peek(),ct.peek()?.row??null);
this.scroll=this.boundScroll(t.height?Fp(t,o,this.scroll,n):this.scroll),this.revealWanted!==null&&o.find(this.revealWanted)&&this.revealRow(this.revealWanted)}get rowsHeight(){
return Math.max(1,this.height-30)}boundScroll(t){return Math.min(Math.max(0,t),Math.max(0,this.model.layout.height-this.rowsHeight+24))}setScroll(t){this.scroll=
this.boundScroll(t),this.touch()}revealRow(t){let n=this.model.layout.find(t);if(!n)return;let o=this.scroll+30;(n.top<o||n.top+n.height>this.scroll+this.rowsHeight)&&
this.setScroll(n.top-this.rowsHeight/2+n.height/2)}revealTime(t,n){this.revealWanted=null;let o=xp(this.view,t,Math.min(n,t+(this.view.to-this.view.from)*.5),ye.
peek());o!==this.view&&(this.ownView=!1,this.glideTo(o))}visibleRows(){return this.model.layout.visible(this.scroll,this.scroll+this.rowsHeight)}setRows(t){this.
commitView(),de({rows:fa(we.peek(),t)})}fold(t){let n=this.model.options;if(t.item.kind==="section")this.setRows({folds:ma(n.folds,t.item.name)});else if(t.row?.
kind==="group"){let o=n.lanes.filter(r=>r!==t.key).join(";");this.setRows(n.lanes.includes(t.key)?{lanes:o}:{open:ma(n.open,t.key),lanes:o})}}pin(t){let n=bo(we.
peek().pin),o=n.includes(t)?n.filter(r=>r!==t):[...n,t];de({pin:o.length?o.join(","):null})}chooseRow(t){let n=ct.peek()?.t??Math.round((this.view.from+this.view.
to)/2);this.choose(t.key,n)}choose(t,n){this.commitView(),this.ownSelection=en({row:t,t:n}),de({sel:this.ownSelection})}stepRow(t){let n=ct.peek()?.row??this.hoveredRow??
"",o=this.model.layout.neighbour(n,t);if(!o?.row)return;let r=ct.peek()?.t??Math.round((this.view.from+this.view.to)/2);this.choose(o.key,r),this.revealRow(o.key),
requestAnimationFrame(()=>this.labels.focus(o.key))}foldSelected(){let t=ct.peek()?.row??this.hoveredRow,n=t?this.model.layout.find(t):null,o=n?.row?.kind==="gr\
oup"?n:n?.row?.group?this.model.layout.find(n.row.group):null;o&&this.fold(o)}mark(t){let n=Math.round(this.timeAtPointer);if(!t){this.temporaryMark=this.temporaryMark===
null?n:null,this.draw();return}let o=bo(we.peek().mark),r=o.find(a=>Math.abs((go(a)??-1)-n)<(this.view.to-this.view.from)*5/this.width),s=r?o.filter(a=>a!==r):[
...o,qs(this.temporaryMark??n)];this.temporaryMark=null,de({mark:s.length?s.join(","):null})}marks(){let t=bo(we.peek().mark).map(go).filter(n=>n!==null).map(n=>({
t:n,kept:!0}));return this.temporaryMark===null?t:[...t,{t:this.temporaryMark,kept:!1}]}arrived(){this.measureTimer??(this.measureTimer=setTimeout(()=>{this.measureTimer=
void 0,this.measureRows(),li.value++,this.draw()},120)),this.draw()}measureRows(){let t=br(this.view,this.width*this.dpr),[n,o]=vr(this.view,t,ye.peek()),r=Math.
max(0,this.view.from),s=Math.max(1,Math.min(this.view.to,ye.peek())-r);this.shares=new Map;for(let{row:a}of this.visibleRows()){if(!a||a.kind==="counter")continue;
let l=new Float64Array(4);for(let u=n;u<=o;u++){let c=this.cache.get(a.key,t,u);c&&Np(c.tile,r,this.view.to,ns,l)}this.shares.set(a.key,Array.from(l,u=>u/s))}this.
measureScales(t,n,o)}rowShares(t){return this.shares.get(t)??null}measureScales(t,n,o){for(let{row:r}of this.visibleRows()){if(r?.kind!=="group")continue;let s=0,
a=0;for(let u=n;u<=o;u++){let c=this.cache.get(r.key,t,u)?.tile.avg;for(let m=0;c&&m<c.length;m+=4){let p=c[m]+c[m+1]+c[m+3];s=Math.max(s,p),a=Math.max(a,p+c[m+
2])}}let l=s>0?Math.min(a,s*3):a;l>0&&this.scales.set(r.key,ai(l))}}scaleOf(t){let n=this.model.row(t);return n?.kind==="counter"?{scale:ai(n.max??1),base:0,unit:n.
unit??"count"}:{scale:this.scales.get(t)??ai(n?.peak??1),base:0,unit:"count"}}askBands(){let t=this.view.to-this.view.from,n=Math.max(0,Math.floor(this.view.from-
t/2)),o=Math.ceil(Math.min(ye.peek(),this.view.to+t/2));o<=n||!et.peek()||(this.bandsFlight?.abort(),this.bandsFlight=new AbortController,dt("marks",{from:n,to:o},
this.bandsFlight.signal).then(r=>{this.bands=r,this.draw()},r=>{fn(r)}))}resize(){let t=this.canvas.parentElement.getBoundingClientRect(),n=Math.min(devicePixelRatio||
1,3);this.width=Math.max(1,Math.round(t.width)),this.height=Math.max(1,Math.round(t.height)),n!==this.dpr&&(this.dpr=n,this.makePatterns()),this.canvas.width=Math.
round(this.width*n),this.canvas.height=Math.round(this.height*n),this.frame(performance.now()),this.touch()}draw(){this.wanted||(this.wanted=!0,requestAnimationFrame(
t=>this.frame(t)))}animate(t){if(this.held.size&&this.move(this.lastFrame?t-this.lastFrame:16),!this.glide)return;let n=Math.min(1,(t-this.glide.start)/t0),o=1-
(1-n)**3,{from:r,to:s}=this.glide;this.view={from:r.from+(s.from-r.from)*o,to:r.to+(s.to-r.to)*o},n>=1&&(this.glide=null)}scene(){let t=ct.peek(),n=Pt.peek().value,
o=t&&n&&n.row===t.row&&t.t>=n.begin&&t.t<=n.end;return{ctx:this.ctx,width:this.canvas.width,height:this.canvas.height,dpr:this.dpr,view:this.view,end:ye.peek(),
reading:!to.peek(),scroll:this.scroll,layout:this.model.layout,palette:this.palette,cache:this.cache,painter:this.painter,names:this.names,reasons:Hn.peek()?.reasons??
[],bands:yr.peek()?this.bands:null,range:ue.peek(),area:this.draft??on.peek(),marks:this.marks(),selected:t?{...t,begin:o?n.begin:t.t,end:o?n.end:t.t}:null,focused:this.
focused,hovered:this.hoveredRow?{row:this.hoveredRow,t:0}:null,cursorX:this.drag?.kind==="pan"?null:this.pointer?.x??null,edges:t?yo.peek().value?.edges??[]:[],
chain:t?wo.peek().value:null,compact:this.model.options.compact,hatch:this.hatch,missing:this.missing,rects:0,waiting:!1,scaleOf:r=>this.scaleOf(r)}}frame(t){this.
wanted=!1,this.animate(t),this.rebuildWanted&&this.layOut(),this.lastFrame=(this.held.size||this.glide,t),this.cache.beginFrame(),this.painter.beginFrame();let n=this.
visibleRows();this.model.want(n);let o=this.scene();this.ctx.fillStyle=this.palette.bgRaised,this.ctx.fillRect(0,0,o.width,o.height),jp(o),Rp(o,n),zp(o),Gp(o),Wp(
o),Up(o),Vp(o),Ap(o),Kp(o),qp(o),Yp(o),this.painter.endFrame(),this.ask(o,n),this.updateColumn(n),this.names.flush(),(this.glide||this.held.size)&&this.draw()}ask(t,n){
if(!et.peek()||t.end<=0)return;let o=this.glide?{...t,view:this.glide.to}:t;this.cache.ask(Pp(o,n,this.pointer?.y??null)),this.cache.inFlight===0&&!this.glide&&
this.cache.ask($p(t,n,this.zoomingIn))}updateColumn(t){let n=ha(this.view,this.width),o=n?`${n.label} +`:`${M(this.view.to-this.view.from)} shown`;this.corner.textContent!==
o&&(this.corner.textContent=o);let r=this.model.layout,s=r.sticky(this.scroll),a=s?t.filter(p=>p.item!==s.item):t;this.labels.update(a,this.scroll,{pins:this.model.
options.pins,lanes:this.model.options.lanes,selected:ct.peek()?.row??null,total:r.items.length,shares:this.shares},s?{at:{key:s.item.key,row:null,item:s.item,index:0,
top:0,height:s.item.height,level:1},y:s.y}:null);let l=this.rowsHeight/Math.max(r.height+24,1);this.bar.hidden=l>=1;let u=this.height,c=Math.max(24,u*l);this.thumb.
style.height=`${c}px`;let m=Math.max(1,r.height+24-this.rowsHeight);this.thumb.style.transform=`translateY(${(u-c)*this.scroll/m}px)`}rowAt(t){if(t<30)return null;
let n=this.model.layout.sticky(this.scroll);return n&&t<30+n.y+n.item.height?null:this.model.layout.at(t-30+this.scroll)}hit(t,n){let o=br(this.view,this.width*
this.dpr),r=(this.view.to-this.view.from)/this.width*2;for(let s=0;s<6;s++){let a=this.cache.get(t,o+s,Math.floor(n/(1024*2**(o+s))));if(a)return a.tile.kind===
0?null:Ep(a.tile,n,r)}return null}point(t){let n=this.canvas.getBoundingClientRect();return{x:t.clientX-n.left,y:t.clientY-n.top}}listen(){let t=this.canvas,n={
passive:!1};t.addEventListener("wheel",o=>this.wheel(o),n),this.column.addEventListener("wheel",o=>this.wheel(o),n),t.addEventListener("pointerdown",o=>this.press(
o)),t.addEventListener("pointermove",o=>this.moved(o)),t.addEventListener("pointerup",o=>this.release(o)),t.addEventListener("pointercancel",()=>this.cancelDrag()),
t.addEventListener("pointerleave",()=>{this.pointer=null,this.hoveredRow=null,this.tip.hidden=!0,this.draw()}),t.addEventListener("dblclick",o=>this.doubleClick(
o)),t.addEventListener("contextmenu",o=>{let r=this.point(o),s=this.rowAt(r.y);s?.row&&(o.preventDefault(),zn.value={x:o.clientX,y:o.clientY,row:s.key,t:Math.round(
this.timeAt(r.x))})}),t.addEventListener("auxclick",o=>o.preventDefault()),t.addEventListener("focus",()=>{this.focused=t.matches(":focus-visible"),this.draw()}),
t.addEventListener("blur",()=>{this.focused=!1,this.held.clear(),this.draw()}),this.bar.addEventListener("pointerdown",o=>{this.bar.setPointerCapture(o.pointerId),
o.target===this.bar&&this.setScroll(o.offsetY/this.height*this.model.layout.height-this.rowsHeight/2),this.drag={kind:"bar",y:o.clientY,scroll:this.scroll}}),this.
bar.addEventListener("pointermove",o=>{this.drag?.kind==="bar"&&this.setScroll(this.drag.scroll+(o.clientY-this.drag.y)*(this.model.layout.height+24)/this.height)}),
this.bar.addEventListener("pointerup",()=>this.cancelDrag())}wheel(t){t.preventDefault();let n=t.deltaMode===1?16:t.deltaMode===2?this.rowsHeight:1,o=t.deltaX*n,
r=t.deltaY*n;if(t.ctrlKey||t.metaKey){let s=this.point(t);this.zoom(Math.exp(Math.max(-120,Math.min(120,r))*(Math.abs(r)<50?.01:.004)),Math.min(Math.max(s.x,0),
this.width))}else t.shiftKey||Math.abs(o)>Math.abs(r)?this.pan((t.shiftKey&&o===0?r:o)/this.width):this.setScroll(this.scroll+r)}press(t){if(t.button===2)return;
let n=this.point(t);this.canvas.setPointerCapture(t.pointerId);let o=t.button===1||t.shiftKey!==(tn.peek().navigation==="pan"&&n.y>=30);t.button===1&&t.preventDefault(),
o&&t.button!==0||o&&t.shiftKey?this.drag={kind:"pan",x:n.x,y:n.y,view:this.view,scroll:this.scroll}:this.drag={kind:"press",x:n.x,y:n.y,ruler:n.y<30,t:this.timeAt(
n.x)}}moved(t){let n=this.point(t);this.pointer=n;let o=this.drag;if(o?.kind==="press"&&Math.hypot(n.x-o.x,n.y-o.y)>n0&&(tn.peek().navigation==="pan"&&!t.shiftKey&&
!o.ruler?this.drag={kind:"pan",x:o.x,y:o.y,view:this.view,scroll:this.scroll}:this.drag={...o,kind:"area"}),this.drag?.kind==="pan"){let r=(this.drag.x-n.x)/this.
width*(this.drag.view.to-this.drag.view.from);this.setView(uu(this.drag.view,r,ye.peek())),this.setScroll(this.drag.scroll+this.drag.y-n.y)}else this.drag?.kind===
"area"&&(this.draft=this.areaOf(this.drag,n));this.canvas.classList.toggle("tl-panning",this.drag?.kind==="pan"),this.hover(),this.draw()}areaOf(t,n){let o=this.
timeAt(Math.min(Math.max(n.x,0),this.width)),r=Math.max(0,Math.min(t.t,o)),s=Math.min(Math.max(t.t,o),Math.max(ye.peek(),1)),a=null;if(!t.ruler){let l=Math.max(
30,Math.min(t.y,n.y))-30+this.scroll,u=Math.max(t.y,n.y)-30+this.scroll;a=this.model.layout.visible(l,u+1).filter(c=>c.row).map(c=>c.key),(a.length===0||a.length>
100)&&(a=null)}return{from:Math.round(Math.min(r,s)),to:Math.round(Math.max(s,r+1)),rows:a}}release(t){let n=this.drag;if(this.drag=null,this.canvas.classList.remove(
"tl-panning"),n?.kind==="area"&&this.draft){this.commitView();let{from:o,to:r,rows:s}=this.draft;this.draft=null,oo({from:o,to:r,rows:s})}else n?.kind==="press"&&
this.click(this.point(t));this.draw()}cancelDrag(){this.drag=null,this.draft=null,this.draw()}click(t){let n=this.rowAt(t.y);if(n?.item.kind==="section"){this.fold(
n);return}if(!n?.row)return;let o=Math.round(this.timeAt(t.x)),r=this.hit(n.key,o);if(n.row.kind==="group"&&r?.kind==="heat"){this.choose(n.key,o);return}let s=r?.
kind==="span"?Math.min(Math.max(o,Math.ceil(r.from)),Math.max(Math.ceil(r.from),Math.floor(r.to)-1)):o;this.choose(n.key,s)}doubleClick(t){let n=this.point(t),o=this.
rowAt(n.y),r=o?.row?this.hit(o.key,this.timeAt(n.x)):null;r?.kind==="span"?this.jump(gr(r,ye.peek(),.25)):this.zoom(.25,n.x)}hover(){let t=this.pointer,n=t&&!this.
drag?this.rowAt(t.y):null;this.hoveredRow=n?.row?.key??null;let o=t?this.timeAt(t.x):0,r=n?.row&&o>=0&&o<=ye.peek()?this.hit(n.key,o):null,s=n?.row&&r?Lp(n.row,
r,this.names,Hn.peek()?.reasons??[]):[];if(this.tip.hidden=s.length===0,!t||!s.length)return;let a=s.join(`
`);this.tip.textContent!==s.join("")&&(this.tip.textContent="",s.forEach((c,m)=>{Mo("div",m===0?"tl-tip-first":"tl-tip-more",this.tip).textContent=c}),this.tip.
dataset.text=a);let l=t.x>this.width-300,u=t.y>this.height-110;this.tip.style.transform=`translate(${Math.round(t.x+(l?-14:14))}px, ${Math.round(t.y+(u?-14:18))}\
px) translate(${l?"-100%":"0"}, ${u?"-100%":"0"})`}get hoverPlace(){return this.hoveredRow?{row:this.hoveredRow,t:Math.round(this.timeAtPointer)}:null}};var jo=me([]),ss=me(0),as=me(null),wu=me(-1),vu=null;async function yu(e){if(vu?.abort(),vu=new AbortController,wu.value=-1,!e.trim()){jo.value=[],ss.value=0;return}
try{let t=await dt("find",{q:e,limit:50},vu.signal);jo.value=t.rows,ss.value=t.total,as.value=null}catch(t){fn(t)||(as.value=no(t))}}function Xp(e,t){let n={row:e,
t:Math.max(0,Math.round(t))};nn.peek()==="/timeline"?de({sel:en(n)}):zt(ze({sel:n}))}function xu(e){wu.value=jo.peek().indexOf(e),Xp(e.key,e.begin)}function ku(e){
let t=jo.peek();t.length&&xu(t[(wu.peek()+e+t.length)%t.length])}function _u(e){let t=e.trim().toLowerCase(),n=/^([gpm])\s*(\d+(?:~\d+)?)$/.exec(t);if(n)return{
row:n[1]+n[2]};let o=/^task\s*(\d+)$/.exec(t);if(o)return{page:`/task/${o[1]}`};if(/^(fn\d+(\/l\d+)?|gc|stw|c:\w+)$/.test(t))return{row:t};let r=/[a-zµ]$/.test(
t)?go(t):null;return r!==null&&r>=0?{t:r}:null}function Jp(e,t,n=0){let o=_u(e);if(!o)return!1;if("row"in o)Xp(o.row,t?(t.from+t.to)/2:n);else if("t"in o){let r=t?
(t.to-t.from)/2:5e5,s={from:Math.round(Math.max(0,o.t-r)),to:Math.round(o.t+r)};nn.peek()==="/timeline"?de({t:`${s.from}+${s.to-s.from}`}):zt(ze({view:s}))}else
zt(Z(o.page));return!0}var ls=[{path:"/",roots:["","overview"],title:"Overview",icon:"overview",group:"look"},{path:"/timeline",roots:["timeline"],title:"Timeline",icon:"timeline",group:"\
look"},{path:"/findings",roots:["findings"],title:"Findings",icon:"findings",group:"look"},{path:"/goroutines",roots:["goroutines"],title:"Goroutines",icon:"gor\
outines",group:"measure"},{path:"/profiles",roots:["profiles"],title:"Profiles",icon:"profiles",group:"measure"},{path:"/latency",roots:["latency"],title:"Laten\
cy",icon:"latency",group:"measure"},{path:"/mmu",roots:["mmu"],title:"GC & MMU",icon:"gc",group:"measure"},{path:"/tasks",roots:["tasks","task"],title:"Tasks",icon:"\
tasks",group:"measure"},{path:"/regions",roots:["regions","region"],title:"Regions",icon:"regions",group:"measure"},{path:"/events",roots:["events"],title:"Even\
ts",icon:"events",group:"more"},{path:"/compare",roots:["compare"],title:"Compare",icon:"compare",group:"more"},{path:"/settings",roots:["settings"],title:"Sett\
ings",icon:"settings",group:"about"},{path:"/help",roots:["help"],title:"Help",icon:"help",group:"about"}];function o0(e){try{return decodeURIComponent(e)}catch{
return e}}function ui(e){let t=e.indexOf("/",1),n=t<0?e.slice(1):e.slice(1,t),o=t<0?"":e.slice(t+1);return{route:ls.find(s=>s.roots.includes(n))??null,root:n,arg:o?
o0(o):null}}var gn=me(null),ci=me(!0),wa=me(!0),So=me(!1);function Qp(e){let t=Pt.peek().value,n=e?t?.next:t?.prev;t&&n!==null&&n!==void 0?Qi({row:t.row,t:n}):ct.peek()||fe.
peek()?.pan(e?.2:-.2)}function Zp(e){let t=Pt.peek().value;if(!t)return;if(e){let r=t.unblocked_by??t.goroutine?.created_by??null;r&&Qi({row:r.key,t:r.t});return}
let n=yo.peek().value?.edges.find(r=>r.from.key===t.row),o=t.unblocks[0]??n?.to;o&&Qi({row:o.key,t:o.t})}function Mu(e){let t=Pt.peek().value,n=ct.peek(),o=e===
"goroutine"?t?.goroutine?.key:t?.[e];o&&n&&Qi({row:o,t:n.t})}function r0(){zn.peek()?zn.value=null:So.peek()?So.value=!1:ct.peek()?Ys(null):on.peek()?oo(null):ue.
peek()&&Dt(null)}function i0(){let e=xt.indexOf(we.peek().hl??"");de({hl:xt[e+1]??null})}var s0=ls.map((e,t)=>({id:`page-${e.title}`,title:e.title,keys:t<9?[`Di\
git${t+1}`]:e.path==="/help"?["Shift+Slash"]:[],group:"Pages",run:()=>zt(Z(e.path))})),To=[{id:"zoom-in",title:"Zoom in at the pointer",keys:["KeyW","Equal","Nu\
mpadAdd"],group:"Move",timeline:!0,held:!0,run:()=>fe.peek()?.zoom(.5)},{id:"zoom-out",title:"Zoom out at the pointer",keys:["KeyS","Minus","NumpadSubtract"],group:"\
Move",timeline:!0,held:!0,run:()=>fe.peek()?.zoom(2)},{id:"left",title:"Earlier",keys:["KeyA"],group:"Move",timeline:!0,held:!0,run:()=>fe.peek()?.pan(-.25)},{id:"\
right",title:"Later",keys:["KeyD"],group:"Move",timeline:!0,held:!0,run:()=>fe.peek()?.pan(.25)},{id:"fit",title:"Centre the selection; again: fit it",keys:["Ke\
yF"],group:"Move",timeline:!0,run:()=>fe.peek()?.fitSelected()},{id:"whole",title:"The whole trace",keys:["Digit0","Numpad0"],group:"Move",timeline:!0,run:()=>fe.
peek()?.showWhole()},{id:"fit-rows",title:"Fit the rows in sight",keys:["Shift+Digit0"],group:"Move",timeline:!0,run:()=>fe.peek()?.fitRows()},{id:"undo",title:"\
Undo the last step",keys:["KeyZ","Ctrl+KeyZ"],group:"Move",run:()=>history.back()},{id:"redo",title:"Redo it",keys:["Shift+KeyZ","Ctrl+Shift+KeyZ"],group:"Move",
run:()=>history.forward()},{id:"prev",title:"Previous slice of the row",keys:["ArrowLeft","Comma"],group:"Rows and slices",timeline:!0,run:()=>Qp(!1)},{id:"next",
title:"Next slice of the row",keys:["ArrowRight","Period"],group:"Rows and slices",timeline:!0,run:()=>Qp(!0)},{id:"up",title:"Row above",keys:["ArrowUp","KeyK"],
group:"Rows and slices",timeline:!0,run:()=>fe.peek()?.stepRow(!1)},{id:"down",title:"Row below",keys:["ArrowDown","KeyJ"],group:"Rows and slices",timeline:!0,run:()=>fe.
peek()?.stepRow(!0)},{id:"open",title:"Open the group of the row",keys:["Enter","Space"],group:"Rows and slices",timeline:!0,run:()=>fe.peek()?.foldSelected()},
{id:"flow-back",title:"Back along the flow: unblocker, creator",keys:["BracketLeft"],group:"Rows and slices",timeline:!0,run:()=>Zp(!0)},{id:"flow-on",title:"Fo\
rward along the flow: what it unblocked",keys:["BracketRight"],group:"Rows and slices",timeline:!0,run:()=>Zp(!1)},{id:"chain",title:"Wake-up chain of the selec\
tion",keys:["Shift+BracketLeft"],group:"Rows and slices",timeline:!0,run:ta},{id:"to-g",title:"To the goroutine of the slice",keys:["KeyG"],group:"Rows and slic\
es",timeline:!0,run:()=>Mu("goroutine")},{id:"to-p",title:"To the P of the slice",keys:["KeyP"],group:"Rows and slices",timeline:!0,run:()=>Mu("p")},{id:"to-m",
title:"To the thread of the slice",keys:["KeyT"],group:"Rows and slices",timeline:!0,run:()=>Mu("m")},{id:"area",title:"Area of the selected slice",keys:["KeyR"],
group:"Select and mark",timeline:!0,run:np},{id:"area-show",title:"Zoom to the area",keys:["Shift+KeyR"],group:"Select and mark",timeline:!0,run:ea},{id:"area-c\
ommit",title:"Restrict all pages to the area",keys:["Ctrl+Enter"],group:"Select and mark",timeline:!0,run:Zs},{id:"view-commit",title:"Restrict all pages to wha\
t is shown",keys:[],group:"Select and mark",timeline:!0,run:()=>{let e=fe.peek()?.view;e&&Dt(e)}},{id:"mark",title:"Mark the time at the pointer",keys:["KeyM"],
group:"Select and mark",timeline:!0,run:()=>fe.peek()?.mark(!1)},{id:"mark-keep",title:"Keep the mark in the link",keys:["Shift+KeyM"],group:"Select and mark",timeline:!0,
run:()=>fe.peek()?.mark(!0)},{id:"pin",title:"Pin the selected row on top",keys:[],group:"Select and mark",timeline:!0,run:()=>{let e=ct.peek();e&&fe.peek()?.pin(
e.row)}},{id:"copy-link",title:"Copy a link to this view",keys:["KeyY"],group:"Select and mark",run:()=>{Go()}},{id:"copy",title:"Copy the selection as text",keys:[
"KeyC"],group:"Select and mark",run:()=>{oa()}},{id:"escape",title:"Clear selection, then area, then range",keys:["Escape"],group:"Select and mark",run:r0},{id:"\
find",title:"Search",keys:["Slash","Ctrl+KeyF"],group:"Find",run:()=>{gn.value="find"}},{id:"find-next",title:"Next result",keys:["KeyN"],group:"Find",run:()=>ku(
1)},{id:"find-prev",title:"Previous result",keys:["Shift+KeyN"],group:"Find",run:()=>ku(-1)},{id:"go",title:"Go to a goroutine, P, thread or time",keys:["Shift+\
Semicolon"],group:"Find",run:()=>{gn.value="go"}},{id:"palette",title:"All commands",keys:["Ctrl+KeyK"],group:"Find",run:()=>{gn.value="command"}},{id:"overlay",
title:"Bands of GC and stopped world",keys:["KeyO"],group:"Show",timeline:!0,run:()=>{yr.value=!yr.peek()}},{id:"compact",title:"Compact rows",keys:["KeyX"],group:"\
Show",timeline:!0,run:()=>{let e=fe.peek();e?.setRows({compact:e.model.options.compact?null:"1"})}},{id:"regions",title:"Regions below goroutines",keys:["KeyB"],
group:"Show",timeline:!0,run:()=>{let e=fe.peek();e?.setRows({stacks:e.model.options.stacks?null:"1"})}},{id:"legend",title:"Legend",keys:["KeyL"],group:"Show",
timeline:!0,run:()=>{wa.value=!wa.peek()}},{id:"highlight",title:"Highlight the next state",keys:["KeyH"],group:"Show",timeline:!0,run:i0},{id:"table",title:"Sh\
ow as table",keys:["Shift+KeyT"],group:"Show",timeline:!0,run:()=>{So.value=!So.peek()}},{id:"panel",title:"Panel of the selection",keys:["KeyQ"],group:"Show",timeline:!0,
run:()=>{ci.value=!ci.peek()}},...s0];function a0(e){let t={ArrowLeft:"←",ArrowRight:"→",ArrowUp:"↑",ArrowDown:"↓",Comma:",",Period:".",Slash:"/",Semicolon:"\
;",BracketLeft:"[",BracketRight:"]",Equal:"+",Minus:"−",NumpadAdd:"Num +",NumpadSubtract:"Num −",Numpad0:"Num 0",Escape:"Esc",Space:"Space"};return{"Shift+S\
lash":"?","Shift+Semicolon":":"}[e]??e.split("+").map(o=>t[o]??o.replace(/^(Key|Digit)/,"")).join(" ")}function di(e){return e.keys.filter(t=>!t.startsWith("Num\
pad")).map(a0)}var ya=new Map;for(let e of To)for(let t of e.keys)ya.set(t,e);var Su={"zoom-in":"in","zoom-out":"out",left:"left",right:"right"};function l0(e){return e.altKey?
null:`${e.ctrlKey||e.metaKey?"Ctrl+":""}${e.shiftKey?"Shift+":""}${e.code}`}function u0(e){return!!e?.closest?.('input:not([type="checkbox"]):not([type="radio"]\
), textarea, select, [contenteditable], dialog')}function c0(e,t){let n=t;return e.code==="Enter"||e.code==="Space"?!!n?.closest?.('a, button, summary, input, [\
role="slider"], [role="grid"]'):e.code.startsWith("Arrow")?!!n?.closest?.('[role="grid"], [role="treegrid"]:not(.tl-list), [role="slider"], [role="tablist"], [r\
ole="menu"], input'):!1}function d0(e){let t=l0(e);if(!t)return null;let n=ya.get(t);if(n)return{command:n,fast:!1};let o=e.shiftKey&&!e.ctrlKey&&!e.metaKey?ya.
get(e.code):void 0;return o?.held?{command:o,fast:!0}:null}var Tu=new Set;function p0(e){if(e.defaultPrevented||gn.peek()!==null||u0(e.target)||c0(e,e.target))return;
let t=d0(e);if(!t)return;let{command:n,fast:o}=t,r=fe.peek();if(n.timeline&&!r)return;e.preventDefault();let s=Su[n.id];s&&r?(Tu.add(e.code),r.hold(s,o?4:1)):(!e.
repeat||/^(prev|next|up|down|find-)/.test(n.id))&&n.run()}function f0(e){if(!Tu.delete(e.code))return;let t=ya.get(e.code),n=t&&Su[t.id];n&&fe.peek()?.hold(n,null)}
function ef(){addEventListener("keydown",p0),addEventListener("keyup",f0),addEventListener("blur",()=>{Tu.clear();for(let e of Object.values(Su))fe.peek()?.hold(
e,null)})}function Cu(e,t){if(e===0)return"0";let n=Math.floor(Math.log10(Math.abs(e)))+1;return e.toFixed(Math.max(0,t-Math.max(n,1)))}function Le(e){return e==null||!Number.
isFinite(e)?"–":Math.abs(e)<1e9?`${(e/1e6).toFixed(3)} ms`:lt(e,1e3)}function tf(e){return Math.abs(e)<1e9?`${(e/1e6).toFixed(6)} ms`:`${(e/1e9).toFixed(9)} s`}
function xa(e){let t=Math.max(...e.map(Math.abs),1),n=e.length>1?Math.abs(e[1]-e[0]):t,[o,r]=t>=1e9?["s",1e9]:t>=1e6?["ms",1e6]:t>=1e3?["µs",1e3]:["ns",1],s=Math.
max(0,Math.min(9,Math.ceil(-Math.log10(n/r)-1e-9)));return e.map(a=>`${(a/r).toFixed(a===0?0:s)} ${o}`)}function ka(e){return`${R(Math.round(e))} ns`}function nf(e){
if(e==null||!Number.isFinite(e))return"new";if(e>=2)return"×"+Cu(e+1,2);let t=e*100,n=Math.abs(t)<9.95?Math.abs(t).toFixed(1):Math.abs(t).toFixed(0);return(t<0?
"−":"+")+n+" %"}function us(e){return(e<1e3?Cu(e,3):xo(Math.round(e)))+"/s"}function of(e,t){switch(t){case"ns":return M(e);case"1/s":return us(e);case"share":
return ee(e);case"bytes":return gt(e);case"ratio":return"×"+Cu(e,3);default:return R(Number.isInteger(e)?e:Number(e.toPrecision(3)))}}function De(e){let t=e.indexOf(
"["),n=t<0?e:e.slice(0,t);return e.slice(n.lastIndexOf("/")+1)}function Ru(e){let t=e.indexOf("["),n=t<0?e:e.slice(0,t),o=n.lastIndexOf("/"),r=n.indexOf(".",o+1);
return r<0?n:n.slice(0,r)}var m0=new Set("archive bufio builtin bytes cmp compress container context crypto database debug embed encoding errors expvar flag fmt\
 go hash html image index internal io iter log maps math mime net os path plugin reflect regexp runtime slices sort strconv strings structs sync syscall testing\
 text time unicode unique unsafe vendor weak".split(" "));function qo(e){let t=Ru(e),n=t.indexOf("/");return m0.has(n<0?t:t.slice(0,n))}function $t(e){return e===
""?"(no stack seen)":e}var h0=0;function i(e,t,n,o,r,s){t||(t={});var a,l,u=t;if("ref"in u)for(l in u={},t)l=="ref"?a=t[l]:u[l]=t[l];var c={type:e,props:u,key:n,ref:a,__k:null,__:null,__b:0,__e:null,
__c:null,constructor:void 0,__v:--h0,__i:-1,__u:0,__source:r,__self:s};if(typeof e=="function"&&(a=e.defaultProps))for(l in a)u[l]===void 0&&(u[l]=a[l]);return Me.
vnode&&Me.vnode(c),c}var g0={overview:"M3 3h6v6H3zM11 3h6v4h-6zM11 9h6v8h-6zM3 11h6v6H3z",timeline:"M2 5h7M12 5h6M4 10h10M2 15h4M9 15h8",findings:"M9 4a5 5 0 1 0 0 10A5 5 0 0 0 9 4z\
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
name:e,size:t=18}){return i("svg",{class:"icon",width:t,height:t,viewBox:"0 0 20 20","aria-hidden":"true",focusable:"false",children:i("path",{d:g0[e],fill:"non\
e",stroke:"currentColor","stroke-width":"1.6","stroke-linecap":"round","stroke-linejoin":"round"})})}function Yo(e){return encodeURIComponent(e)}function _a(e){return Z(`/goroutines/${Yo($t(e))}`)}function bn(e,t,n=.6){let o=Math.max((t-e)*n,500);return{from:Math.
max(0,Math.round(e-o)),to:Math.round(t+o)}}function Gn(e,t,n,o=[]){let r=e==null||e<0?null:`g${e}`,s=[r,...o.map(a=>a==null||a<0?null:`g${a}`)].filter((a,l,u)=>a!==
null&&u.indexOf(a)===l);return ze({view:bn(t,n),sel:r?{row:r,t:Math.round(t+Math.min(1,(n-t)/2))}:null,area:r?null:{from:t,to:Math.max(n,t+1)},pin:s})}function Yt({
fn:e,full:t}){return i("a",{class:"fname",href:_a(e),title:$t(e),children:t?$t(e):De($t(e))})}function io({fn:e}){return i("span",{class:`fname${qo(e)?" fn-libr\
ary":""}`,title:$t(e),children:De($t(e))})}function Et({id:e,at:t,to:n}){return e==null||e<0?i("span",{class:"faint",children:"–"}):i("a",{class:"mono",href:Gn(
e,t,n??t+1),title:`Goroutine ${e} on the timeline`,children:["g",e]})}function Pn({id:e,from:t,to:n}){return i("a",{href:Gn(e,t,n),title:"Show on the timeline",
children:Le(t)})}function re({ns:e}){return e==null?i("span",{class:"faint",children:"–"}):i("span",{class:e===0?"faint":void 0,title:ka(e),children:e===0?"0":
M(e)})}function Co({to:e,children:t="Show on timeline",main:n}){return i("a",{class:`button${n?" button-main":""}`,href:e,children:[i(_e,{name:"timeline",size:14}),
" ",t]})}var xr=e=>"func"in e?e.func:e.function;function Ma(e){return e.findIndex(t=>!qo(xr(t)))}function Au({frame:e}){let t=e.file.slice(e.file.lastIndexOf("/")+
1);return i("span",{class:"place",title:`${e.file}:${e.line}`,children:t?`${t}:${e.line}`:""})}function b0(e){return e.map(t=>`${xr(t)}
	${t.file}:${t.line}`).join(`
`)}function Bt({frames:e,atMost:t=40}){let[n,o]=J(!1);if(e.length===0)return i("p",{class:"faint",children:"(no stack)"});let r=Ma(e),s=n?e:e.slice(0,t);return i(
"ol",{class:"frames",children:[s.map((a,l)=>i("li",{class:l===r?"stack-own":qo(xr(a))?"stack-library":void 0,children:[i("span",{class:"fname",title:xr(a),children:De(
xr(a))})," ",i(Au,{frame:a})]},l)),s.length<e.length&&i("li",{children:i("button",{type:"button",class:"link",onClick:()=>o(!0),children:[e.length-s.length," mo\
re"]})})]})}function so({frames:e}){if(e.length===0)return i("span",{class:"faint",children:"(no stack)"});let t=Ma(e),n=e[t<0?0:t];return i("span",{class:"stac\
k-line",title:b0(e),children:[i("span",{class:`fname${t<0?" fn-library":""}`,children:De(xr(n))})," ",i(Au,{frame:n}),t>0&&i("span",{class:"faint",children:[" i\
n ",De(xr(e[t-1]))]})]})}function pi({frame:e}){return e?i("span",{class:"stack-line",children:[i(io,{fn:e.function})," ",i(Au,{frame:e})]}):i("span",{class:"fa\
int",children:"–"})}function fi(e,t,n){if(!(t>e)||n<1)return[];let o=(t-e)/n,r=10**Math.floor(Math.log10(o)),s=r*10;for(let l of[1,2,5])if(r*l>=o*(1-1e-9)){s=r*l;break}let a=[];for(let l=Math.
ceil(e/s-1e-9)+0;l*s<=t*(1+1e-12);l++)a.push(l*s);return a}function Sa(e,t,n){if(!(t>e)||e<=0)return[];let o=Math.ceil(Math.log10(e)-1e-9),r=Math.floor(Math.log10(
t)+1e-9),s=r-o+1,a=[];if(s*3<=n){for(let u=o-1;u<=r;u++)for(let c of[1,2,5]){let m=c*10**u;m>=e*(1-1e-9)&&m<=t*(1+1e-9)&&a.push(m)}return a}let l=Math.max(1,Math.
ceil(s/Math.max(n,1)));for(let u=o;u<=r;u++)(u-o)%l===0&&a.push(10**u);return a}function mi(e,t,n){return(Math.log(Math.max(e,1e-9))-Math.log(t))/(Math.log(n)-Math.
log(t))}var Ca=["running","syscall","runnable","waiting","unknown"];function ao(e){return{running:e.running_ns,syscall:e.syscall_ns+e.syscall_blocked_ns,runnable:e.runnable_ns,
waiting:e.blocked_ns,unknown:e.unknown_ns}}function Ra([e,t,n,o]){return{running:e,syscall:o,runnable:t,waiting:n,unknown:0}}function rf(e){return Ca.reduce((t,n)=>t+
e[n],0)}function Ta(e){let t=rf(e);return Ca.filter(n=>e[n]>0).map(n=>`${n} ${M(e[n])} (${ee(e[n]/t)})`).join(", ")}function Wn({shares:e,tall:t}){let n=rf(e);return n<=
0?i("span",{class:"faint",children:"–"}):i("span",{class:`sharebar${t?" sharebar-tall":""}`,role:"img","aria-label":Ta(e),title:Ta(e),children:Ca.filter(o=>e[o]>
0).map(o=>i("span",{class:`state-${o}`,style:{flexGrow:Math.max(e[o]/n,.004)}},o))})}function lo({names:e=Ca.slice(0,4)}){return i("span",{class:"legend",children:e.
map(t=>i("span",{class:"legend-item",children:[i("span",{class:`legend-mark state-${t}`,"aria-hidden":"true"}),t]},t))})}function Xo({p50:e,p99:t,max:n,low:o,high:r}){
if(n<=0||r<=o)return i("span",{class:"faint",children:"–"});let s=a=>Math.max(0,Math.min(1,mi(Math.max(a,o),o,r)))*100;return i("svg",{class:"spread",viewBox:"\
0 0 100 16",preserveAspectRatio:"none",role:"img","aria-label":`median ${M(e)}, 99th percentile ${M(t)}, longest ${M(n)}`,children:[i("title",{children:["median\
 ",M(e),", p99 ",M(t),", longest ",M(n)]}),i("line",{class:"spread-axis",x1:"0",x2:"100",y1:"8",y2:"8"}),i("line",{class:"spread-range",x1:s(e),x2:s(n),y1:"8",y2:"\
8"}),i("line",{class:"spread-p99",x1:s(t),x2:s(t),y1:"3",y2:"13"}),i("line",{class:"spread-max",x1:s(n),x2:s(n),y1:"5",y2:"11"}),i("line",{class:"spread-p50",x1:s(
e),x2:s(e),y1:"1",y2:"15"})]})}function sf({values:e,label:t,width:n=160,height:o=34}){let r=Math.max(...e.map(u=>u??0),1e-12),s=n/Math.max(e.length-1,1),a="",l=!1;
return e.forEach((u,c)=>{if(u===null||!Number.isFinite(u)){l=!1;return}a+=`${l?"L":"M"}${(c*s).toFixed(1)} ${(o-1-u/r*(o-3)).toFixed(1)}`,l=!0}),i("svg",{class:"\
sparkline",width:n,height:o,viewBox:`0 0 ${n} ${o}`,role:"img","aria-label":t,children:[i("title",{children:t}),e.every(u=>u!==null)&&i("path",{class:"sparkline\
-area",d:`${a}L${n} ${o}L0 ${o}Z`}),i("path",{class:"sparkline-line",d:a})]})}var v0=e=>e.replace(/_/g," ");function w0(e){let t=e.evidence[0];if(!t)return ze({});let n=[...new Set(e.evidence.map(o=>o.goroutine).filter(o=>o!==null&&o>=0))].
slice(0,12).map(o=>`g${o}`);return ze({view:bn(t.begin_ns,t.end_ns),area:{from:t.begin_ns,to:Math.max(t.end_ns,t.begin_ns+1)},sel:t.goroutine!==null&&t.goroutine>=
0?{row:`g${t.goroutine}`,t:Math.round(t.begin_ns+Math.min(1,(t.end_ns-t.begin_ns)/2))}:null,pin:n})}function Aa(e){let t=Ma(e.stack),n=e.stack[t<0?0:t];return n?
De(n.func):""}function Pa(e,t){return!t||e.evidence.length===0||e.evidence.some(n=>n.begin_ns<t.to&&n.end_ns>t.from)}function y0({e}){let[t,n]=J(!1);return i("l\
i",{children:[i("a",{href:Gn(e.goroutine,e.begin_ns,e.end_ns),title:"Show on the timeline",children:e.what}),i("span",{class:"muted",children:[" ",M(e.end_ns-e.
begin_ns)," from ",Le(e.begin_ns),e.goroutine!==null&&e.goroutine>=0?`, g${e.goroutine}`:""]}),e.stack.length>0&&i("button",{type:"button",class:"link","aria-ex\
panded":t,onClick:()=>n(!t),children:t?"hide stack":"stack"}),t&&i(Bt,{frames:e.stack})]})}function $a({finding:e,open:t=!1,duration:n}){let[o,r]=J(t),[s,a]=J(!1),
l=!Pa(e,ue.value);return i("article",{class:`finding finding-${e.severity}${l?" finding-outside":""}`,id:`finding-${e.rule}`,children:[i("div",{class:"finding-m\
ain",children:[i("div",{class:"finding-text",children:[i("h3",{children:[i("span",{class:`severity severity-${e.severity}`,children:e.severity}),e.title,Aa(e)&&
i("code",{class:"finding-place",children:Aa(e)})]}),i("p",{children:e.text}),i("div",{class:"finding-actions",children:[e.evidence.length>0&&i(Co,{to:w0(e)}),e.
stack.length>0&&i("button",{type:"button",class:"button","aria-expanded":s,onClick:()=>a(!s),children:s?"Hide stacks":"Show stacks"}),i("button",{type:"button",
class:"button","aria-expanded":o,onClick:()=>r(!o),children:o?"Less":"What it rests on"}),l&&i("span",{class:"tag",children:"none of its moments are in the rang\
e"})]})]}),i("div",{class:"finding-cost",children:[i("strong",{class:"num",children:M(e.cost_ns)}),i("span",{class:"muted",children:e.cost_of}),e.series&&e.series.
values.length>1&&i(sf,{values:e.series.values,label:`${e.series.name}, from the begin to the end of the trace; most ${R(Number(Math.max(...e.series.values).toPrecision(
3)))}`}),e.series&&i("span",{class:"faint finding-series",children:e.series.name})]})]}),s&&i("div",{class:"finding-stacks",children:[i("div",{children:[i("h4",
{children:"Where"}),i(Bt,{frames:e.stack})]}),e.other_stack.length>0&&i("div",{children:[i("h4",{children:"The other side"}),i(Bt,{frames:e.other_stack})]})]}),
o&&i("div",{class:"finding-more",children:[i("div",{children:[i("h4",{children:"Numbers"}),i("table",{class:"grid-table plain-tight",children:i("tbody",{children:[
i("tr",{children:[i("th",{scope:"row",children:"times"}),i("td",{class:"num",children:R(e.count)})]}),i("tr",{children:[i("th",{scope:"row",children:"longest"}),
i("td",{class:"num",children:M(e.longest_ns)})]}),i("tr",{children:[i("th",{scope:"row",children:"main share"}),i("td",{class:"num",children:ee(e.share)})]}),i(
"tr",{children:[i("th",{scope:"row",children:"cost of the trace’s length"}),i("td",{class:"num",children:["×",(e.cost_ns/Math.max(n,1)).toPrecision(2)]})]}),
Object.keys(e.facts).map(u=>i("tr",{children:[i("th",{scope:"row",children:v0(u)}),i("td",{class:"num",children:of(e.facts[u].value,e.facts[u].unit)})]},u))]})})]}),
i("div",{children:[i("h4",{children:"Moments to look at"}),i("ul",{class:"evidence",children:e.evidence.map((u,c)=>i(y0,{e:u},c))}),e.fix&&i(j,{children:[i("h4",
{children:"What usually helps"}),i("p",{children:e.fix})]}),e.note&&i(j,{children:[i("h4",{children:"Note"}),i("p",{children:e.note})]}),e.blind&&i(j,{children:[
i("h4",{children:"What the trace cannot show"}),i("p",{class:"muted",children:e.blind})]}),i("p",{class:"faint",children:["Rule ",e.rule,", ",e.confidence,"."]})]})]})]})}var x0={data:null,error:null,busy:!0};function Pu(e,t){let[n,o]=J(x0);return ge(()=>{if(e===null)return;let r=new AbortController;return o(s=>({data:s.data,error:null,
busy:!0})),t(r.signal).then(s=>{r.signal.aborted||o({data:s,error:null,busy:!1})},s=>{!r.signal.aborted&&!fn(s)&&o({data:null,error:{status:s instanceof mr?s.status:
0,message:no(s)},busy:!1})}),()=>r.abort()},[e]),n}function ke(e,t={}){let n=et.value,o=e===null||n===null?null:`${Io(e,t)} ${to.value}`;return Pu(o,r=>dt(e,t,r))}
function af(e,t={}){let n=et.value,o=Ve.value,r=o?.state==="ready"&&!o.follow?"end":String(o?.generations??0),[s,a]=J(r),l=Ce(0);ge(()=>{let c=Math.max(0,l.current+
1e3-Date.now()),m=setTimeout(()=>{l.current=Date.now(),a(r)},r==="end"?0:c);return()=>clearTimeout(m)},[r]);let u=e===null||n===null?null:`${Io(e,t)} ${s}`;return Pu(
u,c=>dt(e,t,c))}function lf(e,t={}){let n=et.value,o=e===null||n===null?null:Io(e,t);return Pu(o,async r=>{let s=await fetch(o,{signal:r,credentials:"same-origi\
n"});if(s.ok)return s.text();let a=await s.json().catch(()=>({}));throw new mr(s.status,typeof a.error=="string"?a.error:`The server answered ${s.status}.`)})}function st({
kind:e="info",title:t,children:n}){return i("div",{class:`notice notice-${e}`,role:e==="bad"?"alert":"note",children:[e!=="info"&&e!=="good"&&i(_e,{name:"warnin\
g",size:18}),i("div",{children:[i("strong",{children:t}),n&&i("div",{class:"notice-text",children:n})]})]})}function hi({rows:e=4}){return i("div",{class:"loadi\
ng",role:"status","aria-label":"Loading",children:Array.from({length:e},(t,n)=>i("div",{class:`loading-row loading-${n%4}`},n))})}function Se({load:e,rows:t,children:n}){
if(e.error){let o=e.error.status===404||e.error.status===400;return i(st,{kind:o?"warn":"bad",title:o?"There is nothing to show":"This could not be worked out",
children:e.error.message})}return e.data===null?i(hi,{rows:t}):i("div",{class:e.busy?"stale":void 0,"aria-busy":e.busy,children:n(e.data)})}function Qe({head:e}){
return e.error?i(st,{kind:e.usable?"warn":"bad",title:e.usable?"The trace is damaged; this is about the part before":"Nothing can be read of this trace",children:[
e.error,e.lost_bytes?` ${gt(e.lost_bytes)} at the end are lost.`:""]}):null}function uf(){let e=Ve.value;return!e||e.state!=="reading"?null:i("span",{class:"tag\
 tag-live",role:"status",children:"so far"})}function Ke({title:e,trail:t,lead:n,actions:o,children:r}){return i("div",{class:"page p-page",children:[i("header",{class:"p-head",children:[i("div",{class:"p-\
head-text",children:[t&&i("nav",{class:"p-trail","aria-label":"Above",children:t.map(s=>i("span",{children:[i("a",{href:s.href,children:s.text})," ",i("span",{"\
aria-hidden":"true",children:"›"})," "]},s.href))}),i("h1",{children:[e," ",i(uf,{})]}),n&&i("p",{class:"p-lead",children:n})]}),o&&i("div",{class:"p-actions",
children:o})]}),r]})}function oe({title:e,note:t,actions:n,children:o,flush:r,id:s}){return i("section",{class:`card p-card${r?" p-card-flush":""}`,id:s,children:[
(e||n)&&i("header",{class:"p-card-head",children:[i("div",{children:[e&&i("h2",{children:e}),t&&i("p",{class:"p-note",children:t})]}),n&&i("div",{class:"p-actio\
ns",children:n})]}),o]})}function rn({label:e,options:t,value:n,onChange:o}){return i("div",{class:"segments",role:"radiogroup","aria-label":e,onKeyDown:s=>{let a=s.
key==="ArrowRight"||s.key==="ArrowDown"?1:s.key==="ArrowLeft"||s.key==="ArrowUp"?-1:0;if(!a)return;s.preventDefault(),s.stopPropagation();let l=t.findIndex(m=>m.
value===n),u=t[(l+a+t.length)%t.length];o(u.value);let c=s.currentTarget;requestAnimationFrame(()=>c.querySelector('[aria-checked="true"]')?.focus())},children:t.
map(s=>i("button",{type:"button",role:"radio",title:s.hint,"aria-checked":s.value===n,tabIndex:s.value===n?0:-1,class:"segment",onClick:()=>o(s.value),children:s.
text},s.value))})}function Xt({facts:e,small:t}){return i("dl",{class:`factrow${t?" facts-small":""}`,children:e.filter(n=>!!n).map(n=>i("div",{class:"fact",title:n.
hint,children:[i("dt",{children:n.label}),i("dd",{class:n.tone,children:n.href?i("a",{href:n.href,children:n.value}):n.value})]},n.label))})}function je({restricted:e,
what:t="These numbers"}){let n=ue.value;return n?e?i("span",{class:"tag tag-range",title:`${Le(n.from)} to ${Le(n.to)}`,children:["in the range, ",M(n.to-n.from)]}):
i("span",{class:"tag",title:`${t} are about the whole trace, whatever range is chosen.`,children:"whole trace"}):null}function Ht(e,t,n){let o=we.value[e];return[
o!==void 0&&(!n||n.includes(o))?o:t,s=>vo({[e]:s===t?null:s})]}var cf=new WeakMap,$u=typeof ResizeObserver>"u"?null:new ResizeObserver(e=>{for(let t of e)cf.get(
t.target)?.(Math.floor(t.contentRect.width))});function sn(){let e=Ce(null),[t,n]=J(0);return ge(()=>{let o=e.current;if(!(!o||!$u))return cf.set(o,n),$u.observe(
o),()=>$u.unobserve(o)},[]),[e,t]}function df(e,t,n="text/csv"){let o=URL.createObjectURL(new Blob([t],{type:`${n};charset=utf-8`})),r=document.createElement("a");
r.href=o,r.download=e,r.click(),setTimeout(()=>URL.revokeObjectURL(o),1e4)}async function k0(e){try{return await navigator.clipboard.writeText(e),!0}catch{return!1}}
function Ea({text:e,label:t="Copy"}){let[n,o]=J("");return i("button",{type:"button",class:"button button-quiet",onClick:()=>{k0(e()).then(r=>{o(r?"done":"refus\
ed"),setTimeout(()=>o(""),1500)})},children:[i(_e,{name:"copy",size:14})," ",i("span",{"aria-live":"polite",children:n==="done"?"Copied":n==="refused"?"Not allo\
wed":t})]})}function vn(){let[e,t]=J(!1);return[e,i("button",{type:"button",class:"button button-quiet","aria-pressed":e,onClick:()=>t(!e),children:[i(_e,{name:"\
table",size:14})," Show as table"]},"twin")]}var _0="uplot",M0="u-hz",S0="u-vt",T0="u-title",C0="u-wrap",R0="u-under",A0="u-over",P0="u-axis",Mr="u-off",$0="u-select",E0="u-cursor-x",N0="u-cursor-y",L0="u-\
cursor-pt",F0="u-legend",D0="u-live",O0="u-inline",B0="u-series",H0="u-marker",pf="u-label",I0="u-value",ds="width",ps="height";var ff="bottom",gi="left",Eu="right",Yu="#000",mf=Yu+"0",Nu="mousemove",hf="mousedown",Lu="mouseup",gf="mouseenter",bf="mouseleave",vf="dblclick",z0="resize",G0="\
scroll",wf="change",Oa="dppxchange",Xu="--",_i=typeof window<"u",Hu=_i?document:null,vi=_i?window:null,W0=_i?navigator:null,$e,Na;function Iu(){let e=devicePixelRatio;
$e!=e&&($e=e,Na&&Gu(wf,Na,Iu),Na=matchMedia(`(min-resolution: ${$e-.001}dppx) and (max-resolution: ${$e+.001}dppx)`),Sr(wf,Na,Iu),vi.dispatchEvent(new CustomEvent(
Oa)))}function wn(e,t){if(t!=null){let n=e.classList;!n.contains(t)&&n.add(t)}}function zu(e,t){let n=e.classList;n.contains(t)&&n.remove(t)}function qe(e,t,n){
e.style[t]=n+"px"}function Un(e,t,n,o){let r=Hu.createElement(e);return t!=null&&wn(r,t),n?.insertBefore(r,o),r}function $n(e,t){return Un("div",e,t)}var yf=new WeakMap;
function uo(e,t,n,o,r){let s="translate("+t+"px,"+n+"px)",a=yf.get(e);s!=a&&(e.style.transform=s,yf.set(e,s),t<0||n<0||t>o||n>r?wn(e,Mr):zu(e,Mr))}var xf=new WeakMap;
function kf(e,t,n){let o=t+n,r=xf.get(e);o!=r&&(xf.set(e,o),e.style.background=t,e.style.borderColor=n)}var _f=new WeakMap;function Mf(e,t,n,o){let r=t+""+n,s=_f.
get(e);r!=s&&(_f.set(e,r),e.style.height=n+"px",e.style.width=t+"px",e.style.marginLeft=o?-t/2+"px":0,e.style.marginTop=o?-n/2+"px":0)}var Ju={passive:!0},U0={...Ju,
capture:!0};function Sr(e,t,n,o){t.addEventListener(e,n,o?U0:Ju)}function Gu(e,t,n,o){t.removeEventListener(e,n,Ju)}_i&&Iu();function Vn(e,t,n,o){let r;n=n||0,o=
o||t.length-1;let s=o<=2147483647;for(;o-n>1;)r=s?n+o>>1:yn((n+o)/2),t[r]<e?n=r:o=r;return e-t[n]<=t[o]-e?n:o}function Qf(e){return(n,o,r)=>{let s=-1,a=-1;for(let l=o;l<=
r;l++)if(e(n[l])){s=l;break}for(let l=r;l>=o;l--)if(e(n[l])){a=l;break}return[s,a]}}var Zf=e=>e!=null,em=e=>e!=null&&e>0,Ia=Qf(Zf),V0=Qf(em);function K0(e,t,n,o=0,r=!1){
let s=r?V0:Ia,a=r?em:Zf;[t,n]=s(e,t,n);let l=e[t],u=e[t];if(t>-1)if(o==1)l=e[t],u=e[n];else if(o==-1)l=e[n],u=e[t];else for(let c=t;c<=n;c++){let m=e[c];a(m)&&(m<
l?l=m:m>u&&(u=m))}return[l??Be,u??-Be]}function za(e,t,n,o){let r=Cf(e),s=Cf(t);e==t&&(r==-1?(e*=n,t/=n):(e/=n,t*=n));let a=n==10?Ro:tm,l=r==1?yn:En,u=s==1?En:yn,
c=l(a(_t(e))),m=u(a(_t(t))),p=wi(n,c),d=wi(n,m);return n==10&&(c<0&&(p=He(p,-c)),m<0&&(d=He(d,-m))),o||n==2?(e=p*r,t=d*s):(e=im(e,p),t=Ga(t,d)),[e,t]}function Qu(e,t,n,o){
let r=za(e,t,n,o);return e==0&&(r[0]=0),t==0&&(r[1]=0),r}var Zu=.1,Sf={mode:3,pad:Zu},ms={pad:0,soft:null,mode:0},j0={min:ms,max:ms};function Ba(e,t,n,o){return Wa(
n)?Tf(e,t,n):(ms.pad=n,ms.soft=o?0:null,ms.mode=o?3:0,Tf(e,t,j0))}function Re(e,t){return e??t}function q0(e,t,n){for(t=Re(t,0),n=Re(n,e.length-1);t<=n;){if(e[t]!=
null)return!0;t++}return!1}function Tf(e,t,n){let o=n.min,r=n.max,s=Re(o.pad,0),a=Re(r.pad,0),l=Re(o.hard,-Be),u=Re(r.hard,Be),c=Re(o.soft,Be),m=Re(r.soft,-Be),
p=Re(o.mode,0),d=Re(r.mode,0),g=t-e,b=Ro(g),x=Jt(_t(e),_t(t)),_=Ro(x),C=_t(_-b);(g<1e-24||C>10)&&(g=0,(e==0||t==0)&&(g=1e-24,p==2&&c!=Be&&(s=0),d==2&&m!=-Be&&(a=
0)));let y=g||x||1e3,$=Ro(y),E=wi(10,yn($)),F=y*(g==0?e==0?.1:1:s),O=He(im(e-F,E/10),24),I=e>=c&&(p==1||p==3&&O<=c||p==2&&O>=c)?c:Be,N=Jt(l,O<I&&e>=I?I:Kn(I,O)),
L=y*(g==0?t==0?.1:1:a),B=He(Ga(t+L,E/10),24),T=t<=m&&(d==1||d==3&&B>=m||d==2&&B<=m)?m:-Be,z=Kn(u,B>T&&t<=T?T:Jt(T,B));return N==z&&N==0&&(z=100),[N,z]}var Y0=new Intl.
NumberFormat(_i?W0.language:"en-US"),ec=e=>Y0.format(e),xn=Math,Da=xn.PI,_t=xn.abs,yn=xn.floor,kt=xn.round,En=xn.ceil,Kn=xn.min,Jt=xn.max,wi=xn.pow,Cf=xn.sign,Ro=xn.
log10,tm=xn.log2,X0=(e,t=1)=>xn.sinh(e)*t,Fu=(e,t=1)=>xn.asinh(e/t),Be=1/0;function Rf(e){return(Ro((e^e>>31)-(e>>31))|0)+1}function Wu(e,t,n){return Kn(Jt(e,t),
n)}function nm(e){return typeof e=="function"}function xe(e){return nm(e)?e:()=>e}var J0=()=>{},om=e=>e,rm=(e,t)=>t,Q0=e=>null,Af=e=>!0,Pf=(e,t)=>e==t,Z0=/\.\d*?(?=9{6,}|0{6,})/gm,
Tr=e=>{if(am(e)||Qo.has(e))return e;let t=`${e}`,n=t.match(Z0);if(n==null)return e;let o=n[0].length-1;if(t.indexOf("e-")!=-1){let[r,s]=t.split("e");return+`${Tr(
r)}e${s}`}return He(e,o)};function kr(e,t){return Tr(He(Tr(e/t))*t)}function Ga(e,t){return Tr(En(Tr(e/t))*t)}function im(e,t){return Tr(yn(Tr(e/t))*t)}function He(e,t=0){
if(am(e))return e;let n=10**t,o=e*n*(1+Number.EPSILON);return kt(o)/n}var Qo=new Map;function sm(e){return((""+e).split(".")[1]||"").length}function gs(e,t,n,o){
let r=[],s=o.map(sm);for(let a=t;a<n;a++){let l=_t(a),u=He(wi(e,a),l);for(let c=0;c<o.length;c++){let m=e==10?+`${o[c]}e${a}`:o[c]*u,p=(a>=0?0:l)+(a>=s[c]?0:s[c]),
d=e==10?m:He(m,p);r.push(d),Qo.set(d,p)}}return r}var hs={},tc=[],yi=[null,null],Jo=Array.isArray,am=Number.isInteger,ev=e=>e===void 0;function $f(e){return typeof e==
"string"}function Wa(e){let t=!1;if(e!=null){let n=e.constructor;t=n==null||n==Object}return t}function tv(e){return e!=null&&typeof e=="object"}var nv=Object.getPrototypeOf(
Uint8Array),lm="__proto__";function xi(e,t=Wa){let n;if(Jo(e)){let o=e.find(r=>r!=null);if(Jo(o)||t(o)){n=Array(e.length);for(let r=0;r<e.length;r++)n[r]=xi(e[r],
t)}else n=e.slice()}else if(e instanceof nv)n=e.slice();else if(t(e)){n={};for(let o in e)o!=lm&&(n[o]=xi(e[o],t))}else n=e;return n}function bt(e){let t=arguments;
for(let n=1;n<t.length;n++){let o=t[n];for(let r in o)r!=lm&&(Wa(e[r])?bt(e[r],xi(o[r])):e[r]=xi(o[r]))}return e}var ov=0,rv=1,iv=2;function sv(e,t,n){for(let o=0,
r,s=-1;o<t.length;o++){let a=t[o];if(a>s){for(r=a-1;r>=0&&e[r]==null;)e[r--]=null;for(r=a+1;r<n&&e[r]==null;)e[s=r++]=null}}}function av(e,t){if(cv(e)){let a=e[0].
slice();for(let l=1;l<e.length;l++)a.push(...e[l].slice(1));return dv(a[0])||(a=uv(a)),a}let n=new Set;for(let a=0;a<e.length;a++){let u=e[a][0],c=u.length;for(let m=0;m<
c;m++)n.add(u[m])}let o=[Array.from(n).sort((a,l)=>a-l)],r=o[0].length,s=new Map;for(let a=0;a<r;a++)s.set(o[0][a],a);for(let a=0;a<e.length;a++){let l=e[a],u=l[0];
for(let c=1;c<l.length;c++){let m=l[c],p=Array(r).fill(void 0),d=t?t[a][c]:rv,g=[];for(let b=0;b<m.length;b++){let x=m[b],_=s.get(u[b]);x===null?d!=ov&&(p[_]=x,
d==iv&&g.push(_)):p[_]=x}sv(p,g,r),o.push(p)}}return o}var lv=typeof queueMicrotask>"u"?e=>Promise.resolve().then(e):queueMicrotask;function uv(e){let t=e[0],n=t.
length,o=Array(n);for(let s=0;s<o.length;s++)o[s]=s;o.sort((s,a)=>t[s]-t[a]);let r=[];for(let s=0;s<e.length;s++){let a=e[s],l=Array(n);for(let u=0;u<n;u++)l[u]=
a[o[u]];r.push(l)}return r}function cv(e){let t=e[0][0],n=t.length;for(let o=1;o<e.length;o++){let r=e[o][0];if(r.length!=n)return!1;if(r!=t){for(let s=0;s<n;s++)
if(r[s]!=t[s])return!1}}return!0}function dv(e,t=100){let n=e.length;if(n<=1)return!0;let o=0,r=n-1;for(;o<=r&&e[o]==null;)o++;for(;r>=o&&e[r]==null;)r--;if(r<=
o)return!0;let s=Jt(1,yn((r-o+1)/t));for(let a=e[o],l=o+s;l<=r;l+=s){let u=e[l];if(u!=null){if(u<=a)return!1;a=u}}return!0}var um=["January","February","March",
"April","May","June","July","August","September","October","November","December"],cm=["Sunday","Monday","Tuesday","Wednesday","Thursday","Friday","Saturday"];function dm(e){
return e.slice(0,3)}var pv=cm.map(dm),fv=um.map(dm),mv={MMMM:um,MMM:fv,WWWW:cm,WWW:pv};function cs(e){return(e<10?"0":"")+e}function hv(e){return(e<10?"00":e<100?
"0":"")+e}var gv={YYYY:e=>e.getFullYear(),YY:e=>(e.getFullYear()+"").slice(2),MMMM:(e,t)=>t.MMMM[e.getMonth()],MMM:(e,t)=>t.MMM[e.getMonth()],MM:e=>cs(e.getMonth()+
1),M:e=>e.getMonth()+1,DD:e=>cs(e.getDate()),D:e=>e.getDate(),WWWW:(e,t)=>t.WWWW[e.getDay()],WWW:(e,t)=>t.WWW[e.getDay()],HH:e=>cs(e.getHours()),H:e=>e.getHours(),
h:e=>{let t=e.getHours();return t==0?12:t>12?t-12:t},AA:e=>e.getHours()>=12?"PM":"AM",aa:e=>e.getHours()>=12?"pm":"am",a:e=>e.getHours()>=12?"p":"a",mm:e=>cs(e.
getMinutes()),m:e=>e.getMinutes(),ss:e=>cs(e.getSeconds()),s:e=>e.getSeconds(),fff:e=>hv(e.getMilliseconds())};function nc(e,t){t=t||mv;let n=[],o=/\{([a-z]+)\}|[^{]+/gi,
r;for(;r=o.exec(e);)n.push(r[0][0]=="{"?gv[r[1]]:r[0]);return s=>{let a="";for(let l=0;l<n.length;l++)a+=typeof n[l]=="string"?n[l]:n[l](s,t);return a}}var bv=new Intl.
DateTimeFormat().resolvedOptions().timeZone;function vv(e,t){let n;return t=="UTC"||t=="Etc/UTC"?n=new Date(+e+e.getTimezoneOffset()*6e4):t==bv?n=e:(n=new Date(
e.toLocaleString("en-US",{timeZone:t})),n.setMilliseconds(e.getMilliseconds())),n}var pm=e=>e%1==0,Ha=[1,2,2.5,5],wv=gs(10,-32,0,Ha),fm=gs(10,0,32,Ha),yv=fm.filter(
pm),_r=wv.concat(fm),oc=`
`,mm="{YYYY}",Ef=oc+mm,hm="{M}/{D}",fs=oc+hm,La=fs+"/{YY}",gm="{aa}",xv="{h}:{mm}",bi=xv+gm,Nf=oc+bi,Lf=":{ss}",Fe=null;function bm(e){let t=e*1e3,n=t*60,o=n*60,
r=o*24,s=r*30,a=r*365,u=(e==1?gs(10,0,3,Ha).filter(pm):gs(10,-3,0,Ha)).concat([t,t*5,t*10,t*15,t*30,n,n*5,n*10,n*15,n*30,o,o*2,o*3,o*4,o*6,o*8,o*12,r,r*2,r*3,r*
4,r*5,r*6,r*7,r*8,r*9,r*10,r*15,s,s*2,s*3,s*4,s*6,a,a*2,a*5,a*10,a*25,a*50,a*100]),c=[[a,mm,Fe,Fe,Fe,Fe,Fe,Fe,1],[r*28,"{MMM}",Ef,Fe,Fe,Fe,Fe,Fe,1],[r,hm,Ef,Fe,
Fe,Fe,Fe,Fe,1],[o,"{h}"+gm,La,Fe,fs,Fe,Fe,Fe,1],[n,bi,La,Fe,fs,Fe,Fe,Fe,1],[t,Lf,La+" "+bi,Fe,fs+" "+bi,Fe,Nf,Fe,1],[e,Lf+".{fff}",La+" "+bi,Fe,fs+" "+bi,Fe,Nf,
Fe,1]];function m(p){return(d,g,b,x,_,C)=>{let y=[],$=_>=a,E=_>=s&&_<a,F=p(b),O=He(F*e,3),I=Du(F.getFullYear(),$?0:F.getMonth(),E||$?1:F.getDate()),N=He(I*e,3);
if(E||$){let L=E?_/s:0,B=$?_/a:0,T=O==N?O:He(Du(I.getFullYear()+B,I.getMonth()+L,1)*e,3),z=new Date(kt(T/e)),W=z.getFullYear(),U=z.getMonth();for(let A=0;T<=x;A++){
let Q=Du(W+B*A,U+L*A,1),D=Q-p(He(Q*e,3));T=He((+Q+D)*e,3),T<=x&&y.push(T)}}else{let L=_>=r?r:_,B=yn(b)-yn(O),T=N+B+Ga(O-N,L);y.push(T);let z=p(T),W=z.getHours()+
z.getMinutes()/n+z.getSeconds()/o,U=_/o,A=d.axes[g]._space,Q=C/A;for(;T=He(T+_,e==1?0:3),!(T>x);)if(U>1){let D=yn(He(W+U,6))%24,ae=p(T).getHours()-D;ae>1&&(ae=-1),
T-=ae*o,W=(W+U)%24;let ce=y[y.length-1];He((T-ce)/_,3)*Q>=.7&&y.push(T)}else y.push(T)}return y}}return[u,c,m]}var[kv,_v,Mv]=bm(1),[Sv,Tv,Cv]=bm(.001);gs(2,-53,
53,[1]);function Ff(e,t){return e.map(n=>n.map((o,r)=>r==0||r==8||o==null?o:t(r==1||n[8]==0?o:n[1]+o)))}function Df(e,t){return(n,o,r,s,a)=>{let l=t.find(b=>a>=
b[0])||t[t.length-1],u,c,m,p,d,g;return o.map(b=>{let x=e(b),_=x.getFullYear(),C=x.getMonth(),y=x.getDate(),$=x.getHours(),E=x.getMinutes(),F=x.getSeconds(),O=_!=
u&&l[2]||C!=c&&l[3]||y!=m&&l[4]||$!=p&&l[5]||E!=d&&l[6]||F!=g&&l[7]||l[1];return u=_,c=C,m=y,p=$,d=E,g=F,O(x)})}}function Rv(e,t){let n=nc(t);return(o,r,s,a,l)=>r.
map(u=>n(e(u)))}function Du(e,t,n){return new Date(e,t,n)}function Of(e,t){return t(e)}var Av="{YYYY}-{MM}-{DD} {h}:{mm}{aa}";function Bf(e,t){return(n,o,r,s)=>s==
null?Xu:t(e(o))}function Pv(e,t){let n=e.series[t];return n.width?n.stroke(e,t):n.points.width?n.points.stroke(e,t):null}function $v(e,t){return e.series[t].fill(
e,t)}var Ev={show:!0,live:!0,isolate:!1,mount:J0,markers:{show:!0,width:2,stroke:Pv,fill:$v,dash:"solid"},idx:null,idxs:null,values:[]};function Nv(e,t){let n=e.
cursor.points,o=$n(),r=n.size(e,t);qe(o,ds,r),qe(o,ps,r);let s=r/-2;qe(o,"marginLeft",s),qe(o,"marginTop",s);let a=n.width(e,t,r);return a&&qe(o,"borderWidth",a),
o}function Lv(e,t){let n=e.series[t].points;return n._fill||n._stroke}function Fv(e,t){let n=e.series[t].points;return n._stroke||n._fill}function Dv(e,t){return e.
series[t].points.size}var Ou=[0,0];function Ov(e,t,n){return Ou[0]=t,Ou[1]=n,Ou}function Fa(e,t,n,o=!0){return r=>{r.button==0&&(!o||r.target==t)&&n(r)}}function Bu(e,t,n,o=!0){
return r=>{(!o||r.target==t)&&n(r)}}var Bv={show:!0,x:!0,y:!0,lock:!1,move:Ov,points:{one:!1,show:Nv,size:Dv,width:0,stroke:Fv,fill:Lv},bind:{mousedown:Fa,mouseup:Fa,
click:Fa,dblclick:Fa,mousemove:Bu,mouseleave:Bu,mouseenter:Bu},drag:{setScale:!0,x:!0,y:!1,dist:0,uni:null,click:(e,t)=>{t.stopPropagation(),t.stopImmediatePropagation()},
_x:!1,_y:!1},focus:{dist:(e,t,n,o,r)=>o-r,prox:-1,bias:0},hover:{skip:[void 0],prox:null,bias:0},left:-10,top:-10,idx:null,dataIdx:null,idxs:null,event:null},vm={
show:!0,stroke:"rgba(0,0,0,0.07)",width:2},rc=bt({},vm,{filter:rm}),wm=bt({},rc,{size:10}),ym=bt({},vm,{show:!1}),ic='12px system-ui, -apple-system, "Segoe UI",\
 Roboto, "Helvetica Neue", Arial, "Noto Sans", sans-serif, "Apple Color Emoji", "Segoe UI Emoji", "Segoe UI Symbol", "Noto Color Emoji"',xm="bold "+ic,km=1.5,Hf={
show:!0,scale:"x",stroke:Yu,space:50,gap:5,alignTo:1,size:50,labelGap:0,labelSize:30,labelFont:xm,side:2,grid:rc,ticks:wm,border:ym,font:ic,lineGap:km,rotate:0},
Hv="Value",Iv="Time",If={show:!0,scale:"x",auto:!1,sorted:1,min:Be,max:-Be,idxs:[]};function zv(e,t,n,o,r){return t.map(s=>s==null?"":ec(s))}function Gv(e,t,n,o,r,s,a){
let l=[],u=Qo.get(r)||0;n=a?n:He(Ga(n,r),u);for(let c=n;c<=o;c=He(c+r,u))l.push(Object.is(c,-0)?0:c);return l}function Uu(e,t,n,o,r,s,a){let l=[],u=e.scales[e.axes[t].
scale].log,c=u==10?Ro:tm,m=yn(c(n));r=wi(u,m),u==10&&(r=_r[Vn(r,_r)]);let p=n,d=r*u;u==10&&(d=_r[Vn(d,_r)]);do l.push(p),p=p+r,u==10&&!Qo.has(p)&&(p=He(p,Qo.get(
r))),p>=d&&(r=p,d=r*u,u==10&&(d=_r[Vn(d,_r)]));while(p<=o);return l}function Wv(e,t,n,o,r,s,a){let u=e.scales[e.axes[t].scale].asinh,c=o>u?Uu(e,t,Jt(u,n),o,r):[
u],m=o>=0&&n<=0?[0]:[];return(n<-u?Uu(e,t,Jt(u,-o),-n,r):[u]).reverse().map(d=>-d).concat(m,c)}var _m=/./,Uv=/[12357]/,Vv=/[125]/,zf=/1/,Vu=(e,t,n,o)=>e.map((r,s)=>t==
4&&r==0||s%o==0&&n.test(r.toExponential()[r<0?1:0])?r:null);function Kv(e,t,n,o,r){let s=e.axes[n],a=s.scale,l=e.scales[a],u=e.valToPos,c=s._space,m=u(10,a),p=u(
9,a)-m>=c?_m:u(7,a)-m>=c?Uv:u(5,a)-m>=c?Vv:zf;if(p==zf){let d=_t(u(1,a)-m);if(d<c)return Vu(t.slice().reverse(),l.distr,p,En(c/d)).reverse()}return Vu(t,l.distr,
p,1)}function jv(e,t,n,o,r){let s=e.axes[n],a=s.scale,l=s._space,u=e.valToPos,c=_t(u(1,a)-u(2,a));return c<l?Vu(t.slice().reverse(),3,_m,En(l/c)).reverse():t}function qv(e,t,n,o){
return o==null?Xu:t==null?"":ec(t)}var Gf={show:!0,scale:"y",stroke:Yu,space:30,gap:5,alignTo:1,size:50,labelGap:0,labelSize:30,labelFont:xm,side:3,grid:rc,ticks:wm,
border:ym,font:ic,lineGap:km,rotate:0};function Yv(e,t){let n=3+(e||1)*2;return He(n*t,3)}function Xv(e,t){let{scale:n,idxs:o}=e.series[0],r=e._data[0],s=e.valToPos(
r[o[0]],n,!0),a=e.valToPos(r[o[1]],n,!0),l=_t(a-s),u=e.series[t],c=l/(u.points.space*$e);return o[1]-o[0]<=c}var Wf={scale:null,auto:!0,sorted:0,min:Be,max:-Be},
Mm=(e,t,n,o,r)=>r,Uf={show:!0,auto:!0,sorted:0,gaps:Mm,alpha:1,facets:[bt({},Wf,{scale:"x"}),bt({},Wf,{scale:"y"})]},Vf={scale:"y",auto:!0,sorted:0,show:!0,spanGaps:!1,
gaps:Mm,alpha:1,points:{show:Xv,filter:null},values:null,min:Be,max:-Be,idxs:[],path:null,clip:null};function Jv(e,t,n,o,r){return n/10}var Sm={time:!0,auto:!0,
distr:1,log:10,asinh:1,min:null,max:null,dir:1,ori:0},Qv=bt({},Sm,{time:!1,ori:1}),Kf={};function Tm(e,t){let n=Kf[e];return n||(n={key:e,plots:[],sub(o){n.plots.
push(o)},unsub(o){n.plots=n.plots.filter(r=>r!=o)},pub(o,r,s,a,l,u,c){for(let m=0;m<n.plots.length;m++)n.plots[m]!=r&&n.plots[m].pub(o,r,s,a,l,u,c)}},e!=null&&(Kf[e]=
n)),n}var ki=1,Ku=2;function Cr(e,t,n){let o=e.mode,r=e.series[t],s=o==2?e._data[t]:e._data,a=e.scales,l=e.bbox,u=s[0],c=o==2?s[1]:s[t],m=o==2?a[r.facets[0].scale]:
a[e.series[0].scale],p=o==2?a[r.facets[1].scale]:a[r.scale],d=l.left,g=l.top,b=l.width,x=l.height,_=e.valToPosH,C=e.valToPosV;return m.ori==0?n(r,u,c,m,p,_,C,d,
g,b,x,Va,Mi,ja,Rm,Pm):n(r,u,c,m,p,C,_,g,d,x,b,Ka,Si,lc,Am,$m)}function sc(e,t){let n=0,o=0,r=Re(e.bands,tc);for(let s=0;s<r.length;s++){let a=r[s];a.series[0]==
t?n=a.dir:a.series[1]==t&&(a.dir==1?o|=1:o|=2)}return[n,o==1?-1:o==2?1:o==3?2:0]}function Zv(e,t,n,o,r){let s=e.mode,a=e.series[t],l=s==2?a.facets[1].scale:a.scale,
u=e.scales[l];return r==-1?u.min:r==1?u.max:u.distr==3?u.dir==1?u.min:u.max:0}function Ao(e,t,n,o,r,s){return Cr(e,t,(a,l,u,c,m,p,d,g,b,x,_)=>{let C=a.pxRound,y=c.
dir*(c.ori==0?1:-1),$=c.ori==0?Mi:Si,E,F;y==1?(E=n,F=o):(E=o,F=n);let O=C(p(l[E],c,x,g)),I=C(d(u[E],m,_,b)),N=C(p(l[F],c,x,g)),L=C(d(s==1?m.max:m.min,m,_,b)),B=new Path2D(
r);return $(B,N,L),$(B,O,L),$(B,O,I),B})}function Ua(e,t,n,o,r,s){let a=null;if(e.length>0){a=new Path2D;let l=t==0?ja:lc,u=n;for(let p=0;p<e.length;p++){let d=e[p];
if(d[1]>d[0]){let g=d[0]-u;g>0&&l(a,u,o,g,o+s),u=d[1]}}let c=n+r-u,m=10;c>0&&l(a,u,o-m/2,c,o+s+m)}return a}function ew(e,t,n){let o=e[e.length-1];o&&o[0]==t?o[1]=
n:e.push([t,n])}function ac(e,t,n,o,r,s,a){let l=[],u=e.length;for(let c=r==1?n:o;c>=n&&c<=o;c+=r)if(t[c]===null){let p=c,d=c;if(r==1)for(;++c<=o&&t[c]===null;)
d=c;else for(;--c>=n&&t[c]===null;)d=c;let g=s(e[p]),b=d==p?g:s(e[d]),x=p-r;g=a<=0&&x>=0&&x<u?s(e[x]):g;let C=d+r;b=a>=0&&C>=0&&C<u?s(e[C]):b,b>=g&&l.push([g,b])}
return l}function jf(e){return e==0?om:e==1?kt:t=>kr(t,e)}function Cm(e){let t=e==0?Va:Ka,n=e==0?(r,s,a,l,u,c)=>{r.arcTo(s,a,l,u,c)}:(r,s,a,l,u,c)=>{r.arcTo(a,s,
u,l,c)},o=e==0?(r,s,a,l,u)=>{r.rect(s,a,l,u)}:(r,s,a,l,u)=>{r.rect(a,s,u,l)};return(r,s,a,l,u,c=0,m=0)=>{c==0&&m==0?o(r,s,a,l,u):(c=Kn(c,l/2,u/2),m=Kn(m,l/2,u/2),
t(r,s+c,a),n(r,s+l,a,s+l,a+u,c),n(r,s+l,a+u,s,a+u,m),n(r,s,a+u,s,a,m),n(r,s,a,s+l,a,c),r.closePath())}}var Va=(e,t,n)=>{e.moveTo(t,n)},Ka=(e,t,n)=>{e.moveTo(n,t)},
Mi=(e,t,n)=>{e.lineTo(t,n)},Si=(e,t,n)=>{e.lineTo(n,t)},ja=Cm(0),lc=Cm(1),Rm=(e,t,n,o,r,s)=>{e.arc(t,n,o,r,s)},Am=(e,t,n,o,r,s)=>{e.arc(n,t,o,r,s)},Pm=(e,t,n,o,r,s,a)=>{
e.bezierCurveTo(t,n,o,r,s,a)},$m=(e,t,n,o,r,s,a)=>{e.bezierCurveTo(n,t,r,o,a,s)};function Em(e){return(t,n,o,r,s)=>Cr(t,n,(a,l,u,c,m,p,d,g,b,x,_)=>{let{pxRound:C,
points:y}=a,$,E;c.ori==0?($=Va,E=Rm):($=Ka,E=Am);let F=He(y.width*$e,3),O=(y.size-y.width)/2*$e,I=He(O*2,3),N=new Path2D,L=new Path2D,{left:B,top:T,width:z,height:W}=t.
bbox;ja(L,B-I,T-I,z+I*2,W+I*2);let U=A=>{if(u[A]!=null){let Q=C(p(l[A],c,x,g)),D=C(d(u[A],m,_,b));$(N,Q+O,D),E(N,Q,D,O,0,Da*2)}};if(s)s.forEach(U);else for(let A=o;A<=
r;A++)U(A);return{stroke:F>0?N:null,fill:N,clip:L,flags:ki|Ku}})}function Nm(e){return(t,n,o,r,s,a)=>{o!=r&&(s!=o&&a!=o&&e(t,n,o),s!=r&&a!=r&&e(t,n,r),e(t,n,a))}}
var tw=Nm(Mi),nw=Nm(Si);function Lm(e){let t=Re(e?.alignGaps,0);return(n,o,r,s)=>Cr(n,o,(a,l,u,c,m,p,d,g,b,x,_)=>{[r,s]=Ia(u,r,s);let C=a.pxRound,y=W=>C(p(W,c,x,
g)),$=W=>C(d(W,m,_,b)),E,F;c.ori==0?(E=Mi,F=tw):(E=Si,F=nw);let O=c.dir*(c.ori==0?1:-1),I={stroke:new Path2D,fill:null,clip:null,band:null,gaps:null,flags:ki},N=I.
stroke,L=!1;if(s-r>=x*4){let W=te=>n.posToVal(te,c.key,!0),U=null,A=null,Q,D,se,be=y(l[O==1?r:s]),ae=y(l[r]),ce=y(l[s]),he=W(O==1?ae+1:ce-1);for(let te=O==1?r:s;te>=
r&&te<=s;te+=O){let vt=l[te],Ye=(O==1?vt<he:vt>he)?be:y(vt),Ne=u[te];Ye==be?Ne!=null?(D=Ne,U==null?(E(N,Ye,$(D)),Q=U=A=D):D<U?U=D:D>A&&(A=D)):Ne===null&&(L=!0):
(U!=null&&F(N,be,$(U),$(A),$(Q),$(D)),Ne!=null?(D=Ne,E(N,Ye,$(D)),U=A=Q=D):(U=A=null,Ne===null&&(L=!0)),be=Ye,he=W(be+O))}U!=null&&U!=A&&se!=be&&F(N,be,$(U),$(A),
$(Q),$(D))}else for(let W=O==1?r:s;W>=r&&W<=s;W+=O){let U=u[W];U===null?L=!0:U!=null&&E(N,y(l[W]),$(U))}let[T,z]=sc(n,o);if(a.fill!=null||T!=0){let W=I.fill=new Path2D(
N),U=a.fillTo(n,o,a.min,a.max,T),A=$(U),Q=y(l[r]),D=y(l[s]);O==-1&&([D,Q]=[Q,D]),E(W,D,A),E(W,Q,A)}if(!a.spanGaps){let W=[];L&&W.push(...ac(l,u,r,s,O,y,t)),I.gaps=
W=a.gaps(n,o,r,s,W),I.clip=Ua(W,c.ori,g,b,x,_)}return z!=0&&(I.band=z==2?[Ao(n,o,r,s,N,-1),Ao(n,o,r,s,N,1)]:Ao(n,o,r,s,N,z)),I})}function ow(e){let t=Re(e.align,
1),n=Re(e.ascDesc,!1),o=Re(e.alignGaps,0),r=Re(e.extend,!1);return(s,a,l,u)=>Cr(s,a,(c,m,p,d,g,b,x,_,C,y,$)=>{[l,u]=Ia(p,l,u);let E=c.pxRound,{left:F,width:O}=s.
bbox,I=ae=>E(b(ae,d,y,_)),N=ae=>E(x(ae,g,$,C)),L=d.ori==0?Mi:Si,B={stroke:new Path2D,fill:null,clip:null,band:null,gaps:null,flags:ki},T=B.stroke,z=d.dir*(d.ori==
0?1:-1),W=N(p[z==1?l:u]),U=I(m[z==1?l:u]),A=U,Q=U;r&&t==-1&&(Q=F,L(T,Q,W)),L(T,U,W);for(let ae=z==1?l:u;ae>=l&&ae<=u;ae+=z){let ce=p[ae];if(ce==null)continue;let he=I(
m[ae]),te=N(ce);t==1?L(T,he,W):L(T,A,te),L(T,he,te),W=te,A=he}let D=A;r&&t==1&&(D=F+O,L(T,D,W));let[se,be]=sc(s,a);if(c.fill!=null||se!=0){let ae=B.fill=new Path2D(
T),ce=c.fillTo(s,a,c.min,c.max,se),he=N(ce);L(ae,D,he),L(ae,Q,he)}if(!c.spanGaps){let ae=[];ae.push(...ac(m,p,l,u,z,I,o));let ce=c.width*$e/2,he=n||t==1?ce:-ce,
te=n||t==-1?-ce:ce;ae.forEach(vt=>{vt[0]+=he,vt[1]+=te}),B.gaps=ae=c.gaps(s,a,l,u,ae),B.clip=Ua(ae,d.ori,_,C,y,$)}return be!=0&&(B.band=be==2?[Ao(s,a,l,u,T,-1),
Ao(s,a,l,u,T,1)]:Ao(s,a,l,u,T,be)),B})}function qf(e,t,n,o,r,s,a=Be){if(e.length>1){let l=null;for(let u=0,c=1/0;u<e.length;u++)if(t[u]!==void 0){if(l!=null){let m=_t(
e[u]-e[l]);m<c&&(c=m,a=_t(n(e[u],o,r,s)-n(e[l],o,r,s)))}l=u}}return a}function rw(e){e=e||hs;let t=Re(e.size,[.6,Be,1]),n=e.align||0,o=e.gap||0,r=e.radius;r=r==
null?[0,0]:typeof r=="number"?[r,0]:r;let s=xe(r),a=1-t[0],l=Re(t[1],Be),u=Re(t[2],1),c=Re(e.disp,hs),m=Re(e.each,g=>{}),{fill:p,stroke:d}=c;return(g,b,x,_)=>Cr(
g,b,(C,y,$,E,F,O,I,N,L,B,T)=>{let z=C.pxRound,W=n,U=o*$e,A=l*$e,Q=u*$e,D,se;E.ori==0?[D,se]=s(g,b):[se,D]=s(g,b);let be=E.dir*(E.ori==0?1:-1),ae=E.ori==0?ja:lc,
ce=E.ori==0?m:(Y,Ie,wt,Or,rr,Yn,ir)=>{m(Y,Ie,wt,rr,Or,ir,Yn)},he=Re(g.bands,tc).find(Y=>Y.series[0]==b),te=he!=null?he.dir:0,vt=C.fillTo(g,b,C.min,C.max,te),Wt=z(
I(vt,F,T,L)),Ye,Ne,Ln,an=B,Ze=z(C.width*$e),qn=!1,co=null,_n=null,$o=null,Lr=null;p!=null&&(Ze==0||d!=null)&&(qn=!0,co=p.values(g,b,x,_),_n=new Map,new Set(co).
forEach(Y=>{Y!=null&&_n.set(Y,new Path2D)}),Ze>0&&($o=d.values(g,b,x,_),Lr=new Map,new Set($o).forEach(Y=>{Y!=null&&Lr.set(Y,new Path2D)})));let{x0:Fr,size:Di}=c;
if(Fr!=null&&Di!=null){W=1,y=Fr.values(g,b,x,_),Fr.unit==2&&(y=y.map(wt=>g.posToVal(N+wt*B,E.key,!0)));let Y=Di.values(g,b,x,_);Di.unit==2?Ne=Y[0]*B:Ne=O(Y[0],E,
B,N)-O(0,E,B,N),an=qf(y,$,O,E,B,N,an),Ln=an-Ne+U}else an=qf(y,$,O,E,B,N,an),Ln=an*a+U,Ne=an-Ln;Ln<1&&(Ln=0),Ze>=Ne/2&&(Ze=0),Ln<5&&(z=om);let xs=Ln>0,nr=an-Ln-(xs?
Ze:0);Ne=z(Wu(nr,Q,A)),Ye=(W==0?Ne/2:W==be?0:Ne)-W*be*((W==0?U/2:0)+(xs?Ze/2:0));let Ut={stroke:null,fill:null,clip:null,band:null,gaps:null,flags:0},Dr=qn?null:
new Path2D,po=null;if(he!=null)po=g.data[he.series[1]];else{let{y0:Y,y1:Ie}=c;Y!=null&&Ie!=null&&($=Ie.values(g,b,x,_),po=Y.values(g,b,x,_))}let or=D*Ne,pe=se*Ne;
for(let Y=be==1?x:_;Y>=x&&Y<=_;Y+=be){let Ie=$[Y];if(Ie==null)continue;if(po!=null){let Qt=po[Y]??0;if(Ie-Qt==0)continue;Wt=I(Qt,F,T,L)}let wt=E.distr!=2||c!=null?
y[Y]:Y,Or=O(wt,E,B,N),rr=I(Re(Ie,vt),F,T,L),Yn=z(Or-Ye),ir=z(Jt(rr,Wt)),ln=z(Kn(rr,Wt)),Mn=ir-ln;if(Ie!=null){let Qt=Ie<0?pe:or,Fn=Ie<0?or:pe;qn?(Ze>0&&$o[Y]!=null&&
ae(Lr.get($o[Y]),Yn,ln+yn(Ze/2),Ne,Jt(0,Mn-Ze),Qt,Fn),co[Y]!=null&&ae(_n.get(co[Y]),Yn,ln+yn(Ze/2),Ne,Jt(0,Mn-Ze),Qt,Fn)):ae(Dr,Yn,ln+yn(Ze/2),Ne,Jt(0,Mn-Ze),Qt,
Fn),ce(g,b,Y,Yn-Ze/2,ln,Ne+Ze,Mn)}}return Ze>0?Ut.stroke=qn?Lr:Dr:qn||(Ut._fill=C.width==0?C._fill:C._stroke??C._fill,Ut.width=0),Ut.fill=qn?_n:Dr,Ut})}function iw(e,t){
let n=Re(t?.alignGaps,0);return(o,r,s,a)=>Cr(o,r,(l,u,c,m,p,d,g,b,x,_,C)=>{[s,a]=Ia(c,s,a);let y=l.pxRound,$=D=>y(d(D,m,_,b)),E=D=>y(g(D,p,C,x)),F,O,I;m.ori==0?
(F=Va,I=Mi,O=Pm):(F=Ka,I=Si,O=$m);let N=m.dir*(m.ori==0?1:-1),L=$(u[N==1?s:a]),B=L,T=[],z=[];for(let D=N==1?s:a;D>=s&&D<=a;D+=N)if(c[D]!=null){let be=u[D],ae=$(
be);T.push(B=ae),z.push(E(c[D]))}let W={stroke:e(T,z,F,I,O,y),fill:null,clip:null,band:null,gaps:null,flags:ki},U=W.stroke,[A,Q]=sc(o,r);if(l.fill!=null||A!=0){
let D=W.fill=new Path2D(U),se=l.fillTo(o,r,l.min,l.max,A),be=E(se);I(D,B,be),I(D,L,be)}if(!l.spanGaps){let D=[];D.push(...ac(u,c,s,a,N,$,n)),W.gaps=D=l.gaps(o,r,
s,a,D),W.clip=Ua(D,m.ori,b,x,_,C)}return Q!=0&&(W.band=Q==2?[Ao(o,r,s,a,U,-1),Ao(o,r,s,a,U,1)]:Ao(o,r,s,a,U,Q)),W})}function sw(e){return iw(aw,e)}function aw(e,t,n,o,r,s){
let a=e.length;if(a<2)return null;let l=new Path2D;if(n(l,e[0],t[0]),a==2)o(l,e[1],t[1]);else{let u=Array(a),c=Array(a-1),m=Array(a-1),p=Array(a-1);for(let d=0;d<
a-1;d++)m[d]=t[d+1]-t[d],p[d]=e[d+1]-e[d],c[d]=m[d]/p[d];u[0]=c[0];for(let d=1;d<a-1;d++)c[d]===0||c[d-1]===0||c[d-1]>0!=c[d]>0?u[d]=0:(u[d]=3*(p[d-1]+p[d])/((2*
p[d]+p[d-1])/c[d-1]+(p[d]+2*p[d-1])/c[d]),isFinite(u[d])||(u[d]=0));u[a-1]=c[a-2];for(let d=0;d<a-1;d++)r(l,e[d]+p[d]/3,t[d]+u[d]*p[d]/3,e[d+1]-p[d]/3,t[d+1]-u[d+
1]*p[d]/3,e[d+1],t[d+1])}return l}var ju=new Set;function Yf(){for(let e of ju)e.syncRect(!0)}_i&&(Sr(z0,vi,Yf),Sr(G0,vi,Yf,!0),Sr(Oa,vi,()=>{Nt.pxRatio=$e}));var lw=Lm(),
uw=Em();function Xf(e,t,n,o){return(o?[e[0],e[1]].concat(e.slice(2)):[e[0]].concat(e.slice(1))).map((s,a)=>qu(s,a,t,n))}function cw(e,t){return e.map((n,o)=>o==
0?{}:bt({},t,n))}function qu(e,t,n,o){return bt({},t==0?n:o,e)}function Fm(e,t,n){return t==null?yi:[t,n]}var dw=Fm;function pw(e,t,n){return t==null?yi:Ba(t,n,
Zu,!0)}function Dm(e,t,n,o){return t==null?yi:za(t,n,e.scales[o].log,!1)}var fw=Dm;function Om(e,t,n,o){return t==null?yi:Qu(t,n,e.scales[o].log,!1)}var mw=Om;function hw(e,t,n,o,r){
let s=Jt(Rf(e),Rf(t)),a=t-e,l=Vn(r/o*a,n);do{let u=n[l],c=o*u/a;if(c>=r&&s+(u<5?Qo.get(u):0)<=17)return[u,c]}while(++l<n.length);return[0,0]}function Jf(e){let t,
n;return e=e.replace(/(\d+)px/,(o,r)=>(t=kt((n=+r)*$e))+"px"),[e,t,n]}function gw(e){e.show&&[e.font,e.labelFont].forEach(t=>{let n=He(t[2]*$e,1);t[0]=t[0].replace(
/[0-9.]+px/,n+"px"),t[1]=n})}function Nt(e,t,n){let o={mode:Re(e.mode,1)},r=o.mode;function s(f,h,v,w){let k=h.valToPct(f);return w+v*(h.dir==-1?1-k:k)}function a(f,h,v,w){
let k=h.valToPct(f);return w+v*(h.dir==-1?k:1-k)}function l(f,h,v,w){return h.ori==0?s(f,h,v,w):a(f,h,v,w)}o.valToPosH=s,o.valToPosV=a;let u=!1;o.status=0;let c=o.
root=$n(_0);if(e.id!=null&&(c.id=e.id),wn(c,e.class),e.title){let f=$n(T0,c);f.textContent=e.title}let m=Un("canvas"),p=o.ctx=m.getContext("2d"),d=$n(C0,c);Sr("\
click",d,f=>{f.target===b&&(Ge!=qr||Xe!=Yr)&&Ft.click(o,f)},!0);let g=o.under=$n(R0,d);d.appendChild(m);let b=o.over=$n(A0,d);e=xi(e);let x=+Re(e.pxAlign,1),_=jf(
x);(e.plugins||[]).forEach(f=>{f.opts&&(e=f.opts(o,e)||e)});let C=e.ms||.001,y=o.series=r==1?Xf(e.series||[],If,Vf,!1):cw(e.series||[null],Uf),$=o.axes=Xf(e.axes||
[],Hf,Gf,!0),E=o.scales={},F=o.bands=e.bands||[];F.forEach(f=>{f.fill=xe(f.fill||null),f.dir=Re(f.dir,-1)});let O=r==2?y[1].facets[0].scale:y[0].scale,I={axes:Tg,
series:xg},N=(e.drawOrder||["axes","series"]).map(f=>I[f]);function L(f){let h=f.distr==3?v=>Ro(v>0?v:f.clamp(o,v,f.min,f.max,f.key)):f.distr==4?v=>Fu(v,f.asinh):
f.distr==100?v=>f.fwd(v):v=>v;return v=>{let w=h(v),{_min:k,_max:S}=f,P=S-k;return(w-k)/P}}function B(f){let h=E[f];if(h==null){let v=(e.scales||hs)[f]||hs;if(v.
from!=null){B(v.from);let w=bt({},E[v.from],v,{key:f});w.valToPct=L(w),E[f]=w}else{h=E[f]=bt({},f==O?Sm:Qv,v),h.key=f;let w=h.time,k=h.range,S=Jo(k);if((f!=O||r==
2&&!w)&&(S&&(k[0]==null||k[1]==null)&&(k={min:k[0]==null?Sf:{mode:1,hard:k[0],soft:k[0]},max:k[1]==null?Sf:{mode:1,hard:k[1],soft:k[1]}},S=!1),!S&&Wa(k))){let P=k;
k=(H,G,K)=>G==null?yi:Ba(G,K,P)}h.range=xe(k||(w?dw:f==O?h.distr==3?fw:h.distr==4?mw:Fm:h.distr==3?Dm:h.distr==4?Om:pw)),h.auto=xe(S?!1:h.auto),h.clamp=xe(h.clamp||
Jv),h._min=h._max=null,h.valToPct=L(h)}}}B("x"),B("y"),r==1&&y.forEach(f=>{B(f.scale)}),$.forEach(f=>{B(f.scale)});for(let f in e.scales)B(f);let T=E[O],z=T.distr,
W,U;T.ori==0?(wn(c,M0),W=s,U=a):(wn(c,S0),W=a,U=s);let A={};for(let f in E){let h=E[f];(h.min!=null||h.max!=null)&&(A[f]={min:h.min,max:h.max},h.min=h.max=null)}
let Q=e.tzDate||(f=>new Date(kt(f/C))),D=e.fmtDate||nc,se=C==1?Mv(Q):Cv(Q),be=Df(Q,Ff(C==1?_v:Tv,D)),ae=Bf(Q,Of(Av,D)),ce=[],he=o.legend=bt({},Ev,e.legend),te=o.
cursor=bt({},Bv,{drag:{y:r==2}},e.cursor),vt=he.show,Wt=te.show,Ye=he.markers;he.idxs=ce,Ye.width=xe(Ye.width),Ye.dash=xe(Ye.dash),Ye.stroke=xe(Ye.stroke),Ye.fill=
xe(Ye.fill);let Ne,Ln,an,Ze=[],qn=[],co,_n=!1,$o={};if(he.live){let f=y[1]?y[1].values:null;_n=f!=null,co=_n?f(o,1,0):{_:0};for(let h in co)$o[h]=Xu}if(vt)if(Ne=
Un("table",F0,c),an=Un("tbody",null,Ne),he.mount(o,Ne),_n){Ln=Un("thead",null,Ne,an);let f=Un("tr",null,Ln);Un("th",null,f);for(var Lr in co)Un("th",pf,f).textContent=
Lr}else wn(Ne,O0),he.live&&wn(Ne,D0);let Fr={show:!0},Di={show:!1};function xs(f,h){if(h==0&&(_n||!he.live||r==2))return yi;let v=[],w=Un("tr",B0,an,an.childNodes[h]);
wn(w,f.class),f.show||wn(w,Mr);let k=Un("th",null,w);if(Ye.show){let H=$n(H0,k);if(h>0){let G=Ye.width(o,h);G&&(H.style.border=G+"px "+Ye.dash(o,h)+" "+Ye.stroke(
o,h)),H.style.background=Ye.fill(o,h)}}let S=$n(pf,k);f.label instanceof HTMLElement?S.appendChild(f.label):S.textContent=f.label,h>0&&(Ye.show||(S.style.color=
f.width>0?Ye.stroke(o,h):Ye.fill(o,h)),Ut("click",k,H=>{if(te._lock)return;ar(H);let G=y.indexOf(f);if((H.ctrlKey||H.metaKey)!=he.isolate){let K=y.some((q,X)=>X>
0&&X!=G&&q.show);y.forEach((q,X)=>{X>0&&Jn(X,K?X==G?Fr:Di:Fr,!0,ft.setSeries)})}else Jn(G,{show:!f.show},!0,ft.setSeries)},!1),Hr&&Ut(gf,k,H=>{te._lock||(ar(H),
Jn(y.indexOf(f),Jr,!0,ft.setSeries))},!1));for(var P in co){let H=Un("td",I0,w);H.textContent="--",v.push(H)}return[w,v]}let nr=new Map;function Ut(f,h,v,w=!0){
let k=nr.get(h)||{},S=te.bind[f](o,h,v,w);S&&(Sr(f,h,k[f]=S),nr.set(h,k))}function Dr(f,h,v){let w=nr.get(h)||{};for(let k in w)(f==null||k==f)&&(Gu(k,h,w[k]),delete w[k]);
f==null&&nr.delete(h)}let po=0,or=0,pe=0,Y=0,Ie=0,wt=0,Or=Ie,rr=wt,Yn=pe,ir=Y,ln=0,Mn=0,Qt=0,Fn=0;o.bbox={};let hl=!1,ks=!1,Br=!1,sr=!1,_s=!1,Sn=!1;function gl(f,h,v){
(v||f!=o.width||h!=o.height)&&Cc(f,h),Ur(!1),Br=!0,ks=!0,Vr()}function Cc(f,h){o.width=po=pe=f,o.height=or=Y=h,Ie=wt=0,mg(),hg();let v=o.bbox;ln=v.left=kr(Ie*$e,
.5),Mn=v.top=kr(wt*$e,.5),Qt=v.width=kr(pe*$e,.5),Fn=v.height=kr(Y*$e,.5)}let dg=3;function pg(){let f=!1,h=0;for(;!f;){h++;let v=Mg(h),w=Sg(h);f=h==dg||v&&w,f||
(Cc(o.width,o.height),ks=!0)}}function fg({width:f,height:h}){gl(f,h)}o.setSize=fg;function mg(){let f=!1,h=!1,v=!1,w=!1;$.forEach((k,S)=>{if(k.show&&k._show){let{
side:P,_size:H}=k,G=P%2,K=k.label!=null?k.labelSize:0,q=H+K;q>0&&(G?(pe-=q,P==3?(Ie+=q,w=!0):v=!0):(Y-=q,P==0?(wt+=q,f=!0):h=!0))}}),lr[0]=f,lr[1]=v,lr[2]=h,lr[3]=
w,pe-=Eo[1]+Eo[3],Ie+=Eo[3],Y-=Eo[2]+Eo[0],wt+=Eo[0]}function hg(){let f=Ie+pe,h=wt+Y,v=Ie,w=wt;function k(S,P){switch(S){case 1:return f+=P,f-P;case 2:return h+=
P,h-P;case 3:return v-=P,v+P;case 0:return w-=P,w+P}}$.forEach((S,P)=>{if(S.show&&S._show){let H=S.side;S._pos=k(H,S._size),S.label!=null&&(S._lpos=k(H,S.labelSize))}})}
if(te.dataIdx==null){let f=te.hover,h=f.skip=new Set(f.skip??[]);h.add(void 0);let v=f.prox=xe(f.prox),w=f.bias??(f.bias=0);te.dataIdx=(k,S,P,H)=>{if(S==0)return P;
let G=P,K=v(k,S,P,H)??Be,q=K>=0&&K<Be,X=T.ori==0?pe:Y,le=te.left,Pe=t[0],Te=t[S];if(h.has(Te[P])){G=null;let ve=null,ie=null,ne;if(w==0||w==-1)for(ne=P;ve==null&&
ne-- >0;)h.has(Te[ne])||(ve=ne);if(w==0||w==1)for(ne=P;ie==null&&ne++<Te.length;)h.has(Te[ne])||(ie=ne);if(ve!=null||ie!=null)if(q){let Ue=ve==null?-1/0:W(Pe[ve],
T,X,0),tt=ie==null?1/0:W(Pe[ie],T,X,0),At=le-Ue,Oe=tt-le;At<=Oe?At<=K&&(G=ve):Oe<=K&&(G=ie)}else G=ie==null?ve:ve==null?ie:P-ve<=ie-P?ve:ie}else q&&_t(le-W(Pe[P],
T,X,0))>K&&(G=null);return G}}let ar=f=>{te.event=f};te.idxs=ce,te._lock=!1;let It=te.points;It.show=xe(It.show),It.size=xe(It.size),It.stroke=xe(It.stroke),It.
width=xe(It.width),It.fill=xe(It.fill);let Xn=o.focus=bt({},e.focus||{alpha:.3},te.focus),Hr=Xn.prox>=0,Ir=Hr&&It.one,Tn=[],zr=[],Gr=[];function Rc(f,h){let v=It.
show(o,h);if(v instanceof HTMLElement)return wn(v,L0),wn(v,f.class),uo(v,-10,-10,pe,Y),b.insertBefore(v,Tn[h]),v}function Ac(f,h){if(r==1||h>0){let v=r==1&&E[f.
scale].time,w=f.value;f.value=v?$f(w)?Bf(Q,Of(w,D)):w||ae:w||qv,f.label=f.label||(v?Iv:Hv)}if(Ir||h>0){f.width=f.width==null?1:f.width,f.paths=f.paths||lw||Q0,f.
fillTo=xe(f.fillTo||Zv),f.pxAlign=+Re(f.pxAlign,x),f.pxRound=jf(f.pxAlign),f.stroke=xe(f.stroke||null),f.fill=xe(f.fill||null),f._stroke=f._fill=f._paths=f._focus=
null;let v=Yv(Jt(1,f.width),1),w=f.points=bt({},{size:v,width:Jt(1,v*.2),stroke:f.stroke,space:v*2,paths:uw,_stroke:null,_fill:null},f.points);w.show=xe(w.show),
w.filter=xe(w.filter),w.fill=xe(w.fill),w.stroke=xe(w.stroke),w.paths=xe(w.paths),w.pxAlign=f.pxAlign}if(vt){let v=xs(f,h);Ze.splice(h,0,v[0]),qn.splice(h,0,v[1]),
he.values.push(null)}if(Wt){ce.splice(h,0,null);let v=null;Ir?h==0&&(v=Rc(f,h)):h>0&&(v=Rc(f,h)),Tn.splice(h,0,v),zr.splice(h,0,0),Gr.splice(h,0,0)}Rt("addSerie\
s",h)}function gg(f,h){h=h??y.length,f=r==1?qu(f,h,If,Vf):qu(f,h,{},Uf),y.splice(h,0,f),Ac(y[h],h)}o.addSeries=gg;function bg(f){if(y.splice(f,1),vt){he.values.
splice(f,1),qn.splice(f,1);let h=Ze.splice(f,1)[0];Dr(null,h.firstChild),h.remove()}Wt&&(ce.splice(f,1),Tn.splice(f,1)[0].remove(),zr.splice(f,1),Gr.splice(f,1)),
Rt("delSeries",f)}o.delSeries=bg;let lr=[!1,!1,!1,!1];function vg(f,h){if(f._show=f.show,f.show){let v=f.side%2,w=E[f.scale];w==null&&(f.scale=v?y[1].scale:O,w=
E[f.scale]);let k=w.time;f.size=xe(f.size),f.space=xe(f.space),f.rotate=xe(f.rotate),Jo(f.incrs)&&f.incrs.forEach(P=>{!Qo.has(P)&&Qo.set(P,sm(P))}),f.incrs=xe(f.
incrs||(w.distr==2?yv:k?C==1?kv:Sv:_r)),f.splits=xe(f.splits||(k&&w.distr==1?se:w.distr==3?Uu:w.distr==4?Wv:Gv)),f.stroke=xe(f.stroke),f.grid.stroke=xe(f.grid.stroke),
f.ticks.stroke=xe(f.ticks.stroke),f.border.stroke=xe(f.border.stroke);let S=f.values;f.values=Jo(S)&&!Jo(S[0])?xe(S):k?Jo(S)?Df(Q,Ff(S,D)):$f(S)?Rv(Q,S):S||be:S||
zv,f.filter=xe(f.filter||(w.distr>=3&&w.log==10?Kv:w.distr==3&&w.log==2?jv:rm)),f.font=Jf(f.font),f.labelFont=Jf(f.labelFont),f._size=f.size(o,null,h,0),f._space=
f._rotate=f._incrs=f._found=f._splits=f._values=null,f._size>0&&(lr[h]=!0,f._el=$n(P0,d))}}function Oi(f,h,v,w){let[k,S,P,H]=v,G=h%2,K=0;return G==0&&(H||S)&&(K=
h==0&&!k||h==2&&!P?kt(Hf.size/3):0),G==1&&(k||P)&&(K=h==1&&!S||h==3&&!H?kt(Gf.size/2):0),K}let Pc=o.padding=(e.padding||[Oi,Oi,Oi,Oi]).map(f=>xe(Re(f,Oi))),Eo=o.
_padding=Pc.map((f,h)=>f(o,h,lr,0)),Lt,Mt=null,St=null,Ms=r==1?y[0].idxs:null,Dn=null,Bi=!1;function $c(f,h){if(t=f??[],o.data=o._data=t,r==2){Lt=0;for(let v=1;v<
y.length;v++)Lt+=t[v][0].length}else{t.length==0&&(o.data=o._data=t=[[]]),Dn=t[0],Lt=Dn.length;let v=t;if(z==2){v=t.slice();let w=v[0]=Array(Lt);for(let k=0;k<Lt;k++)
w[k]=k}o._data=t=v}if(Ur(!0),Rt("setData"),z==2&&(Br=!0),h!==!1){let v=T;v.auto(o,Bi)?bl():Lo(O,v.min,v.max),sr=sr||te.left>=0,Sn=!0,Vr()}}o.setData=$c;function bl(){
Bi=!0;let f,h;r==1&&(Lt>0?(Mt=Ms[0]=0,St=Ms[1]=Lt-1,f=t[0][Mt],h=t[0][St],z==2?(f=Mt,h=St):f==h&&(z==3?[f,h]=za(f,f,T.log,!1):z==4?[f,h]=Qu(f,f,T.log,!1):T.time?
h=f+kt(86400/C):[f,h]=Ba(f,h,Zu,!0))):(Mt=Ms[0]=f=null,St=Ms[1]=h=null)),Lo(O,f,h)}let Ss,Wr,vl,wl,yl,xl,kl,_l,Ml,Zt;function Ec(f,h,v,w,k,S){f??(f=mf),v??(v=tc),
w??(w="butt"),k??(k=mf),S??(S="round"),f!=Ss&&(p.strokeStyle=Ss=f),k!=Wr&&(p.fillStyle=Wr=k),h!=vl&&(p.lineWidth=vl=h),S!=yl&&(p.lineJoin=yl=S),w!=xl&&(p.lineCap=
xl=w),v!=wl&&p.setLineDash(wl=v)}function Nc(f,h,v,w){h!=Wr&&(p.fillStyle=Wr=h),f!=kl&&(p.font=kl=f),v!=_l&&(p.textAlign=_l=v),w!=Ml&&(p.textBaseline=Ml=w)}function Sl(f,h,v,w,k=0){
if(w.length>0&&f.auto(o,Bi)&&(h==null||h.min==null)){let S=Re(Mt,0),P=Re(St,w.length-1),H=v.min==null?K0(w,S,P,k,f.distr==3):[v.min,v.max];f.min=Kn(f.min,v.min=
H[0]),f.max=Jt(f.max,v.max=H[1])}}let Lc={min:null,max:null};function wg(){for(let w in E){let k=E[w];A[w]==null&&(k.min==null||A[O]!=null&&k.auto(o,Bi))&&(A[w]=
Lc)}for(let w in E){let k=E[w];A[w]==null&&k.from!=null&&A[k.from]!=null&&(A[w]=Lc)}A[O]!=null&&Ur(!0);let f={};for(let w in A){let k=A[w];if(k!=null){let S=f[w]=
xi(E[w],tv);if(k.min!=null)bt(S,k);else if(w!=O||r==2)if(Lt==0&&S.from==null){let P=S.range(o,null,null,w);S.min=P[0],S.max=P[1]}else S.min=Be,S.max=-Be}}if(Lt>
0){y.forEach((w,k)=>{if(r==1){let S=w.scale,P=A[S];if(P==null)return;let H=f[S];if(k==0){let G=H.range(o,H.min,H.max,S);H.min=G[0],H.max=G[1],Mt=Vn(H.min,t[0]),
St=Vn(H.max,t[0]),St-Mt>1&&(t[0][Mt]<H.min&&Mt++,t[0][St]>H.max&&St--),w.min=Dn[Mt],w.max=Dn[St]}else w.show&&w.auto&&Sl(H,P,w,t[k],w.sorted);w.idxs[0]=Mt,w.idxs[1]=
St}else if(k>0&&w.show&&w.auto){let[S,P]=w.facets,H=S.scale,G=P.scale,[K,q]=t[k],X=f[H],le=f[G];X!=null&&Sl(X,A[H],S,K,S.sorted),le!=null&&Sl(le,A[G],P,q,P.sorted),
w.min=P.min,w.max=P.max}});for(let w in f){let k=f[w],S=A[w];if(k.from==null&&(S==null||S.min==null)){let P=k.range(o,k.min==Be?null:k.min,k.max==-Be?null:k.max,
w);k.min=P[0],k.max=P[1]}}}for(let w in f){let k=f[w];if(k.from!=null){let S=f[k.from];if(S.min==null)k.min=k.max=null;else{let P=k.range(o,S.min,S.max,w);k.min=
P[0],k.max=P[1]}}}let h={},v=!1;for(let w in f){let k=f[w],S=E[w];if(S.min!=k.min||S.max!=k.max){S.min=k.min,S.max=k.max;let P=S.distr;S._min=P==3?Ro(S.min):P==
4?Fu(S.min,S.asinh):P==100?S.fwd(S.min):S.min,S._max=P==3?Ro(S.max):P==4?Fu(S.max,S.asinh):P==100?S.fwd(S.max):S.max,h[w]=v=!0}}if(v){y.forEach((w,k)=>{r==2?k>0&&
h.y&&(w._paths=null):h[w.scale]&&(w._paths=null)});for(let w in h)Br=!0,Rt("setScale",w);Wt&&te.left>=0&&(sr=Sn=!0)}for(let w in A)A[w]=null}function yg(f){let h=Wu(
Mt-1,0,Lt-1),v=Wu(St+1,0,Lt-1);for(;f[h]==null&&h>0;)h--;for(;f[v]==null&&v<Lt-1;)v++;return[h,v]}function xg(){if(Lt>0){let f=y.some(h=>h._focus)&&Zt!=Xn.alpha;
f&&(p.globalAlpha=Zt=Xn.alpha),y.forEach((h,v)=>{if(v>0&&h.show&&(Fc(v,!1),Fc(v,!0),h._paths==null)){let w=Zt;Zt!=h.alpha&&(p.globalAlpha=Zt=h.alpha);let k=r==2?
[0,t[v][0].length-1]:yg(t[v]);h._paths=h.paths(o,v,k[0],k[1]),Zt!=w&&(p.globalAlpha=Zt=w)}}),y.forEach((h,v)=>{if(v>0&&h.show){let w=Zt;Zt!=h.alpha&&(p.globalAlpha=
Zt=h.alpha),h._paths!=null&&Dc(v,!1);{let k=h._paths!=null?h._paths.gaps:null,S=h.points.show(o,v,Mt,St,k),P=h.points.filter(o,v,S,k);(S||P)&&(h.points._paths=h.
points.paths(o,v,Mt,St,P),Dc(v,!0))}Zt!=w&&(p.globalAlpha=Zt=w),Rt("drawSeries",v)}}),f&&(p.globalAlpha=Zt=1)}}function Fc(f,h){let v=h?y[f].points:y[f];v._stroke=
v.stroke(o,f),v._fill=v.fill(o,f)}function Dc(f,h){let v=h?y[f].points:y[f],{stroke:w,fill:k,clip:S,flags:P,_stroke:H=v._stroke,_fill:G=v._fill,_width:K=v.width}=v.
_paths;K=He(K*$e,3);let q=null,X=K%2/2;h&&G==null&&(G=K>0?"#fff":H);let le=v.pxAlign==1&&X>0;if(le&&p.translate(X,X),!h){let Pe=ln-K/2,Te=Mn-K/2,ve=Qt+K,ie=Fn+K;
q=new Path2D,q.rect(Pe,Te,ve,ie)}h?Tl(H,K,v.dash,v.cap,G,w,k,P,S):kg(f,H,K,v.dash,v.cap,G,w,k,P,q,S),le&&p.translate(-X,-X)}function kg(f,h,v,w,k,S,P,H,G,K,q){let X=!1;
G!=0&&F.forEach((le,Pe)=>{if(le.series[0]==f){let Te=y[le.series[1]],ve=t[le.series[1]],ie=(Te._paths||hs).band;Jo(ie)&&(ie=le.dir==1?ie[0]:ie[1]);let ne,Ue=null;
Te.show&&ie&&q0(ve,Mt,St)?(Ue=le.fill(o,Pe)||S,ne=Te._paths.clip):ie=null,Tl(h,v,w,k,Ue,P,H,G,K,q,ne,ie),X=!0}}),X||Tl(h,v,w,k,S,P,H,G,K,q)}let Oc=ki|Ku;function Tl(f,h,v,w,k,S,P,H,G,K,q,X){
Ec(f,h,v,w,k),(G||K||X)&&(p.save(),G&&p.clip(G),K&&p.clip(K)),X?(H&Oc)==Oc?(p.clip(X),q&&p.clip(q),Cs(k,P),Ts(f,S,h)):H&Ku?(Cs(k,P),p.clip(X),Ts(f,S,h)):H&ki&&(p.
save(),p.clip(X),q&&p.clip(q),Cs(k,P),p.restore(),Ts(f,S,h)):(Cs(k,P),Ts(f,S,h)),(G||K||X)&&p.restore()}function Ts(f,h,v){v>0&&(h instanceof Map?h.forEach((w,k)=>{
p.strokeStyle=Ss=k,p.stroke(w)}):h!=null&&f&&p.stroke(h))}function Cs(f,h){h instanceof Map?h.forEach((v,w)=>{p.fillStyle=Wr=w,p.fill(v)}):h!=null&&f&&p.fill(h)}
function _g(f,h,v,w){let k=$[f],S;if(w<=0)S=[0,0];else{let P=k._space=k.space(o,f,h,v,w),H=k._incrs=k.incrs(o,f,h,v,w,P);S=hw(h,v,H,w,P)}return k._found=S}function Cl(f,h,v,w,k,S,P,H,G,K){
let q=P%2/2;x==1&&p.translate(q,q),Ec(H,P,G,K,H),p.beginPath();let X,le,Pe,Te,ve=k+(w==0||w==3?-S:S);v==0?(le=k,Te=ve):(X=k,Pe=ve);for(let ie=0;ie<f.length;ie++)
h[ie]!=null&&(v==0?X=Pe=f[ie]:le=Te=f[ie],p.moveTo(X,le),p.lineTo(Pe,Te));p.stroke(),x==1&&p.translate(-q,-q)}function Mg(f){let h=!0;return $.forEach((v,w)=>{if(!v.
show)return;let k=E[v.scale];if(k.min==null){v._show&&(h=!1,v._show=!1,Ur(!1));return}else v._show||(h=!1,v._show=!0,Ur(!1));let S=v.side,P=S%2,{min:H,max:G}=k,
[K,q]=_g(w,H,G,P==0?pe:Y);if(q==0)return;let X=k.distr==2,le=v._splits=v.splits(o,w,H,G,K,q,X),Pe=k.distr==2?le.map(ne=>Dn[ne]):le,Te=k.distr==2?Dn[le[1]]-Dn[le[0]]:
K,ve=v._values=v.values(o,v.filter(o,Pe,w,q,Te),w,q,Te);v._rotate=S==2?v.rotate(o,ve,w,q):0;let ie=v._size;v._size=En(v.size(o,ve,w,f)),ie!=null&&v._size!=ie&&(h=
!1)}),h}function Sg(f){let h=!0;return Pc.forEach((v,w)=>{let k=v(o,w,lr,f);k!=Eo[w]&&(h=!1),Eo[w]=k}),h}function Tg(){for(let f=0;f<$.length;f++){let h=$[f];if(!h.
show||!h._show)continue;let v=h.side,w=v%2,k,S,P=h.stroke(o,f),H=v==0||v==3?-1:1,[G,K]=h._found;if(h.label!=null){let Kt=h.labelGap*H,dn=kt((h._lpos+Kt)*$e);Nc(
h.labelFont[0],P,"center",v==2?"top":ff),p.save(),w==1?(k=S=0,p.translate(dn,kt(Mn+Fn/2)),p.rotate((v==3?-Da:Da)/2)):(k=kt(ln+Qt/2),S=dn);let dr=nm(h.label)?h.label(
o,f,G,K):h.label;p.fillText(dr,k,S),p.restore()}if(K==0)continue;let q=E[h.scale],X=w==0?Qt:Fn,le=w==0?ln:Mn,Pe=h._splits,Te=q.distr==2?Pe.map(Kt=>Dn[Kt]):Pe,ve=q.
distr==2?Dn[Pe[1]]-Dn[Pe[0]]:G,ie=h.ticks,ne=h.border,Ue=ie.show?ie.size:0,tt=kt(Ue*$e),At=kt((h.alignTo==2?h._size-Ue-h.gap:h.gap)*$e),Oe=h._rotate*-Da/180,nt=_(
h._pos*$e),un=(tt+At)*H,Vt=nt+un;S=w==0?Vt:0,k=w==1?Vt:0;let Cn=h.font[0],On=h.align==1?gi:h.align==2?Eu:Oe>0?gi:Oe<0?Eu:w==0?"center":v==3?Eu:gi,Zn=Oe||w==1?"m\
iddle":v==2?"top":ff;Nc(Cn,P,On,Zn);let cn=h.font[1]*h.lineGap,Rn=Pe.map(Kt=>_(l(Kt,q,X,le))),Bn=h._values;for(let Kt=0;Kt<Bn.length;Kt++){let dn=Bn[Kt];if(dn!=
null){w==0?k=Rn[Kt]:S=Rn[Kt],dn=""+dn;let dr=dn.indexOf(`
`)==-1?[dn]:dn.split(/\n/gm);for(let jt=0;jt<dr.length;jt++){let nd=dr[jt];Oe?(p.save(),p.translate(k,S+jt*cn),p.rotate(Oe),p.fillText(nd,0,0),p.restore()):p.fillText(
nd,k,S+jt*cn)}}}ie.show&&Cl(Rn,ie.filter(o,Te,f,K,ve),w,v,nt,tt,He(ie.width*$e,3),ie.stroke(o,f),ie.dash,ie.cap);let eo=h.grid;eo.show&&Cl(Rn,eo.filter(o,Te,f,K,
ve),w,w==0?2:1,w==0?Mn:ln,w==0?Fn:Qt,He(eo.width*$e,3),eo.stroke(o,f),eo.dash,eo.cap),ne.show&&Cl([nt],[1],w==0?1:0,w==0?1:2,w==1?Mn:ln,w==1?Fn:Qt,He(ne.width*$e,
3),ne.stroke(o,f),ne.dash,ne.cap)}Rt("drawAxes")}function Ur(f){y.forEach((h,v)=>{v>0&&(h._paths=null,f&&(r==1?(h.min=null,h.max=null):h.facets.forEach(w=>{w.min=
null,w.max=null})))})}let Rs=!1,Rl=!1,Hi=[];function Cg(){Rl=!1;for(let f=0;f<Hi.length;f++)Rt(...Hi[f]);Hi.length=0}function Vr(){Rs||(lv(Bc),Rs=!0)}function Rg(f,h=!1){
Rs=!0,Rl=h,f(o),Bc(),h&&Hi.length>0&&queueMicrotask(Cg)}o.batch=Rg;function Bc(){if(hl&&(wg(),hl=!1),Br&&(pg(),Br=!1),ks){if(qe(g,gi,Ie),qe(g,"top",wt),qe(g,ds,
pe),qe(g,ps,Y),qe(b,gi,Ie),qe(b,"top",wt),qe(b,ds,pe),qe(b,ps,Y),qe(d,ds,po),qe(d,ps,or),m.width=kt(po*$e),m.height=kt(or*$e),$.forEach(({_el:f,_show:h,_size:v,
_pos:w,side:k})=>{if(f!=null)if(h){let S=k===3||k===0?v:0,P=k%2==1;qe(f,P?"left":"top",w-S),qe(f,P?"width":"height",v),qe(f,P?"top":"left",P?wt:Ie),qe(f,P?"heig\
ht":"width",P?Y:pe),zu(f,Mr)}else wn(f,Mr)}),Ss=Wr=vl=yl=xl=kl=_l=Ml=wl=null,Zt=1,Gi(!0),Ie!=Or||wt!=rr||pe!=Yn||Y!=ir){Ur(!1);let f=pe/Yn,h=Y/ir;if(Wt&&!sr&&te.
left>=0){te.left*=f,te.top*=h,Kr&&uo(Kr,kt(te.left),0,pe,Y),jr&&uo(jr,0,kt(te.top),pe,Y);for(let v=0;v<Tn.length;v++){let w=Tn[v];w!=null&&(zr[v]*=f,Gr[v]*=h,uo(
w,En(zr[v]),En(Gr[v]),pe,Y))}}if(We.show&&!_s&&We.left>=0&&We.width>0){We.left*=f,We.width*=f,We.top*=h,We.height*=h;for(let v in Ll)qe(Xr,v,We[v])}Or=Ie,rr=wt,
Yn=pe,ir=Y}Rt("setSize"),ks=!1}po>0&&or>0&&(p.clearRect(0,0,m.width,m.height),Rt("drawClear"),N.forEach(f=>f()),Rt("draw")),We.show&&_s&&(As(We),_s=!1),Wt&&sr&&
(cr(null,!0,!1),sr=!1),he.show&&he.live&&Sn&&(El(),Sn=!1),u||(u=!0,o.status=1,Rt("ready")),Bi=!1,Rs=!1}o.redraw=(f,h)=>{Br=h||!1,f!==!1?Lo(O,T.min,T.max):Vr()};
function Al(f,h){let v=E[f];if(v.from==null){if(Lt==0){let w=v.range(o,h.min,h.max,f);h.min=w[0],h.max=w[1]}if(h.min>h.max){let w=h.min;h.min=h.max,h.max=w}if(Lt>
1&&h.min!=null&&h.max!=null&&h.max-h.min<1e-16)return;f==O&&v.distr==2&&Lt>0&&(h.min=Vn(h.min,t[0]),h.max=Vn(h.max,t[0]),h.min==h.max&&h.max++),A[f]=h,hl=!0,Vr()}}
o.setScale=Al;let Pl,$l,Kr,jr,Hc,Ic,qr,Yr,zc,Gc,Ge,Xe,No=!1,Ft=te.drag,Tt=Ft.x,Ct=Ft.y;Wt&&(te.x&&(Pl=$n(E0,b)),te.y&&($l=$n(N0,b)),T.ori==0?(Kr=Pl,jr=$l):(Kr=$l,
jr=Pl),Ge=te.left,Xe=te.top);let We=o.select=bt({show:!0,over:!0,left:0,width:0,top:0,height:0},e.select),Xr=We.show?$n($0,We.over?b:g):null;function As(f,h){if(We.
show){for(let v in f)We[v]=f[v],v in Ll&&qe(Xr,v,f[v]);h!==!1&&Rt("setSelect")}}o.setSelect=As;function Ag(f){if(y[f].show)vt&&zu(Ze[f],Mr);else if(vt&&wn(Ze[f],
Mr),Wt){let v=Ir?Tn[0]:Tn[f];v!=null&&uo(v,-10,-10,pe,Y)}}function Lo(f,h,v){Al(f,{min:h,max:v})}function Jn(f,h,v,w){h.focus!=null&&Lg(f),h.show!=null&&y.forEach(
(k,S)=>{S>0&&(f==S||f==null)&&(k.show=h.show,Ag(S),r==2?(Lo(k.facets[0].scale,null,null),Lo(k.facets[1].scale,null,null)):Lo(k.scale,null,null),Vr())}),v!==!1&&
Rt("setSeries",f,h),w&&Wi("setSeries",o,f,h)}o.setSeries=Jn;function Pg(f,h){bt(F[f],h)}function $g(f,h){f.fill=xe(f.fill||null),f.dir=Re(f.dir,-1),h=h??F.length,
F.splice(h,0,f)}function Eg(f){f==null?F.length=0:F.splice(f,1)}o.addBand=$g,o.setBand=Pg,o.delBand=Eg;function Ng(f,h){y[f].alpha=h,Wt&&Tn[f]!=null&&(Tn[f].style.
opacity=h),vt&&Ze[f]&&(Ze[f].style.opacity=h)}let fo,Fo,ur,Jr={focus:!0};function Lg(f){if(f!=ur){let h=f==null,v=Xn.alpha!=1;y.forEach((w,k)=>{if(r==1||k>0){let S=h||
k==0||k==f;w._focus=h?null:S,v&&Ng(k,S?1:Xn.alpha)}}),ur=f,v&&Vr()}}vt&&Hr&&Ut(bf,Ne,f=>{te._lock||(ar(f),ur!=null&&Jn(null,Jr,!0,ft.setSeries))});function Qn(f,h,v){
let w=E[h];v&&(f=f/$e-(w.ori==1?wt:Ie));let k=pe;w.ori==1&&(k=Y,f=k-f),w.dir==-1&&(f=k-f);let S=w._min,P=w._max,H=f/k,G=S+(P-S)*H,K=w.distr;return K==3?wi(10,G):
K==4?X0(G,w.asinh):K==100?w.bwd(G):G}function Fg(f,h){let v=Qn(f,O,h);return Vn(v,t[0],Mt,St)}o.valToIdx=f=>Vn(f,t[0]),o.posToIdx=Fg,o.posToVal=Qn,o.valToPos=(f,h,v)=>E[h].
ori==0?s(f,E[h],v?Qt:pe,v?ln:0):a(f,E[h],v?Fn:Y,v?Mn:0),o.setCursor=(f,h,v)=>{Ge=f.left,Xe=f.top,cr(null,h,v)};function Wc(f,h){qe(Xr,gi,We.left=f),qe(Xr,ds,We.
width=h)}function Uc(f,h){qe(Xr,"top",We.top=f),qe(Xr,ps,We.height=h)}let Ii=T.ori==0?Wc:Uc,zi=T.ori==1?Wc:Uc;function Dg(){if(vt&&he.live)for(let f=r==2?1:0;f<
y.length;f++){if(f==0&&_n)continue;let h=he.values[f],v=0;for(let w in h)qn[f][v++].firstChild.nodeValue=h[w]}}function El(f,h){if(f!=null&&(f.idxs?f.idxs.forEach(
(v,w)=>{ce[w]=v}):ev(f.idx)||ce.fill(f.idx),he.idx=ce[0]),vt&&he.live){for(let v=0;v<y.length;v++)(v>0||r==1&&!_n)&&Og(v,ce[v]);Dg()}Sn=!1,h!==!1&&Rt("setLegend")}
o.setLegend=El;function Og(f,h){let v=y[f],w=f==0&&z==2?Dn:t[f],k;_n?k=v.values(o,f,h)??$o:(k=v.value(o,h==null?null:w[h],f,h),k=k==null?$o:{_:k}),he.values[f]=
k}function cr(f,h,v){zc=Ge,Gc=Xe,[Ge,Xe]=te.move(o,Ge,Xe),te.left=Ge,te.top=Xe,Wt&&(Kr&&uo(Kr,kt(Ge),0,pe,Y),jr&&uo(jr,0,kt(Xe),pe,Y));let w,k=Mt>St;fo=Be,Fo=null;
let S=T.ori==0?pe:Y,P=T.ori==1?pe:Y;if(Ge<0||Lt==0||k){w=te.idx=null;for(let H=0;H<y.length;H++){let G=Tn[H];G!=null&&uo(G,-10,-10,pe,Y)}Hr&&Jn(null,Jr,!0,f==null&&
ft.setSeries),he.live&&(ce.fill(w),Sn=!0)}else{let H,G,K;r==1&&(H=T.ori==0?Ge:Xe,G=Qn(H,O),w=te.idx=Vn(G,t[0],Mt,St),K=W(t[0][w],T,S,0));let q=-10,X=-10,le=0,Pe=0,
Te=!0,ve="",ie="";for(let ne=r==2?1:0;ne<y.length;ne++){let Ue=y[ne],tt=ce[ne],At=tt==null?null:r==1?t[ne][tt]:t[ne][1][tt],Oe=te.dataIdx(o,ne,w,G),nt=Oe==null?
null:r==1?t[ne][Oe]:t[ne][1][Oe];if(Sn=Sn||nt!=At||Oe!=tt,ce[ne]=Oe,ne>0&&Ue.show){let un=Oe==null?-10:Oe==w?K:W(r==1?t[0][Oe]:t[ne][0][Oe],T,S,0),Vt=nt==null?-10:
U(nt,r==1?E[Ue.scale]:E[Ue.facets[1].scale],P,0);if(Hr&&nt!=null){let Cn=T.ori==1?Ge:Xe,On=_t(Xn.dist(o,ne,Oe,Vt,Cn));if(On<fo){let Zn=Xn.bias;if(Zn!=0){let cn=Qn(
Cn,Ue.scale),Rn=nt>=0?1:-1,Bn=cn>=0?1:-1;Bn==Rn&&(Bn==1?Zn==1?nt>=cn:nt<=cn:Zn==1?nt<=cn:nt>=cn)&&(fo=On,Fo=ne)}else fo=On,Fo=ne}}if(Sn||Ir){let Cn,On;T.ori==0?
(Cn=un,On=Vt):(Cn=Vt,On=un);let Zn,cn,Rn,Bn,eo,Kt,dn=!0,dr=It.bbox;if(dr!=null){dn=!1;let jt=dr(o,ne);Rn=jt.left,Bn=jt.top,Zn=jt.width,cn=jt.height}else Rn=Cn,Bn=
On,Zn=cn=It.size(o,ne);if(Kt=It.fill(o,ne),eo=It.stroke(o,ne),Ir)ne==Fo&&fo<=Xn.prox&&(q=Rn,X=Bn,le=Zn,Pe=cn,Te=dn,ve=Kt,ie=eo);else{let jt=Tn[ne];jt!=null&&(zr[ne]=
Rn,Gr[ne]=Bn,Mf(jt,Zn,cn,dn),kf(jt,Kt,eo),uo(jt,En(Rn),En(Bn),pe,Y))}}}}if(Ir){let ne=Xn.prox,Ue=ur==null?fo<=ne:fo>ne||Fo!=ur;if(Sn||Ue){let tt=Tn[0];tt!=null&&
(zr[0]=q,Gr[0]=X,Mf(tt,le,Pe,Te),kf(tt,ve,ie),uo(tt,En(q),En(X),pe,Y))}}}if(We.show&&No)if(f!=null){let[H,G]=ft.scales,[K,q]=ft.match,[X,le]=f.cursor.sync.scales,
Pe=f.cursor.drag;if(Tt=Pe._x,Ct=Pe._y,Tt||Ct){let{left:Te,top:ve,width:ie,height:ne}=f.select,Ue=f.scales[X].ori,tt=f.posToVal,At,Oe,nt,un,Vt,Cn=H!=null&&K(H,X),
On=G!=null&&q(G,le);Cn&&Tt?(Ue==0?(At=Te,Oe=ie):(At=ve,Oe=ne),nt=E[H],un=W(tt(At,X),nt,S,0),Vt=W(tt(At+Oe,X),nt,S,0),Ii(Kn(un,Vt),_t(Vt-un))):Ii(0,S),On&&Ct?(Ue==
1?(At=Te,Oe=ie):(At=ve,Oe=ne),nt=E[G],un=U(tt(At,le),nt,P,0),Vt=U(tt(At+Oe,le),nt,P,0),zi(Kn(un,Vt),_t(Vt-un))):zi(0,P)}else Fl()}else{let H=_t(zc-Hc),G=_t(Gc-Ic);
if(T.ori==1){let le=H;H=G,G=le}Tt=Ft.x&&H>=Ft.dist,Ct=Ft.y&&G>=Ft.dist;let K=Ft.uni;K!=null?Tt&&Ct&&(Tt=H>=K,Ct=G>=K,!Tt&&!Ct&&(G>H?Ct=!0:Tt=!0)):Ft.x&&Ft.y&&(Tt||
Ct)&&(Tt=Ct=!0);let q,X;Tt&&(T.ori==0?(q=qr,X=Ge):(q=Yr,X=Xe),Ii(Kn(q,X),_t(X-q)),Ct||zi(0,P)),Ct&&(T.ori==1?(q=qr,X=Ge):(q=Yr,X=Xe),zi(Kn(q,X),_t(X-q)),Tt||Ii(
0,S)),!Tt&&!Ct&&(Ii(0,0),zi(0,0))}if(Ft._x=Tt,Ft._y=Ct,f==null){if(v){if(td!=null){let[H,G]=ft.scales;ft.values[0]=H!=null?Qn(T.ori==0?Ge:Xe,H):null,ft.values[1]=
G!=null?Qn(T.ori==1?Ge:Xe,G):null}Wi(Nu,o,Ge,Xe,pe,Y,w)}if(Hr){let H=v&&ft.setSeries,G=Xn.prox;ur==null?fo<=G&&Jn(Fo,Jr,!0,H):fo>G?Jn(null,Jr,!0,H):Fo!=ur&&Jn(Fo,
Jr,!0,H)}}Sn&&(he.idx=w,El()),h!==!1&&Rt("setCursor")}let Do=null;Object.defineProperty(o,"rect",{get(){return Do==null&&Gi(!1),Do}});function Gi(f=!1){f?Do=null:
(Do=b.getBoundingClientRect(),Rt("syncRect",Do))}function Vc(f,h,v,w,k,S,P){te._lock||No&&f!=null&&f.movementX==0&&f.movementY==0||(Nl(f,h,v,w,k,S,P,!1,f!=null),
f!=null?cr(null,!0,!0):cr(h,!0,!1))}function Nl(f,h,v,w,k,S,P,H,G){if(Do==null&&Gi(!1),ar(f),f!=null)v=f.clientX-Do.left,w=f.clientY-Do.top;else{if(v<0||w<0){Ge=
-10,Xe=-10;return}let[K,q]=ft.scales,X=h.cursor.sync,[le,Pe]=X.values,[Te,ve]=X.scales,[ie,ne]=ft.match,Ue=h.axes[0].side%2==1,tt=T.ori==0?pe:Y,At=T.ori==1?pe:Y,
Oe=Ue?S:k,nt=Ue?k:S,un=Ue?w:v,Vt=Ue?v:w;if(Te!=null?v=ie(K,Te)?l(le,E[K],tt,0):-10:v=tt*(un/Oe),ve!=null?w=ne(q,ve)?l(Pe,E[q],At,0):-10:w=At*(Vt/nt),T.ori==1){let Cn=v;
v=w,w=Cn}}G&&(h==null||h.cursor.event.type==Nu)&&((v<=1||v>=pe-1)&&(v=kr(v,pe)),(w<=1||w>=Y-1)&&(w=kr(w,Y))),H?(Hc=v,Ic=w,[qr,Yr]=te.move(o,v,w)):(Ge=v,Xe=w)}let Ll={
width:0,height:0,left:0,top:0};function Fl(){As(Ll,!1)}let Kc,jc,qc,Yc;function Xc(f,h,v,w,k,S,P){No=!0,Tt=Ct=Ft._x=Ft._y=!1,Nl(f,h,v,w,k,S,P,!0,!1),f!=null&&(Ut(
Lu,Hu,Jc,!1),Wi(hf,o,qr,Yr,pe,Y,null));let{left:H,top:G,width:K,height:q}=We;Kc=H,jc=G,qc=K,Yc=q}function Jc(f,h,v,w,k,S,P){No=Ft._x=Ft._y=!1,Nl(f,h,v,w,k,S,P,!1,
!0);let{left:H,top:G,width:K,height:q}=We,X=K>0||q>0,le=Kc!=H||jc!=G||qc!=K||Yc!=q;if(X&&le&&As(We),Ft.setScale&&X&&le){let Pe=H,Te=K,ve=G,ie=q;if(T.ori==1&&(Pe=
G,Te=q,ve=H,ie=K),Tt&&Lo(O,Qn(Pe,O),Qn(Pe+Te,O)),Ct)for(let ne in E){let Ue=E[ne];ne!=O&&Ue.from==null&&Ue.min!=Be&&Lo(ne,Qn(ve+ie,ne),Qn(ve,ne))}Fl()}else te.lock&&
(te._lock=!te._lock,cr(h,!0,f!=null));f!=null&&(Dr(Lu,Hu),Wi(Lu,o,Ge,Xe,pe,Y,null))}function Bg(f,h,v,w,k,S,P){if(te._lock)return;ar(f);let H=No;if(No){let G=!0,
K=!0,q=10,X,le;T.ori==0?(X=Tt,le=Ct):(X=Ct,le=Tt),X&&le&&(G=Ge<=q||Ge>=pe-q,K=Xe<=q||Xe>=Y-q),X&&G&&(Ge=Ge<qr?0:pe),le&&K&&(Xe=Xe<Yr?0:Y),cr(null,!0,!0),No=!1}Ge=
-10,Xe=-10,ce.fill(null),cr(null,!0,!0),H&&(No=H)}function Qc(f,h,v,w,k,S,P){te._lock||(ar(f),bl(),Fl(),f!=null&&Wi(vf,o,Ge,Xe,pe,Y,null))}function Zc(){$.forEach(
gw),gl(o.width,o.height,!0)}Sr(Oa,vi,Zc);let Qr={};Qr.mousedown=Xc,Qr.mousemove=Vc,Qr.mouseup=Jc,Qr.dblclick=Qc,Qr.setSeries=(f,h,v,w)=>{let k=ft.match[2];v=k(o,
h,v),v!=-1&&Jn(v,w,!0,!1)},Wt&&(Ut(hf,b,Xc),Ut(Nu,b,Vc),Ut(gf,b,f=>{ar(f),Gi(!1)}),Ut(bf,b,Bg),Ut(vf,b,Qc),ju.add(o),o.syncRect=Gi);let Ps=o.hooks=e.hooks||{};function Rt(f,h,v){
Rl?Hi.push([f,h,v]):f in Ps&&Ps[f].forEach(w=>{w.call(null,o,h,v)})}(e.plugins||[]).forEach(f=>{for(let h in f.hooks)Ps[h]=(Ps[h]||[]).concat(f.hooks[h])});let ed=(f,h,v)=>v,
ft=bt({key:null,setSeries:!1,filters:{pub:Af,sub:Af},scales:[O,y[1]?y[1].scale:null],match:[Pf,Pf,ed],values:[null,null]},te.sync);ft.match.length==2&&ft.match.
push(ed),te.sync=ft;let td=ft.key,Dl=Tm(td);function Wi(f,h,v,w,k,S,P){ft.filters.pub(f,h,v,w,k,S,P)&&Dl.pub(f,h,v,w,k,S,P)}Dl.sub(o);function Hg(f,h,v,w,k,S,P){
ft.filters.sub(f,h,v,w,k,S,P)&&Qr[f](null,h,v,w,k,S,P)}o.pub=Hg;function Ig(){Dl.unsub(o),ju.delete(o),nr.clear(),Gu(Oa,vi,Zc),c.remove(),Ne?.remove(),Rt("destr\
oy")}o.destroy=Ig;function Ol(){Rt("init",e,t),$c(t||e.data,!1),A[O]?Al(O,A[O]):bl(),_s=We.show&&(We.width>0||We.height>0),sr=Sn=!0,gl(e.width,e.height)}return y.
forEach(Ac),$.forEach(vg),n?n instanceof HTMLElement?(n.appendChild(c),Ol()):n(o,Ol):Ol(),o}Nt.assign=bt;Nt.fmtNum=ec;Nt.rangeNum=Ba;Nt.rangeLog=za;Nt.rangeAsinh=
Qu;Nt.orient=Cr;Nt.pxRatio=$e;Nt.join=av;Nt.fmtDate=nc,Nt.tzDate=vv;Nt.sync=Tm;{Nt.addGap=ew,Nt.clipGaps=Ua;let e=Nt.paths={points:Em};e.linear=Lm,e.stepped=ow,
e.bars=rw,e.spline=sw}function kn(e){return getComputedStyle(document.documentElement).getPropertyValue(e).trim()||"#888"}function Bm(e){let t=2166136261;for(let n=0;n<e.length;n++)t=
Math.imul(t^e.charCodeAt(n),16777619);return t>>>0}var Hm=14;function Im(e,t){if(e===""||e.startsWith("("))return t?"oklch(0.34 0.01 250)":"oklch(0.9 0.008 250)";
let o=Bm(e)%5*.008;if(qo(e))return t?`oklch(${.35+o} 0.022 250)`:`oklch(${.87+o} 0.022 250)`;let r=Ru(e),s=r==="main"?88:Bm(r)%Hm*(360/Hm)+12;return t?`oklch(${.46+
o} 0.085 ${s})`:`oklch(${.81+o} 0.095 ${s})`}function bw(e){let t=e[0]?.values.length??0,n=new Array(t).fill(0),o=[];for(let r of e){for(let s=0;s<t;s++){let a=r.values[s];n[s]=a==null||n[s]===null?null:n[s]+
a}o.push([...n])}return o.reverse()}function vw(e,t){return`color-mix(in oklch, ${e} ${Math.round(t*100)}%, transparent)`}function Rr(e){let[t,n]=sn(),o=Ce(null),
[r,s]=J(null),a=Ce(e);a.current=e;let l=Ot.value,u=e.height??130,c=V(()=>{let g=e.stacked?bw(e.series):e.series.map(b=>[...b.values]);return[[...e.x],...g]},[e.
x,e.series,e.stacked]),m=e.series.map(g=>`${g.name} ${g.colour}`).join();ge(()=>{if(n<=0||!t.current)return;let g=!0,b=requestAnimationFrame(()=>{if(!g||!t.current)
return;let x=a.current,_=kn("--fg-faint"),C={stroke:kn("--line"),width:1},y=(N,L)=>L.map(B=>Math.abs(Math.log10(B)%1)<1e-9?B:null),$={filter:y,grid:{...C,filter:y},
ticks:{...C,size:4,filter:y}},E='11px system-ui, "DejaVu Sans", sans-serif',F=x.stacked?[...x.series].reverse():x.series,O=Nt.paths.stepped({align:1}),I={width:n,
height:u,padding:[8,10,0,0],legend:{show:!1},cursor:{y:!1,points:{size:6},drag:{x:!!x.onSelect,y:!1,setScale:!1},...x.group?{sync:{key:x.group,setSeries:!1}}:{}},
scales:{x:{time:!1,distr:x.logX?3:1,range:()=>{let N=a.current.span,L=a.current.x;return N?[N.from,N.to]:[L[0]??0,L[L.length-1]??1]}},y:{distr:x.logY?3:1,range:x.
logY?(N,L,B)=>L>0&&B>L?[L*.8,B*1.25]:[1,10]:(N,L,B)=>[0,Math.max(a.current.top??0,B>0?B*1.08:1)]}},axes:[{stroke:_,font:E,grid:C,ticks:{...C,size:4},size:26,gap:4,
space:84,values:(N,L)=>a.current.ticksX?a.current.ticksX(L):L.map(B=>B===null?"":a.current.formatX(B)),...x.logX?$:{}},{stroke:_,font:E,grid:C,ticks:{show:!1},size:64,
gap:6,space:28,values:(N,L)=>L.map(B=>B===null?"":a.current.formatY(B)),...x.logY?$:{}}],series:[{},...F.map(N=>{let L=kn(N.colour);return{label:N.name,stroke:L,
width:N.width??(x.stacked?0:1.6),...N.filled||x.stacked?{fill:x.stacked?L:vw(L,.18)}:{},...N.dash?{dash:N.dash}:{},...x.stepped?{paths:O}:{},points:{show:x.onPick?
void 0:!1,size:6},spanGaps:!1}})],hooks:{setCursor:[N=>s(N.cursor.idx??null)],setSelect:[N=>{N.select.width>3&&a.current.onSelect?.(N.posToVal(N.select.left,"x"),
N.posToVal(N.select.left+N.select.width,"x")),N.setSelect({left:0,top:0,width:0,height:0},!1)}],draw:[N=>{let L=a.current.picked,B=L==null?void 0:a.current.x[L];
if(B===void 0)return;let T=N.valToPos(B,"x",!0);N.ctx.save(),N.ctx.strokeStyle=kn("--accent"),N.ctx.lineWidth=2,N.ctx.beginPath(),N.ctx.moveTo(T,N.bbox.top),N.ctx.
lineTo(T,N.bbox.top+N.bbox.height),N.ctx.stroke(),N.ctx.restore()}]}};o.current=new Nt(I,c,t.current)});return()=>{g=!1,cancelAnimationFrame(b),o.current?.destroy(),
o.current=null}},[n>0,m,l,e.stacked,e.logX,e.logY,u]),ge(()=>{n>0&&o.current?.setSize({width:n,height:u})},[n,u]),ge(()=>{o.current?.setData(c)},[c]),ge(()=>{o.
current?.redraw()},[e.picked]);let p=e.x.length,d=g=>{let b=g.key==="ArrowRight"?1:g.key==="ArrowLeft"?-1:0;if(b&&p>0){let x=Math.max(0,Math.min(p-1,(r??(b>0?-1:
p))+b)),_=o.current;s(x),_?.setCursor({left:_.valToPos(e.x[x]??0,"x"),top:10})}else if(g.key==="Enter"&&r!==null&&e.onPick)e.onPick(r);else return;g.preventDefault(),
g.stopPropagation()};return i("div",{class:"plot",children:[i("div",{class:"plot-head",children:[i("span",{class:"plot-title",children:e.label}),i("span",{class:"\
legend",children:[e.series.map(g=>{let b=r===null?null:g.values[r];return i("span",{class:"legend-item",children:[i("span",{class:"legend-mark","aria-hidden":"t\
rue",style:{background:`var(${g.colour})`}}),g.name,r!==null&&i("span",{class:"legend-value",children:b==null?"–":e.formatY(b)})]},g.name)}),r!==null&&e.x[r]!==
void 0&&i("span",{class:"faint",children:["at ",e.formatX(e.x[r])]})]})]}),i("div",{ref:t,class:"plot-box",style:{height:`${u}px`},tabIndex:0,role:"application",
onKeyDown:d,"aria-label":`${e.label}: ${e.series.map(g=>g.name).join(", ")}. Arrow keys read values`,onClick:()=>{e.onPick&&o.current&&o.current.cursor.idx!==null&&
o.current.cursor.idx!==void 0&&e.onPick(o.current.cursor.idx)}})]})}function Ti({label:e,x:t,series:n,formatX:o,formatY:r,rows:s=200,xTitle:a="time"}){let l=Math.
max(1,Math.ceil(t.length/s));return i("div",{class:"plain-scroll",tabIndex:0,role:"region","aria-label":e,children:i("table",{class:"grid-table",children:[i("th\
ead",{children:i("tr",{children:[i("th",{class:"num",children:a}),n.map(u=>i("th",{class:"num",children:u.name},u.name))]})}),i("tbody",{children:t.map((u,c)=>c%
l===0&&i("tr",{children:[i("td",{class:"num",children:o(u)}),n.map(m=>{let p=m.values[c];return i("td",{class:"num",children:p==null?"–":r(p)},m.name)})]},u))})]})})}function ww(e,t,n){let o=s=>s==null||typeof s=="number"&&Number.isNaN(s);if(o(e)||o(t))return Number(o(e))-Number(o(t));let r=typeof e=="string"&&typeof t=="str\
ing"?e.localeCompare(t,"en",{numeric:!0}):Number(e)-Number(t);return n?-r:r}function zm(e,t,n){return e.map((o,r)=>({row:o,i:r,v:t(o)})).sort((o,r)=>ww(o.v,r.v,
n)||o.i-r.i).map(o=>o.row)}function Gm(e,t,n){let o=t.toLowerCase().split(/\s+/).filter(Boolean);return o.length===0?e:e.filter(r=>{let s=n(r).toLowerCase();return o.
every(a=>s.includes(a))})}function yw(e){if(e==null)return"";if(typeof e!="string")return String(e);let t=/^[=+\-@\t\r]/.test(e)?`'${e}`:e;return/[",\r\n]/.test(
t)?`"${t.replace(/"/g,'""')}"`:t}function Wm(e,t){return[e,...t].map(n=>n.map(yw).join(",")).join(`\r
`)+`\r
`}function uc(e,t){let n=o=>o==null?"":String(o).replace(/[\t\r\n]+/g," ");return[e,...t].map(o=>o.map(n).join("	")).join(`
`)+`
`}var qa=8e6;function Um(e,t,n,o,r=8){let s=e*t,a=Math.min(s,qa),l=s<=qa?n:n/Math.max(a-o,1)*Math.max(s-o,0),u=Math.max(Math.floor(l/t)-r,0),c=Math.min(Math.ceil(
(l+o)/t)+r,e);return{first:u,last:Math.max(c,u),offset:u*t-l+n,height:a}}function Vm(e,t,n,o,r){let s=t*n,a=Math.min(s,qa),l=s<=qa?1:Math.max(s-r,1)/Math.max(a-
r,1),u=o*l,c=e*n;return c<u?c/l:c+n>u+r?(c+n-r)/l:o}var xw=0;function kw({p:e,shown:t,text:n,onText:o,data:r}){let s=e.total??e.rows.length;return i("div",{class:"table-tools",children:[e.filter!==!1&&e.rows.length>
5&&i("label",{class:"table-filter",children:[i(_e,{name:"search",size:14}),i("span",{class:"hidden-text",children:["Filter ",e.label]}),i("input",{type:"search",
value:n,placeholder:e.filterHint??"Filter",spellcheck:!1,onInput:a=>o(a.currentTarget.value)})]}),e.tools,i("span",{class:"table-count","aria-live":"polite",children:[
t===s?R(s):`${R(t)} of ${R(s)}`," ",s===1?"row":"rows"]}),i(Ea,{text:()=>{let a=r();return uc(a.header,a.cells)}}),e.csvName&&i("button",{type:"button",class:"b\
utton button-quiet",title:"Save these rows as comma-separated values",onClick:()=>{let a=r();df(`${e.csvName}.csv`,Wm(a.header,a.cells))},children:"CSV"})]})}function _w({
p:e,sort:t,template:n,onSort:o}){return i("div",{class:"table-head",role:"row","aria-rowindex":1,style:{gridTemplateColumns:n},children:e.columns.map(r=>{let s=t?.
column===r.id;return i("div",{role:"columnheader",class:r.num?"th num":"th",title:r.hint,"aria-sort":s?t.descending?"descending":"ascending":void 0,children:r.fixed?
i("span",{class:"th-text",children:r.title}):i("button",{type:"button",class:"th-button",onClick:()=>o(r),children:[i("span",{class:"th-text",children:r.title}),
i("span",{class:"th-arrow","aria-hidden":"true",children:s?t.descending?"↓":"↑":""})]})},r.id)})})}function Ee(e){let[t]=J(()=>`table${++xw}`),[n,o]=J(""),[
r,s]=J(e.sort??null),a=e.onSort?e.sort??null:r,[l,u]=J(-1),[c,m]=J(0),p=Ce(null),d=e.rowHeight??30,g=V(()=>{let L=Gm(e.rows,n,T=>e.columns.map(z=>z.value(T)).filter(
z=>z!=null).join(" ")),B=e.onSort?void 0:e.columns.find(T=>T.id===a?.column);return B&&a?zm(L,B.value,a.descending):L},[e.rows,e.columns,n,a,e.onSort]),b=Math.min(
g.length,e.tallest??18)*d,x=Um(g.length,d,c,b),_=e.columns.map(L=>L.width??(L.num?"88px":"minmax(160px, 1fr)")).join(" ");Rd(()=>{l>=g.length&&u(g.length-1)},[g.
length,l]);let C=x.last>=g.length&&g.length>0;ge(()=>{C&&e.onEnd?.()},[C,g.length]);let y=L=>{let B=a?.column===L.id?{column:L.id,descending:!a.descending}:{column:L.
id,descending:!!L.num};e.onSort?e.onSort(B):s(B)},$=L=>{let B=e.columns.filter(T=>!T.picture);return{header:B.map(T=>T.title),cells:L.map(T=>B.map(z=>z.value(T)))}},
E=L=>{let B=e.rowHref?.(L);B?zt(B):e.onRow?.(L)},F=L=>{let B=Math.max(1,Math.floor(b/d)-1),z={ArrowDown:1,ArrowUp:-1,PageDown:B,PageUp:-B,Home:-1/0,End:1/0}[L.key];
if(L.target===L.currentTarget){if(z!==void 0&&g.length>0){let W=Math.min(Math.max(l+z,0),g.length-1);u(W);let U=p.current;U&&(U.scrollTop=Vm(W,g.length,d,U.scrollTop,
b))}else if(L.key==="Enter"&&g[l]!==void 0)E(g[l]);else if(L.key.toLowerCase()==="c"&&(L.ctrlKey||L.metaKey)&&g[l]!==void 0&&!String(getSelection()??"")){let W=$(
[g[l]]);navigator.clipboard?.writeText(uc(W.header,W.cells))}else return;L.preventDefault(),L.stopPropagation()}},O=!!(e.rowHref||e.onRow),I=!e.tools&&(e.filter===
!1||e.rows.length<=5),N=i(kw,{p:e,shown:g.length,text:n,onText:o,data:()=>$(g)});return i("div",{class:`table${e.compact?" table-compact":""}${I?" table-bare":""}`,
children:[!I&&N,e.rows.length===0?i("div",{class:"table-empty",children:e.empty??"There are none."}):i("div",{class:"table-sideways",children:i("div",{class:`ta\
ble-grid${g.length>(e.tallest??18)?" table-scrolls":""}`,role:"grid","aria-label":e.label,"aria-rowcount":g.length+1,"aria-colcount":e.columns.length,tabIndex:0,
"aria-activedescendant":l>=x.first&&l<x.last?`${t}r${l}`:void 0,onKeyDown:F,children:[i(_w,{p:e,sort:a,template:_,onSort:y}),i("div",{class:"table-body",role:"r\
owgroup",ref:p,style:{height:`${b}px`},onScroll:L=>m(L.currentTarget.scrollTop),children:i("div",{class:"table-space",role:"presentation",style:{height:`${x.height}\
px`},children:i("div",{class:"table-window",role:"presentation",style:{transform:`translateY(${x.offset}px)`},children:g.slice(x.first,x.last).map((L,B)=>{let T=x.
first+B;return i("div",{id:`${t}r${T}`,role:"row","aria-rowindex":T+2,"aria-selected":e.isChosen?.(L)||void 0,class:`tr${T===l?" tr-active":""}${e.isChosen?.(L)?
" tr-chosen":""}${O?" tr-link":""}`,style:{gridTemplateColumns:_,height:`${d}px`},onClick:z=>{u(T),O&&!z.target.closest("a,button,input")&&!String(getSelection()??
"")&&E(L)},children:e.columns.map(z=>i("div",{role:"gridcell",class:z.num?"td num":"td",children:z.show?z.show(L):z.value(L)},z.id))},T)})})})}),g.length===0&&i(
"div",{class:"table-empty",children:["Nothing matches “",n,"”."]})]})}),I&&e.rows.length>0&&N]})}function Ae({value:e,of:t,kind:n,children:o}){let r=t>0?Math.
max(0,Math.min(1,e/t)):0;return i("span",{class:"databar",children:[i("span",{class:`databar-fill${n?` databar-${n}`:""}`,style:{width:`${r*100}%`},"aria-hidden":"\
true"}),i("span",{class:"databar-text",children:o})]})}function Mw(e){let t=e.gomaxprocs,n=e.scheduler_latency;return[{label:"Duration",value:M(e.duration_ns),href:Z("/timeline")},{label:"Ps",value:t?t.min===t.max?t.
max:`${t.min}–${t.max}`:R(e.procs),hint:"GOMAXPROCS: how many goroutines may run at once",href:Z("/timeline")},e.busy_share===null?null:{label:"Ps busy",value:ee(
e.busy_share),hint:"Part of the time of all Ps in which they ran goroutines",href:Z("/profiles",{kind:"running"})},{label:"Goroutines",value:R(e.goroutines_created),
hint:`${R(e.goroutines_created)} created in the trace; at most ${R(e.goroutines_peak)} at once; ${R(e.goroutines_left)} at its end`,href:Z("/goroutines")},{label:"\
At once",value:R(e.goroutines_peak),hint:"Most goroutines that were there at once",href:Z("/goroutines")},{label:"Sched latency p99",value:M(n.p99_ns),hint:`Wai\
ts for a P: median ${M(n.p50_ns)}, longest ${M(n.max_ns)}, ${R(n.count)} in all`,href:Z("/latency",{kind:"sched"})},{label:"GC cycles",value:R(e.gc_cycles),href:Z(
"/mmu")},e.heap_bytes?{label:"Heap, most",value:gt(e.heap_bytes.max),href:Z("/mmu")}:null,{label:"Events",value:R(e.events),href:Z("/events")}]}function Sw({report:e}){
let t=[Ve.value?.name??e.file,e.made_by??(e.format?`format ${e.format}`:""),`${gt(e.bytes)} in ${rt(e.generations,"generation")}`,e.start_unix_ns===null?"":new Date(
e.start_unix_ns/1e6).toLocaleString(void 0,{dateStyle:"medium",timeStyle:"medium"})].filter(Boolean);return i(j,{children:[i("span",{class:"mono",children:t[0]}),
" · ",t.slice(1).join(" · ")," ·"," ",e.error?i("span",{class:"warn",children:"damaged"}):i("span",{class:"good",title:"Read to its end without complaint",children:"\
complete"})]})}var Tw=480;function Ya(e,t){return V(()=>t.map(([n,o,r])=>({name:o,colour:r,values:e?.series[n]??[]})),[e])}var Km=[["ps_running","running","--ru\
nning"],["ps_syscall","in a system call","--syscall"],["ps_idle","idle","--waiting"]],jm=[["g_running","running","--running"],["g_syscall","system call","--sysc\
all"],["g_runnable","runnable","--runnable"],["g_waiting","waiting","--waiting"]],qm=[["heap","heap","--gc"],["goal","goal","--fg-faint"]],Ym=[["sched_p50","med\
ian","--accent"],["sched_p99","p99","--runnable"]],cc=e=>e>=10||Number.isInteger(e)?R(Math.round(e)):e.toPrecision(2);function Cw({load:e}){let[t,n]=vn(),o=e.data,
r=V(()=>{if(!o)return[];let g=(o.to-o.from)/o.bins;return Array.from({length:o.bins},(b,x)=>o.from+(x+.5)*g)},[o]),s=Ya(o,Km),a=Ya(o,jm),l=Ya(o,qm).map((g,b)=>({
...g,filled:b===0,dash:b===1?[4,3]:void 0})),u=Ya(o,Ym);if(e.error)return i(st,{kind:"warn",title:"There are no plots",children:e.error.message});if(!o)return i(
hi,{rows:4});let c={from:o.from,to:Math.max(o.to,o.from+1)},m={x:r,span:c,height:128,formatX:Le,ticksX:xa,group:"overview",onSelect:(g,b)=>Dt({from:Math.max(0,Math.
round(g)),to:Math.round(b)})};if(t){let g=[...s.map(b=>({...b,name:`Ps ${b.name}`})),...a.map(b=>({...b,name:`goroutines ${b.name}`}))];return i(j,{children:[i(
"div",{class:"p-actions p-right",children:n}),i(Ti,{label:"Ps and goroutines over time",x:r,series:g,formatX:Le,formatY:cc}),i(Ti,{label:"Heap over time",x:r,series:l,
formatX:Le,formatY:gt}),i(Ti,{label:"Scheduling latency over time",x:r,series:u,formatX:Le,formatY:M})]})}let p=g=>g.some(b=>b.values.some(x=>x!==null&&x>0)),d=u.
some(g=>g.values.filter(b=>b!==null).length>2);return i(j,{children:[i("div",{class:`plots${e.busy?" stale":""}`,children:[i(Rr,{...m,label:"Ps",series:s,stacked:!0,
stepped:!0,formatY:cc}),i(Rr,{...m,label:"Goroutines",series:a,stacked:!0,stepped:!0,formatY:cc}),p(l)?i(Rr,{...m,label:"Heap",series:l,stepped:!0,formatY:gt}):
i("div",{class:"plot plot-none",children:[i("span",{class:"plot-title",children:"Heap"}),i("p",{class:"faint",children:"The trace has no heap sizes here."})]}),
p(u)&&d?i(Rr,{...m,label:"Scheduling latency",series:u,logY:!0,formatY:M}):i("div",{class:"plot plot-none",children:[i("span",{class:"plot-title",children:"Sche\
duling latency"}),i("p",{class:"faint",children:"Nothing waited for a P here."})]})]}),i("p",{class:"p-note p-foot",children:["Drag over a plot to restrict ever\
y page to that range. ",i("span",{class:"p-foot-tools",children:n})]})]})}function fc({doc:e}){let t=ke("doc/findings",{list:1});return i("div",{children:[e.caveat?
i(st,{kind:"info",title:"The rules were not applied",children:["It is said why: ",e.caveat,"."]}):i(st,{kind:"good",title:"None of the patterns that the rules k\
now was found",children:"A trace without findings may still be slow: the rules know what they know."}),Array.isArray(t.data)&&i("details",{class:"checked",open:!e.
caveat,children:[i("summary",{children:e.caveat?"What the rules look for":`What was checked: ${R(t.data.length)} patterns`}),i("ul",{children:t.data.map(n=>i("l\
i",{children:[i("span",{class:e.caveat?"faint":"good","aria-hidden":"true",children:e.caveat?"·":"✓"})," ",n.title," ",i("code",{class:"faint",children:n.rule})]},
n.rule))})]})]})}function Rw({load:e}){let t=ue.value;return i(oe,{title:"Findings",actions:e.data&&e.data.findings?.length>5?i("a",{class:"button",href:Z("/fin\
dings"),children:["All ",R(e.data.findings.length)]}):void 0,note:e.data?.findings?.length?"Worst first. Costs overlap and do not add up.":void 0,children:i(Se,
{load:e,rows:3,children:n=>{let o=[...n.findings??[]].sort((r,s)=>Number(Pa(s,t))-Number(Pa(r,t)));return o.length===0?i(fc,{doc:n}):i("div",{class:"findings",children:o.
slice(0,5).map(r=>i($a,{finding:r,duration:n.duration_ns},`${r.rule}${r.cost_ns}`))})}})})}function Xa({title:e,rows:t,kind:n,empty:o}){let r=Math.max(...t.map(
s=>s.total),1);return i("div",{class:"toplist",children:[i("h3",{children:e}),t.length===0?i("p",{class:"faint",children:o}):i("table",{class:"grid-table plain-\
top",children:i("tbody",{children:t.map((s,a)=>i("tr",{title:s.hint,children:[i("td",{class:"top-name",children:s.fn?i(Yt,{fn:s.name}):s.href?i("a",{href:s.href,
children:s.name}):s.name}),i("td",{class:"num top-more muted",children:s.more}),i("td",{class:"num top-value",children:i(Ae,{value:s.total,of:r,kind:n,children:M(
s.total)})})]},a))})})]})}var dc=e=>e.map(t=>({name:t.function,total:t.total_ns,fn:!0,more:t.goroutines===1?"1 goroutine":`${R(t.goroutines)} goroutines`,hint:`${R(
t.goroutines)} goroutines: average ${M(t.avg_ns)}, median ${M(t.p50_ns)}, p99 ${M(t.p99_ns)}, most ${M(t.max_ns)}`})),pc=(e,t)=>[...e.groups].sort((n,o)=>o.totals[t]-
n.totals[t]).filter(n=>n.totals[t]>0).slice(0,6).map(n=>({name:n.fn,total:n.totals[t],fn:!0,more:rt(n.n,"goroutine"),hint:Ta(Ra(n.totals))}));function Aw({stacks:e}){
let t=Math.max(...e.map(n=>n.total_ns),1);return i("div",{class:"toplist toplist-wide",children:[i("h3",{children:"Largest waits by stack"}),i("table",{class:"g\
rid-table plain-top",children:i("tbody",{children:e.map((n,o)=>i("tr",{children:[i("td",{class:"top-name",children:i("a",{class:"quiet-link",href:Z("/profiles",
{kind:n.kind}),title:"All stacks of this profile",children:i(so,{frames:n.frames})})}),i("td",{class:"top-kind muted",children:n.kind}),i("td",{class:"num muted",
children:[R(n.count)," ×"]}),i("td",{class:"num muted",children:["p99 ",i(re,{ns:n.p99_ns})]}),i("td",{class:"num top-value",children:i(Ae,{value:n.total_ns,of:t,
kind:n.kind==="syscall"?"syscall":"waiting",children:M(n.total_ns)})})]},o))})}),e.length===0&&i("p",{class:"faint",children:"Nothing waited at a place that is \
known."})]})}function Pw({report:e,area:t}){let n=ue.value!==null,o=n?t.data:null,r=o?{running:o.states.running?.total??0,syscall:o.states.syscall?.total??0,runnable:o.
states.runnable?.total??0,waiting:o.states.waiting?.total??0,unknown:0}:ao(e.states),s=(o?o.reasons.map(a=>({reason:a.name,waits:a.count,total_ns:a.total})):e.block_reasons).
slice(0,6).map(a=>({name:a.reason||"since before the trace",total:a.total_ns,more:a.waits>0?`${R(a.waits)} waits`:"",hint:a.waits>0?`average ${M(a.total_ns/a.waits)}`:
"",href:Z("/latency",{kind:"block"})}));return n&&t.error?i(st,{kind:"warn",title:"The range could not be added up",children:t.error.message}):n&&!o?i(hi,{rows:4}):
i("div",{class:n&&t.busy?"stale":void 0,children:[i("div",{class:"states-row",children:[i(Wn,{shares:r,tall:!0}),i("div",{class:"states-legend",children:[i(lo,{}),
" ",i("span",{class:"muted",children:[M(r.running+r.syscall+r.runnable+r.waiting+r.unknown)," of goroutine time"]})]})]}),i("div",{class:"tops",children:[i(Xa,{
title:"Running",kind:"running",rows:o?pc(o,0):dc(e.functions_by_running),empty:"Nothing ran."}),i(Xa,{title:"Runnable, waiting for a P",kind:"runnable",rows:o?pc(
o,1):dc(e.functions_by_runnable),empty:"Nothing waited for a P."}),i(Xa,{title:"Blocked",kind:"waiting",rows:o?pc(o,2):dc(e.functions_by_blocked),empty:"Nothing\
 was blocked."}),i(Xa,{title:"What for",kind:"waiting",rows:s,empty:"Nothing was blocked."}),!o&&i(Aw,{stacks:e.stacks})]})]})}function Xm(e){let t=ue.value,n=ke(
"doc/report",{top:6,findings:0}),o=ke("doc/findings"),r=t??{from:0,to:Math.max(ye.value,1)},s=t!==null||Ve.value?.state!=="reading"||ye.value>0,a=af(s&&ye.value>
0?"plot":null,{name:[...Km,...jm,...qm,...Ym].map(([c])=>c).join(","),from:t?t.from:0,to:t?t.to:void 0,bins:Tw}),l=ke(t?"area":null,{from:r.from,to:r.to,rows:"a\
ll",stacks:"off"}),u=n.data?.reports[0];return i(Ke,{title:"Overview",lead:u?.usable?i(Sw,{report:u}):void 0,children:[i(Se,{load:n,rows:2,children:c=>{let m=c.
reports[0];return m?i(j,{children:[i(Qe,{head:m}),m.usable&&i(Xt,{facts:Mw(m)})]}):null}}),i(oe,{title:"Over time",actions:i(je,{restricted:!0}),flush:!0,children:i(
Cw,{load:a})}),i(Rw,{load:o}),i(oe,{title:"Where the time went",actions:i(je,{restricted:!0}),children:i(Se,{load:n,rows:6,children:c=>c.reports[0]?.usable?i(Pw,
{report:c.reports[0],area:l}):i("p",{class:"faint",children:"There is nothing to add up."})})})]})}function Qm(e){To.find(t=>t.id===e)?.run()}function Ci({id:e,icon:t,pressed:n}){let o=To.find(s=>s.id===e),r=di(o)[0];return i("button",{type:"button",class:"to\
ol",title:`${o.title}${r?` (${r})`:""}`,"aria-label":o.title,"aria-pressed":n,onClick:()=>Qm(e),children:i(_e,{name:t,size:16})})}function $w(){let e=we.value.q??
"",[t,n]=J(e),o=Ce();return ge(()=>n(e),[e]),i("input",{type:"search",class:"field tl-filter",placeholder:"Filter rows","aria-label":"Filter rows by function, i\
d or label",value:t,onInput:r=>{let s=r.currentTarget.value;n(s),clearTimeout(o.current),o.current=setTimeout(()=>vo({q:s||null}),200)},onKeyDown:r=>{r.key==="E\
scape"&&(r.stopPropagation(),de({q:null}),r.currentTarget.blur())}})}function Jm(e){de({rows:fa(we.peek(),e)})}function Ew(){let e=is(we.value);return i(j,{children:[
i("label",{children:["Order",i("select",{class:"field","aria-label":"Order of goroutines",value:e.sort,onChange:t=>Jm({sort:t.currentTarget.value==="first"?null:
t.currentTarget.value,order:null}),children:Object.entries(gu).map(([t,n])=>i("option",{value:t,children:n},t))})]}),i("label",{title:"Rows of goroutines that l\
ive in the time that is shown",children:[i("input",{type:"checkbox",checked:e.alive,onChange:t=>Jm({alive:t.currentTarget.checked?null:"0"})}),"alive in view"]})]})}
function Nw(){let e=we.value.hl??null;return wa.value?i("div",{class:`tl-legend${e?" tl-legend-off":""}`,role:"group","aria-label":"States; press one to dim the\
 others",children:[xt.map(t=>{let n=e===t||(e?.startsWith(`${t}:`)??!1);return i("button",{type:"button",class:"tl-key","aria-pressed":n,onClick:()=>de({hl:n?null:
t}),children:[i("span",{class:`tl-swatch swatch-${t}`}),t]},t)}),i("button",{type:"button",class:"tl-key","aria-pressed":yr.value,title:"Bands of GC and stopped\
 world (O)",onClick:()=>Qm("overlay"),children:[i("span",{class:"tl-swatch swatch-gc"}),"GC",i("span",{class:"tl-swatch swatch-stw"}),"STW"]})]}):null}function Zm(){
return i("div",{class:"tl-bar",role:"toolbar","aria-label":"Timeline",children:[i($w,{}),i(Ew,{}),i(Nw,{}),i("span",{class:"tl-tools",children:[i(Ci,{id:"zoom-i\
n",icon:"zoomin"}),i(Ci,{id:"zoom-out",icon:"zoomout"}),i(Ci,{id:"whole",icon:"fit"}),i(Ci,{id:"mark-keep",icon:"flag"}),i(Ci,{id:"table",icon:"table",pressed:So.
value}),i(Ci,{id:"panel",icon:"sidebar",pressed:ci.value})]})]})}var Lw="(no stack)";function eh(e,t){return{name:e,parent:t,depth:t?t.depth+1:0,value:0,count:0,self:0,children:[]}}var bs=class{constructor(t){this.maps=new Map;
this.root=eh(t,null)}child(t,n){let o=this.maps.get(t);o||(o=new Map,this.maps.set(t,o));let r=o.get(n);return r||(r=eh(n,t),o.set(n,r),t.children.push(r)),r}add(t,n,o){
let r=this.root;r.value+=n,r.count+=o;for(let s of t)r=this.child(r,s),r.value+=n,r.count+=o;r.self+=n}done(){let t=[this.root];for(let n=0;n<t.length;n++){let o=t[n];
o.children.sort((r,s)=>s.value-r.value||(r.name<s.name?-1:1));for(let r of o.children)t.push(r)}return this.root}};function*th(e){for(let t=e.length-1;t>=0;t--)
yield e[t]}var Ja=e=>e.frames.length>0?e.frames:[Lw];function nh(e,t=!1,n="all"){let o=new bs(n);for(let r of e)(r.value>0||r.count>0)&&o.add(t?Ja(r):th(Ja(r)),
r.value,r.count);return o.done()}function oh(e){let t=[];for(let n of e){if(n.self<=0)continue;let o=[],r=n;for(;r&&o.length<=e.length;)o.push(r.fn),r=r.parent>=
0?e[r.parent]:void 0;t.push({frames:o,value:n.self,count:0})}return t}function rh(e){let t=[];for(let n of e.split(`
`)){let o=n.lastIndexOf(" "),r=Number(n.slice(o+1));o<=0||!Number.isFinite(r)||r<=0||t.push({frames:n.slice(0,o).split(";").reverse(),value:r,count:r})}return t}
function ih(e,t,n,o=r=>r.value){let r=[],s=0,a=0,l=[];for(let m=t.parent;m;m=m.parent)l.push(m);for(let m of l.reverse())r.push({node:m,x0:0,x1:1,row:m.depth});
let u=o(t);if(u<=0)return{rects:e===t?[]:r,rows:t.depth+1,pruned:0};let c=[{node:t,x0:0,x1:1}];for(;;){let m=c.pop();if(!m)break;let{node:p,x0:d,x1:g}=m;r.push(
{node:p,x0:d,x1:g,row:p.depth}),s=Math.max(s,p.depth+1);let b=d;for(let x of p.children){let _=o(x)/u;_<n?a++:c.push({node:x,x0:b,x1:Math.min(b+_,g)}),b+=_}}return{
rects:r,rows:s,pruned:a}}function sh(e,t,n=o=>o.value){let o=new Set,r=t.trim().toLowerCase();if(r==="")return{hits:o,share:0};let s=0,a=[[e,!1]];for(;;){let u=a.
pop();if(!u)break;let[c,m]=u,p=c.parent!==null&&c.name.toLowerCase().includes(r);p&&(o.add(c),m||(s+=n(c)));for(let d of c.children)a.push([d,m||p])}let l=n(e);
return{hits:o,share:l>0?s/l:0}}function ah(e){let t=new Map,n=o=>{let r=t.get(o);return r||(r={name:o,self:0,total:0,selfCount:0,count:0},t.set(o,r)),r};for(let o of e){
let r=Ja(o);for(let a of new Set(r)){let l=n(a);l.total+=o.value,l.count+=o.count}let s=n(r[0]);s.self+=o.value,s.selfCount+=o.count}return[...t.values()].sort(
(o,r)=>r.self-o.self||r.total-o.total||(o.name<r.name?-1:1))}function lh(e,t){let n=new bs(t),o=new bs(t);for(let r of e){let s=Ja(r),a=s.indexOf(t);if(a<0)continue;
let l=s.lastIndexOf(t);n.add(s.slice(l+1),r.value,r.count),o.add(th(s.slice(0,a)),r.value,r.count)}return{callers:n.done(),callees:o.done()}}function mc(e,t=n=>n.
value){let n=[e],o=e;for(;o.children.length>0;)o=o.children.reduce((r,s)=>t(s)>t(r)?s:r),n.push(o);return n}var Zo=20;function Fw(e,t,n){if(n<14)return"";if(e.measureText(t).width<=n)return t;let o=0,r=t.length;for(;o<r;){let s=o+r+1>>1;e.measureText(`${t.slice(0,s)}…`).
width<=n?o=s:r=s-1}return o<2?"":`${t.slice(0,o)}…`}function Dw(e,t){let n=window.devicePixelRatio||1,o=Math.round(t.width*n),r=Math.round(t.height*n);(e.width!==
o||e.height!==r)&&(e.width=o,e.height=r);let s=e.getContext("2d");if(!s)return;s.setTransform(n,0,0,n,0,0),s.clearRect(0,0,t.width,t.height),s.font='12px system\
-ui, "DejaVu Sans", sans-serif',s.textBaseline="middle";let a=kn("--fg"),l=kn("--fg-faint"),u=kn("--runnable"),c=kn("--focus"),m=t.dark?"oklch(0.28 0.008 250)":
"oklch(0.945 0.004 250)";for(let{node:p,x0:d,x1:g,row:b}of t.rects){let x=d*t.width,_=(g-d)*t.width,C=_>3?1:_>1.5?.5:0,y=t.hits?.has(p)??!1;if(s.globalAlpha=p.depth<
t.zoom.depth?.55:1,s.fillStyle=p.parent===null?kn("--bg-hover"):y?u:t.hits?m:Im(p.name,t.dark),s.fillRect(x,b*Zo,Math.max(_-C,.5),Zo-1),_>22){s.fillStyle=t.hits&&
!y?l:y&&t.dark?"#1a1206":a;let $=Fw(s,De(p.name),_-10);$&&s.fillText($,x+5,b*Zo+Zo/2)}p===t.hover&&(s.strokeStyle=c,s.lineWidth=2,s.strokeRect(x+1,b*Zo+1,Math.max(
_-C-2,1),Zo-3))}s.globalAlpha=1}function hc(e,t){return t==="time"?M(e.value):R(e.count)}function Ow({root:e,by:t}){let n=d=>t==="time"?d.value:d.count,[o,r]=J(
()=>new Set(mc(e,n))),[s,a]=J(0);ge(()=>{r(new Set(mc(e,n))),a(0)},[e]);let l=[],u=d=>{if(l.push(d),o.has(d))for(let g of d.children.slice(0,100))u(g)};u(e);let c=(d,g)=>{
let b=new Set(o);g?b.add(d):b.delete(d),r(b)},m=n(e);return i("div",{class:"plain-scroll",role:"treegrid","aria-label":"Call tree",tabIndex:0,onKeyDown:d=>{let g=l[s];
if(g){if(d.key==="ArrowDown")a(Math.min(s+1,l.length-1));else if(d.key==="ArrowUp")a(Math.max(s-1,0));else if(d.key==="ArrowRight"&&g.children.length>0)c(g,!0);else if(d.
key==="ArrowLeft"&&o.has(g)&&g.children.length>0)c(g,!1);else if(d.key==="ArrowLeft"&&g.parent)a(Math.max(l.indexOf(g.parent),0));else return;d.preventDefault(),
d.stopPropagation()}},"aria-activedescendant":`tree${s}`,children:[i("div",{class:"tree-row tree-head",role:"row",children:[i("span",{role:"columnheader",children:"\
function"}),i("span",{role:"columnheader",class:"num",children:"total"}),i("span",{role:"columnheader",class:"num",children:"share"}),i("span",{role:"columnhead\
er",class:"num",children:"self"})]}),l.map((d,g)=>i("div",{class:`tree-row${g===s?" tr-active":""}`,role:"row",id:`tree${g}`,"aria-level":d.depth+1,"aria-expand\
ed":d.children.length>0?o.has(d):void 0,onClick:()=>{a(g),c(d,!o.has(d))},children:[i("span",{role:"gridcell",class:"tree-name",style:{paddingLeft:`${Math.min(d.
depth,40)*14}px`},title:d.name,children:[i("span",{class:"tree-mark","aria-hidden":"true",children:d.children.length===0?"":o.has(d)?"▾":"▸"}),De(d.name)]}),
i("span",{role:"gridcell",class:"num",children:hc(d,t)}),i("span",{role:"gridcell",class:"num",children:ee(m>0?n(d)/m:0)}),i("span",{role:"gridcell",class:"num",
children:t==="time"&&d.self>0?M(d.self):""})]},g))]})}function Qa({samples:e,by:t="time",label:n,onFunction:o,unit:r}){let[s,a]=sn(),l=Ce(null),[u,c]=J(!1),[m,p]=J(
""),d=V(()=>nh(e,u),[e,u]),[g,b]=J(null),[x,_]=J(null),[C,y]=J(null),[$,E]=vn();ge(()=>{b(null),y(null),_(null)},[d]);let O=g&&(D=>{let se=D;for(;se.parent;)se=
se.parent;return se})(g)===d?g:d,I=V(()=>t==="time"?D=>D.value:D=>D.count,[t]),N=V(()=>ih(d,O,a>0?.5/a:.001,I),[d,O,a,I]),L=V(()=>sh(d,m,I),[d,m,I]),B=Math.max(
N.rows,1)*Zo,T=Ot.value==="dark",z=x?.node??C;ge(()=>{let D=requestAnimationFrame(()=>{l.current&&a>0&&Dw(l.current,{rects:N.rects,width:a,height:B,zoom:O,hits:m.
trim()?L.hits:null,hover:z,dark:T})});return()=>cancelAnimationFrame(D)},[N,a,B,O,L,m,z,T,$]);let W=D=>{let se=l.current.getBoundingClientRect(),be=Math.floor((D.
clientY-se.top)/Zo),ae=(D.clientX-se.left)/a;return N.rects.find(ce=>ce.row===be&&ae>=ce.x0&&ae<ce.x1)?.node??null},U=D=>{let se=C??O,be=se.parent?.children??[se],
ae=be.indexOf(se),ce;if(D.key==="ArrowDown")ce=se.children[0];else if(D.key==="ArrowUp")ce=se.parent??void 0;else if(D.key==="ArrowRight")ce=be[ae+1];else if(D.
key==="ArrowLeft")ce=be[ae-1];else if(D.key==="Enter")b(se);else if(D.key==="Escape"&&(O!==d||C))b(null);else return;(ce||D.key.startsWith("Arrow"))&&y(ce??se),
_(null),D.preventDefault(),D.stopPropagation()},A=I(d),Q=D=>`${D.name}: ${hc(D,t)}, ${ee(A>0?I(D)/A:0)} of all`+(D.parent&&D.parent!==d?`, ${ee(I(D)/Math.max(I(
D.parent),1))} of its caller`:"")+(t==="time"&&D.self>0?`, itself ${M(D.self)}`:"");return i("div",{class:"flame",children:[i("div",{class:"table-tools",children:[
i("label",{class:"table-filter",children:[i("span",{class:"hidden-text",children:"Search in the flame graph"}),i("input",{type:"search",placeholder:"Search func\
tions",value:m,spellcheck:!1,onInput:D=>p(D.currentTarget.value)})]}),m.trim()!==""&&i("span",{class:"table-count",children:[R(L.hits.size)," found, ",ee(L.share),
" of all"]}),i("button",{type:"button",class:"button button-quiet","aria-pressed":u,title:"Innermost functions at the top, their callers below",onClick:()=>c(!u),
children:"Invert"}),O!==d&&i("button",{type:"button",class:"button button-quiet",onClick:()=>b(null),children:"Whole graph"}),o&&z&&C&&C!==d&&i("button",{type:"\
button",class:"button button-quiet",onClick:()=>o(C.name),children:["Callers of ",De(C.name)]}),i("span",{class:"table-count",children:r??(t==="time"?`${M(d.value)}\
 in all`:`${R(d.count)} in all`)}),E]}),$?i(Ow,{root:d,by:t}):i("div",{class:"flame-scroll",ref:s,children:[i("canvas",{ref:l,class:"flame-canvas",tabIndex:0,role:"\
application","aria-label":`${n}: flame graph. Arrow keys move, Enter zooms, Escape goes back; Show as table has the same`,style:{width:`${a}px`,height:`${B}px`},
onMouseMove:D=>{let se=W(D),be=s.current.getBoundingClientRect();_(se?{node:se,x:D.clientX-be.left,y:D.clientY-be.top}:null)},onMouseLeave:()=>_(null),onClick:D=>{
let se=W(D);se&&(b(se===O&&se.parent?se.parent:se),y(se))},onKeyDown:U}),x&&i("div",{class:"tip",style:{left:`${Math.min(x.x+12,Math.max(a-380,0))}px`,top:`${x.
y+18+(s.current?.scrollTop??0)}px`},children:[i("strong",{children:x.node.name}),i("span",{children:[hc(x.node,t)," · ",ee(A>0?I(x.node)/A:0)," of all"]}),t===
"time"&&x.node.self>0&&i("span",{children:["itself ",M(x.node.self)]}),x.node.count>0&&t==="time"&&i("span",{children:[R(x.node.count)," times"]})]})]}),i("div",
{class:"hidden-text","aria-live":"polite",children:C?Q(C):""}),C&&C!==d&&!$&&i("p",{class:"flame-foot",children:Q(C)})]})}function uh(e){let{nodes:t}=e,n=[];for(let o of t){if(o.self<=0)continue;let r=[o.fn],s=o.parent;for(;s>=0&&s<t.length&&r.length<256;)r.push(t[s].fn),s=t[s].parent;
n.push({frames:r,value:o.self,count:0})}return n}function vs(e,t){let n=ht.value;return pn({path:"/timeline",params:Bo(n.params,{sel:en({row:e,t})})},ut)}function Ar({place:e,children:t}){return i("a",{href:vs(
e.key,e.t),children:t??e.key})}function jn({name:e,children:t}){return i(j,{children:[i("dt",{children:e}),i("dd",{children:t})]})}function dh({frames:e,limit:t=12}){
let[n,o]=J(!1);if(e.length===0)return null;let r=n?e:e.slice(0,t);return i("ol",{class:"stack",children:[r.map((s,a)=>i("li",{title:`${s.fn}
${s.file}:${s.line}`,class:/^(runtime|internal\/)/.test(s.fn)?"stack-runtime":"",children:[i("span",{class:"stack-fn",children:Gt(s.fn)}),i("span",{class:"stack\
-file",children:[s.file.slice(s.file.lastIndexOf("/")+1),":",s.line]})]},a)),e.length>r.length&&i("li",{children:i("button",{type:"button",class:"plain",onClick:()=>o(
!0),children:[e.length-r.length," more frames"]})})]})}function ch(e){return xt.find(n=>e.startsWith(n))??(/stop|stw/i.test(e)?"stw":/gc|mark|sweep/i.test(e)?"g\
c":"span")}function Bw(e){if(e.percentile===null||e.n_same<2)return null;let t=Math.round(e.percentile*10)/10;return i(jn,{name:"Compared",children:[t>=99.95?"t\
he longest":`longer than ${t} %`," of ",R(e.n_same)," here in this state"]})}function Hw({d:e}){return i("div",{class:"panel-row",children:[e.prev===null?i("spa\
n",{class:"button","aria-disabled":"true",children:"← previous"}):i("a",{class:"button",href:vs(e.row,e.prev),children:"← previous"}),e.next===null?i("span",
{class:"button","aria-disabled":"true",children:"next →"}):i("a",{class:"button",href:vs(e.row,e.next),children:"next →"}),i("button",{type:"button",class:"\
button",onClick:()=>fe.peek()?.fitSelected(),title:"Centre, then fit (F)",children:"fit"})]})}function Iw({d:e}){let t=yo.value.value,n=e.unblocks.length?e.unblocks:
t?.edges.filter(o=>o.from.key===e.row&&o.to.key!==e.row).map(o=>o.to)??[];return i(j,{children:[e.unblocked_by&&i("section",{children:[i("h3",{children:["Made r\
unnable by ",i(Ar,{place:e.unblocked_by})]}),i("p",{class:"faint",children:["at ",lt(e.unblocked_by.t)]}),e.unblocked_by.stack&&i(dh,{frames:e.unblocked_by.stack,
limit:6})]}),n.length>0&&i("section",{children:[i("h3",{children:["Unblocked ",rt(n.length,"goroutine"),t&&t.left_off>0?` and ${R(t.left_off)} more`:""]}),i("p",
{class:"links",children:n.slice(0,24).map(o=>i(Ar,{place:o},`${o.key}@${o.t}`))})]})]})}function zw(){let{value:e,error:t,busy:n}=wo.value;return i("section",{children:[
i("h3",{children:["Wake-up chain",i("button",{type:"button",class:"plain",onClick:ta,children:e?"hide":n?"…":"show"})]}),t&&i("p",{class:"muted",children:t}),
e&&e.steps.length===0&&i("p",{class:"muted",children:"Nothing woke it before."}),e&&e.steps.length>0&&i("ol",{class:"chain",children:e.steps.slice(0,60).map((o,r)=>i(
"li",{children:[i(Ar,{place:{key:o.key,t:o.begin}})," ",o.state,o.reason?` (${o.reason})`:""," ",i("b",{children:M(o.end-o.begin)})," ",i("span",{class:"faint",
children:o.why})]},r))})]})}function Gw({d:e}){let t=e.goroutine;return i(j,{children:[i("p",{class:`slice-head state-${ch(e.state)}`,children:[i("span",{class:`\
tl-swatch swatch-${ch(e.state)}`}),i("b",{children:M(e.end-e.begin)})," ",e.state,e.reason&&i(j,{children:[" on ",i("b",{children:e.reason})]})]}),i("dl",{class:"\
facts",children:[t&&i(jn,{name:"Goroutine",children:[i(Ar,{place:{key:t.key,t:e.begin},children:["g",t.id]})," ",i("a",{class:"fn",href:Z(`/goroutines/${encodeURIComponent(
t.fn)}`),title:t.fn,children:Gt(t.fn)})]}),e.p&&i(jn,{name:"P",children:i(Ar,{place:{key:e.p,t:e.begin}})}),e.m&&i(jn,{name:"Thread",children:i(Ar,{place:{key:e.
m,t:e.begin}})}),i(jn,{name:"From",children:lt(e.begin)}),i(jn,{name:"To",children:lt(e.end)}),Bw(e),t?.created_by&&i(jn,{name:"Created by",children:i(Ar,{place:t.
created_by})}),e.regions.length>0&&i(jn,{name:"Regions",children:e.regions.join(" › ")})]}),i(Hw,{d:e}),e.stack.length>0&&i("section",{children:[i("h3",{children:"\
Stack"}),i(dh,{frames:e.stack})]}),i(Iw,{d:e}),t&&i(zw,{})]})}function Ww({row:e}){let t=fe.value?.model.row(e);return!t||t.kind!=="group"?null:i(j,{children:[i(
"p",{class:"slice-head",children:i("b",{title:t.label,children:Gt(t.label)})}),i("dl",{class:"facts",children:[i(jn,{name:"Goroutines",children:R(t.members)}),i(
jn,{name:"At once",children:[R(Math.ceil(t.peak??0))," at most"]}),xt.map((n,o)=>i(jn,{name:n,children:M(t.totals[o])},n))]}),i("div",{class:"panel-row",children:[
i("button",{type:"button",class:"button",onClick:()=>{let n=fe.peek(),o=n?.model.layout.find(e);n&&o&&n.fold(o)},children:"open or close"}),i("a",{class:"button",
href:Z(`/goroutines/${encodeURIComponent(t.fn??t.label)}`),children:"durations and list"}),i("a",{class:"button",href:Z("/profiles",{scope:`goroutine:${t.fn??t.
label}`}),children:"profile"})]})]})}function Uw(){let e=ct.value,{value:t,error:n,busy:o}=Pt.value;if(!e)return null;let r=/^fn\d+$/.test(e.row),s=t?.row===e.row?
t:null;return i("section",{class:`panel-part${o&&!s?" busy":""}`,"aria-label":"Selection",children:[i("header",{children:[i("h2",{children:e.row}),i("button",{type:"\
button",class:"tool",title:"Back (Z)",onClick:()=>history.back(),children:i(_e,{name:"back",size:15})}),i("button",{type:"button",class:"tool",title:"Pin the ro\
w on top",onClick:()=>fe.peek()?.pin(e.row),children:i(_e,{name:"pin",size:15})}),i("button",{type:"button",class:"tool",title:"Clear the selection (Esc)",onClick:()=>Ys(
null),children:i(_e,{name:"close",size:15})})]}),r&&i(Ww,{row:e.row}),s&&i(Gw,{d:s}),!s&&n&&!r&&i("p",{class:"muted",children:n}),s&&i("p",{class:"links copies",
children:["Copy: ",i("button",{type:"button",class:"plain",onClick:()=>{Go()},children:"link"}),i("button",{type:"button",class:"plain",onClick:()=>{oa()},children:"\
text"}),i("button",{type:"button",class:"plain",onClick:()=>{ap()},children:"JSON"}),i("button",{type:"button",class:"plain",onClick:()=>{es(sp(),"Command")},children:"\
command"})]})]})}function Vw({a:e}){let t=Object.entries(e.states),n=t.reduce((o,[,r])=>o+r.total,0)||1;return i(j,{children:[i("div",{class:"bar","aria-hidden":"\
true",children:t.map(([o,r])=>i("i",{class:`share-${o}`,style:{width:`${r.total/n*100}%`}},o))}),i("table",{class:"small",children:[i("thead",{children:i("tr",{
children:[i("th",{children:"State"}),i("th",{class:"num",children:"time"}),i("th",{class:"num",children:"share"}),i("th",{class:"num",children:"slices"}),i("th",
{class:"num",children:"longest"})]})}),i("tbody",{children:t.map(([o,r])=>i("tr",{children:[i("td",{children:[i("span",{class:`tl-swatch swatch-${o}`})," ",o]}),
i("td",{class:"num",children:M(r.total)}),i("td",{class:"num",children:ee(r.total/n)}),i("td",{class:"num",children:R(r.count)}),i("td",{class:"num",children:M(
r.max)})]},o))})]}),e.reasons.length>0&&i("table",{class:"small",children:[i("thead",{children:i("tr",{children:[i("th",{children:"Waiting for"}),i("th",{class:"\
num",children:"time"}),i("th",{class:"num",children:"times"})]})}),i("tbody",{children:e.reasons.slice(0,12).map(o=>i("tr",{children:[i("td",{children:o.name}),
i("td",{class:"num",children:M(o.total)}),i("td",{class:"num",children:R(o.count)})]},o.name))})]})]})}function Kw({a:e}){let t=Math.round((e.from+e.to)/2);return i(
j,{children:[i("table",{class:"small",children:[i("thead",{children:i("tr",{children:[i("th",{children:"Start function"}),i("th",{class:"num",children:"n"}),i("\
th",{class:"num",children:"running"}),i("th",{class:"num",children:"runnable"})]})}),i("tbody",{children:e.groups.slice(0,20).map(n=>i("tr",{children:[i("td",{class:"\
cut",title:n.fn,children:i("a",{href:vs(n.key,t),children:Gt(n.fn)})}),i("td",{class:"num",children:R(n.n)}),i("td",{class:"num",children:M(n.totals[0])}),i("td",
{class:"num",children:M(n.totals[1])})]},n.key))})]}),i("table",{class:"small",children:[i("thead",{children:i("tr",{children:[i("th",{children:"Goroutine"}),i(
"th",{class:"num",children:"running"}),i("th",{class:"num",children:"runnable"})]})}),i("tbody",{children:e.goroutines.slice(0,30).map(n=>i("tr",{children:[i("t\
d",{class:"cut",title:n.fn,children:[i("a",{href:vs(n.key,t),children:n.key})," ",i("span",{class:"faint",children:Gt(n.fn)})]}),i("td",{class:"num",children:M(
n.totals[0])}),i("td",{class:"num",children:M(n.totals[1])})]},n.key))})]})]})}function jw({a:e}){let t=V(()=>e.flame?uh(e.flame):[],[e]);return i(j,{children:[
i("p",{class:"links",role:"group","aria-label":"Stacks of which state",children:["running","waiting","runnable","syscall"].map(n=>i("button",{type:"button",class:"\
tl-key","aria-pressed":Ji.value===n,onClick:()=>{Ji.value=n},children:[i("span",{class:`tl-swatch swatch-${n}`}),n]},n))}),t.length===0?i("p",{class:"muted",children:"\
No stacks were recorded for this state here."}):i(Qa,{samples:t,label:`Stacks that were ${Ji.value} in the area`})]})}function qw({a:e}){let t=Object.keys(e.hist.
counts);return i(j,{children:t.map(n=>{let o=e.hist.counts[n],r=Math.max(1,...o);return i("figure",{class:"hist",children:[i("figcaption",{children:[n,": ",rt(o.
reduce((s,a)=>s+a,0),"slice")," by length"]}),i("div",{class:"hist-bars",children:o.map((s,a)=>i("span",{class:`hist-bar share-${n}`,style:{height:`${s===0?0:Math.
max(3,s/r*100)}%`},title:`${M(e.hist.edges[a])} … ${M(e.hist.edges[a+1]??1/0)}: ${R(s)}`},a))}),i("div",{class:"hist-axis",children:[i("span",{children:M(e.hist.
edges[0])}),i("span",{children:M(e.hist.edges[e.hist.edges.length-1])})]})]},n)})})}var Yw={states:"States",stacks:"Stacks",who:"Goroutines",hist:"Lengths"};function Xw(){
let[e,t]=J("states"),n=on.value,o=Qs.value;return n?i("section",{class:`panel-part${o.busy?" busy":""}`,"aria-label":"Area",children:[i("header",{children:[i("h\
2",{children:["Area ",M(n.to-n.from)]}),i("button",{type:"button",class:"tool",title:"Clear the area (Esc)",onClick:()=>oo(null),children:i(_e,{name:"close",size:15})})]}),
i("p",{class:"muted",children:[lt(n.from,1e3)," to ",lt(n.to,1e3),", ",n.rows?rt(n.rows.length,"row"):"all rows",o.value&&`, ${rt(o.value.slices,"slice")}`]}),i(
"div",{class:"panel-row",children:[i("button",{type:"button",class:"button button-main",onClick:Zs,title:"All pages show this range only (Ctrl+Enter)",children:"\
Use as range"}),i("button",{type:"button",class:"button",onClick:ea,children:"Zoom to it"})]}),i("div",{class:"tabs",role:"tablist",children:Object.entries(Yw).
map(([r,s])=>i("button",{type:"button",role:"tab","aria-selected":e===r,onClick:()=>t(r),children:s},r))}),o.error&&i("p",{class:"bad",children:o.error}),o.value&&
e==="states"&&i(Vw,{a:o.value}),o.value&&e==="stacks"&&i(jw,{a:o.value}),o.value&&e==="who"&&i(Kw,{a:o.value}),o.value&&e==="hist"&&i(qw,{a:o.value})]}):null}function Jw(){
return i("section",{class:"panel-part",children:[i("h2",{children:"Nothing is selected"}),i("p",{class:"muted",children:"Click a slice to see why it took so lon\
g and who woke whom. Drag over rows to sum them up."}),i("ul",{class:"hints",children:["W S A D zoom and move","drag: an area","click: a slice","? all keys","Ct\
rl K all commands"].map(t=>i("li",{children:t},t))}),!ue.value&&we.value.t!==void 0&&i("p",{children:i("button",{type:"button",class:"button",onClick:()=>{let t=fe.
peek()?.view;t&&Dt(t)},children:"Use what is shown as the range of all pages"})})]})}function ph(){if(!ci.value)return null;let e=ct.value;return i("aside",{class:"\
panel","aria-label":"Selection and area",children:[!e&&!on.value&&i(Jw,{}),i(Uw,{}),i(Xw,{}),i("div",{class:"hidden-text",role:"status","aria-live":"polite",children:e&&
Pt.value.value?na():""})]})}function Qw(){let e=zn.value,t=fe.value;if(!e||!t)return[];let n=t.model.layout.find(e.row),o=n?.row,r=e.t===null?null:t.hit(e.row,e.t),s=t.model.options.pins.includes(
e.row),a=[];if(e.t!==null&&r?.kind==="span"){let l={from:Math.round(r.from),to:Math.round(r.to)};a.push({words:"Select the slice",run:()=>t.choose(e.row,e.t)}),
a.push({words:"Zoom to the slice",run:()=>t.jump(gr(l,ye.peek(),.2))}),a.push({words:"Area of the slice",run:()=>oo({...l,rows:null})})}return e.t!==null&&r?.kind===
"merged"&&a.push({words:"Zoom in here",run:()=>t.jump(gr({from:r.from-200*(r.to-r.from),to:r.to+200*(r.to-r.from)},ye.peek(),0))}),e.t!==null&&a.push({words:"Ma\
rk this time",run:()=>de({mark:String(e.t)})}),o?.kind==="group"&&n&&(a.push({words:n.item.kind==="row"&&n.item.open?"Close the group":"Show the goroutines",run:()=>t.
fold(n)}),a.push({words:"This function on the page Goroutines",run:()=>zt(Z(`/goroutines/${encodeURIComponent(o.fn??o.label)}`))})),a.push({words:s?"Take from t\
he top":"Pin on top",run:()=>t.pin(e.row)}),a.push({words:"Area of what is shown, this row",run:()=>oo({from:Math.max(0,Math.round(t.view.from)),to:Math.round(t.
view.to),rows:[e.row]})}),a.push({words:"Copy a link to this view",run:()=>{Go()}}),a}function fh(){let e=zn.value,t=Ce(null);if(ge(()=>{if(!e)return;t.current?.
querySelector("button")?.focus();let r=s=>{t.current?.contains(s.target)||(zn.value=null)};return addEventListener("pointerdown",r),addEventListener("wheel",r),
()=>{removeEventListener("pointerdown",r),removeEventListener("wheel",r)}},[e]),!e)return null;let n=Qw();return i("div",{class:"menu",role:"menu",ref:t,onKeyDown:r=>{
if(r.key==="Escape"&&(zn.value=null,r.stopPropagation()),r.key!=="ArrowDown"&&r.key!=="ArrowUp")return;let s=[...t.current.querySelectorAll("button")],a=s.indexOf(
document.activeElement);s[(a+(r.key==="ArrowDown"?1:-1)+s.length)%s.length]?.focus(),r.preventDefault()},style:{left:`${Math.min(e.x,innerWidth-300)}px`,top:`${Math.
min(e.y,innerHeight-n.length*30-20)}px`},children:n.map(r=>i("button",{type:"button",role:"menuitem",onClick:()=>{zn.value=null,r.run()},children:r.words},r.words))})}function mh(){li.value;let e=fe.value;if(!So.value||!e)return null;let{from:t,to:n}=e.view,o=e.visibleRows().filter(s=>s.row!==null&&s.row.kind!=="counter"),r=Math.
round((t+n)/2);return i("section",{class:"row-table","aria-label":"Rows as a table",children:[i("header",{children:[i("h2",{children:["Rows in sight, ",lt(Math.
max(0,t),1e3)," to ",lt(n,1e3)]}),i("button",{type:"button",class:"tool",title:"Back to the timeline (Esc)",onClick:()=>{So.value=!1},children:i(_e,{name:"close",
size:15})})]}),i("p",{class:"muted",children:"Time in each state within what is shown. Groups count all their goroutines, so their shares may pass 100 %."}),i("\
table",{role:"treegrid",class:"small",children:[i("thead",{children:i("tr",{children:[i("th",{children:"Row"}),xt.map(s=>i("th",{class:"num",colSpan:2,children:s},
s))]})}),i("tbody",{children:o.map(s=>{let a=e.rowShares(s.key),l=ht.value,u=pn({path:l.path,params:Bo(l.params,{sel:en({row:s.key,t:r})})},ut);return i("tr",{role:"\
row","aria-level":s.level,children:[i("td",{children:i("a",{href:u,children:fu(s).name})}),xt.map((c,m)=>i(j,{children:[i("td",{class:"num",children:a?M(a[m]*(n-
t)):"–"}),i("td",{class:"num faint",children:a?ee(a[m]):""})]},c))]},s.key)})})]})]})}function hh(){let e=Ce(null);return ge(()=>{let t=new va(e.current);return()=>t.close()},[]),i("div",{class:"tl-page",children:[i("h1",{class:"hidden-text",children:"\
Timeline"}),i(Zm,{}),i("div",{class:"tl-body",ref:e}),i(mh,{}),i(ph,{}),i(fh,{})]})}function Zw(e,t,n){let o=Math.max(Math.log10(t/e),.1);for(let r of[40,20,10,5])if(o*r<=n)return r;return 3}function gh(e,t,n){let o=Zw(e,t,n),r=Math.floor(Math.
log10(e)*o+1e-9),s=Math.max(Math.floor(Math.log10(t)*o+1e-9)+1,r+1),a=[];for(let l=r;l<=s;l++)a.push(10**(l/o));return{edges:a,first:r,n:o}}function bh(e,t,n){let o=n,
r=n;for(let s of t)o+=s,s>r&&(r=s);return{edges:e,counts:t,zeros:n,total:o,highest:r}}var Za={edges:[1,10],counts:[0],zeros:0,total:0,highest:0};function bc(e,t){
let n=0,o=e.edges.length-2;for(;n<o;){let r=n+o+1>>1;(e.edges[r]??0)<=t*(1+1e-12)?n=r:o=r-1}return n}function el(e,t=60){let n=[],o=0,r=1/0,s=0;for(let u of e)u>
0?(n.push(u),u<r&&(r=u),u>s&&(s=u)):u===0&&o++;if(n.length===0)return o===0?Za:{...Za,zeros:o,total:o,highest:o};let{edges:a}=gh(r,s,t),l=new Array(a.length-1).
fill(0);for(let u of n){let c=bc({edges:a},u);l[c]=(l[c]??0)+1}return bh(a,l,o)}function tl(e,t=60){let n=1/0,o=0,r=0;for(let l of e){if(l.count<=0)continue;let u=gc(
l);u<=0||(n=Math.min(n,u),o=Math.max(o,u))}for(let l of e)l.count>0&&gc(l)<=0&&(r+=l.count);if(o===0)return r===0?Za:{...Za,zeros:r,total:r,highest:r};let{edges:s}=gh(
n,o,t),a=new Array(s.length-1).fill(0);for(let l of e){let u=gc(l);if(l.count<=0||u<=0)continue;let c=bc({edges:s},u);a[c]=(a[c]??0)+l.count}return bh(s,a,r)}function gc(e){
return e.to<=e.from+1?e.from:e.from<=0?e.to/2:Math.sqrt(e.from*e.to)}function ey(e,t){if(e.length===0)return null;let n=Math.ceil(t*e.length-1e-9);return e[Math.min(Math.max(n,1),e.length)-1]??null}function nl(e){let t=[...e].sort(
(o,r)=>o-r),n=[];for(let[o,r]of[["p50",.5],["p90",.9],["p99",.99],["p99.9",.999],["max",1]]){let s=ey(t,r);s!==null&&n.push({name:o,value:s})}return n}function vh(e){
let t=e.filter(s=>s.count>0).sort((s,a)=>s.from-a.from),n=0;for(let s of t)n+=s.count;if(n===0)return[];let o=[],r=0;for(let s of t)o.length===0&&o.push({x:Math.
max(s.from,1),share:0}),r+=s.count,o.push({x:Math.max(s.to,1),share:r/n});return o}function wh(e,t){let n=e.counts.length,o=Math.max(Math.min(t.first,t.last),-1),
r=Math.min(Math.max(t.first,t.last),n-1),s=o<0?0:e.edges[o]??0;return r<0?{from:0,to:Number.MIN_VALUE}:{from:s,to:r===n-1?1/0:e.edges[r+1]??1/0}}function ol(e,t,n){
if(!t)return!0;let o=Math.min(t.first,t.last),r=Math.max(t.first,t.last),s=n>0?bc(e,n):-1;return s>=o&&s<=r}function yh(e,t){let n=Math.min(t.first,t.last),o=Math.
max(t.first,t.last),r=n<0?e.zeros:0;for(let s=Math.max(n,0);s<=o;s++)r+=e.counts[s]??0;return r}var Po=44,rl=12,Nn=22,ty=22,il=16;function Ri(e,t,n=M){let{from:o,to:r}=wh(e,t);return r===Number.MIN_VALUE?"0":r===1/0?`${n(o)} and longer`:`${n(o)} to ${n(r)}`}
function er({bins:e,label:t,marks:n=[],height:o=150,brush:r=null,onBrush:s,kind:a="span",unit:l=M}){let[u,c]=sn(),[m,p]=J(null),[d,g]=J(null),b=Ce(null),x=e.counts.
length,_=Po+(e.zeros>0?il+6:0),C=Math.max(c-_-rl,10),y=o-Nn-ty,$=e.edges[0]??1,E=e.edges[x]??10,F=A=>_+mi(A,$,E)*C,O=Math.max(e.highest,1),I=A=>A<=0?0:Math.max(
A/O*y,1.5),N=A=>{let Q=A.currentTarget.getBoundingClientRect(),D=A.clientX-Q.left;return e.zeros>0&&D<_-3?-1:Math.max(0,Math.min(x-1,Math.floor((D-_)/C*x)))},L=(A,Q)=>s?.(
{first:Math.min(A,Q),last:Math.max(A,Q)}),B=A=>!r||A>=r.first&&A<=r.last,T=A=>{let Q=A.key==="ArrowRight"?1:A.key==="ArrowLeft"?-1:0;if(Q){let D=e.zeros>0?-1:0,
se=Math.max(D,Math.min(x-1,(d??(Q>0?D-1:x))+Q));if(g(se),p(se),A.shiftKey&&s){let be=r?d===r.last?r.first:r.last:d??se;L(be,se)}}else if(A.key==="Enter"&&d!==null&&
s)L(d,d);else if(A.key==="Escape"&&r&&s)s(null);else return;A.preventDefault(),A.stopPropagation()},z=1/0,W=[...n].reverse().filter(A=>A.value>0).map(A=>{let Q=F(
Math.min(A.value,E)),D=Q<z-34;return D&&(z=Q),{...A,at:Q,show:D}}),U=m===null?null:m<0?`0: ${R(e.zeros)}`:`${Ri(e,{first:m,last:m},l)}: ${R(e.counts[m]??0)} (${ee(
(e.counts[m]??0)/Math.max(e.total,1))})`;return i("div",{class:`histogram kind-${a}`,ref:u,children:[c>0&&i("svg",{width:c,height:o,class:s?"brushable":void 0,tabIndex:0,
role:"group","aria-label":`${t}: histogram of ${R(e.total)}${s?". Arrow keys move, with Shift they choose, Enter chooses a bar, Escape lets go":""}`,onKeyDown:T,
onPointerMove:A=>{let Q=N(A);p(Q),b.current!==null&&L(b.current,Q)},onPointerLeave:()=>p(null),onPointerDown:A=>{!s||A.button!==0||(b.current=N(A),A.currentTarget.
setPointerCapture(A.pointerId),L(b.current,b.current))},onPointerUp:()=>{b.current=null},onDblClick:()=>s?.(null),children:[[1,.5].map(A=>i("g",{children:[i("li\
ne",{class:"grid-line",x1:Po,x2:c-rl,y1:Nn+y*(1-A),y2:Nn+y*(1-A)}),(A===1||O>=4)&&i("text",{class:"tick",x:Po-6,y:Nn+y*(1-A)+4,"text-anchor":"end",children:R(Math.
round(O*A))})]},A)),r&&i("rect",{class:"brush",y:Nn-4,height:y+4,x:r.first<0?Po:_+r.first/x*C,width:Math.max(2,(r.last<0?Po+il:_+(r.last+1)/x*C)-(r.first<0?Po:_+
r.first/x*C))}),e.zeros>0&&i("rect",{class:B(-1)?"bin":"bin bin-out",x:Po,width:il,y:Nn+y-I(e.zeros),height:I(e.zeros)}),e.counts.map((A,Q)=>A>0&&i("rect",{class:`${B(
Q)?"bin":"bin bin-out"}${m===Q?" bin-hover":""}`,x:_+Q/x*C+(C/x>4?.5:0),width:Math.max(C/x-(C/x>4?1:0),1),y:Nn+y-I(A),height:I(A)},Q)),i("line",{class:"axis-lin\
e",x1:Po,x2:c-rl,y1:Nn+y+.5,y2:Nn+y+.5}),e.zeros>0&&i("text",{class:"tick",x:Po+il/2,y:o-6,"text-anchor":"middle",children:"0"}),Sa($,E,Math.floor(C/64)).map(A=>i(
"text",{class:"tick",x:F(A),y:o-6,"text-anchor":"middle",children:l(A)},A)),W.map(A=>i("g",{class:"percentile",children:[i("line",{x1:A.at,x2:A.at,y1:Nn-4,y2:Nn+
y}),A.show&&i("text",{x:Math.min(A.at,c-rl-14),y:Nn-8,"text-anchor":"middle",children:[A.name,i("title",{children:[A.name,": ",l(A.value)]})]})]},A.name))]}),i(
"div",{class:"histogram-foot","aria-live":"polite",children:U??(r?`chosen: ${Ri(e,r,l)}, ${R(yh(e,r))} of ${R(e.total)}`:s?"drag to choose a stretch":"")})]})}function Ai({
bins:e,label:t,unit:n=M}){let o=0,r=[];return e.zeros>0&&(o+=e.zeros,r.push(["0",e.zeros,o])),e.counts.forEach((s,a)=>{o+=s,s>0&&r.push([`${n(e.edges[a]??0)} – ${n(
e.edges[a+1]??0)}`,s,o])}),i("div",{class:"plain-scroll",tabIndex:0,role:"region","aria-label":t,children:i("table",{class:"grid-table",children:[i("thead",{children:i(
"tr",{children:[i("th",{children:t}),i("th",{class:"num",children:"count"}),i("th",{class:"num",children:"share"}),i("th",{class:"num",children:"up to here"})]})}),
i("tbody",{children:r.map(([s,a,l])=>i("tr",{children:[i("td",{children:s}),i("td",{class:"num",children:R(a)}),i("td",{class:"num",children:ee(a/e.total)}),i("\
td",{class:"num",children:ee(l/e.total)})]},s))})]})})}var _h=e=>({running_ns:e.running.total_ns,runnable_ns:e.runnable.total_ns,blocked_ns:e.blocked.total_ns,syscall_ns:e.syscall.total_ns,syscall_blocked_ns:e.syscall_blocked.
total_ns,unknown_ns:e.unknown.total_ns,total_ns:e.total.total_ns}),ny=[{value:"total_ns",text:"Total",hint:"Of all goroutines together"},{value:"avg_ns",text:"A\
verage",hint:"Of a goroutine"},{value:"p50_ns",text:"Median"},{value:"p99_ns",text:"p99"},{value:"max_ns",text:"Largest"}];function oy(e,t){return`${e}: total ${M(
t.total_ns)}, average ${M(t.avg_ns)}, median ${M(t.p50_ns)}, p99 ${M(t.p99_ns)}, largest ${M(t.max_ns)}`}function ry({groups:e}){let[t,n]=Ht("show","total_ns",[
"total_ns","avg_ns","p50_ns","p99_ns","max_ns"]),o=V(()=>{let r=d=>Math.max(...e.map(d),1),s=Math.max(Math.min(...e.map(d=>d.latency.p50_ns).filter(d=>d>0),1e6),
10),a=r(d=>d.latency.max_ns),l=(d,g)=>d.ranges.find(b=>b.name.includes(g))?.total_ns??0,u=(d,g,b,x,_="86px")=>{let C=r(y=>x(y)[t]);return{id:d,title:g,value:y=>x(
y)[t],show:y=>i("span",{title:oy(g,x(y)),children:i(Ae,{value:x(y)[t],of:C,kind:b,children:i(re,{ns:x(y)[t]})})}),num:!0,width:_}},c=d=>iy(d.syscall,d.syscall_blocked),
m=[{id:"fn",title:"Start function",value:d=>$t(d.function),show:d=>i(Yt,{fn:d.function}),width:"minmax(200px, 1.6fr)"},{id:"count",title:"Count",value:d=>d.count,
show:d=>R(d.count),num:!0,width:"70px"},{id:"alive",title:"Left",hint:"There when the trace ended",value:d=>d.alive,show:d=>d.alive?R(d.alive):i("span",{class:"\
faint",children:"0"}),num:!0,width:"54px"},{id:"shares",title:"Shares",hint:"How their time divides: running, system calls, runnable, waiting",value:d=>d.total.
total_ns,show:d=>i(Wn,{shares:ao(_h(d))}),width:"minmax(70px, 0.7fr)",picture:!0,fixed:!0},u("running","Running","running",d=>d.running),u("runnable","Runnable",
"runnable",d=>d.runnable),{id:"spread",title:"Single waits",hint:"Each wait from runnable to running: median, 99th percentile and longest, on a logarithmic axis\
 that all rows share",value:d=>d.latency.p99_ns,show:d=>i(Xo,{p50:d.latency.p50_ns,p99:d.latency.p99_ns,max:d.latency.max_ns,low:s,high:a}),width:"96px",picture:!0},
u("blocked","Blocked","waiting",d=>d.blocked),{id:"why",title:"Mostly on",value:xh,show:d=>i("span",{class:"muted",title:d.blocked_by_reason.map(g=>`${g.name||"\
since before the trace"} ${M(g.total_ns)}`).join(`
`),children:xh(d)}),width:"minmax(90px, 0.6fr)"},u("syscall","Syscalls","syscall",c),{id:"gc",title:"For GC",hint:"Mark assist and sweeping, in all; overlaps wi\
th the states",value:d=>l(d,"assist")+l(d,"sweep"),show:d=>i("span",{title:`mark assist ${M(l(d,"assist"))}, sweeping ${M(l(d,"sweep"))}`,children:i(re,{ns:l(d,
"assist")+l(d,"sweep")})}),num:!0,width:"72px"},u("life","Lifetime","span",d=>d.total)],p=new Set([e.every(d=>l(d,"assist")+l(d,"sweep")===0)&&"gc",e.every(d=>c(
d).total_ns===0)&&"syscall"]);return m.filter(d=>!p.has(d.id))},[e,t]);return i(Ee,{label:"Start functions",columns:o,rows:e,sort:{column:"running",descending:!0},
csvName:"goroutines",tallest:24,rowHeight:32,filterHint:"Filter functions",rowHref:r=>_a(r.function),empty:"The trace shows no goroutine.",tools:i(j,{children:[
i(rn,{label:"Times",options:ny,value:t,onChange:n}),i(lo,{})]})})}function iy(e,t){return{total_ns:e.total_ns+t.total_ns,avg_ns:e.avg_ns+t.avg_ns,p50_ns:Math.max(
e.p50_ns,t.p50_ns),p99_ns:Math.max(e.p99_ns,t.p99_ns),max_ns:Math.max(e.max_ns,t.max_ns)}}function xh(e){let t=e.blocked_by_reason[0];return t?t.name||"since be\
fore the trace":""}function sy({groups:e}){let t=V(()=>{let n=r=>Math.max(...e.map(s=>s.totals[r]),1),o=(r,s,a,l)=>{let u=n(a);return{id:r,title:s,value:c=>c.totals[a],
show:c=>i(Ae,{value:c.totals[a],of:u,kind:l,children:i(re,{ns:c.totals[a]})}),num:!0,width:"110px"}};return[{id:"fn",title:"Start function",value:r=>$t(r.fn),show:r=>i(
Yt,{fn:r.fn}),width:"minmax(220px, 1.5fr)"},{id:"n",title:"Goroutines",hint:"That were there in the range",value:r=>r.n,show:r=>R(r.n),num:!0},{id:"shares",title:"\
Shares",value:r=>r.totals[0],show:r=>i(Wn,{shares:Ra(r.totals)}),width:"minmax(120px, 1fr)",picture:!0,fixed:!0},o("running","Running",0,"running"),o("runnable",
"Runnable",1,"runnable"),o("waiting","Blocked",2,"waiting"),o("syscall","Syscalls",3,"syscall")]},[e]);return i(Ee,{label:"Start functions in the range",columns:t,
rows:e,sort:{column:"running",descending:!0},csvName:"goroutines-range",tallest:24,rowHeight:32,filterHint:"Filter functions",rowHref:n=>_a(n.fn),tools:i(lo,{})})}
function ay(){let e=ue.value,t=ke(e?null:"doc/goroutines"),n=ke(e?"area":null,e?{from:e.from,to:e.to,rows:"all",stacks:"off"}:{});return i(Ke,{title:"Goroutines",
lead:"What they spent their time on, by the function that they began with.",actions:i(je,{restricted:!0}),children:e?i(oe,{flush:!0,children:i(Se,{load:n,rows:8,
children:o=>i(sy,{groups:o.groups})})}):i(Se,{load:t,rows:8,children:o=>i(j,{children:[i(Qe,{head:o}),o.usable&&i(oe,{flush:!0,children:i(ry,{groups:o.groups??[]})})]})})})}
var ly=[{value:"total",text:"Lifetime"},{value:"running",text:"Running"},{value:"runnable",text:"Runnable"},{value:"blocked",text:"Blocked"},{value:"syscall",text:"\
Syscalls"}],kh={total:"span",running:"running",runnable:"runnable",blocked:"waiting",syscall:"syscall"},Pi=(e,t)=>t==="syscall"?e.syscall_ns+e.syscall_blocked_ns:
e[`${t}_ns`],uy=2e4;function cy({group:e,rows:t,total:n}){let[o,r]=Ht("by","total",["total","running","runnable","blocked","syscall"]),[s,a]=J(null),[l,u]=vn(),
c=V(()=>t.map(y=>Pi(y,o)),[t,o]),m=V(()=>el(c),[c]),p=V(()=>nl(c),[c]),d=ue.value,g=V(()=>t.filter(y=>ol(m,s,Pi(y,o))&&(!d||y.creation_ns<d.to&&(y.end_ns??1/0)>
d.from)),[t,m,s,o,d]),b=V(()=>{let y=F=>Math.max(...t.map(O=>Pi(O,F)),1),$=(F,O)=>{let I=y(F);return{id:F,title:O,value:N=>Pi(N,F),show:N=>i(Ae,{value:Pi(N,F),of:I,
kind:kh[F],children:i(re,{ns:Pi(N,F)})}),num:!0,width:"100px"}};return[{id:"id",title:"Goroutine",value:F=>F.id,show:F=>i(Et,{id:F.id,at:F.creation_ns,to:F.end_ns??
F.creation_ns+F.total_ns}),num:!0,width:"92px"},{id:"created",title:"Created",hint:"Or first seen",value:F=>F.creation_ns,show:F=>i(Pn,{id:F.id,from:F.creation_ns,
to:F.end_ns??F.creation_ns+F.total_ns}),num:!0,width:"112px"},{id:"first",title:"First run",hint:"How long after it was created it ran first",value:F=>F.start_ns===
null?null:F.start_ns-F.creation_ns,show:F=>F.start_ns===null?i("span",{class:"faint",children:"never"}):i(re,{ns:F.start_ns-F.creation_ns}),num:!0,width:"84px"},
{id:"shares",title:"Shares",value:F=>F.total_ns,show:F=>i(Wn,{shares:ao(F)}),width:"minmax(100px, 1fr)",picture:!0,fixed:!0},$("total","Lifetime"),$("running","\
Running"),$("runnable","Runnable"),$("blocked","Blocked"),$("syscall","Syscalls"),{id:"why",title:"Mostly on",value:F=>F.blocked_by_reason[0]?.name??"",show:F=>i(
"span",{class:"muted",title:F.blocked_by_reason.map(O=>`${O.name||"since before the trace"} ${M(O.total_ns)}`).join(`
`),children:F.blocked_by_reason[0]?F.blocked_by_reason[0].name||"since before the trace":""}),width:"minmax(110px, 0.8fr)"},{id:"end",title:"",hint:"Whether it \
was there when the trace ended",value:F=>F.end_ns===null?"left":"",show:F=>F.end_ns===null?i("span",{class:"tag",children:"left"}):"",width:"56px",fixed:!0}]},[
t]),x=g.slice(0,30).map(y=>`g${y.id}`),_=Math.min(...g.map(y=>y.creation_ns)),C=Math.max(...g.map(y=>y.end_ns??y.creation_ns+y.total_ns));return i(j,{children:[
i(oe,{title:"Distribution",note:t.length<n?`Of the ${R(t.length)} with the longest life; there are ${R(n)}.`:void 0,actions:i(j,{children:[i(rn,{label:"Measure",
options:ly,value:o,onChange:y=>{r(y),a(null)}}),u]}),children:[i(Xt,{small:!0,facts:p.map(y=>({label:y.name,value:y.value===0?"0":M(y.value)}))}),i("div",{class:"\
space-above",children:l?i(Ai,{bins:m,label:o}):i(er,{bins:m,marks:p,label:`${o} of goroutines`,brush:s,onBrush:a,kind:kh[o],height:170})})]}),i(oe,{title:s?`Tho\
se with ${Ri(m,s)} ${o==="total"?"of life":o}`:"Each goroutine",flush:!0,actions:i(j,{children:[s&&i("button",{type:"button",class:"button",onClick:()=>a(null),
children:"All of them"}),g.length>0&&i(Co,{to:ze({view:{from:Math.max(0,_),to:Math.max(C,_+1)},pin:x}),children:g.length>30?"Show the first 30 on the timeline":
"Show these on the timeline"})]}),children:i(Ee,{label:`Goroutines of ${e.function}`,columns:b,rows:g,total:s||d?void 0:n,sort:{column:"total",descending:!0},csvName:"\
goroutines",tallest:20,filterHint:"Filter by id, reason",rowHref:y=>Gn(y.id,y.creation_ns,y.end_ns??y.creation_ns+y.total_ns),empty:"None is left."})})]})}function dy({
fn:e}){let t=ke("doc/goroutines",{fn:e,top:uy}),n=t.data?.group,o=n?ao(_h(n)):null;return i(Ke,{title:i("span",{class:"fname fn-title",title:e,children:De(e)}),
trail:[{text:"Goroutines",href:Z("/goroutines")}],lead:i(j,{children:[e!==De(e)&&i("span",{class:"mono",children:e})," ",qo(e)&&i("span",{class:"tag",children:"\
Go’s library"})]}),actions:i(j,{children:[i(je,{restricted:!1}),i("a",{class:"button",href:Z("/profiles",{kind:"sync",scope:`goroutine:${e}`}),children:"Flame\
 of blocking"}),i(Co,{to:ze({q:e,rows:"g:fn"}),main:!0})]}),children:i(Se,{load:t,rows:8,children:r=>i("div",{class:"stack-gap",children:[i(Qe,{head:r}),r.group&&
o&&i(j,{children:[i(Xt,{facts:[{label:"Goroutines",value:R(r.group.count),hint:rt(r.group.alive,"of them was","of them were")+" there when the trace ended"},{label:"\
Left",value:R(r.group.alive),hint:"There when the trace ended"},{label:"Of all running",value:ee(r.group.running_share)},{label:"Running",value:M(r.group.running.
total_ns),href:Z("/profiles",{kind:"running",scope:`goroutine:${e}`})},{label:"Runnable",value:M(r.group.runnable.total_ns),href:Z("/profiles",{kind:"sched",scope:`\
goroutine:${e}`})},{label:"Blocked",value:M(r.group.blocked.total_ns),href:Z("/profiles",{kind:"sync",scope:`goroutine:${e}`})},{label:"Syscalls",value:M(r.group.
syscall.total_ns+r.group.syscall_blocked.total_ns),href:Z("/profiles",{kind:"syscall",scope:`goroutine:${e}`})},{label:"Sched latency p99",value:M(r.group.latency.
p99_ns),hint:`Median ${M(r.group.latency.p50_ns)}, longest ${M(r.group.latency.max_ns)} of ${R(r.group.latency.count)}`,href:Z("/latency",{kind:"sched",fn:e})}]}),
i(oe,{children:[i(Wn,{shares:o,tall:!0}),i("div",{class:"states-legend space-above",children:[i(lo,{}),i("span",{class:"muted",children:r.group.blocked_by_reason.
slice(0,5).map(s=>`${s.name||"since before the trace"} ${M(s.total_ns)}`).join(" · ")})]})]}),i(cy,{group:r.group,rows:r.goroutines??[],total:r.group.count})]})]})})})}
function Mh({arg:e}){return e===null?i(ay,{}):i(dy,{fn:e},e)}function Sh({title:e,root:t,by:n,onFunction:o}){let r=m=>n==="time"?m.value:m.count,[s,a]=J(new Set),l=[],u=(m,p)=>{for(let d of m.children.slice(0,60))l.push({
node:d,level:p}),s.has(d)&&u(d,p+1)};u(t,0);let c=r(t);return i("div",{class:"neighbours",children:[i("h3",{children:e}),l.length===0&&i("p",{class:"faint",children:e===
"Callers"?"Nothing calls it: stacks begin here.":"It calls nothing: stacks end here."}),i("ul",{class:"neighbour-list",children:l.slice(0,200).map(({node:m,level:p},d)=>i(
"li",{style:{paddingLeft:`${Math.min(p,20)*14}px`},children:[i("button",{type:"button",class:"tree-mark","aria-label":`${s.has(m)?"Close":"Open"} ${m.name}`,"ar\
ia-expanded":s.has(m),disabled:m.children.length===0,onClick:()=>{let g=new Set(s);g.delete(m)||g.add(m),a(g)},children:m.children.length===0?"·":s.has(m)?"▾":
"▸"}),i("button",{type:"button",class:"link fname",title:m.name,onClick:()=>o(m.name),children:De(m.name)}),i("span",{class:"neighbour-value num",children:i(Ae,
{value:r(m),of:c,children:[n==="time"?M(m.value):R(m.count)," ",i("span",{class:"faint",children:ee(c>0?r(m)/c:0)})]})})]},d))})]})}function Th({samples:e,by:t,
chosen:n,onFunction:o}){let r=V(()=>ah(e),[e]),s=V(()=>n===null?null:lh(e,n),[e,n]),a=V(()=>e.reduce((p,d)=>p+(t==="time"?d.value:d.count),0),[e,t]),l=p=>t==="t\
ime"?p.self:p.selfCount,u=p=>t==="time"?p.total:p.count,c=p=>i(Ae,{value:p,of:a,children:p===0?i("span",{class:"faint",children:"0"}):t==="time"?i(re,{ns:p}):R(
p)}),m=V(()=>[{id:"name",title:"Function",value:p=>p.name,show:p=>i(io,{fn:p.name}),width:"minmax(220px, 1fr)"},{id:"self",title:"Self",hint:"Where stacks end i\
n this function",value:l,show:p=>c(l(p)),num:!0,width:"130px"},{id:"selfShare",title:"Self %",value:p=>a>0?l(p)/a:0,show:p=>ee(a>0?l(p)/a:0),num:!0,width:"74px"},
{id:"total",title:"Total",hint:"Where this function is anywhere on the stack",value:u,show:p=>c(u(p)),num:!0,width:"130px"},{id:"totalShare",title:"Total %",value:p=>a>
0?u(p)/a:0,show:p=>ee(a>0?u(p)/a:0),num:!0,width:"74px"}],[t,a]);return i("div",{class:"sandwich",children:[i(Ee,{label:"Functions",columns:m,rows:r,sort:{column:"\
self",descending:!0},csvName:"functions",tallest:n?10:18,onRow:p=>o(p.name===n?null:p.name),isChosen:p=>p.name===n,filterHint:"Filter functions"}),s&&n!==null&&
i("div",{class:"sandwich-around",children:[i("header",{children:[i("h3",{children:i(io,{fn:n})}),i("button",{type:"button",class:"link",onClick:()=>o(null),children:"\
close"})]}),i("div",{class:"sandwich-columns",children:[i(Sh,{title:"Callers",root:s.callers,by:t,onFunction:o}),i(Sh,{title:"Callees",root:s.callees,by:t,onFunction:o})]},
n)]}),!n&&i("p",{class:"p-note",children:"Choose a function to see who calls it and what it calls."})]})}var Ch=[{value:"sync",text:"Blocking",hint:"Blocked on channels, select and package sync"},{value:"net",text:"Network",hint:"Blocked on the network"},{value:"sy\
scall",text:"Syscalls",hint:"In system calls"},{value:"sched",text:"Scheduler",hint:"Runnable, waiting for a P; the stack is that of who woke or created the gor\
outine"},{value:"running",text:"Running",hint:"On a P, by the stack at which the goroutine stopped running"},{value:"cpu",text:"CPU samples",hint:"Samples of th\
e CPU profiler, if it ran during the trace"}],py=[{value:"flame",text:"Flame graph"},{value:"functions",text:"Functions"},{value:"stacks",text:"Stacks"}],fy=1e4;
function my(e){return e?e.startsWith("goroutine:")?{fn:e.slice(10)}:/^g:?\d+$/.test(e)?{goroutine:Number(e.replace(/^g:?/,""))}:{other:e}:{}}function hy(e){return e.
stacks.map(t=>({frames:t.frames.map(n=>n.function),value:t.total_ns,count:t.count}))}function gy({doc:e}){let[t,n]=J(e.stacks[0]??null),o=V(()=>[{id:"stack",title:"\
Stack",value:s=>s.frames.map(a=>a.function).join(" "),show:s=>i(so,{frames:s.frames}),width:"minmax(260px, 1fr)"},{id:"total",title:"Total",value:s=>s.total_ns,
show:s=>i(Ae,{value:s.total_ns,of:e.stacks[0]?.total_ns??1,children:i(re,{ns:s.total_ns})}),num:!0,width:"110px"},{id:"share",title:"Share",value:s=>s.share,show:s=>ee(
s.share),num:!0,width:"76px"},{id:"count",title:"Count",value:s=>s.count,show:s=>R(s.count),num:!0,width:"80px"},{id:"avg",title:"Average",value:s=>s.avg_ns,show:s=>i(
re,{ns:s.avg_ns}),num:!0},{id:"p50",title:"Median",value:s=>s.p50_ns,show:s=>i(re,{ns:s.p50_ns}),num:!0},{id:"p99",title:"p99",value:s=>s.p99_ns,show:s=>i(re,{ns:s.
p99_ns}),num:!0},{id:"max",title:"Longest",value:s=>s.max_ns,show:s=>i(re,{ns:s.max_ns}),num:!0},{id:"top",title:"Top 1 %",hint:"Part of the total that the long\
est 1 % make up",value:s=>s.top_1_percent_share,show:s=>ee(s.top_1_percent_share),num:!0,width:"68px"}],[e]),r=V(()=>t?tl(t.histogram.map(s=>({from:s.from_ns,to:s.
to_ns,count:s.count}))):null,[t]);return i("div",{class:"stack-gap",children:[i(Ee,{label:"Stacks",columns:o,rows:e.stacks,total:e.num_stacks,sort:{column:"tota\
l",descending:!0},csvName:`profile-${e.profile}`,tallest:14,filterHint:"Filter by function",onRow:n,isChosen:s=>s===t,empty:"Nothing waited."}),t&&r&&i("div",{class:"\
columns-2",children:[i("div",{children:[i("h4",{children:"Stack, innermost first"}),i(Bt,{frames:t.frames})]}),i("div",{children:[i("h4",{children:"How long eac\
h of them took"}),i(er,{bins:r,label:"Lengths of this stack",kind:e.profile==="syscall"?"syscall":e.profile==="sched"?"runnable":"waiting",marks:[{name:"p50",value:t.
p50_ns},{name:"p99",value:t.p99_ns},{name:"max",value:t.max_ns}]})]})]})]})}function by({scope:e}){let[t,n]=J(!1),o=ke(t?"doc/goroutines":null),r=s=>{de({scope:s}),
n(!1)};return e.fn!==void 0||e.goroutine!==void 0||e.other!==void 0?i("span",{class:"chip chip-range",children:[i("span",{children:e.fn!==void 0?i(j,{children:[
"goroutines of ",i("span",{class:"mono",children:De(e.fn)})]}):e.goroutine!==void 0?`g${e.goroutine}`:e.other}),i("button",{type:"button",class:"chip-clear",onClick:()=>r(
null),children:[i(_e,{name:"close",size:12})," all goroutines"]})]}):t?i("select",{class:"field","aria-label":"Only goroutines of",ref:s=>s?.focus(),onChange:s=>r(
s.currentTarget.value===""?null:`goroutine:${s.currentTarget.value}`),children:[i("option",{value:"",children:o.data?"All goroutines":"Loading…"}),o.data?.groups?.
map(s=>i("option",{value:$t(s.function),children:[De($t(s.function))," (",R(s.count),")"]},s.function))]}):i("button",{type:"button",class:"button",onClick:()=>n(
!0),children:"All goroutines ▾"})}function vc({samples:e,view:t,by:n,label:o,unit:r}){let s=we.value.fn??null,a=l=>de({fn:l,view:l===null?t:"functions"});return e.
length===0?i("p",{class:"faint",children:["There is nothing of this kind",ue.value?" in the range":"","."]}):t==="flame"?i(Qa,{samples:e,by:n,label:o,onFunction:a,
unit:r}):i(Th,{samples:e,by:n,chosen:s,onFunction:a})}function vy({query:e}){let t=new URL(Io("doc/profile",{...e,format:"pprof",top:null}),location.href).href,
n=`go tool pprof '${t}'`;return i("div",{class:"pprof-line space-above",children:[i("a",{class:"button",href:t,download:`${String(e.kind)}.pb.gz`,children:"Down\
load pprof"}),i("code",{children:n}),i(Ea,{text:()=>n})]})}function wy({kind:e,scope:t,view:n,by:o}){let r=ue.value,[s,a]=Ht("complete","0",["0","1"]),l={kind:e,
fn:t.fn,goroutine:t.goroutine,from:r?`${Math.round(r.from)}ns`:null,to:r?`${Math.round(r.to)}ns`:null,complete:s==="1"?1:null},u=ke("doc/profile",{...l,top:fy}),
c=V(()=>u.data?.usable?hy(u.data):[],[u.data]);return i(Se,{load:u,rows:8,children:m=>i("div",{class:"stack-gap",children:[i(Qe,{head:m}),i(Xt,{facts:[{label:"T\
otal",value:M(m.total_ns)},{label:"Count",value:R(m.count)},{label:"Average",value:M(m.avg_ns)},{label:"Median",value:M(m.p50_ns)},{label:"p99",value:M(m.p99_ns)},
{label:"Longest",value:M(m.max_ns),href:Z("/latency",{kind:e==="sched"?"sched":e==="syscall"?"syscall":"block"})},{label:"By the longest 1 %",value:ee(m.top_1_percent_share),
hint:"Part of the total that the longest 1 % of the waits make up"},{label:"Stacks",value:R(m.num_stacks)}]}),i(oe,{flush:!0,children:[n==="stacks"?i(gy,{doc:m},
m.profile):i(vc,{samples:c,view:n,by:o,label:e}),m.num_stacks>m.stacks.length&&i("p",{class:"p-note",children:["The ",R(m.stacks.length)," largest of ",rt(m.num_stacks,
"stack"),"."]}),e==="sched"&&i("label",{class:"check space-above",children:[i("input",{type:"checkbox",checked:s==="1",onChange:p=>a(p.currentTarget.checked?"1":
"0")}),"with the wait before the first run, which go tool trace leaves out"]}),i(vy,{query:l})]})]})})}function yy({scope:e,view:t,by:n}){let o=ue.value,r=ke(e.
fn!==void 0?"rows":null,{section:"groups",filter:e.fn,limit:1e3}),s=r.data?.rows.find(m=>m.fn===e.fn||m.label===e.fn),a=e.goroutine!==void 0?`g${e.goroutine}`:e.
fn===void 0?"all":s?.key,l=o??{from:0,to:ye.value},u=ke(a===void 0||l.to<=0?null:"area",{from:l.from,to:l.to,rows:a,stacks:"running"}),c=V(()=>u.data?.flame?oh(
u.data.flame.nodes):[],[u.data]);return r.data&&e.fn!==void 0&&!s?i(st,{kind:"warn",title:"There is nothing to show",children:["No goroutine began with ",e.fn,"\
."]}):i(Se,{load:u,rows:8,children:m=>i(oe,{flush:!0,children:[t==="stacks"?i("p",{class:"faint",children:"Running time is known by function only: see the flame\
 graph or the functions."}):i(vc,{samples:c,view:t,by:"time",label:"running"}),i("p",{class:"p-note",children:[M(m.states.running?.total??0)," of running in ",R(
m.states.running?.count??0)," stretches. A stretch counts for the stack at which it ended: the call that blocked, or where it was preempted.",n==="count"?" It i\
s weighed by time.":""]})]})})}function xy({scope:e,view:t}){let n=ue.value,o=lf("doc/export",{format:"folded",state:"samples",from:n?`${Math.round(n.from)}ns`:
null,to:n?`${Math.round(n.to)}ns`:null}),r=V(()=>o.data===null?[]:rh(o.data),[o.data]),s=r.reduce((a,l)=>a+l.count,0);return i(Se,{load:o,rows:8,children:()=>i(
oe,{flush:!0,children:[(e.fn!==void 0||e.goroutine!==void 0)&&i(st,{title:"Samples are of all goroutines",children:"They cannot be restricted to some of them."}),
s===0?i(st,{title:`There are no CPU samples${n?" in the range":" in this trace"}`,children:"They are only there if the CPU profiler ran while the trace was take\
n (pprof.StartCPUProfile, or /debug/pprof/profile at the same time)."}):t==="stacks"?i("p",{class:"faint",children:"See the flame graph or the functions."}):i(vc,
{samples:r,view:t,by:"count",label:"CPU samples",unit:rt(s,"sample")})]})})}function Rh(e){let[t]=Ht("kind","sync",["sync","net","syscall","sched","running","cp\
u"]),[n,o]=Ht("view","flame",["flame","functions","stacks"]),[r,s]=Ht("unit","time",["time","count"]),a=my(we.value.scope),l=Ch.find(u=>u.value===t)?.hint;return i(
Ke,{title:"Profiles",lead:`${l}.`,actions:i(j,{children:[i(je,{restricted:!0}),i(by,{scope:a})]}),children:[i("div",{class:"choices",children:[i(rn,{label:"Kind",
options:Ch,value:t,onChange:u=>de({kind:u==="sync"?null:u,fn:null})}),i(rn,{label:"View",options:py,value:n,onChange:o}),t!=="cpu"&&t!=="running"&&n!=="stacks"&&
i(rn,{label:"Unit",options:[{value:"time",text:"Time"},{value:"count",text:"Count"}],value:r,onChange:s})]}),a.other!==void 0&&i(st,{kind:"warn",title:"This sco\
pe is not known",children:["“",a.other,"”: a profile can be of all goroutines, of those of a start function (goroutine:NAME), or of one (g17). For a region or\
 task choose its time as the range."]}),t==="running"?i(yy,{scope:a,view:n,by:r},t):t==="cpu"?i(xy,{scope:a,view:n},t):i(wy,{kind:t,scope:a,view:n,by:r},t),Ve.value?.
state==="reading"&&Hn.value===null&&i("p",{class:"p-note",children:"The trace is still being read."})]})}var $i=62,ky=12,sl=6,_y=24;function My(e){let t=new Map;for(let r of e.cells)t.set(r.from_ns,r.to_ns);let n=[...t].map(([r,s])=>({from:r,to:s})).sort((r,s)=>r.from-
s.from),o=[];for(let r of n){let s=o[o.length-1];for(;s&&s.to<r.from&&s.to>0&&o.length<200;)s={from:s.to,to:Math.min(s.to*2,r.from)},o.push(s);o.push(r)}return o}
function Ah({heat:e,label:t,chosen:n,onCell:o}){let[r,s]=sn(),a=Ce(null),[l,u]=J(null),c=V(()=>My(e),[e]),m=V(()=>{let T=new Map(c.map((U,A)=>[U.from,A])),z=new Map,
W=1;for(let U of e.cells){let A=T.get(U.from_ns);A===void 0||U.column<0||U.column>=e.columns||(z.set(U.column*1e3+A,U.count),W=Math.max(W,U.count))}return{grid:z,
most:W}},[e,c]),p=Math.max(9,Math.min(18,Math.floor(260/Math.max(c.length,1)))),d=Math.max(c.length,1)*p,g=d+sl+_y,b=Math.max(s-$i-ky,10),x=Ot.value==="dark";ge(
()=>{let T=requestAnimationFrame(()=>{let z=a.current,W=z?.getContext("2d");if(!z||!W||s<=0)return;let U=window.devicePixelRatio||1;z.width=Math.round(b*U),z.height=
Math.round(d*U),W.scale(U,U),W.clearRect(0,0,b,d),W.fillStyle=kn("--bg-sunken"),W.fillRect(0,0,b,d);let A=b/e.columns;for(let[Q,D]of m.grid){let se=Math.floor(Q/
1e3),be=Q%1e3,ae=m.most>1?Math.log(D)/Math.log(m.most):1;W.fillStyle=x?`oklch(${.44+.46*ae} ${.09+.07*ae} ${290-215*ae})`:`oklch(${.83-.5*ae} ${.07+.08*ae} ${75+
215*ae})`;let ce=Math.floor(se*A);W.fillRect(ce,d-(be+1)*p,Math.max(Math.floor((se+1)*A)-ce-(A>4?1:0),1),p-1)}});return()=>cancelAnimationFrame(T)},[e,m,s,d,b,p,
x]);let _=T=>{let z=a.current.getBoundingClientRect(),W=Math.floor((T.clientX-z.left)/b*e.columns),U=Math.floor((d-(T.clientY-z.top))/p);return W<0||W>=e.columns||
U<0||U>=c.length?null:{column:W,row:U}},C=({column:T,row:z})=>({from:e.from_ns+T*e.width_ns,to:e.from_ns+(T+1)*e.width_ns,shortest:c[z]?.from??0,longest:c[z]?.to??
0,count:m.grid.get(T*1e3+z)??0}),y=T=>{let z=l??{column:0,row:c.length-1},U={ArrowRight:[1,0],ArrowLeft:[-1,0],ArrowUp:[0,1],ArrowDown:[0,-1]}[T.key];if(U)u(l?{
column:Math.max(0,Math.min(e.columns-1,z.column+U[0])),row:Math.max(0,Math.min(c.length-1,z.row+U[1]))}:z);else if(T.key==="Enter"&&l)o(C(l));else if(T.key==="E\
scape"&&n)o(null);else return;T.preventDefault(),T.stopPropagation()};if(c.length===0)return i("p",{class:"faint",children:"There are no instances."});let $=e.from_ns+
e.columns*e.width_ns,E=fi(e.from_ns,$,Math.max(2,Math.floor(b/110))),F=xa(E),O=T=>$i+(T-e.from_ns)/($-e.from_ns)*b,I=T=>({x:$i+T.column/e.columns*b,y:sl+d-(T.row+
1)*p,width:Math.max(b/e.columns,2),height:p}),N=n?{column:Math.round((n.from-e.from_ns)/e.width_ns),row:c.findIndex(T=>T.from===n.shortest)}:null,L=l?C(l):null,
B=Math.max(1,Math.ceil(18/p));return i("div",{class:"heatmap",ref:r,children:[s>0&&i("div",{class:"heatmap-stage",style:{height:`${g}px`},children:[i("canvas",{
ref:a,class:"heatmap-canvas",style:{left:`${$i}px`,top:`${sl}px`,width:`${b}px`,height:`${d}px`},"aria-hidden":"true"}),i("svg",{class:"heatmap-over",width:s,height:g,
tabIndex:0,role:"application","aria-label":`${t}: heat map, time by length. Arrow keys move, Enter lists what is in a cell`,onKeyDown:y,onMouseMove:T=>u(_(T)),onMouseLeave:()=>u(
null),onClick:T=>{let z=_(T);o(z&&C(z).count>0?C(z):null)},children:[c.map((T,z)=>z%B===0&&i("text",{class:"tick",x:$i-6,y:sl+d-z*p-p/2+4,"text-anchor":"end",children:M(
T.from)},z)),E.map((T,z)=>i("text",{class:"tick",x:Math.max($i+10,Math.min(O(T),s-34)),y:g-6,"text-anchor":"middle",children:F[z]},T)),l&&i("rect",{class:"heat-\
hover",...I(l)}),N&&N.row>=0&&i("rect",{class:"heat-chosen",...I(N)})]})]}),i("div",{class:"histogram-foot","aria-live":"polite",children:L?`${Le(L.from)} to ${Le(
L.to)}: ${R(L.count)} of ${M(L.shortest)} to ${M(L.longest)}`:"click a cell to list what is in it"})]})}function Ph({heat:e}){let t=[...e.cells].sort((n,o)=>o.from_ns-
n.from_ns||n.column-o.column).slice(0,500);return i("div",{class:"plain-scroll",tabIndex:0,role:"region","aria-label":"Cells of the heat map",children:i("table",
{class:"grid-table",children:[i("thead",{children:i("tr",{children:[i("th",{class:"num",children:"time"}),i("th",{class:"num",children:"length from"}),i("th",{class:"\
num",children:"to"}),i("th",{class:"num",children:"count"})]})}),i("tbody",{children:t.map(n=>i("tr",{children:[i("td",{class:"num",children:Le(e.from_ns+n.column*
e.width_ns)}),i("td",{class:"num",children:M(n.from_ns)}),i("td",{class:"num",children:M(n.to_ns)}),i("td",{class:"num",children:R(n.count)})]},`${n.column} ${n.
from_ns}`))})]})})}var Ei=62,al=12,Ni=10,Sy=24,Ty=[[0,"0 %"],[.5,"50 %"],[.9,"90 %"],[.99,"99 %"],[.999,"99.9 %"],[.9999,"99.99 %"],[.99999,"99.999 %"]],Pr=e=>-Math.log10(Math.max(
1-e,1e-9));function $h({lines:e,label:t,height:n=240}){let[o,r]=sn(),[s,a]=J(null),l=Math.max(r-Ei-al,10),u=n-Ni-Sy,c=Math.max(...e.map(y=>y.count),1),m=Math.max(
1,Math.min(5,Math.ceil(Math.log10(c)))),p=e.filter(y=>y.count>0).map(y=>{let $=vh(y.buckets);return{...y,points:$.map(E=>({x:Math.min(Pr(E.share),Pr(1-.5/y.count)),
y:Math.min(E.x,Math.max(y.max,1))}))}}),d=1/0,g=1;for(let y of p)for(let $ of y.points)d=Math.min(d,$.y),g=Math.max(g,$.y);if(!Number.isFinite(d))return i("p",{
class:"faint",children:"There is nothing to show."});g<=d&&(g=d*10);let b=y=>Ei+Math.min(y/m,1)*l,x=y=>Ni+u-mi(y,d,g)*u,_=s===null?null:1-10**-((s-Ei)/l*m),C=(y,$)=>{
let E=y.findIndex(F=>F.x>=$);return E<0?y[y.length-1]?.y??null:y[E]?.y??null};return i("div",{class:"percentile-plot",ref:o,children:[r>0&&i("svg",{width:r,height:n,
role:"img","aria-label":`${t}: percentiles`,onPointerMove:y=>a(Math.max(Ei,Math.min(r-al,y.clientX-y.currentTarget.getBoundingClientRect().left))),onPointerLeave:()=>a(
null),children:[Sa(d,g,7).map(y=>i("g",{children:[i("line",{class:"grid-line",x1:Ei,x2:r-al,y1:x(y),y2:x(y)}),i("text",{class:"tick",x:Ei-6,y:x(y)+4,"text-ancho\
r":"end",children:M(y)})]},y)),Ty.filter(([y])=>Pr(y)<=m).map(([y,$])=>i("g",{children:[i("line",{class:"grid-line",x1:b(Pr(y)),x2:b(Pr(y)),y1:Ni,y2:Ni+u}),i("t\
ext",{class:"tick",x:Math.min(b(Pr(y)),r-al-12),y:n-6,"text-anchor":"middle",children:$})]},$)),p.map(y=>i("path",{class:`line tone-${y.tone}`,d:y.points.map(($,E)=>`${E?
"L":"M"}${b($.x).toFixed(1)} ${x($.y).toFixed(1)}`).join("")},y.name)),s!==null&&i("line",{class:"hover-line",x1:s,x2:s,y1:Ni,y2:Ni+u})]}),i("div",{class:"histo\
gram-foot","aria-live":"off",children:_!==null?i(j,{children:[i("strong",{children:[(_*100).toFixed(_>.999?3:_>.99?2:1)," %"]})," take at most"," ",p.slice(0,6).
map(y=>i("span",{class:"legend-item",children:[i("span",{class:`legend-mark tone-${y.tone}`}),y.name," ",M(C(y.points,Pr(_)))]},y.name))]}):p.length>1&&p.map(y=>i(
"span",{class:"legend-item",children:[i("span",{class:`legend-mark tone-${y.tone}`}),y.name]},y.name))})]})}var wc=[{value:"sched",text:"Scheduling",hint:"Runnable, waiting for a P"},{value:"block",text:"Blocking",hint:"Blocked, by reason"},{value:"syscall",text:"Sysc\
alls",hint:"System calls that kept their P, and those that lost it"},{value:"assist",text:"GC assist",hint:"Mark assists: allocation that had to help the collec\
tor"},{value:"stw",text:"Stop-the-world",hint:"Stops of the world, by what they were for"},{value:"task",text:"Tasks",hint:"User tasks, by type"},{value:"region",
text:"Regions",hint:"User regions, by type"}],Cy=[{value:"type",text:"By type"},{value:"function",text:"By start function"},{value:"site",text:"By line of code"}],
xc={sched:"runnable",block:"waiting",syscall:"syscall",assist:"gc",stw:"stw",task:"span",region:"span"},Ry={"few long":"the longest 1 % make half of the total o\
r more","long tail":"it takes the longest 10 % to make half of the total","many short":"many short ones make the total",even:"all are about alike","too few":"fe\
wer than 10",none:""},yc={idle:"a P was idle: late wake-up",held:"Ps held by calls",gc:"Ps marking",hog:"a goroutine ran over 10 ms",busy:"all Ps busy",stall:"n\
o progress",stw:"stop-the-world",unknown:"unknown"};function Eh(e){return e.histogram.map(t=>({from:t.from_ns,to:t.to_ns,count:t.count}))}function Ay(e){let t=new Map;
for(let n of e)for(let o of Eh(n)){let r=t.get(o.from);t.set(o.from,r?{...o,count:r.count+o.count}:o)}return[...t.values()].sort((n,o)=>n.from-o.from)}function ws(e,t){
return e.function!==void 0?$t(e.function):e.place!==void 0?e.place?`${De(e.place.function)} ${e.place.file.slice(e.place.file.lastIndexOf("/")+1)}:${e.place.line}`:
"(no stack)":e.type||(t==="sched"?"waiting for a P":t==="block"?"reason unknown":"(no name)")}function Py({rows:e,kind:t,by:n,chosen:o,onChoose:r}){let s=V(()=>{
let a=Math.max(...e.map(p=>p.total_ns),1),l=Math.max(Math.min(...e.map(p=>p.p50_ns).filter(p=>p>0),1e6),10),u=Math.max(...e.map(p=>p.max_ns),1),c=(p,d,g,b)=>({id:p,
title:d,hint:b,value:g,show:x=>i(re,{ns:g(x)}),num:!0,width:"80px"}),m=[{id:"name",title:n==="function"?"Start function":n==="site"?"Where":"Type",value:p=>ws(p,
t),show:p=>p.function!==void 0?i(Yt,{fn:p.function}):p.place!==void 0?i(pi,{frame:p.place}):ws(p,t),width:"minmax(180px, 1fr)"},{id:"count",title:"Count",value:p=>p.
count,show:p=>R(p.count),num:!0,width:"80px"},{id:"total",title:"Total",value:p=>p.total_ns,show:p=>i(Ae,{value:p.total_ns,of:a,kind:xc[t],children:i(re,{ns:p.total_ns})}),
num:!0,width:"96px"},{id:"spread",title:"p50 · p99 · longest",value:p=>p.p99_ns,show:p=>i(Xo,{p50:p.p50_ns,p99:p.p99_ns,max:p.max_ns,low:l,high:u}),width:"140\
px",picture:!0},c("p50","p50",p=>p.p50_ns),c("p90","p90",p=>p.p90_ns),c("p99","p99",p=>p.p99_ns),c("p999","p99.9",p=>p.p99_9_ns),c("max","Longest",p=>p.max_ns),
{id:"shape",title:"Total made by",value:p=>p.shape,show:p=>i("span",{class:p.shape==="few long"?"warn":"muted",title:Ry[p.shape],children:[p.shape,p.shape==="fe\
w long"?`: 1 % = ${ee(p.top_1_percent_share)}`:""]}),width:"158px"},{id:"cut",title:"Cut",hint:"Cut by the begin or end of the trace; they are in no other numbe\
r",value:p=>p.cut,show:p=>p.cut?i("span",{title:`${M(p.cut_ns)} of them is seen`,children:R(p.cut)}):i("span",{class:"faint",children:"0"}),num:!0,width:"56px"}];
return n!=="type"&&e.some(p=>p.type!=="")&&m.splice(1,0,{id:"type",title:"Type",value:p=>p.type,width:"120px"}),e.some(p=>(p.harm_ns??0)>0)&&m.push({id:"harm",title:"\
Harm",hint:"Time in which others could have run, but the call held the P",value:p=>p.harm_ns??null,show:p=>i(re,{ns:p.harm_ns}),num:!0,width:"80px"}),m},[e,t,n]);
return i(Ee,{label:"Distributions",columns:s,rows:e,sort:{column:"total",descending:!0},csvName:`latency-${t}`,tallest:10,onRow:r,isChosen:a=>a===o,empty:"There\
 are none."})}function Nh({list:e,title:t,kind:n}){let o=V(()=>{let r=Math.max(...e.map(a=>a.duration_ns),1),s=[{id:"begin",title:"From",value:a=>a.begin_ns,show:a=>i(
Pn,{id:a.goroutine,from:a.begin_ns,to:a.begin_ns+a.duration_ns}),num:!0,width:"112px"},{id:"duration",title:"Duration",value:a=>a.duration_ns,show:a=>i(Ae,{value:a.
duration_ns,of:r,kind:xc[n],children:i(re,{ns:a.duration_ns})}),num:!0,width:"100px"},{id:"g",title:"Goroutine",value:a=>a.goroutine,show:a=>i(Et,{id:a.goroutine,
at:a.begin_ns,to:a.begin_ns+a.duration_ns}),num:!0,width:"88px"},{id:"fn",title:"Start function",value:a=>$t(a.function),show:a=>i(Yt,{fn:a.function}),width:"mi\
nmax(140px, 0.8fr)"},{id:"place",title:n==="sched"?"Woken at":"Where",value:a=>a.place?.function??"",show:a=>i(pi,{frame:a.place}),width:"minmax(180px, 1fr)"}];
return n==="sched"&&s.push({id:"delay",title:"Mostly due to",value:a=>yc[a.delay??""]??"",show:a=>i("span",{class:"muted",children:yc[a.delay??""]??""}),width:"\
190px"}),n==="block"&&s.push({id:"by",title:"Ended by",value:a=>a.by??null,show:a=>a.by===null||a.by===void 0?i("span",{class:"faint",children:"the runtime"}):i(
"span",{class:"inline-cells",children:[i(Et,{id:a.by,at:a.begin_ns+a.duration_ns}),i(pi,{frame:a.by_place})]}),width:"minmax(180px, 1fr)"}),(n==="task"||n==="re\
gion")&&s.push({id:"task",title:"Task",value:a=>a.task??null,show:a=>a.task?i("a",{href:Z(`/task/${a.task}`),children:a.task}):i("span",{class:"faint",children:"\
–"}),num:!0,width:"70px"}),s},[e,n]);return i(oe,{title:t,flush:!0,children:i(Ee,{label:t,columns:o,rows:e,sort:{column:"duration",descending:!0},csvName:`lon\
gest-${n}`,tallest:12,rowHref:r=>Gn(r.goroutine,r.begin_ns,r.begin_ns+r.duration_ns,[r.by]),empty:"There are none."})})}function $y({row:e}){let t=e.delay_ns;if(!t)
return null;let n=Object.keys(t).map(r=>({k:r,ns:t[r]})).filter(r=>r.ns>0).sort((r,s)=>s.ns-r.ns),o=n[0]?.ns??1;return i("div",{children:[i("h4",{children:"What\
 the Ps did meanwhile"}),i("table",{class:"grid-table plain-tight",children:i("tbody",{children:n.map(({k:r,ns:s})=>i("tr",{children:[i("td",{children:yc[r]??r}),
i("td",{class:"num",width:"130",children:i(Ae,{value:s,of:o,kind:"runnable",children:M(s)})}),i("td",{class:"num",width:"64",children:ee(s/Math.max(e.total_ns,1))})]},
r))})})]})}function Ey({cell:e,query:t,kind:n,onClose:o}){let r=ke("doc/latency",{...t,by:"kind",heat:null,columns:null,longest:1e3,from:`${Math.floor(e.from)}n\
s`,to:`${Math.ceil(e.to)}ns`});return i(Se,{load:r,children:s=>{let a=s.rows.flatMap(l=>l.longest).filter(l=>{let u=l.begin_ns+l.duration_ns;return u>=e.from&&u<
e.to&&l.duration_ns>=e.shortest&&l.duration_ns<e.longest});return i("div",{children:[i(Nh,{list:a,kind:n,title:`${M(e.shortest)} to ${M(e.longest)}, ended from ${Le(
e.from)} to ${Le(e.to)}`}),i("p",{class:"p-note",children:[a.length<e.count?`${R(a.length)} of ${R(e.count)}: the longest of that time are listed. `:"",i("butto\
n",{type:"button",class:"link",onClick:()=>Dt({from:Math.floor(e.from),to:Math.ceil(e.to)}),children:"Restrict all pages to that time"})," · ",i("button",{type:"\
button",class:"link",onClick:o,children:"Back to the longest of all"})]})]})}})}function Ny({doc:e,kind:t,by:n,query:o}){let[r,s]=J(null),[a,l]=J(null),[u,c]=vn(),
[m,p]=vn(),d=e.rows.filter(I=>I.kind===t),g=I=>`${ws(I,t)} ${I.type}`,b=d.find(I=>g(I)===r)??(d.length===1?d[0]:null),x=b?[b]:d,_=V(()=>Ay(x),[e,r]),C=V(()=>tl(
_,70),[_]),y=x.reduce((I,N)=>I+N.count,0),$=b?[{name:"p50",value:b.p50_ns},{name:"p90",value:b.p90_ns},{name:"p99",value:b.p99_ns},{name:"p99.9",value:b.p99_9_ns},
{name:"max",value:b.max_ns}]:[],E=[...x].sort((I,N)=>N.total_ns-I.total_ns).slice(0,6).map((I,N)=>({name:ws(I,t),buckets:Eh(I),count:I.count,max:I.max_ns,tone:N})),
F=x.flatMap(I=>I.longest).sort((I,N)=>N.duration_ns-I.duration_ns).slice(0,200),O=wc.find(I=>I.value===t)?.text??t;return d.length===0?i(oe,{children:i("p",{class:"\
faint",children:["The trace has none of these",ue.value?" in the range":"","."]})}):i("div",{class:"stack-gap",children:[i(Xt,{facts:b?[{label:"Count",value:R(b.
count)},{label:"Total",value:M(b.total_ns)},{label:"Average",value:M(b.avg_ns)},{label:"p50",value:M(b.p50_ns)},{label:"p90",value:M(b.p90_ns)},{label:"p99",value:M(
b.p99_ns)},{label:"p99.9",value:M(b.p99_9_ns)},{label:"Longest",value:M(b.max_ns),href:b.longest[0]?Gn(b.longest[0].goroutine,b.longest[0].begin_ns,b.longest[0].
begin_ns+b.longest[0].duration_ns):void 0}]:[{label:"Count",value:R(y)},{label:"Total",value:M(x.reduce((I,N)=>I+N.total_ns,0))},{label:"Longest",value:M(Math.max(
...x.map(I=>I.max_ns)))},{label:n==="type"?"Types":"Rows",value:R(d.length)}]}),(d.length>1||n!=="type")&&i(oe,{flush:!0,children:[i(Py,{rows:d,kind:t,by:n,chosen:b,
onChoose:I=>{s(g(I)===r?null:g(I)),l(null)}}),b&&d.length>1&&i("p",{class:"p-note",children:["Below is ",i("strong",{children:ws(b,t)}),". ",i("button",{type:"b\
utton",class:"link",onClick:()=>s(null),children:"All of them"})]})]}),i("div",{class:"columns-2",children:[i(oe,{title:"How long they took",note:rt(y,"instance"),
actions:c,children:u?i(Ai,{bins:C,label:O}):i(er,{bins:C,marks:$,label:O,kind:xc[t],height:250})}),i(oe,{title:"Percentiles",note:"Cumulative, with the tail spr\
ead out: the length that so many do not exceed.",children:i($h,{lines:E,label:O})})]}),e.heat&&e.heat.cells.length>0&&i(oe,{title:"Over time",note:`When they en\
ded, by length. ${b&&d.length>1?"All types. ":""}Darker: more of them.`.replace("Darker","Stronger"),actions:p,children:m?i(Ph,{heat:e.heat}):i(Ah,{heat:e.heat,
label:O,chosen:a,onCell:l})}),b?.delay_ns&&i(oe,{children:i($y,{row:b})}),a?i(Ey,{cell:a,query:o,kind:t,onClose:()=>l(null)}):i(Nh,{list:F,kind:t,title:"The lon\
gest"})]})}function Lh(e){let[t]=Ht("kind","sched",["sched","block","syscall","assist","stw","task","region"]),[n,o]=Ht("group","type",["type","function","site"]),
[r,s]=Ht("system","0",["0","1"]),a=ue.value,l=we.value.fn,u={kind:t,by:n,fn:l,system:r==="1"?1:null,heat:t,columns:160,longest:50,top:500,from:a?`${Math.round(a.
from)}ns`:null,to:a?`${Math.round(a.to)}ns`:null},c=ke("doc/latency",u),m=wc.find(p=>p.value===t)?.hint;return i(Ke,{title:"Latency",lead:`${m}.`,actions:i(j,{children:[
i(je,{restricted:!0}),l!==void 0&&i("span",{class:"chip chip-range",children:[i("span",{children:["goroutines of ",i("span",{class:"mono",children:De(l)})]}),i(
"button",{type:"button",class:"chip-clear",onClick:()=>de({fn:null}),children:[i(_e,{name:"close",size:12})," all"]})]}),i("label",{class:"check",children:[i("i\
nput",{type:"checkbox",checked:r==="1",onChange:p=>s(p.currentTarget.checked?"1":"0")})," runtime’s own goroutines"]})]}),children:[i("div",{class:"choices",children:[
i(rn,{label:"Kind",options:wc,value:t,onChange:p=>de({kind:p==="sched"?null:p})}),i(rn,{label:"Rows",options:Cy,value:n,onChange:o})]}),i(Se,{load:c,rows:8,children:p=>i(
j,{children:[i(Qe,{head:p}),p.usable&&i(Ny,{doc:p,kind:t,by:n,query:u},`${t} ${n}`)]})})]})}var $r=24,Fh=220,Ly=60;function Fy(e){let t=new Map,n=[...e].sort((r,s)=>(r.begin_ns??0)-(s.begin_ns??0)||s.duration_ns-r.duration_ns),o=[];for(let r of n){for(;o.
length>0&&(o[o.length-1].end_ns??1/0)<=(r.begin_ns??0);)o.pop();t.set(r,o.length),o.push(r)}return t}function Dy(e){let t=new Map,n=[];for(let[o,r]of e.entries()){
let s=o===0||r.parent===null?0:(t.get(r.parent)??0)+1;t.set(r.id,s),n.push({label:`${r.type||"(no name)"} ${r.id}`,hint:`task ${r.id}, ${r.type}: ${M(r.duration_ns)}`,
to:o===0?void 0:Z(`/task/${r.id}`),depth:s,task:r,regions:[],logs:[]});let a=new Map,l=u=>{let c=a.get(u);return c||(c={label:`g${u}`,hint:`goroutine ${u}`,depth:s+
1,regions:[],logs:[]},a.set(u,c)),c};for(let u of r.regions)l(u.goroutine).regions.push(u);for(let u of r.logs)l(u.goroutine??-1).logs.push(u);n.push(...a.values())}
return n}function Dh({tasks:e,from:t,to:n}){let[o,r]=sn(),s=V(()=>Dy(e),[e]),a=s.slice(0,Ly),l=Math.max(r-Fh-10,10),u=Math.max(n-t,1),c=d=>Fh+Math.max(0,Math.min(
1,(d-t)/u))*l,m=a.length*$r,p=(d,g)=>{let b=c(d??t);return{x:b,width:Math.max(c(g??n)-b,1.5)}};return i("div",{class:"gantt",ref:o,children:[r>0&&i("svg",{width:r,
height:m+26,role:"img","aria-label":`Time line of the task with ${R(s.length)} rows`,children:[fi(0,u,Math.max(2,Math.floor(l/110))).map(d=>i("g",{children:[i("\
line",{class:"grid-line",x1:c(t+d),x2:c(t+d),y1:0,y2:m}),i("text",{class:"tick",x:Math.min(c(t+d),r-26),y:m+17,"text-anchor":"middle",children:d===0?"0":`+${M(d)}`})]},
d)),a.map((d,g)=>{let b=g*$r,x=Fy(d.regions),_=Math.max(...x.values(),0)+1,C=i("text",{class:d.task?"gantt-task-name":"path-name",x:d.depth*12,y:b+16,children:[
d.label.length>30-d.depth*2?`${d.label.slice(0,28-d.depth*2)}…`:d.label,i("title",{children:d.hint})]});return i("g",{children:[i("line",{class:"grid-line",x1:0,
x2:r-10,y1:b+$r-.5,y2:b+$r-.5}),d.to?i("a",{href:d.to,children:C}):C,d.task&&i("rect",{class:"gantt-task",...p(d.task.begin_ns,d.task.end_ns),y:b+5,height:$r-10,
rx:2,children:i("title",{children:d.hint})}),d.regions.map((y,$)=>{let E=p(y.begin_ns,y.end_ns),F=($r-6)/_;return i("g",{children:[i("rect",{class:`gantt-region\
 tone-fill-${$%2}`,...E,y:b+3+(x.get(y)??0)*F,height:Math.max(F-1,2),rx:1.5,children:i("title",{children:`${y.type}: ${M(y.duration_ns)} from ${Le(y.begin_ns)}`})}),
_===1&&E.width>40&&i("text",{class:"gantt-word",x:E.x+4,y:b+16,children:y.type.slice(0,Math.floor(E.width/7)-1)})]},$)}),d.logs.map((y,$)=>i("circle",{class:"ga\
ntt-log",cx:c(y.time_ns),cy:b+$r/2,r:3.5,children:i("title",{children:`${y.category?`${y.category}: `:""}${y.message}`})},$))]},g)})]}),s.length>a.length&&i("p",
{class:"p-note",children:[R(s.length-a.length)," more rows are not drawn; the lists below have them."]})]})}var Oy=new Map([["running","running"],["assist","gc"],["sweep","gc"],["gc","gc"],["runnable_gc","gc"],["runnable_stw","stw"],["runnable_stall","stw"],["lock","l\
ock"],["sync","lock"],["channel","channel"],["select","channel"],["network","network"],["sleep","sleep"],["timer","sleep"],["syscall","syscall"],["cgo","syscall"]]);
function Er(e){return Oy.get(e)??(e.startsWith("runnable")?"runnable":"waiting")}function By({causes:e,total:t}){let n=e.filter(o=>o.total_ns>0);return i("div",
{class:"ledger-bar",role:"img","aria-label":n.map(o=>`${o.name} ${ee(o.share)}`).join(", "),children:n.map(o=>i("span",{class:`cause-${Er(o.cause)}`,style:{flexGrow:Math.
max(o.total_ns/Math.max(t,1),.003)},title:`${o.name}: ${M(o.total_ns)} (${ee(o.share)})`,children:o.share>.09&&i("span",{class:"ledger-word",children:o.name})},
o.cause))})}function Hy({request:e,chosen:t,onChoose:n}){let o=e.causes.filter(r=>r.total_ns>0).sort((r,s)=>s.total_ns-r.total_ns);return i("table",{class:"grid\
-table ledger-table",children:[i("thead",{children:i("tr",{children:[i("th",{children:"cause"}),i("th",{class:"num",children:"time"}),i("th",{class:"num",children:"\
share"}),i("th",{class:"num",children:"parts"})]})}),i("tbody",{children:[o.map(r=>i("tr",{class:t===r.cause?"tr-chosen":void 0,children:[i("td",{children:i("bu\
tton",{type:"button",class:"link","aria-pressed":t===r.cause,onClick:()=>n(t===r.cause?null:r.cause),children:[i("span",{class:`legend-mark cause-${Er(r.cause)}`,
"aria-hidden":"true"}),r.name]})}),i("td",{class:"num",title:ka(r.total_ns),children:M(r.total_ns)}),i("td",{class:"num",children:ee(r.share)}),i("td",{class:"n\
um",children:R(r.count)})]},r.cause)),i("tr",{class:"ledger-sum",children:[i("td",{children:"in all"}),i("td",{class:"num",children:M(e.duration_ns)}),i("td",{class:"\
num",children:"100 %"}),i("td",{class:"num",children:R(e.parts.length)})]})]})]})}function Iy({request:e,chosen:t,cause:n,onPart:o}){let[r,s]=sn(),a=V(()=>{let x=new Map;
for(let _ of e.parts)x.has(_.goroutine)||x.set(_.goroutine,{row:x.size,fn:_.function});return x},[e]),l=200,u=Math.max(s-l-8,10),c=24,m=Math.min(a.size,40),p=m*
c,d=x=>l+(x-e.begin_ns)/Math.max(e.duration_ns,1)*u,g=x=>a.get(x.goroutine)?.row??0,b=(x,_)=>x.length>_?`${x.slice(0,_-1)}…`:x;return i("div",{class:"path",ref:r,
children:[s>0&&i("svg",{width:s,height:p+26,role:"img","aria-label":`Critical path over ${R(a.size)} goroutines`,children:[[...a].slice(0,m).map(([x,_])=>i("g",
{children:[i("line",{class:"grid-line",x1:l,x2:s-8,y1:_.row*c+c-.5,y2:_.row*c+c-.5}),i("text",{class:"path-name",x:0,y:_.row*c+16,children:[x===null?"":`g${x} `,
b(_.fn.slice(_.fn.lastIndexOf("/")+1),24),i("title",{children:_.fn})]})]},String(x))),e.parts.map((x,_)=>{if(g(x)>=m)return null;let C=Math.max(d(x.end_ns)-d(x.
begin_ns),.75),y=n!==null&&x.cause!==n,$=e.parts[_+1];return i("g",{class:y?"path-dim":void 0,children:[$&&g($)!==g(x)&&g($)<m&&i("line",{class:"path-hop",x1:d(
x.end_ns),x2:d(x.end_ns),y1:g(x)*c+12,y2:g($)*c+12}),i("rect",{class:`path-part cause-${Er(x.cause)}${t===_?" path-chosen":""}`,x:d(x.begin_ns),width:C,y:g(x)*c+
4,height:c-8,onClick:()=>o(_),children:i("title",{children:`${e.causes.find(E=>E.cause===x.cause)?.name??x.cause}: ${M(x.duration_ns)}${x.reason?`, ${x.reason}`:
""}`})})]},_)}),fi(0,e.duration_ns,Math.max(2,Math.floor(u/100))).map(x=>i("text",{class:"tick",x:Math.min(d(e.begin_ns+x),s-24),y:p+18,"text-anchor":"middle",children:x===
0?"0":`+${M(x)}`},x))]}),a.size>m&&i("p",{class:"p-note",children:[R(a.size-m)," more goroutines are only in the list below."]})]})}function zy({part:e,name:t}){
return i("div",{class:"part-detail",children:[i("div",{children:[i("h4",{children:[i("span",{class:`legend-mark cause-${Er(e.cause)}`,"aria-hidden":"true"}),t,"\
, ",M(e.duration_ns)]}),i("p",{class:"muted",children:[i(Et,{id:e.goroutine,at:e.begin_ns,to:e.end_ns})," ",i(io,{fn:e.function})," from ",Le(e.begin_ns),e.reason?
`, ${e.reason}`:"",e.followed?" (followed by a guess)":"",". ",i("a",{href:Gn(e.goroutine,e.begin_ns,e.end_ns,[e.other?.goroutine,e.culprit?.goroutine]),children:"\
Show on timeline"})]}),i(Bt,{frames:e.stack})]}),e.other&&i("div",{children:[i("h4",{children:["Ended by ",i(Et,{id:e.other.goroutine,at:e.end_ns})," ",i(io,{fn:e.
other.function})]}),e.other.task!==void 0&&i("p",{class:"muted",children:["working for task ",e.other.task,e.other.type?` (${e.other.type})`:""]}),i(Bt,{frames:e.
other.stack})]}),e.culprit&&i("div",{children:[i("h4",{children:["Who had the P: ",i(Et,{id:e.culprit.goroutine,at:e.begin_ns,to:e.end_ns})," ",i(io,{fn:e.culprit.
function})]}),i(Bt,{frames:e.culprit.stack})]})]})}function Oh({request:e}){let[t,n]=J(null),[o,r]=J(null),s=V(()=>new Map(e.causes.map(c=>[c.cause,c.name])),[e]),
a=V(()=>[{id:"begin",title:"From",value:c=>c.begin_ns,show:c=>i(Pn,{id:c.goroutine,from:c.begin_ns,to:c.end_ns}),num:!0,width:"110px"},{id:"duration",title:"Dur\
ation",value:c=>c.duration_ns,show:c=>i(re,{ns:c.duration_ns}),num:!0},{id:"cause",title:"Cause",value:c=>s.get(c.cause)??c.cause,show:c=>i("span",{children:[i(
"span",{class:`legend-mark cause-${Er(c.cause)}`,"aria-hidden":"true"}),s.get(c.cause)??c.cause]}),width:"200px"},{id:"g",title:"Goroutine",value:c=>c.goroutine,
show:c=>i(Et,{id:c.goroutine,at:c.begin_ns,to:c.end_ns}),num:!0},{id:"place",title:"Where",value:c=>c.stack.map(m=>m.function).join(" "),show:c=>i(so,{frames:c.
stack})},{id:"other",title:"Ended by",value:c=>c.other?.goroutine??null,show:c=>c.other?i("span",{children:[i(Et,{id:c.other.goroutine,at:c.end_ns})," ",i(io,{fn:c.
other.function}),c.other.type?i("span",{class:"faint",children:[" ",c.other.type]}):null]}):c.culprit?i("span",{children:[i(Et,{id:c.culprit.goroutine,at:c.begin_ns}),
" ",i(io,{fn:c.culprit.function})]}):"",width:"minmax(120px, 0.7fr)"}],[s]);if(!e.done)return i("p",{class:"faint",children:"The path has too many parts to be s\
plit."});let l=t===null?e.parts:e.parts.filter(c=>c.cause===t),u=o===null?null:e.parts[o];return i("div",{class:"ledger",children:[i(By,{causes:e.causes,total:e.
duration_ns}),i("div",{class:"ledger-columns",children:[i(Hy,{request:e,chosen:t,onChoose:n}),i(Iy,{request:e,chosen:o,cause:t,onPart:c=>r(o===c?null:c)})]}),u&&
i(zy,{part:u,name:s.get(u.cause)??u.cause}),i(Ee,{label:"Parts of the critical path",columns:a,rows:l,sort:{column:"begin",descending:!1},csvName:"critical-path",
tallest:12,onRow:c=>r(e.parts.indexOf(c)),isChosen:c=>u===c}),e.caused.count>0&&i("p",{class:"p-note",children:["Meanwhile others waited ",M(e.caused.total_ns),
" (",R(e.caused.count)," times) for locks that this request held",e.caused.victims[0]?`, most of it ${e.caused.victims[0].type??e.caused.victims[0].function??""}`:
"","."]})]})}function Gy({steps:e,low:t,high:n}){let o=Math.max(...e.map(a=>a.count),1),r=Math.max(Math.log10(n/t),.2),s=a=>Math.log10(Math.max(a,t)/t)/r*100;return i("svg",
{class:"minibars",viewBox:"0 0 100 20",preserveAspectRatio:"none",role:"img","aria-label":`histogram from ${M(e[0]?.over_ns??0)} to ${M(e[e.length-1]?.to_ns??0)}`,
children:[i("line",{class:"spread-axis",x1:"0",x2:"100",y1:"19.5",y2:"19.5"}),e.map(a=>a.count>0&&a.to_ns>0&&i("rect",{class:"bin",x:s(Math.max(a.over_ns,t)),width:Math.
max(s(a.to_ns)-s(Math.max(a.over_ns,t))-.4,.8),y:19-Math.max(a.count/o*18,1.2),height:Math.max(a.count/o*18,1.2),children:i("title",{children:`${M(a.over_ns)} t\
o ${M(a.to_ns)}: ${R(a.count)}`})},a.to_ns))]})}function ll(e,t){let n=e.flatMap(l=>l.histogram.filter(u=>u.count>0&&u.to_ns>0)),o=Math.max(Math.min(...n.map(l=>l.
over_ns||l.to_ns/2),1e12),1),r=Math.max(...n.map(l=>l.to_ns),o*10),s=Math.max(...e.map(l=>l.latency.total_ns),1),a=(l,u,c)=>({id:l,title:u,value:c,show:m=>i(re,
{ns:m.latency.count?c(m):null}),num:!0,width:"80px"});return[{id:"count",title:"Count",value:l=>l.count,show:l=>R(l.count),num:!0,width:"76px"},{id:"incomplete",
title:"Open",hint:"Begin or end is not in the trace",value:l=>l.incomplete,show:l=>l.incomplete?R(l.incomplete):i("span",{class:"faint",children:"0"}),num:!0,width:"\
60px"},{id:"rate",title:"Rate",hint:"Ended a second",value:l=>l.complete,show:l=>us(l.complete/Math.max(t/1e9,1e-9)),num:!0,width:"84px"},{id:"histogram",title:"\
How long",hint:"All rows have the same logarithmic axis",value:l=>l.latency.p99_ns,show:l=>i(Gy,{steps:l.histogram,low:o,high:r}),width:"170px",picture:!0},a("p\
50","Median",l=>l.latency.p50_ns),a("p90","p90",l=>l.latency.p90_ns),a("p99","p99",l=>l.latency.p99_ns),a("max","Longest",l=>l.latency.max_ns),{id:"total",title:"\
Total",value:l=>l.latency.total_ns,show:l=>i(Ae,{value:l.latency.total_ns,of:s,children:i(re,{ns:l.latency.total_ns})}),num:!0,width:"100px"}]}function ul({rows:e,
duration:t,label:n,note:o,children:r}){let[s,a]=J(null),[l,u]=vn(),c=V(()=>e.map(t),[e]),m=V(()=>el(c),[c]),p=V(()=>nl(c),[c]),d=V(()=>s?e.filter(g=>ol(m,s,t(g))):
e,[e,m,s]);return i(j,{children:[i(oe,{title:"How long they took",note:o,actions:i(j,{children:[s&&i("button",{type:"button",class:"button",onClick:()=>a(null),
children:"All of them"}),u]}),children:[i(Xt,{small:!0,facts:[{label:"Count",value:R(e.length)},...p.map(g=>({label:g.name,value:M(g.value)}))]}),i("div",{class:"\
space-above",children:l?i(Ai,{bins:m,label:n}):i(er,{bins:m,marks:p,label:n,brush:s,onBrush:a,height:170})})]}),r(d,s?Ri(m,s):null)]})}function Bh({value:e,of:t,
kind:n}){return i(Ae,{value:e,of:t,kind:n,children:M(e)})}function cl({type:e}){let[t,n]=J(!1),o=ke(t?"doc/explain":null,{"slow-vs-normal":e});return i(oe,{title:"\
Why are the slow ones slow?",note:"The slowest 1 % against all others, cause by cause.",actions:t?void 0:i("button",{type:"button",class:"button button-main",onClick:()=>n(
!0),children:"Compare them"}),children:t&&i(Se,{load:o,children:r=>{let s=[...r.causes??[]].filter(u=>u.slow.avg_ns>0||u.normal.avg_ns>0).sort((u,c)=>c.share-u.
share),a=Math.max(...s.map(u=>Math.max(u.slow.avg_ns,u.normal.avg_ns)),1),l=(u,c)=>(u??0)/Math.max(c??1,1);return i(j,{children:[i("p",{class:"p-note",children:[
rt(r.num_slow??0,"slow one")," take ",M(l(r.slow_total_ns,r.num_slow))," on average, ",rt(r.num_normal??0,"other")," ",M(l(r.normal_total_ns,r.num_normal)),"."]}),
i("div",{class:"plain-scroll",tabIndex:0,role:"region","aria-label":"Causes, slow against normal",children:i("table",{class:"grid-table",children:[i("thead",{children:i(
"tr",{children:[i("th",{children:"cause"}),i("th",{class:"num",children:"slow, average"}),i("th",{class:"num",children:"others, average"}),i("th",{class:"num",title:"\
Part of the difference of the durations",children:"of the difference"}),i("th",{class:"num",title:"1: each slow one has more of it than each other one; 0: no di\
fference",children:"tells apart"}),i("th",{children:"mostly at"})]})}),i("tbody",{children:s.map(u=>i("tr",{children:[i("td",{children:[i("span",{class:`legend-\
mark cause-${Er(u.cause)}`,"aria-hidden":"true"}),u.name]}),i("td",{class:"num",width:"120",children:i(Bh,{value:u.slow.avg_ns,of:a,kind:"runnable"})}),i("td",{
class:"num",width:"120",children:i(Bh,{value:u.normal.avg_ns,of:a,kind:"waiting"})}),i("td",{class:"num",children:i("strong",{children:ee(u.share)})}),i("td",{class:"\
num",children:u.delta.toFixed(2)}),i("td",{class:"clip",children:[u.place&&u.place.length>0?i(so,{frames:u.place}):i("span",{class:"faint",children:"–"}),u.other_type?
i("span",{class:"muted",children:[" for ",u.other_type]}):null]})]},u.cause))})]})})]})}})})}var pl="(begin not seen)",Hh=e=>e.known===!1?pl:e.type||"(no name)";function kc({what:e,how:t}){return i(st,{title:`The program marked no ${e}`,children:["With ",
t," of package runtime/trace a program says what belongs together, and the viewer shows how long it took and why."]})}function Wy(){let e=ke("doc/tasks"),t=(n,o)=>{
let r=[{id:"type",title:"Type",value:Hh,show:s=>i("a",{href:Z(`/tasks/${Yo(s.known?s.type:pl)}`),children:Hh(s)}),width:"minmax(180px, 1fr)"},...ll(n,o)];return i(
Ee,{label:"Types of tasks",columns:r,rows:n,sort:{column:"total",descending:!0},csvName:"tasks",rowHeight:34,tallest:20,rowHref:s=>Z(`/tasks/${Yo(s.known?s.type:
pl)}`)})};return i(Ke,{title:"Tasks",lead:"What the program marked with trace.NewTask, by type.",actions:i(j,{children:[i(je,{restricted:!1}),i(Uy,{})]}),children:i(
Se,{load:e,children:n=>i(j,{children:[i(Qe,{head:n}),n.types&&n.types.length>0?i(oe,{flush:!0,children:t(n.types,n.duration_ns)}):n.usable&&i(kc,{what:"tasks",how:"\
NewTask, WithRegion and Log"})]})})})}function Uy(){return i("form",{class:"choices",onSubmit:e=>{e.preventDefault();let t=new FormData(e.currentTarget).get("id");
typeof t=="string"&&/^\d+$/.test(t.trim())&&Vy(t.trim())},children:i("input",{class:"field",name:"id",inputMode:"numeric",size:9,placeholder:"Task number","aria\
-label":"Go to the task with this number"})})}function Vy(e){let t=document.createElement("a");t.href=Z(`/task/${e}`),document.body.append(t),t.click(),t.remove()}
var Ky=3e3;function dl(e){return e.state==="complete"?"":e.state==="no_end"?"not ended":e.state==="no_begin"?"began before":"only mentioned"}function Ih({tasks:e,
total:t}){let n=V(()=>{let o=Math.max(...e.map(s=>s.duration_ns),1);return[{id:"id",title:"Task",value:s=>s.id,show:s=>i("a",{href:Z(`/task/${s.id}`),children:s.
id}),num:!0,width:"80px"},{id:"begin",title:"Began",value:s=>s.begin_ns,show:s=>s.begin_ns===null?i("span",{class:"faint",children:"before"}):i(Pn,{id:s.begin_goroutine,
from:s.begin_ns,to:s.end_ns??s.begin_ns+s.duration_ns}),num:!0,width:"112px"},{id:"duration",title:"Duration",value:s=>s.duration_ns,show:s=>i(Ae,{value:s.duration_ns,
of:o,children:i(re,{ns:s.duration_ns})}),num:!0,width:"120px"},{id:"state",title:"",value:s=>dl(s),show:s=>dl(s)?i("span",{class:"tag",children:dl(s)}):"",width:"\
110px",fixed:!0},{id:"g",title:"Goroutines",value:s=>s.goroutines.length,show:s=>R(s.goroutines.length),num:!0,width:"84px"},{id:"regions",title:"Regions",value:s=>s.
regions.length,show:s=>R(s.regions.length),num:!0,width:"76px"},{id:"children",title:"Subtasks",value:s=>s.children.length,show:s=>R(s.children.length),num:!0,width:"\
76px"},{id:"logs",title:"Logs",value:s=>s.logs.map(a=>`${a.category} ${a.message}`).join(" "),show:s=>i("span",{class:"muted",title:s.logs.map(a=>a.message).join(
`
`),children:[s.logs.slice(0,3).map(a=>a.message).join(" · "),s.logs.length>3?` · ${s.logs.length-3} more`:""]}),width:"minmax(160px, 1fr)"}].filter(s=>s.id!==
"state"||e.some(a=>dl(a)))},[e]);return i(Ee,{label:"Tasks",columns:n,rows:e,total:t,sort:{column:"duration",descending:!0},csvName:"tasks",tallest:18,rowHref:o=>Z(
`/task/${o.id}`),filterHint:"Filter by number, log"})}function jy({type:e}){let t=e===pl,n=we.value.log,o=ke("doc/tasks",{type:t?null:e,incomplete:t?1:null,log:n,
top:Ky}),r=ue.value;return i(Ke,{title:e,trail:[{text:"Tasks",href:Z("/tasks")}],actions:i(j,{children:[i(je,{restricted:!0}),i("form",{class:"choices",onSubmit:s=>{
s.preventDefault();let a=new FormData(s.currentTarget).get("log");de({log:typeof a=="string"&&a?a:null})},children:i("input",{class:"field",type:"search",name:"\
log",defaultValue:n,placeholder:"Text in logs, then Enter","aria-label":"Only tasks with this text in a log or region"},n)})]}),children:i(Se,{load:o,children:s=>{
let a=(s.tasks??[]).filter(p=>!t||p.type===""),l=r?a.filter(p=>(p.begin_ns??0)<r.to&&(p.end_ns??1/0)>r.from):a,u=l.filter(p=>p.state==="complete"),c=l.filter(p=>p.
state!=="complete"),m=(s.num_tasks??0)>(s.tasks??[]).length?`The ${R(a.length)} longest of ${R(s.num_tasks??0)}.`:void 0;return l.length===0?i(oe,{children:i("p",
{class:"faint",children:["There are no such tasks",r?" in the range":"",n?` with “${n}”`:"","."]})}):i("div",{class:"stack-gap",children:[i(Qe,{head:s}),u.length>
0&&i(ul,{rows:u,duration:p=>p.duration_ns,label:e,note:m,children:(p,d)=>i(oe,{title:d?`Tasks of ${d}`:"Tasks",flush:!0,children:i(Ih,{tasks:p})})}),c.length>0&&
i(oe,{title:"Begin or end not seen",flush:!0,children:i(Ih,{tasks:c})}),!t&&u.length>9&&i(cl,{type:e})]})}})})}function qy({logs:e,begin:t}){let[n,o]=J(null),r=V(
()=>[{id:"time",title:"Time",value:s=>s.time_ns,show:s=>i(Pn,{id:s.goroutine,from:s.time_ns,to:s.time_ns+1}),num:!0,width:"112px"},{id:"since",title:"Since begi\
n",value:s=>s.time_ns-t,show:s=>`+${M(s.time_ns-t)}`,num:!0,width:"96px"},{id:"g",title:"Goroutine",value:s=>s.goroutine,show:s=>i(Et,{id:s.goroutine,at:s.time_ns}),
num:!0,width:"84px"},{id:"category",title:"Category",value:s=>s.category,width:"120px"},{id:"message",title:"Message",value:s=>s.message,show:s=>i("span",{title:s.
message,children:s.message}),width:"minmax(200px, 1fr)"},{id:"place",title:"Where",value:s=>s.stack[0]?.function??"",show:s=>i(so,{frames:s.stack}),width:"minma\
x(160px, 0.7fr)"}],[t]);return i(j,{children:[i(Ee,{label:"Logs",columns:r,rows:e,sort:{column:"time",descending:!1},csvName:"logs",tallest:12,onRow:s=>o(s===n?
null:s),isChosen:s=>s===n}),n&&i("div",{class:"part-detail space-above",children:[i("div",{children:[i("h4",{children:[n.category||"log"," at ",Le(n.time_ns)]}),
i("p",{class:"log-message",children:n.message})]}),i("div",{children:i(Bt,{frames:n.stack})})]})]})}function fl({regions:e,withTask:t,total:n}){let o=V(()=>{let r=Math.
max(...e.map(a=>a.duration_ns),1),s=[{id:"type",title:"Region",value:a=>a.type,show:a=>i("a",{href:Z(`/region/${Yo(a.type)}`),children:a.type||"(no name)"}),width:"\
minmax(120px, 0.8fr)"},{id:"begin",title:"Began",value:a=>a.begin_ns,show:a=>a.begin_ns===null?i("span",{class:"faint",children:"before"}):i(Pn,{id:a.goroutine,
from:a.begin_ns,to:a.end_ns??a.begin_ns+a.duration_ns}),num:!0,width:"112px"},{id:"duration",title:"Duration",value:a=>a.duration_ns,show:a=>i(Ae,{value:a.duration_ns,
of:r,children:i(re,{ns:a.duration_ns})}),num:!0,width:"110px"},{id:"shares",title:"What the goroutine did",value:a=>a.running_ns,show:a=>i(Wn,{shares:ao(a)}),width:"\
minmax(110px, 0.8fr)",picture:!0,fixed:!0},{id:"running",title:"Running",value:a=>a.running_ns,show:a=>i(re,{ns:a.running_ns}),num:!0,width:"80px"},{id:"runnabl\
e",title:"Runnable",value:a=>a.runnable_ns,show:a=>i(re,{ns:a.runnable_ns}),num:!0,width:"80px"},{id:"blocked",title:"Blocked",value:a=>a.blocked_ns,show:a=>i(re,
{ns:a.blocked_ns}),num:!0,width:"80px"},{id:"why",title:"Mostly on",value:a=>a.blocked_ns>0?a.blocked_by_reason[0]?.name??"":"",width:"minmax(90px, 0.5fr)"},{id:"\
g",title:"Goroutine",value:a=>a.goroutine,show:a=>i(Et,{id:a.goroutine,at:a.begin_ns??0,to:a.end_ns??(a.begin_ns??0)+a.duration_ns}),num:!0,width:"84px"}];return t&&
(s.shift(),s.push({id:"task",title:"Task",value:a=>a.task||null,show:a=>a.task?i("a",{href:Z(`/task/${a.task}`),children:a.task}):i("span",{class:"faint",children:"\
–"}),num:!0,width:"70px"})),s},[e,t]);return i(Ee,{label:"Regions",columns:o,rows:e,total:n,sort:{column:"duration",descending:!0},csvName:"regions",tallest:14,
filterHint:"Filter",tools:i(lo,{})})}function Yy({id:e}){let t=ke("doc/tasks",{id:e}),n=ke(e==="0"?null:"doc/explain",{task:e}),o=t.data?.tasks?.[0],r=o?.begin_ns??
0,s=o?.end_ns??(o?r+o.duration_ns:0);return i(Ke,{title:o?i(j,{children:[o.type||(e==="0"?"Background task":"(no name)")," ",i("span",{class:"muted",children:e})]}):
`Task ${e}`,trail:[{text:"Tasks",href:Z("/tasks")},...o?.type?[{text:o.type,href:Z(`/tasks/${Yo(o.type)}`)}]:[]],actions:o&&i(Co,{main:!0,to:ze({view:bn(r,s,.1),
area:{from:r,to:Math.max(s,r+1)},pin:o.goroutines.slice(0,30).map(a=>`g${a}`)})}),children:i(Se,{load:t,children:a=>{let l=a.tasks??[],u=l[0];if(!u)return i(st,
{kind:"warn",title:"There is no such task",children:["The trace has no task ",e,"."]});let c=l.flatMap(p=>p.logs.map(d=>({...d,task:p.id}))),m=l.flatMap(p=>p.regions);
return i("div",{class:"stack-gap",children:[i(Qe,{head:a}),i(Xt,{facts:[{label:"Duration",value:M(u.duration_ns)},{label:"Began",value:u.begin_ns===null?"before\
 the trace":Le(u.begin_ns),href:u.begin_ns===null?void 0:ze({view:bn(r,s,.1)})},{label:"Ended",value:u.end_ns===null?"not in the trace":Le(u.end_ns),tone:u.end_ns===
null?"warn":void 0},{label:"Goroutines",value:R(u.goroutines.length),hint:u.goroutines.map(p=>`g${p}`).join(", ")},{label:"Subtasks",value:R(l.length-1)},{label:"\
Regions",value:R(m.length)},{label:"Logs",value:R(c.length)},u.parent?{label:"Parent",value:u.parent,href:Z(`/task/${u.parent}`)}:null]}),e!=="0"&&i(oe,{title:"\
What it spent its time on",note:"Along the critical path: of two things that went on side by side, the one that finished last counts. The parts add up to the du\
ration.",children:i(Se,{load:n,children:p=>p.requests?.[0]?i(Oh,{request:p.requests[0]}):i("p",{class:"faint",children:"It cannot be explained: its begin or end\
 is not in the trace."})})}),u.duration_ns>0&&i(oe,{title:"Time line",note:"The task and its subtasks, regions by goroutine, logs as dots.",children:i(Dh,{tasks:l,
from:r,to:s})}),c.length>0&&i(oe,{title:"Logs",flush:!0,children:i(qy,{logs:c,begin:r})}),m.length>0&&i(oe,{title:"Regions",flush:!0,children:i(fl,{regions:m})}),
(u.begin_stack.length>0||u.end_stack.length>0)&&i(oe,{children:i("div",{class:"columns-2",children:[i("div",{children:[i("h4",{children:"Began at"}),i(Bt,{frames:u.
begin_stack})]}),i("div",{children:[i("h4",{children:"Ended at"}),i(Bt,{frames:u.end_stack})]})]})})]})}})})}function zh({arg:e,root:t}){return t==="task"&&e!==
null?i(Yy,{id:e},e):e===null?i(Wy,{}):i(jy,{type:e},e)}var Gh=e=>Z(`/region/${Yo(e)}`);function Xy({doc:e}){let t=e.types??[],n=V(()=>[{id:"type",title:"Region",value:o=>o.type,show:o=>i("a",{href:Gh(o.type),children:o.
type||"(no name)"}),width:"minmax(130px, 0.8fr)"},{id:"place",title:"Where it began",value:o=>o.frame?.function??"",show:o=>i(pi,{frame:o.frame}),width:"minmax(\
170px, 1fr)"},{id:"shares",title:"What goroutines did",hint:"While complete regions were open",value:o=>o.running_ns,show:o=>i(Wn,{shares:ao(o)}),width:"minmax(\
110px, 0.7fr)",picture:!0,fixed:!0},...ll(t,e.duration_ns)],[e]);return i(Ee,{label:"Types of regions",columns:n,rows:t,sort:{column:"total",descending:!0},csvName:"\
regions",rowHeight:34,tallest:20,rowHref:o=>Gh(o.type),tools:i(lo,{})})}function Jy(){let e=ke("doc/regions");return i(Ke,{title:"Regions",lead:"What the progra\
m marked with trace.WithRegion, by name and place.",actions:i(je,{restricted:!1}),children:i(Se,{load:e,children:t=>i(j,{children:[i(Qe,{head:t}),t.types&&t.types.
length>0?i(oe,{flush:!0,children:i(Xy,{doc:t})}):t.usable&&i(kc,{what:"regions",how:"WithRegion or StartRegion"})]})})})}function Qy({type:e}){let t=ue.value,n=ke(
"doc/latency",{kind:"region",by:"function",top:500,longest:1,from:t?`${Math.round(t.from)}ns`:null,to:t?`${Math.round(t.to)}ns`:null}),o=V(()=>(n.data?.rows??[]).
filter(s=>s.type===e),[n.data,e]),r=V(()=>{let s=Math.max(...o.map(u=>u.total_ns),1),a=Math.max(Math.min(...o.map(u=>u.p50_ns).filter(u=>u>0),1e9),10),l=Math.max(
...o.map(u=>u.max_ns),1);return[{id:"fn",title:"Start function",value:u=>$t(u.function??""),show:u=>i(Yt,{fn:u.function??""}),width:"minmax(200px, 1fr)"},{id:"c\
ount",title:"Count",value:u=>u.count,show:u=>R(u.count),num:!0},{id:"total",title:"Total",value:u=>u.total_ns,show:u=>i(Ae,{value:u.total_ns,of:s,children:i(re,
{ns:u.total_ns})}),num:!0,width:"110px"},{id:"spread",title:"Median · p99 · longest",value:u=>u.max_ns,show:u=>i(Xo,{p50:u.p50_ns,p99:u.p99_ns,max:u.max_ns,low:a,
high:l}),width:"160px",picture:!0},{id:"p50",title:"Median",value:u=>u.p50_ns,show:u=>i(re,{ns:u.p50_ns}),num:!0},{id:"p99",title:"p99",value:u=>u.p99_ns,show:u=>i(
re,{ns:u.p99_ns}),num:!0},{id:"max",title:"Longest",value:u=>u.max_ns,show:u=>i(re,{ns:u.max_ns}),num:!0}]},[o]);return i(Se,{load:n,children:()=>i(Ee,{label:"B\
y start function",columns:r,rows:o,sort:{column:"total",descending:!0},csvName:"region-functions",tallest:8})})}var Zy=5e3;function ex({type:e}){let t=ke("doc/r\
egions",{type:e,top:Zy}),n=ue.value;return i(Ke,{title:e,trail:[{text:"Regions",href:Z("/regions")}],actions:i(je,{restricted:!0}),children:i(Se,{load:t,children:o=>{
let r=o.regions??[],s=n?r.filter(c=>(c.begin_ns??0)<n.to&&(c.end_ns??1/0)>n.from):r,a=s.filter(c=>c.state==="complete"),l=s.filter(c=>c.state!=="complete"),u=(o.
num_regions??0)>r.length?`The ${R(r.length)} longest of ${R(o.num_regions??0)}.`:void 0;return s.length===0?i(oe,{children:i("p",{class:"faint",children:["There\
 are no such regions",n?" in the range":"","."]})}):i("div",{class:"stack-gap",children:[i(Qe,{head:o}),a.length>0&&i(ul,{rows:a,duration:c=>c.duration_ns,label:e,
note:u,children:(c,m)=>i(oe,{title:m?`Regions of ${m}`:"Regions",flush:!0,children:i(fl,{regions:c,withTask:!0})})}),l.length>0&&i(oe,{title:"Begin or end not s\
een",flush:!0,children:i(fl,{regions:l,withTask:!0})}),i(oe,{title:"By start function",note:"Of the goroutines that the regions were on.",flush:!0,children:i(Qy,
{type:e})}),a.length>9&&i(cl,{type:e})]})}})})}function Wh({arg:e}){return e===null?i(Jy,{}):i(ex,{type:e},e)}var Uh=[{id:"stw",text:"stop-the-world",hint:"Time in which the world was stopped is not the program’s"},{id:"background",text:"mark workers",hint:"Nor is tha\
t of dedicated and fractional mark workers"},{id:"assist",text:"mark assist",hint:"Nor that in which goroutines helped to mark"},{id:"sweep",text:"sweeping",hint:"\
Nor that in which they swept"},{id:"perproc",text:"each P by itself",hint:"A P has either all or nothing, which is what a single goroutine feels"},{id:"mut",text:"\
percentiles",hint:"Also what 99.9 %, 99 % and 95 % of all windows exceed"}],Vh="stw,background,assist";function Kh(e){return e%1e9===0?`${e/1e9}s`:e%1e6===0?`${e/
1e6}ms`:e%1e3===0?`${e/1e3}us`:`${e}ns`}function tx({mmu:e}){let t=V(()=>{let n=[{id:"begin",title:"From",value:o=>o.begin_ns,show:o=>i("a",{href:ze({view:bn(o.
begin_ns,o.end_ns,.3),area:{from:o.begin_ns,to:o.end_ns},pin:["gc","stw"]}),children:Le(o.begin_ns)}),num:!0,width:"120px"},{id:"util",title:"Left to the progra\
m",value:o=>o.util,show:o=>i(Ae,{value:o.util,of:1,children:ee(o.util)}),num:!0,width:"minmax(130px, 1fr)"},{id:"range",title:"",value:()=>"",show:o=>i("button",
{type:"button",class:"link",onClick:()=>Dt({from:o.begin_ns,to:o.end_ns}),children:"restrict pages to it"}),width:"150px",fixed:!0,picture:!0}];return e.worst.some(
o=>o.p!==void 0)&&n.splice(1,0,{id:"p",title:"P",value:o=>o.p??null,num:!0,width:"50px"}),n},[e]);return i(Ee,{label:`Worst windows of ${M(e.worst_window_ns)}`,
columns:t,rows:e.worst,sort:{column:"util",descending:!1},csvName:"worst-windows",filter:!1,rowHref:n=>ze({view:bn(n.begin_ns,n.end_ns,.3),area:{from:n.begin_ns,
to:n.end_ns},pin:["gc","stw"]}),empty:"The trace is shorter than that."})}function nx(){let e=we.value.flags??Vh,t=e.split(","),n=we.value.window,[o,r]=vn(),s=ke(
"doc/gc",{mmu:1,"mmu-flags":e,window:n}),a=(u,c)=>{let m=Uh.map(p=>p.id).filter(p=>p===u?c:t.includes(p));vo({flags:m.join(",")===Vh?null:m.join(",")})},l=["stw",
"background","assist","sweep"];return i(oe,{title:"Mutator utilization",note:"The least share of the processor that was left to the program in any window of one\
 length. Click a length for its worst windows.",actions:i(j,{children:[i(je,{restricted:!1,what:"Mutator utilization"}),r]}),children:[i("fieldset",{class:"flag\
s",children:[i("legend",{class:"hidden-text",children:"What is not the program"}),i("span",{class:"muted",children:"Not the program:"}),Uh.map(u=>i("label",{class:`\
check${u.id==="perproc"?" check-apart":""}`,title:u.hint,children:[i("input",{type:"checkbox",checked:t.includes(u.id),disabled:t.includes(u.id)&&l.includes(u.id)&&
l.filter(c=>t.includes(c)).length===1,onChange:c=>a(u.id,c.currentTarget.checked)}),u.text]},u.id))]}),i(Se,{load:s,rows:5,children:u=>{let c=u.mmu;if(!c||c.curve.
length===0)return i(st,{title:"There is no curve",children:"The trace does not say how many Ps there are, or is too short."});let m=c.curve.map(g=>g.window_ns),
p=[{name:"minimum",colour:"--stw",values:c.curve.map(g=>g.mmu),width:2}];c.curve.some(g=>g.p99!==void 0)&&p.push({name:"99.9 % of windows",colour:"--runnable",values:c.
curve.map(g=>g.p99_9??null),dash:[5,3]},{name:"99 %",colour:"--syscall",values:c.curve.map(g=>g.p99??null),dash:[5,3]},{name:"95 %",colour:"--running",values:c.
curve.map(g=>g.p95??null),dash:[5,3]});let d=m.indexOf(c.worst_window_ns);return i("div",{class:"mmu-columns",children:[i("div",{children:o?i(Ti,{label:"Mutator\
 utilization",xTitle:"window",x:m,series:p,formatX:M,formatY:ee}):i(Rr,{label:"",x:m,series:p,logX:!0,height:280,top:1,formatX:M,formatY:ee,picked:d<0?null:d,onPick:g=>de(
{window:Kh(m[g]??1e7)})})}),i("div",{children:[i("div",{class:"choices worst-head",children:[i("h3",{children:"Worst windows of"}),i("select",{class:"field","ar\
ia-label":"Length of the windows",value:String(c.worst_window_ns),onChange:g=>de({window:Kh(Number(g.currentTarget.value))}),children:(m.includes(c.worst_window_ns)?
m:[...m,c.worst_window_ns].sort((g,b)=>g-b)).map(g=>i("option",{value:String(g),children:M(g)},g))})]}),i(tx,{mmu:c})]})]})}})]})}var ys=(e,t)=>e===null||t===null?
null:t-e;function ml(e){return ys(e.sweep_end_ns??e.begin_ns,e.term_begin_ns??e.end_ns)}function ox({cycles:e}){let t=V(()=>{let n=Math.max(...e.map(l=>ml(l)??0),
1),o=Math.max(...e.map(l=>l.assist_ns),1),r=Math.max(...e.map(l=>l.heap_term_bytes??l.heap_begin_bytes??0),1),s=(l,u,c,m)=>({id:l,title:u,hint:m,value:c,show:p=>i(
Ae,{value:c(p)??0,of:r,kind:"gc",children:gt(c(p))}),num:!0,width:"84px"}),a=l=>l.heap_marked_bytes&&l.next_goal_bytes?l.next_goal_bytes/l.heap_marked_bytes-1:null;
return[{id:"n",title:"Cycle",value:l=>l.cycle,num:!0,width:"64px"},{id:"begin",title:"Began",value:l=>l.begin_ns,show:l=>l.begin_ns===null?i("span",{class:"fain\
t",children:"before"}):i("a",{href:ze({view:bn(l.begin_ns,l.term_end_ns??l.end_ns??l.begin_ns+1e6,.3),pin:["gc","stw","c:heap"]}),children:Le(l.begin_ns)}),num:!0,
width:"112px"},{id:"trigger",title:"Trigger",value:l=>l.trigger,width:"minmax(80px, 0.6fr)"},{id:"sweep",title:"Sweep term",hint:"The stop to end sweeping",value:l=>ys(
l.sweep_begin_ns,l.sweep_end_ns),show:l=>i(re,{ns:ys(l.sweep_begin_ns,l.sweep_end_ns)}),num:!0,width:"84px"},{id:"mark",title:"Mark",hint:"Beside the program",value:ml,
show:l=>i(Ae,{value:ml(l)??0,of:n,kind:"gc",children:i(re,{ns:ml(l)})}),num:!0,width:"92px"},{id:"term",title:"Mark term",hint:"The stop to end marking",value:l=>ys(
l.term_begin_ns,l.term_end_ns),show:l=>i(re,{ns:ys(l.term_begin_ns,l.term_end_ns)}),num:!0,width:"84px"},{id:"assist",title:"Assists",hint:"Time of goroutines t\
hat had to help",value:l=>l.assist_ns,show:l=>i("span",{title:`${R(l.assists)} assists`,children:i(Ae,{value:l.assist_ns,of:o,kind:"runnable",children:i(re,{ns:l.
assist_ns})})}),num:!0,width:"88px"},{id:"worker",title:"Workers",hint:"Time of mark workers",value:l=>l.worker_ns,show:l=>i(re,{ns:l.worker_ns}),num:!0,width:"\
80px"},s("before","Heap before",l=>l.heap_begin_bytes,"When it began"),s("marked","Alive",l=>l.heap_marked_bytes,"What was found alive"),s("goal","Goal",l=>l.goal_bytes,
"That the heap was to stay below"),{id:"room",title:"Room",hint:"Between what is alive and the next goal: GOGC, more for a small heap, less under GOMEMLIMIT",value:a,
show:l=>i("span",{title:`Next goal ${gt(l.next_goal_bytes)}`,children:ee(a(l)??NaN)}),num:!0,width:"64px"},{id:"fn",title:"Begun by",value:l=>l.function,show:l=>l.
goroutine===null?"":i(Yt,{fn:l.function}),width:"minmax(120px, 1fr)"}]},[e]);return i(Ee,{label:"Cycles",columns:t,rows:e,sort:{column:"n",descending:!1},csvName:"\
gc-cycles",tallest:14,empty:"No cycle was under way."})}function rx({pauses:e,reasons:t}){let n=V(()=>{let r=Math.max(...t.map(a=>a.total_ns),1),s=(a,l,u,c)=>({
id:a,title:l,hint:c,value:u,show:m=>i(re,{ns:u(m)}),num:!0,width:"82px"});return[{id:"reason",title:"Stop for",value:a=>a.reason,width:"minmax(160px, 1fr)"},{id:"\
count",title:"Count",value:a=>a.count,show:a=>R(a.count),num:!0,width:"64px"},{id:"total",title:"Total",value:a=>a.total_ns,show:a=>i(Ae,{value:a.total_ns,of:r,
kind:"stw",children:i(re,{ns:a.total_ns})}),num:!0,width:"92px"},s("p50","Median",a=>a.p50_ns),s("p99","p99",a=>a.p99_ns),s("max","Longest",a=>a.max_ns),s("stop\
ping","Stopping, longest",a=>a.stopping_max_ns,"Until the last P had stopped")]},[t]),o=V(()=>{let r=Math.max(...e.map(s=>s.end_ns-s.begin_ns),1);return[{id:"be\
gin",title:"From",value:s=>s.begin_ns,show:s=>i(Pn,{id:s.goroutine,from:s.begin_ns,to:s.end_ns}),num:!0,width:"112px"},{id:"length",title:"Length",value:s=>s.end_ns-
s.begin_ns,show:s=>i(Ae,{value:s.end_ns-s.begin_ns,of:r,kind:"stw",children:i(re,{ns:s.end_ns-s.begin_ns})}),num:!0,width:"100px"},{id:"stopping",title:"Stoppin\
g",hint:"Until the last P had stopped",value:s=>s.stopping_ns,show:s=>i(re,{ns:s.stopping_ns}),num:!0,width:"84px"},{id:"reason",title:"Stop for",value:s=>s.reason,
width:"minmax(140px, 0.8fr)"},{id:"by",title:"Stopped by",value:s=>s.function,show:s=>s.goroutine===null?i("span",{class:"faint",children:"–"}):i("span",{children:[
i(Et,{id:s.goroutine,at:s.begin_ns,to:s.end_ns})," ",i(Yt,{fn:s.function})]}),width:"minmax(150px, 1fr)"},{id:"last",title:"Last to stop",hint:"What the P ran t\
hat stopped last",value:s=>s.last_function,show:s=>s.last_goroutine===null?i("span",{class:"faint",children:s.last_p===null?"–":`p${s.last_p}`}):i("span",{children:[
"p",s.last_p," ",i(Et,{id:s.last_goroutine,at:s.begin_ns,to:s.end_ns})," ",s.last_function!==null&&i(Yt,{fn:s.last_function})]}),width:"minmax(150px, 1fr)"}]},[
e]);return i("div",{class:"stack-gap",children:[i(Ee,{label:"Pauses by reason",columns:n,rows:t,sort:{column:"total",descending:!0},csvName:"pauses-by-reason",filter:!1,
empty:"The world was never stopped."}),e.length>0&&i(Ee,{label:"Longest pauses",columns:o,rows:e,sort:{column:"length",descending:!0},csvName:"pauses",tallest:10})]})}
function ix({groups:e}){let t=V(()=>{let n=Math.max(...e.map(o=>o.assist_total_ns),1);return[{id:"fn",title:"Start function",value:o=>o.function,show:o=>i(Yt,{fn:o.
function}),width:"minmax(200px, 1fr)"},{id:"assist",title:"Assists",value:o=>o.assist_total_ns,show:o=>i(Ae,{value:o.assist_total_ns,of:n,kind:"runnable",children:i(
re,{ns:o.assist_total_ns})}),num:!0,width:"110px"},{id:"share",title:"Of its time",hint:"Part of the time that they ran or waited in an assist",value:o=>o.assist_share,
show:o=>ee(o.assist_share),num:!0},{id:"count",title:"Count",value:o=>o.assist_count,show:o=>R(o.assist_count),num:!0},{id:"p99",title:"p99",value:o=>o.assist_p99_ns,
show:o=>i(re,{ns:o.assist_p99_ns}),num:!0},{id:"max",title:"Longest",value:o=>o.assist_max_ns,show:o=>i(re,{ns:o.assist_max_ns}),num:!0},{id:"sweep",title:"Swee\
ping",value:o=>o.sweep_total_ns,show:o=>i(re,{ns:o.sweep_total_ns}),num:!0},{id:"swept",title:"Swept",value:o=>o.swept_bytes,show:o=>o.swept_bytes?gt(o.swept_bytes):
i("span",{class:"faint",children:"0"}),num:!0}]},[e]);return i(Ee,{label:"Who worked for the collector",columns:t,rows:e,sort:{column:"assist",descending:!0},csvName:"\
gc-groups",tallest:10,empty:"No goroutine had to help."})}function jh(e){let t=ke("doc/gc",{top:2e3}),n=ue.value;return i(Ke,{title:"GC & MMU",lead:"What the ga\
rbage collector took from the program, and when.",children:[i(nx,{}),i(Se,{load:t,rows:6,children:o=>{if(!o.usable)return i(Qe,{head:o});let r=n?o.cycles.filter(
u=>(u.begin_ns??0)<n.to&&(u.term_end_ns??u.end_ns??1/0)>n.from):o.cycles,s=n?o.longest_pauses.filter(u=>u.begin_ns<n.to&&u.end_ns>n.from):o.longest_pauses,a=o.pauses_by_reason.
reduce((u,c)=>u+c.total_ns,0),l=o.longest_pauses[0];return i("div",{class:"stack-gap",children:[i(Qe,{head:o}),i(Xt,{facts:[{label:"Cycles",value:R(o.num_cycles)},
{label:"Marking",value:ee(o.mark_ns/Math.max(o.duration_ns,1)),hint:`${M(o.mark_ns)} in which a cycle was under way`},{label:"World stopped",value:M(a),hint:"Al\
l stops, for the collector or not"},{label:"Longest pause",value:l?M(l.end_ns-l.begin_ns):"–",href:l?ze({view:bn(l.begin_ns,l.end_ns),pin:["stw","gc"]}):void 0},
{label:"Assists",value:M(o.groups.reduce((u,c)=>u+c.assist_total_ns,0))},{label:"Mark workers",value:M(o.workers.reduce((u,c)=>u+c.total_ns,0)),hint:o.workers.map(
u=>`${u.worker} ${M(u.total_ns)}`).join(", ")},{label:"GOMAXPROCS",value:o.gomaxprocs||"–"}]}),i(oe,{title:"Cycles",actions:i(j,{children:[i(je,{restricted:!0}),
r.length>0&&i(Co,{to:ze({pin:["gc","stw","c:heap","c:goal"]}),children:"Show GC rows"})]}),flush:!0,children:i(ox,{cycles:r})}),i(oe,{title:"Stops of the world",
actions:n?i(je,{restricted:!1}):void 0,flush:!0,children:i(rx,{pauses:s,reasons:o.pauses_by_reason})}),i(oe,{title:"Who worked for the collector",note:"Mark ass\
ists and sweeping by goroutines, by start function.",actions:i(je,{restricted:!1}),flush:!0,children:i(ix,{groups:o.groups})})]})}})]})}var sx=[{value:"severity",text:"By severity"},{value:"cost",text:"By cost"},{value:"time",text:"By time"}];function qh({arg:e}){let t=ke("doc/findings"),[n,o]=Ht(
"order","severity",["severity","cost","time"]);return i(Ke,{title:"Findings",lead:"Patterns that make Go programs slow, where they were found and what they cost\
.",actions:i(j,{children:[i(je,{restricted:!1,what:"Findings"}),i(rn,{label:"Order",options:sx,value:n,onChange:o})]}),children:i(Se,{load:t,children:r=>{let s=[
...r.findings??[]];return n==="cost"&&s.sort((a,l)=>l.cost_ns-a.cost_ns),n==="time"&&s.sort((a,l)=>(a.evidence[0]?.begin_ns??0)-(l.evidence[0]?.begin_ns??0)),i(
j,{children:[i(Qe,{head:r}),s.length===0?i(oe,{children:i(fc,{doc:r})}):i(j,{children:[i("p",{class:"p-note p-note-above",children:[rt(s.length,"finding")," in ",
M(r.duration_ns),". Costs are time of goroutines, of Ps, or on the clock, as said with each; they overlap and do not add up."]}),s.length>3&&i("nav",{class:"jum\
p","aria-label":"Findings",children:s.map((a,l)=>i("a",{class:`jump-link jump-${a.severity}`,href:Z(`/findings/${a.rule}`),children:[a.rule," ",i("span",{class:"\
faint",children:Aa(a)})]},l))}),i("div",{class:"findings",children:[s.filter(a=>!e||a.rule===e).map(a=>i($a,{finding:a,duration:r.duration_ns,open:!0},`${a.rule}${a.
cost_ns}`)),e&&i("p",{children:i("a",{href:Z("/findings"),children:["All ",R(s.length)," findings"]})})]})]})]})}})})}var _c={state:"State",delay:"Wait for a P",reason:"Blocked on",running:"Running",runnable:"Runnable",blocked:"Blocked",place:"Place",gc:"Collection",rate:"Rate",
latency:"Mean latency",wait:"Mean wait",task:"Task, mean"};function ax(e){let t=e.b>e.a;switch(e.quantity){case"latency":case"wait":case"task":case"delay":case"\
runnable":case"gc":return t;case"state":return e.name==="runnable"?t:null;default:return null}}function Li(e,t){return e.quantity==="rate"?us(t):t===0?"0":e.quantity===
"latency"||e.quantity==="wait"||e.quantity==="task"?M(t):`${M(t)}/s`}function lx(e){return e<1e-4?"< 0.01 %":ee(e)}function ux({d:e}){let t=Math.max(e.a,e.b,1e-12);
return i("svg",{class:"pair",viewBox:"0 0 100 18",preserveAspectRatio:"none",role:"img","aria-label":`A ${Li(e,e.a)}, B ${Li(e,e.b)}`,children:[i("title",{children:[
"A ",Li(e,e.a),", B ",Li(e,e.b)]}),i("rect",{class:"pair-a",x:"0",y:"2",width:e.a/t*100,height:"6"}),i("rect",{class:"pair-b",x:"0",y:"10",width:e.b/t*100,height:"\
6"})]})}function cx({list:e}){let[t,n]=Ht("quantity","all"),o=[...new Set(e.map(l=>l.quantity))],r=t==="all"?e:e.filter(l=>l.quantity===t),s=V(()=>{let l=e.filter(
p=>p.a_times||p.b_times),u=Math.max(Math.min(...l.flatMap(p=>[p.a_times?.p50_ns??1e9,p.b_times?.p50_ns??1e9]).filter(p=>p>0),1e9),10),c=Math.max(...l.flatMap(p=>[
p.a_times?.max_ns??0,p.b_times?.max_ns??0]),1),m=[{id:"quantity",title:"Quantity",value:p=>_c[p.quantity]??p.quantity,show:p=>i("span",{class:"muted",children:_c[p.
quantity]??p.quantity}),width:"118px"},{id:"name",title:"Of",value:p=>p.name,show:p=>i("span",{title:p.name,children:p.quantity==="rate"||p.quantity==="state"?p.
name:De(p.name)}),width:"minmax(180px, 1fr)"},{id:"pair",title:"A, B",value:p=>p.change,show:p=>i(ux,{d:p}),width:"120px",picture:!0,fixed:!0},{id:"a",title:"A",
value:p=>p.a,show:p=>Li(p,p.a),num:!0,width:"100px"},{id:"b",title:"B",value:p=>p.b,show:p=>Li(p,p.b),num:!0,width:"100px"},{id:"change",title:"Change",value:p=>p.
change===null?1/0:Math.abs(p.change),num:!0,width:"88px",show:p=>{let d=ax(p);return i("strong",{class:p.significant?d===null?void 0:d?"delta-up":"delta-down":"\
faint",children:nf(p.change)})}},{id:"chance",title:"By chance",hint:"How likely such a difference is if there is none",value:p=>p.chance,show:p=>i("span",{class:p.
significant?void 0:"faint",children:lx(p.chance)}),num:!0,width:"84px"}];if(e.some(p=>p.a_per_task!==null&&p.b_per_task!==null)){let p=(d,g)=>g===null?"–":d.quantity===
"rate"?g.toPrecision(3):M(g);m.push({id:"at",title:"A, a task",value:d=>d.a_per_task,show:d=>p(d,d.a_per_task),num:!0,width:"88px"},{id:"bt",title:"B, a task",value:d=>d.
b_per_task,show:d=>p(d,d.b_per_task),num:!0,width:"88px"})}return l.length>0&&m.push({id:"spread",title:"Median · p99 · longest",hint:"A above, B below, on on\
e logarithmic axis",value:p=>p.b_times?.p99_ns??null,picture:!0,width:"150px",show:p=>p.a_times||p.b_times?i("span",{class:"spreads",children:[p.a_times,p.b_times].
map((d,g)=>d?i(Xo,{p50:d.p50_ns,p99:d.p99_ns,max:d.max_ns,low:u,high:c},g):null)}):""}),m},[e]),a=[{value:"all",text:"All"},...o.map(l=>({value:l,text:_c[l]??l}))];
return i(j,{children:[i("div",{class:"choices below",children:i(rn,{label:"Quantity",options:a,value:t,onChange:n})}),i(Ee,{label:"Differences",columns:s,rows:r,
sort:{column:"change",descending:!0},csvName:"compare",rowHeight:34,tallest:18,empty:"Nothing differs by more than chance."})]})}function dx({doc:e}){let t=r=>r.
slice(r.lastIndexOf("/")+1),n=[["File",t(e.a.file),t(e.b.file)],["Duration",M(e.a.duration_ns),M(e.b.duration_ns)],["Tasks that ended",R(e.a.tasks),R(e.b.tasks)],
["Format",e.a.format??"–",e.b.format??"–"]],o=[...new Set([...Object.keys(e.a.mmu??{}),...Object.keys(e.b.mmu??{})])];return i("table",{class:"grid-table co\
mpare-sides",children:[i("thead",{children:i("tr",{children:[i("th",{}),i("th",{children:[i("span",{class:"legend-mark pair-mark-a","aria-hidden":"true"}),"A"]}),
i("th",{children:[i("span",{class:"legend-mark pair-mark-b","aria-hidden":"true"}),"B"]})]})}),i("tbody",{children:[n.map(([r,s,a])=>i("tr",{children:[i("th",{scope:"\
row",children:r}),i("td",{children:s}),i("td",{children:a})]},r)),o.map(r=>i("tr",{children:[i("th",{scope:"row",children:["Least mutator utilization in ",r]}),
i("td",{children:ee(e.a.mmu?.[r]??NaN)}),i("td",{children:ee(e.b.mmu?.[r]??NaN)})]},r))]})]})}function Yh(e){let t=Ve.value?.compare??null,[n,o]=Ht("all","0",["\
0","1"]),r=ke(Ve.value&&t?"doc/compare":null,{all:n==="1"?1:null});return Ve.value&&!t?i(Ke,{title:"Compare",children:i(st,{title:"There is one trace",children:[
"To compare two, name both: ",i("code",{children:"tacho view before.out after.out"}),"."]})}):i(Ke,{title:"Compare",lead:"A second of each trace, before (A) and\
 after (B), and which differences are more than chance.",actions:i("label",{class:"check",children:[i("input",{type:"checkbox",checked:n==="1",onChange:s=>o(s.currentTarget.
checked?"1":"0")})," also what did not change"]}),children:i(Se,{load:r,rows:8,children:s=>{let a=s.differences.filter(l=>l.significant);return i("div",{class:"\
stack-gap",children:[i(Qe,{head:s.a}),i(Qe,{head:s.b}),s.caveat&&i(st,{kind:"warn",title:"Nothing can be called a change",children:s.caveat}),i("div",{class:"co\
lumns-2",children:[i(oe,{title:"The traces",children:i(dx,{doc:s})}),i(oe,{title:"Findings",children:s.findings.length===0?i("p",{class:"faint",children:"The ru\
les found nothing in either."}):i("table",{class:"grid-table",children:[i("thead",{children:i("tr",{children:[i("th",{children:"finding"}),i("th",{class:"num",children:"\
A, a second"}),i("th",{class:"num",children:"B, a second"}),i("th",{})]})}),i("tbody",{children:s.findings.map((l,u)=>i("tr",{children:[i("td",{children:[l.rule,
" ",i("code",{class:"muted",children:De(l.place??"")})]}),i("td",{class:"num",children:l.in_a?M(l.a_cost_ns):"–"}),i("td",{class:"num",children:l.in_b?M(l.b_cost_ns):
"–"}),i("td",{children:l.in_a&&!l.in_b?i("span",{class:"tag tag-good",children:"gone in B"}):!l.in_a&&l.in_b?i("span",{class:"tag tag-bad",children:"new in B"}):
i("span",{class:"tag",children:"in both"})})]},u))})]})})]}),i(oe,{title:a.length===0?"No difference is more than chance":rt(a.length,"difference")+" beyond cha\
nce",note:`${R(s.compared)} quantities were compared, block by block (${R(s.a.blocks)} and ${R(s.b.blocks)} blocks). Two runs of one program may differ by more \
than the blocks of either.`,flush:!0,children:i(cx,{list:s.differences})})]})}})})}var Qh=1e3,Xh=["StateTransition","RangeBegin","RangeEnd","RangeActive","TaskBegin","TaskEnd","RegionBegin","RegionEnd","Log","Metric","Label","StackSample","Syn\
c","Experimental"];function Jh(e){let t=n=>e[n]===void 0||e[n]===null?"":String(e[n]);switch(e.kind){case"StateTransition":return`${t("scope")} ${t("id")}: ${t(
"from")} → ${t("to")}${e.reason?`, ${t("reason")}`:""}${e.subject_func?` (${De(t("subject_func"))})`:""}`;case"Metric":return`${t("metric")} = ${t("value")}`;case"\
Label":return`${t("scope")} ${t("id")}: ${t("label")}`;case"RangeBegin":case"RangeEnd":case"RangeActive":return t("range")+(e.swept_bytes!==void 0?`, swept ${t(
"swept_bytes")} B, reclaimed ${t("reclaimed_bytes")} B`:"");case"TaskBegin":case"TaskEnd":return`task ${t("task")} ${t("type")}${e.parent?`, of task ${t("parent")}`:
""}`;case"RegionBegin":case"RegionEnd":return`${t("type")}${e.task?`, task ${t("task")}`:""}`;case"Log":return`${e.category?`${t("category")}: `:""}${t("message")}${e.
task?`, task ${t("task")}`:""}`;case"Sync":return`generation ${t("generation")}`;default:return Object.keys(e).filter(n=>!["time_ns","kind","m","p","g","func","\
stack","subject_stack"].includes(n)).map(n=>`${n}=${typeof e[n]=="object"?JSON.stringify(e[n]):t(n)}`).join(" ")}}function px(e){return e.scope==="Goroutine"&&typeof e.
id=="number"?e.id:e.g??null}function fx(e){let[t,n]=J({events:[],more:!0,busy:!1,error:null}),o=JSON.stringify([e,et.value]),r=Ce(null),s=Ce({key:o,events:[],more:!0,
busy:!1}),a=()=>{let l=s.current;if(l.busy||!l.more||et.peek()===null)return;l.busy=!0,n({events:l.events,more:!0,busy:!0,error:null});let u=new AbortController;
r.current=u,dt("events",{...e,stacks:1,limit:Qh,offset:l.events.length},u.signal).then(c=>{u.signal.aborted||(l.events=[...l.events,...c.events],l.more=c.more&&
c.events.length>0,l.busy=!1,n({events:l.events,more:l.more,busy:!1,error:null}))},c=>{u.signal.aborted||fn(c)||(l.more=!1,l.busy=!1,n({events:l.events,more:!1,busy:!1,
error:no(c)}))})};return ge(()=>(s.current={key:o,events:[],more:!0,busy:!1},a(),()=>r.current?.abort()),[o]),[t,a]}function mx({e}){let t=e.stack??[],n=e.subject_stack??
[],o=Object.keys(e).filter(r=>r!=="stack"&&r!=="subject_stack");return i("div",{class:"part-detail space-above",children:[i("div",{children:[i("h4",{children:e.
kind}),i("table",{class:"grid-table plain-tight",children:i("tbody",{children:o.map(r=>i("tr",{children:[i("th",{scope:"row",children:r}),i("td",{class:"log-mes\
sage mono",children:typeof e[r]=="object"?JSON.stringify(e[r]):String(e[r])})]},r))})})]}),t.length>0&&i("div",{children:[i("h4",{children:"Stack"}),i(Bt,{frames:t})]}),
n.length>0&&i("div",{children:[i("h4",{children:"Stack of what it is about"}),i(Bt,{frames:n})]})]})}function Zh(e){let t=ue.value,n=we.value,[o,r]=fx({from:t?`${Math.
round(t.from)}ns`:null,to:t?`${Math.round(t.to)}ns`:null,goroutine:n.g,proc:n.p,kind:n.kind}),[s,a]=J(null),l=V(()=>[{id:"time",title:"Time",value:c=>c.time_ns,
show:c=>{let m=px(c);return i("a",{href:ze({view:bn(c.time_ns-2e4,c.time_ns+2e4),sel:m===null?null:{row:`g${m}`,t:c.time_ns},pin:m===null?[]:[`g${m}`]}),title:"\
Show on the timeline",children:tf(c.time_ns)})},num:!0,width:"136px"},{id:"m",title:"Thread",value:c=>c.m??null,num:!0,width:"80px"},{id:"p",title:"P",value:c=>c.
p??null,num:!0,width:"44px"},{id:"g",title:"Goroutine",value:c=>c.g??null,show:c=>c.g===void 0?"":i("span",{class:"mono",children:["g",c.g]}),num:!0,width:"86px"},
{id:"kind",title:"Kind",value:c=>c.kind,show:c=>i("span",{class:"muted",children:c.kind}),width:"130px"},{id:"what",title:"What happened",value:Jh,show:c=>{let m=Jh(
c);return i("span",{title:m,children:m})},width:"minmax(260px, 1.6fr)"},{id:"func",title:"In",value:c=>c.func??"",show:c=>c.func?i("span",{class:"fname",title:c.
func,children:De(c.func)}):"",width:"minmax(140px, 1fr)"}],[]),u=c=>{let m=new FormData(c),p=d=>{let g=m.get(d);return typeof g=="string"&&g.trim()?g.trim():null};
de({g:p("g")?.replace(/^g/,"")??null,p:p("p")?.replace(/^p/,"")??null,kind:p("kind")}),a(null)};return i(Ke,{title:"Events",lead:"All of them, in their one orde\
r, as they are in the trace.",actions:i(je,{restricted:!0}),children:[i("form",{class:"choices",onSubmit:c=>{c.preventDefault(),u(c.currentTarget)},children:[i(
"label",{class:"choices",children:["Goroutine ",i("input",{class:"field",name:"g",size:8,defaultValue:n.g??"",placeholder:"all",inputMode:"numeric"})]}),i("labe\
l",{class:"choices",children:["P ",i("input",{class:"field",name:"p",size:4,defaultValue:n.p??"",placeholder:"all",inputMode:"numeric"})]}),i("label",{class:"ch\
oices",children:["Kind",i("select",{class:"field",name:"kind",defaultValue:n.kind??"",onChange:c=>u(c.currentTarget.form),children:[i("option",{value:"",children:"\
all kinds"}),Xh.map(c=>i("option",{value:c,selected:c===n.kind,children:c},c)),n.kind!==void 0&&!Xh.includes(n.kind)&&i("option",{value:n.kind,selected:!0,children:n.
kind})]})]}),i("button",{type:"submit",class:"button",children:"Filter"}),(n.g!==void 0||n.p!==void 0||n.kind!==void 0)&&i("button",{type:"button",class:"button\
 button-quiet",onClick:()=>de({g:null,p:null,kind:null}),children:"All events"})]},`${n.g} ${n.p} ${n.kind}`),o.error&&i(st,{kind:"warn",title:"No events",children:o.
error}),o.events.length===0&&o.busy&&i(hi,{rows:8}),o.events.length>0&&i(oe,{flush:!0,children:[i(Ee,{label:"Events",columns:l,rows:o.events,csvName:"events",tallest:24,
rowHeight:26,filterHint:"Filter what is loaded",compact:!0,onEnd:r,onRow:c=>a(c===s?null:c),isChosen:c=>c===s,tools:i("span",{class:"table-count",children:o.busy?
"loading more…":o.more?i("button",{type:"button",class:"link",onClick:r,children:[R(Qh)," more"]}):"that is all"})}),s&&i(mx,{e:s})]}),!o.busy&&!o.error&&o.events.
length===0&&i(oe,{children:i("p",{class:"faint",children:"No event matches."})})]})}var hx=["Move","Rows and slices","Select and mark","Find","Show","Pages"],gx=[["running","running","The goroutine executes on a P."],["runnable","runnable","It \
could run and waits for a P: this is scheduling latency."],["waiting","waiting","It waits for something: a channel, a lock, the network, time. Pale, because mos\
t goroutines do it most of the time; shades tell the reasons."],["syscall","syscall","It is inside a system call."],["gc","GC","The garbage collector marks or s\
weeps."],["stw","stop the world","No goroutine may run."]];function Nr({name:e,children:t}){return i("tr",{children:[i("td",{children:e}),i("td",{children:t})]})}
function eg(){return i("div",{class:"page help",children:[i("h1",{children:"Help"}),i("section",{class:"card",children:[i("h2",{children:"Reading the timeline"}),
i("p",{children:"Each row is one goroutine, P, thread, task or region, or a group of goroutines with the same start function. Where a pixel holds more than one \
slice, the column is stacked: running at the bottom, then syscall, runnable, and waiting on top, each as high as its share of the time. Zooming in turns columns\
 into single slices; a grey line on top of a stretch says that slices are merged there."}),i("table",{class:"small",children:i("tbody",{children:gx.map(([e,t,n])=>i(
"tr",{children:[i("td",{class:"nowrap",children:[i("span",{class:`tl-swatch swatch-${e}`})," ",t]}),i("td",{children:n})]},e))})}),i("p",{children:"Groups show \
how many of their goroutines are in each state at once. The arrow opens a group into one row for each goroutine; ≡ packs their lives into lanes."})]}),i("sect\
ion",{class:"card",children:[i("h2",{children:"Pointer"}),i("table",{class:"small",children:i("tbody",{children:[i(Nr,{name:"Click",children:"select a slice: wh\
y it waited, who woke it, whom it woke"}),i(Nr,{name:"Drag",children:"an area: states, stacks, goroutines and lengths within it; on the ruler, over all rows"}),
i(Nr,{name:"Shift and drag, or middle button",children:"move"}),i(Nr,{name:"Wheel",children:["scroll rows; with ",i("kbd",{children:"Ctrl"})," or a pinch zoom a\
t the pointer; with ",i("kbd",{children:"Shift"})," move in time"]}),i(Nr,{name:"Double click",children:"fit the slice"}),i(Nr,{name:"Right click",children:"men\
u"}),i(Nr,{name:"Strip above every page",children:"drag to restrict all pages to a range; drag the frame to move the timeline"})]})})]}),i("div",{class:"help-ke\
ys",children:hx.map(e=>i("section",{class:"card",children:[i("h2",{children:e}),i("table",{class:"small",children:i("tbody",{children:To.filter(t=>t.group===e&&
t.keys.length>0).map(t=>i("tr",{children:[i("td",{class:"nowrap",children:di(t).map(n=>i("kbd",{children:n},n))}),i("td",{children:t.title})]},t.id))})})]},e))}),
i("p",{class:"muted",children:["Keys are meant by their place on a US keyboard. ",i("kbd",{children:"Shift"})," makes ",i("kbd",{children:"W"})," ",i("kbd",{children:"\
S"})," ",i("kbd",{children:"A"})," ",i("kbd",{children:"D"})," four times as fast. The address holds page, range, view and selection: a link opens the same view\
 again, and Back undoes a step."]})]})}function tg({name:e,legend:t,value:n,all:o,set:r}){return i("fieldset",{class:"card choice",children:[i("legend",{children:t}),o.map(s=>i("label",{children:[i("\
input",{type:"radio",name:e,checked:n===s.value,onChange:()=>r(s.value)})," ",s.words]},s.value))]})}var bx=[{value:"system",words:"as the system"},{value:"ligh\
t",words:"light"},{value:"dark",words:"dark"}],vx=[{value:"area",words:"selects an area; with Shift it moves"},{value:"pan",words:"moves; with Shift it selects \
an area"}];function ng(){let e=tn.value;return i("div",{class:"page",children:[i("h1",{children:"Settings"}),i("p",{class:"muted",children:"Kept in this browser\
 only."}),i(tg,{name:"theme",legend:"Colours",value:e.theme,all:bx,set:Xs}),i(tg,{name:"drag",legend:"Dragging on the timeline",value:e.navigation,all:vx,set:t=>ii(
{navigation:t})}),i("fieldset",{class:"card choice",children:[i("legend",{children:"Navigation"}),i("label",{children:[i("input",{type:"checkbox",checked:e.narrow,
onChange:t=>ii({narrow:t.currentTarget.checked})})," icons only"]})]})]})}var wx={"/":Xm,"/timeline":hh,"/findings":qh,"/goroutines":Mh,"/profiles":Rh,"/latency":Lh,"/mmu":jh,"/tasks":zh,"/regions":Wh,"/events":Zh,"/compare":Yh,"/sett\
ings":ng,"/help":eg};function og(){let{route:e,root:t,arg:n}=ui(nn.value);if(!e)return i("div",{class:"page",children:[i("h1",{children:"No such page"}),i("p",{
class:"page-note",children:["The viewer has no page “",nn.value,"”. The pages are listed on the left."]})]});let o=wx[e.path];return i(o,{arg:n,root:t},e.path)}
function rg(e){if(e.defaultPrevented||e.button!==0||e.metaKey||e.ctrlKey||e.shiftKey||e.altKey)return;let t=e.target?.closest?.("a");if(!t||t.target||t.hasAttribute(
"download")||t.origin!==location.origin)return;let n=t.pathname.startsWith(ut)?t.pathname.slice(ut.length):null;n===null||n.startsWith("api/")||!ui(`/${n}`).route||
(e.preventDefault(),zt(t.href))}var sg=me([]),Mc=me(null),Sc=me(null),Fi=me(null),yx=["ps_running","g_runnable","g_running","g_waiting"],xx=1e3,tr={fp:"",end:-1,at:0,complete:!1};async function kx(e){
let t=et.peek(),n=ye.peek(),o=to.peek(),r=performance.now();if(!(!t||n<=0||tr.fp===t&&tr.end===n&&tr.complete===o)&&!(tr.fp===t&&!o&&r-tr.at<xx)){tr={fp:t,end:n,
at:r,complete:o};try{let[s,a]=await Promise.all([dt("plot",{name:yx.join(","),from:0,to:n,bins:e}),dt("marks",{from:0,to:n})]);Mc.value=s,Sc.value=a}catch{tr={...tr,
end:-1}}}}function _x(){let e=getComputedStyle(document.documentElement);return t=>e.getPropertyValue(t).trim()}function ig(e,t,n,o,r,s,a,l){e.fillStyle=a,e.beginPath(),
e.moveTo(0,o+r);let u=n*l/t.length;t.forEach((c,m)=>{let p=o+r-Math.min(1,(c??0)/s)*r;e.lineTo(m*u,p),e.lineTo((m+1)*u,p)}),e.lineTo(n*l,o+r),e.fill()}function Mx(e){
let t=Math.min(devicePixelRatio||1,3),n=e.getBoundingClientRect(),o=Math.max(1,Math.round(n.width)),r=Math.max(1,Math.round(n.height));(e.width!==Math.round(o*t)||
e.height!==Math.round(r*t))&&(e.width=Math.round(o*t),e.height=Math.round(r*t));let s=e.getContext("2d"),a=_x();s.setTransform(t,0,0,t,0,0),s.clearRect(0,0,o,r);
let l=Math.max(ye.peek(),1),u=g=>g/l*o,c=Mc.peek();if(c){let g=c.to/l,b=c.series.ps_running??[],x=c.series.g_runnable??[],_=y=>ai(Math.max(1,...y.map($=>$??0))),
C=Math.round((r-8)*.58);ig(s,b,o,4,C,_(b),a("--running"),g),ig(s,x,o,4+C+1,r-9-C,_(x),a("--runnable"),g)}let m=Sc.peek();s.fillStyle=a("--gc");for(let[g,b]of m?.
gc??[])s.fillRect(u(g),r-3,Math.max(1,u(b)-u(g)),3);s.fillStyle=a("--stw");for(let[g,b]of m?.stw??[])s.fillRect(u(g),0,Math.max(1,u(b)-u(g)),3);s.fillStyle=a("-\
-accent");for(let g of sg.peek())s.beginPath(),s.arc(u(g.t),6,3,0,7),s.fill();let p=Fi.peek()??ue.peek();p&&(s.fillStyle=a("--bg-raised"),s.globalAlpha=.72,s.fillRect(
0,0,u(p.from),r),s.fillRect(u(p.to),0,o,r),s.globalAlpha=1,s.fillStyle=a("--accent"),s.fillRect(u(p.from)-1,0,2,r),s.fillRect(u(p.to)-1,0,2,r));let d=fe.peek()?.
view;if(d&&d.to-d.from<l*.995){s.strokeStyle=a("--fg"),s.lineWidth=1.5;let g=u(d.from);s.strokeRect(Math.round(g)+.5,1,Math.max(4,Math.round(u(d.to)-g)),r-2)}}function ag(){
let e=Ce(null),t=Ce(null),n=Ce(!1),o=()=>{n.current||(n.current=!0,requestAnimationFrame(()=>{n.current=!1,e.current&&Mx(e.current)}))};Mc.value,Sc.value,Fi.value,
ue.value,Ot.value,li.value,we.value.t,nn.value,sg.value;let r=Math.max(ye.value,1),s=to.value,a=et.value;ge(()=>{kx(Math.min(1024,Math.max(64,Math.round(e.current.
clientWidth/2))))},[r,s,a]),ge(o),ge(()=>{let b=new ResizeObserver(o);return b.observe(e.current),()=>b.disconnect()},[]);let l=b=>{let x=e.current.getBoundingClientRect();
return Math.min(1,Math.max(0,(b.clientX-x.left)/x.width))*r},u=b=>{if(b.button!==0)return;e.current.setPointerCapture(b.pointerId);let x=l(b),_=fe.peek()?.view,
C=_&&_.to-_.from<r*.9;t.current=C&&x>=_.from&&x<=_.to?{kind:"move",t:x,view:{..._}}:{kind:"brush",t:x,x:b.clientX}},c=b=>{let x=t.current,_=l(b);x?.kind==="move"?
(fe.peek()?.setView(hn({from:x.view.from+_-x.t,to:x.view.to+_-x.t},r)),o()):x?.kind==="brush"&&Math.abs(b.clientX-x.x)>3&&(Fi.value={from:Math.round(Math.min(x.
t,_)),to:Math.round(Math.max(x.t,_))})},m=b=>{let x=t.current,_=Fi.peek();t.current=null,Fi.value=null,x?.kind==="brush"&&_&&_.to>_.from?Dt(_):x?.kind==="brush"&&
p(l(b))},p=b=>{let x=fe.peek(),_=x?.view,C=_&&_.to-_.from<r*.9?_.to-_.from:r/20,y=hn({from:b-C/2,to:b+C/2},r);x?x.jump(y):zt(ze({view:{from:Math.max(0,Math.round(
y.from)),to:Math.round(y.to)}}))},d=b=>{let x=(b.key==="ArrowRight"?1:b.key==="ArrowLeft"?-1:0)*r*.01;if(!x)return;b.preventDefault();let _=ue.peek()??{from:0,to:Math.
round(r)},C=b.shiftKey?_.from:Math.max(0,_.from+x),y=Math.min(r,_.to+x);y-C>r*.005&&Dt({from:Math.round(C),to:Math.round(y)})},g=ue.value;return i("div",{class:"\
minimap",children:i("canvas",{ref:e,tabIndex:0,role:"slider","aria-label":"Range of all pages. Arrow keys move it, with Shift its end.","aria-valuemin":0,"aria-\
valuemax":Math.round(r),"aria-valuenow":Math.round(g?.from??0),"aria-valuetext":g?`from ${M(g.from)}, ${M(g.to-g.from)} long`:"the whole trace",title:"Drag: res\
trict all pages to a range",onPointerDown:u,onPointerMove:c,onPointerUp:m,onPointerCancel:()=>{t.current=null,Fi.value=null},onDblClick:()=>Dt(null),onKeyDown:d})})}var Tc={find:"Search functions, goroutines, tasks, regions",go:"g123, p7, m4, 1.5s, task 9, or a function",command:"Type the name of a command"};function Sx(e,t){
let n=t.toLowerCase();return e.toLowerCase().split(/\s+/).every(o=>n.includes(o))}function Tx(e){return!e.timeline||nn.peek()==="/timeline"}function Cx(e){return To.
filter(t=>Tx(t)&&Sx(e,`${t.title} ${t.group}`)).map(t=>({id:t.id,words:t.title,extra:t.group,keys:di(t),run:t.run}))}function Rx(e){nn.peek()==="/timeline"?de({
q:e}):zt(ze({q:e}))}function Ax(e,t){if(e==="command")return Cx(t);let n=[];_u(t)&&n.push({id:"go",words:`Go to ${t.trim()}`,extra:"",keys:[],run:()=>{Jp(t,fe.peek()?.
view??null)}});for(let o of jo.value)n.push({id:`${o.key} ${o.begin}`,words:o.label,extra:o.kind==="group"?"function":`${o.kind} ${o.key}`,keys:[],run:()=>xu(o)});
return t.trim()&&n.push({id:"filter",words:`Filter the timeline's rows by “${t.trim()}”`,extra:"",keys:[],run:()=>Rx(t.trim())}),n}function Px(e,t){return t.
startsWith(">")?["command",t.slice(1).trim()]:t.startsWith(":")?["go",t.slice(1).trim()]:[e,t]}function $x({opened:e}){let t=Ce(null),n=Ce(null),[o,r]=J(""),[s,
a]=J(0),[l,u]=Px(e,o);ge(()=>{t.current?.showModal(),yu("")},[]),ge(()=>{if(l==="command")return;let b=setTimeout(()=>{yu(u)},80);return()=>clearTimeout(b)},[l,
u]);let c=Ax(l,u),m=Math.min(s,Math.max(0,c.length-1));ge(()=>{n.current?.children[m]?.scrollIntoView({block:"nearest"})},[m]);let p=()=>{gn.value=null},d=b=>{b&&
(p(),b.run())};return i("dialog",{class:"palette",ref:t,onClose:p,onKeyDown:b=>{b.key==="ArrowDown"||b.key==="ArrowUp"?(b.preventDefault(),a((m+(b.key==="ArrowD\
own"?1:-1)+c.length)%Math.max(1,c.length))):b.key==="Enter"&&(b.preventDefault(),d(c[m])),b.stopPropagation()},"aria-label":Tc[l],onClick:b=>{b.target===t.current&&
p()},children:[i("input",{class:"palette-input",type:"text",autofocus:!0,spellcheck:!1,placeholder:Tc[l],"aria-label":Tc[l],role:"combobox","aria-expanded":"tru\
e","aria-controls":"palette-list","aria-activedescendant":c.length?`palette-${m}`:void 0,value:o,onInput:b=>{r(b.currentTarget.value),a(0)}}),i("ul",{class:"pal\
ette-list",id:"palette-list",role:"listbox",ref:n,children:c.map((b,x)=>i("li",{id:`palette-${x}`,role:"option","aria-selected":x===m,onClick:()=>d(b),onPointerMove:()=>x!==
m&&a(x),children:[i("span",{class:"palette-words",children:b.words}),i("span",{class:"faint",children:b.extra}),b.keys.slice(0,2).map(_=>i("kbd",{children:_},_))]},
b.id))}),i("p",{class:"palette-foot faint",children:as.value&&l!=="command"?as.value:l!=="command"&&ss.value>jo.value.length?`${R(ss.value)} results, the first ${jo.
value.length} shown`:"↑ ↓ choose, Enter opens, Esc closes, > commands, : go to"})]})}function lg(){return gn.value===null?null:i($x,{opened:gn.value},gn.value)}function Ex({route:e,current:t}){return i("a",{class:"nav-link",href:Z(e.path),"aria-current":t?"page":void 0,title:e.title,children:[i(_e,{name:e.icon}),i("spa\
n",{class:"nav-word",children:e.title})]})}function Nx(){let e=ui(nn.value).route,t=["look","measure","more","about"],{compare:n}=Ve.value??{compare:null},o=ls.
filter(r=>r.path!=="/compare"||n||e===r);return i("nav",{class:"nav","aria-label":"Pages",children:[t.map(r=>i("div",{class:`nav-group nav-${r}`,children:o.filter(
s=>s.group===r).map(s=>i(Ex,{route:s,current:s===e},s.path))},r)),i("button",{class:"nav-link nav-fold",type:"button","aria-pressed":tn.value.narrow,title:tn.value.
narrow?"Show the words":"Show icons only",onClick:()=>ii({narrow:!tn.peek().narrow}),children:[i(_e,{name:"sidebar"}),i("span",{class:"nav-word",children:"Colla\
pse"})]})]})}function Lx(){let e=ue.value;return e?i("span",{class:"chip chip-range",children:[i("span",{children:[lt(e.from,(e.to-e.from)/100)," + ",M(e.to-e.from)]}),
i("button",{type:"button",class:"chip-clear",onClick:()=>Dt(null),title:"Back to the whole trace",children:[i(_e,{name:"close",size:12})," whole trace"]})]}):i(
"span",{class:"chip chip-quiet",title:"All pages show the whole trace",children:"whole trace"})}function Fx(){let e=Ve.value;return i("header",{class:"top",children:[
i("a",{class:"brand",href:Z("/"),children:"tacho"}),i("span",{class:"trace-name",title:e?.name,children:e?.name??""}),ye.value>0&&i("span",{class:"trace-facts",
children:M(ye.value)}),i(Lx,{}),i("span",{class:"top-space"}),i("button",{type:"button",class:"omnibox",onClick:()=>{gn.value="find"},"aria-label":"Search (/)",
children:[i(_e,{name:"search",size:15}),i("span",{children:"Search or go to…"}),i("kbd",{children:"/"})]}),i("button",{type:"button",class:"tool",title:"All c\
ommands (Ctrl K)","aria-label":"All commands",onClick:()=>{gn.value="command"},children:i(_e,{name:"keyboard"})}),i("button",{type:"button",class:"tool",title:"\
Copy a link to this view (Y)","aria-label":"Copy a link to this view",onClick:()=>{Go()},children:i(_e,{name:"share"})}),i("button",{type:"button",class:"tool",
"aria-label":Ot.value==="dark"?"Light colours":"Dark colours",title:Ot.value==="dark"?"Light colours":"Dark colours",onClick:()=>Xs(Ot.peek()==="dark"?"light":"\
dark"),children:i(_e,{name:Ot.value==="dark"?"sun":"moon"})}),i("a",{class:"tool",href:Z("/help"),title:"Help (?)","aria-label":"Help",children:i(_e,{name:"help"})})]})}
function Dx(){let e=Ve.value;if(ri.value)return i("footer",{class:"strip strip-bad",role:"status",children:[i(_e,{name:"warning",size:14}),ri.value]});if(!e)return i(
"footer",{class:"strip",role:"status",children:"Connecting…"});let t=e.total>0?e.done/e.total:null;return i("footer",{class:"strip",role:"status",children:[e.
state==="reading"&&i(j,{children:[i("progress",{max:1,value:t??void 0,"aria-label":"Reading the trace"}),i("span",{children:["Reading: ",gt(e.done),t!==null&&` \
of ${gt(e.total)} (${ee(t)})`,","," ",R(e.events)," events"]})]}),e.state==="failed"&&i("span",{class:"bad",children:[i(_e,{name:"warning",size:14}),e.error??"T\
he trace could not be read."]}),e.state==="ready"&&i("span",{children:[R(e.events)," events in ",R(e.generations)," generations"]}),e.warnings.map(n=>i("span",{
class:"warn",children:[i(_e,{name:"warning",size:14}),n]},n)),i("span",{class:"top-space"}),e.jobs>0&&i("span",{children:[e.jobs," at work"]}),i("span",{class:"\
faint",children:e.tool})]})}function ug(){let{route:e}=ui(nn.value),t=Ve.value?.name;return ge(()=>{document.title=[e?.title,t,"tacho"].filter(Boolean).join(" ·\
 ")},[e,t]),ge(()=>{document.documentElement.dataset.theme=Ot.value},[Ot.value]),i("div",{class:`shell${tn.value.narrow?" shell-narrow":""}`,children:[i("a",{class:"\
skip",href:"#page",children:"To the page"}),i(Fx,{}),i(ag,{}),i(Nx,{}),i("main",{id:"page",class:"main","data-complete":to.value,children:i(og,{})}),i(Dx,{}),i(
lg,{}),Zi.value&&i("div",{class:"toast",role:"status",children:Zi.value})]})}var cg=document.getElementById("app");cg.textContent="";qd();ef();document.addEventListener("click",rg);vd(i(ug,{}),cg);Zd();})();
