from heddle_kernel import main

main()
