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
length=H.__r=0}}function L(n3,l4,u5,t4,i4,r4,o4,e4,f5,c4,a4){var s4,h5,p5,v4,y5,_3,g4=t4&&t4.__k||w,m5=l4.length;for(f5=T(u5,l4,g4,f5,m5),s4=0;s4<m5;s4++)(p5=u5.
__k[s4])!=null&&(h5=p5.__i!=-1&&g4[p5.__i]||d,p5.__i=s4,_3=q(n3,p5,h5,i4,r4,o4,e4,f5,c4,a4),v4=p5.__e,p5.ref&&h5.ref!=p5.ref&&(h5.ref&&J(h5.ref,null,p5),a4.push(
p5.ref,p5.__c||v4,p5)),y5==null&&v4!=null&&(y5=v4),4&p5.__u?(f5=j(p5,f5,n3),h5.__e&&(h5.__e=null)):typeof p5.type=="function"&&_3!==void 0?f5=_3:v4&&(f5=v4.nextSibling),
p5.__u&=-7);return u5.__e=y5,f5}function T(n3,l4,u5,t4,i4){var r4,o4,e4,f5,c4,a4=u5.length,s4=a4,h5=0;for(n3.__k=new Array(i4),r4=0;r4<i4;r4++)(o4=l4[r4])!=null&&
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
n3];if(u5[c]==null)u5[c]=h++;else if(u5[c]<t4[a])return;return t4(l.event?l.event(u5):u5)}}}function q(n3,u5,t4,i4,r4,o4,e4,f5,c4,a4){var s4,h5,p5,v4,y5,d5,_3,k4,
x3,M2,I2,P2,A4,H2,T4,j4,F2=u5.type;if(u5.constructor!==void 0)return null;128&t4.__u&&(c4=!!(32&t4.__u),o4=[f5=u5.__e=t4.__e]),(s4=l.__b)&&s4(u5);n:if(typeof F2==
"function"){h5=e4.length;try{if(x3=u5.props,M2=F2.prototype&&F2.prototype.render,I2=(s4=F2.contextType)&&i4[s4.__c],P2=s4?I2?I2.props.value:s4.__:i4,t4.__c?k4=(p5=
u5.__c=t4.__c).__=p5.__E:(M2?u5.__c=p5=new F2(x3,P2):(u5.__c=p5=new C(x3,P2),p5.constructor=F2,p5.render=Q),I2&&I2.sub(p5),p5.state||(p5.state={}),p5.__n=i4,v4=
p5.__d=!0,p5.__h=[],p5._sb=[]),M2&&p5.__s==null&&(p5.__s=p5.state),M2&&F2.getDerivedStateFromProps!=null&&(p5.__s==p5.state&&(p5.__s=m({},p5.__s)),m(p5.__s,F2.getDerivedStateFromProps(
x3,p5.__s))),y5=p5.props,d5=p5.state,p5.__v=u5,v4)M2&&F2.getDerivedStateFromProps==null&&p5.componentWillMount!=null&&p5.componentWillMount(),M2&&p5.componentDidMount!=
null&&p5.__h.push(p5.componentDidMount);else{if(M2&&F2.getDerivedStateFromProps==null&&x3!==y5&&p5.componentWillReceiveProps!=null&&p5.componentWillReceiveProps(
x3,P2),u5.__v==t4.__v||!p5.__e&&p5.shouldComponentUpdate!=null&&p5.shouldComponentUpdate(x3,p5.__s,P2)===!1){u5.__v!=t4.__v&&(p5.props=x3,p5.state=p5.__s,p5.__d=
!1),u5.__e=t4.__e,u5.__k=t4.__k,u5.__k.some(function(n4){n4&&(n4.__=u5)}),w.push.apply(p5.__h,p5._sb),p5._sb=[],p5.__h.length&&e4.push(p5),f5=$(t4);break n}p5.componentWillUpdate!=
null&&p5.componentWillUpdate(x3,p5.__s,P2),M2&&p5.componentDidUpdate!=null&&p5.__h.push(function(){p5.componentDidUpdate(y5,d5,_3)})}if(p5.context=P2,p5.props=x3,
p5.__P=n3,p5.__e=!1,A4=l.__r,H2=0,M2)p5.state=p5.__s,p5.__d=!1,A4&&A4(u5),s4=p5.render(p5.props,p5.state,p5.context),w.push.apply(p5.__h,p5._sb),p5._sb=[];else do
p5.__d=!1,A4&&A4(u5),s4=p5.render(p5.props,p5.state,p5.context),p5.state=p5.__s;while(p5.__d&&++H2<25);p5.state=p5.__s,p5.getChildContext!=null&&(i4=m(m({},i4),
p5.getChildContext())),M2&&!v4&&p5.getSnapshotBeforeUpdate!=null&&(_3=p5.getSnapshotBeforeUpdate(y5,d5)),T4=s4!=null&&s4.type===S&&s4.key==null?E(s4.props.children):
s4,f5=L(n3,g(T4)?T4:[T4],u5,t4,i4,r4,o4,e4,f5,c4,a4),p5.base=u5.__e,u5.__u&=-161,p5.__h.length&&e4.push(p5),k4&&(p5.__E=p5.__=null)}catch(n4){if(e4.length=h5,u5.
__v=null,c4||o4!=null){if(n4.then){for(u5.__u|=c4?160:128;f5&&f5.nodeType==8&&f5.nextSibling;)f5=f5.nextSibling;o4!=null&&(o4[o4.indexOf(f5)]=null),u5.__e=f5}else if(o4!=
null)for(j4=o4.length;j4--;)b(o4[j4])}else u5.__e=t4.__e;u5.__k==null&&(u5.__k=t4.__k||[]),n4.then||B(u5),l.__e(n4,u5,t4)}}else o4==null&&u5.__v==t4.__v?(u5.__k=
t4.__k,u5.__e=t4.__e):f5=u5.__e=G(t4.__e,u5,t4,i4,r4,o4,e4,c4,a4);return(s4=l.diffed)&&s4(u5),128&u5.__u?void 0:f5}function B(n3){n3&&(n3.__c&&(n3.__c.__e=!0),n3.
__k&&n3.__k.some(B))}function D(n3,u5,t4){for(var i4=0;i4<t4.length;i4++)J(t4[i4],t4[++i4],t4[++i4]);l.__c&&l.__c(u5,n3),n3.some(function(u6){try{n3=u6.__h,u6.__h=
[],n3.some(function(n4){n4.call(u6)})}catch(n4){l.__e(n4,u6.__v)}})}function E(n3){return typeof n3!="object"||n3==null||n3.__b>0?n3:g(n3)?n3.map(E):n3.constructor!==
void 0?null:m({},n3)}function G(u5,t4,i4,r4,o4,e4,f5,c4,a4){var s4,h5,p5,v4,y5,w5,_3,m5=i4.props||d,k4=t4.props,x3=t4.type;if(x3=="svg"?o4="http://www.w3.org/20\
00/svg":x3=="math"?o4="http://www.w3.org/1998/Math/MathML":o4||(o4="http://www.w3.org/1999/xhtml"),e4!=null){for(s4=0;s4<e4.length;s4++)if((y5=e4[s4])&&"setAttr\
ibute"in y5==!!x3&&(x3?y5.localName==x3:y5.nodeType==3)){u5=y5,e4[s4]=null;break}}if(u5==null){if(x3==null)return document.createTextNode(k4);u5=document.createElementNS(
o4,x3,k4.is&&k4),c4&&(l.__m&&l.__m(t4,e4),c4=!1),e4=null}if(x3==null)m5===k4||c4&&u5.data==k4||(u5.data=k4);else{if(e4=x3=="textarea"&&k4.defaultValue!=null?null:
e4&&n.call(u5.childNodes),!c4&&e4!=null)for(m5={},s4=0;s4<u5.attributes.length;s4++)m5[(y5=u5.attributes[s4]).name]=y5.value;for(s4 in m5)y5=m5[s4],s4=="dangero\
uslySetInnerHTML"?p5=y5:s4=="children"||s4 in k4||s4=="value"&&"defaultValue"in k4||s4=="checked"&&"defaultChecked"in k4||N(u5,s4,null,y5,o4);for(s4 in k4)y5=k4[s4],
s4=="children"?v4=y5:s4=="dangerouslySetInnerHTML"?h5=y5:s4=="value"?w5=y5:s4=="checked"?_3=y5:c4&&typeof y5!="function"||m5[s4]===y5||N(u5,s4,y5,m5[s4],o4);if(h5)
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
__H||(r2.__H={__:[],__h:[]});return n3>=u5.__.length&&u5.__.push({}),u5.__[n3]}function d2(n3){return o2=1,y2(D2,n3)}function y2(n3,u5,i4){var o4=s2(t2++,2);if(o4.
t=n3,!o4.__c&&(o4.__=[i4?i4(u5):D2(void 0,u5),function(n4){var t4=o4.__N?o4.__N[0]:o4.__[0],r4=o4.t(t4,n4);t4!==r4&&(o4.__N=[r4,o4.__[1]],o4.__c.setState({}))}],
o4.__c=r2,!r2.__f)){var f5=function(n4,t4,r4){if(!o4.__c.__H)return!0;var u6=!1,i5=o4.__c.props!==n4;if(o4.__c.__H.__.some(function(n5){if(n5.__N){u6=!0;var t5=n5.
__[0];n5.__=n5.__N,n5.__N=void 0,t5!==n5.__[0]&&(i5=!0)}}),c4){var f6=c4.call(this,n4,t4,r4);return u6?f6||i5:f6}return!u6||i5};r2.__f=!0;var c4=r2.shouldComponentUpdate,
e4=r2.componentWillUpdate;r2.componentWillUpdate=function(n4,t4,r4){if(this.__e){var u6=c4;c4=void 0,f5(n4,t4,r4),c4=u6}e4&&e4.call(this,n4,t4,r4)},r2.shouldComponentUpdate=
f5}return o4.__N||o4.__}function h2(n3,u5){var i4=s2(t2++,3);!c2.__s&&C2(i4.__H,u5)&&(i4.__=n3,i4.u=u5,r2.__H.__h.push(i4))}function A2(n3){return o2=5,T2(function(){return{current:n3}},[])}function T2(n3,r4){var u5=s2(t2++,7);return C2(u5.__H,r4)&&(u5.__=n3(),u5.__H=r4,u5.__h=n3),u5.__}function j2(){for(var n3;n3=f2.shift();){var t4=n3.__H;if(n3.__P&&t4)try{t4.__h.some(z2),t4.__h.some(B2),t4.__h=[]}catch(r4){t4.__h=[],c2.__e(r4,n3.__v)}}}c2.__b=
function(n3){r2=null,e2&&e2(n3)},c2.__=function(n3,t4){n3&&t4.__k&&t4.__k.__m&&(n3.__m=t4.__k.__m),p2&&p2(n3,t4)},c2.__r=function(n3){a2&&a2(n3),t2=0;var i4=(r2=
n3.__c).__H;i4&&(u2===r2?(i4.__h=[],r2.__h=[],i4.__.some(function(n4){n4.__N&&(n4.__=n4.__N),n4.u=n4.__N=void 0})):(i4.__h.some(z2),i4.__h.some(B2),i4.__h=[],t2=
0)),u2=r2},c2.diffed=function(n3){v2&&v2(n3);var t4=n3.__c;t4&&t4.__H&&(t4.__H.__h.length&&(f2.push(t4)!==1&&i2===c2.requestAnimationFrame||((i2=c2.requestAnimationFrame)||
w2)(j2)),t4.__H.__.some(function(n4){n4.u&&(n4.__H=n4.u,n4.u=void 0)})),u2=r2=null},c2.__c=function(n3,t4){t4.some(function(n4){try{n4.__h.some(z2),n4.__h=n4.__h.
filter(function(n5){return!n5.__||B2(n5)})}catch(r4){t4.some(function(n5){n5.__h&&(n5.__h=[])}),t4=[],c2.__e(r4,n4.__v)}}),l2&&l2(n3,t4)},c2.unmount=function(n3){
m2&&m2(n3);var t4,r4=n3.__c;r4&&r4.__H&&(r4.__H.__.some(function(n4){try{z2(n4)}catch(n5){t4=n5}}),r4.__H=void 0,t4&&c2.__e(t4,r4.__v))};var k2=typeof requestAnimationFrame==
"function";function w2(n3){var t4,r4=function(){clearTimeout(u5),k2&&cancelAnimationFrame(t4),setTimeout(n3)},u5=setTimeout(r4,35);k2&&(t4=requestAnimationFrame(
r4))}function z2(n3){var t4=r2,u5=n3.__c;typeof u5=="function"&&(n3.__c=void 0,u5()),r2=t4}function B2(n3){var t4=r2;n3.__c=n3.__(),r2=t4}function C2(n3,t4){return!n3||
n3.length!==t4.length||t4.some(function(t5,r4){return t5!==n3[r4]})}function D2(n3,t4){return typeof t4=="function"?t4(n3):t4}var i3=Symbol.for("preact-signals");function t3(){if(v3>1)v3--;else{var i4,t4=!1;for((function(){var i5=c3;for(c3=void 0;i5!==void 0;){var t5=i5.S;if(t5.v===i5.
v)for(var r5=t5.t;r5!==void 0;r5=r5.x)r5.i===i5.i&&(r5.i=t5.i);i5=i5.o}})();h3!==void 0;){var r4=h3;for(h3=void 0,s3++;r4!==void 0;){var n3=r4.u;if(r4.u=void 0,
r4.f&=-3,!(8&r4.f)&&w3(r4))try{r4.c()}catch(r5){t4||(i4=r5,t4=!0)}r4=n3}}if(s3=0,v3--,t4)throw i4}}function r3(i4){if(v3>0)return i4();u3=++e3,v3++;try{return i4()}finally{
t3()}}var n2,o3=void 0;function f3(i4){var t4=o3,r4=n2;o3=void 0,n2=void 0;try{return i4()}finally{o3=t4,n2=r4}}var h3=void 0,v3=0,s3=0,e3=0,u3=0,c3=void 0,a3=0;
function d3(i4){if(o3!==void 0){var t4=i4.n;if(t4===void 0||t4.t!==o3)return t4={i:0,S:i4,p:o3.s,n:void 0,t:o3,e:void 0,x:void 0,r:t4},o3.s!==void 0&&(o3.s.n=t4),
o3.s=t4,i4.n=t4,32&o3.f&&i4.S(t4),t4;if(t4.i===-1)return t4.i=0,t4.n!==void 0&&(t4.n.p=t4.p,t4.p!==void 0&&(t4.p.n=t4.n),t4.p=o3.s,t4.n=void 0,o3.s.n=t4,o3.s=t4),
t4}}function l3(i4,t4){this.v=i4,this.i=0,this.n=void 0,this.t=void 0,this.l=0,this.W=t4?.watched,this.Z=t4?.unwatched,this.name=t4?.name}l3.prototype.brand=i3;
l3.prototype.h=function(){return!0};l3.prototype.S=function(i4){var t4=this,r4=this.t;r4!==i4&&i4.e===void 0&&(i4.x=r4,this.t=i4,r4!==void 0?r4.e=i4:f3(function(){
var i5;(i5=t4.W)==null||i5.call(t4)}))};l3.prototype.U=function(i4){var t4=this;if(this.t!==void 0){var r4=i4.e,n3=i4.x;r4!==void 0&&(r4.x=n3,i4.e=void 0),n3!==
void 0&&(n3.e=r4,i4.x=void 0),i4===this.t&&(this.t=n3,n3===void 0&&f3(function(){var i5;(i5=t4.Z)==null||i5.call(t4)}))}};l3.prototype.subscribe=function(i4){var t4=this;
return x2(function(){var r4=t4.value;f3(function(){return i4(r4)})},{name:"sub"})};l3.prototype.valueOf=function(){return this.value};l3.prototype.toString=function(){
return this.value+""};l3.prototype.toJSON=function(){return this.value};l3.prototype.peek=function(){var i4=this;return f3(function(){return i4.value})};Object.
defineProperty(l3.prototype,"value",{get:function(){var i4=d3(this);return i4!==void 0&&(i4.i=this.i),this.v},set:function(i4){if(i4!==this.v){if(s3>100)throw new Error(
"Cycle detected");(function(i5){v3!==0&&s3===0&&i5.l!==u3&&(i5.l=u3,c3={S:i5,v:i5.v,i:i5.i,o:c3})})(this),this.v=i4,this.i++,a3++,v3++;try{for(var r4=this.t;r4!==
void 0;r4=r4.x)r4.t.N()}finally{t3()}}}});function y3(i4,t4){return new l3(i4,t4)}function w3(i4){for(var t4=i4.s;t4!==void 0;t4=t4.n)if(t4.S.i!==t4.i||!t4.S.h()||
t4.S.i!==t4.i)return!0;return!1}function b2(i4){for(var t4=i4.s;t4!==void 0;t4=t4.n){var r4=t4.S.n;if(r4!==void 0&&(t4.r=r4),t4.S.n=t4,t4.i=-1,t4.n===void 0){i4.
s=t4;break}}}function _2(i4){for(var t4=i4.s,r4=void 0;t4!==void 0;){var n3=t4.p;t4.i===-1?(t4.S.U(t4),n3!==void 0&&(n3.n=t4.n),t4.n!==void 0&&(t4.n.p=n3)):r4=t4,
t4.S.n=t4.r,t4.r!==void 0&&(t4.r=void 0),t4=n3}i4.s=r4}function j3(i4,t4){l3.call(this,void 0,t4),this.x=i4,this.s=void 0,this.g=a3-1,this.f=4}j3.prototype=new l3;
j3.prototype.h=function(){if(this.f&=-3,1&this.f)return!1;if((36&this.f)==32||(this.f&=-5,this.g===a3))return!0;if(this.g=a3,this.f|=1,this.i>0&&!w3(this))return this.
f&=-2,!0;var i4=o3;try{b2(this),o3=this;var t4=this.x();(16&this.f||this.v!==t4||this.i===0)&&(this.v=t4,this.f&=-17,this.i++)}catch(i5){this.v=i5,this.f|=16,this.
i++}return o3=i4,_2(this),this.f&=-2,!0};j3.prototype.S=function(i4){if(this.t===void 0){this.f|=36;for(var t4=this.s;t4!==void 0;t4=t4.n)t4.S.S(t4)}l3.prototype.
S.call(this,i4)};j3.prototype.U=function(i4){if(this.t!==void 0&&(l3.prototype.U.call(this,i4),this.t===void 0)){this.f&=-33;for(var t4=this.s;t4!==void 0;t4=t4.
n)t4.S.U(t4)}};j3.prototype.N=function(){if(!(2&this.f)){this.f|=6;for(var i4=this.t;i4!==void 0;i4=i4.x)i4.t.N()}};Object.defineProperty(j3.prototype,"value",{
get:function(){if(1&this.f)throw new Error("Cycle detected");var i4=d3(this);if(this.h(),i4!==void 0&&(i4.i=this.i),16&this.f)throw this.v;return this.v}});function O2(i4,t4){
return new j3(i4,t4)}function p3(i4){var r4=i4.j;if(i4.j=void 0,typeof r4=="function"){v3++;var n3=o3;o3=void 0;try{r4()}catch(t4){throw i4.f&=-2,i4.f|=8,g2(i4),
t4}finally{o3=n3,t3()}}}function g2(i4){for(var t4=i4.s;t4!==void 0;t4=t4.n)t4.S.U(t4);i4.x=void 0,i4.s=void 0,p3(i4)}function S2(i4){if(o3!==this)throw new Error(
"Out-of-order effect");_2(this),o3=i4,this.f&=-2;try{8&this.f&&g2(this)}finally{t3()}}function m3(i4,t4){this.x=i4,this.j=void 0,this.s=void 0,this.u=void 0,this.
f=32,this.name=t4?.name,n2&&n2.push(this)}m3.prototype.c=function(){var i4=this.S();try{if(8&this.f||this.x===void 0)return;var t4=this.x();typeof t4=="function"&&
(this.j=t4)}finally{i4()}};m3.prototype.S=function(){if(1&this.f)throw new Error("Cycle detected");this.f|=1,this.f&=-9,p3(this),b2(this),v3++;var i4=o3;return o3=
this,S2.bind(this,i4)};m3.prototype.N=function(){2&this.f||(this.f|=2,this.u=h3,h3=this)};m3.prototype.d=function(){this.f|=8,1&this.f||g2(this)};m3.prototype.dispose=
function(){this.d()};function x2(i4,t4){var r4=new m3(i4,t4);try{r4.c()}catch(i5){throw r4.d(),i5}var n3=r4.d.bind(r4);return n3[Symbol.dispose]=n3,n3}var h4,d4,p4,m4=typeof window<"u"&&!!window.__PREACT_SIGNALS_DEVTOOLS__;var g3=[];x2(function(){h4=this.N})();function b3(i4,n3){l[i4]=n3.bind(null,l[i4]||function(){})}function y4(i4){if(p4){var n3=p4;p4=void 0,n3()}p4=i4&&i4.S()}function w4(i4){
var n3=this,r4=i4.data,t4=useSignal(r4);t4.name="ReactiveDom",t4.value=r4;var e4=T2(function(){for(var i5=n3,r5=n3.__v;r5=r5.__;)if(r5.__c){r5.__c.__$f|=4;break}
var o4=O2(function(){var i6=t4.value.value;return i6===0?0:i6===!0?"":i6||""}),e5=O2(function(){return!Array.isArray(o4.value)&&!t(o4.value)}),u6=x2(function(){
if(this.N=M,e5.value){var n4=o4.value;i5.__v&&i5.__v.__e&&i5.__v.__e.nodeType===3&&(i5.__v.__e.data=n4)}}),c5=n3.__$u.d;return n3.__$u.d=function(){u6(),c5.call(
this)},[e5,o4]},[]),u5=e4[0],c4=e4[1];return u5.value?c4.peek():c4.value}w4.displayName="ReactiveTextNode";Object.defineProperties(l3.prototype,{constructor:{configurable:!0,
value:k(S,null).constructor},type:{configurable:!0,value:w4},props:{configurable:!0,get:function(){var i4=this;return{data:{get value(){return i4.value}}}}},__b:{
configurable:!0,value:1}});b3("__b",function(i4,n3){if(y4(),d4=void 0,typeof n3.type=="string"){var r4,t4=n3.props;for(var f5 in t4)if(f5!=="children"){var o4=t4[f5];
o4 instanceof l3&&(r4||(n3.__np=r4={}),r4[f5]=o4,t4[f5]=o4.peek())}}i4(n3)});b3("__r",function(i4,r4){if(i4(r4),r4.type!==S){y4();var t4,f5=r4.__c;f5&&(f5.__$f&=
-2,(t4=f5.__$u)===void 0&&(f5.__$u=t4=(function(i5,n3){var r5;return x2(function(){r5=this},{name:n3}),r5.c=i5,r5})((function(i5){return function(){var n3;m4&&((n3=
this.y)==null||n3.call(this)),i5.__$f|=1,i5.setState({})}})(f5),typeof r4.type=="function"?r4.type.displayName||r4.type.name:""))),d4=f5,y4(t4)}});b3("__e",function(i4,n3,r4,t4){
y4(),d4=void 0,i4(n3,r4,t4)});b3("diffed",function(i4,n3){y4(),d4=void 0;var r4;if(typeof n3.type=="string"&&(r4=n3.__e)){var t4=n3.__np,f5=n3.props,o4=r4.U;if(o4)
for(var e4 in o4){var u5=o4[e4];u5===void 0||t4&&e4 in t4||(u5.d(),o4[e4]=void 0)}if(t4){o4||(o4={},r4.U=o4);for(var a4 in t4){var c4=o4[a4],v4=t4[a4];c4===void 0?
(c4=k3(r4,a4,v4,f5),o4[a4]=c4):c4.o(v4,f5)}}}i4(n3)});function k3(i4,n3,r4,t4){var f5=n3 in i4&&i4.ownerSVGElement===void 0,o4=y3(r4);return{o:function(i5,n4){o4.
value=i5,t4=n4},d:x2(function(){this.N=M;var r5=o4.value.value;t4[n3]!==r5&&(t4[n3]=r5,f5?i4[n3]=r5:r5!=null&&(r5!==!1||n3[4]==="-")?i4.setAttribute(n3,r5):i4.removeAttribute(
n3))})}}b3("unmount",function(i4,n3){if(typeof n3.type=="string"){var r4=n3.__e;if(r4){var t4=r4.U;if(t4){r4.U=void 0;for(var f5 in t4){var o4=t4[f5];o4&&o4.d()}}}
var e4=n3.__np;if(e4){var u5=n3.props;for(var a4 in e4)u5[a4]=e4[a4]}n3.__np=void 0}else{var c4=n3.__c;if(c4){c4.__$f|=8;var v4=c4.__$u;v4&&(c4.__$u=void 0,v4.d())}}
i4(n3)});b3("__h",function(i4,n3,r4,t4){t4<3&&(n3.__$f|=2),i4(n3,r4,t4)});C.prototype.shouldComponentUpdate=function(i4,n3){if(this.__R)return!0;var r4=this.__$u,
t4=r4&&r4.s!==void 0;for(var f5 in n3)return!0;if(this.__f||typeof this.u=="boolean"&&this.u===!0){var o4=2&this.__$f;if(!(t4||o4||4&this.__$f)||1&this.__$f)return!0}else if(!(t4||
4&this.__$f)||3&this.__$f)return!0;for(var e4 in i4)if(e4!=="__source"&&i4[e4]!==this.props[e4])return!0;for(var u5 in this.props)if(!(u5 in i4))return!0;return!1};
function useSignal(i4,n3){return T2(function(){return y3(i4,n3)},[])}var A3=function(i4){queueMicrotask(function(){queueMicrotask(i4)})};function F(){r3(function(){for(var i4;i4=g3.shift();)h4.call(i4)})}function M(){g3.push(this)===1&&(l.requestAnimationFrame||A3)(F)}var UNITS=[["h",36e11],["m",6e10],["s",1e9],["ms",1e6],["us",1e3],["µs",1e3],["ns",1]];function parseTime(text){let m5=/^\s*(-?)(\d{1,16})(?:\.(\d{1,18}))?\s*(h|m|s|ms|us|µs|μs|ns)?\s*$/.
exec(text);if(!m5)return null;let unit=(m5[4]??"ns").replace("μ","µ"),scale=UNITS.find(([name])=>name===unit)[1],whole2=Number(m5[2])*scale,fraction=m5[3]?Math.
round(+`0.${m5[3]}`*scale):0,ns=whole2+fraction;return Number.isSafeInteger(Math.round(ns))?m5[1]?-Math.round(ns):Math.round(ns):null}function trimZeros(text){return text.
includes(".")?text.replace(/\.?0+$/,""):text}function exactTime(ns){let sign=ns<0?"-":"",v4=Math.abs(Math.round(ns));if(v4===0)return"0";if(v4<1e3)return`${sign}${v4}`;
let[unit,scale,digits]=v4>=1e9?["s",1e9,9]:v4>=1e6?["ms",1e6,6]:["us",1e3,3],whole2=Math.floor(v4/scale),rest=String(v4-whole2*scale).padStart(digits,"0");return sign+
trimZeros(`${whole2}.${rest}`)+unit}function formatDuration(ns){if(ns==null||!Number.isFinite(ns))return"–";let v4=Math.abs(ns),sign=ns<0?"−":"",pick=(scale,unit)=>{
let x3=v4/scale,digits=x3>=100?0:x3>=10?1:2;return`${sign}${trimZeros(x3.toFixed(digits))} ${unit}`};return v4<999.5?`${sign}${Math.round(v4)} ns`:v4<999500?pick(
1e3,"µs"):v4<9995e5?pick(1e6,"ms"):v4<12e10?pick(1e9,"s"):v4<72e11?pick(6e10,"min"):pick(36e11,"h")}function formatTime(ns,step=1){let sign=ns<0?"−":"",v4=Math.
abs(ns),digits=step>=1e9?0:Math.min(9,Math.ceil(9-Math.log10(Math.max(1,step))));if(v4>=6e10&&step>=1e3){let total=v4/1e9,h5=Math.floor(total/3600),m5=Math.floor(
total%3600/60),s4=(total%60).toFixed(digits).padStart(digits?digits+3:2,"0");return h5?`${sign}${h5}:${String(m5).padStart(2,"0")}:${s4}`:`${sign}${m5}:${s4}`}return`${sign}${(v4/
1e9).toFixed(digits)} s`}function parseSpan(text){let at2=text.indexOf("+",1);if(at2<0)return null;let from=parseTime(text.slice(0,at2)),length=parseTime(text.slice(
at2+1));return from===null||length===null||length<=0?null:{from,to:from+length}}function formatSpan(span){let from=Math.round(span.from);return`${exactTime(from)}\
+${exactTime(Math.max(1,Math.round(span.to)-from))}`}var VERSION="1";function decode(text){try{return decodeURIComponent(text)}catch{return text}}function encode(text){return encodeURIComponent(text).replace(/%(3A|2C|40|2B|2F|7E|5B|5D|24|3B)/g,
m5=>decodeURIComponent(m5))}function parseQuery(search2){let out=Object.create(null);for(let part of search2.replace(/^\?/,"").split("&")){if(!part)continue;let eq=part.
indexOf("="),key=decode(eq<0?part:part.slice(0,eq));key&&!(key in out)&&(out[key]=eq<0?"":decode(part.slice(eq+1)))}return out}function formatQuery(params2){let parts=Object.
keys(params2).map(k4=>params2[k4]===""?encode(k4):`${encode(k4)}=${encode(params2[k4])}`);return parts.length?`?${parts.join("&")}`:""}function withParams(params2,changes){
let out=Object.assign(Object.create(null),params2);for(let key of Object.keys(changes)){let value=changes[key];value==null?delete out[key]:out[key]=value}return out}function parseSelection(text){let at2=text.lastIndexOf("@");if(at2<=0)return null;let t4=parseTime(text.slice(at2+1));return t4===null?null:{row:text.slice(0,at2),
t:t4}}function formatSelection(sel){return`${sel.row}@${Math.round(sel.t)}`}function parseList(text){return(text??"").split(",").filter(Boolean)}function parseOptions(text){
let out=Object.create(null);for(let part of parseList(text)){let colon=part.indexOf(":");out[colon<0?part:part.slice(0,colon)]=colon<0?"1":part.slice(colon+1)}return out}
function formatOptions(options){let parts=Object.keys(options).map(k4=>options[k4]==="1"&&!k4.includes(":")?k4:`${k4}:${options[k4]}`);return parts.length?parts.
join(","):null}function findBase(scriptSrc,baseUri){return(url=>new URL(".",url).pathname)(scriptSrc&&/\/app\.js(\?|$)/.test(scriptSrc)?scriptSrc:baseUri)}function parseAddress(pathname,search2,base2){
return{path:`/${(pathname.startsWith(base2)?pathname.slice(base2.length):pathname.replace(/^\//,"")).replace(/\/+$/,"")}`,params:parseQuery(search2)}}function formatAddress(address2,base2){
return base2+address2.path.replace(/^\//,"")+formatQuery(withVersion(address2.params))}function withVersion(params2){let keys=Object.keys(params2);return keys.length===
0||keys.includes("v")?params2:{v:VERSION,...params2}}function spanParam(params2,key){let text=params2[key];return text===void 0?null:parseSpan(text)}var inBrowser=typeof document<"u",base=inBrowser?findBase(document.querySelector("script[src]")?.src??null,document.baseURI):"/";function here(){return inBrowser?
parseAddress(location.pathname,location.search,base):{path:"/",params:{}}}var address=y3(here()),status=y3(null),meta=y3(null),offline=y3(null),fingerprint=O2(()=>status.
value?.fp??null),end=O2(()=>status.value?.end??0),complete=O2(()=>status.value?.state==="ready");function same(a4,b4){return a4===b4||JSON.stringify(a4)===JSON.
stringify(b4)}function stable(of){let last=null;return O2(()=>{let next=of();return same(last,next)||(last=next),last})}var range=stable(()=>spanParam(address.value.
params,"range")),selection=stable(()=>{let text=address.value.params.sel;return text===void 0?null:parseSelection(text)}),params=O2(()=>address.value.params),path=O2(
()=>address.value.path),replaceTimer;function flushReplace(){replaceTimer!==void 0&&(clearTimeout(replaceTimer),replaceTimer=void 0,history.replaceState(null,"",
formatAddress(address.peek(),base)))}function push(next){flushReplace(),formatAddress(next,base)!==formatAddress(address.peek(),base)&&(history.pushState(null,"",
formatAddress(next,base)),address.value=next)}function replace(next){address.value=next,replaceTimer??(replaceTimer=setTimeout(flushReplace,300))}function pushParams(changes){
let a4=address.peek();push({path:a4.path,params:withParams(a4.params,changes)})}function replaceParams(changes){let a4=address.peek();replace({path:a4.path,params:withParams(
a4.params,changes)})}function setRange(span){pushParams({range:span?formatSpan(span):null})}function select(sel){pushParams({sel:sel?formatSelection(sel):null})}
function href(to,extra={}){let r4=range.value;return formatAddress({path:to,params:withParams(r4?{range:formatSpan(r4)}:{},extra)},base)}function timelineHref(place){
return href("/timeline",{t:place.view?formatSpan(place.view):null,sel:place.sel?formatSelection(place.sel):null,area:place.area?formatSpan(place.area):null,rows:place.
rows??null,q:place.q??null,pin:place.pin?.length?place.pin.join(","):null,hl:place.hl??null})}function go(to){let url=new URL(to,location.href);push(parseAddress(
url.pathname,url.search,base))}function listenToHistory(){addEventListener("popstate",()=>{replaceTimer!==void 0&&(clearTimeout(replaceTimer),replaceTimer=void 0),
address.value=here()}),addEventListener("pagehide",flushReplace)}var DEFAULTS={theme:"system",navigation:"area",narrow:!1,clock:"trace"};function load(){try{let stored=JSON.
parse(localStorage.getItem("tacho")??"{}");return{...DEFAULTS,...typeof stored=="object"?stored:{}}}catch{return DEFAULTS}}var settings=y3(inBrowser?load():DEFAULTS);
function changeSettings(changes){settings.value={...settings.peek(),...changes};try{localStorage.setItem("tacho",JSON.stringify(settings.peek()))}catch{}}var systemDark=y3(
inBrowser&&matchMedia("(prefers-color-scheme: dark)").matches);inBrowser&&matchMedia("(prefers-color-scheme: dark)").addEventListener("change",e4=>{systemDark.value=
e4.matches});var theme=O2(()=>{let linked=params.value.theme,wanted=linked==="dark"||linked==="light"?linked:settings.value.theme;return wanted==="system"?systemDark.
value?"dark":"light":wanted});function setTheme(next){r3(()=>{changeSettings({theme:next}),params.peek().theme!==void 0&&replaceParams({theme:null})})}var ApiError=class extends Error{constructor(status2,message){super(message);this.status=status2;this.name="ApiError"}};function isAbort(e4){return e4 instanceof
DOMException&&e4.name==="AbortError"}function reasonOf(e4){return e4 instanceof Error?e4.message:String(e4)}function queryText(query){let parts=[];for(let key of Object.
keys(query)){let value=query[key];value==null||value===!1||parts.push(`${encodeURIComponent(key)}=${encodeURIComponent(value===!0?"1":String(value))}`)}return parts.
length?`?${parts.join("&")}`:""}function apiUrl(path2,query={}){return`${base}api/1/${fingerprint.peek()??"0"}/${path2}${queryText(query)}`}async function ask(url,signal){
let answer;try{answer=await fetch(url,{signal:signal??null,credentials:"same-origin"})}catch(e4){throw isAbort(e4)?e4:new ApiError(0,"The server does not answer\
. Is tacho still running?")}if(answer.ok)return answer;let sentence=`The server answered ${answer.status}.`;try{let body=await answer.json();typeof body.error==
"string"&&(sentence=body.error)}catch{}throw new ApiError(answer.status,sentence)}async function getJson(path2,query={},signal){return await(await ask(apiUrl(path2,
query),signal)).json()}async function getServer(path2,query={},signal){return await(await ask(`${base}api/1/${path2}${queryText(query)}`,signal)).json()}async function getTiles(level,first,last,rows,signal){
let url=`${apiUrl("tiles")}?l=${level}&x=${first}-${last}&r=${rows.map(encodeURIComponent).join(",")}`;return(await ask(url,signal)).arrayBuffer()}var READY_MS=5e3,READING_MS=50,sleep=ms=>new Promise(done=>setTimeout(done,ms));async function refreshMeta(){fingerprint.peek()&&(meta.value=await getJson("meta"))}
async function followStatus(){let failures=0;for(;;){let pause=READING_MS;try{let old=status.peek(),next=await getServer("status",{since:old?.seq??0}),changed=!old||
next.seq!==old.seq||next.fp!==old.fp||next.state!==old.state;changed&&(status.value=next),failures=0,offline.value=null,changed&&(!meta.peek()||next.generations!==
old?.generations||next.state!==old?.state)&&await refreshMeta().catch(()=>{}),next.state!=="reading"&&!next.follow&&(pause=READY_MS)}catch(e4){!isAbort(e4)&&++failures>=
2&&(offline.value=reasonOf(e4)),pause=Math.min(5e3,250*2**failures)}await sleep(document.hidden?Math.max(pause,2e3):pause)}}var idle={value:null,error:null,busy:!1},details=y3(idle),flows=y3(idle),chain=y3(idle),areaFacts=y3(idle),areaStacks=y3("running");function parseArea(text){if(text===
void 0)return null;let at2=text.indexOf("@"),span=parseSpan(at2<0?text:text.slice(0,at2));return span?{...span,rows:at2<0?null:parseList(text.slice(at2+1))}:null}
function formatArea(area2){return formatSpan(area2)+(area2.rows?.length?`@${area2.rows.join(",")}`:"")}var area=y3(null);function setArea(next){pushParams({area:next?formatArea(next):null})}function commitArea(){let a4=area.peek();a4&&pushParams({range:formatSpan(a4),area:null,t:formatSpan(
a4)})}function showArea(){let a4=area.peek();a4&&pushParams({t:formatSpan(a4)})}function selectionToArea(){let d5=details.peek().value;d5&&setArea({from:d5.begin,
to:Math.max(d5.end,d5.begin+1),rows:null})}function ask2(into,question){let flight2=new AbortController;return into.value={value:into.peek().value,error:null,busy:!0},
question(flight2.signal).then(value=>{flight2.signal.aborted||(into.value={value,error:null,busy:!1})},e4=>{!isAbort(e4)&&!flight2.signal.aborted&&(into.value={
value:null,error:reasonOf(e4),busy:!1})}),()=>flight2.abort()}function followSelection(){let ends=[x2(()=>{let sel=selection.value;if(chain.value=idle,!sel||!fingerprint.
value){details.value=flows.value=idle;return}let query={row:sel.row,t:Math.round(sel.t)},stops=[ask2(details,signal=>getJson("at",query,signal)),ask2(flows,signal=>getJson(
"flows",query,signal))];return()=>stops.forEach(stop=>stop())}),x2(()=>{let next=parseArea(address.value.params.area);JSON.stringify(next)!==JSON.stringify(area.
peek())&&(area.value=next)}),x2(()=>{let a4=area.value;if(!a4||!fingerprint.value){areaFacts.value=idle;return}let query={from:Math.round(a4.from),to:Math.round(
a4.to),rows:a4.rows?.length?a4.rows.join(","):"all",stacks:areaStacks.value};return ask2(areaFacts,signal=>getJson("area",query,signal))})];return()=>ends.forEach(
end2=>end2())}function askChain(){let sel=selection.peek();if(sel){if(chain.peek().value){chain.value=idle;return}ask2(chain,signal=>getJson("chain",{row:sel.row,
t:Math.round(sel.t)},signal))}}function selectPlace(place){pushParams({sel:formatSelection(place)})}var toast=y3(null),toastTimer;function say(text){toast.value=text,clearTimeout(toastTimer),toastTimer=setTimeout(()=>{toast.value=null},2500)}async function copyText(text,what){
try{await navigator.clipboard.writeText(text),say(`${what} copied.`)}catch{say("The browser does not let this page copy.")}}function selectionSentence(){let d5=details.
peek().value;if(!d5)return null;let who=d5.goroutine?`g${d5.goroutine.id}`:d5.row,on=d5.reason?` on ${d5.reason}`:"",fn=(d5.stack.find(f5=>!/^(runtime|sync|internal)\./.
test(f5.fn))??d5.stack[0])?.fn??d5.goroutine?.fn;return`${who} ${d5.state} ${formatDuration(d5.end-d5.begin)}${on}${fn?` in ${fn}`:""}, t=${formatTime(d5.begin,
1e5)}`}function link(){return location.origin+formatAddress(address.peek(),base)}function commandLine(){let a4=address.peek(),name=status.peek()?.name??"trace.o\
ut",quote=s4=>`'${s4.replace(/'/g,"'\\''")}'`;return`tacho view ${quote(name)} --open ${quote(formatAddress(a4,"/").replace(/^\//,""))}`}async function copyLink(){
let sentence=selectionSentence();await copyText(sentence?`${link()}
${sentence}`:link(),"Link")}async function copySelection(){let d5=details.peek().value,sentence=selectionSentence();if(!d5||!sentence){say("Nothing is selected.");
return}let stack=d5.stack.map(f5=>`    ${f5.fn}
        ${f5.file}:${f5.line}`),by=d5.unblocked_by?[`made runnable by ${d5.unblocked_by.key} at ${formatTime(d5.unblocked_by.t)}`]:[];await copyText([sentence,...by,
...stack].join(`
`),"Selection")}async function copyJson(){let d5=details.peek().value;d5&&await copyText(JSON.stringify(d5,null,2),"JSON")}var TileError=class extends Error{};function pad8(n3){return n3+7&-8}function spanBytes(n3){return n3*10}function payloadBytes(kind,n3){switch(kind){case 2:return spanBytes(
n3);case 3:return pad8(spanBytes(n3))+1024*5;case 4:return 1024*8;case 5:return 1024*16;default:return 0}}function layoutSpans(buf,n3){return{n:n3,ref:new Uint32Array(
buf,0,n3),x0:new Uint16Array(buf,n3*4,n3),x1:new Uint16Array(buf,n3*6,n3),state:new Uint8Array(buf,n3*8,n3),flags:new Uint8Array(buf,n3*9,n3)}}function layoutPayload(kind,n3,buf){
let none={spans:null,share:null,count:null,min:null,max:null,avg:null},at2=pad8(spanBytes(n3));switch(kind){case 2:return{...none,spans:layoutSpans(buf,n3)};case 3:
return{...none,spans:layoutSpans(buf,n3),share:new Uint8Array(buf,at2,1024*4),count:new Uint8Array(buf,at2+1024*4,1024)};case 4:return{...none,min:new Float32Array(
buf,0,1024),max:new Float32Array(buf,1024*4,1024)};case 5:return{...none,avg:new Float32Array(buf,0,1024*4)};default:return none}}function decodeTiles(buf){if(buf.
byteLength<32)throw new TileError("the answer is shorter than its header");let view=new DataView(buf);if(view.getUint32(0,!0)!==827605844||view.getUint16(4,!0)!==
1)throw new TileError("the answer holds no tiles of a version that this page reads");let n3=view.getUint16(6,!0),level=view.getUint32(12,!0);if(view.getUint32(8,
!0)!==buf.byteLength||32+n3*32>buf.byteLength||level>44)throw new TileError("the answer was cut");let tiles=[];for(let i4=0;i4<n3;i4++){let at2=32+i4*32,kind=view.
getUint8(at2+8),count=view.getUint32(at2+16,!0),offset=view.getUint32(at2+12,!0),spans=kind===2||kind===3?count:0;if(kind>5||spans>4096)throw new TileError("a t\
ile is of no known kind");let bytes=payloadBytes(kind,spans);if(offset+bytes>buf.byteLength)throw new TileError("a tile lies outside of its answer");let payload=bytes?
buf.slice(offset,offset+bytes):null;tiles.push({row:view.getUint32(at2,!0),tile:{level,x:view.getInt32(at2+4,!0),kind,state:view.getUint8(at2+9),ref:kind===1?count:
4294967295,provisional:(view.getUint16(at2+10,!0)&1)!==0,slices:view.getUint32(at2+20,!0),longest:view.getFloat64(at2+24,!0),...layoutPayload(kind,spans,payload??
new ArrayBuffer(0)),payload}})}return{level,end:view.getFloat64(16,!0),tiles}}function tileBytes(tile){return 400+(tile.payload?.byteLength??0)}function tileNs(level){
return 1024*2**level}function subToNs(tile,x3){let units=x3===65535?65536:x3;return tile.x*tileNs(tile.level)+units/64*2**tile.level}var MAX_IN_FLIGHT=3,MAX_BATCH=256,MAX_KEYS_CHARS=5e3,RETRY_MS=1500;function slot(level,x3){return x3*64+level}var TileCache=class{constructor(fetchTiles,onTiles,maxBytes=64<<
20,maxBitmaps=900){this.fetchTiles=fetchTiles;this.onTiles=onTiles;this.maxBytes=maxBytes;this.maxBitmaps=maxBitmaps;this.rows=new Map;this.asked=new Set;this.flights=
new Set;this.bytes=0;this.bitmaps=0;this.frame=0;this.pausedUntil=0;this.end=0;this.failed=null}get inFlight(){return this.flights.size}get size(){return{bytes:this.
bytes,bitmaps:this.bitmaps}}beginFrame(){this.frame++}get(row,level,x3){let c4=this.rows.get(row)?.get(slot(level,x3));return c4?(c4.used=this.frame,c4):null}stale(c4){
return c4.tile.provisional&&this.end>c4.end&&this.end>c4.tile.x*tileNs(c4.tile.level)}missing(row,level,x3){let c4=this.rows.get(row)?.get(slot(level,x3));return(!c4||
this.stale(c4))&&!this.asked.has(`${level} ${x3} ${row}`)}ask(wants){if(!(this.flights.size>=MAX_IN_FLIGHT||performance.now()<this.pausedUntil))for(let request of this.
batches(wants)){if(this.flights.size>=MAX_IN_FLIGHT)break;this.send(request)}}batches(wants){let open=new Map,out=[];for(let w5 of wants){let first=w5.first,last=w5.
last;for(;first<=last&&!this.missing(w5.row,w5.level,first);)first++;for(;last>=first&&!this.missing(w5.row,w5.level,last);)last--;if(first>last)continue;last=Math.
min(last,first+MAX_BATCH-1);let id=`${w5.level} ${first} ${last}`,request=open.get(id),full=request&&((request.rows.length+1)*(last-first+1)>MAX_BATCH||request.
rows.reduce((sum,r4)=>sum+r4.length+3,0)>MAX_KEYS_CHARS);(!request||full)&&(request={level:w5.level,first,last,rows:[]},open.set(id,request),out.push(request)),
request.rows.push(w5.row)}return out}async send(request){let{level,first,last,rows}=request,marks2=[];for(let row of rows)for(let x3=first;x3<=last;x3++)marks2.
push(`${level} ${x3} ${row}`);for(let m5 of marks2)this.asked.add(m5);let flight2=new AbortController;this.flights.add(flight2);try{let answer=decodeTiles(await this.
fetchTiles(level,first,last,rows,flight2.signal));flight2.signal.aborted||this.keep(request,answer),this.failed=null}catch(e4){flight2.signal.aborted||(this.failed=
e4 instanceof Error?e4.message:String(e4),this.pausedUntil=performance.now()+RETRY_MS,setTimeout(this.onTiles,RETRY_MS+10))}finally{for(let m5 of marks2)this.asked.
delete(m5);this.flights.delete(flight2),this.onTiles()}}keep(request,answer){for(let{row,tile}of answer.tiles){let key=request.rows[row];if(key===void 0||tile.level!==
request.level||tile.x<request.first||tile.x>request.last)continue;let of=this.rows.get(key);of||this.rows.set(key,of=new Map);let at2=slot(tile.level,tile.x),old=of.
get(at2),bitmap=old?.bitmap??null;old&&(this.bytes-=tileBytes(old.tile),old.bitmap=null,old.dropped=!0),of.set(at2,{tile,end:answer.end,used:this.frame,bitmap,painted:"",
painting:"",dropped:!1}),this.bytes+=tileBytes(tile)}this.bytes>this.maxBytes&&this.sweep()}setBitmap(c4,bitmap,painted){if(c4.dropped){bitmap.close();return}c4.
bitmap?c4.bitmap.close():this.bitmaps++,c4.bitmap=bitmap,c4.painted=painted,this.bitmaps>this.maxBitmaps&&this.sweep()}*all(){for(let[row,of]of this.rows)for(let[
at2,c4]of of)yield[row,of,at2,c4]}sweep(){let entries2=[...this.all()].sort((a4,b4)=>a4[3].used-b4[3].used),bytes=this.bytes>this.maxBytes?this.maxBytes*2/3:this.
maxBytes,bitmaps=this.bitmaps>this.maxBitmaps?this.maxBitmaps*2/3:this.maxBitmaps;for(let[row,of,at2,c4]of entries2){if(this.bytes<=bytes&&this.bitmaps<=bitmaps||
c4.used===this.frame)break;c4.bitmap&&this.bitmaps>bitmaps&&(c4.bitmap.close(),c4.bitmap=null,c4.painted="",this.bitmaps--),this.bytes>bytes&&(c4.bitmap&&(c4.bitmap.
close(),c4.bitmap=null,this.bitmaps--),this.bytes-=tileBytes(c4.tile),c4.dropped=!0,of.delete(at2),of.size===0&&this.rows.delete(row))}}clear(){for(let f5 of this.
flights)f5.abort();this.flights.clear();for(let[,,,c4]of this.all())c4.bitmap?.close(),c4.dropped=!0;this.rows.clear(),this.asked.clear(),this.bytes=0,this.bitmaps=
0}};var COUNT=new Intl.NumberFormat("en-US");function formatCount(n3){return n3==null||!Number.isFinite(n3)?"–":COUNT.format(n3)}function formatShort(n3){let v4=Math.
abs(n3);if(v4<1e4)return COUNT.format(Math.round(n3*100)/100);for(let[scale,unit]of[[1e9,"G"],[1e6,"M"],[1e3,"k"]])if(v4>=scale)return`${(n3/scale).toPrecision(
3).replace(/\.?0+$/,z3=>z3.startsWith(".")?"":z3)} ${unit}`;return String(n3)}function formatBytes(n3){if(n3==null||!Number.isFinite(n3))return"–";for(let[scale,
unit]of[[2**40,"TiB"],[2**30,"GiB"],[2**20,"MiB"],[2**10,"KiB"]])if(Math.abs(n3)>=scale)return`${(n3/scale).toFixed(n3/scale>=100?0:1)} ${unit}`;return`${Math.round(
n3)} B`}function formatPercent(share){if(!Number.isFinite(share))return"–";let p5=share*100;return`${p5>=10||p5===0?p5.toFixed(0):p5>=1?p5.toFixed(1):p5>=.01?
p5.toFixed(2):"<0.01"} %`}function plural(n3,one,many=`${one}s`){return`${formatCount(n3)} ${n3===1?one:many}`}var NameCache=class{constructor(fetchNames,onNames){this.fetchNames=fetchNames;this.onNames=onNames;this.goroutines=new Map;this.strings=new Map;this.stacks=new Map;
this.wantG=new Set;this.wantS=new Set;this.wantK=new Set;this.busy=!1}goroutine(n3){return this.look(this.goroutines,this.wantG,n3)}text(n3){return this.look(this.
strings,this.wantS,n3)}stack(n3){return this.look(this.stacks,this.wantK,n3)}look(known,wanted,n3){let found=known.get(n3);return found!==void 0?found:(wanted.size<
250&&wanted.add(n3),null)}async flush(){if(this.busy||this.wantG.size+this.wantS.size+this.wantK.size===0)return;this.busy=!0;let[g4,s4,k4]=[[...this.wantG],[...this.
wantS],[...this.wantK]];this.wantG=new Set,this.wantS=new Set,this.wantK=new Set;try{let names=await this.fetchNames(g4,s4,k4);this.bound();for(let n3 of g4)this.
goroutines.set(n3,names.g?.[n3]??null);for(let n3 of s4)this.strings.set(n3,names.s?.[n3]??null);for(let n3 of k4)this.stacks.set(n3,names.k?.[n3]??null);this.onNames()}catch{
await new Promise(done=>setTimeout(done,2e3))}finally{this.busy=!1}}bound(){for(let m5 of[this.goroutines,this.strings,this.stacks])m5.size>1e5&&m5.clear()}};function shortName(fn){
let paren=fn.indexOf("["),slash=fn.lastIndexOf("/",paren<0?fn.length:paren);return slash<0?fn:fn.slice(slash+1)}function gamma(x3){let v4=x3<=.0031308?12.92*x3:1.055*x3**.4166666666666667-.055;return Math.round(Math.min(1,Math.max(0,v4))*255)}function oklch(l4,c4,h5){let a4=c4*
Math.cos(h5*Math.PI/180),b4=c4*Math.sin(h5*Math.PI/180),L2=(l4+.3963377774*a4+.2158037573*b4)**3,M2=(l4-.1055613458*a4-.0638541728*b4)**3,S3=(l4-.0894841775*a4-
1.291485548*b4)**3;return[gamma(4.0767416621*L2-3.3077115913*M2+.2309699292*S3),gamma(-1.2684380046*L2+2.6097574011*M2-.3413193965*S3),gamma(-.0041960863*L2-.7034186147*
M2+1.707614701*S3)]}function parseOklch(text){let m5=/^\s*oklch\(\s*([\d.]+)\s+([\d.]+)\s+([\d.]+)\s*\)\s*$/.exec(text);return m5?oklch(Number(m5[1]),Number(m5[2]),
Number(m5[3])):null}function mix(a4,b4,part){let lin=v4=>(v4/255)**2.2,one=i4=>Math.round(255*(lin(a4[i4])*(1-part)+lin(b4[i4])*part)**.45454545454545453);return[
one(0),one(1),one(2)]}function cssRgb(c4,alpha=1){return alpha>=1?`rgb(${c4[0]} ${c4[1]} ${c4[2]})`:`rgb(${c4[0]} ${c4[1]} ${c4[2]} / ${alpha})`}function pixel(c4,alpha=255){
return(alpha<<24|c4[2]<<16|c4[1]<<8|c4[0])>>>0}var MAX_WITH_WORKER=24,Painter=class{constructor(url,cache,onPainted){this.cache=cache;this.onPainted=onPainted;this.jobs=new Map;this.queue=[];this.pixels=null;
this.version=0;this.nextId=1;this.broken=null;this.worker=new Worker(url),this.worker.onmessage=e4=>this.done(e4.data),this.worker.onerror=()=>{this.broken="The\
 painter could not be started."}}setColors(version,pixels){version!==this.version&&(this.version=version,this.pixels=pixels)}static needed(tile){return tile.kind>=
2}beginFrame(){this.queue.length=0}picture(cached,style){let id=`${this.version} ${style.height} ${style.scale} ${style.base}`;return cached.painted!==id&&cached.
painting!==id&&this.queue.push({cached,style,id}),cached.bitmap}endFrame(){for(;this.queue.length&&this.jobs.size<MAX_WITH_WORKER;){let{cached,style,id}=this.queue.
shift(),tile=cached.tile,job={id:this.nextId++,kind:tile.kind,state:tile.state,n:tile.spans?.n??0,payload:tile.payload,...style};this.pixels&&(job.pixels=this.pixels,
this.pixels=null),cached.painting=id,this.jobs.set(job.id,{cached,style:id}),this.worker.postMessage(job)}}get busy(){return this.jobs.size>0||this.queue.length>
0}done({id,bitmap}){let job=this.jobs.get(id);this.jobs.delete(id),!(!job||!bitmap)&&(job.cached.painting===job.style?(job.cached.painting="",this.cache.setBitmap(
job.cached,bitmap,job.style)):bitmap.close(),this.onPainted())}close(){this.worker.terminate(),this.jobs.clear()}};var CLASS_NAMES=["running","runnable","waiting","syscall"],CLASS_OF=(()=>{let of=new Uint8Array(256).fill(255);of[1]=0,of[2]=1,of[3]=2,of[4]=3;for(let s4=8;s4<=
12;s4++)of[s4]=0;for(let s4=16;s4<216;s4++)of[s4]=2;return of})(),NAMES={0:"nothing",1:"running",2:"runnable",3:"waiting",4:"syscall",5:"not yet seen",8:"GC mar\
k",9:"stop the world",10:"sweep",11:"mark assist",12:"span"};function stateName(state,reasons){return state>=16?reasons[state-16]??"waiting":NAMES[state]??"unkn\
own"}function inHighlight(state,highlight,reasons){if(!highlight)return!0;let colon=highlight.indexOf(":"),cls=CLASS_NAMES.indexOf(colon<0?highlight:highlight.slice(
0,colon));return CLASS_OF[state]!==cls?!1:colon<0||stateName(state,reasons).includes(highlight.slice(colon+1))}var REASON_SHADES=[[/gc|sweep|assist|mark|scaveng/i,345,.03,.03],[/sync|mutex|semacquire|lock|cond|wait ?group/i,285,.075,.035],[/chan/i,232,.05,.035],[/select/i,
215,.025,.03],[/net|io wait|poll/i,190,.045,.03],[/sleep|timer/i,95,0,.025],[/system|forever|idle/i,250,-.02,.006]];function luminance(c4){let lin=v4=>(v4/255)**
2.2;return .2126*lin(c4[0])+.7152*lin(c4[1])+.0722*lin(c4[2])}function waitingShade(reason,dark,base2){let found=REASON_SHADES.find(([pattern])=>pattern.test(reason));
if(!found)return base2;let[,hue,deeper,chroma]=found;return dark?oklch(.36+deeper*.9,chroma*1.2,hue):oklch(.885-deeper,chroma,hue)}var versions=0;function makePalette(read,dark,reasons,highlight){
let fallback=dark?oklch(.5,0,0):oklch(.6,0,0),get=name=>parseOklch(read(name))??fallback,background=get("--bg-raised"),waiting=get("--waiting"),of=state=>{switch(state){case 0:
return background;case 1:return get("--running");case 2:return get("--runnable");case 4:return get("--syscall");case 5:return get("--created");case 7:return get(
"--line-strong");case 8:return get("--gc");case 9:return get("--stw");case 10:return mix(get("--gc"),waiting,.5);case 11:return mix(get("--gc"),get("--stw"),.4);case 12:
return get("--span");case 3:return waiting;default:return state>=16&&state-16<reasons.length?waitingShade(stateName(state,reasons),dark,waiting):waiting}},rgb=[];
for(let s4=0;s4<256;s4++){let c4=of(s4);rgb.push(inHighlight(s4,highlight,reasons)||CLASS_OF[s4]===255?c4:mix(c4,background,.82))}let ink=c4=>luminance(c4)>.26?
"rgb(16 22 32)":"rgb(240 244 250)",identity=Array.from({length:24},(_3,i4)=>{let c4=dark?oklch(.6+i4%2*.05,.085,i4*15+7):oklch(.79+i4%2*.045,.085,i4*15+7),shown=highlight&&
highlight!=="running"?mix(c4,background,.8):c4;return{fill:cssRgb(shown),text:ink(shown)}}),css=name=>cssRgb(get(name));return{version:++versions,dark,rgb,css:rgb.
map(c4=>cssRgb(c4)),pixels:Uint32Array.from(rgb,(c4,s4)=>s4===0?0:pixel(c4)),text:rgb.map(ink),bg:css("--bg"),bgRaised:cssRgb(background),bgSunken:css("--bg-sun\
ken"),fg:css("--fg"),fgMuted:css("--fg-muted"),fgFaint:css("--fg-faint"),line:css("--line"),lineStrong:css("--line-strong"),accent:css("--accent"),accentRgb:get(
"--accent"),gc:get("--gc"),stw:get("--stw"),font:read("--font").trim()||"sans-serif",identity}}function hueOf(fn){let h5=2166136261;for(let i4=0;i4<fn.length;i4++)
h5=Math.imul(h5^fn.charCodeAt(i4),16777619);return((h5^h5>>>15)>>>0)%24}function xOf(s4,t4){return(t4-s4.view.from)/(s4.view.to-s4.view.from)*s4.width}function yOf(s4,y5){return Math.round((30+y5-s4.scroll)*s4.dpr)}var MIN_SPAN=50;function clampView(view,end2){let extent=Math.max(end2,1),span=Math.min(Math.max(view.to-view.from,MIN_SPAN),extent*1.1),slack=Math.min(span*.5,
extent),from=Number.isFinite(view.from)?view.from:0;return from=Math.min(from,extent+slack-span),from=Math.max(from,-slack),span>=extent&&(from=(extent-span)/2),
{from,to:from+span}}function zoomAt(view,anchor,factor,end2){let span=view.to-view.from,fixed=view.from+span*anchor,next=Math.min(Math.max(span*factor,MIN_SPAN),
Math.max(end2,MIN_SPAN)*1.1),from=fixed-next*anchor;return clampView({from,to:from+next},end2)}function panBy(view,ns,end2){return clampView({from:view.from+ns,
to:view.to+ns},end2)}function fit(span,end2,margin=.1){let pad=Math.max((span.to-span.from)*margin,MIN_SPAN/4);return clampView({from:span.from-pad,to:span.to+pad},
end2)}function whole(end2){return clampView({from:0,to:Math.max(end2,1)},Math.max(end2,1))}function reveal(view,from,to,end2){let span=view.to-view.from;if(from>=
view.from&&to<=view.to)return view;if(to-from>=span)return clampView({from:from-span*.1,to:from+span*.9},end2);let mid=(from+to)/2;return clampView({from:mid-span/
2,to:mid+span/2},end2)}function levelFor(view,devicePixels){let ns=(view.to-view.from)/Math.max(1,devicePixels);if(!(ns>1))return 0;let level=Math.floor(Math.log2(
ns));return 2**level>ns&&level--,Math.min(Math.max(level,0),44)}function tilesOf(view,level,end2){let ns=tileNs(level),first=Math.max(0,Math.floor(view.from/ns)),
last=Math.floor((Math.min(view.to,Math.max(end2,1))-.001)/ns);return[first,Math.max(first-1,last)]}var MAX_RECTS=4e3,CRISP_PX=4,LABEL_PX=28,COARSER=14;function tileX(s4,level,x3){return Math.round(xOf(s4,x3*tileNs(level)))}var widths=new Map;function textWidth(s4,text){
let w5=widths.get(text);return w5===void 0&&(widths.size>5e3&&widths.clear(),w5=s4.ctx.measureText(text).width,widths.set(text,w5)),w5}function fitText(s4,text,room){
let w5=textWidth(s4,text);if(w5<=room)return text;let n3=Math.floor(text.length*(room-7*s4.dpr)/w5);return n3>=3?`${text.slice(0,n3)}…`:""}function spanText(s4,kind,state,ref){
if(state===12)return s4.names.text(ref)??"";if(kind==="proc"||kind==="thread"){let g4=ref===4294967295?null:s4.names.goroutine(ref);return g4?`${shortName(g4.fn)}\
  g${g4.id}`:state===4?"syscall":state>=8&&state<12?stateName(state,s4.reasons):""}return(state===1||state===4)&&ref!==4294967295&&kind==="goroutine"?`${stateName(
state,s4.reasons)} on P ${ref}`:stateName(state,s4.reasons)}function spanFill(s4,kind,state,ref){if(state===12){let name=s4.names.text(ref);if(name!==null)return s4.
palette.identity[hueOf(name)]}if(kind==="proc"&&state===1&&ref!==4294967295){let g4=s4.names.goroutine(ref);if(g4)return s4.palette.identity[hueOf(g4.fn)]}return{
fill:s4.palette.css[state],text:s4.palette.text[state]}}function drawSpan(s4,track,state,ref,x0,x1){let{ctx}=s4,width=x1-x0,{fill,text}=spanFill(s4,track.kind,state,
ref),gap=width>=6*s4.dpr?Math.max(1,Math.round(s4.dpr*.5)):0;if(ctx.fillStyle=fill,ctx.fillRect(x0,track.y,width-gap,track.h),s4.rects++,state===2&&s4.hatch&&width>
24*s4.dpr&&(ctx.fillStyle=s4.hatch,ctx.fillRect(x0,track.y,width-gap,track.h)),width<LABEL_PX*s4.dpr||track.h<13*s4.dpr)return;let from=Math.max(x0,0),room=Math.
min(x1,s4.width)-from-8*s4.dpr,words=fitText(s4,spanText(s4,track.kind,state,ref),room);words&&(ctx.fillStyle=text,ctx.fillText(words,from+4*s4.dpr,track.y+track.
h/2+.5))}function drawSpans(s4,track,tile,least){let spans=tile.spans,perPixel=(s4.view.to-s4.view.from)/s4.width;for(let i4=0;i4<spans.n&&s4.rects<MAX_RECTS;i4++){
let t1=subToNs(tile,spans.x1[i4]);if(t1<s4.view.from)continue;let t0=subToNs(tile,spans.x0[i4]);if(t0>s4.view.to)break;if((t1-t0)/perPixel<least)continue;let a4=Math.
max(xOf(s4,t0),-s4.width),b4=Math.min(xOf(s4,t1),2*s4.width);drawSpan(s4,track,spans.state[i4],spans.ref[i4],Math.round(a4),Math.max(Math.round(a4)+1,Math.round(
b4)))}}function fewAndWide(s4,tile){if(tile.kind!==2||tile.spans.n>64)return!1;let least=1.5*(s4.view.to-s4.view.from)/s4.width,spans=tile.spans;for(let i4=0;i4<
spans.n;i4++)if(subToNs(tile,spans.x1[i4])-subToNs(tile,spans.x0[i4])<least)return!1;return!0}function picture(s4,track,c4){return c4.painted===""&&(s4.waiting=
!0),s4.painter.picture(c4,track.style)}function drawPart(s4,track,c4,from,to,x0,x1){let tile=c4.tile;if(tile.kind===0)return!0;if(tile.kind===1)return s4.ctx.fillStyle=
s4.palette.css[tile.state],s4.ctx.fillRect(x0,track.y,x1-x0,track.h),!0;let image=picture(s4,track,c4);return image?(s4.ctx.drawImage(image,from,0,to-from,image.
height,x0,track.y,x1-x0,track.h),!0):!1}function drawMissing(s4,track,level,x3,x0,x1){s4.waiting=!0;for(let up=1;up<=COARSER&&level+up<=44;up++){let parent=s4.cache.
get(track.row,level+up,Math.floor(x3/2**up));if(!parent)continue;let part=1024/2**up,from=x3%2**up*part;if(drawPart(s4,track,parent,from,from+part,x0,x1))return}
let drawn=0;for(let half of[0,1]){let child=level>0?s4.cache.get(track.row,level-1,x3*2+half):null,mid=Math.round((x0+x1)/2);child&&drawPart(s4,track,child,0,1024,
half?mid:x0,half?x1:mid)&&drawn++}if(drawn===0&&s4.missing){s4.ctx.fillStyle=s4.missing;let a4=Math.max(0,x0);s4.ctx.fillRect(a4,track.y,Math.min(x1,Math.round(
xOf(s4,s4.end)))-a4,track.h)}}function drawTile(s4,track,x3){let x0=tileX(s4,track.level,x3),x1=tileX(s4,track.level,x3+1),c4=s4.cache.get(track.row,track.level,
x3);if(!c4){drawMissing(s4,track,track.level,x3,x0,x1);return}let tile=c4.tile;if(tile.kind===0)return;if(tile.kind===1){drawUniform(s4,track,tile,x0,x1);return}
let few=fewAndWide(s4,tile);!few&&!drawPart(s4,track,c4,0,1024,x0,x1)&&drawMissing(s4,track,track.level,x3,x0,x1),tile.spans&&track.h>=5*s4.dpr&&drawSpans(s4,track,
tile,few?0:CRISP_PX*s4.dpr)}function drawUniform(s4,track,tile,x0,x1){let before=s4.cache.get(track.row,tile.level,tile.x-1)?.tile,continues=before?.kind===1&&before.
state===tile.state&&before.ref===tile.ref&&x0>0,{fill,text}=spanFill(s4,track.kind,tile.state,tile.ref);if(s4.ctx.fillStyle=fill,s4.ctx.fillRect(x0,track.y,x1-x0,
track.h),continues||track.h<13*s4.dpr)return;let from=Math.max(0,x0),words=fitText(s4,spanText(s4,track.kind,tile.state,tile.ref),Math.min(s4.width,x1)-from-8*s4.
dpr);words&&(s4.ctx.fillStyle=text,s4.ctx.fillText(words,from+4*s4.dpr,track.y+track.h/2+.5))}function padding(kind,height){return height<=8?.5:kind==="lane"?1:
kind==="group"||kind==="counter"?3:2}function drawValues(s4,track,row){if(track.h<18*s4.dpr)return;let{scale,unit}=s4.scaleOf(row.key),text=row.kind==="group"?`${formatShort(
Math.ceil(scale))} at once`:unit==="bytes"?formatBytes(scale):formatShort(scale),w5=textWidth(s4,text);s4.ctx.fillStyle=s4.palette.bgRaised,s4.ctx.globalAlpha=.72,
s4.ctx.fillRect(s4.width-w5-8*s4.dpr,track.y,w5+8*s4.dpr,13*s4.dpr),s4.ctx.globalAlpha=1,s4.ctx.fillStyle=s4.palette.fgFaint,s4.ctx.fillText(text,s4.width-w5-4*
s4.dpr,track.y+7*s4.dpr)}function drawRow(s4,at2,level,first,last){let row=at2.row,pad=padding(row.kind,at2.height),y5=Math.round((30+at2.top-s4.scroll+pad)*s4.
dpr),bottom=Math.round((30+at2.top-s4.scroll+at2.height-pad)*s4.dpr),h5=Math.max(1,bottom-y5),{scale,base:base2}=s4.scaleOf(row.key),track={row:row.key,kind:row.
kind,y:y5,h:h5,level,style:{height:h5,scale,base:base2}};(s4.selected?.row===row.key||s4.hovered?.row===row.key)&&(s4.ctx.fillStyle=cssRgb(s4.palette.accentRgb,
s4.selected?.row===row.key?.1:.045),s4.ctx.fillRect(0,yOf(s4,at2.top),s4.width,Math.round(at2.height*s4.dpr)));for(let x3=first;x3<=last;x3++)drawTile(s4,track,
x3);(row.kind==="counter"||row.kind==="group")&&drawValues(s4,track,row)}function drawRows(s4,rows){let{ctx,palette:palette2}=s4,level=levelFor(s4.view,s4.width),
[first,last]=tilesOf(s4.view,level,s4.end);ctx.imageSmoothingEnabled=!0,ctx.font=`${11*s4.dpr}px ${palette2.font}`,ctx.textBaseline="middle",ctx.textAlign="left";
for(let at2 of rows){let y5=yOf(s4,at2.top),bottom=yOf(s4,at2.top+at2.height);at2.item.kind==="section"?(ctx.fillStyle=palette2.bgSunken,ctx.fillRect(0,y5,s4.width,
bottom-y5)):at2.row&&drawRow(s4,at2,level,first,last),(at2.item.kind==="section"||at2.height>16)&&(ctx.fillStyle=palette2.line,ctx.fillRect(0,bottom-1,s4.width,
1))}}function drawSticky(s4){let sticky=s4.layout.sticky(s4.scroll);if(!sticky)return;let y5=Math.round((30+sticky.y)*s4.dpr),h5=Math.round(sticky.item.height*s4.
dpr);s4.ctx.fillStyle=s4.palette.bgSunken,s4.ctx.fillRect(0,y5,s4.width,h5),s4.ctx.fillStyle=s4.palette.line,s4.ctx.fillRect(0,y5+h5-1,s4.width,1)}function visibleWants(s4,rows,cursorY){
let level=levelFor(s4.view,s4.width),[first,last]=tilesOf(s4.view,level,s4.end),real=rows.filter(r4=>r4.row!==null);if(cursorY!==null){let y5=cursorY-30+s4.scroll;
real.sort((a4,b4)=>Math.abs(a4.top-y5)-Math.abs(b4.top-y5))}return real.map(r4=>({row:r4.row.key,level,first,last}))}function prefetchWants(s4,rows,zoomingIn){let level=levelFor(
s4.view,s4.width),[first,last]=tilesOf(s4.view,level,s4.end),beyond=Math.floor((s4.end-1)/tileNs(level)),keys=rows.filter(r4=>r4.row!==null).map(r4=>r4.row.key),
sides=keys.map(row=>({row,level,first:Math.max(0,first-1),last:Math.min(beyond,last+1)})),next=Math.min(Math.max(level+(zoomingIn?-1:1),0),44),middle=(s4.view.from+
s4.view.to)/2,quarter=(s4.view.to-s4.view.from)/4,inner=zoomingIn?{from:middle-quarter,to:middle+quarter}:s4.view,[a4,b4]=tilesOf(inner,next,s4.end);return next===
level?sides:[...sides,...keys.map(row=>({row,level:next,first:a4,last:b4}))]}function spanBefore(x0,at2){let low=0,high=x0.length;for(;low<high;){let mid=low+high>>1;x0[mid]<=at2?low=mid+1:high=mid}return low-1}function hitTile(tile,t4,slack=0){
let binNs=2**tile.level,start=tile.x*tileNs(tile.level),position=Math.min(Math.max((t4-start)/binNs,0),1024-1e-6),bin=Math.floor(position);if(tile.kind===1)return{
kind:"span",state:tile.state,ref:tile.ref,from:start,to:start+tileNs(tile.level),open:!0,index:0};if(tile.kind===4)return Number.isNaN(tile.max[bin])?null:{kind:"\
counter",min:tile.min[bin],max:tile.max[bin]};if(tile.kind===5){let a4=tile.avg;return{kind:"heat",avg:[a4[bin*4],a4[bin*4+1],a4[bin*4+2],a4[bin*4+3]]}}if(!tile.
spans)return null;let spans=tile.spans,i4=spanBefore(spans.x0,position*64);for(let k4 of[i4,i4+1]){if(k4<0||k4>=spans.n)continue;let x1=spans.x1[k4]===65535?1024*
64:spans.x1[k4],x0=spans.x0[k4],near=slack/binNs*64;if(position*64>=x0-near&&position*64<Math.max(x1,x0+1)+near)return{kind:"span",state:spans.state[k4],ref:spans.
ref[k4]??4294967295,from:subToNs(tile,x0),to:subToNs(tile,spans.x1[k4]),open:spans.flags[k4]!==0,index:k4}}if(tile.kind!==3||tile.count[bin]===0)return null;let s4=tile.
share;return{kind:"merged",slices:2**(tile.count[bin]-1),shares:[s4[bin*4]/255,s4[bin*4+1]/255,s4[bin*4+2]/255,s4[bin*4+3]/255],from:start+bin*binNs,to:start+(bin+
1)*binNs,longest:tile.longest}}function addShares(tile,from,to,classOf2,sums){let binNs=2**tile.level,start=tile.x*tileNs(tile.level),a4=Math.max(from,start),b4=Math.
min(to,start+tileNs(tile.level));if(b4<=a4)return;if(tile.kind===1){let cls=classOf2[tile.state];cls<4&&(sums[cls]+=b4-a4);return}if(tile.kind===2){let spans=tile.
spans;for(let i4=0;i4<spans.n;i4++){let cls=classOf2[spans.state[i4]],s0=Math.max(a4,subToNs(tile,spans.x0[i4])),s1=Math.min(b4,subToNs(tile,spans.x1[i4]));cls<
4&&s1>s0&&(sums[cls]+=s1-s0)}return}let per=tile.kind===3?tile.share:tile.kind===5?tile.avg:null;if(!per)return;let scale=tile.kind===3?binNs/255:binNs,first=Math.
floor((a4-start)/binNs),last=Math.min(1024,Math.ceil((b4-start)/binNs));for(let bin=first;bin<last;bin++)for(let cls=0;cls<4;cls++)sums[cls]+=per[bin*4+cls]*scale}function subject(row,state,ref,names){if(state===12)return names.text(ref)??"span";if((row.kind==="proc"||row.kind==="thread")&&ref!==4294967295){let g4=names.goroutine(
ref);return g4?`g${g4.id} ${shortName(g4.fn)}`:""}return""}function where(row,state,ref,names){if(row.kind!=="goroutine"||ref===4294967295)return"";if(state===1||
state===4)return`on P ${ref}`;if(state===2){let g4=names.goroutine(ref);return g4?`made runnable by g${g4.id} ${shortName(g4.fn)}`:""}let stack=names.stack(ref),
frame=stack?.find(f5=>!f5.fn.startsWith("runtime."))??stack?.[0];return frame?`in ${shortName(frame.fn)}`:""}function describeHit(row,hit,names,reasons){switch(hit.
kind){case"span":{let state=stateName(hit.state,reasons),what=subject(row,hit.state,hit.ref,names),length=hit.open?`≥ ${formatDuration(hit.to-hit.from)}`:formatDuration(
hit.to-hit.from),shown=hit.state>=16?`waiting: ${state}`:state,lines=[`${what||shown}  ${length}`],more=[what&&hit.state!==12?shown:"",where(row,hit.state,hit.ref,
names)].filter(Boolean).join(", ");return more&&lines.push(more),lines}case"merged":{let shares=hit.shares.map((v4,i4)=>v4>.004?`${CLASS_NAMES[i4]} ${formatPercent(
v4)}`:"").filter(Boolean).join(", ");return[`${formatShort(hit.slices)} or more slices in ${formatDuration(hit.to-hit.from)}`,shares||"nothing of the four state\
s",`longest near here ${formatDuration(hit.longest)}`]}case"counter":{let text=v4=>row.unit==="bytes"?formatBytes(v4):formatShort(Math.round(v4*100)/100);return[
row.label,hit.min===hit.max?text(hit.max):`${text(hit.min)} to ${text(hit.max)}`]}case"heat":return[shortName(row.label),hit.avg.map((v4,i4)=>v4>=.005?`${formatShort(
Math.round(v4*100)/100)} ${CLASS_NAMES[i4]}`:"").filter(Boolean).join(", ")||"no goroutine"]}}function el(tag,cls,parent){let e4=document.createElement(tag);return e4.className=cls,parent.append(e4),e4}function chevron(){let svg=document.createElementNS(
"http://www.w3.org/2000/svg","svg");svg.setAttribute("viewBox","0 0 20 20"),svg.setAttribute("width","12"),svg.setAttribute("height","12"),svg.setAttribute("ari\
a-hidden","true");let path2=document.createElementNS("http://www.w3.org/2000/svg","path");return path2.setAttribute("d","M7 4l6 6-6 6"),path2.setAttribute("fill",
"none"),path2.setAttribute("stroke","currentColor"),path2.setAttribute("stroke-width","2.2"),svg.append(path2),svg}function labelOf(at2){if(at2.item.kind==="sec\
tion")return{name:at2.item.title,extra:formatCount(at2.item.total),title:""};if(at2.item.kind==="note")return{name:at2.item.text,extra:"",title:at2.item.text};let row=at2.
row;if(!row)return{name:"…",extra:"",title:""};switch(row.kind){case"goroutine":{let lives=row.end>row.begin?formatDuration(row.end-row.begin):"",fn=row.fn&&row.
fn!==row.label?shortName(row.fn):"",id=row.id!==void 0?`g${row.id}`:row.key;return{name:at2.level>2?id:`${id} ${fn}`,extra:lives,title:`${row.label} ${row.fn??""}\
 ${lives&&`lives ${lives}`}`}}case"group":return{name:shortName(row.label),extra:formatCount(row.members??0),title:`${row.label}: ${formatCount(row.members??0)}\
 goroutines, at most ${formatCount(Math.ceil(row.peak??0))} at once`};case"counter":return{name:row.label,extra:"",title:row.label};default:return{name:row.label||
row.key,extra:"",title:row.label||row.key}}}var Labels=class{constructor(host,actions){this.host=host;this.actions=actions;this.pool=new Map;this.free=[];this.frame=
0;host.setAttribute("role","treegrid"),host.setAttribute("aria-label","Rows of the timeline")}make(){let root2=document.createElement("div");root2.className="tl\
-label",root2.setAttribute("role","row");let cell=el("span","tl-cell",root2);cell.setAttribute("role","gridcell");let fold=el("button","tl-fold",cell);fold.type=
"button",fold.tabIndex=-1,fold.append(chevron());let name=el("span","tl-name",cell),extra=el("span","tl-extra",cell),bar=el("span","tl-shares",cell),parts=CLASS_NAMES.
map(c4=>el("i",`share-${c4}`,bar)),lanes=el("button","tl-act",cell);lanes.type="button",lanes.tabIndex=-1,lanes.textContent="≡",lanes.title="Lifetimes packed \
into lanes";let pin=el("button","tl-act tl-pin",cell);pin.type="button",pin.tabIndex=-1,pin.textContent="⊤";let label={root:root2,name,extra,bar,parts,fold,lanes,
pin,at:null,text:"",used:0};return this.listen(label),this.host.append(root2),label}listen(label){let{root:root2,fold,lanes,pin}=label;fold.onclick=e4=>{e4.stopPropagation(),
this.actions.fold(label.at)},lanes.onclick=e4=>{e4.stopPropagation(),this.actions.lanes(label.at)},pin.onclick=e4=>{e4.stopPropagation(),this.actions.pin(label.
at.key)},root2.onclick=()=>{label.at.item.kind==="section"?this.actions.fold(label.at):label.at.row&&this.actions.choose(label.at)},root2.ondblclick=()=>{label.
at.row?.kind==="group"&&this.actions.fold(label.at)},root2.oncontextmenu=e4=>{label.at.row&&(e4.preventDefault(),this.actions.menu(label.at,e4.clientX,e4.clientY))},
root2.onpointerenter=()=>this.actions.hover(label.at.row?.key??null),root2.onpointerleave=()=>this.actions.hover(null)}update(rows,shift,state,sticky){this.frame++,
this.host.setAttribute("aria-rowcount",String(state.total));for(let at2 of rows)this.place(at2,at2.top-shift,state,!1);sticky&&this.place(sticky.at,sticky.y,state,
!0);for(let[key,label]of this.pool)label.used!==this.frame&&(this.pool.delete(key),this.free.length<40?(label.root.hidden=!0,this.free.push(label)):label.root.remove())}place(at2,y5,state,sticky){
let id=at2.item.kind==="run"&&!at2.row?`${at2.item.key}[${at2.index}]`:at2.key,label=this.pool.get(id);label||(label=this.free.pop()??this.make(),label.text="",
label.root.hidden=!1,this.pool.set(id,label)),label.at=at2,label.used=this.frame,label.root.style.transform=`translateY(${Math.round(y5)}px)`,label.root.style.height=
`${at2.height}px`,this.fill(label,at2,state,sticky)}fill(label,at2,state,sticky){let shares=at2.row?state.shares.get(at2.row.key):void 0,open=at2.item.kind==="s\
ection"?!at2.item.folded:at2.item.kind==="row"?at2.item.open:null,selected=state.selected===at2.key,pinned=state.pins.includes(at2.key),{name,extra,title}=labelOf(
at2),text=[name,extra,open,selected,pinned,sticky,at2.height,at2.level,shares?.join(),state.lanes.includes(at2.key)].join(`
`);if(text===label.text)return;label.text=text;let{root:root2}=label;root2.className=`tl-label tl-${at2.item.kind==="section"?"section":at2.row?.kind??"note"} t\
l-depth${at2.level}`+(selected?" tl-chosen":"")+(sticky?" tl-sticky":"")+(at2.height<13?" tl-thin":""),root2.title=title,root2.tabIndex=selected?0:-1,root2.setAttribute(
"aria-level",String(at2.level)),root2.setAttribute("aria-selected",String(selected)),open===null?root2.removeAttribute("aria-expanded"):root2.setAttribute("aria\
-expanded",String(open)),label.name.textContent=name,label.extra.textContent=extra,label.fold.hidden=open===null,label.fold.setAttribute("aria-label",open?"Fold":
"Unfold"),label.lanes.hidden=at2.row?.kind!=="group"||!at2.row.lanes,label.lanes.setAttribute("aria-pressed",String(state.lanes.includes(at2.key))),label.pin.hidden=
!at2.row,label.pin.setAttribute("aria-pressed",String(pinned)),label.pin.title=pinned?"Take from the top":"Pin on top",this.fillShares(label,shares,at2.height)}fillShares(label,shares,height){
let total=shares?.reduce((a4,b4)=>a4+b4,0)??0;label.bar.hidden=!shares||height<13||total<=0,!(label.bar.hidden||!shares)&&(shares.forEach((share,i4)=>{label.parts[i4].
style.width=`${share/Math.max(total,1)*100}%`}),label.bar.title=shares.map((v4,i4)=>`${CLASS_NAMES[i4]} ${formatPercent(v4)}`).join(", "))}focus(key){this.host.
contains(document.activeElement)&&this.pool.get(key)?.root.focus({preventScroll:!0})}};var HEIGHTS={proc:24,thread:16,goroutine:20,group:34,lane:14,task:18,region:18,gc:18,stw:18,counter:34},COMPACT={proc:12,thread:6,goroutine:7,group:20,lane:6,task:8,
region:8,gc:10,stw:8,counter:20};function rowHeight(kind,compact){return(compact?COMPACT:HEIGHTS)[kind]}function kindOfKey(key){return key==="gc"||key==="stw"?key:
key.startsWith("c:")?"counter":/^p\d+$/.test(key)?"proc":/^m\d+$/.test(key)?"thread":/^fn\d+$/.test(key)?"group":/^fn\d+\/l/.test(key)?"lane":/^task\d/.test(key)?
"task":/^region\d|\/r\d+$/.test(key)?"region":"goroutine"}function bareRow(key){let kind=kindOfKey(key),label=kind==="proc"?`P ${key.slice(1)}`:kind==="thread"?
`M ${key.slice(1)}`:key;return{key,kind,label,depth:0,begin:0,end:0,slices:0,totals:[0,0,0,0]}}var Layout=class{constructor(){this.items=[];this.height=0}addSection(name,title,total,folded){
this.closeSection(),this.items.push({kind:"section",key:`#${name}`,name,title,total,folded,y:this.height,height:24,bottom:0}),this.height+=24}addRow(row,height,section,level=2,open=null){
this.items.push({kind:"row",key:row.key,row,level,open,section,y:this.height,height}),this.height+=height}addRun(key,source,n3,each,section,level=2){n3<=0||(this.
items.push({kind:"run",key,source,n:n3,each,level,section,y:this.height,height:n3*each}),this.height+=n3*each)}addNote(key,text,section,level=2){this.items.push(
{kind:"note",key,text,level,section,y:this.height,height:22}),this.height+=22}closeSection(){for(let i4=this.items.length-1;i4>=0;i4--){let item=this.items[i4];
if(item.kind==="section"){item.bottom=this.height;break}}}itemAt(y5){let low=0,high=this.items.length;for(;low<high;){let mid=low+high>>1;this.items[mid].y<=y5?
low=mid+1:high=mid}return Math.max(low-1,this.items.length?0:-1)}rowOf(item,index){let base2={item,index,height:item.height,top:item.y,level:item.kind==="sectio\
n"?1:item.level};if(item.kind==="run"){let row=item.source.at(index);return{...base2,row,key:row?.key??`${item.key}[${index}]`,top:item.y+index*item.each,height:item.
each}}return{...base2,row:item.kind==="row"?item.row:null,key:item.key}}at(y5){let i4=this.itemAt(y5),item=this.items[i4];if(!item||y5<0||y5>=this.height)return null;
let index=item.kind==="run"?Math.min(Math.floor((y5-item.y)/item.each),item.n-1):0;return this.rowOf(item,index)}visible(top,bottom){let out=[];for(let i4=Math.
max(0,this.itemAt(top));i4<this.items.length;i4++){let item=this.items[i4];if(item.y>=bottom)break;if(item.kind!=="run"){out.push(this.rowOf(item,0));continue}let first=Math.
max(0,Math.floor((top-item.y)/item.each)),last=Math.min(item.n-1,Math.ceil((bottom-item.y)/item.each)-1);for(let k4=first;k4<=last;k4++)out.push(this.rowOf(item,
k4))}return out}find(key){for(let item of this.items)if(item.kind==="run"){let index=item.source.indexOf(key);if(index>=0&&index<item.n)return this.rowOf(item,index)}else if(item.
key===key)return this.rowOf(item,0);return null}sticky(scroll){for(let i4=this.itemAt(scroll);i4>=0;i4--){let item=this.items[i4];if(item.kind==="section")return item.
folded?null:{item,y:Math.min(0,item.bottom-24-scroll)}}return null}neighbour(key,down2){let here2=this.find(key),y5=here2?down2?here2.top+here2.height:here2.top-
1:down2?0:this.height-1;for(let guard=0;guard<1e4;guard++){let next=this.at(y5);if(!next)return null;if(next.row)return next;y5=down2?next.top+next.height:next.
top-1}return null}};function anchoredScroll(before,after,scroll,cursor){let old=before.at(scroll+cursor)??before.at(scroll);if(!old)return scroll;let now=after.
find(old.key);if(now)return scroll+now.top-old.top;let item=after.items.find(i4=>i4.key===old.item.key);return item?scroll+item.y-old.item.y:scroll}var RowList=class{constructor(fetchRows,query,onChange,guess=0){this.fetchRows=fetchRows;this.query=query;this.onChange=onChange;this.pages=new Map;this.index=new Map;
this.flights=new Map;this.generation=0;this.known=!1;this.error=null;this.total=guess}get ready(){return this.known}at(i4){let page=Math.floor(i4/200);return this.
pages.get(page)?.rows[i4-page*200]??null}indexOf(key){return this.index.get(key)??-1}setQuery(query){JSON.stringify(query)!==JSON.stringify(this.query)&&(this.query=
query,this.refresh())}refresh(){this.generation++;for(let f5 of this.flights.values())f5.abort();this.flights.clear()}want(first,last){let from=Math.max(0,Math.
floor(first/200)),to=Math.floor(Math.max(first,Math.min(last,this.known?this.total-1:last))/200);for(let page=from;page<=to;page++)this.pages.get(page)?.generation!==
this.generation&&!this.flights.has(page)&&this.flights.size<2&&this.load(page);for(let[page,flight2]of this.flights)(page<from-1||page>to+1)&&(flight2.abort(),this.
flights.delete(page))}async load(page){let flight2=new AbortController,generation=this.generation;this.flights.set(page,flight2);try{let answer=await this.fetchRows(
{...this.query,offset:page*200,limit:200},flight2.signal);if(flight2.signal.aborted||generation!==this.generation)return;this.total=answer.total,this.known=!0,this.
error=null,this.drop(page),this.pages.set(page,{rows:answer.rows,generation}),answer.rows.forEach((r4,i4)=>this.index.set(r4.key,page*200+i4)),this.trim(page)}catch(e4){
if(flight2.signal.aborted)return;this.error=e4 instanceof Error?e4.message:String(e4),this.pages.set(page,{rows:this.pages.get(page)?.rows??[],generation}),this.
known=!0}finally{this.flights.get(page)===flight2&&this.flights.delete(page)}this.onChange()}drop(page){let old=this.pages.get(page);old&&(this.pages.delete(page),
old.rows.forEach((r4,i4)=>{this.index.get(r4.key)===page*200+i4&&this.index.delete(r4.key)}))}trim(near){for(;this.pages.size>64;){let far=[...this.pages.keys()].
reduce((a4,b4)=>Math.abs(b4-near)>Math.abs(a4-near)?b4:a4);this.drop(far)}}close(){this.refresh()}};var SORTS={first:"first seen",running:"time running",runnable:"time runnable",max_runnable:"longest wait to run",blocked:"time blocked",lifetime:"lifetime",unblocks:"\
unblocks made",id:"id"},TITLES={gc:"Garbage collector",procs:"Ps",groups:"Goroutines",tasks:"Tasks",regions:"Regions",counters:"Counters",threads:"Threads (Ms)"},
ORDER=["gc","procs","groups","tasks","regions","counters","threads"],FOLDED=new Set(["threads","counters"]),MAX_GROUPS=1e3;function readOptions(params2){let o4=parseOptions(
params2.rows),list=text=>(text??"").split(";").filter(Boolean),sort=o4.sort!==void 0&&o4.sort in SORTS?o4.sort:"first";return{sort,ascending:o4.order?o4.order===
"asc":sort==="first"||sort==="id",alive:o4.alive!=="0",open:list(o4.open),lanes:list(o4.lanes),folds:list(o4.folds),compact:o4.compact==="1",stacks:o4.stacks===
"1",state:o4.state??"",min:o4.min??"",filter:params2.q??"",pins:parseList(params2.pin)}}function changeOptions(params2,changes){let o4=parseOptions(params2.rows);
for(let[k4,v4]of Object.entries(changes))v4===null||v4===""?delete o4[k4]:o4[k4]=v4;return formatOptions(o4)}function toggled(list,key){return(list.includes(key)?
list.filter(k4=>k4!==key):[...list,key]).join(";")}var Lanes=class{constructor(group,total,fn){this.group=group;this.total=total;this.fn=fn}at(i4){return{...bareRow(
`${this.group}/l${i4}`),label:i4===0?this.fn:"",depth:1}}indexOf(key){if(!key.startsWith(`${this.group}/l`))return-1;let n3=Number(key.slice(this.group.length+2));
return Number.isInteger(n3)&&n3>=0&&n3<this.total?n3:-1}},RowModel=class{constructor(fetchRows,onChange){this.fetchRows=fetchRows;this.onChange=onChange;this.sections=
new Map;this.members=new Map;this.known=new Map;this.alive=null;this.layout=new Layout;this.options=readOptions({})}row(key){return this.known.get(key)??null}remember(row){
this.known.size>2e4&&this.known.clear(),this.known.set(row.key,row)}isFolded(section){return FOLDED.has(section)!==this.options.folds.includes(section)}setAlive(view){
let next={from:Math.floor(view.from),to:Math.ceil(view.to)};this.alive&&this.alive.from===next.from&&this.alive.to===next.to||(this.alive=next,this.requery())}setOptions(options){
this.options=options,this.requery()}refresh(){for(let list of[...this.sections.values(),...this.members.values()])list.refresh();this.onChange()}memberQuery(group){
let o4=this.options;return{group,sort:o4.sort,order:o4.ascending?"asc":"desc",filter:o4.filter||null,alive:o4.alive&&this.alive?`${this.alive.from},${this.alive.
to}`:null,state:o4.state||null,min:o4.min||null}}sectionQuery(name){return{section:name,filter:(name==="groups"||name==="tasks"||name==="regions")&&this.options.
filter||null}}requery(){for(let[group,list]of this.members)list.setQuery(this.memberQuery(group));for(let[name,list]of this.sections)list.setQuery(this.sectionQuery(
name));this.onChange()}section(name,guess){let list=this.sections.get(name);return list||(list=new RowList(this.fetchRows,this.sectionQuery(name),this.onChange,
guess),this.sections.set(name,list)),list}group(key,guess){let list=this.members.get(key);return list||(list=new RowList(this.fetchRows,this.memberQuery(key),this.
onChange,Math.min(guess,1)),this.members.set(key,list)),list}build(meta2,extra){let layout=this.compose(meta2,[]),pins=this.options.pins,lost=extra!==null&&!pins.
includes(extra)&&!layout.find(extra)?[extra]:[];return this.layout=pins.length+lost.length?this.compose(meta2,[...pins,...lost]):layout,this.layout}compose(meta2,pinned){
let layout=new Layout;if(pinned.length){layout.addSection("pinned","Pinned and selected",pinned.length,this.isFolded("pinned"));for(let key of this.isFolded("pi\
nned")?[]:pinned){let row=this.known.get(key)??bareRow(key);layout.addRow(row,rowHeight(row.kind,this.options.compact),"pinned");for(let depth=0;this.options.stacks&&
row.kind==="goroutine"&&depth<3;depth++)layout.addRow({...bareRow(`${key}/r${depth}`),label:depth?"":"regions",depth:1},rowHeight("region",this.options.compact),
"pinned",3)}}for(let name of ORDER){let total=meta2?.sections.find(s4=>s4.name===name)?.total??0;total>0&&this.addSection(layout,name,total,new Set(pinned))}return layout.
closeSection(),layout}addSection(layout,name,total,pinned){let folded=this.isFolded(name),list=this.section(name,total);if(layout.addSection(name,TITLES[name]??
name,list.ready?list.total:total,folded),folded)return;let n3=Math.min(list.total,name==="groups"?MAX_GROUPS:list.total);list.error&&layout.addNote(`${name}!`,list.
error,name),list.ready&&n3===0&&layout.addNote(`${name}?`,this.options.filter?`Nothing is named like “${this.options.filter}”.`:"Nothing here.",name),name===
"groups"?this.addGroups(layout,list,n3,pinned):this.addPlain(layout,name,list,n3),name==="groups"&&list.total>MAX_GROUPS&&layout.addNote("groups+",`${list.total-
MAX_GROUPS} more functions: filter to see them.`,name)}addPlain(layout,name,list,n3){let compact=this.options.compact;if(name!=="gc"){let kind={procs:"proc",threads:"\
thread",tasks:"task",regions:"region",counters:"counter"}[name]??"task";layout.addRun(`#${name}/`,list,n3,rowHeight(kind,compact),name),list.want(0,Math.min(n3,
1)-1);return}list.want(0,n3-1);for(let i4=0;i4<n3;i4++){let row=list.at(i4);row&&layout.addRow(row,rowHeight(row.kind,compact),name)}}addGroups(layout,list,n3,pinned){
let{compact,open,lanes}=this.options;list.want(0,n3-1);for(let i4=0;i4<n3;i4++){let row=list.at(i4);if(!row)continue;let asRows=open.includes(row.key),asLanes=!asRows&&
lanes.includes(row.key);if(pinned.has(row.key)||layout.addRow(row,rowHeight("group",compact),"groups",2,asRows||asLanes),asLanes&&layout.addRun(`${row.key}/`,new Lanes(
row.key,row.lanes??0,row.label),row.lanes??0,rowHeight("lane",compact),"groups",3),!asRows)continue;let members=this.group(row.key,row.members??1);members.ready||
members.want(0,0),members.error?layout.addNote(`${row.key}!`,members.error,"groups",3):members.ready&&members.total===0&&layout.addNote(`${row.key}?`,"No gorout\
ine of this function is in view or passes the filter.","groups",3),layout.addRun(`${row.key}/`,members,members.total,rowHeight("goroutine",compact),"groups",3)}}want(rows){
let spans=new Map;for(let r4 of rows){if(r4.row&&this.remember(r4.row),r4.item.kind!=="run")continue;let span=spans.get(r4.item.source);spans.set(r4.item.source,
span?[span[0],r4.index]:[r4.index,r4.index])}for(let[source,[first,last]]of spans)source instanceof RowList&&source.want(first-20,last+20)}close(){for(let list of[
...this.sections.values(),...this.members.values()])list.close()}};var STEPS=(()=>{let out=[];for(let p5=1;p5<=1e9;p5*=10)out.push(p5,2*p5,5*p5);return[...out.filter(s4=>s4<=1e10),1e10,15e9,3e10,6e10,12e10,3e11,6e11,9e11,18e11,
36e11,72e11,216e11,864e11]})();function tickStep(nsPerPixel,pixels){let wanted=nsPerPixel*pixels;return STEPS.find(s4=>s4>=wanted)??864e11*Math.ceil(wanted/864e11)}
function ticks(view,width,apart=110){let perPixel=(view.to-view.from)/Math.max(1,width),major=tickStep(perPixel,apart),parts=[10,5,4,3,2].find(n3=>Number.isInteger(
major/n3)&&major/n3/perPixel>=9)??1,minor=major/parts,out=[],first=Math.ceil(view.from/minor),last=Math.floor(view.to/minor);for(let i4=first;i4<=last&&out.length<
1e3;i4++){let isMajor=i4%parts===0;out.push({t:i4*minor,major:isMajor,label:isMajor?formatTime(i4*minor,major):""})}return out}function origin(view,width){let perPixel=(view.
to-view.from)/Math.max(1,width),major=tickStep(perPixel,110);if(major>=1e5||Math.abs(view.from)<major*1e3)return null;let t4=Math.floor(view.from/(major*100))*major*
100;return{t:t4,label:formatTime(t4,major*100)}}function offsetLabel(t4,from){return t4===from?"0":`+${formatDuration(t4-from)}`}function band(s4,from,to,color,alpha,least){let a4=xOf(s4,from),b4=Math.max(xOf(s4,to),a4+least);if(b4<0||a4>s4.width)return;let x0=Math.max(0,Math.round(a4)),width=Math.
min(s4.width,Math.round(b4))-x0;if(width<=0)return;let thin=Math.min(1,Math.max(.12,(xOf(s4,to)-a4)/s4.dpr));s4.ctx.fillStyle=cssRgb(color,alpha*thin),s4.ctx.fillRect(
x0,Math.round(30*s4.dpr),width,s4.height),s4.ctx.fillStyle=cssRgb(color,.9),s4.ctx.fillRect(x0,Math.round(26*s4.dpr),width,Math.round(3*s4.dpr))}function drawBands(s4){
if(!s4.bands)return;let dark=s4.palette.dark;for(let[from,to]of s4.bands.gc)band(s4,from,to,s4.palette.gc,dark?.1:.075,1);for(let[from,to]of s4.bands.stw)band(s4,
from,to,s4.palette.stw,dark?.3:.22,s4.dpr)}function drawLimits(s4){let top=Math.round(30*s4.dpr),shade=(from,to,alpha)=>{let a4=Math.max(0,Math.round(xOf(s4,from))),
b4=Math.min(s4.width,Math.round(xOf(s4,to)));b4<=a4||(s4.ctx.globalAlpha=alpha,s4.ctx.fillStyle=s4.palette.bgSunken,s4.ctx.fillRect(a4,top,b4-a4,s4.height-top),
s4.ctx.globalAlpha=1)};shade(-1/0,0,1),shade(s4.end,1/0,1),s4.range&&(shade(0,s4.range.from,.66),shade(s4.range.to,s4.end,.66));for(let t4 of[0,s4.end]){let x3=Math.
round(xOf(s4,t4));x3>=0&&x3<s4.width&&(s4.ctx.fillStyle=s4.palette.lineStrong,s4.ctx.fillRect(x3,top,1,s4.height-top))}}function drawArea(s4){let area2=s4.area;
if(!area2)return;let x0=Math.max(-2,Math.round(xOf(s4,area2.from))),x1=Math.min(s4.width+2,Math.round(xOf(s4,area2.to))),top=30*s4.dpr,bottom=s4.height;if(area2.
rows){let found=area2.rows.map(key=>s4.layout.find(key)).filter(r4=>r4!==null);found.length&&(top=Math.max(top,Math.min(...found.map(r4=>yOf(s4,r4.top)))),bottom=
Math.max(...found.map(r4=>yOf(s4,r4.top+r4.height))))}if(x1<=x0||bottom<=top)return;s4.ctx.fillStyle=cssRgb(s4.palette.accentRgb,.12),s4.ctx.fillRect(x0,top,x1-
x0,bottom-top),s4.ctx.strokeStyle=s4.palette.accent,s4.ctx.lineWidth=s4.dpr,s4.ctx.strokeRect(x0+.5,top+.5,x1-x0-1,bottom-top-1);let text=formatDuration(area2.to-
area2.from);pill(s4,text,Math.min(Math.max((x0+x1)/2,40*s4.dpr),s4.width-40*s4.dpr),top+12*s4.dpr)}function pill(s4,text,x3,y5){let{ctx}=s4;ctx.font=`600 ${11*s4.
dpr}px ${s4.palette.font}`;let w5=ctx.measureText(text).width+14*s4.dpr;ctx.fillStyle=s4.palette.accent,ctx.beginPath(),ctx.roundRect(x3-w5/2,y5-9*s4.dpr,w5,18*
s4.dpr,9*s4.dpr),ctx.fill(),ctx.fillStyle=s4.palette.bgRaised,ctx.textAlign="center",ctx.fillText(text,x3,y5+.5),ctx.textAlign="left"}function drawSelected(s4){
if(!s4.selected)return;let at2=s4.layout.find(s4.selected.row);if(!at2)return;let y5=yOf(s4,at2.top),h5=Math.round(at2.height*s4.dpr),{ctx}=s4,line=2*s4.dpr,x0=Math.
max(xOf(s4,s4.selected.begin),-line*2),x1=Math.min(Math.max(xOf(s4,s4.selected.end),x0+3*s4.dpr),s4.width+line*2);x1<0||x0>s4.width||(ctx.strokeStyle=s4.palette.
fg,ctx.lineWidth=line,ctx.strokeRect(Math.round(x0),y5+line/2,Math.max(line,Math.round(x1-x0)),h5-line),s4.focused&&(ctx.strokeStyle=s4.palette.accent,ctx.lineWidth=
s4.dpr,ctx.strokeRect(Math.round(x0)-line,y5-line/2,Math.round(x1-x0)+2*line,h5+line)))}function pointOf(s4,key,t4){let at2=s4.layout.find(key),x3=xOf(s4,t4);return at2?
{x:x3,y:yOf(s4,at2.top)+Math.round(at2.height*s4.dpr/2),shown:!0}:{x:x3,y:0,shown:!1}}var EDGE_WORDS={create:"created",unblock:"unblocked",syscall:"left its sys\
call"};function arrowHead(s4,x3,y5,down2){let r4=4*s4.dpr;s4.ctx.beginPath(),s4.ctx.moveTo(x3,y5),s4.ctx.lineTo(x3-r4,y5+(down2?-r4*1.5:r4*1.5)),s4.ctx.lineTo(x3+
r4,y5+(down2?-r4*1.5:r4*1.5)),s4.ctx.closePath(),s4.ctx.fill()}function drawEdge(s4,edge){let a4=pointOf(s4,edge.from.key,edge.from.t),b4=pointOf(s4,edge.to.key,
edge.to.t),{ctx}=s4;if(!a4.shown&&!b4.shown)return;if(ctx.lineWidth=1.5*s4.dpr,ctx.strokeStyle=ctx.fillStyle=s4.palette.fg,a4.shown&&b4.shown){let down2=b4.y>a4.
y,bend=Math.min(60*s4.dpr,Math.abs(b4.y-a4.y)/2+8*s4.dpr)*(down2?1:-1);ctx.beginPath(),ctx.moveTo(a4.x,a4.y),ctx.bezierCurveTo(a4.x,a4.y+bend,b4.x,b4.y-bend,b4.
x,b4.y),ctx.stroke(),ctx.beginPath(),ctx.arc(a4.x,a4.y,2.5*s4.dpr,0,7),ctx.fill(),arrowHead(s4,b4.x,b4.y,down2);return}let here2=a4.shown?a4:b4,text=a4.shown?`→\
 ${edge.to.key} ${EDGE_WORDS[edge.kind]}`:`${EDGE_WORDS[edge.kind]} by ${edge.from.key}`;if(here2.x<0||here2.x>s4.width)return;ctx.setLineDash([3*s4.dpr,2*s4.dpr]),
ctx.beginPath(),ctx.moveTo(here2.x,here2.y),ctx.lineTo(here2.x,here2.y-18*s4.dpr),ctx.stroke(),ctx.setLineDash([]),b4.shown&&arrowHead(s4,here2.x,here2.y,!0),ctx.
font=`${11*s4.dpr}px ${s4.palette.font}`;let w5=ctx.measureText(text).width,x3=Math.min(here2.x+4*s4.dpr,s4.width-w5-6*s4.dpr);ctx.fillStyle=s4.palette.bgRaised,
ctx.globalAlpha=.85,ctx.fillRect(x3-3*s4.dpr,here2.y-27*s4.dpr,w5+6*s4.dpr,15*s4.dpr),ctx.globalAlpha=1,ctx.fillStyle=s4.palette.fg,ctx.fillText(text,x3,here2.y-
19*s4.dpr)}function drawEdges(s4){for(let edge of s4.edges)drawEdge(s4,edge);let steps=s4.chain?.steps??[];s4.ctx.strokeStyle=s4.palette.accent,s4.ctx.lineWidth=
3*s4.dpr,s4.ctx.lineJoin="round",s4.ctx.beginPath();let open=!1;for(let step of steps){let a4=pointOf(s4,step.key,step.end),b4=pointOf(s4,step.key,step.begin);if(!a4.
shown){open=!1;continue}open?s4.ctx.lineTo(a4.x,a4.y):s4.ctx.moveTo(a4.x,a4.y),s4.ctx.lineTo(b4.x,b4.y),open=!0}steps.length&&s4.ctx.stroke()}function drawRuler(s4){
let{ctx,palette:palette2}=s4,h5=Math.round(30*s4.dpr);ctx.fillStyle=palette2.bgRaised,ctx.fillRect(0,0,s4.width,h5);let cssWidth=s4.width/s4.dpr,zero=origin(s4.
view,cssWidth);ctx.font=`${11*s4.dpr}px ${palette2.font}`,ctx.textBaseline="middle";for(let tick of ticks(s4.view,cssWidth)){let x3=Math.round(xOf(s4,tick.t));ctx.
fillStyle=tick.major?palette2.lineStrong:palette2.line,ctx.fillRect(x3,h5-Math.round((tick.major?10:7)*s4.dpr),1,Math.round((tick.major?10:7)*s4.dpr)),tick.major&&
(ctx.fillStyle=palette2.fgMuted,ctx.fillText(zero?offsetLabel(tick.t,zero.t):tick.label,x3+4*s4.dpr,11*s4.dpr))}if(ctx.fillStyle=palette2.lineStrong,ctx.fillRect(
0,h5-1,s4.width,1),s4.range){ctx.fillStyle=palette2.accent;let a4=Math.max(0,xOf(s4,s4.range.from));ctx.fillRect(a4,0,Math.min(s4.width,xOf(s4,s4.range.to))-a4,
2*s4.dpr)}}function drawGrid(s4){s4.ctx.fillStyle=s4.palette.line,s4.ctx.globalAlpha=.6;for(let tick of ticks(s4.view,s4.width/s4.dpr))tick.major&&s4.ctx.fillRect(
Math.round(xOf(s4,tick.t)),0,1,s4.height);s4.ctx.globalAlpha=1}function drawMarks(s4){for(let mark of s4.marks){let x3=Math.round(xOf(s4,mark.t));x3<0||x3>s4.width||
(s4.ctx.fillStyle=s4.palette.accent,s4.ctx.globalAlpha=mark.kept?1:.6,s4.ctx.fillRect(x3,0,Math.max(1,s4.dpr),s4.height),s4.ctx.beginPath(),s4.ctx.moveTo(x3,0),
s4.ctx.lineTo(x3+9*s4.dpr,4*s4.dpr),s4.ctx.lineTo(x3,8*s4.dpr),s4.ctx.fill(),s4.ctx.globalAlpha=1)}}function drawCursor(s4){if(s4.cursorX===null)return;let x3=Math.
round(s4.cursorX*s4.dpr);s4.ctx.fillStyle=s4.palette.fgMuted,s4.ctx.globalAlpha=.4,s4.ctx.fillRect(x3,0,1,s4.height),s4.ctx.globalAlpha=1;let t4=s4.view.from+(s4.
view.to-s4.view.from)*x3/s4.width,text=formatTime(t4,(s4.view.to-s4.view.from)/s4.width);s4.ctx.font=`${11*s4.dpr}px ${s4.palette.font}`;let w5=s4.ctx.measureText(
text).width+10*s4.dpr,left=Math.min(Math.max(x3-w5/2,0),s4.width-w5);s4.ctx.fillStyle=s4.palette.fg,s4.ctx.beginPath(),s4.ctx.roundRect(left,2*s4.dpr,w5,16*s4.dpr,
4*s4.dpr),s4.ctx.fill(),s4.ctx.fillStyle=s4.palette.bgRaised,s4.ctx.fillText(text,left+5*s4.dpr,10.5*s4.dpr)}var SETTLE_MS=160,GLIDE_MS=180,DRAG_PX=4,current=y3(null),menu=y3(null),overlayOn=y3(!0),settled=y3(0);function make(tag,cls,parent){let e4=document.createElement(
tag);return e4.className=cls,parent.append(e4),e4}var Timeline=class{constructor(host){this.ends=[];this.hatch=null;this.missing=null;this.view={from:0,to:1};this.
ownView=!0;this.glide=null;this.scroll=0;this.width=1;this.height=1;this.dpr=1;this.pointer=null;this.hoveredRow=null;this.drag=null;this.draft=null;this.held=new Map;
this.lastFrame=0;this.wanted=!1;this.rebuildWanted=!0;this.bands=null;this.bandsFlight=null;this.shares=new Map;this.scales=new Map;this.temporaryMark=null;this.
focused=!1;this.ownSelection="";this.zoomingIn=!0;this.revealWanted=null;this.column=make("div","tl-column",host),this.corner=make("div","tl-origin",this.column);
let list=make("div","tl-list",this.column),field=make("div","tl-field",host);this.canvas=make("canvas","tl-canvas",field),this.canvas.tabIndex=0,this.canvas.setAttribute(
"role","img"),this.canvas.setAttribute("aria-label","Timeline. The grid of rows beside it and “Show as table” hold the same."),this.bar=make("div","tl-scrol\
l",host),this.thumb=make("div","tl-thumb",this.bar),this.tip=make("div","tl-tip",field),this.tip.hidden=!0,this.ctx=this.canvas.getContext("2d",{alpha:!1}),this.
cache=new TileCache(getTiles,()=>this.draw()),this.painter=new Painter(`${base}worker.js`,this.cache,()=>this.draw()),this.names=new NameCache((g4,s4,k4)=>getJson(
"names",{g:g4.join(",")||null,s:s4.join(",")||null,k:k4.join(",")||null}),()=>this.draw()),this.model=new RowModel((query,signal)=>getJson("rows",query,signal),
()=>this.rebuild()),this.labels=new Labels(list,{fold:at2=>this.fold(at2),lanes:at2=>this.setRows({lanes:toggled(this.model.options.lanes,at2.key),open:this.model.
options.open.filter(k4=>k4!==at2.key).join(";")}),pin:key=>this.pin(key),choose:at2=>this.chooseRow(at2),menu:(at2,x3,y5)=>{menu.value={x:x3,y:y5,row:at2.key,t:null}},
hover:key=>{this.hoveredRow=key,this.draw()}}),this.observer=new ResizeObserver(()=>this.resize()),this.observer.observe(field),this.listen(),this.follow(),this.
resize(),current.value=this}close(){current.value=null,this.commitView(),this.observer.disconnect();for(let stop of this.ends)stop();clearTimeout(this.settleTimer),
this.bandsFlight?.abort(),this.model.close(),this.painter.close(),this.cache.clear()}follow(){let fp=fingerprint.peek(),generation=0;this.ends.push(followSelection(),
x2(()=>{this.readColors(theme.value,meta.value?.reasons??[],params.value.hl??null)}),x2(()=>{let t4=params.value.t;this.showAddress(t4===void 0?range.value:parseSpan(
t4),t4)}),x2(()=>{this.model.setOptions(readOptions(params.value))}),x2(()=>{let now=end.value;fingerprint.value!==fp&&(fp=fingerprint.value,this.cache.clear()),
this.cache.end=now,this.ownView&&(this.view=whole(now)),this.touch()}),x2(()=>{let m5=meta.value;complete.value,m5&&++generation>1&&this.model.refresh(),this.rebuild()}),
x2(()=>{let sel=selection.value;sel&&formatSelection(sel)!==this.ownSelection&&(this.revealWanted=sel.row),this.rebuild()}),x2(()=>{let d5=details.value.value;d5&&
this.revealWanted!==null&&d5.row===selection.peek()?.row&&this.revealTime(d5.begin,d5.end),this.draw()}),x2(()=>{flows.value,chain.value,area.value,range.value,
overlayOn.value,params.value.mark,this.draw()}))}showAddress(span,t4){t4!==void 0&&t4===this.lastT||(this.lastT=t4,this.ownView=span===null,span?this.glideTo(clampView(
span,end.peek()||span.to)):end.peek()>0&&this.glideTo(whole(end.peek())))}readColors(kind,reasons,highlight){document.documentElement.dataset.theme=kind;let css=getComputedStyle(
document.documentElement);this.palette=makePalette(name=>css.getPropertyValue(name),kind==="dark",reasons,highlight),this.painter.setColors(this.palette.version,
this.palette.pixels),this.makePatterns(),this.draw()}makePatterns(){let of=(size,color,width)=>{let c4=document.createElement("canvas");c4.width=c4.height=size;
let x3=c4.getContext("2d");x3.strokeStyle=color,x3.lineWidth=width;for(let d5 of[-size,0,size])x3.beginPath(),x3.moveTo(d5-2,size+2),x3.lineTo(d5+size+2,-2),x3.
stroke();return this.ctx.createPattern(c4,"repeat")},unit=Math.round(8*this.dpr);this.hatch=of(unit,"rgb(255 255 255 / 0.28)",unit/4),this.missing=of(unit,this.
palette.line,this.dpr)}touch(){clearTimeout(this.settleTimer),this.settleTimer=setTimeout(()=>this.settle(),SETTLE_MS),this.draw()}setView(view){this.glide=null,
this.ownView=!1,this.zoomingIn=view.to-view.from<this.view.to-this.view.from,this.view=view,this.touch()}glideTo(view){this.zoomingIn=view.to-view.from<this.view.
to-this.view.from,matchMedia("(prefers-reduced-motion: reduce)").matches||this.width<=1||this.lastFrame===0?(this.glide=null,this.view=view):this.glide={from:this.
view,to:view,start:performance.now()},this.touch()}jump(view){this.commitView(),pushParams({t:formatSpan(clampView(view,end.peek()))})}commitView(){let at2=this.
glide?.to??this.view,span={from:Math.round(at2.from),to:Math.max(Math.round(at2.from)+1,Math.round(at2.to))},t4=this.ownView?void 0:formatSpan(span);t4===this.lastT||
this.ownView&&params.peek().t===void 0||(this.lastT=t4,replaceParams({t:t4??null}))}settle(){this.commitView(),this.model.setAlive(this.view),this.measureRows(),
this.askBands(),settled.value++,this.draw()}get timeAtPointer(){return this.timeAt(this.pointer?.x??this.width/2)}timeAt(x3){return this.view.from+(this.view.to-
this.view.from)*x3/this.width}zoom(factor,x3=this.pointer?.x??this.width/2){this.setView(zoomAt(this.view,x3/this.width,factor,end.peek()))}pan(share){this.setView(
panBy(this.view,(this.view.to-this.view.from)*share,end.peek()))}showWhole(){this.commitView(),pushParams({t:null})}fitRows(){let rows=this.visibleRows().filter(
r4=>r4.row&&r4.row.end>r4.row.begin);rows.length&&this.jump(fit({from:Math.min(...rows.map(r4=>r4.row.begin)),to:Math.max(...rows.map(r4=>r4.row.end))},end.peek(),
.03))}fitSelected(){let d5=details.peek().value,box=d5?{from:d5.begin,to:d5.end}:area.peek();if(!box)return;let span=this.view.to-this.view.from,middle=(box.from+
box.to)/2,centre=clampView({from:middle-span/2,to:middle+span/2},end.peek()),centred=Math.abs(centre.from-this.view.from)<span*.02;d5&&this.revealRow(d5.row),this.
jump(centred||box.to-box.from>span?fit(box,end.peek(),.2):centre)}hold(motion,speed){speed===null?this.held.delete(motion):this.held.get(motion)!==speed&&(this.
held.set(motion,speed),this.move(50)),this.draw()}move(ms){for(let[motion,speed]of this.held){let amount=Math.min(ms,50)/1e3*speed;motion==="in"||motion==="out"?
this.zoom(Math.exp((motion==="in"?-2.2:2.2)*amount)):this.pan((motion==="left"?-1:1)*amount*.9)}}rebuild(){this.rebuildWanted=!0,this.draw()}layOut(){this.rebuildWanted=
!1;let before=this.model.layout,cursor=this.pointer?Math.max(0,this.pointer.y-30):0,after=this.model.build(meta.peek(),selection.peek()?.row??null);this.scroll=
this.boundScroll(before.height?anchoredScroll(before,after,this.scroll,cursor):this.scroll),this.revealWanted!==null&&after.find(this.revealWanted)&&this.revealRow(
this.revealWanted)}get rowsHeight(){return Math.max(1,this.height-30)}boundScroll(y5){return Math.min(Math.max(0,y5),Math.max(0,this.model.layout.height-this.rowsHeight+
24))}setScroll(y5){this.scroll=this.boundScroll(y5),this.touch()}revealRow(key){let at2=this.model.layout.find(key);if(!at2)return;let top=this.scroll+30;(at2.top<
top||at2.top+at2.height>this.scroll+this.rowsHeight)&&this.setScroll(at2.top-this.rowsHeight/2+at2.height/2)}revealTime(from,to){this.revealWanted=null;let next=reveal(
this.view,from,Math.min(to,from+(this.view.to-this.view.from)*.5),end.peek());next!==this.view&&(this.ownView=!1,this.glideTo(next))}visibleRows(){return this.model.
layout.visible(this.scroll,this.scroll+this.rowsHeight)}setRows(changes){this.commitView(),pushParams({rows:changeOptions(params.peek(),changes)})}fold(at2){let o4=this.
model.options;if(at2.item.kind==="section")this.setRows({folds:toggled(o4.folds,at2.item.name)});else if(at2.row?.kind==="group"){let lanes=o4.lanes.filter(k4=>k4!==
at2.key).join(";");this.setRows(o4.lanes.includes(at2.key)?{lanes}:{open:toggled(o4.open,at2.key),lanes})}}pin(key){let pins=parseList(params.peek().pin),next=pins.
includes(key)?pins.filter(k4=>k4!==key):[...pins,key];pushParams({pin:next.length?next.join(","):null})}chooseRow(at2){let t4=selection.peek()?.t??Math.round((this.
view.from+this.view.to)/2);this.choose(at2.key,t4)}choose(row,t4){this.commitView(),this.ownSelection=formatSelection({row,t:t4}),pushParams({sel:this.ownSelection})}stepRow(down2){
let from=selection.peek()?.row??this.hoveredRow??"",next=this.model.layout.neighbour(from,down2);if(!next?.row)return;let t4=selection.peek()?.t??Math.round((this.
view.from+this.view.to)/2);this.choose(next.key,t4),this.revealRow(next.key),requestAnimationFrame(()=>this.labels.focus(next.key))}foldSelected(){let key=selection.
peek()?.row??this.hoveredRow,at2=key?this.model.layout.find(key):null,group=at2?.row?.kind==="group"?at2:at2?.row?.group?this.model.layout.find(at2.row.group):null;
group&&this.fold(group)}mark(keep){let t4=Math.round(this.timeAtPointer);if(!keep){this.temporaryMark=this.temporaryMark===null?t4:null,this.draw();return}let kept=parseList(
params.peek().mark),near=kept.find(m5=>Math.abs((parseTime(m5)??-1)-t4)<(this.view.to-this.view.from)*5/this.width),next=near?kept.filter(m5=>m5!==near):[...kept,
exactTime(this.temporaryMark??t4)];this.temporaryMark=null,pushParams({mark:next.length?next.join(","):null})}marks(){let kept=parseList(params.peek().mark).map(
parseTime).filter(t4=>t4!==null).map(t4=>({t:t4,kept:!0}));return this.temporaryMark===null?kept:[...kept,{t:this.temporaryMark,kept:!1}]}measureRows(){let level=levelFor(
this.view,this.width*this.dpr),[first,last]=tilesOf(this.view,level,end.peek()),from=Math.max(0,this.view.from),span=Math.max(1,Math.min(this.view.to,end.peek())-
from);this.shares=new Map;for(let{row}of this.visibleRows()){if(!row||row.kind==="counter")continue;let sums=new Float64Array(4);for(let x3=first;x3<=last;x3++){
let c4=this.cache.get(row.key,level,x3);c4&&addShares(c4.tile,from,this.view.to,CLASS_OF,sums)}this.shares.set(row.key,Array.from(sums,v4=>v4/span))}this.measureScales(
level,first,last)}rowShares(key){return this.shares.get(key)??null}measureScales(level,first,last){for(let{row}of this.visibleRows()){if(row?.kind!=="group")continue;
let active=0,all=0;for(let x3=first;x3<=last;x3++){let avg=this.cache.get(row.key,level,x3)?.tile.avg;for(let i4=0;avg&&i4<avg.length;i4+=4){let busy=avg[i4]+avg[i4+
1]+avg[i4+3];active=Math.max(active,busy),all=Math.max(all,busy+avg[i4+2])}}let wanted=active>0?Math.min(all,active*3):all;wanted>0&&this.scales.set(row.key,niceAbove(
wanted))}}scaleOf(key){let row=this.model.row(key);return row?.kind==="counter"?{scale:niceAbove(row.max??1),base:0,unit:row.unit??"count"}:{scale:this.scales.get(
key)??niceAbove(row?.peak??1),base:0,unit:"count"}}askBands(){let span=this.view.to-this.view.from,from=Math.max(0,Math.floor(this.view.from-span/2)),to=Math.ceil(
Math.min(end.peek(),this.view.to+span/2));to<=from||!fingerprint.peek()||(this.bandsFlight?.abort(),this.bandsFlight=new AbortController,getJson("marks",{from,to},
this.bandsFlight.signal).then(m5=>{this.bands=m5,this.draw()},e4=>{isAbort(e4)}))}resize(){let box=this.canvas.parentElement.getBoundingClientRect(),dpr=Math.min(
devicePixelRatio||1,3);this.width=Math.max(1,Math.round(box.width)),this.height=Math.max(1,Math.round(box.height)),dpr!==this.dpr&&(this.dpr=dpr,this.makePatterns()),
this.canvas.width=Math.round(this.width*dpr),this.canvas.height=Math.round(this.height*dpr),this.frame(performance.now()),this.touch()}draw(){this.wanted||(this.
wanted=!0,requestAnimationFrame(now=>this.frame(now)))}animate(now){if(this.held.size&&this.move(this.lastFrame?now-this.lastFrame:16),!this.glide)return;let x3=Math.
min(1,(now-this.glide.start)/GLIDE_MS),ease=1-(1-x3)**3,{from,to}=this.glide;this.view={from:from.from+(to.from-from.from)*ease,to:from.to+(to.to-from.to)*ease},
x3>=1&&(this.glide=null)}scene(){let sel=selection.peek(),d5=details.peek().value,mine=sel&&d5&&d5.row===sel.row&&sel.t>=d5.begin&&sel.t<=d5.end;return{ctx:this.
ctx,width:this.canvas.width,height:this.canvas.height,dpr:this.dpr,view:this.view,end:end.peek(),reading:!complete.peek(),scroll:this.scroll,layout:this.model.layout,
palette:this.palette,cache:this.cache,painter:this.painter,names:this.names,reasons:meta.peek()?.reasons??[],bands:overlayOn.peek()?this.bands:null,range:range.
peek(),area:this.draft??area.peek(),marks:this.marks(),selected:sel?{...sel,begin:mine?d5.begin:sel.t,end:mine?d5.end:sel.t}:null,focused:this.focused,hovered:this.
hoveredRow?{row:this.hoveredRow,t:0}:null,cursorX:this.drag?.kind==="pan"?null:this.pointer?.x??null,edges:sel?flows.peek().value?.edges??[]:[],chain:sel?chain.
peek().value:null,compact:this.model.options.compact,hatch:this.hatch,missing:this.missing,rects:0,waiting:!1,scaleOf:row=>this.scaleOf(row)}}frame(now){this.wanted=
!1,this.animate(now),this.rebuildWanted&&this.layOut(),this.lastFrame=(this.held.size||this.glide,now),this.cache.beginFrame(),this.painter.beginFrame();let rows=this.
visibleRows();this.model.want(rows);let s4=this.scene();this.ctx.fillStyle=this.palette.bgRaised,this.ctx.fillRect(0,0,s4.width,s4.height),drawGrid(s4),drawRows(
s4,rows),drawBands(s4),drawLimits(s4),drawArea(s4),drawSelected(s4),drawEdges(s4),drawSticky(s4),drawRuler(s4),drawMarks(s4),drawCursor(s4),this.painter.endFrame(),
this.ask(s4,rows),this.updateColumn(rows),this.names.flush(),(this.glide||this.held.size)&&this.draw()}ask(s4,rows){if(!fingerprint.peek()||s4.end<=0)return;let at2=this.
glide?{...s4,view:this.glide.to}:s4;this.cache.ask(visibleWants(at2,rows,this.pointer?.y??null)),this.cache.inFlight===0&&!this.glide&&this.cache.ask(prefetchWants(
s4,rows,this.zoomingIn))}updateColumn(rows){let zero=origin(this.view,this.width),corner=zero?`${zero.label} +`:`${formatDuration(this.view.to-this.view.from)} \
shown`;this.corner.textContent!==corner&&(this.corner.textContent=corner);let layout=this.model.layout,sticky=layout.sticky(this.scroll),shown=sticky?rows.filter(
r4=>r4.item!==sticky.item):rows;this.labels.update(shown,this.scroll,{pins:this.model.options.pins,lanes:this.model.options.lanes,selected:selection.peek()?.row??
null,total:layout.items.length,shares:this.shares},sticky?{at:{key:sticky.item.key,row:null,item:sticky.item,index:0,top:0,height:sticky.item.height,level:1},y:sticky.
y}:null);let share=this.rowsHeight/Math.max(layout.height+24,1);this.bar.hidden=share>=1;let track=this.height,thumb=Math.max(24,track*share);this.thumb.style.height=
`${thumb}px`;let most=Math.max(1,layout.height+24-this.rowsHeight);this.thumb.style.transform=`translateY(${(track-thumb)*this.scroll/most}px)`}rowAt(y5){if(y5<
30)return null;let sticky=this.model.layout.sticky(this.scroll);return sticky&&y5<30+sticky.y+sticky.item.height?null:this.model.layout.at(y5-30+this.scroll)}hit(row,t4){
let level=levelFor(this.view,this.width*this.dpr),slack=(this.view.to-this.view.from)/this.width*2;for(let up=0;up<6;up++){let c4=this.cache.get(row,level+up,Math.
floor(t4/(1024*2**(level+up))));if(c4)return c4.tile.kind===0?null:hitTile(c4.tile,t4,slack)}return null}point(e4){let box=this.canvas.getBoundingClientRect();return{
x:e4.clientX-box.left,y:e4.clientY-box.top}}listen(){let c4=this.canvas,passive={passive:!1};c4.addEventListener("wheel",e4=>this.wheel(e4),passive),this.column.
addEventListener("wheel",e4=>this.wheel(e4),passive),c4.addEventListener("pointerdown",e4=>this.press(e4)),c4.addEventListener("pointermove",e4=>this.moved(e4)),
c4.addEventListener("pointerup",e4=>this.release(e4)),c4.addEventListener("pointercancel",()=>this.cancelDrag()),c4.addEventListener("pointerleave",()=>{this.pointer=
null,this.hoveredRow=null,this.tip.hidden=!0,this.draw()}),c4.addEventListener("dblclick",e4=>this.doubleClick(e4)),c4.addEventListener("contextmenu",e4=>{let p5=this.
point(e4),at2=this.rowAt(p5.y);at2?.row&&(e4.preventDefault(),menu.value={x:e4.clientX,y:e4.clientY,row:at2.key,t:Math.round(this.timeAt(p5.x))})}),c4.addEventListener(
"auxclick",e4=>e4.preventDefault()),c4.addEventListener("focus",()=>{this.focused=c4.matches(":focus-visible"),this.draw()}),c4.addEventListener("blur",()=>{this.
focused=!1,this.held.clear(),this.draw()}),this.bar.addEventListener("pointerdown",e4=>{this.bar.setPointerCapture(e4.pointerId),e4.target===this.bar&&this.setScroll(
e4.offsetY/this.height*this.model.layout.height-this.rowsHeight/2),this.drag={kind:"bar",y:e4.clientY,scroll:this.scroll}}),this.bar.addEventListener("pointermo\
ve",e4=>{this.drag?.kind==="bar"&&this.setScroll(this.drag.scroll+(e4.clientY-this.drag.y)*(this.model.layout.height+24)/this.height)}),this.bar.addEventListener(
"pointerup",()=>this.cancelDrag())}wheel(e4){e4.preventDefault();let unit=e4.deltaMode===1?16:e4.deltaMode===2?this.rowsHeight:1,dx=e4.deltaX*unit,dy=e4.deltaY*
unit;if(e4.ctrlKey||e4.metaKey){let p5=this.point(e4);this.zoom(Math.exp(Math.max(-120,Math.min(120,dy))*(Math.abs(dy)<50?.01:.004)),Math.min(Math.max(p5.x,0),this.
width))}else e4.shiftKey||Math.abs(dx)>Math.abs(dy)?this.pan((e4.shiftKey&&dx===0?dy:dx)/this.width):this.setScroll(this.scroll+dy)}press(e4){if(e4.button===2)return;
let p5=this.point(e4);this.canvas.setPointerCapture(e4.pointerId);let pans=e4.button===1||e4.shiftKey!==(settings.peek().navigation==="pan"&&p5.y>=30);e4.button===
1&&e4.preventDefault(),pans&&e4.button!==0||pans&&e4.shiftKey?this.drag={kind:"pan",x:p5.x,y:p5.y,view:this.view,scroll:this.scroll}:this.drag={kind:"press",x:p5.
x,y:p5.y,ruler:p5.y<30,t:this.timeAt(p5.x)}}moved(e4){let p5=this.point(e4);this.pointer=p5;let d5=this.drag;if(d5?.kind==="press"&&Math.hypot(p5.x-d5.x,p5.y-d5.
y)>DRAG_PX&&(settings.peek().navigation==="pan"&&!e4.shiftKey&&!d5.ruler?this.drag={kind:"pan",x:d5.x,y:d5.y,view:this.view,scroll:this.scroll}:this.drag={...d5,
kind:"area"}),this.drag?.kind==="pan"){let ns=(this.drag.x-p5.x)/this.width*(this.drag.view.to-this.drag.view.from);this.setView(panBy(this.drag.view,ns,end.peek())),
this.setScroll(this.drag.scroll+this.drag.y-p5.y)}else this.drag?.kind==="area"&&(this.draft=this.areaOf(this.drag,p5));this.canvas.classList.toggle("tl-panning",
this.drag?.kind==="pan"),this.hover(),this.draw()}areaOf(d5,p5){let now=this.timeAt(Math.min(Math.max(p5.x,0),this.width)),from=Math.max(0,Math.min(d5.t,now)),to=Math.
min(Math.max(d5.t,now),Math.max(end.peek(),1)),rows=null;if(!d5.ruler){let top=Math.max(30,Math.min(d5.y,p5.y))-30+this.scroll,bottom=Math.max(d5.y,p5.y)-30+this.
scroll;rows=this.model.layout.visible(top,bottom+1).filter(r4=>r4.row).map(r4=>r4.key),(rows.length===0||rows.length>100)&&(rows=null)}return{from:Math.round(Math.
min(from,to)),to:Math.round(Math.max(to,from+1)),rows}}release(e4){let d5=this.drag;if(this.drag=null,this.canvas.classList.remove("tl-panning"),d5?.kind==="are\
a"&&this.draft){this.commitView();let{from,to,rows}=this.draft;this.draft=null,setArea({from,to,rows})}else d5?.kind==="press"&&this.click(this.point(e4));this.
draw()}cancelDrag(){this.drag=null,this.draft=null,this.draw()}click(p5){let at2=this.rowAt(p5.y);if(at2?.item.kind==="section"){this.fold(at2);return}if(!at2?.
row)return;let t4=Math.round(this.timeAt(p5.x)),hit=this.hit(at2.key,t4);if(at2.row.kind==="group"&&hit?.kind==="heat"){this.choose(at2.key,t4);return}let inside=hit?.
kind==="span"?Math.min(Math.max(t4,Math.ceil(hit.from)),Math.max(Math.ceil(hit.from),Math.floor(hit.to)-1)):t4;this.choose(at2.key,inside)}doubleClick(e4){let p5=this.
point(e4),at2=this.rowAt(p5.y),hit=at2?.row?this.hit(at2.key,this.timeAt(p5.x)):null;hit?.kind==="span"?this.jump(fit(hit,end.peek(),.25)):this.zoom(.25,p5.x)}hover(){
let p5=this.pointer,at2=p5&&!this.drag?this.rowAt(p5.y):null;this.hoveredRow=at2?.row?.key??null;let t4=p5?this.timeAt(p5.x):0,hit=at2?.row&&t4>=0&&t4<=end.peek()?
this.hit(at2.key,t4):null,lines=at2?.row&&hit?describeHit(at2.row,hit,this.names,meta.peek()?.reasons??[]):[];if(this.tip.hidden=lines.length===0,!p5||!lines.length)
return;let text=lines.join(`
`);this.tip.textContent!==lines.join("")&&(this.tip.textContent="",lines.forEach((line,i4)=>{make("div",i4===0?"tl-tip-first":"tl-tip-more",this.tip).textContent=
line}),this.tip.dataset.text=text);let flipX=p5.x>this.width-300,flipY=p5.y>this.height-110;this.tip.style.transform=`translate(${Math.round(p5.x+(flipX?-14:14))}\
px, ${Math.round(p5.y+(flipY?-14:18))}px) translate(${flipX?"-100%":"0"}, ${flipY?"-100%":"0"})`}get hoverPlace(){return this.hoveredRow?{row:this.hoveredRow,t:Math.
round(this.timeAtPointer)}:null}};function niceAbove(v4){if(!(v4>0))return 1;let p5=10**Math.floor(Math.log10(v4));return[1,1.5,2,3,5,7,10].find(k4=>k4*p5>=v4*.9999)*
p5}var results=y3([]),resultsTotal=y3(0),searchError=y3(null),at=y3(-1),flight=null;async function search(text){if(flight?.abort(),flight=new AbortController,at.value=
-1,!text.trim()){results.value=[],resultsTotal.value=0;return}try{let found=await getJson("find",{q:text,limit:50},flight.signal);results.value=found.rows,resultsTotal.
value=found.total,searchError.value=null}catch(e4){isAbort(e4)||(searchError.value=reasonOf(e4))}}function openRow(key,t4){let sel={row:key,t:Math.max(0,Math.round(
t4))};path.peek()==="/timeline"?pushParams({sel:formatSelection(sel)}):go(timelineHref({sel}))}function openResult(r4){at.value=results.peek().indexOf(r4),openRow(
r4.key,r4.begin)}function nextResult(step){let all=results.peek();all.length&&openResult(all[(at.peek()+step+all.length)%all.length])}function parseGo(text){let s4=text.
trim().toLowerCase(),row=/^([gpm])\s*(\d+(?:~\d+)?)$/.exec(s4);if(row)return{row:row[1]+row[2]};let task=/^task\s*(\d+)$/.exec(s4);if(task)return{page:`/task/${task[1]}`};
if(/^(fn\d+(\/l\d+)?|gc|stw|c:\w+)$/.test(s4))return{row:s4};let t4=/[a-zµ]$/.test(s4)?parseTime(s4):null;return t4!==null&&t4>=0?{t:t4}:null}function runGo(text,view,begin=0){
let to=parseGo(text);if(!to)return!1;if("row"in to)openRow(to.row,view?(view.from+view.to)/2:begin);else if("t"in to){let half=view?(view.to-view.from)/2:5e5,span={
from:Math.round(Math.max(0,to.t-half)),to:Math.round(to.t+half)};path.peek()==="/timeline"?pushParams({t:`${span.from}+${span.to-span.from}`}):go(timelineHref({
view:span}))}else go(href(to.page));return!0}var ROUTES=[{path:"/",roots:["","overview"],title:"Overview",icon:"overview",group:"look"},{path:"/timeline",roots:["timeline"],title:"Timeline",icon:"timeline",
group:"look"},{path:"/findings",roots:["findings"],title:"Findings",icon:"findings",group:"look"},{path:"/goroutines",roots:["goroutines"],title:"Goroutines",icon:"\
goroutines",group:"measure"},{path:"/profiles",roots:["profiles"],title:"Profiles",icon:"profiles",group:"measure"},{path:"/latency",roots:["latency"],title:"La\
tency",icon:"latency",group:"measure"},{path:"/mmu",roots:["mmu"],title:"GC & MMU",icon:"gc",group:"measure"},{path:"/tasks",roots:["tasks","task"],title:"Tasks",
icon:"tasks",group:"measure"},{path:"/regions",roots:["regions","region"],title:"Regions",icon:"regions",group:"measure"},{path:"/events",roots:["events"],title:"\
Events",icon:"events",group:"more"},{path:"/compare",roots:["compare"],title:"Compare",icon:"compare",group:"more"},{path:"/settings",roots:["settings"],title:"\
Settings",icon:"settings",group:"about"},{path:"/help",roots:["help"],title:"Help",icon:"help",group:"about"}];function decode2(text){try{return decodeURIComponent(
text)}catch{return text}}function matchPath(p5){let slash=p5.indexOf("/",1),root2=slash<0?p5.slice(1):p5.slice(1,slash),rest=slash<0?"":p5.slice(slash+1);return{
route:ROUTES.find(r4=>r4.roots.includes(root2))??null,root:root2,arg:rest?decode2(rest):null}}var palette=y3(null),panelOpen=y3(!0),legendOn=y3(!0),tableOn=y3(!1);function stepSlice(forward){let d5=details.peek().value,t4=forward?d5?.next:d5?.prev;d5&&t4!==null&&t4!==void 0?selectPlace({row:d5.row,t:t4}):selection.peek()||
current.peek()?.pan(forward?.2:-.2)}function followFlow(back){let d5=details.peek().value;if(!d5)return;if(back){let to2=d5.unblocked_by??d5.goroutine?.created_by??
null;to2&&selectPlace({row:to2.key,t:to2.t});return}let edge=flows.peek().value?.edges.find(e4=>e4.from.key===d5.row),to=d5.unblocks[0]??edge?.to;to&&selectPlace(
{row:to.key,t:to.t})}function toRow(kind){let d5=details.peek().value,sel=selection.peek(),key=kind==="goroutine"?d5?.goroutine?.key:d5?.[kind];key&&sel&&selectPlace(
{row:key,t:sel.t})}function escape(){menu.peek()?menu.value=null:tableOn.peek()?tableOn.value=!1:selection.peek()?select(null):area.peek()?setArea(null):range.peek()&&
setRange(null)}function nextHighlight(){let now=CLASS_NAMES.indexOf(params.peek().hl??"");pushParams({hl:CLASS_NAMES[now+1]??null})}var pages=ROUTES.map((r4,i4)=>({
id:`page-${r4.title}`,title:r4.title,keys:i4<9?[`Digit${i4+1}`]:r4.path==="/help"?["Shift+Slash"]:[],group:"Pages",run:()=>go(href(r4.path))})),COMMANDS=[{id:"z\
oom-in",title:"Zoom in at the pointer",keys:["KeyW","Equal","NumpadAdd"],group:"Move",timeline:!0,held:!0,run:()=>current.peek()?.zoom(.5)},{id:"zoom-out",title:"\
Zoom out at the pointer",keys:["KeyS","Minus","NumpadSubtract"],group:"Move",timeline:!0,held:!0,run:()=>current.peek()?.zoom(2)},{id:"left",title:"Earlier",keys:[
"KeyA"],group:"Move",timeline:!0,held:!0,run:()=>current.peek()?.pan(-.25)},{id:"right",title:"Later",keys:["KeyD"],group:"Move",timeline:!0,held:!0,run:()=>current.
peek()?.pan(.25)},{id:"fit",title:"Centre the selection; again: fit it",keys:["KeyF"],group:"Move",timeline:!0,run:()=>current.peek()?.fitSelected()},{id:"whole",
title:"The whole trace",keys:["Digit0","Numpad0"],group:"Move",timeline:!0,run:()=>current.peek()?.showWhole()},{id:"fit-rows",title:"Fit the rows in sight",keys:[
"Shift+Digit0"],group:"Move",timeline:!0,run:()=>current.peek()?.fitRows()},{id:"undo",title:"Undo the last step",keys:["KeyZ","Ctrl+KeyZ"],group:"Move",run:()=>history.
back()},{id:"redo",title:"Redo it",keys:["Shift+KeyZ","Ctrl+Shift+KeyZ"],group:"Move",run:()=>history.forward()},{id:"prev",title:"Previous slice of the row",keys:[
"ArrowLeft","Comma"],group:"Rows and slices",timeline:!0,run:()=>stepSlice(!1)},{id:"next",title:"Next slice of the row",keys:["ArrowRight","Period"],group:"Row\
s and slices",timeline:!0,run:()=>stepSlice(!0)},{id:"up",title:"Row above",keys:["ArrowUp","KeyK"],group:"Rows and slices",timeline:!0,run:()=>current.peek()?.
stepRow(!1)},{id:"down",title:"Row below",keys:["ArrowDown","KeyJ"],group:"Rows and slices",timeline:!0,run:()=>current.peek()?.stepRow(!0)},{id:"open",title:"O\
pen the group of the row",keys:["Enter","Space"],group:"Rows and slices",timeline:!0,run:()=>current.peek()?.foldSelected()},{id:"flow-back",title:"Back along t\
he flow: unblocker, creator",keys:["BracketLeft"],group:"Rows and slices",timeline:!0,run:()=>followFlow(!0)},{id:"flow-on",title:"Forward along the flow: what \
it unblocked",keys:["BracketRight"],group:"Rows and slices",timeline:!0,run:()=>followFlow(!1)},{id:"chain",title:"Wake-up chain of the selection",keys:["Shift+\
BracketLeft"],group:"Rows and slices",timeline:!0,run:askChain},{id:"to-g",title:"To the goroutine of the slice",keys:["KeyG"],group:"Rows and slices",timeline:!0,
run:()=>toRow("goroutine")},{id:"to-p",title:"To the P of the slice",keys:["KeyP"],group:"Rows and slices",timeline:!0,run:()=>toRow("p")},{id:"to-m",title:"To \
the thread of the slice",keys:["KeyT"],group:"Rows and slices",timeline:!0,run:()=>toRow("m")},{id:"area",title:"Area of the selected slice",keys:["KeyR"],group:"\
Select and mark",timeline:!0,run:selectionToArea},{id:"area-show",title:"Zoom to the area",keys:["Shift+KeyR"],group:"Select and mark",timeline:!0,run:showArea},
{id:"area-commit",title:"Restrict all pages to the area",keys:["Ctrl+Enter"],group:"Select and mark",timeline:!0,run:commitArea},{id:"view-commit",title:"Restri\
ct all pages to what is shown",keys:[],group:"Select and mark",timeline:!0,run:()=>{let v4=current.peek()?.view;v4&&setRange(v4)}},{id:"mark",title:"Mark the ti\
me at the pointer",keys:["KeyM"],group:"Select and mark",timeline:!0,run:()=>current.peek()?.mark(!1)},{id:"mark-keep",title:"Keep the mark in the link",keys:["\
Shift+KeyM"],group:"Select and mark",timeline:!0,run:()=>current.peek()?.mark(!0)},{id:"pin",title:"Pin the selected row on top",keys:[],group:"Select and mark",
timeline:!0,run:()=>{let s4=selection.peek();s4&&current.peek()?.pin(s4.row)}},{id:"copy-link",title:"Copy a link to this view",keys:["KeyY"],group:"Select and \
mark",run:()=>{copyLink()}},{id:"copy",title:"Copy the selection as text",keys:["KeyC"],group:"Select and mark",run:()=>{copySelection()}},{id:"escape",title:"C\
lear selection, then area, then range",keys:["Escape"],group:"Select and mark",run:escape},{id:"find",title:"Search",keys:["Slash","Ctrl+KeyF"],group:"Find",run:()=>{
palette.value="find"}},{id:"find-next",title:"Next result",keys:["KeyN"],group:"Find",run:()=>nextResult(1)},{id:"find-prev",title:"Previous result",keys:["Shif\
t+KeyN"],group:"Find",run:()=>nextResult(-1)},{id:"go",title:"Go to a goroutine, P, thread or time",keys:["Shift+Semicolon"],group:"Find",run:()=>{palette.value=
"go"}},{id:"palette",title:"All commands",keys:["Ctrl+KeyK"],group:"Find",run:()=>{palette.value="command"}},{id:"overlay",title:"Bands of GC and stopped world",
keys:["KeyO"],group:"Show",timeline:!0,run:()=>{overlayOn.value=!overlayOn.peek()}},{id:"compact",title:"Compact rows",keys:["KeyX"],group:"Show",timeline:!0,run:()=>{
let t4=current.peek();t4?.setRows({compact:t4.model.options.compact?null:"1"})}},{id:"regions",title:"Regions below goroutines",keys:["KeyB"],group:"Show",timeline:!0,
run:()=>{let t4=current.peek();t4?.setRows({stacks:t4.model.options.stacks?null:"1"})}},{id:"legend",title:"Legend",keys:["KeyL"],group:"Show",timeline:!0,run:()=>{
legendOn.value=!legendOn.peek()}},{id:"highlight",title:"Highlight the next state",keys:["KeyH"],group:"Show",timeline:!0,run:nextHighlight},{id:"table",title:"\
Show as table",keys:["Shift+KeyT"],group:"Show",timeline:!0,run:()=>{tableOn.value=!tableOn.peek()}},{id:"panel",title:"Panel of the selection",keys:["KeyQ"],group:"\
Show",timeline:!0,run:()=>{panelOpen.value=!panelOpen.peek()}},...pages];function keyName(key){let named={ArrowLeft:"←",ArrowRight:"→",ArrowUp:"↑",ArrowDown:"\
↓",Comma:",",Period:".",Slash:"/",Semicolon:";",BracketLeft:"[",BracketRight:"]",Equal:"+",Minus:"−",NumpadAdd:"Num +",NumpadSubtract:"Num −",Numpad0:"Num\
 0",Escape:"Esc",Space:"Space"};return{"Shift+Slash":"?","Shift+Semicolon":":"}[key]??key.split("+").map(k4=>named[k4]??k4.replace(/^(Key|Digit)/,"")).join(" ")}
function mainKeys(c4){return c4.keys.filter(k4=>!k4.startsWith("Numpad")).map(keyName)}var BY_KEY=new Map;for(let c4 of COMMANDS)for(let k4 of c4.keys)BY_KEY.set(k4,c4);var MOTION={"zoom-in":"in","zoom-out":"out",left:"left",right:"right"};function chord(e4){
return e4.altKey?null:`${e4.ctrlKey||e4.metaKey?"Ctrl+":""}${e4.shiftKey?"Shift+":""}${e4.code}`}function typing(target){return!!target?.closest?.('input:not([t\
ype="checkbox"]):not([type="radio"]), textarea, select, [contenteditable], dialog')}function taken(e4,target){let el2=target;return e4.code==="Enter"||e4.code===
"Space"?!!el2?.closest?.('a, button, summary, input, [role="slider"], [role="grid"]'):e4.code.startsWith("Arrow")?!!el2?.closest?.('[role="grid"], [role="treegr\
id"]:not(.tl-list), [role="slider"], [role="tablist"], [role="menu"], input'):!1}function find(e4){let key=chord(e4);if(!key)return null;let exact=BY_KEY.get(key);
if(exact)return{command:exact,fast:!1};let plain=e4.shiftKey&&!e4.ctrlKey&&!e4.metaKey?BY_KEY.get(e4.code):void 0;return plain?.held?{command:plain,fast:!0}:null}
var down=new Set;function onDown(e4){if(e4.defaultPrevented||palette.peek()!==null||typing(e4.target)||taken(e4,e4.target))return;let found=find(e4);if(!found)return;
let{command,fast}=found,timeline=current.peek();if(command.timeline&&!timeline)return;e4.preventDefault();let motion=MOTION[command.id];motion&&timeline?(down.add(
e4.code),timeline.hold(motion,fast?4:1)):(!e4.repeat||/^(prev|next|up|down|find-)/.test(command.id))&&command.run()}function onUp(e4){if(!down.delete(e4.code))return;
let command=BY_KEY.get(e4.code),motion=command&&MOTION[command.id];motion&&current.peek()?.hold(motion,null)}function listenToKeys(){addEventListener("keydown",
onDown),addEventListener("keyup",onUp),addEventListener("blur",()=>{down.clear();for(let m5 of Object.values(MOTION))current.peek()?.hold(m5,null)})}var f4=0;function u4(e4,t4,n3,o4,i4,u5){t4||(t4={});var a4,c4,p5=t4;if("ref"in p5)for(c4 in p5={},t4)c4=="ref"?a4=t4[c4]:p5[c4]=t4[c4];var l4={type:e4,props:p5,key:n3,ref:a4,
__k:null,__:null,__b:0,__e:null,__c:null,constructor:void 0,__v:--f4,__i:-1,__u:0,__source:i4,__self:u5};if(typeof e4=="function"&&(a4=e4.defaultProps))for(c4 in a4)
p5[c4]===void 0&&(p5[c4]=a4[c4]);return l.vnode&&l.vnode(l4),l4}function Overview(_3){return u4("p",{class:"page-note",children:"Nothing here yet."})}var PATHS={overview:"M3 3h6v6H3zM11 3h6v4h-6zM11 9h6v8h-6zM3 11h6v6H3z",timeline:"M2 5h7M12 5h6M4 10h10M2 15h4M9 15h8",findings:"M9 4a5 5 0 1 0 0 10A5 5 0 0 0 9\
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
fill:"none",stroke:"currentColor","stroke-width":"1.6","stroke-linecap":"round","stroke-linejoin":"round"})})}function run(id){COMMANDS.find(c4=>c4.id===id)?.run()}function Tool({id,icon,pressed}){let command=COMMANDS.find(c4=>c4.id===id),keys=mainKeys(command)[0];return u4(
"button",{type:"button",class:"tool",title:`${command.title}${keys?` (${keys})`:""}`,"aria-label":command.title,"aria-pressed":pressed,onClick:()=>run(id),children:u4(
Icon,{name:icon,size:16})})}function Filter(){let q2=params.value.q??"",[text,setText]=d2(q2),timer=A2();return h2(()=>setText(q2),[q2]),u4("input",{type:"searc\
h",class:"field tl-filter",placeholder:"Filter rows","aria-label":"Filter rows by function, id or label",value:text,onInput:e4=>{let value=e4.currentTarget.value;
setText(value),clearTimeout(timer.current),timer.current=setTimeout(()=>replaceParams({q:value||null}),200)},onKeyDown:e4=>{e4.key==="Escape"&&(e4.stopPropagation(),
pushParams({q:null}),e4.currentTarget.blur())}})}function setOption(changes){pushParams({rows:changeOptions(params.peek(),changes)})}function Order(){let o4=readOptions(
params.value);return u4(S,{children:[u4("label",{children:["Order",u4("select",{class:"field","aria-label":"Order of goroutines",value:o4.sort,onChange:e4=>setOption(
{sort:e4.currentTarget.value==="first"?null:e4.currentTarget.value,order:null}),children:Object.entries(SORTS).map(([k4,words])=>u4("option",{value:k4,children:words},
k4))})]}),u4("label",{title:"Rows of goroutines that live in the time that is shown",children:[u4("input",{type:"checkbox",checked:o4.alive,onChange:e4=>setOption(
{alive:e4.currentTarget.checked?null:"0"})}),"alive in view"]})]})}function Legend(){let hl=params.value.hl??null;return legendOn.value?u4("div",{class:`tl-lege\
nd${hl?" tl-legend-off":""}`,role:"group","aria-label":"States; press one to dim the others",children:[CLASS_NAMES.map(c4=>{let on=hl===c4||(hl?.startsWith(`${c4}\
:`)??!1);return u4("button",{type:"button",class:"tl-key","aria-pressed":on,onClick:()=>pushParams({hl:on?null:c4}),children:[u4("span",{class:`tl-swatch swatch\
-${c4}`}),c4]},c4)}),u4("button",{type:"button",class:"tl-key","aria-pressed":overlayOn.value,title:"Bands of GC and stopped world (O)",onClick:()=>run("overlay"),
children:[u4("span",{class:"tl-swatch swatch-gc"}),"GC",u4("span",{class:"tl-swatch swatch-stw"}),"STW"]})]}):null}function Toolbar(){return u4("div",{class:"tl\
-bar",role:"toolbar","aria-label":"Timeline",children:[u4(Filter,{}),u4(Order,{}),u4(Legend,{}),u4("span",{class:"tl-tools",children:[u4(Tool,{id:"zoom-in",icon:"\
zoomin"}),u4(Tool,{id:"zoom-out",icon:"zoomout"}),u4(Tool,{id:"whole",icon:"fit"}),u4(Tool,{id:"mark-keep",icon:"flag"}),u4(Tool,{id:"table",icon:"table",pressed:tableOn.
value}),u4(Tool,{id:"panel",icon:"sidebar",pressed:panelOpen.value})]})]})}function flameTree(flame,limit){let children=new Map;flame.nodes.forEach((n3,i4)=>{let parent=n3.parent>=0&&n3.parent<flame.nodes.length&&n3.parent!==i4?n3.parent:
-1,list=children.get(parent);list?list.push(i4):children.set(parent,[i4])});let heavy=flame.value*.004,rows=[],stack=[],push2=(parent,depth)=>{let list=(children.
get(parent)??[]).filter(i4=>flame.nodes[i4].value>=heavy);list.sort((a4,b4)=>flame.nodes[a4].value-flame.nodes[b4].value);for(let i4 of list)stack.push([i4,depth])};
for(push2(-1,0);stack.length&&rows.length<limit;){let[i4,depth]=stack.pop(),{fn,value,self}=flame.nodes[i4];rows.push({fn,depth,value,self}),push2(i4,depth+1)}return rows}function placeHref(row,t4){let a4=address.value;return formatAddress({path:"/timeline",params:withParams(a4.params,{sel:formatSelection({row,t:t4})})},base)}function PlaceLink({
place,children}){return u4("a",{href:placeHref(place.key,place.t),children:children??place.key})}function Fact({name,children}){return u4(S,{children:[u4("dt",{
children:name}),u4("dd",{children})]})}function Stack({frames,limit=12}){let[all,setAll]=d2(!1);if(frames.length===0)return null;let shown=all?frames:frames.slice(
0,limit);return u4("ol",{class:"stack",children:[shown.map((f5,i4)=>u4("li",{title:`${f5.fn}
${f5.file}:${f5.line}`,class:/^(runtime|internal\/)/.test(f5.fn)?"stack-runtime":"",children:[u4("span",{class:"stack-fn",children:shortName(f5.fn)}),u4("span",
{class:"stack-file",children:[f5.file.slice(f5.file.lastIndexOf("/")+1),":",f5.line]})]},i4)),frames.length>shown.length&&u4("li",{children:u4("button",{type:"b\
utton",class:"plain",onClick:()=>setAll(!0),children:[frames.length-shown.length," more frames"]})})]})}function classOf(state){return CLASS_NAMES.find(c4=>state.
startsWith(c4))??(/stop|stw/i.test(state)?"stw":/gc|mark|sweep/i.test(state)?"gc":"span")}function percentileWords(d5){if(d5.percentile===null||d5.n_same<2)return null;
let p5=Math.round(d5.percentile*10)/10;return u4(Fact,{name:"Compared",children:[p5>=99.95?"the longest":`longer than ${p5} %`," of ",formatCount(d5.n_same)," h\
ere in this state"]})}function Neighbours({d:d5}){return u4("div",{class:"panel-row",children:[d5.prev===null?u4("span",{class:"button","aria-disabled":"true",children:"\
← previous"}):u4("a",{class:"button",href:placeHref(d5.row,d5.prev),children:"← previous"}),d5.next===null?u4("span",{class:"button","aria-disabled":"true",
children:"next →"}):u4("a",{class:"button",href:placeHref(d5.row,d5.next),children:"next →"}),u4("button",{type:"button",class:"button",onClick:()=>current.
peek()?.fitSelected(),title:"Centre, then fit (F)",children:"fit"})]})}function Unblocked({d:d5}){let more=flows.value.value,wakes=d5.unblocks.length?d5.unblocks:
more?.edges.filter(e4=>e4.from.key===d5.row&&e4.to.key!==d5.row).map(e4=>e4.to)??[];return u4(S,{children:[d5.unblocked_by&&u4("section",{children:[u4("h3",{children:[
"Made runnable by ",u4(PlaceLink,{place:d5.unblocked_by})]}),u4("p",{class:"faint",children:["at ",formatTime(d5.unblocked_by.t)]}),d5.unblocked_by.stack&&u4(Stack,
{frames:d5.unblocked_by.stack,limit:6})]}),wakes.length>0&&u4("section",{children:[u4("h3",{children:["Unblocked ",plural(wakes.length,"goroutine"),more&&more.left_off>
0?` and ${formatCount(more.left_off)} more`:""]}),u4("p",{class:"links",children:wakes.slice(0,24).map(p5=>u4(PlaceLink,{place:p5},`${p5.key}@${p5.t}`))})]})]})}
function Chain(){let{value,error,busy}=chain.value;return u4("section",{children:[u4("h3",{children:["Wake-up chain",u4("button",{type:"button",class:"plain",onClick:askChain,
children:value?"hide":busy?"…":"show"})]}),error&&u4("p",{class:"muted",children:error}),value&&value.steps.length===0&&u4("p",{class:"muted",children:"Nothin\
g woke it before."}),value&&value.steps.length>0&&u4("ol",{class:"chain",children:value.steps.slice(0,60).map((step,i4)=>u4("li",{children:[u4(PlaceLink,{place:{
key:step.key,t:step.begin}})," ",step.state,step.reason?` (${step.reason})`:""," ",u4("b",{children:formatDuration(step.end-step.begin)})," ",u4("span",{class:"\
faint",children:step.why})]},i4))})]})}function Slice({d:d5}){let g4=d5.goroutine;return u4(S,{children:[u4("p",{class:`slice-head state-${classOf(d5.state)}`,children:[
u4("span",{class:`tl-swatch swatch-${classOf(d5.state)}`}),u4("b",{children:formatDuration(d5.end-d5.begin)})," ",d5.state,d5.reason&&u4(S,{children:[" on ",u4(
"b",{children:d5.reason})]})]}),u4("dl",{class:"facts",children:[g4&&u4(Fact,{name:"Goroutine",children:[u4(PlaceLink,{place:{key:g4.key,t:d5.begin},children:["\
g",g4.id]})," ",u4("a",{class:"fn",href:href(`/goroutines/${encodeURIComponent(g4.fn)}`),title:g4.fn,children:shortName(g4.fn)})]}),d5.p&&u4(Fact,{name:"P",children:u4(
PlaceLink,{place:{key:d5.p,t:d5.begin}})}),d5.m&&u4(Fact,{name:"Thread",children:u4(PlaceLink,{place:{key:d5.m,t:d5.begin}})}),u4(Fact,{name:"From",children:formatTime(
d5.begin)}),u4(Fact,{name:"To",children:formatTime(d5.end)}),percentileWords(d5),g4?.created_by&&u4(Fact,{name:"Created by",children:u4(PlaceLink,{place:g4.created_by})}),
d5.regions.length>0&&u4(Fact,{name:"Regions",children:d5.regions.join(" › ")})]}),u4(Neighbours,{d:d5}),d5.stack.length>0&&u4("section",{children:[u4("h3",{children:"\
Stack"}),u4(Stack,{frames:d5.stack})]}),u4(Unblocked,{d:d5}),g4&&u4(Chain,{})]})}function GroupFacts({row}){let found=current.value?.model.row(row);return!found||
found.kind!=="group"?null:u4(S,{children:[u4("p",{class:"slice-head",children:u4("b",{title:found.label,children:shortName(found.label)})}),u4("dl",{class:"fact\
s",children:[u4(Fact,{name:"Goroutines",children:formatCount(found.members)}),u4(Fact,{name:"At once",children:[formatCount(Math.ceil(found.peak??0))," at most"]}),
CLASS_NAMES.map((c4,i4)=>u4(Fact,{name:c4,children:formatDuration(found.totals[i4])},c4))]}),u4("div",{class:"panel-row",children:[u4("button",{type:"button",class:"\
button",onClick:()=>{let t4=current.peek(),at2=t4?.model.layout.find(row);t4&&at2&&t4.fold(at2)},children:"open or close"}),u4("a",{class:"button",href:href(`/g\
oroutines/${encodeURIComponent(found.fn??found.label)}`),children:"durations and list"}),u4("a",{class:"button",href:href("/profiles",{scope:`goroutine:${found.
fn??found.label}`}),children:"profile"})]})]})}function SelectionPart(){let sel=selection.value,{value,error,busy}=details.value;if(!sel)return null;let isGroup=/^fn\d+$/.
test(sel.row),mine=value?.row===sel.row?value:null;return u4("section",{class:`panel-part${busy&&!mine?" busy":""}`,"aria-label":"Selection",children:[u4("heade\
r",{children:[u4("h2",{children:sel.row}),u4("button",{type:"button",class:"tool",title:"Back (Z)",onClick:()=>history.back(),children:u4(Icon,{name:"back",size:15})}),
u4("button",{type:"button",class:"tool",title:"Pin the row on top",onClick:()=>current.peek()?.pin(sel.row),children:u4(Icon,{name:"pin",size:15})}),u4("button",
{type:"button",class:"tool",title:"Clear the selection (Esc)",onClick:()=>select(null),children:u4(Icon,{name:"close",size:15})})]}),isGroup&&u4(GroupFacts,{row:sel.
row}),mine&&u4(Slice,{d:mine}),!mine&&error&&!isGroup&&u4("p",{class:"muted",children:error}),mine&&u4("p",{class:"links copies",children:["Copy: ",u4("button",
{type:"button",class:"plain",onClick:()=>{copyLink()},children:"link"}),u4("button",{type:"button",class:"plain",onClick:()=>{copySelection()},children:"text"}),
u4("button",{type:"button",class:"plain",onClick:()=>{copyJson()},children:"JSON"}),u4("button",{type:"button",class:"plain",onClick:()=>{copyText(commandLine(),
"Command")},children:"command"})]})]})}function States({a:a4}){let rows=Object.entries(a4.states),sum=rows.reduce((n3,[,s4])=>n3+s4.total,0)||1;return u4(S,{children:[
u4("div",{class:"bar","aria-hidden":"true",children:rows.map(([name,s4])=>u4("i",{class:`share-${name}`,style:{width:`${s4.total/sum*100}%`}},name))}),u4("table",
{class:"small",children:[u4("thead",{children:u4("tr",{children:[u4("th",{children:"State"}),u4("th",{class:"num",children:"time"}),u4("th",{class:"num",children:"\
share"}),u4("th",{class:"num",children:"slices"}),u4("th",{class:"num",children:"longest"})]})}),u4("tbody",{children:rows.map(([name,s4])=>u4("tr",{children:[u4(
"td",{children:[u4("span",{class:`tl-swatch swatch-${name}`})," ",name]}),u4("td",{class:"num",children:formatDuration(s4.total)}),u4("td",{class:"num",children:formatPercent(
s4.total/sum)}),u4("td",{class:"num",children:formatCount(s4.count)}),u4("td",{class:"num",children:formatDuration(s4.max)})]},name))})]}),a4.reasons.length>0&&
u4("table",{class:"small",children:[u4("thead",{children:u4("tr",{children:[u4("th",{children:"Waiting for"}),u4("th",{class:"num",children:"time"}),u4("th",{class:"\
num",children:"times"})]})}),u4("tbody",{children:a4.reasons.slice(0,12).map(r4=>u4("tr",{children:[u4("td",{children:r4.name}),u4("td",{class:"num",children:formatDuration(
r4.total)}),u4("td",{class:"num",children:formatCount(r4.count)})]},r4.name))})]})]})}function Who({a:a4}){let t4=Math.round((a4.from+a4.to)/2);return u4(S,{children:[
u4("table",{class:"small",children:[u4("thead",{children:u4("tr",{children:[u4("th",{children:"Start function"}),u4("th",{class:"num",children:"n"}),u4("th",{class:"\
num",children:"running"}),u4("th",{class:"num",children:"runnable"})]})}),u4("tbody",{children:a4.groups.slice(0,20).map(g4=>u4("tr",{children:[u4("td",{class:"\
cut",title:g4.fn,children:u4("a",{href:placeHref(g4.key,t4),children:shortName(g4.fn)})}),u4("td",{class:"num",children:formatCount(g4.n)}),u4("td",{class:"num",
children:formatDuration(g4.totals[0])}),u4("td",{class:"num",children:formatDuration(g4.totals[1])})]},g4.key))})]}),u4("table",{class:"small",children:[u4("the\
ad",{children:u4("tr",{children:[u4("th",{children:"Goroutine"}),u4("th",{class:"num",children:"running"}),u4("th",{class:"num",children:"runnable"})]})}),u4("t\
body",{children:a4.goroutines.slice(0,30).map(g4=>u4("tr",{children:[u4("td",{class:"cut",title:g4.fn,children:[u4("a",{href:placeHref(g4.key,t4),children:g4.key}),
" ",u4("span",{class:"faint",children:shortName(g4.fn)})]}),u4("td",{class:"num",children:formatDuration(g4.totals[0])}),u4("td",{class:"num",children:formatDuration(
g4.totals[1])})]},g4.key))})]})]})}function FlameLine({row,whole:whole2}){return u4("li",{class:"flame-row",style:{paddingLeft:`${Math.min(row.depth,24)*9}px`},
title:row.fn,children:[u4("span",{class:"flame-bar",style:{width:`${Math.max(1,row.value/whole2*100)}%`}}),u4("span",{class:"flame-fn",children:shortName(row.fn)}),
u4("span",{class:"flame-n",children:formatDuration(row.value)})]})}function Stacks({a:a4}){let rows=a4.flame?flameTree(a4.flame,80):[];return u4(S,{children:[u4(
"p",{class:"links",role:"group","aria-label":"Stacks of which state",children:["running","waiting","runnable","syscall"].map(s4=>u4("button",{type:"button",class:"\
tl-key","aria-pressed":areaStacks.value===s4,onClick:()=>{areaStacks.value=s4},children:[u4("span",{class:`tl-swatch swatch-${s4}`}),s4]},s4))}),rows.length===0?
u4("p",{class:"muted",children:"No stacks were recorded for this state here."}):u4("ol",{class:"flame-list",children:rows.map((r4,i4)=>u4(FlameLine,{row:r4,whole:a4.
flame.value},i4))})]})}function Histogram({a:a4}){let names=Object.keys(a4.hist.counts);return u4(S,{children:names.map(name=>{let counts=a4.hist.counts[name],most=Math.
max(1,...counts);return u4("figure",{class:"hist",children:[u4("figcaption",{children:[name,": ",plural(counts.reduce((x3,y5)=>x3+y5,0),"slice")," by length"]}),
u4("div",{class:"hist-bars",children:counts.map((n3,i4)=>u4("span",{class:`hist-bar share-${name}`,style:{height:`${n3===0?0:Math.max(3,n3/most*100)}%`},title:`${formatDuration(
a4.hist.edges[i4])} … ${formatDuration(a4.hist.edges[i4+1]??1/0)}: ${formatCount(n3)}`},i4))}),u4("div",{class:"hist-axis",children:[u4("span",{children:formatDuration(
a4.hist.edges[0])}),u4("span",{children:formatDuration(a4.hist.edges[a4.hist.edges.length-1])})]})]},name)})})}var TABS={states:"States",stacks:"Stacks",who:"Go\
routines",hist:"Lengths"};function AreaPart(){let[tab,setTab]=d2("states"),box=area.value,facts=areaFacts.value;return box?u4("section",{class:`panel-part${facts.
busy?" busy":""}`,"aria-label":"Area",children:[u4("header",{children:[u4("h2",{children:["Area ",formatDuration(box.to-box.from)]}),u4("button",{type:"button",
class:"tool",title:"Clear the area (Esc)",onClick:()=>setArea(null),children:u4(Icon,{name:"close",size:15})})]}),u4("p",{class:"muted",children:[formatTime(box.
from,1e3)," to ",formatTime(box.to,1e3),", ",box.rows?plural(box.rows.length,"row"):"all rows",facts.value&&`, ${plural(facts.value.slices,"slice")}`]}),u4("div",
{class:"panel-row",children:[u4("button",{type:"button",class:"button button-main",onClick:commitArea,title:"All pages show this range only (Ctrl+Enter)",children:"\
Use as range"}),u4("button",{type:"button",class:"button",onClick:showArea,children:"Zoom to it"})]}),u4("div",{class:"tabs",role:"tablist",children:Object.entries(
TABS).map(([id,words])=>u4("button",{type:"button",role:"tab","aria-selected":tab===id,onClick:()=>setTab(id),children:words},id))}),facts.error&&u4("p",{class:"\
bad",children:facts.error}),facts.value&&tab==="states"&&u4(States,{a:facts.value}),facts.value&&tab==="stacks"&&u4(Stacks,{a:facts.value}),facts.value&&tab==="\
who"&&u4(Who,{a:facts.value}),facts.value&&tab==="hist"&&u4(Histogram,{a:facts.value})]}):null}function Hints(){return u4("section",{class:"panel-part",children:[
u4("h2",{children:"Nothing is selected"}),u4("p",{class:"muted",children:"Click a slice to see why it took so long and who woke whom. Drag over rows to sum them\
 up."}),u4("ul",{class:"hints",children:["W S A D zoom and move","drag: an area","click: a slice","? all keys","Ctrl K all commands"].map(k4=>u4("li",{children:k4},
k4))}),!range.value&&params.value.t!==void 0&&u4("p",{children:u4("button",{type:"button",class:"button",onClick:()=>{let v4=current.peek()?.view;v4&&setRange(v4)},
children:"Use what is shown as the range of all pages"})})]})}function Panel(){if(!panelOpen.value)return null;let sel=selection.value;return u4("aside",{class:"\
panel","aria-label":"Selection and area",children:[!sel&&!area.value&&u4(Hints,{}),u4(SelectionPart,{}),u4(AreaPart,{}),u4("div",{class:"hidden-text",role:"stat\
us","aria-live":"polite",children:sel&&details.value.value?selectionSentence():""})]})}function entries(){let m5=menu.value,timeline=current.value;if(!m5||!timeline)return[];let at2=timeline.model.layout.find(m5.row),row=at2?.row,hit=m5.t===null?null:
timeline.hit(m5.row,m5.t),pinned=timeline.model.options.pins.includes(m5.row),out=[];if(m5.t!==null&&hit?.kind==="span"){let span={from:Math.round(hit.from),to:Math.
round(hit.to)};out.push({words:"Select the slice",run:()=>timeline.choose(m5.row,m5.t)}),out.push({words:"Zoom to the slice",run:()=>timeline.jump(fit(span,end.
peek(),.2))}),out.push({words:"Area of the slice",run:()=>setArea({...span,rows:null})})}return m5.t!==null&&hit?.kind==="merged"&&out.push({words:"Zoom in here",
run:()=>timeline.jump(fit({from:hit.from-200*(hit.to-hit.from),to:hit.to+200*(hit.to-hit.from)},end.peek(),0))}),m5.t!==null&&out.push({words:"Mark this time",run:()=>pushParams(
{mark:String(m5.t)})}),row?.kind==="group"&&at2&&(out.push({words:at2.item.kind==="row"&&at2.item.open?"Close the group":"Show the goroutines",run:()=>timeline.
fold(at2)}),out.push({words:"This function on the page Goroutines",run:()=>go(href(`/goroutines/${encodeURIComponent(row.fn??row.label)}`))})),out.push({words:pinned?
"Take from the top":"Pin on top",run:()=>timeline.pin(m5.row)}),out.push({words:"Area of what is shown, this row",run:()=>setArea({from:Math.max(0,Math.round(timeline.
view.from)),to:Math.round(timeline.view.to),rows:[m5.row]})}),out.push({words:"Copy a link to this view",run:()=>{copyLink()}}),out}function ContextMenu(){let m5=menu.
value,root2=A2(null);if(h2(()=>{if(!m5)return;root2.current?.querySelector("button")?.focus();let away=e4=>{root2.current?.contains(e4.target)||(menu.value=null)};
return addEventListener("pointerdown",away),addEventListener("wheel",away),()=>{removeEventListener("pointerdown",away),removeEventListener("wheel",away)}},[m5]),
!m5)return null;let list=entries();return u4("div",{class:"menu",role:"menu",ref:root2,onKeyDown:e4=>{if(e4.key==="Escape"&&(menu.value=null,e4.stopPropagation()),
e4.key!=="ArrowDown"&&e4.key!=="ArrowUp")return;let all=[...root2.current.querySelectorAll("button")],i4=all.indexOf(document.activeElement);all[(i4+(e4.key==="\
ArrowDown"?1:-1)+all.length)%all.length]?.focus(),e4.preventDefault()},style:{left:`${Math.min(m5.x,innerWidth-300)}px`,top:`${Math.min(m5.y,innerHeight-list.length*
30-20)}px`},children:list.map(e4=>u4("button",{type:"button",role:"menuitem",onClick:()=>{menu.value=null,e4.run()},children:e4.words},e4.words))})}function RowTable(){settled.value;let timeline=current.value;if(!tableOn.value||!timeline)return null;let{from,to}=timeline.view,rows=timeline.visibleRows().filter(
r4=>r4.row!==null&&r4.row.kind!=="counter"),middle=Math.round((from+to)/2);return u4("section",{class:"row-table","aria-label":"Rows as a table",children:[u4("h\
eader",{children:[u4("h2",{children:["Rows in sight, ",formatTime(Math.max(0,from),1e3)," to ",formatTime(to,1e3)]}),u4("button",{type:"button",class:"tool",title:"\
Back to the timeline (Esc)",onClick:()=>{tableOn.value=!1},children:u4(Icon,{name:"close",size:15})})]}),u4("p",{class:"muted",children:"Time in each state with\
in what is shown. Groups count all their goroutines, so their shares may pass 100 %."}),u4("table",{role:"treegrid",class:"small",children:[u4("thead",{children:u4(
"tr",{children:[u4("th",{children:"Row"}),CLASS_NAMES.map(c4=>u4("th",{class:"num",colSpan:2,children:c4},c4))]})}),u4("tbody",{children:rows.map(at2=>{let shares=timeline.
rowShares(at2.key),a4=address.value,link2=formatAddress({path:a4.path,params:withParams(a4.params,{sel:formatSelection({row:at2.key,t:middle})})},base);return u4(
"tr",{role:"row","aria-level":at2.level,children:[u4("td",{children:u4("a",{href:link2,children:labelOf(at2).name})}),CLASS_NAMES.map((c4,i4)=>u4(S,{children:[u4(
"td",{class:"num",children:shares?formatDuration(shares[i4]*(to-from)):"–"}),u4("td",{class:"num faint",children:shares?formatPercent(shares[i4]):""})]},c4))]},
at2.key)})})]})]})}function Timeline2(){let host=A2(null);return h2(()=>{let timeline=new Timeline(host.current);return()=>timeline.close()},[]),u4("div",{class:"tl-page",children:[
u4("h1",{class:"hidden-text",children:"Timeline"}),u4(Toolbar,{}),u4("div",{class:"tl-body",ref:host}),u4(RowTable,{}),u4(Panel,{}),u4(ContextMenu,{})]})}function Goroutines(_3){return u4("p",{class:"page-note",children:"Nothing here yet."})}function Profiles(_3){return u4("p",{class:"page-note",children:"Nothing here yet."})}function Latency(_3){return u4("p",{class:"page-note",children:"Nothing here yet."})}function Tasks(_3){return u4("p",{class:"page-note",children:"Nothing here yet."})}function Regions(_3){return u4("p",{class:"page-note",children:"Nothing here yet."})}function Mmu(_3){return u4("p",{class:"page-note",children:"Nothing here yet."})}function Findings(_3){return u4("p",{class:"page-note",children:"Nothing here yet."})}function Compare(_3){return u4("p",{class:"page-note",children:"Nothing here yet."})}function Events(_3){return u4("p",{class:"page-note",children:"Nothing here yet."})}var GROUPS=["Move","Rows and slices","Select and mark","Find","Show","Pages"],STATES=[["running","running","The goroutine executes on a P."],["runnable","runnab\
le","It could run and waits for a P: this is scheduling latency."],["waiting","waiting","It waits for something: a channel, a lock, the network, time. Pale, bec\
ause most goroutines do it most of the time; shades tell the reasons."],["syscall","syscall","It is inside a system call."],["gc","GC","The garbage collector ma\
rks or sweeps."],["stw","stop the world","No goroutine may run."]];function Mouse({name,children}){return u4("tr",{children:[u4("td",{children:name}),u4("td",{children})]})}
function Help(){return u4("div",{class:"page help",children:[u4("h1",{children:"Help"}),u4("section",{class:"card",children:[u4("h2",{children:"Reading the time\
line"}),u4("p",{children:"Each row is one goroutine, P, thread, task or region, or a group of goroutines with the same start function. Where a pixel holds more \
than one slice, the column is stacked: running at the bottom, then syscall, runnable, and waiting on top, each as high as its share of the time. Zooming in turn\
s columns into single slices; a grey line on top of a stretch says that slices are merged there."}),u4("table",{class:"small",children:u4("tbody",{children:STATES.
map(([cls,name,words])=>u4("tr",{children:[u4("td",{class:"nowrap",children:[u4("span",{class:`tl-swatch swatch-${cls}`})," ",name]}),u4("td",{children:words})]},
cls))})}),u4("p",{children:"Groups show how many of their goroutines are in each state at once. The arrow opens a group into one row for each goroutine; ≡ packs\
 their lives into lanes."})]}),u4("section",{class:"card",children:[u4("h2",{children:"Pointer"}),u4("table",{class:"small",children:u4("tbody",{children:[u4(Mouse,
{name:"Click",children:"select a slice: why it waited, who woke it, whom it woke"}),u4(Mouse,{name:"Drag",children:"an area: states, stacks, goroutines and leng\
ths within it; on the ruler, over all rows"}),u4(Mouse,{name:"Shift and drag, or middle button",children:"move"}),u4(Mouse,{name:"Wheel",children:["scroll rows;\
 with ",u4("kbd",{children:"Ctrl"})," or a pinch zoom at the pointer; with ",u4("kbd",{children:"Shift"})," move in time"]}),u4(Mouse,{name:"Double click",children:"\
fit the slice"}),u4(Mouse,{name:"Right click",children:"menu"}),u4(Mouse,{name:"Strip above every page",children:"drag to restrict all pages to a range; drag th\
e frame to move the timeline"})]})})]}),u4("div",{class:"help-keys",children:GROUPS.map(g4=>u4("section",{class:"card",children:[u4("h2",{children:g4}),u4("tabl\
e",{class:"small",children:u4("tbody",{children:COMMANDS.filter(c4=>c4.group===g4&&c4.keys.length>0).map(c4=>u4("tr",{children:[u4("td",{class:"nowrap",children:mainKeys(
c4).map(k4=>u4("kbd",{children:k4},k4))}),u4("td",{children:c4.title})]},c4.id))})})]},g4))}),u4("p",{class:"muted",children:["Keys are meant by their place on \
a US keyboard. ",u4("kbd",{children:"Shift"})," makes ",u4("kbd",{children:"W"})," ",u4("kbd",{children:"S"})," ",u4("kbd",{children:"A"})," ",u4("kbd",{children:"\
D"})," four times as fast. The address holds page, range, view and selection: a link opens the same view again, and Back undoes a step."]})]})}function Choices({name,legend,value,all,set}){return u4("fieldset",{class:"card choice",children:[u4("legend",{children:legend}),all.map(c4=>u4("label",{children:[
u4("input",{type:"radio",name,checked:value===c4.value,onChange:()=>set(c4.value)})," ",c4.words]},c4.value))]})}var THEMES=[{value:"system",words:"as the syste\
m"},{value:"light",words:"light"},{value:"dark",words:"dark"}],DRAGS=[{value:"area",words:"selects an area; with Shift it moves"},{value:"pan",words:"moves; wit\
h Shift it selects an area"}];function Settings(){let s4=settings.value;return u4("div",{class:"page",children:[u4("h1",{children:"Settings"}),u4("p",{class:"mu\
ted",children:"Kept in this browser only."}),u4(Choices,{name:"theme",legend:"Colours",value:s4.theme,all:THEMES,set:setTheme}),u4(Choices,{name:"drag",legend:"\
Dragging on the timeline",value:s4.navigation,all:DRAGS,set:navigation=>changeSettings({navigation})}),u4("fieldset",{class:"card choice",children:[u4("legend",
{children:"Navigation"}),u4("label",{children:[u4("input",{type:"checkbox",checked:s4.narrow,onChange:e4=>changeSettings({narrow:e4.currentTarget.checked})})," \
icons only"]})]})]})}var PAGES={"/":Overview,"/timeline":Timeline2,"/findings":Findings,"/goroutines":Goroutines,"/profiles":Profiles,"/latency":Latency,"/mmu":Mmu,"/tasks":Tasks,"/\
regions":Regions,"/events":Events,"/compare":Compare,"/settings":Settings,"/help":Help};function Page(){let{route,root:root2,arg}=matchPath(path.value);if(!route)
return u4("div",{class:"page",children:[u4("h1",{children:"No such page"}),u4("p",{class:"page-note",children:["The viewer has no page “",path.value,"”. The p\
ages are listed on the left."]})]});let Component=PAGES[route.path];return u4(Component,{arg,root:root2},route.path)}function followLinks(e4){if(e4.defaultPrevented||
e4.button!==0||e4.metaKey||e4.ctrlKey||e4.shiftKey||e4.altKey)return;let a4=e4.target?.closest?.("a");if(!a4||a4.target||a4.hasAttribute("download")||a4.origin!==
location.origin)return;let below=a4.pathname.startsWith(base)?a4.pathname.slice(base.length):null;below===null||below.startsWith("api/")||!matchPath(`/${below}`).
route||(e4.preventDefault(),go(a4.href))}var findingMarks=y3([]),plot=y3(null),marks=y3(null),draft=y3(null),NAMES2=["ps_running","g_runnable","g_running","g_waiting"],REASK_MS=1e3,asked={fp:"",end:-1,
at:0,complete:!1};async function refresh(bins){let fp=fingerprint.peek(),to=end.peek(),done=complete.peek(),now=performance.now();if(!(!fp||to<=0||asked.fp===fp&&
asked.end===to&&asked.complete===done)&&!(asked.fp===fp&&!done&&now-asked.at<REASK_MS)){asked={fp,end:to,at:now,complete:done};try{let[p5,m5]=await Promise.all(
[getJson("plot",{name:NAMES2.join(","),from:0,to,bins}),getJson("marks",{from:0,to})]);plot.value=p5,marks.value=m5}catch{asked={...asked,end:-1}}}}function colors(){
let css=getComputedStyle(document.documentElement);return name=>css.getPropertyValue(name).trim()}function drawSeries(ctx,values,w5,top,height,most,fill,xs){ctx.
fillStyle=fill,ctx.beginPath(),ctx.moveTo(0,top+height);let step=w5*xs/values.length;values.forEach((v4,i4)=>{let y5=top+height-Math.min(1,(v4??0)/most)*height;
ctx.lineTo(i4*step,y5),ctx.lineTo((i4+1)*step,y5)}),ctx.lineTo(w5*xs,top+height),ctx.fill()}function drawMinimap(canvas){let dpr=Math.min(devicePixelRatio||1,3),
box=canvas.getBoundingClientRect(),w5=Math.max(1,Math.round(box.width)),h5=Math.max(1,Math.round(box.height));(canvas.width!==Math.round(w5*dpr)||canvas.height!==
Math.round(h5*dpr))&&(canvas.width=Math.round(w5*dpr),canvas.height=Math.round(h5*dpr));let ctx=canvas.getContext("2d"),get=colors();ctx.setTransform(dpr,0,0,dpr,
0,0),ctx.clearRect(0,0,w5,h5);let total=Math.max(end.peek(),1),x3=t4=>t4/total*w5,p5=plot.peek();if(p5){let covered=p5.to/total,busy=p5.series.ps_running??[],runnable=p5.
series.g_runnable??[],most=v5=>niceAbove(Math.max(1,...v5.map(n3=>n3??0))),upper=Math.round((h5-8)*.58);drawSeries(ctx,busy,w5,4,upper,most(busy),get("--running"),
covered),drawSeries(ctx,runnable,w5,4+upper+1,h5-9-upper,most(runnable),get("--runnable"),covered)}let m5=marks.peek();ctx.fillStyle=get("--gc");for(let[a4,b4]of m5?.
gc??[])ctx.fillRect(x3(a4),h5-3,Math.max(1,x3(b4)-x3(a4)),3);ctx.fillStyle=get("--stw");for(let[a4,b4]of m5?.stw??[])ctx.fillRect(x3(a4),0,Math.max(1,x3(b4)-x3(
a4)),3);ctx.fillStyle=get("--accent");for(let f5 of findingMarks.peek())ctx.beginPath(),ctx.arc(x3(f5.t),6,3,0,7),ctx.fill();let kept=draft.peek()??range.peek();
kept&&(ctx.fillStyle=get("--bg-raised"),ctx.globalAlpha=.72,ctx.fillRect(0,0,x3(kept.from),h5),ctx.fillRect(x3(kept.to),0,w5,h5),ctx.globalAlpha=1,ctx.fillStyle=
get("--accent"),ctx.fillRect(x3(kept.from)-1,0,2,h5),ctx.fillRect(x3(kept.to)-1,0,2,h5));let v4=current.peek()?.view;if(v4&&v4.to-v4.from<total*.995){ctx.strokeStyle=
get("--fg"),ctx.lineWidth=1.5;let a4=x3(v4.from);ctx.strokeRect(Math.round(a4)+.5,1,Math.max(4,Math.round(x3(v4.to)-a4)),h5-2)}}function Minimap(){let canvas=A2(
null),grip=A2(null),wanted=A2(!1),redraw=()=>{wanted.current||(wanted.current=!0,requestAnimationFrame(()=>{wanted.current=!1,canvas.current&&drawMinimap(canvas.
current)}))};plot.value,marks.value,draft.value,range.value,theme.value,settled.value,params.value.t,path.value,findingMarks.value;let total=Math.max(end.value,
1),done=complete.value,fp=fingerprint.value;h2(()=>{refresh(Math.min(1024,Math.max(64,Math.round(canvas.current.clientWidth/2))))},[total,done,fp]),h2(redraw),h2(
()=>{let observer=new ResizeObserver(redraw);return observer.observe(canvas.current),()=>observer.disconnect()},[]);let timeOf=e4=>{let box=canvas.current.getBoundingClientRect();
return Math.min(1,Math.max(0,(e4.clientX-box.left)/box.width))*total},down2=e4=>{if(e4.button!==0)return;canvas.current.setPointerCapture(e4.pointerId);let t4=timeOf(
e4),v4=current.peek()?.view,narrow=v4&&v4.to-v4.from<total*.9;grip.current=narrow&&t4>=v4.from&&t4<=v4.to?{kind:"move",t:t4,view:{...v4}}:{kind:"brush",t:t4,x:e4.
clientX}},move=e4=>{let g4=grip.current,t4=timeOf(e4);g4?.kind==="move"?(current.peek()?.setView(clampView({from:g4.view.from+t4-g4.t,to:g4.view.to+t4-g4.t},total)),
redraw()):g4?.kind==="brush"&&Math.abs(e4.clientX-g4.x)>3&&(draft.value={from:Math.round(Math.min(g4.t,t4)),to:Math.round(Math.max(g4.t,t4))})},up=e4=>{let g4=grip.
current,box=draft.peek();grip.current=null,draft.value=null,g4?.kind==="brush"&&box&&box.to>box.from?setRange(box):g4?.kind==="brush"&&showHere(timeOf(e4))},showHere=t4=>{
let timeline=current.peek(),v4=timeline?.view,span=v4&&v4.to-v4.from<total*.9?v4.to-v4.from:total/20,view=clampView({from:t4-span/2,to:t4+span/2},total);timeline?
timeline.jump(view):go(timelineHref({view:{from:Math.max(0,Math.round(view.from)),to:Math.round(view.to)}}))},keys=e4=>{let step=(e4.key==="ArrowRight"?1:e4.key===
"ArrowLeft"?-1:0)*total*.01;if(!step)return;e4.preventDefault();let r5=range.peek()??{from:0,to:Math.round(total)},from=e4.shiftKey?r5.from:Math.max(0,r5.from+step),
to=Math.min(total,r5.to+step);to-from>total*.005&&setRange({from:Math.round(from),to:Math.round(to)})},r4=range.value;return u4("div",{class:"minimap",children:u4(
"canvas",{ref:canvas,tabIndex:0,role:"slider","aria-label":"Range of all pages. Arrow keys move it, with Shift its end.","aria-valuemin":0,"aria-valuemax":Math.
round(total),"aria-valuenow":Math.round(r4?.from??0),"aria-valuetext":r4?`from ${formatDuration(r4.from)}, ${formatDuration(r4.to-r4.from)} long`:"the whole tra\
ce",title:"Drag: restrict all pages to a range",onPointerDown:down2,onPointerMove:move,onPointerUp:up,onPointerCancel:()=>{grip.current=null,draft.value=null},onDblClick:()=>setRange(
null),onKeyDown:keys})})}var HINTS={find:"Search functions, goroutines, tasks, regions",go:"g123, p7, m4, 1.5s, task 9, or a function",command:"Type the name of a command"};function matches(text,words){
let hay=words.toLowerCase();return text.toLowerCase().split(/\s+/).every(w5=>hay.includes(w5))}function usable(c4){return!c4.timeline||path.peek()==="/timeline"}
function commandChoices(text){return COMMANDS.filter(c4=>usable(c4)&&matches(text,`${c4.title} ${c4.group}`)).map(c4=>({id:c4.id,words:c4.title,extra:c4.group,keys:mainKeys(
c4),run:c4.run}))}function filterTimeline(q2){path.peek()==="/timeline"?pushParams({q:q2}):go(timelineHref({q:q2}))}function choices(mode,text){if(mode==="comma\
nd")return commandChoices(text);let out=[];parseGo(text)&&out.push({id:"go",words:`Go to ${text.trim()}`,extra:"",keys:[],run:()=>{runGo(text,current.peek()?.view??
null)}});for(let r4 of results.value)out.push({id:`${r4.key} ${r4.begin}`,words:r4.label,extra:r4.kind==="group"?"function":`${r4.kind} ${r4.key}`,keys:[],run:()=>openResult(
r4)});return text.trim()&&out.push({id:"filter",words:`Filter the timeline's rows by “${text.trim()}”`,extra:"",keys:[],run:()=>filterTimeline(text.trim())}),
out}function split(mode,text){return text.startsWith(">")?["command",text.slice(1).trim()]:text.startsWith(":")?["go",text.slice(1).trim()]:[mode,text]}function Box({
opened}){let dialog=A2(null),list=A2(null),[text,setText]=d2(""),[chosen,setChosen]=d2(0),[mode,query]=split(opened,text);h2(()=>{dialog.current?.showModal(),search(
"")},[]),h2(()=>{if(mode==="command")return;let timer=setTimeout(()=>{search(query)},80);return()=>clearTimeout(timer)},[mode,query]);let all=choices(mode,query),
at2=Math.min(chosen,Math.max(0,all.length-1));h2(()=>{list.current?.children[at2]?.scrollIntoView({block:"nearest"})},[at2]);let close=()=>{palette.value=null},
run2=c4=>{c4&&(close(),c4.run())};return u4("dialog",{class:"palette",ref:dialog,onClose:close,onKeyDown:e4=>{e4.key==="ArrowDown"||e4.key==="ArrowUp"?(e4.preventDefault(),
setChosen((at2+(e4.key==="ArrowDown"?1:-1)+all.length)%Math.max(1,all.length))):e4.key==="Enter"&&(e4.preventDefault(),run2(all[at2])),e4.stopPropagation()},"ar\
ia-label":HINTS[mode],onClick:e4=>{e4.target===dialog.current&&close()},children:[u4("input",{class:"palette-input",type:"text",autofocus:!0,spellcheck:!1,placeholder:HINTS[mode],
"aria-label":HINTS[mode],role:"combobox","aria-expanded":"true","aria-controls":"palette-list","aria-activedescendant":all.length?`palette-${at2}`:void 0,value:text,
onInput:e4=>{setText(e4.currentTarget.value),setChosen(0)}}),u4("ul",{class:"palette-list",id:"palette-list",role:"listbox",ref:list,children:all.map((c4,i4)=>u4(
"li",{id:`palette-${i4}`,role:"option","aria-selected":i4===at2,onClick:()=>run2(c4),onPointerMove:()=>i4!==at2&&setChosen(i4),children:[u4("span",{class:"palet\
te-words",children:c4.words}),u4("span",{class:"faint",children:c4.extra}),c4.keys.slice(0,2).map(k4=>u4("kbd",{children:k4},k4))]},c4.id))}),u4("p",{class:"pal\
ette-foot faint",children:searchError.value&&mode!=="command"?searchError.value:mode!=="command"&&resultsTotal.value>results.value.length?`${formatCount(resultsTotal.
value)} results, the first ${results.value.length} shown`:"↑ ↓ choose, Enter opens, Esc closes, > commands, : go to"})]})}function Palette(){return palette.
value===null?null:u4(Box,{opened:palette.value},palette.value)}function NavLink({route,current:current2}){return u4("a",{class:"nav-link",href:href(route.path),"aria-current":current2?"page":void 0,title:route.title,children:[
u4(Icon,{name:route.icon}),u4("span",{class:"nav-word",children:route.title})]})}function Nav(){let current2=matchPath(path.value).route,groups=["look","measure",
"more","about"],{compare}=status.value??{compare:null},shown=ROUTES.filter(r4=>r4.path!=="/compare"||compare||current2===r4);return u4("nav",{class:"nav","aria-\
label":"Pages",children:[groups.map(g4=>u4("div",{class:`nav-group nav-${g4}`,children:shown.filter(r4=>r4.group===g4).map(r4=>u4(NavLink,{route:r4,current:r4===
current2},r4.path))},g4)),u4("button",{class:"nav-link nav-fold",type:"button","aria-pressed":settings.value.narrow,title:settings.value.narrow?"Show the words":
"Show icons only",onClick:()=>changeSettings({narrow:!settings.peek().narrow}),children:[u4(Icon,{name:"sidebar"}),u4("span",{class:"nav-word",children:"Collaps\
e"})]})]})}function RangeChip(){let r4=range.value;return r4?u4("span",{class:"chip chip-range",children:[u4("span",{children:[formatTime(r4.from,(r4.to-r4.from)/
100)," + ",formatDuration(r4.to-r4.from)]}),u4("button",{type:"button",class:"chip-clear",onClick:()=>setRange(null),title:"Back to the whole trace",children:[u4(
Icon,{name:"close",size:12})," whole trace"]})]}):u4("span",{class:"chip chip-quiet",title:"All pages show the whole trace",children:"whole trace"})}function TopBar(){
let s4=status.value;return u4("header",{class:"top",children:[u4("a",{class:"brand",href:href("/"),children:"tacho"}),u4("span",{class:"trace-name",title:s4?.name,
children:s4?.name??""}),end.value>0&&u4("span",{class:"trace-facts",children:formatDuration(end.value)}),u4(RangeChip,{}),u4("span",{class:"top-space"}),u4("but\
ton",{type:"button",class:"omnibox",onClick:()=>{palette.value="find"},"aria-label":"Search (/)",children:[u4(Icon,{name:"search",size:15}),u4("span",{children:"\
Search or go to…"}),u4("kbd",{children:"/"})]}),u4("button",{type:"button",class:"tool",title:"All commands (Ctrl K)","aria-label":"All commands",onClick:()=>{
palette.value="command"},children:u4(Icon,{name:"keyboard"})}),u4("button",{type:"button",class:"tool",title:"Copy a link to this view (Y)","aria-label":"Copy a\
 link to this view",onClick:()=>{copyLink()},children:u4(Icon,{name:"share"})}),u4("button",{type:"button",class:"tool","aria-label":theme.value==="dark"?"Light\
 colours":"Dark colours",title:theme.value==="dark"?"Light colours":"Dark colours",onClick:()=>setTheme(theme.peek()==="dark"?"light":"dark"),children:u4(Icon,{
name:theme.value==="dark"?"sun":"moon"})}),u4("a",{class:"tool",href:href("/help"),title:"Help (?)","aria-label":"Help",children:u4(Icon,{name:"help"})})]})}function Strip(){
let s4=status.value;if(offline.value)return u4("footer",{class:"strip strip-bad",role:"status",children:[u4(Icon,{name:"warning",size:14}),offline.value]});if(!s4)
return u4("footer",{class:"strip",role:"status",children:"Connecting…"});let share=s4.total>0?s4.done/s4.total:null;return u4("footer",{class:"strip",role:"st\
atus",children:[s4.state==="reading"&&u4(S,{children:[u4("progress",{max:1,value:share??void 0,"aria-label":"Reading the trace"}),u4("span",{children:["Reading:\
 ",formatBytes(s4.done),share!==null&&` of ${formatBytes(s4.total)} (${formatPercent(share)})`,","," ",formatCount(s4.events)," events"]})]}),s4.state==="failed"&&
u4("span",{class:"bad",children:[u4(Icon,{name:"warning",size:14}),s4.error??"The trace could not be read."]}),s4.state==="ready"&&u4("span",{children:[formatCount(
s4.events)," events in ",formatCount(s4.generations)," generations"]}),s4.warnings.map(w5=>u4("span",{class:"warn",children:[u4(Icon,{name:"warning",size:14}),w5]},
w5)),u4("span",{class:"top-space"}),s4.jobs>0&&u4("span",{children:[s4.jobs," at work"]}),u4("span",{class:"faint",children:s4.tool})]})}function Shell(){let{route}=matchPath(
path.value),name=status.value?.name;return h2(()=>{document.title=[route?.title,name,"tacho"].filter(Boolean).join(" · ")},[route,name]),h2(()=>{document.documentElement.
dataset.theme=theme.value},[theme.value]),u4("div",{class:`shell${settings.value.narrow?" shell-narrow":""}`,children:[u4("a",{class:"skip",href:"#page",children:"\
To the page"}),u4(TopBar,{}),u4(Minimap,{}),u4(Nav,{}),u4("main",{id:"page",class:"main","data-complete":complete.value,children:u4(Page,{})}),u4(Strip,{}),u4(Palette,
{}),toast.value&&u4("div",{class:"toast",role:"status",children:toast.value})]})}var root=document.getElementById("app");root.textContent="";listenToHistory();listenToKeys();document.addEventListener("click",followLinks);R(u4(Shell,{}),root);
followStatus();})();
