// covers: 3.11, 3.13
using ReactorGen;

namespace Corpus.Statements.SwitchGotos;

public static partial class Program
{
    [ReactorTask]
    public static partial void Main(Trace t)
    {
        for (var i = 0; i < 4; i++)
        {
            switch (Pause(i))
            {
                case 0: Pause("zero"); goto case 2;
                case 1: goto default;
                case 2: Pause("two"); break;
                default: t.Log("default"); Pause(); goto case 2;
            }
        }
    }
}
