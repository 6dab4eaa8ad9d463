/** The service templates that Levante brings along. */
package levante.tosca.catalog;
