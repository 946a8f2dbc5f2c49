// Live updates where there is script: a story page or the front page says that there is news; nothing moves by itself.
