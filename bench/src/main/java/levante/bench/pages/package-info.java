/** How long pages and lists take with many infrastructures and jobs, and how soon streams tell. */
package levante.bench.pages;
