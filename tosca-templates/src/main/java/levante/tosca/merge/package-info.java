/**
 * Templates on top of others: a child is merged into its parent before anything is read, each part
 * keeping the place where it was written.
 */
package levante.tosca.merge;
