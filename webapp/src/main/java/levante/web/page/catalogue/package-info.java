/** From a template to an infrastructure: the catalogue, the form, the plan, the deployment. */
package levante.web.page.catalogue;
