/** A topology for people and scripts: as a tree, as JSON, as a drawing. Pure text; no position. */
package levante.tosca.show;
