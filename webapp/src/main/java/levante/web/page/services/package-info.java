/** The caller's services and their jobs as pages, and what is done with them there. */
package levante.web.page.services;
