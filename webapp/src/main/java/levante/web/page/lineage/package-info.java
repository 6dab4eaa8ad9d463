/** Where an object comes from, and what came of it. */
package levante.web.page.lineage;
