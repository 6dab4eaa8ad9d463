/** What values are worth: inputs, properties, and the functions between them. */
package levante.tosca.evaluate;
