// coming in a minute
