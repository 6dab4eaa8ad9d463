/** Plans and topologies as people read them. */
package levante.web.page.plan;
