"""Runs a program on a terminal of its own and answers its question once. Usage: answer.py QUESTION ANSWER PROGRAM...

What the program writes is printed. A program that asks on the terminal throws away what was typed before it asked, so the answer waits for the question.
"""
import os
import pty
import sys

question, answer, program = sys.argv[1].encode(), sys.argv[2].encode(), sys.argv[3:]
child, terminal = pty.fork()
if child == 0:
    os.execvp(program[0], program)

written = b""
while True:
    try:
        part = os.read(terminal, 4096)
    except OSError:  # what a terminal says whose program has ended
        break
    if not part:
        break
    was_asked = question in written
    written += part
    if question in written and not was_asked:
        os.write(terminal, answer + b"\n")

sys.stdout.write(written.decode())
sys.exit(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]))
