using System.Collections.Generic;
using System.Linq;
using System.Text;
using ReactorGen.Generator.Model;

namespace ReactorGen.Generator.Lowering;

/// <summary>The intermediate form as text, for tests and for whoever debugs a pass. <c>%n</c> is variable n, <c>Bn</c> block n.</summary>
internal static class FlowDump
{
    public static string Write(FlowGraph graph)
    {
        var text = new StringBuilder();
        Write(graph.Elements, text, 0);
        return text.ToString();
    }

    private static void Write(IEnumerable<FlowElement> elements, StringBuilder text, int depth)
    {
        foreach (FlowElement element in elements)
        {
            if (element is FlowBlock block)
            {
                Line(text, depth, $"B{block.Id} {block.Label}{(block.Point > 0 ? $" resumes {block.Point}" : "")}:");
                Statements(block.Statements, text, depth + 1);
                Line(text, depth + 1, block.End.ToString());
                continue;
            }
            var guarded = (FlowTry)element;
            Line(text, depth, $"try, then B{guarded.AfterBlock}");
            Write(guarded.Body, text, depth + 1);
            foreach (FlowHandler handler in guarded.Handlers)
            {
                Line(text, depth, $"catch{handler.Header}");
                Statements(handler.Statements, text, depth + 1);
            }
            if (guarded.Finally.Count == 0) continue;
            Line(text, depth, "finally");
            Statements(guarded.Finally, text, depth + 1);
        }
    }

    private static void Statements(IEnumerable<FlowStatement> statements, StringBuilder text, int depth)
    {
        foreach (FlowStatement statement in statements) Line(text, depth, statement.ToString());
    }

    private static void Line(StringBuilder text, int depth, string line) => text.Append(' ', depth * 2).Append(line).Append('\n');
}
