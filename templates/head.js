(function(d){d.classList.add("js");if(/[?&]q=[^&]/.test(location.search))d.setAttribute("data-q","");addEventListener("error",function(){d.removeAttribute("data-q")},true)})(document.documentElement)
