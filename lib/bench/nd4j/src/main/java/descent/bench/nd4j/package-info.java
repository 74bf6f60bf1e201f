/** ND4J, measured as the library is: in a virtual machine of its own, one run of JMH per turn. */
package descent.bench.nd4j;
