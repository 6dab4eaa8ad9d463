/** The page of one infrastructure, and what can be done with it by a form. */
package levante.web.page.act;
