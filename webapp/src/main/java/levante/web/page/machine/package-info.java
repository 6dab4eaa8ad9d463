/** The page of one machine, and what can be done with it by a form. */
package levante.web.page.machine;
