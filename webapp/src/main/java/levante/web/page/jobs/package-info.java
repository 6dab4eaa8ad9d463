/** The page of one job, and what is done with it there. */
package levante.web.page.jobs;
