/** Objects that lie in folders, listed as if there were none. */
package levante.oscar.storage.tree;
