"use strict";(()=>{var n,l,u,t,i,r,o,e,f,c,a,s,h,p,v,y,d={},w=[],_=/acit|ex(?:s|g|n|p|$)|rph|grid|ows|mnc|ntw|ine[ch]|zoo|^ord|itera/i,g=Array.isArray;function m(n3,l4){for(var u5 in l4)
n3[u5]=l4[u5];return n3}function b(n3){n3&&n3.parentNode&&n3.parentNode.removeChild(n3)}function k(l4,u5,t4){var i4,r4,o4,e4={};for(o4 in u5)o4=="key"?i4=u5[o4]:
o4=="ref"?r4=u5[o4]:e4[o4]=u5[o4];if(arguments.length>2&&(e4.children=arguments.length>3?n.call(arguments,2):t4),typeof l4=="function"&&l4.defaultProps!=null)for(o4 in l4.
defaultProps)e4[o4]===void 0&&(e4[o4]=l4.defaultProps[o4]);return x(l4,e4,i4,r4,null)}function x(n3,t4,i4,r4,o4){var e4={type:n3,props:t4,key:i4,ref:r4,__k:null,
__:null,__b:0,__e:null,__c:null,constructor:void 0,__v:o4??++u,__i:-1,__u:0};return o4==null&&l.vnode!=null&&l.vnode(e4),e4}function S(n3){return n3.children}function C(n3,l4){this.props=n3,this.context=l4}function $(n3,l4){if(l4==null)return n3.__?$(n3.__,n3.__i+1):null;for(var u5;l4<
n3.__k.length;l4++)if((u5=n3.__k[l4])!=null&&u5.__e!=null)return u5.__e;return typeof n3.type=="function"?$(n3):null}function I(n3){if(n3.__P&&n3.__d){var u5=n3.
__v,t4=u5.__e,i4=[],r4=[],o4=m({},u5);o4.__v=u5.__v+1,l.vnode&&l.vnode(o4),q(n3.__P,o4,u5,n3.__n,n3.__P.namespaceURI,32&u5.__u?[t4]:null,i4,t4??$(u5),!!(32&u5.__u),
r4),o4.__v=u5.__v,o4.__.__k[o4.__i]=o4,D(i4,o4,r4),u5.__e=u5.__=null,o4.__e!=t4&&P(o4)}}function P(n3){if((n3=n3.__)!=null&&n3.__c!=null)return n3.__e=n3.__c.base=
null,n3.__k.some(function(l4){if(l4!=null&&l4.__e!=null)return n3.__e=n3.__c.base=l4.__e}),P(n3)}function A(n3){(!n3.__d&&(n3.__d=!0)&&i.push(n3)&&!H.__r++||r!=
l.debounceRendering)&&((r=l.debounceRendering)||o)(H)}function H(){try{for(var n3,l4=1;i.length;)i.length>l4&&i.sort(e),n3=i.shift(),l4=i.length,I(n3)}finally{i.
length=H.__r=0}}function L(n3,l4,u5,t4,i4,r4,o4,e4,f5,c4,a4){var s4,h5,p5,v4,y4,_3,g4=t4&&t4.__k||w,m5=l4.length;for(f5=T(u5,l4,g4,f5,m5),s4=0;s4<m5;s4++)(p5=u5.
__k[s4])!=null&&(h5=p5.__i!=-1&&g4[p5.__i]||d,p5.__i=s4,_3=q(n3,p5,h5,i4,r4,o4,e4,f5,c4,a4),v4=p5.__e,p5.ref&&h5.ref!=p5.ref&&(h5.ref&&J(h5.ref,null,p5),a4.push(
p5.ref,p5.__c||v4,p5)),y4==null&&v4!=null&&(y4=v4),4&p5.__u?(f5=j(p5,f5,n3),h5.__e&&(h5.__e=null)):typeof p5.type=="function"&&_3!==void 0?f5=_3:v4&&(f5=v4.nextSibling),
p5.__u&=-7);return u5.__e=y4,f5}function T(n3,l4,u5,t4,i4){var r4,o4,e4,f5,c4,a4=u5.length,s4=a4,h5=0;for(n3.__k=new Array(i4),r4=0;r4<i4;r4++)(o4=l4[r4])!=null&&
typeof o4!="boolean"&&typeof o4!="function"?(typeof o4=="string"||typeof o4=="number"||typeof o4=="bigint"||o4.constructor==String?o4=n3.__k[r4]=x(null,o4,null,
null,null):g(o4)?o4=n3.__k[r4]=x(S,{children:o4},null,null,null):o4.constructor===void 0&&o4.__b>0?o4=n3.__k[r4]=x(o4.type,o4.props,o4.key,o4.ref?o4.ref:null,o4.
__v):n3.__k[r4]=o4,f5=r4+h5,o4.__=n3,o4.__b=n3.__b+1,e4=null,(c4=o4.__i=O(o4,u5,f5,s4))!=-1&&(s4--,(e4=u5[c4])&&(e4.__u|=2)),e4==null||e4.__v==null?(c4==-1&&(i4>
a4?h5--:i4<a4&&h5++),typeof o4.type!="function"&&(o4.__u|=4)):c4!=f5&&(c4==f5-1?h5--:c4==f5+1?h5++:(c4>f5?h5--:h5++,o4.__u|=4))):n3.__k[r4]=null;if(s4)for(r4=0;r4<
a4;r4++)(e4=u5[r4])!=null&&(2&e4.__u)==0&&(e4.__e==t4&&(t4=$(e4)),K(e4,e4));return t4}function j(n3,l4,u5){var t4,i4;if(typeof n3.type=="function"){for(t4=n3.__k,
i4=0;t4&&i4<t4.length;i4++)t4[i4]&&(t4[i4].__=n3,l4=j(t4[i4],l4,u5));return l4}n3.__e!=l4&&(l4&&n3.type&&!l4.parentNode&&(l4=$(n3)),l4=u5.insertBefore(n3.__e,l4||
null));do l4=l4&&l4.nextSibling;while(l4!=null&&l4.nodeType==8);return l4}function O(n3,l4,u5,t4){var i4,r4,o4,e4=n3.key,f5=n3.type,c4=l4[u5],a4=c4!=null&&(2&c4.__u)==0;if(c4===null&&e4==null||a4&&e4==c4.key&&f5==c4.type)return u5;if(t4>
(a4?1:0)){for(i4=u5-1,r4=u5+1;i4>=0||r4<l4.length;)if((c4=l4[o4=i4>=0?i4--:r4++])!=null&&(2&c4.__u)==0&&e4==c4.key&&f5==c4.type)return o4}return-1}function z(n3,l4,u5){
l4[0]=="-"?n3.setProperty(l4,u5??""):n3[l4]=u5==null?"":typeof u5!="number"||_.test(l4)?u5:u5+"px"}function N(n3,l4,u5,t4,i4){var r4,o4;n:if(l4=="style")if(typeof u5==
"string")n3.style.cssText=u5;else{if(typeof t4=="string"&&(n3.style.cssText=t4=""),t4)for(l4 in t4)u5&&l4 in u5||z(n3.style,l4,"");if(u5)for(l4 in u5)t4&&u5[l4]==
t4[l4]||z(n3.style,l4,u5[l4])}else if(l4[0]=="o"&&l4[1]=="n")r4=l4!=(l4=l4.replace(s,"$1")),o4=l4.toLowerCase(),l4=o4 in n3||l4=="onFocusOut"||l4=="onFocusIn"?o4.
slice(2):l4.slice(2),n3.l||(n3.l={}),n3.l[l4+r4]=u5,u5?t4?u5[a]=t4[a]:(u5[a]=h,n3.addEventListener(l4,r4?v:p,r4)):n3.removeEventListener(l4,r4?v:p,r4);else{if(i4==
"http://www.w3.org/2000/svg")l4=l4.replace(/xlink(H|:h)/,"h").replace(/sName$/,"s");else if(l4!="width"&&l4!="height"&&l4!="href"&&l4!="list"&&l4!="form"&&l4!="\
tabIndex"&&l4!="download"&&l4!="rowSpan"&&l4!="colSpan"&&l4!="role"&&l4!="popover"&&l4 in n3)try{n3[l4]=u5??"";break n}catch{}typeof u5=="function"||(u5==null||
u5===!1&&l4[4]!="-"?n3.removeAttribute(l4):n3.setAttribute(l4,l4=="popover"&&u5==1?"":u5))}}function V(n3){return function(u5){if(this.l){var t4=this.l[u5.type+
n3];if(u5[c]==null)u5[c]=h++;else if(u5[c]<t4[a])return;return t4(l.event?l.event(u5):u5)}}}function q(n3,u5,t4,i4,r4,o4,e4,f5,c4,a4){var s4,h5,p5,v4,y4,d4,_3,k4,
x3,M2,I2,P2,A4,H2,T4,j4,F2=u5.type;if(u5.constructor!==void 0)return null;128&t4.__u&&(c4=!!(32&t4.__u),o4=[f5=u5.__e=t4.__e]),(s4=l.__b)&&s4(u5);n:if(typeof F2==
"function"){h5=e4.length;try{if(x3=u5.props,M2=F2.prototype&&F2.prototype.render,I2=(s4=F2.contextType)&&i4[s4.__c],P2=s4?I2?I2.props.value:s4.__:i4,t4.__c?k4=(p5=
u5.__c=t4.__c).__=p5.__E:(M2?u5.__c=p5=new F2(x3,P2):(u5.__c=p5=new C(x3,P2),p5.constructor=F2,p5.render=Q),I2&&I2.sub(p5),p5.state||(p5.state={}),p5.__n=i4,v4=
p5.__d=!0,p5.__h=[],p5._sb=[]),M2&&p5.__s==null&&(p5.__s=p5.state),M2&&F2.getDerivedStateFromProps!=null&&(p5.__s==p5.state&&(p5.__s=m({},p5.__s)),m(p5.__s,F2.getDerivedStateFromProps(
x3,p5.__s))),y4=p5.props,d4=p5.state,p5.__v=u5,v4)M2&&F2.getDerivedStateFromProps==null&&p5.componentWillMount!=null&&p5.componentWillMount(),M2&&p5.componentDidMount!=
null&&p5.__h.push(p5.componentDidMount);else{if(M2&&F2.getDerivedStateFromProps==null&&x3!==y4&&p5.componentWillReceiveProps!=null&&p5.componentWillReceiveProps(
x3,P2),u5.__v==t4.__v||!p5.__e&&p5.shouldComponentUpdate!=null&&p5.shouldComponentUpdate(x3,p5.__s,P2)===!1){u5.__v!=t4.__v&&(p5.props=x3,p5.state=p5.__s,p5.__d=
!1),u5.__e=t4.__e,u5.__k=t4.__k,u5.__k.some(function(n4){n4&&(n4.__=u5)}),w.push.apply(p5.__h,p5._sb),p5._sb=[],p5.__h.length&&e4.push(p5),f5=$(t4);break n}p5.componentWillUpdate!=
null&&p5.componentWillUpdate(x3,p5.__s,P2),M2&&p5.componentDidUpdate!=null&&p5.__h.push(function(){p5.componentDidUpdate(y4,d4,_3)})}if(p5.context=P2,p5.props=x3,
p5.__P=n3,p5.__e=!1,A4=l.__r,H2=0,M2)p5.state=p5.__s,p5.__d=!1,A4&&A4(u5),s4=p5.render(p5.props,p5.state,p5.context),w.push.apply(p5.__h,p5._sb),p5._sb=[];else do
p5.__d=!1,A4&&A4(u5),s4=p5.render(p5.props,p5.state,p5.context),p5.state=p5.__s;while(p5.__d&&++H2<25);p5.state=p5.__s,p5.getChildContext!=null&&(i4=m(m({},i4),
p5.getChildContext())),M2&&!v4&&p5.getSnapshotBeforeUpdate!=null&&(_3=p5.getSnapshotBeforeUpdate(y4,d4)),T4=s4!=null&&s4.type===S&&s4.key==null?E(s4.props.children):
s4,f5=L(n3,g(T4)?T4:[T4],u5,t4,i4,r4,o4,e4,f5,c4,a4),p5.base=u5.__e,u5.__u&=-161,p5.__h.length&&e4.push(p5),k4&&(p5.__E=p5.__=null)}catch(n4){if(e4.length=h5,u5.
__v=null,c4||o4!=null){if(n4.then){for(u5.__u|=c4?160:128;f5&&f5.nodeType==8&&f5.nextSibling;)f5=f5.nextSibling;o4!=null&&(o4[o4.indexOf(f5)]=null),u5.__e=f5}else if(o4!=
null)for(j4=o4.length;j4--;)b(o4[j4])}else u5.__e=t4.__e;u5.__k==null&&(u5.__k=t4.__k||[]),n4.then||B(u5),l.__e(n4,u5,t4)}}else o4==null&&u5.__v==t4.__v?(u5.__k=
t4.__k,u5.__e=t4.__e):f5=u5.__e=G(t4.__e,u5,t4,i4,r4,o4,e4,c4,a4);return(s4=l.diffed)&&s4(u5),128&u5.__u?void 0:f5}function B(n3){n3&&(n3.__c&&(n3.__c.__e=!0),n3.
__k&&n3.__k.some(B))}function D(n3,u5,t4){for(var i4=0;i4<t4.length;i4++)J(t4[i4],t4[++i4],t4[++i4]);l.__c&&l.__c(u5,n3),n3.some(function(u6){try{n3=u6.__h,u6.__h=
[],n3.some(function(n4){n4.call(u6)})}catch(n4){l.__e(n4,u6.__v)}})}function E(n3){return typeof n3!="object"||n3==null||n3.__b>0?n3:g(n3)?n3.map(E):n3.constructor!==
void 0?null:m({},n3)}function G(u5,t4,i4,r4,o4,e4,f5,c4,a4){var s4,h5,p5,v4,y4,w5,_3,m5=i4.props||d,k4=t4.props,x3=t4.type;if(x3=="svg"?o4="http://www.w3.org/20\
00/svg":x3=="math"?o4="http://www.w3.org/1998/Math/MathML":o4||(o4="http://www.w3.org/1999/xhtml"),e4!=null){for(s4=0;s4<e4.length;s4++)if((y4=e4[s4])&&"setAttr\
ibute"in y4==!!x3&&(x3?y4.localName==x3:y4.nodeType==3)){u5=y4,e4[s4]=null;break}}if(u5==null){if(x3==null)return document.createTextNode(k4);u5=document.createElementNS(
o4,x3,k4.is&&k4),c4&&(l.__m&&l.__m(t4,e4),c4=!1),e4=null}if(x3==null)m5===k4||c4&&u5.data==k4||(u5.data=k4);else{if(e4=x3=="textarea"&&k4.defaultValue!=null?null:
e4&&n.call(u5.childNodes),!c4&&e4!=null)for(m5={},s4=0;s4<u5.attributes.length;s4++)m5[(y4=u5.attributes[s4]).name]=y4.value;for(s4 in m5)y4=m5[s4],s4=="dangero\
uslySetInnerHTML"?p5=y4:s4=="children"||s4 in k4||s4=="value"&&"defaultValue"in k4||s4=="checked"&&"defaultChecked"in k4||N(u5,s4,null,y4,o4);for(s4 in k4)y4=k4[s4],
s4=="children"?v4=y4:s4=="dangerouslySetInnerHTML"?h5=y4:s4=="value"?w5=y4:s4=="checked"?_3=y4:c4&&typeof y4!="function"||m5[s4]===y4||N(u5,s4,y4,m5[s4],o4);if(h5)
c4||p5&&(h5.__html==p5.__html||h5.__html==u5.innerHTML)||(u5.innerHTML=h5.__html),t4.__k=[];else if(p5&&(u5.innerHTML=""),L(t4.type=="template"?u5.content:u5,g(
v4)?v4:[v4],t4,i4,r4,x3=="foreignObject"?"http://www.w3.org/1999/xhtml":o4,e4,f5,e4?e4[0]:i4.__k&&$(i4,0),c4,a4),e4!=null)for(s4=e4.length;s4--;)b(e4[s4]);c4&&x3!=
"textarea"||(s4="value",x3=="progress"&&w5==null?u5.removeAttribute("value"):w5!=null&&(w5!==u5[s4]||x3=="progress"&&!w5||x3=="option"&&w5!=m5[s4])&&N(u5,s4,w5,
m5[s4],o4),s4="checked",_3!=null&&_3!=u5[s4]&&N(u5,s4,_3,m5[s4],o4))}return u5}function J(n3,u5,t4){try{if(typeof n3=="function"){var i4=typeof n3.__u=="functio\
n";i4&&n3.__u(),i4&&u5==null||(n3.__u=n3(u5))}else n3.current=u5}catch(n4){l.__e(n4,t4)}}function K(n3,u5,t4){var i4,r4;if(l.unmount&&l.unmount(n3),(i4=n3.ref)&&
(i4.current&&i4.current!=n3.__e||J(i4,null,u5)),(i4=n3.__c)!=null){if(i4.componentWillUnmount)try{i4.componentWillUnmount()}catch(n4){l.__e(n4,u5)}i4.base=i4.__P=
i4.__n=null}if(i4=n3.__k)for(r4=0;r4<i4.length;r4++)i4[r4]&&K(i4[r4],u5,t4||typeof n3.type!="function");t4||b(n3.__e),n3.__c=n3.__=n3.__e=void 0}function Q(n3,l4,u5){
return this.constructor(n3,u5)}function R(u5,t4,i4){var r4,o4,e4,f5;t4==document&&(t4=document.documentElement),l.__&&l.__(u5,t4),o4=(r4=typeof i4=="function")?
null:i4&&i4.__k||t4.__k,e4=[],f5=[],q(t4,u5=(!r4&&i4||t4).__k=k(S,null,[u5]),o4||d,d,t4.namespaceURI,!r4&&i4?[i4]:o4?null:t4.firstChild?n.call(t4.childNodes):null,
e4,!r4&&i4?i4:o4?o4.__e:t4.firstChild,r4,f5),D(e4,u5,f5),u5.props.children=null}n=w.slice,l={__e:function(n3,l4,u5,t4){for(var i4,r4,o4;l4=l4.__;)if((i4=l4.__c)&&!i4.__)try{if((r4=i4.constructor)&&r4.getDerivedStateFromError!=null&&(i4.setState(
r4.getDerivedStateFromError(n3)),o4=i4.__d),i4.componentDidCatch!=null&&(i4.componentDidCatch(n3,t4||{}),o4=i4.__d),o4)return i4.__E=i4}catch(l5){n3=l5}throw n3}},
u=0,t=function(n3){return n3!=null&&n3.constructor===void 0},C.prototype.setState=function(n3,l4){var u5;u5=this.__s!=null&&this.__s!=this.state?this.__s:this.__s=
m({},this.state),typeof n3=="function"&&(n3=n3(m({},u5),this.props)),n3&&m(u5,n3),n3!=null&&this.__v&&(l4&&this._sb.push(l4),A(this))},C.prototype.forceUpdate=function(n3){
this.__v&&(this.__e=!0,n3&&this.__h.push(n3),A(this))},C.prototype.render=S,i=[],o=typeof Promise=="function"?Promise.prototype.then.bind(Promise.resolve()):setTimeout,
e=function(n3,l4){return n3.__v.__b-l4.__v.__b},H.__r=0,f=Math.random().toString(8),c="__d"+f,a="__a"+f,s=/(PointerCapture)$|Capture$/i,h=0,p=V(!1),v=V(!0),y=0;var t2,r2,u2,i2,o2=0,f2=[],c2=l,e2=c2.__b,a2=c2.__r,v2=c2.diffed,l2=c2.__c,m2=c2.unmount,p2=c2.__;function s2(n3,t4){c2.__h&&c2.__h(r2,n3,o2||t4),o2=0;var u5=r2.
__H||(r2.__H={__:[],__h:[]});return n3>=u5.__.length&&u5.__.push({}),u5.__[n3]}function h2(n3,u5){var i4=s2(t2++,3);!c2.__s&&C2(i4.__H,u5)&&(i4.__=n3,i4.u=u5,r2.__H.__h.push(i4))}function T2(n3,r4){var u5=s2(t2++,7);return C2(u5.__H,r4)&&(u5.__=n3(),u5.__H=r4,u5.__h=n3),u5.__}function j2(){for(var n3;n3=f2.shift();){var t4=n3.__H;if(n3.__P&&t4)try{t4.__h.some(z2),t4.__h.some(B2),t4.__h=[]}catch(r4){t4.__h=[],c2.__e(r4,n3.__v)}}}c2.__b=
function(n3){r2=null,e2&&e2(n3)},c2.__=function(n3,t4){n3&&t4.__k&&t4.__k.__m&&(n3.__m=t4.__k.__m),p2&&p2(n3,t4)},c2.__r=function(n3){a2&&a2(n3),t2=0;var i4=(r2=
n3.__c).__H;i4&&(u2===r2?(i4.__h=[],r2.__h=[],i4.__.some(function(n4){n4.__N&&(n4.__=n4.__N),n4.u=n4.__N=void 0})):(i4.__h.some(z2),i4.__h.some(B2),i4.__h=[],t2=
0)),u2=r2},c2.diffed=function(n3){v2&&v2(n3);var t4=n3.__c;t4&&t4.__H&&(t4.__H.__h.length&&(f2.push(t4)!==1&&i2===c2.requestAnimationFrame||((i2=c2.requestAnimationFrame)||
w2)(j2)),t4.__H.__.some(function(n4){n4.u&&(n4.__H=n4.u,n4.u=void 0)})),u2=r2=null},c2.__c=function(n3,t4){t4.some(function(n4){try{n4.__h.some(z2),n4.__h=n4.__h.
filter(function(n5){return!n5.__||B2(n5)})}catch(r4){t4.some(function(n5){n5.__h&&(n5.__h=[])}),t4=[],c2.__e(r4,n4.__v)}}),l2&&l2(n3,t4)},c2.unmount=function(n3){
m2&&m2(n3);var t4,r4=n3.__c;r4&&r4.__H&&(r4.__H.__.some(function(n4){try{z2(n4)}catch(n5){t4=n5}}),r4.__H=void 0,t4&&c2.__e(t4,r4.__v))};var k2=typeof requestAnimationFrame==
"function";function w2(n3){var t4,r4=function(){clearTimeout(u5),k2&&cancelAnimationFrame(t4),setTimeout(n3)},u5=setTimeout(r4,35);k2&&(t4=requestAnimationFrame(
r4))}function z2(n3){var t4=r2,u5=n3.__c;typeof u5=="function"&&(n3.__c=void 0,u5()),r2=t4}function B2(n3){var t4=r2;n3.__c=n3.__(),r2=t4}function C2(n3,t4){return!n3||
n3.length!==t4.length||t4.some(function(t5,r4){return t5!==n3[r4]})}var i3=Symbol.for("preact-signals");function t3(){if(v3>1)v3--;else{var i4,t4=!1;for((function(){var i5=c3;for(c3=void 0;i5!==void 0;){var t5=i5.S;if(t5.v===i5.
v)for(var r5=t5.t;r5!==void 0;r5=r5.x)r5.i===i5.i&&(r5.i=t5.i);i5=i5.o}})();h3!==void 0;){var r4=h3;for(h3=void 0,s3++;r4!==void 0;){var n3=r4.u;if(r4.u=void 0,
r4.f&=-3,!(8&r4.f)&&w3(r4))try{r4.c()}catch(r5){t4||(i4=r5,t4=!0)}r4=n3}}if(s3=0,v3--,t4)throw i4}}function r3(i4){if(v3>0)return i4();u3=++e3,v3++;try{return i4()}finally{
t3()}}var n2,o3=void 0;function f3(i4){var t4=o3,r4=n2;o3=void 0,n2=void 0;try{return i4()}finally{o3=t4,n2=r4}}var h3=void 0,v3=0,s3=0,e3=0,u3=0,c3=void 0,a3=0;
function d2(i4){if(o3!==void 0){var t4=i4.n;if(t4===void 0||t4.t!==o3)return t4={i:0,S:i4,p:o3.s,n:void 0,t:o3,e:void 0,x:void 0,r:t4},o3.s!==void 0&&(o3.s.n=t4),
o3.s=t4,i4.n=t4,32&o3.f&&i4.S(t4),t4;if(t4.i===-1)return t4.i=0,t4.n!==void 0&&(t4.n.p=t4.p,t4.p!==void 0&&(t4.p.n=t4.n),t4.p=o3.s,t4.n=void 0,o3.s.n=t4,o3.s=t4),
t4}}function l3(i4,t4){this.v=i4,this.i=0,this.n=void 0,this.t=void 0,this.l=0,this.W=t4?.watched,this.Z=t4?.unwatched,this.name=t4?.name}l3.prototype.brand=i3;
l3.prototype.h=function(){return!0};l3.prototype.S=function(i4){var t4=this,r4=this.t;r4!==i4&&i4.e===void 0&&(i4.x=r4,this.t=i4,r4!==void 0?r4.e=i4:f3(function(){
var i5;(i5=t4.W)==null||i5.call(t4)}))};l3.prototype.U=function(i4){var t4=this;if(this.t!==void 0){var r4=i4.e,n3=i4.x;r4!==void 0&&(r4.x=n3,i4.e=void 0),n3!==
void 0&&(n3.e=r4,i4.x=void 0),i4===this.t&&(this.t=n3,n3===void 0&&f3(function(){var i5;(i5=t4.Z)==null||i5.call(t4)}))}};l3.prototype.subscribe=function(i4){var t4=this;
return x2(function(){var r4=t4.value;f3(function(){return i4(r4)})},{name:"sub"})};l3.prototype.valueOf=function(){return this.value};l3.prototype.toString=function(){
return this.value+""};l3.prototype.toJSON=function(){return this.value};l3.prototype.peek=function(){var i4=this;return f3(function(){return i4.value})};Object.
defineProperty(l3.prototype,"value",{get:function(){var i4=d2(this);return i4!==void 0&&(i4.i=this.i),this.v},set:function(i4){if(i4!==this.v){if(s3>100)throw new Error(
"Cycle detected");(function(i5){v3!==0&&s3===0&&i5.l!==u3&&(i5.l=u3,c3={S:i5,v:i5.v,i:i5.i,o:c3})})(this),this.v=i4,this.i++,a3++,v3++;try{for(var r4=this.t;r4!==
void 0;r4=r4.x)r4.t.N()}finally{t3()}}}});function y2(i4,t4){return new l3(i4,t4)}function w3(i4){for(var t4=i4.s;t4!==void 0;t4=t4.n)if(t4.S.i!==t4.i||!t4.S.h()||
t4.S.i!==t4.i)return!0;return!1}function b2(i4){for(var t4=i4.s;t4!==void 0;t4=t4.n){var r4=t4.S.n;if(r4!==void 0&&(t4.r=r4),t4.S.n=t4,t4.i=-1,t4.n===void 0){i4.
s=t4;break}}}function _2(i4){for(var t4=i4.s,r4=void 0;t4!==void 0;){var n3=t4.p;t4.i===-1?(t4.S.U(t4),n3!==void 0&&(n3.n=t4.n),t4.n!==void 0&&(t4.n.p=n3)):r4=t4,
t4.S.n=t4.r,t4.r!==void 0&&(t4.r=void 0),t4=n3}i4.s=r4}function j3(i4,t4){l3.call(this,void 0,t4),this.x=i4,this.s=void 0,this.g=a3-1,this.f=4}j3.prototype=new l3;
j3.prototype.h=function(){if(this.f&=-3,1&this.f)return!1;if((36&this.f)==32||(this.f&=-5,this.g===a3))return!0;if(this.g=a3,this.f|=1,this.i>0&&!w3(this))return this.
f&=-2,!0;var i4=o3;try{b2(this),o3=this;var t4=this.x();(16&this.f||this.v!==t4||this.i===0)&&(this.v=t4,this.f&=-17,this.i++)}catch(i5){this.v=i5,this.f|=16,this.
i++}return o3=i4,_2(this),this.f&=-2,!0};j3.prototype.S=function(i4){if(this.t===void 0){this.f|=36;for(var t4=this.s;t4!==void 0;t4=t4.n)t4.S.S(t4)}l3.prototype.
S.call(this,i4)};j3.prototype.U=function(i4){if(this.t!==void 0&&(l3.prototype.U.call(this,i4),this.t===void 0)){this.f&=-33;for(var t4=this.s;t4!==void 0;t4=t4.
n)t4.S.U(t4)}};j3.prototype.N=function(){if(!(2&this.f)){this.f|=6;for(var i4=this.t;i4!==void 0;i4=i4.x)i4.t.N()}};Object.defineProperty(j3.prototype,"value",{
get:function(){if(1&this.f)throw new Error("Cycle detected");var i4=d2(this);if(this.h(),i4!==void 0&&(i4.i=this.i),16&this.f)throw this.v;return this.v}});function O2(i4,t4){
return new j3(i4,t4)}function p3(i4){var r4=i4.j;if(i4.j=void 0,typeof r4=="function"){v3++;var n3=o3;o3=void 0;try{r4()}catch(t4){throw i4.f&=-2,i4.f|=8,g2(i4),
t4}finally{o3=n3,t3()}}}function g2(i4){for(var t4=i4.s;t4!==void 0;t4=t4.n)t4.S.U(t4);i4.x=void 0,i4.s=void 0,p3(i4)}function S2(i4){if(o3!==this)throw new Error(
"Out-of-order effect");_2(this),o3=i4,this.f&=-2;try{8&this.f&&g2(this)}finally{t3()}}function m3(i4,t4){this.x=i4,this.j=void 0,this.s=void 0,this.u=void 0,this.
f=32,this.name=t4?.name,n2&&n2.push(this)}m3.prototype.c=function(){var i4=this.S();try{if(8&this.f||this.x===void 0)return;var t4=this.x();typeof t4=="function"&&
(this.j=t4)}finally{i4()}};m3.prototype.S=function(){if(1&this.f)throw new Error("Cycle detected");this.f|=1,this.f&=-9,p3(this),b2(this),v3++;var i4=o3;return o3=
this,S2.bind(this,i4)};m3.prototype.N=function(){2&this.f||(this.f|=2,this.u=h3,h3=this)};m3.prototype.d=function(){this.f|=8,1&this.f||g2(this)};m3.prototype.dispose=
function(){this.d()};function x2(i4,t4){var r4=new m3(i4,t4);try{r4.c()}catch(i5){throw r4.d(),i5}var n3=r4.d.bind(r4);return n3[Symbol.dispose]=n3,n3}var h4,d3,p4,m4=typeof window<"u"&&!!window.__PREACT_SIGNALS_DEVTOOLS__;var g3=[];x2(function(){h4=this.N})();function b3(i4,n3){l[i4]=n3.bind(null,l[i4]||function(){})}function y3(i4){if(p4){var n3=p4;p4=void 0,n3()}p4=i4&&i4.S()}function w4(i4){
var n3=this,r4=i4.data,t4=useSignal(r4);t4.name="ReactiveDom",t4.value=r4;var e4=T2(function(){for(var i5=n3,r5=n3.__v;r5=r5.__;)if(r5.__c){r5.__c.__$f|=4;break}
var o4=O2(function(){var i6=t4.value.value;return i6===0?0:i6===!0?"":i6||""}),e5=O2(function(){return!Array.isArray(o4.value)&&!t(o4.value)}),u6=x2(function(){
if(this.N=M,e5.value){var n4=o4.value;i5.__v&&i5.__v.__e&&i5.__v.__e.nodeType===3&&(i5.__v.__e.data=n4)}}),c5=n3.__$u.d;return n3.__$u.d=function(){u6(),c5.call(
this)},[e5,o4]},[]),u5=e4[0],c4=e4[1];return u5.value?c4.peek():c4.value}w4.displayName="ReactiveTextNode";Object.defineProperties(l3.prototype,{constructor:{configurable:!0,
value:k(S,null).constructor},type:{configurable:!0,value:w4},props:{configurable:!0,get:function(){var i4=this;return{data:{get value(){return i4.value}}}}},__b:{
configurable:!0,value:1}});b3("__b",function(i4,n3){if(y3(),d3=void 0,typeof n3.type=="string"){var r4,t4=n3.props;for(var f5 in t4)if(f5!=="children"){var o4=t4[f5];
o4 instanceof l3&&(r4||(n3.__np=r4={}),r4[f5]=o4,t4[f5]=o4.peek())}}i4(n3)});b3("__r",function(i4,r4){if(i4(r4),r4.type!==S){y3();var t4,f5=r4.__c;f5&&(f5.__$f&=
-2,(t4=f5.__$u)===void 0&&(f5.__$u=t4=(function(i5,n3){var r5;return x2(function(){r5=this},{name:n3}),r5.c=i5,r5})((function(i5){return function(){var n3;m4&&((n3=
this.y)==null||n3.call(this)),i5.__$f|=1,i5.setState({})}})(f5),typeof r4.type=="function"?r4.type.displayName||r4.type.name:""))),d3=f5,y3(t4)}});b3("__e",function(i4,n3,r4,t4){
y3(),d3=void 0,i4(n3,r4,t4)});b3("diffed",function(i4,n3){y3(),d3=void 0;var r4;if(typeof n3.type=="string"&&(r4=n3.__e)){var t4=n3.__np,f5=n3.props,o4=r4.U;if(o4)
for(var e4 in o4){var u5=o4[e4];u5===void 0||t4&&e4 in t4||(u5.d(),o4[e4]=void 0)}if(t4){o4||(o4={},r4.U=o4);for(var a4 in t4){var c4=o4[a4],v4=t4[a4];c4===void 0?
(c4=k3(r4,a4,v4,f5),o4[a4]=c4):c4.o(v4,f5)}}}i4(n3)});function k3(i4,n3,r4,t4){var f5=n3 in i4&&i4.ownerSVGElement===void 0,o4=y2(r4);return{o:function(i5,n4){o4.
value=i5,t4=n4},d:x2(function(){this.N=M;var r5=o4.value.value;t4[n3]!==r5&&(t4[n3]=r5,f5?i4[n3]=r5:r5!=null&&(r5!==!1||n3[4]==="-")?i4.setAttribute(n3,r5):i4.removeAttribute(
n3))})}}b3("unmount",function(i4,n3){if(typeof n3.type=="string"){var r4=n3.__e;if(r4){var t4=r4.U;if(t4){r4.U=void 0;for(var f5 in t4){var o4=t4[f5];o4&&o4.d()}}}
var e4=n3.__np;if(e4){var u5=n3.props;for(var a4 in e4)u5[a4]=e4[a4]}n3.__np=void 0}else{var c4=n3.__c;if(c4){c4.__$f|=8;var v4=c4.__$u;v4&&(c4.__$u=void 0,v4.d())}}
i4(n3)});b3("__h",function(i4,n3,r4,t4){t4<3&&(n3.__$f|=2),i4(n3,r4,t4)});C.prototype.shouldComponentUpdate=function(i4,n3){if(this.__R)return!0;var r4=this.__$u,
t4=r4&&r4.s!==void 0;for(var f5 in n3)return!0;if(this.__f||typeof this.u=="boolean"&&this.u===!0){var o4=2&this.__$f;if(!(t4||o4||4&this.__$f)||1&this.__$f)return!0}else if(!(t4||
4&this.__$f)||3&this.__$f)return!0;for(var e4 in i4)if(e4!=="__source"&&i4[e4]!==this.props[e4])return!0;for(var u5 in this.props)if(!(u5 in i4))return!0;return!1};
function useSignal(i4,n3){return T2(function(){return y2(i4,n3)},[])}var A3=function(i4){queueMicrotask(function(){queueMicrotask(i4)})};function F(){r3(function(){for(var i4;i4=g3.shift();)h4.call(i4)})}function M(){g3.push(this)===1&&(l.requestAnimationFrame||A3)(F)}var UNITS=[["h",36e11],["m",6e10],["s",1e9],["ms",1e6],["us",1e3],["µs",1e3],["ns",1]];function parseTime(text){let m5=/^\s*(-?)(\d{1,16})(?:\.(\d{1,18}))?\s*(h|m|s|ms|us|µs|μs|ns)?\s*$/.
exec(text);if(!m5)return null;let unit=(m5[4]??"ns").replace("μ","µ"),scale=UNITS.find(([name])=>name===unit)[1],whole=Number(m5[2])*scale,fraction=m5[3]?Math.
round(+`0.${m5[3]}`*scale):0,ns=whole+fraction;return Number.isSafeInteger(Math.round(ns))?m5[1]?-Math.round(ns):Math.round(ns):null}function trimZeros(text){return text.
includes(".")?text.replace(/\.?0+$/,""):text}function exactTime(ns){let sign=ns<0?"-":"",v4=Math.abs(Math.round(ns));if(v4===0)return"0";if(v4<1e3)return`${sign}${v4}`;
let[unit,scale,digits]=v4>=1e9?["s",1e9,9]:v4>=1e6?["ms",1e6,6]:["us",1e3,3],whole=Math.floor(v4/scale),rest=String(v4-whole*scale).padStart(digits,"0");return sign+
trimZeros(`${whole}.${rest}`)+unit}function formatDuration(ns){if(ns==null||!Number.isFinite(ns))return"–";let v4=Math.abs(ns),sign=ns<0?"−":"",pick=(scale,unit)=>{
let x3=v4/scale,digits=x3>=100?0:x3>=10?1:2;return`${sign}${trimZeros(x3.toFixed(digits))} ${unit}`};return v4<999.5?`${sign}${Math.round(v4)} ns`:v4<999500?pick(
1e3,"µs"):v4<9995e5?pick(1e6,"ms"):v4<12e10?pick(1e9,"s"):v4<72e11?pick(6e10,"min"):pick(36e11,"h")}function formatTime(ns,step=1){let sign=ns<0?"−":"",v4=Math.
abs(ns),digits=step>=1e9?0:Math.min(9,Math.ceil(9-Math.log10(Math.max(1,step))));if(v4>=6e10&&step>=1e3){let total=v4/1e9,h5=Math.floor(total/3600),m5=Math.floor(
total%3600/60),s4=(total%60).toFixed(digits).padStart(digits?digits+3:2,"0");return h5?`${sign}${h5}:${String(m5).padStart(2,"0")}:${s4}`:`${sign}${m5}:${s4}`}return`${sign}${(v4/
1e9).toFixed(digits)} s`}function parseSpan(text){let at=text.indexOf("+",1);if(at<0)return null;let from=parseTime(text.slice(0,at)),length=parseTime(text.slice(
at+1));return from===null||length===null||length<=0?null:{from,to:from+length}}function formatSpan(span){let from=Math.round(span.from);return`${exactTime(from)}\
+${exactTime(Math.max(1,Math.round(span.to)-from))}`}var VERSION="1";function decode(text){try{return decodeURIComponent(text)}catch{return text}}function encode(text){return encodeURIComponent(text).replace(/%(3A|2C|40|2B|2F|7E|5B|5D|24|3B)/g,
m5=>decodeURIComponent(m5))}function parseQuery(search){let out=Object.create(null);for(let part of search.replace(/^\?/,"").split("&")){if(!part)continue;let eq=part.
indexOf("="),key=decode(eq<0?part:part.slice(0,eq));key&&!(key in out)&&(out[key]=eq<0?"":decode(part.slice(eq+1)))}return out}function formatQuery(params2){let parts=Object.
keys(params2).map(k4=>params2[k4]===""?encode(k4):`${encode(k4)}=${encode(params2[k4])}`);return parts.length?`?${parts.join("&")}`:""}function withParams(params2,changes){
let out=Object.assign(Object.create(null),params2);for(let key of Object.keys(changes)){let value=changes[key];value==null?delete out[key]:out[key]=value}return out}function parseSelection(text){let at=text.lastIndexOf("@");if(at<=0)return null;let t4=parseTime(text.slice(at+1));return t4===null?null:{row:text.slice(0,at),t:t4}}function findBase(scriptSrc,baseUri){return(url=>new URL(".",url).pathname)(scriptSrc&&/\/app\.js(\?|$)/.test(scriptSrc)?scriptSrc:baseUri)}function parseAddress(pathname,search,base2){
return{path:`/${(pathname.startsWith(base2)?pathname.slice(base2.length):pathname.replace(/^\//,"")).replace(/\/+$/,"")}`,params:parseQuery(search)}}function formatAddress(address2,base2){
return base2+address2.path.replace(/^\//,"")+formatQuery(withVersion(address2.params))}function withVersion(params2){let keys=Object.keys(params2);return keys.length===
0||keys.includes("v")?params2:{v:VERSION,...params2}}function spanParam(params2,key){let text=params2[key];return text===void 0?null:parseSpan(text)}var inBrowser=typeof document<"u",base=inBrowser?findBase(document.querySelector("script[src]")?.src??null,document.baseURI):"/";function here(){return inBrowser?
parseAddress(location.pathname,location.search,base):{path:"/",params:{}}}var address=y2(here()),status=y2(null),meta=y2(null),offline=y2(null),fingerprint=O2(()=>status.
value?.fp??null),end=O2(()=>status.value?.end??0),complete=O2(()=>status.value?.state==="ready");function same(a4,b4){return a4===b4||JSON.stringify(a4)===JSON.
stringify(b4)}function stable(of){let last=null;return O2(()=>{let next=of();return same(last,next)||(last=next),last})}var range=stable(()=>spanParam(address.value.
params,"range")),selection=stable(()=>{let text=address.value.params.sel;return text===void 0?null:parseSelection(text)}),params=O2(()=>address.value.params),path=O2(
()=>address.value.path),replaceTimer;function flushReplace(){replaceTimer!==void 0&&(clearTimeout(replaceTimer),replaceTimer=void 0,history.replaceState(null,"",
formatAddress(address.peek(),base)))}function push(next){flushReplace(),formatAddress(next,base)!==formatAddress(address.peek(),base)&&(history.pushState(null,"",
formatAddress(next,base)),address.value=next)}function replace(next){address.value=next,replaceTimer??(replaceTimer=setTimeout(flushReplace,300))}function pushParams(changes){
let a4=address.peek();push({path:a4.path,params:withParams(a4.params,changes)})}function replaceParams(changes){let a4=address.peek();replace({path:a4.path,params:withParams(
a4.params,changes)})}function setRange(span){pushParams({range:span?formatSpan(span):null})}function href(to,extra={}){let r4=range.value;return formatAddress({path:to,params:withParams(r4?{range:formatSpan(r4)}:{},extra)},base)}function go(to){let url=new URL(to,location.href);push(parseAddress(url.pathname,url.search,base))}function listenToHistory(){addEventListener("popstate",()=>{replaceTimer!==
void 0&&(clearTimeout(replaceTimer),replaceTimer=void 0),address.value=here()}),addEventListener("pagehide",flushReplace)}var DEFAULTS={theme:"system",navigation:"\
area",narrow:!1,clock:"trace"};function load(){try{let stored=JSON.parse(localStorage.getItem("tacho")??"{}");return{...DEFAULTS,...typeof stored=="object"?stored:
{}}}catch{return DEFAULTS}}var settings=y2(inBrowser?load():DEFAULTS);function changeSettings(changes){settings.value={...settings.peek(),...changes};try{localStorage.
setItem("tacho",JSON.stringify(settings.peek()))}catch{}}var systemDark=y2(inBrowser&&matchMedia("(prefers-color-scheme: dark)").matches);inBrowser&&matchMedia(
"(prefers-color-scheme: dark)").addEventListener("change",e4=>{systemDark.value=e4.matches});var theme=O2(()=>{let linked=params.value.theme,wanted=linked==="da\
rk"||linked==="light"?linked:settings.value.theme;return wanted==="system"?systemDark.value?"dark":"light":wanted});function setTheme(next){r3(()=>{changeSettings(
{theme:next}),params.peek().theme!==void 0&&replaceParams({theme:null})})}var ApiError=class extends Error{constructor(status2,message){super(message);this.status=status2;this.name="ApiError"}};function isAbort(e4){return e4 instanceof
DOMException&&e4.name==="AbortError"}function reasonOf(e4){return e4 instanceof Error?e4.message:String(e4)}function queryText(query){let parts=[];for(let key of Object.
keys(query)){let value=query[key];value==null||value===!1||parts.push(`${encodeURIComponent(key)}=${encodeURIComponent(value===!0?"1":String(value))}`)}return parts.
length?`?${parts.join("&")}`:""}function apiUrl(path2,query={}){return`${base}api/1/${fingerprint.peek()??"0"}/${path2}${queryText(query)}`}async function ask(url,signal){
let answer;try{answer=await fetch(url,{signal:signal??null,credentials:"same-origin"})}catch(e4){throw isAbort(e4)?e4:new ApiError(0,"The server does not answer\
. Is tacho still running?")}if(answer.ok)return answer;let sentence=`The server answered ${answer.status}.`;try{let body=await answer.json();typeof body.error==
"string"&&(sentence=body.error)}catch{}throw new ApiError(answer.status,sentence)}async function getJson(path2,query={},signal){return await(await ask(apiUrl(path2,
query),signal)).json()}async function getServer(path2,query={},signal){return await(await ask(`${base}api/1/${path2}${queryText(query)}`,signal)).json()}var READY_MS=5e3,READING_MS=50,sleep=ms=>new Promise(done=>setTimeout(done,ms));async function refreshMeta(){fingerprint.peek()&&(meta.value=await getJson("meta"))}
async function followStatus(){let failures=0;for(;;){let pause=READING_MS;try{let old=status.peek(),next=await getServer("status",{since:old?.seq??0}),changed=!old||
next.seq!==old.seq||next.fp!==old.fp||next.state!==old.state;changed&&(status.value=next),failures=0,offline.value=null,changed&&(!meta.peek()||next.generations!==
old?.generations||next.state!==old?.state)&&await refreshMeta().catch(()=>{}),next.state!=="reading"&&!next.follow&&(pause=READY_MS)}catch(e4){!isAbort(e4)&&++failures>=
2&&(offline.value=reasonOf(e4)),pause=Math.min(5e3,250*2**failures)}await sleep(document.hidden?Math.max(pause,2e3):pause)}}var f4=0;function u4(e4,t4,n3,o4,i4,u5){t4||(t4={});var a4,c4,p5=t4;if("ref"in p5)for(c4 in p5={},t4)c4=="ref"?a4=t4[c4]:p5[c4]=t4[c4];var l4={type:e4,props:p5,key:n3,ref:a4,
__k:null,__:null,__b:0,__e:null,__c:null,constructor:void 0,__v:--f4,__i:-1,__u:0,__source:i4,__self:u5};if(typeof e4=="function"&&(a4=e4.defaultProps))for(c4 in a4)
p5[c4]===void 0&&(p5[c4]=a4[c4]);return l.vnode&&l.vnode(l4),l4}function Overview(_3){return u4("p",{class:"page-note",children:"Nothing here yet."})}function Timeline(_3){return u4("p",{class:"page-note",children:"Nothing here yet."})}function Goroutines(_3){return u4("p",{class:"page-note",children:"Nothing here yet."})}function Profiles(_3){return u4("p",{class:"page-note",children:"Nothing here yet."})}function Latency(_3){return u4("p",{class:"page-note",children:"Nothing here yet."})}function Tasks(_3){return u4("p",{class:"page-note",children:"Nothing here yet."})}function Regions(_3){return u4("p",{class:"page-note",children:"Nothing here yet."})}function Mmu(_3){return u4("p",{class:"page-note",children:"Nothing here yet."})}function Findings(_3){return u4("p",{class:"page-note",children:"Nothing here yet."})}function Compare(_3){return u4("p",{class:"page-note",children:"Nothing here yet."})}function Events(_3){return u4("p",{class:"page-note",children:"Nothing here yet."})}function Help(_3){return u4("p",{class:"page-note",children:"Nothing here yet."})}function Settings(_3){return u4("p",{class:"page-note",children:"Nothing here yet."})}var ROUTES=[{path:"/",roots:["","overview"],title:"Overview",icon:"overview",page:Overview,group:"look"},{path:"/timeline",roots:["timeline"],title:"Timeline",icon:"\
timeline",page:Timeline,group:"look"},{path:"/findings",roots:["findings"],title:"Findings",icon:"findings",page:Findings,group:"look"},{path:"/goroutines",roots:[
"goroutines"],title:"Goroutines",icon:"goroutines",page:Goroutines,group:"measure"},{path:"/profiles",roots:["profiles"],title:"Profiles",icon:"profiles",page:Profiles,
group:"measure"},{path:"/latency",roots:["latency"],title:"Latency",icon:"latency",page:Latency,group:"measure"},{path:"/mmu",roots:["mmu"],title:"GC & MMU",icon:"\
gc",page:Mmu,group:"measure"},{path:"/tasks",roots:["tasks","task"],title:"Tasks",icon:"tasks",page:Tasks,group:"measure"},{path:"/regions",roots:["regions","re\
gion"],title:"Regions",icon:"regions",page:Regions,group:"measure"},{path:"/events",roots:["events"],title:"Events",icon:"events",page:Events,group:"more"},{path:"\
/compare",roots:["compare"],title:"Compare",icon:"compare",page:Compare,group:"more"},{path:"/settings",roots:["settings"],title:"Settings",icon:"settings",page:Settings,
group:"about"},{path:"/help",roots:["help"],title:"Help",icon:"help",page:Help,group:"about"}];function decode2(text){try{return decodeURIComponent(text)}catch{
return text}}function matchPath(p5){let slash=p5.indexOf("/",1),root2=slash<0?p5.slice(1):p5.slice(1,slash),rest=slash<0?"":p5.slice(slash+1);return{route:ROUTES.
find(r4=>r4.roots.includes(root2))??null,root:root2,arg:rest?decode2(rest):null}}function Page(){let{route,root:root2,arg}=matchPath(path.value);if(!route)return u4(
"div",{class:"page",children:[u4("h1",{children:"No such page"}),u4("p",{class:"page-note",children:["The viewer has no page “",path.value,"”. The pages are l\
isted on the left."]})]});let Component=route.page;return u4(Component,{arg,root:root2},route.path)}function followLinks(e4){if(e4.defaultPrevented||e4.button!==
0||e4.metaKey||e4.ctrlKey||e4.shiftKey||e4.altKey)return;let a4=e4.target?.closest?.("a");if(!a4||a4.target||a4.hasAttribute("download")||a4.origin!==location.origin)
return;let below=a4.pathname.startsWith(base)?a4.pathname.slice(base.length):null;below===null||below.startsWith("api/")||!matchPath(`/${below}`).route||(e4.preventDefault(),
go(a4.href))}var COUNT=new Intl.NumberFormat("en-US");function formatCount(n3){return n3==null||!Number.isFinite(n3)?"–":COUNT.format(n3)}function formatBytes(n3){if(n3==null||!Number.isFinite(n3))return"–";for(let[scale,unit]of[[2**40,"TiB"],[2**30,"GiB"],[2**20,"MiB"],[2**10,"KiB"]])if(Math.abs(
n3)>=scale)return`${(n3/scale).toFixed(n3/scale>=100?0:1)} ${unit}`;return`${Math.round(n3)} B`}function formatPercent(share){if(!Number.isFinite(share))return"\
–";let p5=share*100;return`${p5>=10||p5===0?p5.toFixed(0):p5>=1?p5.toFixed(1):p5>=.01?p5.toFixed(2):"<0.01"} %`}var PATHS={overview:"M3 3h6v6H3zM11 3h6v4h-6zM11 9h6v8h-6zM3 11h6v6H3z",timeline:"M2 5h7M12 5h6M4 10h10M2 15h4M9 15h8",findings:"M9 4a5 5 0 1 0 0 10A5 5 0 0 0 9\
 4zM12.6 12.6L17 17M9 6.5v3M9 11.4v.1",goroutines:"M4 4.5h12M4 10h12M4 15.5h7M2 4.5h.1M2 10h.1M2 15.5h.1",profiles:"M2 4h16v3H2zM2 8.5h10v3H2zM2 13h6v3H2zM13.5 \
8.5H16v3h-2.5z",latency:"M3 17V3M3 17h14M6 14v-3M9 14V6M12 14v-5M15 14v-2",gc:"M4 6h12M8 6V4h4v2M5.5 6l.8 11h7.4l.8-11M8.5 9v5M11.5 9v5",tasks:"M3 5l1.5 1.5L7 4\
M3 10.5L4.5 12 7 9.500M3 16l1.5 1.500L7 15M10 5.500h7M10 11h7M10 16.500h7",regions:"M3 4v12M17 4v12M3 10h14M6 7L3 10l3 3M14 7l3 3-3 3",events:"M3 4h14M3 8h14M3 \
12h14M3 16h9",compare:"M3 16V8h3v8zM8 16V4h3v12zM13 16v-6h3v6z",settings:"M3 6h6M13 6h4M11 4v4M3 14h2M9 14h8M7 12v4",help:"M10 2.500a7.5 7.5 0 1 0 0 15 7.5 7.5 \
0 0 0 0-15zM7.8 8a2.2 2.2 0 1 1 3.2 2c-.7.4-1 .8-1 1.600M10 14v.1",search:"M8.5 3.500a5 5 0 1 0 0 10 5 5 0 0 0 0-10zM12.2 12.200L17 17",share:"M8 5H4v11h11v-4M1\
1 4h5v5M16 4l-7 7",sun:"M10 6.500a3.5 3.5 0 1 0 0 7 3.5 3.5 0 0 0 0-7zM10 1.500v2M10 16.500v2M1.5 10h2M16.5 10h2M4 4l1.4 1.400M14.6 14.600L16 16M16 4l-1.4 1.400\
M5.4 14.600L4 16",moon:"M16.5 11.500A7 7 0 0 1 8.5 3.500a7 7 0 1 0 8 8z",close:"M5 5l10 10M15 5L5 15",chevron:"M7 4l6 6-6 6",back:"M13 4l-6 6 6 6",sidebar:"M3 4\
h14v12H3zM7.5 4v12",pin:"M10 12v6M6 12h8l-1.5-3V4h1V2.500h-7V4h1v5z",table:"M3 4h14v12H3zM3 8h14M3 12h14M8 4v12",zoomin:"M8.5 3.500a5 5 0 1 0 0 10 5 5 0 0 0 0-1\
0zM12.2 12.200L17 17M6 8.500h5M8.5 6v5",zoomout:"M8.5 3.500a5 5 0 1 0 0 10 5 5 0 0 0 0-10zM12.2 12.200L17 17M6 8.500h5",fit:"M3 7V3h4M17 7V3h-4M3 13v4h4M17 13v4\
h-4",warning:"M10 3l7.5 13.500h-15zM10 8.500v3.500M10 14.200v.1",menu:"M10 4.500v.1M10 10v.1M10 15.500v.1",keyboard:"M2 5h16v10H2zM5 8h.1M8 8h.1M11 8h.1M14 8h.1\
M6 12h8",flag:"M5 18V3M5 4h10l-2.5 3.500L15 11H5",copy:"M7 7h9v10H7zM4 13V3h9",flow:"M3 5h5a4 4 0 0 1 4 4v2a4 4 0 0 0 4 4M13.5 12.500L16.5 15 13.5 17.5"};function Icon({
name,size=18}){return u4("svg",{class:"icon",width:size,height:size,viewBox:"0 0 20 20","aria-hidden":"true",focusable:"false",children:u4("path",{d:PATHS[name],
fill:"none",stroke:"currentColor","stroke-width":"1.6","stroke-linecap":"round","stroke-linejoin":"round"})})}function NavLink({route,current}){return u4("a",{class:"nav-link",href:href(route.path),"aria-current":current?"page":void 0,title:route.title,children:[u4(Icon,
{name:route.icon}),u4("span",{class:"nav-word",children:route.title})]})}function Nav(){let current=matchPath(path.value).route,groups=["look","measure","more",
"about"],{compare}=status.value??{compare:null},shown=ROUTES.filter(r4=>r4.path!=="/compare"||compare||current===r4);return u4("nav",{class:"nav","aria-label":"\
Pages",children:[groups.map(g4=>u4("div",{class:`nav-group nav-${g4}`,children:shown.filter(r4=>r4.group===g4).map(r4=>u4(NavLink,{route:r4,current:r4===current},
r4.path))},g4)),u4("button",{class:"nav-link nav-fold",type:"button","aria-pressed":settings.value.narrow,title:settings.value.narrow?"Show the words":"Show ico\
ns only",onClick:()=>changeSettings({narrow:!settings.peek().narrow}),children:[u4(Icon,{name:"sidebar"}),u4("span",{class:"nav-word",children:"Collapse"})]})]})}
function RangeChip(){let r4=range.value;return r4?u4("span",{class:"chip chip-range",children:[u4("span",{children:[formatTime(r4.from,(r4.to-r4.from)/100)," + ",
formatDuration(r4.to-r4.from)]}),u4("button",{type:"button",class:"chip-clear",onClick:()=>setRange(null),title:"Back to the whole trace",children:[u4(Icon,{name:"\
close",size:12})," whole trace"]})]}):u4("span",{class:"chip chip-quiet",title:"All pages show the whole trace",children:"whole trace"})}function TopBar(){let s4=status.
value;return u4("header",{class:"top",children:[u4("a",{class:"brand",href:href("/"),children:"tacho"}),u4("span",{class:"trace-name",title:s4?.name,children:s4?.
name??""}),end.value>0&&u4("span",{class:"trace-facts",children:formatDuration(end.value)}),u4(RangeChip,{}),u4("span",{class:"top-space"}),u4("button",{type:"b\
utton",class:"tool",title:theme.value==="dark"?"Light colours":"Dark colours",onClick:()=>setTheme(theme.peek()==="dark"?"light":"dark"),children:u4(Icon,{name:theme.
value==="dark"?"sun":"moon"})}),u4("a",{class:"tool",href:href("/help"),title:"Help (?)",children:u4(Icon,{name:"help"})})]})}function Strip(){let s4=status.value;
if(offline.value)return u4("footer",{class:"strip strip-bad",role:"status",children:[u4(Icon,{name:"warning",size:14}),offline.value]});if(!s4)return u4("footer",
{class:"strip",role:"status",children:"Connecting…"});let share=s4.total>0?s4.done/s4.total:null;return u4("footer",{class:"strip",role:"status",children:[s4.
state==="reading"&&u4(S,{children:[u4("progress",{max:1,value:share??void 0,"aria-label":"Reading the trace"}),u4("span",{children:["Reading: ",formatBytes(s4.done),
share!==null&&` of ${formatBytes(s4.total)} (${formatPercent(share)})`,","," ",formatCount(s4.events)," events"]})]}),s4.state==="failed"&&u4("span",{class:"bad",
children:[u4(Icon,{name:"warning",size:14}),s4.error??"The trace could not be read."]}),s4.state==="ready"&&u4("span",{children:[formatCount(s4.events)," events\
 in ",formatCount(s4.generations)," generations"]}),s4.warnings.map(w5=>u4("span",{class:"warn",children:[u4(Icon,{name:"warning",size:14}),w5]},w5)),u4("span",
{class:"top-space"}),s4.jobs>0&&u4("span",{children:[s4.jobs," at work"]}),u4("span",{class:"faint",children:s4.tool})]})}function Shell(){let{route}=matchPath(
path.value),name=status.value?.name;return h2(()=>{document.title=[route?.title,name,"tacho"].filter(Boolean).join(" · ")},[route,name]),h2(()=>{document.documentElement.
dataset.theme=theme.value},[theme.value]),u4("div",{class:`shell${settings.value.narrow?" shell-narrow":""}`,children:[u4("a",{class:"skip",href:"#page",children:"\
To the page"}),u4(TopBar,{}),u4(Nav,{}),u4("main",{id:"page",class:"main","data-complete":complete.value,children:u4(Page,{})}),u4(Strip,{})]})}var root=document.getElementById("app");root.textContent="";listenToHistory();document.addEventListener("click",followLinks);R(u4(Shell,{}),root);followStatus();})();
