/** The rules by which a cluster is scaled, as pages: written, checked, taken away. */
package levante.web.page.scaling;
