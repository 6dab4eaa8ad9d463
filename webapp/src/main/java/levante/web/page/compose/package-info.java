/** Services without writing FDL first: by a form, and from the catalogue. */
package levante.web.page.compose;
