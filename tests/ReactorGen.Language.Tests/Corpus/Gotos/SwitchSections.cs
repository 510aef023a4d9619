// covers: 3.13, 3.11
using ReactorGen;

namespace Corpus.Gotos.SwitchSections;

public static partial class Program
{
    private const string Two = "two";

    private enum Color { Red, Green, Blue }

    [ReactorTask]
    public static partial void Main(Trace t)
    {
        foreach (var text in new[] { "one", "two", "three", "four", null })
        {
            switch (text)
            {
                case "one":
                    t.Log("1");
                    goto case Two;
                case Two:
                case "zwei":
                    Pause("2");
                    goto default;
                case "three":
                    try
                    {
                        Pause("3");
                        goto case "one";
                    }
                    finally
                    {
                        Pause("finally");
                    }

                case null:
                    t.Log("null");
                    goto done;
                default:
                    t.Log(Pause("default"));
                    break;
                done:
                    t.Log("a label of a section");
                    break;
            }
        }

        foreach (var color in new[] { Color.Red, Color.Blue })
        {
            for (var i = 0; i < 3; i++)
            {
                switch (color)
                {
                    case Color.Red when i == 1:
                        Pause("guarded red");
                        goto case Color.Green;
                    case Color.Red:
                        switch (i)
                        {
                            case 0:
                                Pause("inner");
                                goto case 2;
                            case 2:
                                t.Log("inner 2");
                                break;
                        }

                        break;
                    case Color.Green:
                        Pause("green");
                        break;
                    default:
                        goto case (Color)1;
                }
            }
        }

        switch (Pause(3L))
        {
            case 1: goto case 3;
            case 3:
                if (Pause(true)) goto case (byte)4;
                break;
            case 4:
                t.Log("four");
                break;
        }
    }
}
