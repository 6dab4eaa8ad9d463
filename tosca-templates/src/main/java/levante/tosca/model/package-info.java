/**
 * What a template means once it is read: node templates with resolved values, their requirements
 * and outputs. Plain values; no YAML and no position is left in them.
 */
package levante.tosca.model;
