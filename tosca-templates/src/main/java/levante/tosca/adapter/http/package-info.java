/** Imports by URL. */
package levante.tosca.adapter.http;
