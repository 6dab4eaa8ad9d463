/**
 * What may be changed of an infrastructure that stands: each use case writes down what shall be,
 * and the loop makes it so.
 */
package levante.provisioner.change;
