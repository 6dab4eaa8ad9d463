/** What entities bring along and what can be done to them, with resolved values. */
package levante.tosca.behaviour;
