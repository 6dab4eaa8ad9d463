/** What Prometheus is told. */
package levante.web.meter;
