import Hummingbird
print("placeholder")
