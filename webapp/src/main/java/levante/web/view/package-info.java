/** What the pages show: records of the edge, and the one port through which pages read. */
package levante.web.view;
