/** The pages of infrastructures: the list, one of them live, and what is done with it. */
package levante.web.page.infrastructure;
