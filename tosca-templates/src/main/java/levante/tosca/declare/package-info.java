/**
 * What a template declares: its head, its node templates, and the requirements between them. No
 * value is read here.
 */
package levante.tosca.declare;
