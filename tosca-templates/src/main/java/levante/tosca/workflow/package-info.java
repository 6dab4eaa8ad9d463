/**
 * What is done in which order: workflows as templates write them, and the one that follows from a
 * topology.
 */
package levante.tosca.workflow;
