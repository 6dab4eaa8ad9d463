/** Giving an infrastructure other inputs or another template, with what that means before. */
package levante.web.page.edit;
