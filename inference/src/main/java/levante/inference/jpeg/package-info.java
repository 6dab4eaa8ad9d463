/** Pictures in files, and the faces that travel inside them. */
package levante.inference.jpeg;
