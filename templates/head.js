(function(d,s){d.classList.add("js");if(/[?&]q=[^&]/.test(s))d.setAttribute("data-q","")})(document.documentElement,location.search)
