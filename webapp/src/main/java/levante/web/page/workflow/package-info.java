/** How files flow through services. */
package levante.web.page.workflow;
