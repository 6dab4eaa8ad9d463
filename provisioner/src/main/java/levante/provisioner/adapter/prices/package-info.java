/** What machines cost, as the operator says. */
package levante.provisioner.adapter.prices;
