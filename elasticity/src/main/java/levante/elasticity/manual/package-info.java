/** What a person has decided about single nodes, and who it was. */
package levante.elasticity.manual;
