/** What other rules of scaling would have done with the work that a cluster had. */
package levante.web.page.whatif;
