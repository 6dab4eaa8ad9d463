/** What stands around every page of somebody who is signed in. */
package levante.web.page.frame;
