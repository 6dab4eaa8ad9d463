/**
 * Single calls by jclouds' executor of HTTP requests, for interfaces that jclouds does not know.
 */
package levante.provisioner.adapter.jclouds.http;
