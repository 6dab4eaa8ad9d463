/** Files of the users as a browser may show them: nothing of them ever runs. */
package levante.web.page.preview;
