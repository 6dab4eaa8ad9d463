/** What runs next and where: the dispatch policy and loop, jobs, and the port to a cluster. */
package levante.oscar.dispatch;
