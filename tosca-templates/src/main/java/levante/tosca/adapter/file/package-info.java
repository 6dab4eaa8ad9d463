/** Imports from a folder of the local file system. */
package levante.tosca.adapter.file;
