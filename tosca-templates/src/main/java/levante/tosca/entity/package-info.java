/**
 * What functions can name: node templates and relationships, and the properties, attributes,
 * artifacts and interfaces that they own. No value is read here.
 */
package levante.tosca.entity;
